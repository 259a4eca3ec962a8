"""Tab and the arrow keys over one window: what they reach, in which order, and what they pass over."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QWidget,
)

from tests.drive.hands import settle

MOST_STOPS = 400
"""More than any window has: a walk that is longer never comes back."""
SAME_ROW = 6
"""Two things this many px from standing apart still stand apart."""
PRESSED_OR_FILLED = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QTextEdit,
    QPlainTextEdit,
    QAbstractItemView,
    QTabBar,
    QAbstractSlider,
)
PARTS_OF_ANOTHER = (QAbstractSpinBox, QComboBox, QTabBar, QLineEdit)
"""What is inside one of these belongs to it: steppers, the line of a combo box, the cross that empties."""
FORWARD, BACKWARD = (
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (
        Qt.Key.Key_Backtab,
        Qt.KeyboardModifier.ShiftModifier,
    ),
)


def described(widget: object) -> str:
    """A widget as one finds it on the screen."""
    if not isinstance(widget, QWidget):
        return "nothing"
    text = getattr(widget, "text", None)
    words = widget.accessibleName() or (str(text()) if callable(text) else "") or widget.objectName()
    around = widget.parentWidget()
    where = f" in {type(around).__name__}" if around is not None else ""
    return f"{type(widget).__name__} “{words}”{where}"


def focused() -> QWidget | None:
    """What has the focus; None also when it is hidden."""
    widget: object = QApplication.focusWidget()
    return widget if isinstance(widget, QWidget) and widget.isVisible() else None


def tabbed(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Every stop of Tab (Shift+Tab with `back`) from the one that has the focus round to it again."""
    first = focused()
    if first is None:
        raise AssertionError("nothing has the focus to begin with")
    code, modifiers = BACKWARD if back else FORWARD
    if not first.focusPolicy() & Qt.FocusPolicy.TabFocus:  # a click led there, or another choice was made
        QTest.keyClick(first, code, modifiers)
        first = focused() or first
    stops, parts = [first], 1
    for _step in range(MOST_STOPS):
        QTest.keyClick(focused() or window, code, modifiers)
        settle()
        at = focused()
        if at is None:
            raise AssertionError(f"after {described(stops[-1])} nothing has the focus")
        if at is stops[-1] and parts < _parts_of(at):
            parts += 1
            continue
        parts = 1
        if at is stops[0]:
            return stops
        if at in stops:
            raise AssertionError(f"Tab is caught between {described(at)} and {described(stops[-1])}")
        stops.append(at)
    raise AssertionError("Tab never comes round")


def _parts_of(widget: QWidget) -> int:
    """How many stops Tab makes inside: day, month and year; the links of a text."""
    if isinstance(widget, QDateTimeEdit):
        return widget.sectionCount()
    return 1 + widget.toHtml().count("<a href") if isinstance(widget, QTextBrowser) else 1


def interactive(window: QWidget) -> list[QWidget]:
    """Everything in view that can be pressed, typed into, chosen from, or that Tab stops at."""
    return [one for one in window.findChildren(QWidget) if _in_view(one) and _is_for_hands(one)]


