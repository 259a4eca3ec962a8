"""The vault that is tortured: a small practice with notes, made, opened and judged by the program's code."""

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import SessionId
from practiceapp.services.access import UnlockNotice, unreported
from practiceapp.services.clinical.notes import NoteService
from practiceapp.system.last_seen import LastSeenFile
from practiceapp.vault import boundary, key_file
from practiceapp.vault.backups.making import Known
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.clinical.stores import ClinicalStores
from practiceapp.vault.keeper import Contents, LastSeen, VaultKeeper
from practiceapp.vault.live_check import damaged_pages
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.fakes_practice import FixedClock
from tests.practices import NOON, real_house
from tests.torture.tally import Lost, Misnamed, Unopenable
from tests.vaults import PASSPHRASE, PRACTICE, QUICK, SeenInMemory, enter_practice, quick_derive

KNOWN = Known(steps(), sealed_rows)
SESSIONS = 4
WORDS = (
    *("the", "chair", "at", "head", "of", "table", "and", "who", "used", "to", "sit", "there", "lantern"),
    *("silence", "café", "Brücke", "vote", "board", "breath", "loosened", "grandfather", "harbour"),
)


def hasten() -> None:
    """A hash in place of Argon2id in this process: what is tortured is the keeping, not the derivation."""
    setattr(key_file, "derive", quick_derive)  # noqa: B010  mypy would have it exported


def text_of(step: int) -> str:
    """What is written at this step; its number stands in front."""
    chance = random.Random(step)
    length = chance.choice((3, 40, 40, 400))
    return f"{step}: " + " ".join(chance.choice(WORDS) for _ in range(length))


def step_of(text: str) -> int:
    """The step a text was written at. Raises `Lost` unless it is that text to the letter."""
    number = text.partition(":")[0]
    if not number.isdigit() or text_of(int(number)) != text:
        raise Lost(f"a text reads otherwise than it was written: {text[:40]!r}")
    return int(number)


def keeper_of(folder: Path, seen: LastSeen | None = None) -> VaultKeeper:
    """The keeper as the program wires it, at the cheapest cost."""
    return VaultKeeper(
        folder,
        Contents(enter_practice, sealed_rows),
        seen or SeenInMemory(),
        known=KNOWN.steps,
        cost=lambda: QUICK,
    )


def seen_file(base: Path) -> LastSeenFile:
    """What this machine remembers of generations, as the program keeps it."""
    return LastSeenFile(base / "settings" / "seen.json")


def make_practice(folder: Path, passphrase: str = PASSPHRASE, sessions: int = SESSIONS) -> tuple[str, ...]:
    """A closed vault with sessions that owe a note; its 24 words."""
    keeper = keeper_of(folder)
    beginning = keeper.begin()
    words = tuple(beginning.words)
    vault = keeper.create(beginning, passphrase, PRACTICE, unreported)
    house = real_house(vault)
    client = house.client("Ida", "Quast")
    for day in range(1, sessions + 1):
        house.held(client, day)
    vault.close()
    return words


class Notes:
    """The program's own service for notes over an open vault, with a clock that stands at each step."""

    def __init__(self, vault: OpenedVault, sessions: int = SESSIONS) -> None:
        self._clock = FixedClock(NOON)
        works = VaultWorks(vault, boundary.clinical(()), ClinicalStores)
        self._service = NoteService(works, self._clock)
        self._sessions = sessions

    def write(self, step: int) -> None:
        """The save of this step, in one session's note after the other; now and then the index is tidied."""
        self._clock.moment = NOON + timedelta(minutes=step)
        self._service.save_draft(SessionId(1 + step % self._sessions), {Heading.ALIVE: text_of(step)})
        if step % 7 == 0:
            self._service.tidy()

    def newest_step(self) -> int:
        """The last step whose text is there. Raises `Lost` if one before it is not."""
        found: dict[int, int] = {}
        for session in range(1, self._sessions + 1):
            passages = self._service.of_session(SessionId(session)).passages
            if passages:
                found[session] = step_of(passages[Heading.ALIVE])
        last = max(found.values(), default=0)
        first = max(1, last - self._sessions + 1)
        expected = {1 + step % self._sessions: step for step in range(first, last + 1)}
        if found != expected:
            raise Lost(f"of the steps up to {last}, by session, {found} are there")
        return last


@contextmanager
def at_work(
    folder: Path, passphrase: str = PASSPHRASE, seen: LastSeen | None = None
) -> Iterator[OpenedVault]:
    """The vault, opened by whoever goes on working; trouble is told by its own name."""
    vault = keeper_of(folder, seen).unlock(passphrase, unreported)
    try:
        yield vault
    finally:
        vault.close()


@contextmanager
def opened(folder: Path, passphrase: str = PASSPHRASE, seen: LastSeen | None = None) -> Iterator[OpenedVault]:
    """The vault, opened and examined as the program does at its next start. Raises `Unopenable`, `Lost`."""
    try:
        vault = keeper_of(folder, seen).unlock(passphrase, unreported)
    except (PracticeError, VaultTrouble) as trouble:
        raise Unopenable(f"{folder.name} does not open: {type(trouble).__name__}") from trouble
    if UnlockNotice.OLDER_THAN_LAST_SEEN in vault.notices:
        vault.close()
        raise Misnamed("the vault was called older than last seen")
    try:
        if pages := damaged_pages(vault):
            raise Lost(f"{folder.name} is said to be damaged while open: pages {pages}")
        yield vault
    finally:
        vault.close()


def require_sound(folder: Path, passphrase: str = PASSPHRASE) -> None:
    """Raise `Lost` if an examination finds anything."""
    try:
        findings = keeper_of(folder).check(passphrase)
    except (PracticeError, VaultTrouble) as trouble:
        raise Unopenable(f"{folder.name} is not examined: {type(trouble).__name__}") from trouble
    if findings:
        raise Lost(f"{folder.name} is damaged: {', '.join(finding.name for finding in findings)}")


def files_of(folder: Path) -> Mapping[str, bytes]:
    """Every file below, but empty journals."""
    return {
        path.relative_to(folder).as_posix(): content
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ((content := path.read_bytes()) or not path.name.endswith("-journal"))
    }
