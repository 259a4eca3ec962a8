"""What is loaded when the page that asks for the passphrase is first painted, by the real program.

Whatever else it needs is read from disk while she types (performance.md, P17).
"""

from pathlib import Path

import pytest

from tests.boundary.watching import Watched

LATER = (
    *("reportlab", "PIL", "numpy", "babel", "pypdfium2", "zxcvbn", "stdnum"),
    *("PySide6.QtNetwork", "PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtDBus", "PySide6.QtTest"),
    *("pkg_resources", "importlib.metadata", "setuptools"),
    *("ssl", "http", "asyncio", "socket", "urllib.request", "email", "subprocess", "multiprocessing"),
    *(
        "practiceapp.bootstrap.opening",
        "practiceapp.ui.main_window",
        "practiceapp.ui.first_run",
        "practiceapp.demo",
    ),
)
PLANTED = ("reportlab", "socket", "importlib.metadata", "practiceapp.ui.main_window")


def early(base: Path, planted: str = "") -> set[str]:
    """Which of them were there at the first paint."""
    loaded = Watched(base, f"start {planted}").over().whole().all_of("modules")
    assert "practiceapp.ui.unlock.unlock_window" in loaded
    return {name for name in LATER if any(one == name or one.startswith(f"{name}.") for one in loaded)}


def test_the_first_page_waits_for_nothing_it_does_not_need(tmp_path: Path) -> None:
    assert early(tmp_path / "run") == set()


@pytest.mark.parametrize("module", PLANTED)
def test_a_planted_early_import_is_caught(tmp_path: Path, module: str) -> None:
    assert module in early(tmp_path / "run", module)
