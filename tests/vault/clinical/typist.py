"""A child that types notes through the real service into a real vault until it is killed.

`python -m tests.vault.clinical.typist VAULT KEY STEP` goes on after STEP and acknowledges each save.
Every step is one save of the note of session `step // STEPS_A_NOTE`: first of its draft, then the one that
finishes it, then of an addition begun, and at last the one that makes this a dated addition.
"""

import itertools
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.sessions import SessionId
from practiceapp.services.clinical.notes import NoteService
from practiceapp.vault import boundary
from practiceapp.vault.clinical.stores import ClinicalStores
from practiceapp.vault.founding import open_vault
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.torture_tools import acknowledge

STEPS_A_NOTE, DRAFT_STEPS = 20, 12
_WORDS = ("still", "warten", "müde", "leise", "Raum", "Schweigen", "Vater", "Zahl", "fremd", "nah", "wieder")


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now().date()

    def here(self) -> datetime:
        return self.now()


def session_of(step: int) -> SessionId:
    return SessionId(step // STEPS_A_NOTE + 1)


def writes_draft(step: int) -> bool:
    return step % STEPS_A_NOTE < DRAFT_STEPS


def last_draft_step(step: int) -> int:
    """The step that wrote what the note of this one was finished with."""
    return step - step % STEPS_A_NOTE + DRAFT_STEPS - 1


def typed(step: int) -> dict[Heading, str]:
    """What stands in the note after this step: a growing text, and a sentence that comes and goes."""
    passages = {Heading.ALIVE: f"{_words(12 * (step % STEPS_A_NOTE + 1))} Schritt{step}"}
    if step % 3:
        passages[Heading.SENTENCE] = f"Satz {step}"
    return passages


def addition_at(step: int) -> str:
    """The addition begun as it stands after this step: none at first, then growing, none once it is added."""
    place = step % STEPS_A_NOTE - DRAFT_STEPS
    return "" if place == 0 or is_last(step) else f"{_words(8 * place)} Zusatz{step}"


def additions_at(step: int) -> list[str]:
    """What was added by then."""
    return [addition_at(step - 1)] if is_last(step) else []


def is_last(step: int) -> bool:
    return step % STEPS_A_NOTE == STEPS_A_NOTE - 1


def take(notes: NoteService, step: int) -> None:
    session_id = session_of(step)
    if writes_draft(step):
        notes.save_draft(session_id, typed(step))
    elif step % STEPS_A_NOTE == DRAFT_STEPS:
        notes.lock(session_id)
    elif is_last(step):
        notes.amend(session_id, addition_at(step - 1))
    else:
        notes.save_addition(session_id, addition_at(step))


def _words(count: int) -> str:
    return " ".join(_WORDS[n % len(_WORDS)] for n in range(count))


def note_service(vault: OpenedVault) -> NoteService:
    return NoteService(VaultWorks(vault, boundary.clinical(()), ClinicalStores), SystemClock())


def main() -> None:
    path, key, after = sys.argv[1:]
    vault = open_vault(Path(path), MasterKey(bytearray.fromhex(key)), steps())
    notes = note_service(vault)
    for step in itertools.count(int(after) + 1):
        take(notes, step)
        acknowledge(step)


if __name__ == "__main__":
    main()
