"""What an examination notices, each planted for real."""

import os

import pytest
from sqlcipher3 import dbapi2

from practiceapp.domain.errors import VaultDamaged
from practiceapp.domain.integrity import Finding
from practiceapp.vault import boundary
from practiceapp.vault.clinical.sealed import NOTES, PASSAGES
from practiceapp.vault.keys import MasterKey
from tests.vault.made import Made
from tests.vaults import PASSPHRASE, whole_works


def planted(made: Made, *sql: str) -> None:
    """Change the vault with its key but without the program, as only someone inside could."""
    raw = dbapi2.connect(str(made.file), isolation_level=None)
    raw.set_key(f"x'{MasterKey.from_words(made.words).child('db/v1').hex()}'")
    raw.execute("PRAGMA journal_mode = TRUNCATE")
    for statement in sql:
        raw.execute(statement)
    raw.close()


def page_of(made: Made, table: str) -> int:
    """Where a table begins: a page that is not needed to open the vault."""
    raw = dbapi2.connect(str(made.file), isolation_level=None)
    raw.set_key(f"x'{MasterKey.from_words(made.words).child('db/v1').hex()}'")
    ((page,),) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchall()
    raw.close()
    return int(page)


@pytest.fixture
def noted(made: Made) -> Made:
    """The same vault with a session and a note, sealed as the program does it."""
    at = "2026-03-18T11:00:00Z"
    vault = made.unlocked()
    with whole_works(vault).write() as work:
        work.insert(
            "INSERT INTO sessions (client_id, kind, on_day, at_time, time_zone, minutes, state, fee_minor,"
            " created_at) VALUES (1, 'session', '2026-03-18', '09:00', 'Europe/Berlin', 50, 'planned', 1, ?)",
            (at,),
        )
        NOTES.add(work, 1, 1, "session", "draft", 1, at, at, None)
        PASSAGES.add(work, 1, "alive", "what was alive in the room", at)
    vault.close()
    return made


def test_all_is_well(noted: Made) -> None:
    before = noted.file.read_bytes()
    assert noted.keeper.check(PASSPHRASE) == ()
    assert noted.file.read_bytes() == before


def test_a_damaged_page(noted: Made) -> None:
    content = bytearray(noted.file.read_bytes())
    content[page_of(noted, "note_passages") * 4096 - 2000] ^= 1
    noted.file.write_bytes(content)
    assert Finding.PAGES_DAMAGED in noted.keeper.check(PASSPHRASE)


def test_a_file_cut_between_two_pages(noted: Made) -> None:
    os.truncate(noted.file, noted.file.stat().st_size - 4096)
    with pytest.raises(VaultDamaged):
        noted.keeper.check(PASSPHRASE)


def test_an_edited_row(noted: Made) -> None:
    planted(noted, "UPDATE note_passages SET text = 'something else'")
    assert noted.keeper.check(PASSPHRASE) == (Finding.SEAL_BROKEN,)


def test_a_row_slipped_away(noted: Made) -> None:
    planted(noted, "DROP TRIGGER note_passages_kept", "DELETE FROM note_passages")
    assert noted.keeper.check(PASSPHRASE) == (Finding.SEAL_BROKEN,)


def test_a_search_index_that_disagrees(noted: Made) -> None:
    planted(
        noted,
        "DROP TRIGGER note_unindexed_before_update",
        "DROP TRIGGER note_indexed_after_update",
        "UPDATE note_passages SET text = 'something else'",
    )
    assert noted.keeper.check(PASSPHRASE) == (Finding.SEARCH_DISAGREES, Finding.SEAL_BROKEN)


@pytest.mark.parametrize("table", ["vault_state", "note_passages", "note_search_data"])
def test_an_older_page_put_back(noted: Made, table: str) -> None:
    """The page is genuine in itself: only what it says beside the other pages gives it away."""
    older = noted.file.read_bytes()
    vault = noted.unlocked()
    with whole_works(vault).write() as work:
        PASSAGES.change(work, 1, text="what was alive in that room")
    with vault.connection.under(boundary.migrating()):
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        start = (int(vault.connection.rows(sql, (table,))[0][0]) - 1) * 4096
    vault.close()
    newer = noted.file.read_bytes()
    assert noted.keeper.check(PASSPHRASE) == ()
    noted.file.write_bytes(newer[:start] + older[start : start + 4096] + newer[start + 4096 :])
    assert Finding.PAGES_DAMAGED not in noted.keeper.check(PASSPHRASE)
    assert noted.keeper.check(PASSPHRASE) != ()