def _in_view(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and not widget.size().isEmpty()


def _is_for_hands(widget: QWidget) -> bool:
    if isinstance(widget, QScrollBar | QHeaderView | QSplitterHandle):
        return False
    inside: object = widget.parentWidget()
    while isinstance(inside, QWidget) and not inside.isWindow():
        plain = isinstance(widget, QToolButton) and widget.focusPolicy() is Qt.FocusPolicy.NoFocus
        if isinstance(inside, PARTS_OF_ANOTHER) and (plain or isinstance(widget, QLineEdit)):
            return False
        inside = inside.parentWidget()
    linked = isinstance(widget, QLabel) and "<a " in widget.text()
    hand = widget.testAttribute(Qt.WidgetAttribute.WA_SetCursor) and (
        widget.cursor().shape() == Qt.CursorShape.PointingHandCursor
    )
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return isinstance(widget, PRESSED_OR_FILLED) or linked or hand or tab


def passed_over(window: QWidget, stops: Iterable[QWidget]) -> list[QWidget]:
    """What no key reaches: neither Tab, nor arrows from a stop, nor a command with keys of its own."""
    reached = set(stops)
    return [
        one
        for one in interactive(window)
        if one not in reached
        and not _stands_for(one, reached)
        and not _by_arrows(one, reached)
        and not _has_keys(one)
    ]


def _stands_for(widget: QWidget, reached: set[QWidget]) -> bool:
    """A proxy: the focus goes to a part of it, or it is a part of what has the focus."""
    proxy = widget.focusProxy()
    return proxy in reached if proxy is not None else False


def _by_arrows(widget: QWidget, reached: set[QWidget]) -> bool:
    """One of several of which one is chosen: arrows lead from one to the next."""
    if isinstance(widget, QAbstractItemView):
        return _walked_from_a_field(widget, reached)
    if not isinstance(widget, QAbstractButton):
        return False
    group = widget.group()
    if group is not None:
        return any(one in reached for one in group.buttons())
    together = widget.autoExclusive() and widget.parentWidget() is not None
    return together and any(
        one in reached and one.autoExclusive() for one in widget.parentWidget().findChildren(QAbstractButton)
    )


def _walked_from_a_field(view: QAbstractItemView, reached: set[QWidget]) -> bool:
    """A list below the field that filters it: Down and Up in the field walk it."""
    if view.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return False
    before = view.currentIndex()
    for field in [one for one in reached if isinstance(one, QLineEdit)]:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(field, Qt.Key.Key_Down)
        moved = view.currentIndex() != before
        QTest.keyClick(field, Qt.Key.Key_Up)
        if moved and view.currentIndex() == before:
            return True
    return False


def _has_keys(widget: QWidget) -> bool:
    """Its keys stand in its tooltip and a command in force has them: "Back (Alt+Left)"."""
    says, window = widget.toolTip(), widget.window()
    if not says.endswith(")") or "(" not in says:
        return False
    keys = QKeySequence(says[says.rindex("(") + 1 : -1])
    actions = [*window.actions(), *(a for one in window.findChildren(QWidget) for a in one.actions())]
    return any(keys in action.shortcuts() and action.isEnabled() for action in actions)


def disorder(window: QWidget, stops: Sequence[QWidget]) -> list[str]:
    """Each step of Tab that goes back up or left, but for the one that begins anew."""
    steps = list(zip(stops, [*stops[1:], stops[0]], strict=True))
    against = [step for step in steps if not _goes_on(window, *step)]
    if len(against) <= 1:
        return []
    return [f"{described(one)} → {described(other)}" for one, other in against]


def _goes_on(window: QWidget, one: QWidget, other: QWidget) -> bool:
    """Whether `other` follows `one` as one reads: inside it, below it or beside it in its row."""
    if one.isAncestorOf(other):
        return True
    if other.isAncestorOf(one):
        return False
    if placed(window, one).contains(placed(window, other)):  # the button that lies over a row
        return True
    up, down = branches(one, other)
    a, b = placed(window, up), placed(window, down)
    if a.intersects(b):  # one of them lies over the other
        a, b = placed(window, one), placed(window, other)
    below = b.top() >= a.bottom() - SAME_ROW
    left, right = (b, a) if window.layoutDirection() == Qt.LayoutDirection.RightToLeft else (a, b)
    beside = right.left() >= left.right() - SAME_ROW and b.bottom() > a.top()
    return below or beside


def branches(one: QWidget, other: QWidget) -> tuple[QWidget, QWidget]:
    """The two parts of their common surrounding in which they stand."""
    above = _with_all_around(one)
    below = _with_all_around(other)
    while len(above) > 1 and len(below) > 1 and above[-2] is below[-2]:
        above.pop()
        below.pop()
    return above[-2] if len(above) > 1 else one, below[-2] if len(below) > 1 else other


def _with_all_around(widget: QWidget) -> list[QWidget]:
    """It and everything it stands in, the window last."""
    found = [widget]
    while isinstance(parent := found[-1].parent(), QWidget):
        found.append(parent)
    return found


def placed(window: QWidget, widget: QWidget) -> QRect:
    """Where it stands in the window."""
    return QRect(widget.mapTo(window, QPoint()), widget.size())
