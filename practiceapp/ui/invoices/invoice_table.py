"""The table of issued invoices: number, client, day, due, amount, state. No column knows a company."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
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

from practiceapp.ui.invoices.invoices_presenter import InvoiceLine
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.row_painting import paint_mark, paint_pill
from practiceapp.ui.shared.spoken import Picks
from practiceapp.ui.shared.theme import current

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_ROLE = Qt.ItemDataRole.UserRole + 2
NUMBER, CLIENT, DAY, DUE, AMOUNT, STATE = range(6)
_ROW_HEIGHT = 44
_INDENT = 14
_BEYOND = 8
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class InvoicesModel(QAbstractTableModel):
    """Invoices as rows; read-only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[InvoiceLine] = []

    def set_lines(self, lines: Sequence[InvoiceLine]) -> None:
        """Put these invoices in place of those before."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else STATE + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section <= STATE:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == AMOUNT else _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (_("Number"), _("Client"), _("Issued"), _("Due"), _("Amount"), _("State"))[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line, column = self._lines[index.row()], index.column()
        words = (line.number, line.client, line.day, line.due, line.amount, line.state)
        return {
            LINE_ROLE: line,
            SORT_ROLE: line.sort_keys[column],
            Qt.ItemDataRole.DisplayRole: words[column],
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT if column == AMOUNT else _LEFT,
            Qt.ItemDataRole.AccessibleTextRole: line.spoken if column == NUMBER else words[column],
        }.get(role)


class _Newest(QSortFilterProxyModel):
    """Sorts by what a cell means, not by how it is written."""

    @override
    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        return bool(one < other)


class _CellDelegate(QStyledItemDelegate):
    """Paints a cell as part of its row: one ground, a hairline below, the state as a pill."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, InvoiceLine):
            return
        theme, box = current(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("selection"))
            if index.column() == NUMBER:
                paint_mark(painter, box)
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color("line"))
        inside = box.adjusted(theme.px(_INDENT), 0, -theme.px(_INDENT), 0)
        if index.column() == STATE:
            self._paint_pill(painter, inside, line, option.direction)
        else:
            self._paint_words(painter, inside, index)
        self._paint_focus(painter, box, option, index)
        painter.restore()

    def _paint_words(self, painter: QPainter, inside: QRect, index: Index) -> None:
        theme = current()
        font = theme.font("body_strong" if index.column() == NUMBER else "body")
        words = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, inside.width())
        painter.setFont(font)
        painter.setPen(theme.color("text2" if index.column() in (DAY, DUE) else "text"))
        painter.drawText(inside, _RIGHT if index.column() == AMOUNT else _LEFT, words)

    def _paint_pill(
        self, painter: QPainter, inside: QRect, line: InvoiceLine, direction: Qt.LayoutDirection
    ) -> None:
        theme = current()
        font = theme.font("section")
        width, height = QFontMetrics(font).horizontalAdvance(line.state) + theme.px(18), theme.px(23)
        pill = QRect(inside.left(), inside.center().y() - height // 2, width, height)
        paint_pill(painter, QStyle.visualRect(direction, inside, pill), line.state, line.tone)

    def _paint_focus(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """The ring runs around the current row, off the lines above and below; a cell draws its part."""
        view = option.widget
        if not (
            isinstance(view, QTableView) and view.hasFocus() and view.currentIndex().row() == index.row()
        ):
            return
        half = current().ring / 2
        left = -_BEYOND if index.column() > NUMBER else 1 + half
        right = _BEYOND if index.column() < STATE else -1 - half
        painter.setClipRect(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(current().focus_pen())
        painter.drawRect(QRectF(box).adjusted(left, 1 + half, right, -2 - half))

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = current()
        metrics = QFontMetrics(theme.font("body_strong"))
        room = 2 * _INDENT + (18 if index.column() == STATE else 4)
        return QSize(metrics.horizontalAdvance(str(index.data())) + theme.px(room), theme.px(_ROW_HEIGHT))


class InvoiceTable(QTableView):
    """The table. Arrows move by rows; Enter, a double click or assistive technology picking one opens."""

    opened = Signal(int)
    _picks: Picks | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.lines = InvoicesModel(self)
        self._sorted = _Newest(self)
        self._sorted.setSourceModel(self.lines)
        self.setModel(self._sorted)
        self.setAccessibleName(_("Invoices"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setItemDelegate(_CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setAutoFillBackground(False)
        header.viewport().setAutoFillBackground(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(CLIENT, QHeaderView.ResizeMode.Stretch)
        self.sortByColumn(NUMBER, Qt.SortOrder.DescendingOrder)

    def _connect(self) -> None:
        self.doubleClicked.connect(self._on_opened)
        for column in range(STATE + 1):
            words = str(self.lines.headerData(column, Qt.Orientation.Horizontal))
            command(self, _("Sort by {column}").format(column=words), partial(self.sort_by, column))
        self._picks = Picks(self)
        self._picks.picked.connect(self._on_picked)

    def show_lines(self, lines: Sequence[InvoiceLine]) -> None:
        """Show these invoices; the current one stays current if it is still there."""
        before = self.current_id()
        self.lines.set_lines(lines)
        for row in range(self._sorted.rowCount()):
            line = self._sorted.index(row, NUMBER).data(LINE_ROLE)
            if isinstance(line, InvoiceLine) and line.invoice_id == before:
                self.setCurrentIndex(self._sorted.index(row, NUMBER))

    def sort_by(self, column: int) -> None:
        """As a click on the heading of the column does: once more turns the order round."""
        header = self.horizontalHeader()
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        again = header.sortIndicatorSection() == column and header.sortIndicatorOrder() is up
        self.sortByColumn(column, down if again else up)

    def current_id(self) -> int | None:
        """The invoice of the current row."""
        line = self.currentIndex().data(LINE_ROLE) if self.currentIndex().isValid() else None
        return line.invoice_id if isinstance(line, InvoiceLine) else None

    def _on_picked(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        self._on_opened()
        if not self.isVisible():  # only what is not selected can be picked when she comes back
            self.clearSelection()

    def _on_opened(self) -> None:
        invoice_id = self.current_id()
        if invoice_id is not None:
            self.opened.emit(invoice_id)

    @override
    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        if self._picks is not None:
            self._picks.by_hand()
        return super().selectionCommand(index, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_opened()
        else:
            super().keyPressEvent(event)
