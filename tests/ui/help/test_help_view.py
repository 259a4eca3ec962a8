"""A text of the help: its colours, its measure, its links, and what it never loads."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.ui.help import help_view
from practiceapp.ui.help.help_view import HelpView
from practiceapp.ui.shared.theme import Theme, current
from tests.architecture.house import ROOT

TEXT = """# Locking

Press `Ctrl+L`, or *Lock now*. See [Today](today.md), [elsewhere](https://example.org/), [a file](file:/x.md).

## The passphrase

It opens the vault. <b>No markup</b> ![picture](picture.png)

### And once more

The end.
"""


@pytest.fixture
def view(qtbot: QtBot) -> HelpView:
    made = HelpView()
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show_markdown("Locking", TEXT)
    made.show()
    return made


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    monkeypatch.setattr(help_view, "announce", lambda _widget, words: heard.append(words))
    return heard


def colour_at(view: HelpView, words: str) -> str:
    cursor = view.document().find(words)
    return cursor.charFormat().foreground().color().name()


def test_a_link_to_a_topic_asks_for_it(view: HelpView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.topic_wanted) as asked:
        view.anchorClicked.emit(QUrl("today.md"))
    assert asked.args == ["today"]


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "http://today.md",
        QUrl.fromLocalFile("/today.md").toString(),
        "mailto:a@example.org",
        "../today.md",
        "/today.md",
    ],
)
def test_no_other_link_leads_anywhere(view: HelpView, qtbot: QtBot, target: str) -> None:
    before = view.toPlainText()
    with qtbot.assertNotEmitted(view.topic_wanted):
        view.anchorClicked.emit(QUrl(target))
    assert view.toPlainText() == before


def test_it_opens_nothing_by_itself(view: HelpView) -> None:
    assert not view.openLinks()
    assert not view.openExternalLinks()


def test_nothing_beside_the_text_is_read(view: HelpView) -> None:
    licence = QUrl.fromLocalFile(str(ROOT / "LICENSE"))
    for kind in QTextDocument.ResourceType:
        assert view.loadResource(kind.value, licence) is None


def test_markup_in_a_text_is_shown_as_it_stands(view: HelpView) -> None:
    assert "<b>No markup</b>" in view.toPlainText()


def test_tab_walks_the_links_and_enter_follows_one(view: HelpView, qtbot: QtBot) -> None:
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert view.textCursor().selectedText() == "Today"
    with qtbot.waitSignal(view.topic_wanted) as asked:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == ["today"]


def test_arrows_read_on_and_nothing_can_be_typed(view: HelpView) -> None:
    view.setFocus()
    before = view.toPlainText()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClicks(view, "words")
    assert view.textCursor().position() > 0
    assert view.toPlainText() == before


def test_it_wears_the_colours_of_every_theme(view: HelpView) -> None:
    theme = current()
    for scheme, contrast in (("dark", "normal"), ("light", "high"), ("dark", "high"), ("light", "normal")):
        theme.choose(scheme, 100, contrast)
        assert colour_at(view, "opens") == theme.color("text").name()
        assert colour_at(view, "Today") == theme.color("info").name()
        assert view.document().find("Ctrl+L").charFormat().background().color() == theme.color("sunken")


def test_it_grows_with_the_size_of_the_text(view: HelpView) -> None:
    before = view.document().find("opens").charFormat().font().pixelSize()
    current().choose("light", 150)
    assert view.document().find("opens").charFormat().font().pixelSize() == round(before * 1.5)


@pytest.mark.parametrize("percent", [90, 100, 150])
def test_a_line_holds_sixty_to_sixty_eight_letters_where_there_is_room(qtbot: QtBot, percent: int) -> None:
    current().choose("light", percent)
    view = HelpView()
    qtbot.addWidget(view)
    view.resize(1600, 600)
    view.show_markdown("Long", f"# Long\n\n{help_view.SAMPLE * 20}\n")
    view.show()
    QApplication.processEvents()
    lines = view.document().findBlockByNumber(1).layout()
    letters = [lines.lineAt(number).textLength() for number in range(lines.lineCount() - 1)]
    assert 60 <= sum(letters) / len(letters) <= 68


def test_on_a_narrow_window_nothing_is_cut_off(view: HelpView) -> None:
    view.resize(300, 500)
    QApplication.processEvents()
    assert view.horizontalScrollBar().maximum() == 0


def test_headings_are_walked_and_said_with_their_level(view: HelpView, said: list[str]) -> None:
    for _step in range(3):
        view.next_heading()
    view.heading_before()
    assert said == [
        "The passphrase, heading, level 2",
        "And once more, heading, level 3",
        "No further heading",
        "The passphrase, heading, level 2",
    ]


def test_a_screen_reader_gets_the_title_and_the_whole_text(view: HelpView) -> None:
    face = QAccessible.queryAccessibleInterface(view)
    assert face.text(QAccessible.Text.Name) == "Locking"
    assert face.textInterface().characterCount() == len(view.toPlainText())


def test_words_that_are_sought_are_marked_and_come_into_view(view: HelpView) -> None:
    view.resize(900, 120)
    view.mark("ÖNCE end")
    assert [mark.cursor.selectedText() for mark in view.extraSelections()] == ["once", "end"]
    assert view.verticalScrollBar().value() > 0
    view.mark("")
    assert view.extraSelections() == []


def test_a_text_as_it_was_set_keeps_its_lines(view: HelpView) -> None:
    view.show_plain("A licence", "One\n  two\n\n`three` <b>\n")
    assert view.toPlainText() == "One\n  two\n\n`three` <b>\n"
    assert colour_at(view, "two") == current().color("text").name()


def test_another_theme_keeps_the_place(view: HelpView) -> None:
    view.resize(900, 150)
    view.next_heading()
    before = view.textCursor().position()
    theme: Theme = current()
    theme.choose("dark", theme.percent)
    assert view.textCursor().position() == before
