import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practiceapp.domain.locking import Locked, LockReason
from practiceapp.system.restart import options_after, quoted, restart

HOUSE = Path(__file__).parent.parent.parent

PROGRAM = """
import os, sys
sys.path.insert(0, os.environ["HOUSE"])
from practiceapp.domain.locking import Locked, LockReason
from practiceapp.system.restart import restart
print(os.getpid(), sys.argv[1:], sys.flags.no_user_site, "SECRET" in globals(), flush=True)
SECRET = "six words of a passphrase"
lives = int(os.environ.get("LIVES", "0"))
os.environ["LIVES"] = str(lives + 1)
if lives < 2:
    restart([None, Locked(LockReason.IDLE, words_lost=True)][lives])
"""


def test_it_becomes_a_fresh_process_with_the_same_options_and_is_told_why(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, "-s", tmp_path / "program.py", "--vault", "/some where/vault"],
        capture_output=True,
        text=True,
        check=True,
        env={"HOUSE": str(HOUSE)},
    )
    first, second, third = done.stdout.splitlines()
    assert first == second  # the same process id, options and flags, and nothing kept in memory
    assert second.endswith("['--vault', '/some where/vault'] 1 False")
    told = "['--vault', '/some where/vault', '--locked', 'idle', '--words-lost'] 1 False"
    assert third == f"{second.split()[0]} {told}"


@pytest.mark.parametrize("reason", LockReason)
def test_what_was_told_of_one_lock_is_not_told_of_the_next(reason: LockReason) -> None:
    once = options_after(["main.py", "--demo"], Locked(LockReason.SLEEP, words_lost=True))
    assert once == ["main.py", "--demo", "--locked", "sleep", "--words-lost"]
    assert options_after(once, Locked(reason)) == ["main.py", "--demo", "--locked", reason.value]
    assert options_after(once, None) == ["main.py", "--demo"]


def test_no_reason_can_hold_a_word_of_hers() -> None:
    """The values are ours, short, and all there are."""
    assert {reason.value for reason in LockReason} == {
        "asked",
        "idle",
        "sleep",
        "screen",
        "switch",
        "minimised",
        "rekeyed",
        "tries",
    }


def test_where_no_fresh_process_can_be_had_this_one_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    class Ended(Exception):
        pass

    def end(code: int) -> None:
        raise Ended(code)

    def refuse(*_: object) -> None:
        raise OSError(8, "no")

    monkeypatch.setattr(os, "execv", refuse)
    monkeypatch.setattr(os, "_exit", end)
    with pytest.raises(Ended, match="1"):
        restart(Locked(LockReason.ASKED))


@given(st.text(alphabet='a \\"\t', max_size=12))
def test_an_option_is_quoted_as_windows_takes_it_apart(part: str) -> None:
    assert quoted(part) == subprocess.list2cmdline([part])
