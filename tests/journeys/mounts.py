"""Small and read-only disks for a test, in a mount namespace of its own: nothing stays mounted afterwards."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
INSIDE = "PRACTICEAPP_OWN_MOUNTS"
ROOT = Path(__file__).resolve().parent.parent.parent

Test = Callable[[pytest.FixtureRequest, Path], None]


def in_own_mounts(test: Test) -> Test:
    """Run this test once more, inside a namespace where it may mount; that run decides."""

    @functools.wraps(test)
    def outside(request: pytest.FixtureRequest, tmp_path: Path) -> None:
        if os.environ.get(INSIDE):
            test(request, tmp_path)
            return
        if shutil.which("unshare") is None or subprocess.run([*NAMESPACE, "true"], check=False).returncode:
            pytest.skip("needs mount namespaces")
        command = [*NAMESPACE, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        done = subprocess.run(
            [*command, "--basetemp", str(tmp_path / "inside"), request.node.nodeid],
            env=os.environ | {INSIDE: "1"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-1000:]

    return outside


def small_disk(folder: Path, kilobytes: int) -> Path:
    """A disk of its own on this folder."""
    folder.mkdir(parents=True)
    _mount("-t", "tmpfs", "-o", f"size={kilobytes}k,mode=700", "tmpfs", str(folder))
    return folder


def make_read_only(disk: Path) -> None:
    """From now on nothing can be written there, whoever asks."""
    _mount("-o", "remount,ro", str(disk))


def fill_up(disk: Path) -> Path:
    """Take all the room that is left; the file that holds it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            return filler
    raise AssertionError("a disk without an end")


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)
