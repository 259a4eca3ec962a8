"""How people are called, in one place."""

import re
from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.discretion import DISCRETION, called, payer_called, reference_beside
from practiceapp.ui.shared.veil import Veil
from tests.architecture.house import ROOT


def test_a_name_is_said_and_the_reference_stands_where_there_is_none() -> None:
    assert called("Helene Brandt", "K-7F3Q") == "Helene Brandt"
    assert called("", "K-7F3Q") == "K-7F3Q"
    assert reference_beside("Helene Brandt", "K-7F3Q") == "K-7F3Q"
    assert reference_beside("", "K-7F3Q") == ""
    assert payer_called("Nordwerk GmbH") == "Nordwerk GmbH"


def test_while_she_is_discreet_the_reference_stands_alone() -> None:
    DISCRETION.turn(on=True)
    assert called("Helene Brandt", "K-7F3Q") == "K-7F3Q"
    assert reference_beside("Helene Brandt", "K-7F3Q") == ""
    assert payer_called("Nordwerk GmbH") == "The payer"


def test_it_tells_once_that_it_was_switched(qtbot: QtBot) -> None:
    told: list[bool] = []
    DISCRETION.changed.connect(hear := lambda: told.append(DISCRETION.on))
    DISCRETION.turn(on=True)
    DISCRETION.turn(on=True)
    DISCRETION.turn(on=False)
    DISCRETION.changed.disconnect(hear)
    assert told == [True, False]


def veil_of(qtbot: QtBot) -> tuple[Veil, QLineEdit]:
    line = QLineEdit("Helene Brandt")
    veil = Veil(line, line, "Out of sight.", "&Show")
    qtbot.addWidget(veil)
    veil.show()
    return veil, line


def test_a_veil_is_lifted_when_asked_and_drawn_again_on_leaving(qtbot: QtBot) -> None:
    veil, line = veil_of(qtbot)
    assert line.isVisible()
    DISCRETION.turn(on=True)
    assert not line.isVisible()
    assert veil.instead.isVisible()
    veil.instead.show_it.click()
    assert line.isVisible()
    assert veil.focusWidget() is line
    veil.hide()
    veil.show()
    assert not line.isVisible()


def test_without_discretion_there_is_no_veil(qtbot: QtBot) -> None:
    veil, line = veil_of(qtbot)
    veil.hide()
    veil.show()
    assert line.isVisible()
    assert not veil.instead.isVisible()


NAMES = re.compile(r"(?<!self)\.(full_name|given_name|family_name|label)\b(?!\.|\()")
DECIDED = re.compile(r"called\(|reference_beside\(")
KNOWN = {
    "ui/executor/contact_card.py": "whoever calls the clients needs their names",
    "ui/sessions/proposals.py": "what finds a client while typing; what is shown goes through called()",
    "ui/sessions/session_form_presenter.py": "hands the words to proposals.py",
    "ui/invoices/who_pays_presenter.py": "an imagined invoice, of which the facts are shown, not the words",
    "ui/notes/note_editor.py": "NoteView.label, which is decided when it is read",
    "ui/notes/note_sheet.py": "NoteView.label, which is decided when it is read",
    "ui/today/today_lines.py": "the argument of a sentence, decided by its callers",
    "ui/shared/pictures/bars.py": "what a bar is called",
}
"""Where a name is read without being shown as it is, and why that is right."""


def undecided(house: Path) -> list[str]:
    """Lines of the screen that read a name and do not ask how the client is called now."""
    found = []
    for file in [*(house / "ui").rglob("*.py"), *(house / "bootstrap").rglob("*.py")]:
        name = file.relative_to(house).as_posix()
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if name not in KNOWN and NAMES.search(line) and not DECIDED.search(line):
                found.append(f"{name}:{number} {line.strip()}")
    return found


def test_whatever_shows_a_client_asks_how_the_client_is_called() -> None:
    assert undecided(ROOT / "practiceapp") == []


def test_the_list_of_exceptions_is_true() -> None:
    house = ROOT / "practiceapp"
    unneeded = [name for name in KNOWN if not NAMES.search((house / name).read_text(encoding="utf-8"))]
    assert unneeded == []


def test_a_page_that_shows_the_name_itself_is_caught(tmp_path: Path) -> None:
    for folder in ("ui", "bootstrap"):
        (tmp_path / folder).mkdir()
    (tmp_path / "ui" / "week.py").write_text("title = row.full_name or row.reference\n", encoding="utf-8")
    assert undecided(tmp_path) == ["ui/week.py:1 title = row.full_name or row.reference"]
