"""A child that types notes through the real service into a real vault until it is killed.

`python -m tests.vault.clinical.typist VAULT KEY STEP` goes on after STEP and acknowledges each save.
Every step is one save of the draft of session `step // STEPS_A_NOTE`; the last one finishes the note instead.
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

STEPS_A_NOTE = 20
_WORDS = ("still", "warten", "müde", "leise", "Raum", "Schweigen", "Vater", "Zahl", "fremd", "nah", "wieder")


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now().date()


def session_of(step: int) -> SessionId:
    return SessionId(step // STEPS_A_NOTE + 1)


def is_last(step: int) -> bool:
    return step % STEPS_A_NOTE == STEPS_A_NOTE - 1


def typed(step: int) -> dict[Heading, str]:
    """What stands in the note after this step: a growing text, and a sentence that comes and goes."""
    words = " ".join(_WORDS[n % len(_WORDS)] for n in range(12 * (step % STEPS_A_NOTE + 1)))
    passages = {Heading.ALIVE: f"{words} Schritt{step}"}
    if step % 3:
        passages[Heading.SENTENCE] = f"Satz {step}"
    return passages


def take(notes: NoteService, step: int) -> None:
    if is_last(step):
        notes.lock(session_of(step))
    else:
        notes.save_draft(session_of(step), typed(step))


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
