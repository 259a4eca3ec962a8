"""All invoices of the practice, and what is still to invoice. Nothing here knows a company."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.account.invoices import InvoiceId
from practiceapp.domain.account.ledger import FeeUnknown, InvoiceRow, Unbilled
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import InvoiceState
from practiceapp.services.clock import Clock
from practiceapp.ui.invoices.draft_presenter import label_of
from practiceapp.ui.invoices.ports import TROUBLES, Invoicing
from practiceapp.ui.invoices.words import money, state_pill
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.places import CLIENT, SESSIONS, Place
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.wording import sentence_for


class Figure(Enum):
    """The figures above the list; each is a filter as well."""

    TO_INVOICE = "to_invoice"
    OPEN = "open"
    OVERDUE = "overdue"
    PAID = "paid"


STATES = {
    Figure.OPEN: frozenset({InvoiceState.OPEN, InvoiceState.PART_PAID}),
    Figure.OVERDUE: frozenset({InvoiceState.OVERDUE}),
    Figure.PAID: frozenset({InvoiceState.PAID}),
}


@dataclass(frozen=True)
class FigureView:
    """A figure as it is read: the sum, and how many it is made of."""

    amount: str
    made_of: str
    some: bool = False


@dataclass(frozen=True)
class InvoiceLine:
    """A row of the table, in words."""

    invoice_id: int
    number: str
    client: str
    day: str
    due: str
    amount: str
    state: str
    tone: str
    sort_keys: tuple[object, ...]
    spoken: str


class InvoicesPresenter(QObject):
    """Reads the books, filters by a figure, exports one."""

    figures_shown = Signal(tuple)
    unbilled_shown = Signal(tuple)
    invoices_shown = Signal(tuple)
    failed = Signal(str)
    exported = Signal(str)

    def __init__(self, invoicing: Invoicing, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._invoicing, self._clock = invoicing, clock
        self._rows: list[InvoiceRow] = []
        self.filter: Figure | None = None
        self.folder: Path | None = None

    def open(self) -> None:
        """Read everything anew."""
        try:
            unbilled, self._rows = self._invoicing.unbilled(), self._invoicing.rows()
            unknown = self._invoicing.fee_unknown()
        except TROUBLES as error:
            self.failed.emit(sentence_for(error))
            return
        self.figures_shown.emit(tuple(self._figures(unbilled).items()))
        waiting = (*map(fee_unknown_row, unknown), *map(unbilled_row, unbilled))
        self.unbilled_shown.emit(waiting)
        self._show()

    def filter_by(self, figure: Figure | None) -> None:
        """Show only the invoices of that figure; none shows all."""
        self.filter = figure
        self._show()

    def export(self, invoice_id: int, folder: Path) -> None:
        """Save the issued page to that folder."""
        self.folder = folder
        try:
            file = self._invoicing.export(InvoiceId(invoice_id), folder)
        except TROUBLES as error:
            self.failed.emit(sentence_for(error))
            return
        self.exported.emit(exported_words(file))

    def _show(self) -> None:
        wanted = STATES.get(self.filter) if self.filter else None
        this_year = self._clock.today().year
        rows = [
            row
            for row in self._rows
            if wanted is None
            or (
                row.state in wanted
                and (self.filter is not Figure.PAID or row.entry.issued_on.year == this_year)
            )
        ]
        self.invoices_shown.emit(tuple(line_of(row) for row in rows))

    def _figures(self, unbilled: list[Unbilled]) -> dict[Figure, FigureView]:
        year = self._clock.today().year
        paid = [row for row in self._rows if row.entry.issued_on.year == year]
        waiting = [one.net for one in unbilled]
        clients = (
            ngettext("{n} client", "{n} clients", len(unbilled)).format(n=len(unbilled)) if waiting else ""
        )
        figures = {Figure.TO_INVOICE: FigureView(self._sum(waiting), clients, some=bool(waiting))}
        for figure in (Figure.OPEN, Figure.OVERDUE):
            figures[figure] = self._figure([row.balance for row in self._rows if row.state in STATES[figure]])
        figures[Figure.PAID] = self._figure(
            [row.entry.paid for row in paid if row.state is InvoiceState.PAID]
        )
        return figures

    def _figure(self, amounts: list[Money]) -> FigureView:
        count = len(amounts)
        made_of = ngettext("{n} invoice", "{n} invoices", count).format(n=count) if count else ""
        return FigureView(self._sum(amounts), made_of, some=bool(amounts))

    def _sum(self, amounts: list[Money]) -> str:
        """The sum in each currency there is; a practice nearly always has one."""
        sums: dict[str, int] = {}
        for amount in amounts:
            sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
        return " + ".join(money(Money(minor, currency)) for currency, minor in sums.items()) or _("None")


def line_of(row: InvoiceRow) -> InvoiceLine:
    """Return an invoice as a row of a table."""
    entry, client = row.entry, label_of(row.entry.client)
    state, tone = state_pill(row.state)
    amount = money(entry.gross)
    day, due = formats.day(entry.issued_on), formats.day(entry.due_on)
    return InvoiceLine(
        invoice_id=int(entry.invoice_id),
        number=entry.number,
        client=client,
        day=day,
        due=due,
        amount=amount,
        state=state,
        tone=tone,
        sort_keys=(entry.number, client.casefold(), entry.issued_on, entry.due_on, entry.gross.minor, state),
        spoken=_("Invoice {number}, {client}, {day}, {amount}, {state}").format(
            number=entry.number, client=client, day=day, amount=amount, state=state
        ),
    )


def unbilled_row(unbilled: Unbilled) -> Row:
    """Return what a client has not been billed for, as a row of a list."""
    client = unbilled.client
    months = _months(unbilled.first_on, unbilled.last_on)
    sessions = ngettext("{n} session", "{n} sessions", unbilled.sessions).format(n=unbilled.sessions)
    amount = money(unbilled.net)
    drafts = ngettext("{n} invoice", "{n} invoices", unbilled.drafts).format(n=unbilled.drafts)
    return Row(
        key=int(client.client_id),
        title=label_of(client),
        second=f"{months} · {sessions} · {drafts}",
        trailing=amount,
        spoken=_("{client}, {months}, {sessions}, {amount} to invoice").format(
            client=label_of(client), months=months, sessions=sessions, amount=amount
        ),
    )


def fee_unknown_row(unknown: FeeUnknown) -> Row:
    """Return a client's sessions that wait for a fee, as a row that leads to them."""
    client, months = label_of(unknown.client), _months(unknown.first_on, unknown.last_on)
    sentence = fee_unknown_words(unknown)
    return Row(
        key=Place(CLIENT, int(unknown.client.client_id), SESSIONS),
        title=client,
        second=f"{months} · {sentence}",
        pill=(_("No fee yet"), "warn"),
        spoken=_("{client}, {months}, {sentence}").format(client=client, months=months, sentence=sentence),
    )


def fee_unknown_words(unknown: FeeUnknown) -> str:
    """Say how many sessions wait for a fee."""
    count = unknown.sessions
    return ngettext("{n} session without a fee", "{n} sessions without a fee", count).format(n=count)


def _months(first_on: date, last_on: date) -> str:
    first, last = formats.month(first_on), formats.month(last_on)
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def exported_words(file: Path) -> str:
    """Say where it lies, and whose turn it is."""
    return _("{file} is saved. It is in {folder}, yours to hand over: to the client first.").format(
        file=file.name, folder=file.parent
    )
