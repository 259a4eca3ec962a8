"""The real program on a real screen, with a logind of our own: it sleeps, and wakes locked and told why."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.buses import FakeLogind, private_bus
from tests.journeys.faulty import made_vault
from tests.journeys.xscreen import RealWindow, real_window, virtual_screen
from tests.vaults import PASSPHRASE

WAKING_MS = 40_000


def prefer(home: Path, **preferences: object) -> None:
    """What she chose on an earlier day."""
    folder = home / ".config" / "practiceapp"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "preferences.json").write_text(json.dumps(preferences))


def unlock(window: RealWindow) -> None:
    window.until_focus("Passphrase")
    window.write(PASSPHRASE)
    window.keys("Return")
    window.until(lambda seen: seen["place"] == "today", "Today")


def options_of(window: RealWindow) -> list[str]:
    """The command line, as every program of the same person can read it."""
    line = Path(f"/proc/{window.process.pid}/cmdline").read_bytes().decode().split("\0")[:-1]
    return line[line.index("--vault") :]


@pytest.mark.needs("dbus", "Xvfb", "openbox", "xdotool", "import")
def test_asleep_and_minimised_it_is_a_fresh_process_that_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    folder = made_vault(tmp_path / "practice")
    with private_bus() as bus, virtual_screen(tmp_path) as screen:
        logind = FakeLogind(bus)
        prefer(Path(screen["HOME"]), lock_when_minimised=True, language="en", appearance="light")
        environment = screen | {"DBUS_SYSTEM_BUS_ADDRESS": bus}
        with real_window(tmp_path, environment, ["--vault", str(folder)]) as window:
            unlock(window)
            qtbot.waitUntil(lambda: logind.held == 1, timeout=WAKING_MS)
            before = window.now["start"]
            window.keys("ctrl+n")
            window.until(lambda seen: seen["window"] != "MainWindow", "a form over the window")
            logind.sleep()
            qtbot.waitUntil(lambda: logind.held == 0, timeout=WAKING_MS)
            window.until_text("Locked because the computer went to sleep.")
            window.picture("after sleep")
            assert window.now["start"] != before
            assert options_of(window) == ["--vault", str(folder), "--locked", "sleep"]
            logind.sleep(begins=False)
            unlock(window)
            qtbot.waitUntil(lambda: logind.held == 1, timeout=WAKING_MS)
            minimise(screen)
            window.until_text("Locked because the window was minimised.")
            assert options_of(window) == ["--vault", str(folder), "--locked", "minimised"]
            qtbot.waitUntil(lambda: logind.held == 0, timeout=WAKING_MS)
        logind.end()
    assert not (tmp_path / "errors.txt").read_text()


def minimise(screen: dict[str, str]) -> None:
    subprocess.run(
        ["xdotool", "getactivewindow", "windowminimize"], env=os.environ | screen, check=True, timeout=20
    )
