"""The same data in figures: rows and columns, a visible focus, nothing painted beyond words."""

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from practiceapp.ui.shared.pictures.picture_model import Index
from practiceapp.ui.shared.theme import current

ROW_HEIGHT, INDENT, MOST_ROWS = 36, 14, 12


class _Cells(QStyledItemDelegate):
    """Words of a cell, a hairline below, a ring around the one with the focus."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = current(), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("selection"))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        font = theme.font("body")
        inside = box.adjusted(theme.px(INDENT), 0, -theme.px(INDENT), 0)
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        align = QStyle.visualAlignment(
            option.direction, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        painter.drawText(inside, align | Qt.AlignmentFlag.AlignAbsolute, words)
        view = option.widget
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            half = theme.ring / 2
            painter.setPen(theme.focus_pen())
            painter.drawRect(QRectF(box).adjusted(half, half, -half, -half))
        painter.restore()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current()
        width = QFontMetrics(theme.font("body")).horizontalAdvance(str(index.data()))
        return QSize(width + theme.px(2 * INDENT + 4), theme.px(ROW_HEIGHT))


class PlainTable(QTableView):
    """Headers and cells as they are. `opened(row)` on Enter, T asks for the picture again."""

    opened = Signal(int)
    picture_wanted = Signal()

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(name, model)
        current().changed.connect(self._on_theme_changed)
        model.modelReset.connect(self.updateGeometry)

    def _build(self, name: str, model: QAbstractItemModel) -> None:
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current().px(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setAutoFillBackground(False)
        header.viewport().setAutoFillBackground(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(current().px(ROW_HEIGHT))
        self.updateGeometry()
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_T and plain:
            self.picture_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        rows = max(1, min(self.model().rowCount(), MOST_ROWS))
        tall = self.horizontalHeader().sizeHint().height() + rows * current().px(ROW_HEIGHT)
        return QSize(current().px(360), tall)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(160), min(self.sizeHint().height(), current().px(140)))
