"""Two programs on one vault, a claim left by a killed one, a file exchanged underneath. Promise 17.

Of two that start at once one gets the vault; should both write all the same, or a sync program exchange the
file, whoever comes second is stopped with the right word, and nothing acknowledged is lost.
"""

import os
import shutil
from functools import partial
from pathlib import Path

from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.errors import VaultChangedElsewhere, VaultInUse
from practiceapp.domain.sessions import SessionId
from practiceapp.services.clinical.notes import NoteService
from practiceapp.vault import boundary
from practiceapp.vault.clinical.stores import ClinicalStores
from practiceapp.vault.founding import VAULT_NAME
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.fakes_practice import FixedClock
from tests.practices import NOON
from tests.torture.children import Child, Teller
from tests.torture.house import at_work, make_practice, require_sound
from tests.torture.rounds import Round
from tests.torture.tally import Lost, Misnamed, Unopenable

A_ROUND = 30
LINES = 4
STOPPED = {VaultChangedElsewhere.__name__, VaultInUse.__name__}


def doubles(now: Round) -> None:
    """One round."""
    make_practice(now.folder / "vault")
    ways = (_two_starts, _two_writers, _exchanged)
    for number in range(A_ROUND):
        if not now.more():
            return
        ways[number % len(ways)](now)


def _two_starts(now: Round) -> None:
    """Both ask at once; the one that gets it is killed while it holds it; the next start gets it."""
    now.tried("double starts")
    children = [Child(lambda teller: _claim(now.folder, teller)) for _ in range(2)]
    for child in children:
        child.start()
    answers = [child.first_line() for child in children]
    if sorted(answers) != ["done 0", "done 1"]:
        raise Lost(f"two starts at once were answered {answers}")
    for child in children:
        child.kill(0)
    last = Child(lambda teller: _claim(now.folder, teller))
    last.start()
    answer = last.first_line()
    last.kill(0)
    if answer != "done 1":
        raise Unopenable("a claim left by a killed program keeps her out")


def _claim(folder: Path, teller: Teller) -> None:
    from practiceapp.system.single_instance import SingleInstance

    claim = SingleInstance(folder / "run", folder / "vault")
    teller.say(f"done {int(claim.take())}")
    os.read(teller.hears, 1)  # until it is killed


def _two_writers(now: Round) -> None:
    """Each adds lines to the same note as it stood when the vault was opened."""
    now.tried("double starts")
    folder = now.folder / "vault"
    name = f"{now.done}"
    lines: list[str] = []
    first, second = (Child(partial(_add_lines, folder, f"{name}{who}")) for who in "ab")
    first.start()
    if now.chance.random() < 0.5:
        first.first_line()
    second.start()
    for who, child in (("a", first), ("b", second)):
        told = child.over(0)
        lines += [f"{name}{who}{number}" for number in range(1, told.last + 1)]
        if set(told.refused) - STOPPED:
            raise Misnamed(f"the second writer was told {told.refused}")
    with at_work(folder) as vault:
        text = _text(_notes(vault))
    missing = [line for line in lines if line not in text.splitlines()]
    if missing:
        raise Lost(f"of two writers' lines {missing} are gone")
    require_sound(folder)


def _add_lines(folder: Path, name: str, teller: Teller) -> None:
    with at_work(folder) as vault:
        notes = _notes(vault)
        text = _text(notes)
        for number in range(1, LINES + 1):
            text += f"\n{name}{number}"
            teller.attempt(number, lambda text=text: notes.save_draft(SessionId(1), {Heading.ALIVE: text}))  # type: ignore[misc]


def _exchanged(now: Round) -> None:
    """A sync program puts an older copy of the file in place of the open one."""
    now.tried("exchanged files")
    folder = now.folder / "vault"
    with at_work(folder) as vault:
        older = folder / "older"
        shutil.copy(folder / VAULT_NAME, older)
        notes = _notes(vault)
        notes.save_draft(SessionId(2), {Heading.ALIVE: f"before {now.done}"})
        older.rename(folder / VAULT_NAME)
        try:
            notes.save_draft(SessionId(2), {Heading.ALIVE: f"after {now.done}"})
        except VaultChangedElsewhere:
            pass
        except Exception as trouble:
            raise Misnamed(f"a file exchanged underneath was called {type(trouble).__name__}") from trouble
        else:
            raise Lost("it was said to be saved, into a file that is gone")
    require_sound(folder)


def _notes(vault: OpenedVault) -> NoteService:
    return NoteService(VaultWorks(vault, boundary.clinical(()), ClinicalStores), FixedClock(NOON))


def _text(notes: NoteService) -> str:
    return notes.of_session(SessionId(1)).passages.get(Heading.ALIVE, "")
