"""A screen of a test's own: Xvfb and openbox; keys, clicks and pictures by xdotool and ImageMagick."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 40.0
"""Seconds a step may take on a machine that has other things to do."""
SIZE = "1440x960x24"

Seen = dict[str, Any]


@contextlib.contextmanager
def virtual_screen(folder: Path, *, managed: bool = True) -> Iterator[dict[str, str]]:
    """A display (`managed`: with a window manager) and an empty home: the environment for programs on it."""
    home, runtime = folder / "home", folder / "runtime"
    for made in (home, runtime):
        made.mkdir(mode=0o700, parents=True)
    kept = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "COVERAGE_PROCESS_START")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "TZ": "Europe/Berlin"}
    environment |= {"QT_QPA_PLATFORM": "xcb", "LANG": "C.UTF-8", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    environment["DBUS_SYSTEM_BUS_ADDRESS"] = "disabled:"  # the real logind is none of the tests' business
    number, told = os.pipe()
    with contextlib.ExitStack() as stack:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-screen", "0", SIZE, "-nolisten", "tcp"],
            pass_fds=(told,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        stack.callback(_end, server)
        os.close(told)
        with os.fdopen(number) as answer:
            environment["DISPLAY"] = f":{answer.readline().strip()}"
        if managed:
            stack.callback(_end, _window_manager(folder, environment))
        yield environment


def _window_manager(folder: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    ready = folder / "managed"
    manager = subprocess.Popen(
        ["openbox", "--sm-disable", "--startup", f"touch {ready}"],
        env=environment | {"HOME": str(folder)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    poll(ready.exists, "the window manager to be there")
    return manager


def poll(holds: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Wait until something holds; fail naming what was waited for."""
    deadline = time.monotonic() + seconds
    never = threading.Event()
    while not holds():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        never.wait(0.02)


def _end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@dataclass
class RealWindow:
    """The program on that screen: what it shows, and the keys and clicks that reach it."""

    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    pictures: Path
    now: Seen = field(default_factory=dict)
    _turn: threading.Condition = field(default_factory=threading.Condition)
    _taken: int = 0

    def follow(self, pipe: int) -> None:
        """Read the account of the screen until the program ends."""

        def read() -> None:
            with os.fdopen(pipe) as lines:
                for line in lines:
                    with self._turn:
                        self.now = json.loads(line)
                        self._turn.notify_all()

        threading.Thread(target=read, daemon=True).start()

    def until(self, holds: Callable[[Seen], bool], what: str, seconds: float = PATIENCE) -> Seen:
        """Wait until the screen is so; fail with a picture of it otherwise."""
        with self._turn:
            if self._turn.wait_for(lambda: bool(self.now) and holds(self.now), seconds):
                return self.now
        self.picture("in vain")
        raise AssertionError(f"waited in vain for {what}; the screen: {json.dumps(self.now)[:4000]}")

    def until_text(self, words: str) -> Seen:
        """Wait until these words stand somewhere."""
        return self.until(lambda seen: any(words in text for text in seen["texts"]), f"the words {words!r}")

    def until_focus(self, name: str) -> Seen:
        """Wait until the caret is there."""
        return self.until(lambda seen: bool(seen["focus"] == name), f"the caret in {name!r}")

    def keys(self, *names: str) -> None:
        """Press keys one after another: "ctrl+l", "Return"."""
        self._xdotool("key", "--clearmodifiers", *names)

    def write(self, text: str) -> None:
        """Type, and wait until the field with the caret has taken it all."""
        self._xdotool("type", "--delay", "8", text)
        self.until(lambda seen: seen["typed"].endswith(text), f"the typing of {text!r}")

    def type_over(self, text: str) -> None:
        """Type where what then stands there is not the text typed."""
        self._xdotool("type", "--delay", "8", text)

    def click(self, name: str) -> None:
        """Click the middle of what is called so."""
        seen = self.until(lambda seen: name in seen["spots"], f"{name!r} to click")
        x, y = seen["spots"][name]
        self._xdotool("mousemove", "--sync", str(x), str(y), "click", "1")

    def tab_to(self, name: str) -> None:
        """Press Tab until the caret is there."""
        for _ in range(60):
            if self.now["focus"] == name:
                return
            before = self.now["focus"]
            self.keys("Tab")
            self.until(lambda seen: seen["focus"] != before, f"Tab to leave {before!r}")  # noqa: B023
        raise AssertionError(f"{name!r} is not reached by Tab")

    def picture(self, name: str) -> Path:
        """Keep what the screen looks like."""
        self._taken += 1
        path = self.pictures / f"{self._taken:02} {name}.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self.environment, check=True)
        kept = os.environ.get("PRACTICEAPP_SHOTS")
        if kept:
            Path(kept).mkdir(parents=True, exist_ok=True)
            shutil.copy(path, kept)
        return path

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=PATIENCE)


@contextlib.contextmanager
def real_window(
    folder: Path, environment: dict[str, str], options: Sequence[str] = ()
) -> Iterator[RealWindow]:
    """The program as a process of its own, ended at the end."""
    reading, writing = os.pipe()
    pictures = folder / "pictures"
    pictures.mkdir(exist_ok=True)
    errors = (folder / "errors.txt").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.watched", str(writing), *options],
        cwd=ROOT,
        env=environment,
        pass_fds=(writing,),
        stdout=errors,
        stderr=errors,
    )
    os.close(writing)
    window = RealWindow(environment, process, pictures)
    window.follow(reading)
    try:
        yield window
    finally:
        _end(process)
        errors.close()
