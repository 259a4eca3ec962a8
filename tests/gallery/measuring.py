"""The contrast of what is painted: of every word, of every edge, on any window.

`weak(measure(window, "client 2"))` names what is below the floors of WCAG 2.2 AA (words 4.5, edges of
controls 3) or, where body text stands, of our own (7); in high contrast words have 7 and edges 4.5.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from practiceapp.ui.shared.theme import current
from tests.gallery.picture import Picture, contrast, name_of

BODY_LABELS = ("page_title", "section_title", "card_title", "label", "banner_text", "toast", "words")
EDGELESS = ("link", "navigation", "icon", "note", "cell")
INSIDE, ROW_INSIDE = 4, 6
"""What is cut off at the rim, in px, to leave borders and rings out."""
SAME = 1.02
"""Two colours that differ by less are one."""


@dataclass(frozen=True)
class Floors:
    """The least contrast there may be."""

    body: float
    words: float
    sign: float
    edge: float


NORMAL, HIGH = Floors(7.0, 4.5, 3.0, 3.0), Floors(7.0, 7.0, 4.5, 4.5)


def floors() -> Floors:
    """Those of the theme in force."""
    return HIGH if current().high else NORMAL


@dataclass(frozen=True)
class Measured:
    """One word or one edge: where, on what, and its contrast."""

    where: str
    what: str
    ink: str
    ground: str
    ratio: float
    floor: float

    @property
    def is_weak(self) -> bool:
        """Below its floor; a hundredth is the rounding of the screen."""
        return self.ratio < self.floor - 0.01

    def __str__(self) -> str:
        return (
            f"{self.ratio:5.2f} of {self.floor:3.1f}  {self.ink} on {self.ground}  {self.where}: {self.what}"
        )


def weak(found: Iterable[Measured]) -> list[str]:
    """What is below its floor, as lines to read."""
    return sorted({str(one) for one in found if one.is_weak})


def measure(window: QWidget, where: str) -> list[Measured]:
    """Everything in view in a window."""
    picture = Picture(window)
    found: list[Measured] = []
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        found += _words(picture, window, widget, where)
        found += _edges(picture, window, widget, where)
    return found


def _words(picture: Picture, window: QWidget, widget: QWidget, where: str) -> Iterator[Measured]:
    for place, floor, name in places_of_words(widget):
        shown = place.intersected(widget.visibleRegion().boundingRect())
        if shown.isEmpty():
            continue
        area = picture.area(shown.translated(widget.mapTo(window, QPoint())))
        for ground, ink, ratio, sign in area.inked():
            least = min(floor, floors().sign) if sign else floor
            yield Measured(where, name, name_of(ink), name_of(ground), ratio, least)


def places_of_words(widget: QWidget) -> Iterator[tuple[QRect, float, str]]:
    """Where a widget writes, the floor for it, and what it is called."""
    least, whole = floors(), widget.rect().adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE)
    name = called(widget)
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield from _on_one_line(widget, whole, least, name)
    elif isinstance(widget, (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit)):
        yield from _in_a_field(widget, whole, least, name)
    elif isinstance(widget, QAbstractItemView):
        yield from _rows(widget, least, name)
    elif isinstance(widget, QMenu):
        for action in widget.actions():
            yield widget.actionGeometry(action).adjusted(ROW_INSIDE, 0, -ROW_INSIDE, 0), least.words, name
    elif isinstance(widget, QTabBar):
        yield whole, least.words, name


def _on_one_line(
    widget: QLabel | QAbstractButton, whole: QRect, least: Floors, name: str
) -> Iterator[tuple[QRect, float, str]]:
    if isinstance(widget, (QCheckBox, QRadioButton)):
        yield _beside_the_box(widget), least.words, name
    elif isinstance(widget, QAbstractButton):
        worded = _has_words(widget)
        if widget.isEnabled() or worded:
            yield whole, least.words if worded else least.sign, name
    elif widget.text():
        body = widget.property("kind") in BODY_LABELS
        yield widget.contentsRect(), least.body if body else least.words, name
    elif not widget.pixmap().isNull():
        yield widget.contentsRect(), least.sign, name


def _in_a_field(
    widget: QLineEdit | QComboBox | QPlainTextEdit | QTextEdit, whole: QRect, least: Floors, name: str
) -> Iterator[tuple[QRect, float, str]]:
    if isinstance(widget, QLineEdit):
        filled = widget.text() and widget.isEnabled() and not widget.isReadOnly()
        yield _before_the_buttons(widget, whole), least.body if filled else least.words, name
    elif isinstance(widget, QComboBox):
        yield whole.adjusted(0, 0, -30, 0), least.body if widget.isEnabled() else least.words, name
    else:
        yield widget.viewport().geometry().intersected(whole), least.words, name


def _has_words(button: QAbstractButton) -> bool:
    """Words of its own, or painted by itself."""
    if isinstance(button, QToolButton) and not button.icon().isNull():
        return button.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
    return bool(button.text()) or button.icon().isNull()


def _before_the_buttons(line: QLineEdit, whole: QRect) -> QRect:
    """Where the text of a line stands: beside the buttons in it, which are looked at by themselves."""
    for button in [one for one in line.findChildren(QWidget) if one.isVisible()]:
        if button.geometry().center().x() > whole.center().x():
            whole.setRight(min(whole.right(), button.x()))
        else:
            whole.setLeft(max(whole.left(), button.geometry().right()))
    return whole


def _beside_the_box(widget: QCheckBox | QRadioButton) -> QRect:
    option = QStyleOptionButton()
    widget.initStyleOption(option)
    part = QStyle.SubElement.SE_CheckBoxContents
    if isinstance(widget, QRadioButton):
        part = QStyle.SubElement.SE_RadioButtonContents
    return widget.style().subElementRect(part, option, widget).adjusted(INSIDE, 0, -INSIDE, 0)


def _rows(view: QAbstractItemView, least: Floors, name: str) -> Iterator[tuple[QRect, float, str]]:
    if isinstance(view, QHeaderView):
        yield view.viewport().geometry(), least.words, f"{name} (headings)"
        return
    model, offset = view.model(), view.viewport().pos()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(model.rowCount(view.rootIndex())):
        place = QRect()
        for column in range(columns):
            place = place.united(view.visualRect(model.index(row, column, view.rootIndex())))
        if view.viewport().rect().intersects(place):
            inner = place.adjusted(ROW_INSIDE, ROW_INSIDE, -ROW_INSIDE, -ROW_INSIDE)
            yield inner.translated(offset), least.words, f"{name}, row {row + 1}"


def _edges(picture: Picture, window: QWidget, widget: QWidget, where: str) -> Iterator[Measured]:
    """The upper edge of a control, against what it stands on."""
    if not has_edge(widget) or widget.visibleRegion().boundingRect() != widget.rect():
        return
    top = widget.mapTo(window, QPoint(widget.width() // 2, 0))
    if top.y() < INSIDE:
        return
    colours = picture.column(top.x(), top.y() - 3, top.y() + INSIDE)
    if not colours:
        return
    outside = colours[0]
    edge = max(colours, key=lambda colour: contrast(colour, outside))
    ratio = contrast(edge, outside)
    yield Measured(where, f"edge of {called(widget)}", name_of(edge), name_of(outside), ratio, floors().edge)


def has_edge(widget: QWidget) -> bool:
    """Whether its border is what shows where it is; what is disabled need not be seen (WCAG 1.4.11)."""
    if not widget.isEnabled() or widget.property("kind") in EDGELESS:
        return False
    if isinstance(widget, QLineEdit):
        return not isinstance(widget.parent(), (QAbstractSpinBox, QComboBox)) and widget.hasFrame()
    if isinstance(widget, QToolButton):
        return bool(widget.property("kind") == "chip")
    if isinstance(widget, (QPlainTextEdit, QTextEdit)):
        return widget.frameShape() != QFrame.Shape.NoFrame
    return isinstance(widget, (QComboBox, QAbstractSpinBox, QPushButton))


def called(widget: QWidget) -> str:
    """A widget in words: its kind and what it is called."""
    text = getattr(widget, "text", None)
    words = widget.accessibleName() or (str(text()) if callable(text) else "")
    return f"{type(widget).__name__} {words.replace(chr(10), ' ')[:40]!r}"
