import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from sqlcipher3 import dbapi2

from practiceapp.domain.errors import (
    CipherSettingsRefused,
    EngineUnfit,
    ForeignVault,
    KeysOfAnotherVault,
    VaultDamaged,
    VaultEmpty,
    VaultExists,
    VaultMissing,
    VaultNotAFile,
    VaultPlain,
    VaultReadOnly,
    VaultTruncated,
)
from practiceapp.vault.connection import (
    VaultConnection,
    create_connection,
    open_connection,
    open_to_read,
    salt_of,
)
from practiceapp.vault.connection import opening as opening_module
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.opened import OpenedVault
from tests.vaults import client_added, make_vault, references, reopen

KEY = bytes(range(32))
SALT = bytes(range(100, 116))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed vault file with one table."""
    path = tmp_path / "vault.db"
    connection = create_connection(path, KEY, SALT)
    dbapi2.Connection.set_authorizer(connection._raw, lambda *_: 0)
    connection.rows("CREATE TABLE kept (kept_id INTEGER PRIMARY KEY, words TEXT)")
    connection.rows("INSERT INTO kept (words) VALUES ('still here')")
    connection.close()
    return path


def opened(path: Path) -> VaultConnection:
    return open_connection(path, KEY, SALT)


def test_a_vault_file_opens_with_its_key_and_is_private(path: Path) -> None:
    connection = opened(path)
    dbapi2.Connection.set_authorizer(connection._raw, lambda *_: 0)
    assert connection.rows("SELECT words FROM kept") == [("still here",)]
    connection.close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"still here" not in path.read_bytes()
    assert salt_of(path) == SALT


SETTINGS = {
    "journal_mode": "truncate",
    "synchronous": 3,
    "temp_store": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "fullfsync": 1,
    "cache_size": -32000,
    "mmap_size": 0,
    "application_id": 0x50564C54,
}


def test_every_setting_is_in_force(path: Path) -> None:
    connection = opened(path)
    dbapi2.Connection.set_authorizer(connection._raw, lambda *_: 0)
    assert {name: connection.rows(f"PRAGMA {name}")[0][0] for name in SETTINGS} == SETTINGS
    connection.close()


def plain(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE t (a)")
    database.close()


def linked(path: Path) -> None:
    path.rename(path.with_name("elsewhere.db"))
    path.symlink_to(path.with_name("elsewhere.db"))


def turned_into_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def cut_in_a_page(path: Path) -> None:
    os.truncate(path, 5000)


def cut_in_the_first_page(path: Path) -> None:
    os.truncate(path, 100)


def with_a_flipped_bit_in_the_first_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[2000] ^= 4
    path.write_bytes(content)


def with_the_words_of_a_text_file(path: Path) -> None:
    path.write_text("Dear Ruth, " * 4096)


HARMS: list[tuple[Callable[[Path], None], type[Exception]]] = [
    (Path.unlink, VaultMissing),
    (turned_into_a_folder, VaultNotAFile),
    (linked, VaultNotAFile),
    (emptied, VaultEmpty),
    (cut_in_a_page, VaultTruncated),
    (cut_in_the_first_page, VaultTruncated),
    (plain, VaultPlain),
    (with_a_flipped_bit_in_the_first_page, VaultDamaged),
    (with_the_words_of_a_text_file, KeysOfAnotherVault),
]


@pytest.mark.parametrize(("harm", "trouble"), HARMS, ids=lambda part: getattr(part, "__name__", ""))
def test_each_harm_is_named_and_nothing_is_touched(
    path: Path, harm: Callable[[Path], None], trouble: type[Exception]
) -> None:
    harm(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(trouble) as raised:
        opened(path)
    assert type(raised.value) is trouble
    assert raised.value.__context__ is None or raised.value.__suppress_context__
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_wrong_salt_and_a_wrong_key(path: Path) -> None:
    with pytest.raises(KeysOfAnotherVault):
        open_connection(path, KEY, bytes(16))
    with pytest.raises(VaultDamaged):
        open_connection(path, bytes(32), SALT)


def test_a_page_half_written_is_brought_back_by_the_journal(path: Path) -> None:
    os.truncate(path, path.stat().st_size + 100)
    path.with_name("vault.db-journal").write_bytes(bytes(512))
    connection = opened(path)
    connection.close()


def test_a_vault_is_never_made_over_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(VaultExists):
        create_connection(path, KEY, SALT)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_though_the_key_fits(path: Path) -> None:
    with_other_id(path)
    with pytest.raises(ForeignVault):
        opened(path)


def with_other_id(path: Path) -> None:
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.set_key(f"x'{KEY.hex()}{SALT.hex()}'")
    raw.execute("PRAGMA application_id = 7")
    raw.close()


STRAY = """
import sys
from pathlib import Path
from sqlcipher3 import dbapi2
dbapi2.connect(":memory:").execute("PRAGMA cipher_default_use_hmac = OFF")
from practiceapp.domain.errors import CipherSettingsRefused
from practiceapp.vault.connection import create_connection
try:
    create_connection(Path(sys.argv[1]), bytes(32), bytes(16))
except CipherSettingsRefused:
    print("refused")
