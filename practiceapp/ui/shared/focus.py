"""Where the caret goes when a page comes into view."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def holds_focus(widget: QWidget) -> bool:
    """Whether the caret is in it or somewhere inside."""
    focused: object = widget.window().focusWidget()
    return isinstance(focused, QWidget) and (focused is widget or widget.isAncestorOf(focused))


def focus_inside(widget: QWidget, start: QWidget | None = None, *, entering: bool = False) -> None:
    """Give the focus to `start` or to the first field, unless it is inside already.

    `entering`: the widget has just come into view. A stack of Qt then gave the focus to the first button of
    it, and `start` goes before that.
    """
    usable = start is not None and start.isVisibleTo(widget) and start.isEnabled()
    if holds_focus(widget) and not (entering and usable):
        return
    if start is not None and usable:
        start.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    following = widget.nextInFocusChain()
    while following is not None and following is not widget:
        takes_focus = bool(following.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if widget.isAncestorOf(following) and takes_focus and following.isVisible() and following.isEnabled():
            following.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        following = following.nextInFocusChain()


def bring_focus_into_view(window: QWidget) -> None:
    """Scroll to what has the focus, wherever it stands in the window."""
    focused: object = window.focusWidget()
    above: object = focused
    while isinstance(focused, QWidget) and isinstance(above, QWidget):
        if isinstance(above, QScrollArea) and above is not focused:
            above.ensureWidgetVisible(focused)
        above = above.parentWidget()
