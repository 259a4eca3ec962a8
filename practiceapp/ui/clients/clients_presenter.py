"""Decisions of the list of clients: who is shown, in which order, what is said when nobody is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QCollatorSortKey, QObject, Signal

from practiceapp.domain.clients import ClientRow, ClientState
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.clients import ClientService
from practiceapp.ui.clients.client_words import state_pill
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.discretion import called, reference_beside
from practiceapp.ui.shared.language import _, in_order, ngettext
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.wording import sentence_for

AT_WORK = frozenset({ClientState.ACTIVE, ClientState.ENQUIRY, ClientState.PAUSED})


@dataclass(frozen=True)
class ClientsScreen:
    """The list in words. `nobody` is said when it is empty; `first_ever` when no client is known at all."""

    subtitle: str
    rows: list[Row]
    nobody: str
    first_ever: bool
    can_widen: bool


class ClientsPresenter(QObject):
    """Filters as she types and ticks."""

    shown = Signal(ClientsScreen)
    failed = Signal(str)

    def __init__(self, clients: ClientService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clients = clients
        self.query = ""
        self.states = AT_WORK

    def search(self, typed: str) -> None:
        """Show who fits what was typed."""
        self.query = typed.strip()
        self.refresh()

    def filter(self, states: frozenset[ClientState]) -> None:
        """Show clients in these states; none ticked means all."""
        self.states = states
        self.refresh()

    def refresh(self) -> None:
        """Read and show the list."""
        try:
            everyone = self._clients.rows(include_ended=True)
            found = self._clients.rows(self.query, include_ended=True) if self.query else everyone
        except (PracticeError, VaultTrouble) as error:
            self.failed.emit(sentence_for(error))
            return
        shown = [row for row in found if not self.states or row.state in self.states]
        hidden = len(found) - len(shown)
        self.shown.emit(
            ClientsScreen(
                subtitle=_subtitle(shown, len(everyone)),
                rows=[_row(row) for row in sorted(shown, key=_order)],
                nobody=self._nobody(hidden),
                first_ever=not everyone,
                can_widen=hidden > 0,
            )
        )

    def _nobody(self, hidden: int) -> str:
        if hidden:
            words = ngettext(
                "Nobody here. {n} client is hidden by the choice above.",
                "Nobody here. {n} clients are hidden by the choice above.",
                hidden,
            )
            return words.format(n=formats.number(hidden))
        return _("Nobody’s name or reference begins with “{typed}”.").format(typed=self.query)


def _subtitle(shown: Sequence[ClientRow], everyone: int) -> str:
    if len(shown) == everyone:
        words = ngettext("{n} client", "{n} clients", everyone)
        return words.format(n=formats.number(everyone)) if everyone else ""
    return _("{n} of {all} clients").format(n=formats.number(len(shown)), all=formats.number(everyone))


def _order(row: ClientRow) -> tuple[int, int, QCollatorSortKey]:
    """The latest contact first; who was not here yet stands on top."""
    name = in_order(called(row.label, row.reference))
    return (0, 0, name) if row.last_on is None else (1, -row.last_on.toordinal(), name)


def _row(row: ClientRow) -> Row:
    name = called(row.full_name, row.reference)
    reference = reference_beside(row.full_name, row.reference)
    state = state_pill(row.state)[0]
    shown = "" if row.state is ClientState.ACTIVE else state
    coming, past = _next(row.next_on, row.next_at), _last(row.last_on)
    return Row(
        key=row.client_id,
        title=name,
        second=" · ".join(part for part in (reference, shown) if part),
        trailing=coming or past,
        trailing_second=past if coming and row.last_on else "",
        spoken=", ".join(part for part in (name, reference, state, coming, past) if part) + ".",
        quiet=row.state is ClientState.ENDED,
    )


def _next(on: date | None, at: time | None) -> str:
    if on is None:
        return ""
    if at is None:
        return _("Next {day}").format(day=formats.short_day(on))
    return _("Next {day}, {time}").format(day=formats.short_day(on), time=formats.clock(at))


def _last(on: date | None) -> str:
    return _("No session yet") if on is None else _("Last {day}").format(day=formats.day(on))
