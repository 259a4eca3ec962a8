"""An update of the program changes the vault's tables, from every earlier step. Promise 9: never half of it.

Step n opens an old vault with today's program; which old one goes round through all versions there were.
"""

import hashlib
import random
import shutil
from functools import cache
from pathlib import Path

from practiceapp.domain.practice import Practice
from practiceapp.services.access import unreported
from practiceapp.vault import boundary
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.connection import VaultConnection, salt_of
from practiceapp.vault.founding import VAULT_NAME, connect
from practiceapp.vault.keeper import Contents, VaultKeeper
from practiceapp.vault.key_pair import KeyPair
from practiceapp.vault.migrate import steps
from practiceapp.vault.works import Work
from tests.practices import real_house
from tests.torture.children import Teller
from tests.torture.house import Notes, keeper_of, opened, require_sound
from tests.torture.tally import Lost, Unopenable
from tests.vaults import PASSPHRASE, PRACTICE, QUICK, SeenInMemory, enter_practice

TODAY = len(steps())
WITH_PRACTICE, WITH_NOTES = 2, 3
"""The first versions whose tables hold a practice, and notes."""
WRITTEN = 6


class Migrating:
    name = "migration"
    promise = 9
    within = 0.01
    recorded = 2 * (TODAY - 1)

    def begin(self, base: Path, chance: random.Random) -> int:
        for version in range(1, TODAY):
            _make_old(base / f"old-{version}", version)
        for number in range(1, self.recorded + 1):
            _copy(base / f"old-{version_of(number)}", base / f"vault-{number}")
        return 0

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        for number in range(step + 1, step + count + 1):
            teller.attempt(number, lambda number=number: self._once(base, number))  # type: ignore[misc]

    def _once(self, base: Path, number: int) -> None:
        folder = base / f"vault-{number}"
        if not folder.exists():
            _copy(base / f"old-{version_of(number)}", folder)
        keeper_of(folder).unlock(PASSPHRASE, unreported).close()

    def settle(self, base: Path, told: int) -> int:
        found = told
        for folder in base.glob("vault-*"):
            number = int(folder.name.partition("-")[2])
            if number > told + 1:
                continue
            if (folder / "copied").exists():
                found = max(found, self._judged(folder, number, told))
            shutil.rmtree(folder)
        return found

    def _judged(self, folder: Path, number: int, told: int) -> int:
        version = _version(folder, number)
        if number <= told and version != TODAY:
            raise Lost(f"the update of vault {number} was told of, and it is still at {version}")
        with opened(folder) as vault:
            if version_of(number) >= WITH_NOTES and Notes(vault).newest_step() != WRITTEN:
                raise Lost("notes are gone")
        require_sound(folder)
        if _version(folder, number) != TODAY:
            raise Lost("the next start did not bring it up to date")
        return number if version == TODAY else 0


def version_of(number: int) -> int:
    """The version of the old vault that step `number` opens."""
    return 1 + number % (TODAY - 1)


def _make_old(folder: Path, version: int) -> None:
    """A vault as the program of that time made it."""

    def enter(work: Work, practice: Practice) -> None:
        if version >= WITH_PRACTICE:
            enter_practice(work, practice)

    contents = Contents(enter, sealed_rows)
    keeper = VaultKeeper(folder, contents, SeenInMemory(), known=steps()[:version], cost=lambda: QUICK)
    vault = keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported)
    if version >= WITH_NOTES:
        house = real_house(vault)
        client = house.client()
        for day in range(1, 5):
            house.held(client, day)
        for step in range(1, WRITTEN + 1):
            Notes(vault).write(step)
    vault.close()


def _copy(old: Path, folder: Path) -> None:
    """File by file, on the disk before it is opened: the copying is not what is tried."""
    folder.mkdir()
    for file in old.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "copied").touch()


def _version(folder: Path, number: int) -> int:
    """The version its tables are of, wholly. Raises `Lost` for a mixture, `Unopenable`."""
    try:
        master, _ = KeyPair(folder).unwrap(PASSPHRASE, salt_of(folder / VAULT_NAME))
        connection = connect(folder / VAULT_NAME, master)
    except Exception as trouble:
        raise Unopenable(f"a vault at version {version_of(number)}: {type(trouble).__name__}") from trouble
    try:
        with connection.under(boundary.checking()):
            found = int(connection.rows("PRAGMA user_version")[0][0])
            tables = _tables(connection)
    finally:
        connection.close()
    if found not in {version_of(number), TODAY} or tables != expected_tables(found):
        raise Lost(f"half converted: it says {found}, and its tables are others")
    return found


@cache
def expected_tables(version: int) -> str:
    """What the tables of this version look like."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        _make_old(Path(folder) / "vault", version)
        path = Path(folder) / "vault" / VAULT_NAME
        master, _ = KeyPair(path.parent).unwrap(PASSPHRASE, salt_of(path))
        connection = connect(path, master)
        try:
            with connection.under(boundary.checking()):
                return _tables(connection)
        finally:
            connection.close()


def _tables(connection: VaultConnection) -> str:
    rows = connection.rows("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name")
    return hashlib.sha256(repr(rows).encode()).hexdigest()
