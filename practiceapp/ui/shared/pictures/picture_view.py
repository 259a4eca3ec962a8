"""A table view that paints its table as a picture; to a screen reader it stays a table with headers."""

from collections.abc import Mapping

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QSizePolicy,
    QStyle,
    QTableView,
    QWidget,
)
from typing_extensions import override

from practiceapp.ui.shared.pictures.picture_model import Index, PictureModel
from practiceapp.ui.shared.theme import current

Action = QAbstractItemView.CursorAction


class PictureView(QTableView):
    """What every picture has in common: one mark for each row, the arrows walk them, T asks for the table.

    A picture says where its marks are (`mark_of`), how tall all of it is (`full_height`), and paints itself
    (`paint_picture`); all three in the coordinates of the viewport when nothing is scrolled, from left to
    right: what runs the other way is mirrored here.
    """

    opened = Signal(object)
    table_wanted = Signal()

    STEPS: Mapping[Action, int] = {
        Action.MoveUp: -1,
        Action.MoveDown: 1,
        Action.MovePrevious: -1,
        Action.MoveNext: 1,
    }

    def __init__(self, name: str, model: PictureModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model
        self._build(name)
        current().changed.connect(self.on_theme_changed)

    def _build(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        for corner in self.findChildren(QAbstractButton):  # where two headers would meet
            corner.hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setModel(self.lines)
        self.lines.modelReset.connect(self.forget_places)

    # --- what a picture answers

    def mark_of(self, _row: int) -> QRect:
        """Where the mark of a row is."""
        return QRect()

    def full_height(self) -> int:
        """How tall the picture is without scrolling."""
        return 0

    def paint_picture(self, _painter: QPainter) -> None:
        """Paint it; the painter is scrolled already, and the background is there."""

    def forget_places(self) -> None:
        """The data, the size or the look is another: measure again."""
        self.updateGeometries()
        self.updateGeometry()
        self.viewport().update()

    def row_near(self, at: QPoint) -> int:
        """The row whose mark is at a point of the viewport; -1 for none."""
        found = (row for row in range(self.lines.rowCount()) if self.seen_mark(row).contains(at))
        return next(found, -1)

    # --- for pictures

    def mirrored(self, box: QRect) -> QRect:
        """The box as it lies where one reads from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.viewport().rect(), box)

    def seen_mark(self, row: int) -> QRect:
        """Where the mark of a row is in the viewport as it is scrolled now."""
        return self.mirrored(self.mark_of(row)).translated(0, -self.verticalScrollBar().value())

    @property
    def is_mirrored(self) -> bool:
        """Whether it runs from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def marked_row(self) -> int:
        """The row with the focus in it; -1 while the focus is elsewhere."""
        return self.currentIndex().row() if self.hasFocus() else -1

    def go_to_row(self, row: int) -> None:
        """Make this row the current one."""
        index = self.model().index(row, self.lines.columnCount() - 1)
        if index.isValid():
            self.setCurrentIndex(index)

    def on_theme_changed(self) -> None:
        """Other colours, another text size."""
        self.forget_places()

    # --- as Qt asks

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        self.paint_picture(painter)
        painter.end()

    @override
    def visualRect(self, index: Index) -> QRect:
        return self.seen_mark(index.row()) if index.isValid() else QRect()

    @override
    def indexAt(self, at: QPoint) -> QModelIndex:
        return self.model().index(self.row_near(at), self.lines.columnCount() - 1)

    @override
    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = self.lines.rowCount() - 1
        row = self.currentIndex().row()
        if action in (Action.MoveHome, Action.MoveEnd):
            row = 0 if action == Action.MoveHome else last
        elif action in (Action.MovePageUp, Action.MovePageDown):
            page = self.page_of_rows()
            row += page if action == Action.MovePageDown else -page
        elif row < 0:
            row = 0
        else:
            row += self.STEPS.get(action, 0) * self.sense_of(action)
        return self.model().index(max(0, min(last, row)), self.lines.columnCount() - 1)

    def sense_of(self, action: Action) -> int:
        """Left and right change places where the picture is mirrored."""
        sideways = action in (Action.MoveLeft, Action.MoveRight)
        return -1 if sideways and self.is_mirrored else 1

    def page_of_rows(self) -> int:
        """How many rows a page key passes."""
        return 10

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_T and plain:
            self.table_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            told = self.lines.told(self.currentIndex().row())
            if told is not None:
                self.opened.emit(told.key)
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        self.viewport().update()

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        box, bar = self.visualRect(index), self.verticalScrollBar()
        if box.top() < 0:
            bar.setValue(bar.value() + box.top())
        elif box.bottom() >= self.viewport().height():
            bar.setValue(bar.value() + box.bottom() - self.viewport().height() + 1)

    @override
    def updateGeometries(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self.full_height() - height))
        bar.setPageStep(height)
        bar.setSingleStep(current().px(20))

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    @override
    def setSelection(self, box: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(box.topLeft())
        if index.isValid():
            self.selectionModel().select(index, command)

    @override
    def visualRegionForSelection(self, selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.forget_places()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(160), min(self.full_height(), current().px(96)))
