"""All invoices of the practice: four figures, what is still to invoice, and the table of what was issued."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.invoices.figures import FigureButton
from practiceapp.ui.invoices.invoice_table import InvoiceTable
from practiceapp.ui.invoices.invoices_presenter import Figure, FigureView, InvoiceLine, InvoicesPresenter
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.choose_path import choose_folder
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.pieces import Banner, EmptyState, label, section_header
from practiceapp.ui.shared.places import DRAFT, INVOICE, Place
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.scaffold import PageFrame
from practiceapp.ui.shared.theme import current

ChooseFolder = Callable[[QWidget | None, str, Path | None], Path | None]
_ALL = 16_777_215
_LEAST_IN_SIGHT, _SHARE = 1, 0.4
"""What is to invoice shows so many rows at least, and takes so much of the height at most."""


class InvoicesPage(Page):
    """`Place(INVOICES)`. Enter opens, Ctrl+E saves the current invoice to a folder."""

    def __init__(
        self,
        presenter: InvoicesPresenter,
        choose: ChooseFolder = choose_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = _("Invoices")
        self._presenter, self._choose = presenter, choose
        self._unbilled: tuple[Row, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.save = QuietButton(_("&Save to a folder"), "folder-open")
        self.save.setToolTip(_("Save the chosen invoice to a folder (Ctrl+E)"))
        frame = PageFrame(self, _("Invoices"), primary=self.save)
        self.frame = frame
        self.message = Banner("", "ok")
        self.figures = {
            Figure.TO_INVOICE: FigureButton(_("To invoice")),
            Figure.OPEN: FigureButton(_("Open")),
            Figure.OVERDUE: FigureButton(_("Overdue"), "warn"),
            Figure.PAID: FigureButton(_("Paid this year"), "ok"),
        }
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        for button in self.figures.values():
            row.addWidget(button)
        frame.body.addWidget(self.message)
        frame.body.addLayout(row)
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            _("No invoices yet. Sessions that were held gather here until they are invoiced.")
        )
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._lists())
        frame.body.addWidget(self.stack, 1)
        words = _("Save the chosen invoice to a folder")
        self.export = command(self, words, self._on_export, "Ctrl+E", "folder-open")

    def _lists(self) -> QWidget:
        lists = QWidget()
        layout = QVBoxLayout(lists)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().px(8))
        self.unbilled_header = section_header(_("To invoice"))
        self.unbilled = RowList(_("To invoice"))
        self.table_header = section_header(_("Issued"))
        self.table = InvoiceTable()
        self.none_here = label("", "lead")
        self.none_here.setVisible(False)
        layout.addWidget(self.unbilled_header)
        layout.addWidget(self.unbilled)
        layout.addSpacing(current().px(8))
        layout.addWidget(self.table_header)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.none_here)
        self._rest = QWidget()
        layout.addWidget(self._rest, 1)
        return lists

    def _connect(self) -> None:
        self._soon = QTimer(self)  # the parts of a page learn of its size after the page
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._share_height)
        presenter = self._presenter
        presenter.figures_shown.connect(self._show_figures)
        presenter.unbilled_shown.connect(self._show_unbilled)
        presenter.invoices_shown.connect(self._show_invoices)
        presenter.failed.connect(self._on_failed)
        presenter.exported.connect(self._on_exported)
        for figure, button in self.figures.items():
            button.toggled.connect(lambda on, figure=figure: self._on_figure(figure, on=on))
        self.unbilled.opened.connect(self._on_prepare)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentChanged.connect(self._show_save)
        self.save.clicked.connect(self._on_export)

    # -- slots

    @override
    def enter(self, place: Place) -> None:
        """Read the books anew."""
        self.message.say("")
        self._presenter.open()

    def _on_figure(self, figure: Figure, *, on: bool) -> None:
        if on:
            for other, button in self.figures.items():
                if other is not figure:
                    button.blockSignals(True)
                    button.setChecked(False)
                    button.blockSignals(False)
                    button.update()
        self._presenter.filter_by(figure if on else None)

    def _on_prepare(self, client_id: object) -> None:
        if isinstance(client_id, Place):
            self.go.emit(client_id)
        elif isinstance(client_id, int):
            self.go.emit(Place(DRAFT, client_id))

    def _on_opened(self, invoice_id: int) -> None:
        self.go.emit(Place(INVOICE, invoice_id))

    def _on_export(self) -> None:
        invoice_id = self.table.current_id()
        if invoice_id is None or not self.table.isVisibleTo(self):
            return
        folder = self._choose(self, _("Where to save the invoice"), self._presenter.folder)
        if folder is not None:
            self._presenter.export(invoice_id, folder)

    def _on_exported(self, words: str) -> None:
        self.message.say(words, "ok")
        self.said.emit(words)

    def _on_failed(self, words: str) -> None:
        self.message.say(words, "danger")

    # -- display

    def _show_figures(self, figures: tuple[tuple[Figure, FigureView], ...]) -> None:
        for figure, view in figures:
            self.figures[figure].show_figure(view)

    def _show_unbilled(self, rows: tuple[Row, ...]) -> None:
        self._unbilled = rows
        self.unbilled.show_rows(rows)
        self._share_height()

    def _share_height(self) -> None:
        """Whole rows of what is to invoice; the table has the rest. Alone, it has all."""
        if self.table_header.isHidden() and self._presenter.filter is Figure.TO_INVOICE:
            self.unbilled.setMinimumHeight(0)
            self.unbilled.setMaximumHeight(_ALL)
            return
        row_height = current().px(56)
        fit = int(self.stack.height() * _SHARE) // row_height
        height = row_height * min(len(self._unbilled), max(_LEAST_IN_SIGHT, fit))
        self.unbilled.setMaximumHeight(height)
        self.unbilled.setMinimumHeight(height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _show_invoices(self, lines: tuple[InvoiceLine, ...]) -> None:
        only = self._presenter.filter
        self.table.show_lines(lines)
        nothing_at_all = not lines and not self._unbilled and only is None
        self.stack.setCurrentIndex(0 if nothing_at_all else 1)
        with_unbilled = bool(self._unbilled) and only in (None, Figure.TO_INVOICE)
        self.unbilled_header.setVisible(with_unbilled)
        self.unbilled.setVisible(with_unbilled)
        with_table = only is not Figure.TO_INVOICE
        self.table_header.setVisible(with_table and bool(lines))
        self.table.setVisible(with_table and bool(lines))
        self.none_here.setVisible(not lines if with_table else not self._unbilled)
        self.none_here.setText(self._none_words(only))
        self._share_height()
        self._rest.setVisible(not self.table.isVisibleTo(self))
        self.frame.set_subtitle(self._count(lines) if with_table else "")
        self.start = self.unbilled if with_unbilled else self.table
        self._show_save()

    def _show_save(self) -> None:
        something = self.table.isVisibleTo(self)
        self.save.setVisible(something)
        self.save.setEnabled(something and self.table.current_id() is not None)
        self.export.setEnabled(self.save.isEnabled())

    def _count(self, lines: tuple[InvoiceLine, ...]) -> str:
        return ngettext("{n} invoice", "{n} invoices", len(lines)).format(n=len(lines)) if lines else ""

    def _none_words(self, only: Figure | None) -> str:
        return {
            Figure.TO_INVOICE: _("Everything is invoiced."),
            Figure.OPEN: _("No invoice is open."),
            Figure.OVERDUE: _("No invoice is overdue."),
            Figure.PAID: _("No invoice of this year is paid yet."),
            None: _("No invoice was issued yet. Choose someone above and press Enter."),
        }[only]
