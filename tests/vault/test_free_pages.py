"""A free page half written by a power cut is no damage, and is mended before it can spoil a copy."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import VaultUnsound
from practiceapp.services.access import unreported
from practiceapp.vault import boundary
from practiceapp.vault.backups.making import Known, make_backup
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.examine import examine
from practiceapp.vault.founding import connect
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.live_check import damaged_pages
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from tests.vaults import client_added, make_vault, references, reopen, whole_works

KNOWN = Known(steps(), sealed_rows)
NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)
PAGE = 4096


@pytest.fixture
def vault(tmp_path: Path) -> OpenedVault:
    """With pages in it that held something once."""
    opened = make_vault(tmp_path / "vault")
    for number in range(20):
        client_added(opened, f"K-{number}" + "x" * 3000)
    with whole_works(opened).write() as work:
        work.changed("UPDATE clients SET removed_at = '2026-03-18T11:00:00Z' WHERE client_id > 1")
        work.changed("DELETE FROM clients WHERE client_id > 1")
    return reopen(opened)


def torn(vault: OpenedVault, page: int) -> None:
    with vault.connection.path.open("r+b") as file:
        file.seek((page - 1) * PAGE + 1024)
        file.write(b"half of another page")


def in_use(path: Path, master: MasterKey, page: int) -> bool:
    """Whether the engine misses this page when it reads everything there is."""
    connection = connect(path, master)
    try:
        with connection.under(boundary.checking()):
            return connection.rows("PRAGMA quick_check") != [("ok",)]
    except Exception:  # noqa: BLE001  it could not even begin
        return True
    finally:
        connection.close()


def free_page(vault: OpenedVault) -> int:
    whole = vault.connection.path.read_bytes()
    for page in range(len(whole) // PAGE, 1, -1):
        torn(vault, page)
        used = in_use(vault.connection.path, vault.master, page)
        vault.connection.path.write_bytes(whole)
        if not used:
            return page
    raise AssertionError("no free page")


def test_it_is_no_damage_and_is_mended_so_that_copies_are_whole(vault: OpenedVault, tmp_path: Path) -> None:
    page = free_page(vault)
    torn(vault, page)
    assert examine(vault.connection.path, vault.master, steps(), sealed_rows) == ()
    with pytest.raises(VaultUnsound):
        make_backup(vault, tmp_path / "backups", Occasion.DAY, NOON, KNOWN, unreported)
    vault = reopen(vault)  # the engine writes no more once it has stumbled over such a page
    assert damaged_pages(vault) == ()
    make_backup(vault, tmp_path / "backups", Occasion.DAY, NOON, KNOWN, unreported)
    assert len(references(vault)) == 1
    client_added(vault, "K-LATER")
    vault.close()


def test_a_page_in_use_is_damage_all_the_same(vault: OpenedVault) -> None:
    for page in (3, 9, 14):
        whole = vault.connection.path.read_bytes()
        torn(vault, page)
        assert page in damaged_pages(vault)
        vault.connection.path.write_bytes(whole)
    vault.close()
