"""The real window, killed while a note is typed: what said "Saved" is there, and all but two seconds."""

import os
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from practiceapp.domain.sessions import SessionId
from practiceapp.services.access import unreported
from tests.drive.life import paths_under
from tests.journeys.typed import TYPED, Told, told
from tests.practices import real_house
from tests.vaults import PASSPHRASE, PRACTICE, make_keeper

ROOT = Path(__file__).resolve().parent.parent.parent
KILLS = 10
LONGEST = 3.4
"""Seconds of typing before a kill; longer than what may be lost, so that there is something to lose."""


@dataclass
class Desk:
    """A home with a vault in which the note of session 1 is written."""

    home: Path

    def found(self) -> str:
        """What the vault holds of the note; the vault is whole."""
        keeper = make_keeper(paths_under(self.home).vault_folder)
        assert keeper.check(PASSPHRASE) == ()
        vault = keeper.unlock(PASSPHRASE, unreported)
        try:
            return "".join(real_house(vault).notes.of_session(SessionId(1)).passages.values())
        finally:
            vault.close()

    def kill_while_typing(self, seconds: float, *options: str) -> Told:
        """Let the window type for so long after its first key, then kill it."""
        command = [sys.executable, "-m", "tests.journeys.typing_child", str(self.home), *options]
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(self.home)}
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=ROOT, env=environment) as child:
            assert child.stdout is not None
            assert child.stderr is not None
            first = child.stdout.readline().decode()
            if not first:
                raise AssertionError(child.stderr.read().decode()[-3000:])
            try:
                child.wait(seconds)
            except subprocess.TimeoutExpired:
                child.kill()
            return told(first + child.stdout.read().decode())

    def settle(self, said: Told) -> None:
        """Compare the vault with what the killed window had told."""
        found = self.found()
        assert TYPED.startswith(found)
        assert len(found) >= said.saved, "something that said Saved is missing"
        assert len(found) >= said.old, "more than the last two seconds of typing are missing"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = paths_under(tmp_path).vault_folder
    folder.parent.mkdir(parents=True)
    keeper = make_keeper(folder)
    vault = keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported)
    real_house(vault).held()
    vault.close()
    return Desk(tmp_path)


def test_killing_the_window_loses_nothing_that_said_saved(desk: Desk) -> None:
    chance = random.Random(2026)
    saved_in_all = 0
    longest_typed = 0
    for number in range(KILLS):
        before = len(desk.found()) if number else 0
        said = desk.kill_while_typing(chance.uniform(0.05, LONGEST))
        desk.settle(said)
        saved_in_all += said.saved > before
        longest_typed = max(longest_typed, said.typed - before)
    assert saved_in_all >= KILLS // 3, "most kills should come after a save"
    assert longest_typed > 50


def test_a_window_that_says_saved_and_did_not_is_caught(desk: Desk) -> None:
    said = desk.kill_while_typing(LONGEST, "--lying")
    assert said.saved
    with pytest.raises(AssertionError, match="Saved is missing"):
        desk.settle(said)
