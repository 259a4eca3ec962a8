"""A picture on a page: the picture or its table, the kinds in words, and what the current mark says."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.fitting_stack import FittingStack
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pictures.picture_model import PictureModel, Told
from practiceapp.ui.shared.pictures.plain_table import PlainTable
from practiceapp.ui.shared.pictures.signs import Kind, Legend
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.theme import current


class Picture(QWidget):
    """The common frame of all pictures. `opened(key)` on Enter, whichever form is in view.

    While there is nothing to show, it says so in a sentence of the page's own, and nothing else is there.
    """

    opened = Signal(object)

    def __init__(
        self, view: QTableView, lines: PictureModel, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view, self.lines = view, lines
        self._kinds: list[Kind] = []
        self._build(empty)
        self._connect()

    def _build(self, empty: str) -> None:
        theme = current()
        self.table = PlainTable(self.view.accessibleName(), self.lines)
        self.empty = label(empty, "lead")
        self.stack = FittingStack()
        for page in (self.view, self.table, self.empty):
            self.stack.add(page)
        self.legend = Legend(())
        self.words = label("", "second")
        self.switch = LinkButton(_("As a table"), small=True)
        self.switch.setAccessibleDescription(self.view.accessibleName())
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(theme.px(12))
        foot.addWidget(self.words, 1)
        foot.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(self.stack)
        self._column.addWidget(self.legend)
        self._column.addWidget(self._foot)
        self._refresh()

    def _connect(self) -> None:
        self.switch.clicked.connect(self.turn_over)
        self.table.picture_wanted.connect(self.turn_over)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentChanged.connect(self._say)
        self.view.selectionModel().currentChanged.connect(self._say)

    @property
    def shows_table(self) -> bool:
        """Whether the figures are in view."""
        return self.stack.page is self.table

    def turn_over(self) -> None:
        """From the picture to the table or back; the focus and the current mark stay."""
        if not self.lines.rowCount():
            return
        told, held = self._told(), self.stack.page.hasFocus()
        page = self.view if self.shows_table else self.table
        self.stack.show_page(page)
        self.switch.setText(_("As a picture") if self.shows_table else _("As a table"))
        if told is not None:
            row = next(row for row in range(self.lines.rowCount()) if self.lines.told(row) is told)
            self._go_to(row)
        if held:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    def _show(self, rows: Sequence[Told], kinds: Sequence[Kind] = ()) -> None:
        """Put these rows in place of those before."""
        self.lines.set_rows(rows)
        self._show_legend(list(dict.fromkeys(kinds)))
        self._refresh()

    def _show_legend(self, kinds: list[Kind]) -> None:
        if len({kind.shape for kind in kinds}) < len(kinds):
            raise ValueError("kinds that only their colour tells apart")
        if kinds != self._kinds:
            legend = Legend(kinds)
            self._column.replaceWidget(self.legend, legend)
            self.legend.deleteLater()
            self.legend, self._kinds = legend, kinds

    def _refresh(self) -> None:
        filled = self.is_filled()
        if not filled:
            self.stack.show_page(self.empty)
        elif self.stack.page is self.empty:
            self.stack.show_page(self.view)
            self.switch.setText(_("As a table"))
        self.legend.setVisible(filled and bool(self._kinds))
        self._foot.setVisible(filled)
        self.switch.setVisible(bool(self.lines.rowCount()))
        self._say()

    def is_filled(self) -> bool:
        """Whether there is anything to show."""
        return self.lines.rowCount() > 0

    def _say(self, *_change: QModelIndex) -> None:
        said = self._said()
        self.words.setText(said or _("The arrow keys walk through it, T shows it as a table."))

    def _said(self) -> str:
        """What is current, in words."""
        told = self._told()
        return told.words if told is not None else ""

    def _told(self) -> Told | None:
        """The row that is current in what is in view."""
        shown = self.table if self.shows_table else self.view
        return self.lines.told(shown.currentIndex().row())

    def _go_to(self, row: int) -> None:
        """Make a row current in what is in view."""
        shown = self.table if self.shows_table else self.view
        model: QAbstractItemModel = shown.model()
        shown.setCurrentIndex(model.index(row, model.columnCount() - 1))

    def _on_opened(self, row: int) -> None:
        told = self.lines.told(row)
        if told is not None:
            self.opened.emit(told.key)
