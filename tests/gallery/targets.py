"""What is pressed or typed into is large enough to hit."""

from collections.abc import Iterator

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListView,
    QTabBar,
    QWidget,
)

from practiceapp.ui.shared.pictures.picture_view import PictureView
from practiceapp.ui.shared.tokens import scale
from tests.gallery.measuring import called

SIGN_IN_A_LINE = "QLineEditIconButton"
"""Qt's own sign within a line of text, which does what Enter does there; the line itself is large enough. The
marks of a picture are as small as their meaning asks: the same stands in its table, one press away."""


def too_small(window: QWidget, where: str) -> list[str]:
    """Every target in view that is narrower or lower than it may be."""
    least = scale("target")["least"]
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible() or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        for width, height in _sizes(widget):
            if width < least or height < least:
                found.append(f"{where}: {called(widget)} {width} x {height}")
    return sorted(set(found))


def _sizes(widget: QWidget) -> Iterator[tuple[int, int]]:
    if isinstance(widget, PictureView) or widget.metaObject().className() == SIGN_IN_A_LINE:
        return
    if isinstance(widget, QTabBar):
        for index in range(widget.count()):
            yield widget.tabRect(index).width(), widget.tabRect(index).height()
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _rows(widget)
    elif _stands_alone(widget):
        yield widget.width(), widget.height()


def _stands_alone(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return not isinstance(widget.parent(), (QAbstractSpinBox, QComboBox))
    return isinstance(widget, (QAbstractButton, QComboBox, QAbstractSpinBox))


def _rows(view: QAbstractItemView) -> Iterator[tuple[int, int]]:
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(model.rowCount(view.rootIndex())):
        for column in range(columns):
            index = model.index(row, column, view.rootIndex())
            place = view.visualRect(index)
            if model.flags(index) and view.viewport().rect().intersects(place):
                yield place.width(), place.height()
