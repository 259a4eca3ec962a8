"""Two readers that are not the program agree with it about every row: of the vault, and of a backup.

One is SQLite3 Multiple Ciphers; the other, `strangers.py`, knows SECURITY.md and nothing else.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import apsw
import pytest
from mnemonic import Mnemonic
from shamir_mnemonic.wordlist import WORDLIST

from practiceapp.bootstrap.services import services_of
from practiceapp.demo import fill
from practiceapp.domain.backups import Occasion
from practiceapp.services.access import unreported
from practiceapp.services.clock import PracticeClock
from practiceapp.system import door
from practiceapp.vault import boundary
from practiceapp.vault.backups.making import Known, make_backup
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.shares import split
from tests.architecture.house import ROOT
from tests.boundary.strangers import (
    Backup,
    NotTheKey,
    database,
    from_shares,
    from_words,
    hkdf,
    master_key,
    pages,
    read_backup,
    read_share,
)
from tests.fakes_account import PlainRenderer
from tests.practices import PRACTICE
from tests.vaults import PASSPHRASE, make_keeper

Rows = dict[str, list[tuple[Any, ...]]]
TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """A vault with a practice in it, closed, its backup, and what the program says they hold."""

    file: Path
    backup: Path
    words: tuple[str, ...]
    shares: tuple[tuple[str, ...], ...]
    rows: Rows


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("two readers")
    keeper = make_keeper(folder / "vault")
    beginning = keeper.begin()
    words = tuple(beginning.words)
    vault = keeper.create(beginning, PASSPHRASE, PRACTICE, unreported)
    services = services_of(vault, PlainRenderer(), door, PracticeClock)
    services.practice.save(PRACTICE)
    assert fill(services, clients=2, months=2).invoices
    known = Known(steps(), sealed_rows)
    backup = make_backup(vault, folder / "backups", Occasion.WISHED, NOON, known, unreported)
    shares, rows = split(vault.master), rows_of_the_program(vault)
    vault.close()
    return Made(folder / "vault" / "vault.db", backup, words, shares, rows)


def rows_of_the_program(vault: OpenedVault) -> Rows:
    with vault.connection.under(boundary.checking()):
        return _ordered(
            (name, vault.connection.rows(f'SELECT * FROM "{name}"'))
            for (name,) in vault.connection.rows(TABLES)
        )


def _ordered(tables: Iterable[tuple[str, Iterable[tuple[Any, ...]]]]) -> Rows:
    return {name: sorted(rows, key=repr) for name, rows in tables}


def rows_of_pages(content: bytes, key: bytes) -> Rows:
    """As the stranger reads them."""
    plain = database(content, key)
    names = [name for (name,) in plain.execute(TABLES)]
    found = _ordered((name, plain.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names)
    plain.close()
    return found


def rows_of_multiple_ciphers(file: Path, key: bytes) -> Rows:
    """As SQLite3 Multiple Ciphers reads them."""
    salt = file.read_bytes()[:16]
    vault = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    for setting in ("cipher='sqlcipher'", "legacy=4", f"key=\"x'{key.hex()}{salt.hex()}'\""):
        vault.execute(f"PRAGMA {setting}").fetchall()
    names = [str(name) for (name,) in vault.execute(TABLES).fetchall()]
    found = _ordered((name, list(vault.execute(f'SELECT * FROM "{name}"'))) for name in names)
    vault.close()
    return found


def body_of(backup: Backup, folder: Path) -> Path:
    file = folder / "body.db"
    file.write_bytes(backup.body)
    return file


def test_there_is_something_to_agree_about(made: Made) -> None:
    assert {"clients", "notes", "note_passages", "invoices", "vault_state"} <= set(made.rows)
    assert sum(map(len, made.rows.values())) > 100
    assert len([name for name, rows in made.rows.items() if rows]) > 15


def test_both_readers_agree_with_the_program_about_every_row_of_the_vault(made: Made) -> None:
    master = master_key((made.file.parent / "keys.a").read_bytes(), PASSPHRASE)
    key = hkdf(master, b"db/v1")
    assert rows_of_pages(made.file.read_bytes(), key) == made.rows
    assert rows_of_multiple_ciphers(made.file, key) == made.rows


def test_both_readers_agree_with_the_program_about_every_row_of_a_backup(made: Made, tmp_path: Path) -> None:
    backup = read_backup(made.backup)
    key = backup.key(master_key(backup.key_file, PASSPHRASE))
    assert rows_of_pages(backup.body, key) == made.rows
    assert rows_of_multiple_ciphers(body_of(backup, tmp_path), key) == made.rows
    assert backup.generation == made.rows["vault_state"][0][2]


def test_the_words_alone_and_any_two_shares_alone_are_the_key_of_both(made: Made) -> None:
    master = from_words(made.words, Mnemonic("english").wordlist)
    assert master == master_key((made.file.parent / "keys.b").read_bytes(), PASSPHRASE)
    for one, other in combinations(made.shares, 2):
        assert from_shares(read_share(one, WORDLIST), read_share(other, WORDLIST)) == master
    backup = read_backup(made.backup)
    assert rows_of_pages(backup.body, backup.key(master)) == made.rows


def test_the_table_describes_the_whole_head_of_a_backup(made: Made) -> None:
    table = (ROOT / "SECURITY.md").read_text(encoding="utf-8").partition("**A backup**")[2]
    fields = {int(at): int(size) for at, size in re.findall(r"^\| (\d+) \| (\d+) \|", table, re.MULTILINE)}
    ends = [at + size for at, size in fields.items()]
    assert list(fields) == [0, *ends[:-1]]
    assert ends[-1] == 380


def test_the_stranger_uses_nothing_of_the_program() -> None:
    source = (ROOT / "tests/boundary/strangers.py").read_text(encoding="utf-8")
    assert (
        re.findall(r"^(?:from|import) (practiceapp|tests|sqlcipher3|apsw|main)", source, re.MULTILINE) == []
    )


# --- planted: the readers would disagree, or say so


def test_a_row_that_differs_would_be_seen(made: Made) -> None:
    rows = {name: list(found) for name, found in made.rows.items()}
    rows["clients"].pop()
    key = hkdf(from_words(made.words, Mnemonic("english").wordlist), b"db/v1")
    assert rows_of_pages(made.file.read_bytes(), key) != rows


@pytest.mark.parametrize("place", [17, 5000, -1, -70])
def test_a_turned_bit_is_noticed_by_the_stranger(made: Made, place: int) -> None:
    content = bytearray(made.file.read_bytes())
    content[place] ^= 8
    key = hkdf(from_words(made.words, Mnemonic("english").wordlist), b"db/v1")
    with pytest.raises(NotTheKey):
        list(pages(bytes(content), key))


def test_a_backup_of_another_key_or_a_damaged_one_is_told(made: Made, tmp_path: Path) -> None:
    with pytest.raises(NotTheKey):
        read_backup(made.backup).key(bytes(32))
    for place in (300, 5000):
        content = bytearray(made.backup.read_bytes())
        content[place] ^= 1
        damaged = tmp_path / "damaged"
        damaged.write_bytes(content)
        with pytest.raises(NotTheKey):
            read_backup(damaged)
