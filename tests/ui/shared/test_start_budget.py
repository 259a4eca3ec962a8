"""What is loaded before the unlock page is painted, measured in a process of its own."""

import subprocess
import sys

import pytest

from tests.architecture.house import ROOT

LATER = (
    "reportlab",
    "babel",
    "sqlcipher3",
    "cryptography",
    "zxcvbn",
    "mnemonic",
    "pypdfium2",
    "PySide6.QtSvg",
    "PySide6.QtNetwork",
    "practiceapp.ui.first_run",
    "practiceapp.ui.main_window",
)

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
from practiceapp.services.access import AccessService
from practiceapp.ui.shared.theme import Theme
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.unlock_window import UnlockWindow
Theme(application, "light")
window = UnlockWindow(UnlockPresenter(AccessService(object())), Path("Practice"))
{planted}
window.grab()
print("\\n".join(sorted(sys.modules)))
"""


def loaded(planted: str = "") -> list[str]:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(planted=planted)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    modules = ran.stdout.split()
    return [
        name for name in LATER if any(module == name or module.startswith(f"{name}.") for module in modules)
    ]


def test_only_what_the_first_page_needs_is_loaded() -> None:
    assert loaded() == []


@pytest.mark.parametrize("module", ["zxcvbn", "PySide6.QtSvg"])
def test_an_early_import_is_caught(module: str) -> None:
    assert loaded(f"import {module}") == [module]
