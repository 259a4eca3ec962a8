"""Damage to the open vault is noticed while it is open, named by page, and stops all writing."""

from pathlib import Path

import pytest

from practiceapp.domain.errors import PagesDamaged, VaultDamaged
from practiceapp.domain.security_record import Act
from practiceapp.services.integrity import IntegrityService
from practiceapp.services.security_record import SecurityRecord
from practiceapp.vault import boundary
from practiceapp.vault.connection import PAGE_BYTES
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.live_check import OpenPages, damaged_pages
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.fakes_practice import FixedClock
from tests.practices import NOON
from tests.vaults import client_added, make_vault, references


@pytest.fixture
def vault(tmp_path: Path) -> OpenedVault:
    made = make_vault(tmp_path / "vault")
    client_added(made, "K-7F3Q")
    return made


@pytest.fixture
def record(vault: OpenedVault) -> SecurityRecord:
    return SecurityRecord(VaultWorks(vault, boundary.desk(), DeskStores), FixedClock(NOON))


@pytest.fixture
def integrity(vault: OpenedVault, record: SecurityRecord) -> IntegrityService:
    return IntegrityService(OpenPages(vault), record)


def flip(vault: OpenedVault, page: int) -> None:
    with vault.connection.path.open("r+b") as file:
        file.seek((page - 1) * PAGE_BYTES + 700)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def test_a_whole_vault_is_written_down_as_examined(
    integrity: IntegrityService, record: SecurityRecord
) -> None:
    integrity.examine()
    integrity.write_down()
    assert record.last() == {Act.EXAMINED: NOON}


def test_damage_is_named_by_page_and_stops_all_writing(
    vault: OpenedVault, integrity: IntegrityService, record: SecurityRecord
) -> None:
    before = vault.connection.path.read_bytes()
    flip(vault, 7)
    with pytest.raises(PagesDamaged) as found:
        integrity.examine()
    assert found.value.pages == (7,)
    with pytest.raises(VaultDamaged):
        record.note(Act.EXAMINED)
    assert references(vault) == ["K-7F3Q"]
    after = vault.connection.path.read_bytes()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_the_check_keeps_nobody_from_saving(vault: OpenedVault) -> None:
    assert damaged_pages(vault) == ()
    client_added(vault, "K-LATER")
    assert damaged_pages(vault) == ()
    assert len(references(vault)) == 2