"""


def test_a_stray_setting_of_the_whole_process_makes_no_vault_without_authentication(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STRAY, str(tmp_path / "vault.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "refused\n"
    assert done.stderr == ""


def test_a_vault_without_authentication_is_refused(path: Path) -> None:
    path.unlink()
    raw = dbapi2.connect(str(path), isolation_level=None)
    raw.set_key(f"x'{KEY.hex()}{SALT.hex()}'")
    raw.execute("PRAGMA cipher_use_hmac = OFF")
    raw.execute("CREATE TABLE t (a)")
    raw.close()
    with pytest.raises(VaultDamaged):
        opened(path)


def test_settings_that_do_not_hold_are_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(opening_module, "_CIPHER_SETTINGS", {"cipher_use_hmac": "0"})
        with pytest.raises(CipherSettingsRefused):
            opened(path)
    with monkeypatch.context() as patched:
        patched.setattr(opening_module, "_SETTINGS", (("synchronous", "EXTRA", 2),))
        with pytest.raises(EngineUnfit):
            opened(path)
    with monkeypatch.context() as patched:
        patched.setattr(opening_module, "OLDEST_ENGINE", (9, 0, 0))
        with pytest.raises(EngineUnfit):
            opened(path)
    opened(path).close()


def test_a_file_swapped_underneath_is_noticed(path: Path, tmp_path: Path) -> None:
    connection = opened(path)
    assert connection.still_the_same_file()
    shutil.copy(path, tmp_path / "copy.db")
    (tmp_path / "copy.db").replace(path)
    assert not connection.still_the_same_file()
    path.unlink()
    assert not connection.still_the_same_file()
    connection.close()


def test_an_independent_implementation_opens_the_vault_with_the_words(vault: OpenedVault) -> None:
    client_added(vault, "K-7F3Q")
    words, path = vault.master.words(), vault.connection.path
    vault.close()
    key = MasterKey.from_words(words).child("db/v1").hex()
    other = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    other.pragma("cipher", "sqlcipher")
    other.pragma("legacy", 4)
    other.pragma("key", f"x'{key}{path.read_bytes()[:16].hex()}'")
    assert other.execute("SELECT reference FROM clients").fetchall() == [("K-7F3Q",)]
    assert other.execute("SELECT count(*) FROM note_search WHERE note_search MATCH 'x*'").fetchall() == [(0,)]
    other.close()


def test_what_was_kept_is_there_after_reopening(tmp_path: Path) -> None:
    vault = make_vault(tmp_path)
    client_added(vault, "K-7F3Q")
    vault = reopen(vault)
    assert references(vault) == ["K-7F3Q"]
    assert vault.generation == 1
    vault.close()


class TestCopy:
    """A copy under another key, made while the file is in use."""

    OTHER_KEY = bytes(range(50, 82))
    OTHER_SALT = bytes(range(200, 216))

    def test_it_opens_with_its_own_key_and_holds_what_was_saved_meanwhile(
        self, path: Path, tmp_path: Path
    ) -> None:
        source = open_connection(path, KEY, SALT)
        dbapi2.Connection.set_authorizer(source._raw, lambda *_: 0)
        source.rows(
            "INSERT INTO kept (words) WITH RECURSIVE n(i) AS"
            " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 800)"
            " SELECT hex(randomblob(2000)) FROM n"
        )
        copy = create_connection(tmp_path / "copy.db", self.OTHER_KEY, self.OTHER_SALT)
        steps: list[tuple[int, int]] = []

        def stepped(left: int, total: int) -> None:
            if not steps:
                source.rows("INSERT INTO kept (words) VALUES ('said meanwhile')")
            steps.append((left, total))

        source.copy_into(copy, stepped)
        copy.close()
        source.close()
        assert len(steps) > 2
        assert steps[-1][0] == 0
        opened = open_connection(tmp_path / "copy.db", self.OTHER_KEY, self.OTHER_SALT)
        dbapi2.Connection.set_authorizer(opened._raw, lambda *_: 0)
        assert opened.rows("SELECT count(*) FROM kept WHERE words = 'said meanwhile'") == [(1,)]
        assert opened.rows("PRAGMA cipher_integrity_check") == []
        opened.close()
        with pytest.raises(VaultDamaged):
            open_connection(tmp_path / "copy.db", KEY, self.OTHER_SALT)

    def test_it_ends_when_told_to(self, path: Path, tmp_path: Path) -> None:
        source = open_connection(path, KEY, SALT)
        copy = create_connection(tmp_path / "copy.db", self.OTHER_KEY, self.OTHER_SALT)

        def stepped(_left: int, _total: int) -> None:
            raise InterruptedError

        with pytest.raises(InterruptedError):
            source.copy_into(copy, stepped)
        copy.close()
        assert source.rows("PRAGMA data_version")
        source.close()

    def test_what_is_opened_to_read_cannot_be_written(self, path: Path) -> None:
        opened = open_to_read(path, KEY, SALT)
        dbapi2.Connection.set_authorizer(opened._raw, lambda *_: 0)
        assert opened.rows("SELECT words FROM kept") == [("still here",)]
        with pytest.raises(VaultReadOnly):
            opened.rows("INSERT INTO kept (words) VALUES ('never')")
        opened.close()
