"""The program writes into the vault's folder, its own settings and runtime folders, and the folder she chose.

Home, temporary files, runtime folder and working directory of the run lie below one folder, so that a stray
file has nowhere to hide.
"""

import re
import stat
from pathlib import Path

import pytest

from tests.boundary.watching import Run, Watched, changed_paths

VAULT = r"home/\.local/share/practiceapp/(\.vault\.making|vault)"
BACKUP = r"home/\.local/share/practiceapp/backups/[0-9a-f]{32}/\d{4}-\d\d-\d\d_\d{6}_day\.pvbackup"
BACKUPS = (
    r"home/\.local/share/practiceapp/backups(/[0-9a-f]{32}"
    r"(/\.?\d{4}-\d\d-\d\d_\d{6}_day\.pvbackup(\.body(-journal)?|\.making)?)?)?"
)
"""The day's backup, made by itself."""
PLACES = re.compile(
    rf"{VAULT}|{VAULT}/(vault\.db(-journal)?|(keys\.[ab]|open)(\.new)?)"
    r"|home/\.config/practiceapp/(preferences|seen|pending)\.json(\.new)?"
    r"|run/practiceapp/([0-9a-f]{24}\.lock\w*)?"
    rf"|{BACKUPS}"
    r"|home/invoices/\.?\d{4}-\d{4}\.pdf(\.part)?"
)
"""Everything the journey may make or write, below the folder of the run."""
FOLDERS = re.compile(r"home/\.local(/share(/practiceapp)?)?|home/\.config(/practiceapp)?|run/practiceapp")
"""Folders on the way there, made when they are missing."""
LEFT = {
    "home/.local/share/practiceapp/vault/vault.db",
    "home/.local/share/practiceapp/vault/vault.db-journal",
    "home/.local/share/practiceapp/vault/keys.a",
    "home/.local/share/practiceapp/vault/keys.b",
    "home/.config/practiceapp/preferences.json",
    "home/.config/practiceapp/seen.json",
    *(f"home/invoices/2026-000{number}.pdf" for number in range(1, 6)),
}
_MAKING = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "open"}
_PER_EVENT = {"os.rename": 2, "os.link": 2, "os.symlink": 2}


def touched_from_inside(run: Run) -> set[Path]:
    """Every path Python was asked to make, write, rename or remove; an open file's number is none."""
    return {
        run.base / "cwd" / path
        for event, *arguments in run.events
        if event in _MAKING
        for path in arguments[: _PER_EVENT.get(event, 1)]
        if not path.isdecimal()
    }


def strays(run: Run, touched: set[Path]) -> set[str]:
    """Which of these lie where nothing should."""
    found = set()
    for path in touched:
        try:
            place = path.relative_to(run.base).as_posix()
        except ValueError:
            found.add(str(path))
            continue
        if not PLACES.fullmatch(place) and not FOLDERS.fullmatch(place):
            found.add(place)
    return found - {"/dev/null"}


def test_python_is_asked_to_write_nowhere_else(played: Run) -> None:
    touched = touched_from_inside(played)
    assert len(touched) > 10
    assert strays(played, touched) == set()


@pytest.mark.needs("strace")
def test_the_kernel_is_asked_to_write_nowhere_else(traced: Run) -> None:
    """Qt and SQLCipher write without asking Python."""
    touched = changed_paths(traced.calls)
    assert {path.name for path in touched} >= {"vault.db", "vault.db-journal", "keys.a", "2026-0001.pdf"}
    assert strays(traced, touched) == set()


def left_by(run: Run) -> set[str]:
    """What is left, the day's backup, of which there is at most one, apart."""
    backups = {name for name in run.files() if re.fullmatch(BACKUP, name)}
    assert len(backups) <= 1
    return set(run.files()) - backups


def test_what_is_left_is_exactly_this(played: Run) -> None:
    assert left_by(played) == LEFT


@pytest.mark.needs("strace")
def test_what_is_left_is_exactly_this_under_strace(traced: Run) -> None:
    assert left_by(traced) == LEFT


def test_only_their_owner_can_read_them(played: Run) -> None:
    for name, path in played.files().items():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, name
    for folder in (path for path in played.base.rglob("*") if path.is_dir()):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder


def test_while_it_runs_there_is_a_claim_and_nothing_more(played: Run) -> None:
    """The lock file lies in the runtime folder, named by a hash, and is gone in the end."""
    during = set(played.everything_of("lying"))
    assert strays(played, {played.base / name for name in during}) == set()
    claims = {name for name in during if name.startswith("run/")}
    assert len(claims) == 1
    assert not any("making" in name for name in played.files())


PLANTED = {
    "into the home": "from pathlib import Path; (Path.home() / 'notes.txt').write_text('said')",
    "into a temporary file": "import tempfile; tempfile.mkstemp()",
    "into the working directory": "open('core', 'wb').close()",
    "beside the vault": (
        "from pathlib import Path; at = Path.home() / '.local/share/practiceapp'; at.mkdir(parents=True);"
        " (at / 'vault.txt').write_text('said')"
    ),
    "beside the invoices": "from pathlib import Path; (Path.home() / 'invoices/list.csv').write_text('said')",
}
PAST_PYTHON = {
    "by Qt": "from PySide6.QtCore import QFile; f = QFile('kept'); f.open(QFile.OpenModeFlag.WriteOnly)",
    "settings of Qt": (
        "from PySide6.QtCore import QSettings; s = QSettings('someone', 'some'); s.setValue('a', 1); s.sync()"
    ),
    "a picture of the window": (
        "from PySide6.QtWidgets import QApplication, QWidget; a = QApplication([]);"
        " QWidget().grab().save('shot.png')"
    ),
    "a database": (
        "from sqlcipher3 import dbapi2; c = dbapi2.connect('plain.db'); c.execute('CREATE TABLE a (b)')"
    ),
}


@pytest.mark.parametrize("breach", PLANTED)
def test_a_planted_file_is_seen_from_inside(tmp_path: Path, breach: str) -> None:
    run = Watched(tmp_path / "run", PLANTED[breach]).over().whole()
    assert strays(run, touched_from_inside(run)) != set()
    assert set(run.files()) - LEFT != set()


@pytest.mark.needs("strace")
@pytest.mark.parametrize("breach", PAST_PYTHON)
def test_a_planted_file_is_seen_from_outside(tmp_path: Path, breach: str) -> None:
    run = Watched(tmp_path / "run", PAST_PYTHON[breach], from_outside=True).over().whole()
    assert strays(run, changed_paths(run.calls)) != set()
    assert set(run.files()) - LEFT != set()
