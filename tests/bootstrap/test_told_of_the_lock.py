"""What one process tells the next on its command line, and nothing else."""

import pytest

from practiceapp import __main__
from practiceapp.bootstrap import running
from practiceapp.domain.locking import Locked, LockReason
from practiceapp.system import display
from practiceapp.system.restart import options_after


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What the program is started with, each time."""
    starts: list[object] = []

    def run(*, vault_folder: object, demo: bool, locked: object) -> int:
        starts.append(locked)
        return 0

    monkeypatch.setattr(running, "run", run)
    monkeypatch.setattr(display, "why_no_window", lambda _environment: "")
    return starts


@pytest.mark.parametrize("words_lost", [False, True])
@pytest.mark.parametrize("reason", LockReason)
def test_every_reason_arrives(told: list[object], reason: LockReason, words_lost: bool) -> None:
    locked = Locked(reason, words_lost)
    assert __main__.main(options_after([], locked)) == 0
    assert told == [locked]


@pytest.mark.parametrize("options", [[], ["--locked", "Helene Brandt"], ["--words-lost"]])
def test_what_is_on_no_list_says_nothing(told: list[object], options: list[str]) -> None:
    assert __main__.main(options) == 0
    assert told == [None]


def test_nobody_is_offered_these_options(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        __main__.main(["--help"])
    assert "--locked" not in capsys.readouterr().out
