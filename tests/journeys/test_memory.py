"""Locked means gone from memory: what asks for the passphrase again holds nothing of what was open.

Its memory is read from outside, before and after Ctrl+L: notes, names, passphrase, what was mistyped, the 24
words, master key and page key, as bytes, in hex, as UTF-8, UTF-16 and UTF-32.
"""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.house import ROOT
from tests.journeys.memories import copies_in, spellings, spellings_of_key

KINDS = ("notes", "names", "passphrase", "mistyped")
LETTERS = "bcdfghjklmnpqrstvwxz"


def letters(count: int) -> str:
    """What is in no code and no dictionary."""
    return "".join(secrets.choice(LETTERS) for _ in range(count))


def invented(kind: str, count: int) -> str:
    """Words that all begin alike, so that one search finds them all."""
    return " ".join(kind + letters(4) for _ in range(count))


@dataclass
class Running:
    """The process, and the lines of its pipe."""

    child: subprocess.Popen[bytes]
    lines: Iterator[dict[str, Any]]
    script: int
    told: dict[str, Any]

    def until(self, key: str, value: str = "") -> dict[str, Any]:
        """The first line that says so."""
        for line in self.lines:
            if key in line and (not value or line[key] == value):
                return line
        raise AssertionError(self.child.stderr.read().decode() if self.child.stderr else "it ended")


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    kinds = {kind: letters(8) for kind in KINDS}
    told = {
        "name": "Ruth Adler",
        "kinds": kinds,
        "passphrase": invented(kinds["passphrase"], 6),
        "mistyped": [invented(kinds["mistyped"], 4) for _ in range(2)],
        "client": invented(kinds["names"], 1),
        "family": invented(kinds["names"], 1),
        "notes": [invented(kinds["notes"], 8) for _ in range(2)],
    }
    for name in ("home", "run"):
        (tmp_path / name).mkdir(mode=0o700)
    (hears, screen), (script, types) = os.pipe(), os.pipe()
    environment = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "tests.journeys.remembering", str(screen), str(script)]
    child = subprocess.Popen(
        command, pass_fds=(screen, script), env=environment, cwd=ROOT, stderr=subprocess.PIPE
    )
    os.close(screen)
    os.close(script)
    os.write(types, json.dumps(told).encode())
    with os.fdopen(hears, encoding="utf-8") as said:
        yield Running(child, (json.loads(line) for line in said), types, told)
        child.kill()
        child.wait()
        assert child.stderr is not None
        child.stderr.close()
    os.close(types)


def wanted(told: dict[str, Any], opened: dict[str, Any]) -> dict[str, set[bytes]]:
    """Everything that may not be there, by what it is."""
    keys = {f"{name} key": spellings_of_key(bytes.fromhex(key)) for name, key in opened["keys"].items()}
    some = (" ".join(opened["words"][at : at + 3]) for at in range(0, 24, 3))
    sheet = {"recovery words": {way for words in some for way in spellings(words)}}
    return keys | sheet | {kind: spellings(start) for kind, start in told["kinds"].items()}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/PID/mem")
def test_after_a_lock_nothing_of_what_was_open_is_in_memory(running: Running) -> None:
    opened = running.until("keys")
    things = wanted(running.told, opened)
    try:
        before = copies_in(running.child.pid, things)
    except PermissionError:
        pytest.skip("this machine lets nobody read another's memory")
    os.write(running.script, b"g")
    running.until("leaving")
    running.until("focus", "Passphrase")
    after = copies_in(running.child.pid, things)
    # While it is open they are there: the search would find what there is.
    assert {name for name, copies in before.items() if copies} >= {*KINDS, "master key"}
    assert sum(before.values()) > 100
    assert after == dict.fromkeys(things, 0)
