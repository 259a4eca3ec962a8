"""A vault opened from its passphrase by what SECURITY.md says and by nothing of ours."""

import hmac
import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw
import pytest
from cryptography.exceptions import InvalidTag

from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.practice import Practice
from practiceapp.domain.sessions import SessionId
from practiceapp.services.access import AccessService
from practiceapp.services.clinical.notes import NoteService
from practiceapp.vault import boundary
from practiceapp.vault.account.columns import ACCOUNT_TABLES
from practiceapp.vault.clinical.stores import ClinicalStores
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.architecture.house import ROOT
from tests.boundary import strangers
from tests.boundary.strangers import hkdf
from tests.fakes_practice import FixedClock
from tests.vaults import make_keeper, whole_works

PASSPHRASE = "Schlüsselblume otter lantern ﬁnch meadow"
"""With an accent and a ligature, which NFKC writes differently."""
SAID = "The chair at the head of the table."


@dataclass(frozen=True)
class Made:
    folder: Path
    words: tuple[str, ...]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made") / "vault"
    access = AccessService(make_keeper(folder))
    beginning = access.begin()
    words = tuple(beginning.words)
    vault = access.create(beginning, PASSPHRASE, Practice(therapist_name="Ruth Adler"))
    assert isinstance(vault, OpenedVault)
    with whole_works(vault).write() as work:
        for sql in (
            (
                "INSERT INTO clients (client_id, reference, state, created_at)"
                " VALUES (1, 'K-7F3Q', 'active', '2026-03-18T11:00:00Z')"
            ),
            (
                "INSERT INTO sessions (session_id, client_id, kind, on_day, at_time, time_zone, minutes,"
                " state, fee_minor, created_at)"
                " VALUES (1, 1, 'session', '2026-03-18', '11:00', 'Europe/Berlin', 50,"
                " 'held', 1, '2026-03-18T11:00:00Z')"
            ),
        ):
            work.insert(sql)
    clinical = VaultWorks(vault, boundary.clinical(ACCOUNT_TABLES), ClinicalStores)
    notes = NoteService(clinical, FixedClock(datetime(2026, 3, 18, 12, tzinfo=UTC)))
    notes.save_draft(SessionId(1), {Heading.ALIVE: SAID})
    notes.lock(SessionId(1))
    notes.amend(SessionId(1), "And later.")
    vault.close()
    return Made(folder, words)


def fields() -> dict[int, int]:
    """Offset and length of every field, as the table of SECURITY.md gives them."""
    table = (ROOT / "SECURITY.md").read_text(encoding="utf-8").partition("**The key file**")[2]
    table = table.partition("**From a passphrase")[0]
    return {int(at): int(size) for at, size in re.findall(r"^\| (\d+) \| (\d+) \|", table, re.MULTILINE)}


def master_key(folder: Path, passphrase: str) -> bytes:
    return strangers.master_key((folder / "keys.a").read_bytes(), passphrase)


def opened(folder: Path, master: bytes) -> apsw.Connection:
    file = folder / "vault.db"
    salt = file.read_bytes()[:16]
    vault = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    key = f"key=\"x'{hkdf(master, b'db/v1').hex()}{salt.hex()}'\""
    for setting in ("cipher='sqlcipher'", "legacy=4", key):
        vault.execute(f"PRAGMA {setting}").fetchall()
    return vault


def test_the_table_describes_the_whole_key_file(made: Made) -> None:
    found = fields()
    ends = [at + size for at, size in found.items()]
    assert list(found) == [0, *ends[:-1]]
    assert ends[-1] == 208 == (made.folder / "keys.a").stat().st_size
    assert len(found) == 15
    content = (made.folder / "keys.a").read_bytes()
    assert content[:8] == b"PVKEYS1\n"
    assert struct.unpack_from("<HHQ", content, 8) == (1, 1, 1)
    assert content[36:52] == (made.folder / "vault.db").read_bytes()[:16]
    assert content == (made.folder / "keys.b").read_bytes()


def test_the_passphrase_opens_the_vault_without_a_line_of_ours(made: Made) -> None:
    vault = opened(made.folder, master_key(made.folder, PASSPHRASE))
    assert vault.execute("SELECT text FROM note_passages").fetchall() == [(SAID,), ("And later.",)]
    assert vault.execute("SELECT rowid FROM note_search('chair')").fetchall() == [(1,)]
    assert vault.execute("PRAGMA application_id").fetchall() == [(0x50564C54,)]
    steps = sorted((ROOT / "practiceapp/vault/migrations").glob("*.sql"))
    assert vault.execute("PRAGMA user_version").fetchall() == [(len(steps),)]
    vault.close()


def test_a_wrong_passphrase_is_told_by_the_tag(made: Made) -> None:
    with pytest.raises(InvalidTag):
        master_key(made.folder, PASSPHRASE + ".")


def test_the_seal_can_be_checked(made: Made) -> None:
    master = master_key(made.folder, PASSPHRASE)
    vault, key, total = opened(made.folder, master), hkdf(master, b"seal"), 0
    rows = 0
    for table in ("notes", "note_passages", "note_revisions"):
        for row in vault.execute(f"SELECT * FROM {table}").fetchall():
            message = b"".join(_part(value) for value in (table, *row))
            total += int.from_bytes(hmac.digest(key, message, "sha256"), "big")
            rows += 1
    ((kept,),) = vault.execute("SELECT note_seal FROM vault_state").fetchall()
    assert rows >= 4
    assert kept == (total % 2**256).to_bytes(32, "big")
    vault.close()


def _part(value: object) -> bytes:
    if value is None:
        kind, content = b"n", b""
    elif isinstance(value, int):
        kind, content = b"i", str(value).encode()
    else:
        kind, content = b"s", str(value).encode()
    return kind + len(content).to_bytes(8, "big") + content
