"""What every test gets: no real screen, no real home, no window left behind, a list of what was not run."""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.boundary.watching import TRACED

# Before anything imports Qt or asks for a home: the real screen and folders are none of the tests' business.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
_home = Path(tempfile.mkdtemp(prefix="practiceapp-tests-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
for _variable, _folder in {
    "HOME": "",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}.items():
    (_home / _folder).mkdir(mode=0o700, exist_ok=True)
    os.environ[_variable] = str(_home / _folder)

# What a test may need of the machine, and the program or path whose presence shows it.
_TOOLS = {
    "xvfb": "Xvfb",
    "dbus": "dbus-daemon",
    "poppler": "pdftotext",
    "imagemagick": "convert",
    "at-spi": "/usr/libexec/at-spi-bus-launcher",
    "python3-pyatspi": "/usr/lib/python3/dist-packages/pyatspi",
}


@pytest.fixture(autouse=True)
def same_language() -> Iterator[None]:
    """Give back the one shared state of the screen: its language, and the country it writes figures for."""
    yield
    language = sys.modules.get("practiceapp.ui.shared.language")
    if language is not None:
        language.LANGUAGE.use("en", "GB")


@pytest.fixture(autouse=True)
def same_names() -> Iterator[None]:
    """People are called by their names again, whatever a test did."""
    yield
    discretion = sys.modules.get("practiceapp.ui.shared.discretion")
    if discretion is not None:
        discretion.DISCRETION.turn(on=False)


@pytest.fixture(autouse=True)
def same_look() -> Iterator[None]:
    """Give back the look a test changed: light, plain and still, as the first one found it."""
    yield
    theme = sys.modules.get("practiceapp.ui.shared.theme")
    application = theme and theme.QApplication.instance()
    look = application and application.__dict__.get("theme")  # asked for by `current()`, it would be made
    if theme is None or look is None or not theme.isValid(look):
        return
    if (look.scheme, look.percent, look.contrast, look.motion) != ("light", 100, "normal", False):
        look.choose("light", 100, "normal", motion=False)


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Close and really delete every top-level widget after each test; `deleteLater` only promises to."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    core = sys.modules.get("PySide6.QtCore")
    if widgets is None or core is None or widgets.QApplication.instance() is None:
        return
    core.QThreadPool.globalInstance().waitForDone(10_000)  # a task must not report to a window that is gone
    for _ in range(100):
        standing = [window for window in widgets.QApplication.topLevelWidgets() if _is_ours(window, core)]
        if not standing:
            break
        standing[0].close()
        standing[0].deleteLater()
        core.QCoreApplication.sendPostedEvents(standing[0], core.QEvent.Type.DeferredDelete)
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    left = [
        type(window).__name__
        for window in widgets.QApplication.topLevelWidgets()
        if window.windowType() != core.Qt.WindowType.Popup
    ]
    assert not left, f"windows left behind: {left}"


def _is_ours(window: Any, core: Any) -> bool:
    """Whether nobody else deletes it: a popup goes with its completer or menu."""
    return window.parent() is None and window.windowType() != core.Qt.WindowType.Popup


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out, by name and reason, a test whose tools this machine does not have."""
    needed = {tool for mark in item.iter_markers("needs") for tool in mark.args}
    missing = sorted(tool for tool in needed if not _is_here(_TOOLS.get(tool, tool)))
    if TRACED in os.environ:
        missing += sorted(needed & {"strace"})
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")


def _is_here(tool: str) -> bool:
    return Path(tool).exists() if tool.startswith("/") else shutil.which(tool) is not None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was not run, and why."""
    not_run = terminalreporter.stats.get("skipped", [])
    if not not_run:
        return
    terminalreporter.section("not run")
    for report in not_run:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        terminalreporter.line(f"{report.nodeid}: {reason.removeprefix('Skipped: ')}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In continuous integration the tools are installed first, so a test not run is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") == "true" and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
