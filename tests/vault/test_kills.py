import sys
from pathlib import Path

import pytest

from practiceapp.domain.errors import KeyFileDamaged, WrongPassphrase
from practiceapp.services.access import unreported
from practiceapp.vault.key_pair import KEY_NAMES
from tests.torture_tools import kill_campaign
from tests.vaults import (
    PASSPHRASE,
    PRACTICE,
    client_added,
    make_keeper,
    numbered_passphrase,
    references,
)


@pytest.fixture(autouse=True)
def quick(quick_key: None) -> None:
    """What is timed is the changing of files, not the derivation."""


def test_killing_a_change_of_passphrase_never_loses_the_vault(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    keeper = make_keeper(folder)
    vault = keeper.create(keeper.begin(), numbered_passphrase(0), PRACTICE, unreported)
    client_added(vault, "K-7F3Q")
    vault.close()

    def settle(acknowledged: int) -> int:
        """The change that stands: the acknowledged one, or the one after it, whose word was cut off."""
        for number in (acknowledged + 1, acknowledged):
            try:
                opened = make_keeper(folder).unlock(numbered_passphrase(number), unreported)
            except WrongPassphrase:
                continue
            assert references(opened) == ["K-7F3Q"]
            opened.close()
            assert len({(folder / name).read_bytes() for name in KEY_NAMES}) == 1
            assert make_keeper(folder).check(numbered_passphrase(number)) == ()
            return number
        raise AssertionError(f"no passphrase opens the vault after change {acknowledged}")

    campaign = kill_campaign(
        lambda number: [sys.executable, "-m", "tests.vault.key_change_child", str(folder), str(number)],
        settle,
        kills=30,
        within_seconds=0.05,
        seed=2026,
    )
    assert campaign.kills == 30
    assert campaign.acknowledged >= 30


def test_killing_the_making_of_a_vault_leaves_a_whole_one_or_none(tmp_path: Path) -> None:
    folders: list[Path] = []

    def command(_step: int) -> list[str]:
        folders.append(tmp_path / f"practice {len(folders)}" / "vault")
        return [sys.executable, "-m", "tests.vault.making_child", str(folders[-1])]

    def settle(acknowledged: int) -> int:
        keeper = make_keeper(folders[-1])
        if keeper.present():
            keeper.unlock(PASSPHRASE, unreported).close()
            assert keeper.check(PASSPHRASE) == ()
            return 1
        assert acknowledged == 0
        assert not folders[-1].exists()
        keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported).close()
        assert [path.name for path in folders[-1].parent.iterdir()] == ["vault"]
        return 0

    for seed in range(10):
        kill_campaign(command, settle, kills=1, within_seconds=0.05, seed=seed)


def test_the_campaign_notices_a_loss(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    keeper = make_keeper(folder)
    keeper.create(keeper.begin(), numbered_passphrase(0), PRACTICE, unreported).close()
    at_first = [(folder / name).read_bytes() for name in KEY_NAMES]

    def settle(acknowledged: int) -> int:
        for name, content in zip(KEY_NAMES, at_first, strict=True):
            (folder / name).write_bytes(content)
        with pytest.raises((WrongPassphrase, KeyFileDamaged)):
            make_keeper(folder).unlock(numbered_passphrase(acknowledged), unreported)
        return 0

    with pytest.raises(AssertionError):
        kill_campaign(
            lambda number: [sys.executable, "-m", "tests.vault.key_change_child", str(folder), str(number)],
            settle,
            kills=1,
            within_seconds=0.02,
            seed=1,
        )
