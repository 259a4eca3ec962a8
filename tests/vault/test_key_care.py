"""Shares open the vault to read it, the sheet is proved by four words, another key takes everything along."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from practiceapp.domain.errors import SharesOfAnotherVault, VaultReadOnly, WrongPassphrase, WrongWords
from practiceapp.domain.security_record import Act
from practiceapp.services.access import AccessService, fair_below, unreported
from practiceapp.services.desk.executor import ExecutorService
from practiceapp.services.key_care import KeyCareService
from practiceapp.services.security_record import SecurityRecord
from practiceapp.vault import boundary
from practiceapp.vault.backups.making import Known
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.keeper import VaultKeeper
from practiceapp.vault.key_care import KeyCare
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.shares import split
from practiceapp.vault.works import VaultWorks
from tests.fakes_practice import FixedClock
from tests.vaults import PASSPHRASE, PRACTICE, QUICK, client_added, make_keeper, references

NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)
OTHER = "copper lantern meadow seven quiet harbour"


@pytest.fixture
def keeper(tmp_path: Path) -> VaultKeeper:
    return make_keeper(tmp_path / "vault")


@pytest.fixture
def vault(keeper: VaultKeeper) -> OpenedVault:
    made = keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported)
    client_added(made, "K-7F3Q")
    return made


@pytest.fixture
def keys(tmp_path: Path) -> KeyCare:
    return KeyCare(tmp_path / "vault", Known(steps(), sealed_rows), lambda: QUICK, lambda: NOON)


@pytest.fixture
def record(vault: OpenedVault) -> SecurityRecord:
    return SecurityRecord(VaultWorks(vault, boundary.desk(), DeskStores), FixedClock(NOON))


@pytest.fixture
def care(keys: KeyCare, keeper: VaultKeeper, vault: OpenedVault, record: SecurityRecord) -> KeyCareService:
    return KeyCareService(keys, AccessService(keeper), vault, record, fair_below)


def test_two_shares_open_it_and_nothing_can_be_written(
    care: KeyCareService, keys: KeyCare, vault: OpenedVault
) -> None:
    shares = care.make_shares()
    vault.close()
    opened = keys.open_with_shares([shares[2], shares[0]], unreported)
    works = VaultWorks(opened, boundary.desk(), DeskStores)
    contacts = ExecutorService(works, FixedClock(NOON)).contacts()
    assert [contact.client.reference for contact in contacts] == ["K-7F3Q"]
    with pytest.raises(VaultReadOnly), works.write() as work:
        work.practices.save(PRACTICE, NOON)
    opened.close()


def test_shares_of_another_vault_are_told_from_damage(keys: KeyCare, vault: OpenedVault) -> None:
    vault.close()
    with pytest.raises(SharesOfAnotherVault):
        keys.open_with_shares(split(MasterKey.random())[:2], unreported)


def test_four_words_prove_the_sheet_and_one_wrong_one_does_not(
    care: KeyCareService, vault: OpenedVault, record: SecurityRecord
) -> None:
    words, asked = vault.master.words(), care.asked_positions()
    assert len(set(asked)) == 4
    assert asked == tuple(sorted(asked))
    typed = {at: words[at - 1].upper() for at in asked}
    assert care.prove_words(typed)
    assert record.last()[Act.WORDS_PROVED] == NOON
    assert not care.prove_words(typed | {asked[1]: "zoo" if words[asked[1] - 1] != "zoo" else "abandon"})
    assert not care.prove_words({asked[0]: typed[asked[0]]})
    assert [event.went_well for event in record.events(Act.WORDS_PROVED)] == [False, False, True]


def test_after_rekeying_only_the_new_passphrase_and_words_open_it(
    care: KeyCareService, keeper: VaultKeeper, vault: OpenedVault
) -> None:
    old_words, beginning = vault.master.words(), care.begin_rekey()
    kept = care.rekey(beginning, OTHER)
    assert kept is not None
    assert (kept / "vault.db").is_file()
    with pytest.raises(WrongPassphrase):
        keeper.unlock(PASSPHRASE, unreported)
    with pytest.raises(WrongWords):
        keeper.unlock_with_words(old_words, unreported)
    opened = keeper.unlock(OTHER, unreported)
    assert references(opened) == ["K-7F3Q"]
    opened.close()
    keeper.unlock_with_words(beginning.words, unreported).close()
