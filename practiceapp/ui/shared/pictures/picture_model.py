"""The data of a picture as a table: the one truth that is painted, read aloud and shown in figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LEADING = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True)
class Told:
    """One row: a cell for each column, all of it as one sentence, and what it stands for."""

    cells: tuple[str, ...]
    words: str
    key: object = None


class PictureModel(QAbstractTableModel):
    """Rows under named columns; read-only. A row's header is its first cell."""

    def __init__(self, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[Told] = []

    def set_rows(self, rows: Sequence[Told]) -> None:
        """Put these in place of the ones before."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def told(self, row: int) -> Told | None:
        """What stands in a row; None where there is none."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEADING
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._columns[section] if 0 <= section < len(self._columns) else None
        told = self.told(section)
        return told.cells[0] if told else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        told = self.told(index.row())
        if not index.isValid() or told is None:
            return None
        last = index.column() == len(self._columns) - 1
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: told.cells[index.column()],
            Qt.ItemDataRole.TextAlignmentRole: LEADING,
            Qt.ItemDataRole.ToolTipRole: told.words,
            Qt.ItemDataRole.AccessibleTextRole: told.words if last else told.cells[index.column()],
        }
        return answers.get(role)
