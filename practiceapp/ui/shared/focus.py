"""Where the caret goes when a page comes into view."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def holds_focus(widget: QWidget) -> bool:
    """Whether the caret is in it or somewhere inside."""
    focused: object = widget.window().focusWidget()
    return isinstance(focused, QWidget) and (focused is widget or widget.isAncestorOf(focused))


def focus_inside(widget: QWidget) -> None:
    """Give the focus to the widget's proxy or its first field, unless it is inside already."""
    if holds_focus(widget):
        return
    if widget.focusProxy() is not None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    following = widget.nextInFocusChain()
    while following is not None and following is not widget:
        takes_focus = bool(following.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if widget.isAncestorOf(following) and takes_focus and following.isVisible() and following.isEnabled():
            following.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        following = following.nextInFocusChain()
