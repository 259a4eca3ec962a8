"""Where the caret goes when a page comes into view, and when what had it goes away."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QScrollArea, QStackedWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override


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
    following = next((one for one in _chain(widget) if _is_stop(one, widget)), None)
    if following is not None:
        following.setFocus(Qt.FocusReason.OtherFocusReason)


def _chain(page: QWidget) -> Iterator[QWidget]:
    """All widgets of its window in the order of Tab, beginning behind the page itself."""
    following = page.nextInFocusChain()
    while following is not None and following is not page:
        yield following
        following = following.nextInFocusChain()


def _is_stop(widget: QWidget, page: QWidget) -> bool:
    """Whether Tab stops at it, and it is on the page."""
    takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return page.isAncestorOf(widget) and takes_focus and widget.isVisible() and widget.isEnabled()


def bring_focus_into_view(window: QWidget) -> None:
    """Scroll to what has the focus, wherever it stands in the window."""
    focused: object = window.focusWidget()
    above: object = focused
    while isinstance(focused, QWidget) and isinstance(above, QWidget):
        if isinstance(above, QScrollArea) and above is not focused and _fits(focused, above):
            above.ensureWidgetVisible(focused)
        above = above.parentWidget()


def _fits(widget: QWidget, area: QScrollArea) -> bool:
    """Whether all of it can be seen at once; of a long text the line she writes in is what counts."""
    return widget.height() < area.viewport().height()


class FocusKeeper(QObject):
    """Keeps the focus on the page in view and in sight, and Ctrl+Z from fields that have nothing to undo.

    What had the focus may go: a button that has done its work is hidden, a row taken away. Qt then leads it
    to whatever follows in the window, in the end to the navigation; here to what stands next on the page.
    """

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        self._field: QWidget | None = None
        self._soon = QTimer(self)  # what is left may still change what stands on the page, and where
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_focused)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._watch(new)
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._soon.start()
        page: object = self._pages.currentWidget()
        if old is None or not isinstance(page, QWidget) or not page.isVisible():
            return
        if not isValid(old) or not page.isAncestorOf(old):  # type: ignore[no-untyped-call]
            return
        gone = not (old.isVisible() and old.isEnabled())
        astray = new is None or (new.window() is page.window() and not page.isAncestorOf(new))
        if gone and astray:
            self._lead(old, page)

    def _show_focused(self) -> None:
        bring_focus_into_view(self._pages.window())

    def _lead(self, old: QWidget, page: QWidget) -> None:
        """To the next stop of the page, or to the last where there is none."""
        behind: list[QWidget] = []
        passed = False
        for one in _chain(page):
            passed = passed or one is old
            if _is_stop(one, page):
                if passed:
                    one.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
                behind.append(one)
        if behind:
            behind[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _watch(self, field: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):  # type: ignore[no-untyped-call]
            self._field.removeEventFilter(self)
        window, self._field = self._pages.window(), None
        if isinstance(field, QLineEdit | QAbstractSpinBox) and window.isAncestorOf(field):
            self._field = field
        if self._field is not None:
            self._field.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field would take Ctrl+Z for itself even when there is nothing in it to undo."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            line = watched.lineEdit() if isinstance(watched, QAbstractSpinBox) else watched
            idle = isinstance(line, QLineEdit) and not line.isUndoAvailable()
            if idle and event.matches(QKeySequence.StandardKey.Undo):
                event.ignore()
                return True
        return False
