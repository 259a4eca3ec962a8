"""After re-keying everything is there under the new key, and the old one opens nothing of it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from practiceapp.domain.errors import VaultDamaged, VaultUnsound
from practiceapp.services.access import unreported
from practiceapp.vault.backups.making import Known
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.connection import salt_of
from practiceapp.vault.founding import open_vault
from practiceapp.vault.key_pair import KeyPair
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.places import empty_making_place
from practiceapp.vault.rekeying import rekey_into
from practiceapp.vault.seal import NOTHING_SEALED
from practiceapp.vault.swap import coming_place, finish, replaced, swap_in
from tests.vaults import QUICK, client_added, make_vault, references

PASSPHRASE = "copper lantern meadow seven quiet harbour"
KNOWN = Known(steps(), sealed_rows)
NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)


@pytest.fixture
def vault(tmp_path: Path) -> OpenedVault:
    made = make_vault(tmp_path / "vault")
    client_added(made, "K-7F3Q")
    return made


def rekey(vault: OpenedVault, master: MasterKey) -> Path:
    folder = vault.folder
    making = empty_making_place(folder)
    rekey_into(making, vault, master, PASSPHRASE, QUICK, KNOWN, unreported)
    return folder


def test_everything_is_there_under_the_new_key_only(vault: OpenedVault) -> None:
    old, new = bytearray(vault.master.secret), MasterKey.random()
    folder = rekey(vault, MasterKey(bytearray(new.secret)))
    generation, vault_id = vault.generation, vault.vault_id
    vault.close()
    kept = swap_in(folder, NOON)
    master, _ = KeyPair(folder).unwrap(PASSPHRASE, salt_of(folder / "vault.db"))
    assert master.secret == new.secret
    opened = open_vault(folder / "vault.db", master, steps())
    assert references(opened) == ["K-7F3Q"]
    assert (opened.vault_id, opened.generation) == (vault_id, generation + 1)
    opened.close()
    with pytest.raises(VaultDamaged):
        open_vault(folder / "vault.db", MasterKey(old), steps())
    assert replaced(folder) == [kept]


def test_a_damaged_vault_is_not_carried_into_a_new_one(vault: OpenedVault) -> None:
    vault.connection.rows("UPDATE vault_state SET note_seal = ?", (NOTHING_SEALED[:-1] + b"\1",))
    with pytest.raises(VaultUnsound):
        rekey(vault, MasterKey.random())


def test_a_swap_cut_between_its_two_renames_is_finished_at_the_next_start(
    vault: OpenedVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = rekey(vault, MasterKey.random())
    vault.close()
    rename = Path.rename

    def cut(self: Path, target: Path) -> Path:
        if self == coming_place(folder):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", cut)
    with pytest.raises(KeyboardInterrupt):
        swap_in(folder, NOON)
    monkeypatch.undo()
    assert not folder.exists()
    finish(folder)
    assert (folder / "keys.a").is_file()
    assert len(replaced(folder)) == 1
    finish(folder)
