"""What the palette finds beyond commands: clients and notes by the search, invoices by their number."""

from collections.abc import Callable, Sequence
from functools import partial

from practiceapp.bootstrap.services import Services
from practiceapp.domain.account.ledger import InvoiceRow
from practiceapp.services.desk.search import FoundClient, FoundNote
from practiceapp.ui.invoices.draft_presenter import label_of
from practiceapp.ui.invoices.words import state_pill
from practiceapp.ui.palette.found import Finder, Found
from practiceapp.ui.search.found_rows import state_words
from practiceapp.ui.search.search_presenter import place_of
from practiceapp.ui.shared.discretion import called, reference_beside
from practiceapp.ui.shared.formats import day, long_day
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.places import INVOICE, Place

MOST = 6
"""Of each kind; the rest is one line further, in the search."""


class Finding:
    """The finders of one window. `show` leads to a place, `search` to everything found for some words."""

    def __init__(
        self, services: Services, show: Callable[[Place], object], search: Callable[[str], object]
    ) -> None:
        self._services, self._show, self._search = services, show, search

    def finders(self) -> Sequence[Finder]:
        """In the order their headings stand."""
        return (self.clients_and_notes, self.invoices)

    def clients_and_notes(self, typed: str) -> list[Found]:
        """A note is named by its client and day; what stands in it is seen in the search or the note."""
        found = self._services.search.find(typed, MOST)
        rows = [self._client(one) if isinstance(one, FoundClient) else self._note(one) for one in found]
        if rows:
            words = _("All that was found for “{words}”").format(words=typed)
            rows.append(Found(rows[-1].section, words, partial(self._search, typed), icon="search"))
        return rows

    def invoices(self, typed: str) -> list[Found]:
        """Those whose number holds what was typed; a name finds none."""
        if not any(letter.isdigit() for letter in typed):
            return []
        rows = self._services.invoicing.rows()
        fits = [row for row in rows if typed.casefold() in row.entry.number.casefold()]
        return [self._invoice(row) for row in fits[:MOST]]

    def _client(self, client: FoundClient) -> Found:
        name, state = called(client.full_name, client.reference), state_words(client.state)
        beside = reference_beside(client.full_name, client.reference)
        return Found(
            section=_("Clients"),
            title=name,
            act=partial(self._show, place_of(client)),
            trailing=f"{beside} · {state}" if beside else state,
            icon="user",
            spoken=_("Client {name}, {reference}, {state}").format(
                name=name, reference=client.reference, state=state
            ),
        )

    def _note(self, note: FoundNote) -> Found:
        who = called(note.label, note.reference)
        return Found(
            section=_("Notes"),
            title=who,
            act=partial(self._show, place_of(note)),
            trailing=day(note.day),
            icon="notebook-pen",
            spoken=_("Note, {name}, {day}").format(name=who, day=long_day(note.day)),
        )

    def _invoice(self, row: InvoiceRow) -> Found:
        entry, client, state = row.entry, label_of(row.entry.client), state_pill(row.state)[0]
        return Found(
            section=_("Invoices"),
            title=entry.number,
            act=partial(self._show, Place(INVOICE, int(entry.invoice_id))),
            trailing=f"{client} · {state}",
            icon="receipt-text",
            spoken=_("Invoice {number}, {client}, {state}").format(
                number=entry.number, client=client, state=state
            ),
        )
