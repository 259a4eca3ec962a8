"""Ruff with nearly all rules, and the calls that may not be made at all."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, ask, plant

SETTINGS = ("--config", ROOT / "pyproject.toml", "--no-cache")


def test_every_rule_is_kept() -> None:
    answer = ask("ruff", "check", "--output-format=concise", ".")
    assert answer.content, answer.said


def test_every_file_is_formatted() -> None:
    answer = ask("ruff", "format", "--check", ".")
    assert answer.content, answer.said


BREACHES = {
    "TID251": [
        "import socket",
        "from socket import create_connection",
        "import http.client",
        "import urllib.request",
        "from urllib.request import urlopen",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "import tempfile",
        "import subprocess",
        "from PySide6.QtCore import QSettings",
        "from PySide6.QtPrintSupport import QPrinter",
        "from PySide6.QtWidgets import QFileDialog",
        "from PySide6 import QtWidgets\n\nQtWidgets.QFileDialog.getSaveFileName()",
    ],
    "INT001": ['_(f"Invoice {number}")', 'ngettext(f"{n} note", f"{n} notes", n)'],
    "INT002": ['_("Invoice {}".format(number))'],
    "INT003": ['_("Invoice %s" % number)'],
    "ANN001": ["def issue(draft) -> None: ..."],
    "D103": ["def issue() -> None:\n    return None"],
    "BLE001": ["try:\n    pass\nexcept Exception:\n    pass"],
}


@pytest.mark.parametrize(
    ("rule", "line"), [(rule, line) for rule, lines in BREACHES.items() for line in lines]
)
def test_a_planted_breach_is_caught(tmp_path: Path, rule: str, line: str) -> None:
    plant(tmp_path, "practiceapp/system/breach.py", line)
    answer = ask("ruff", "check", *SETTINGS, "--output-format=concise", ".", where=tmp_path)
    assert not answer.content
    assert f" {rule} " in answer.said, answer.said


def test_a_file_out_of_shape_is_noticed(tmp_path: Path) -> None:
    plant(tmp_path, "practiceapp/system/breach.py", "x = {  'a':1 }")
    assert not ask("ruff", "format", "--check", *SETTINGS, ".", where=tmp_path).content


def test_the_folder_dialog_is_allowed_in_one_file_and_nothing_else_is() -> None:
    """Its exemption in pyproject.toml is from the whole list; here it is held to all of it but two names.

    QSettings is there only to send Qt's own history of folders to where nothing can be written.
    """
    file = "practiceapp/ui/shared/choose_path.py"
    answer = ask(
        "ruff",
        "check",
        "--select=TID251",
        "--config=lint.per-file-ignores={}",
        "--output-format=concise",
        file,
    )
    banned = set(re.findall(r"TID251 `([\w.]+)` is banned", answer.said))
    assert banned == {"PySide6.QtWidgets.QFileDialog", "PySide6.QtCore.QSettings"}
    used = re.findall(r"\bQSettings\b(?!, )(?:\.(\w+))?", (ROOT / file).read_text(encoding="utf-8"))
    assert set(used) == {"setPath", "Format", "Scope"}
