"""Decisions of the first page: what the day shows, and whether anyone is known at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import SessionId, SessionState
from practiceapp.services.clients import ClientService
from practiceapp.services.clock import Clock
from practiceapp.services.desk.today import TodayService, TodayView
from practiceapp.ui.shared.backup_words import Safety, attention_words, calm_line
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.places import VAULT_CARE, Place
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.today.today_lines import (
    attention_of,
    empty_sentence,
    now_among,
    rows_of,
    sentence_of,
    vault_care_of,
)


@dataclass(frozen=True)
class TodayScreen:
    """The first page in words. `empty` is for a day without rows; `first_ever` while nobody is known."""

    sentence: str
    rows: list[Row]
    now: int | None
    attention: list[Row]
    empty: str
    first_ever: bool
    kept: str = ""
    """The calm line about the backups."""


class TodayPresenter(QObject):
    """Reads the day and keeps it up with the clock."""

    shown = Signal(TodayScreen)
    failed = Signal(str)
    note_opened = Signal(int)

    def __init__(
        self,
        today: TodayService,
        clients: ClientService,
        clock: Clock,
        parent: QObject | None = None,
        safety: Callable[[], Safety | None] = lambda: None,
        due: Callable[[], int] = lambda: 0,
    ) -> None:
        """`safety` answers how the backups stand, None while nobody has looked yet.

        `due` is how many other things are due in the care of the vault.
        """
        super().__init__(parent)
        self._safety, self._due, self._due_count = safety, due, 0
        self._today, self._clients, self._clock = today, clients, clock
        self._view: TodayView | None = None
        self._someone = False

    def refresh(self) -> None:
        """Read the day again and show it."""
        try:
            self._view = self._today.today()
            self._due_count = self._due()
            self._someone = self._someone or bool(self._clients.rows(include_ended=True))
        except (PracticeError, VaultTrouble) as error:
            self.failed.emit(sentence_for(error))
            return
        self._show()

    def tick(self) -> None:
        """A minute has passed: the line of the present moves; after midnight the new day is read."""
        if self._view is None or self._view.day != self._clock.today():
            self.refresh()
        else:
            self._show()

    def open_note(self, session_id: SessionId) -> None:
        """Open the note of a session; one that was moved has none here."""
        rows = self._view.rows if self._view else ()
        state = next((row.state for row in rows if row.session_id == session_id), None)
        if state is SessionState.MOVED:
            self.failed.emit(_("This session was moved. Its note belongs to the new time."))
            return
        self.note_opened.emit(session_id)

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        now = self._clock.now()
        waits = view.owed or view.planned or view.overdue or view.unbilled
        nothing = not (view.rows or view.next or waits)
        first_ever = nothing and not self._someone
        safety, here = self._safety(), self._clock.here()
        welcome = _("Your practice is ready. Add the first person you work with: a name can wait.")
        self.shown.emit(
            TodayScreen(
                sentence=sentence_of(view),
                rows=rows_of(view, now),
                now=now_among(view.rows, now),
                attention=[
                    *attention_of(view, now),
                    *_backups_of(safety, here),
                    *vault_care_of(self._due_count),
                ],
                empty=welcome if first_ever else empty_sentence(view),
                first_ever=first_ever,
                kept=calm_line(safety, here) if safety else "",
            )
        )


def _backups_of(safety: Safety | None, here: datetime) -> list[Row]:
    """What is wrong with the backups, leading to where it is put right."""
    words = attention_words(safety, here) if safety else ""
    return [Row(key=Place(VAULT_CARE), title=words, icon="triangle-alert")] if words else []
