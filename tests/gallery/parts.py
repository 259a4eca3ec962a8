"""The larger components of the catalogue: dialogs, bars, the navigation, what opens over a field."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QCompleter,
    QDateEdit,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from practiceapp.domain.passphrases import Verdict
from practiceapp.ui.shared import fields, pieces
from practiceapp.ui.shared.asking import Question, QuestionDialog
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.choose_path import folder_dialog
from practiceapp.ui.shared.cover import Cover
from practiceapp.ui.shared.crash_note import CrashDialog
from practiceapp.ui.shared.discretion import DISCRETION
from practiceapp.ui.shared.fitting_stack import FittingStack
from practiceapp.ui.shared.help_door import Help
from practiceapp.ui.shared.hint import HintBar
from practiceapp.ui.shared.navigation import Entry, Navigation
from practiceapp.ui.shared.new_passphrase import NewPassphrase
from practiceapp.ui.shared.overlay import Overlay
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.pictures.bars import Bar, Bars
from practiceapp.ui.shared.pictures.dots_on_a_line import Dot, DotsOnALine
from practiceapp.ui.shared.pictures.month_grid import MonthGrid
from practiceapp.ui.shared.pictures.month_model import DayMark
from practiceapp.ui.shared.pictures.signs import SHAPES, Kind
from practiceapp.ui.shared.places import CLIENTS, TODAY
from practiceapp.ui.shared.scaffold import FormColumn, PageFrame, scrolled
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.shared.split import Split
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.shared.toast import Toast
from practiceapp.ui.shared.trouble_line import TroubleLine
from practiceapp.ui.shared.veil import Veil
from practiceapp.ui.shared.window_frame import WindowFrame
from practiceapp.ui.shared.word_grid import WordGrid, WordSheet
from tests import fakes_preferences
from tests.gallery.stage import FOCUS, NORMAL, Specimen

SENTENCE = "A number is given and the page is frozen. What was sent stays as it is."
KINDS = tuple(
    Kind(shape.capitalize(), shape, token)
    for shape, token in zip(
        SHAPES, ("accent", "ok", "warn", "danger", "info", "text2", "accent"), strict=False
    )
)


def wide(card: pieces.Card, *widgets: QWidget) -> pieces.Card:
    for widget in widgets:
        card.body.addWidget(widget)
    return card


def _question(*, danger: bool) -> QWidget:
    typed = "K-7F3Q" if danger else ""
    return QuestionDialog(Question("Erase this client?", SENTENCE, "&Erase", danger=danger, typed=typed))


def _sheet() -> QWidget:
    sheet = Sheet()
    sheet.set_heading("New client")
    sheet.body.addWidget(fields.LabelledField("&Name", fields.text_field("Name"), "May stay empty."))
    sheet.add_buttons(QuietButton("Go &back"), PrimaryButton("&Add"))
    return sheet


def _toast(*, undo: bool, words: str = "Session cancelled") -> QWidget:
    over = QWidget()
    over.setFixedSize(460, 110)
    toast = Toast(over)
    if undo:
        toast.show_undo(words, lambda: None)
    else:
        toast.show_words(words)
    return over


class _Plain(Page):
    heading = "Clients"

    def __init__(self) -> None:
        super().__init__()
        frame = PageFrame(self, self.heading, "Seven clients", PrimaryButton("&New client", "plus"))
        frame.body.addStretch(1)


class _Topic(Help):
    def __init__(self) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(QLabel("How to write a note"))

    @override
    def show_topic(self, name: str) -> None:
        pass


def _frame() -> QWidget:
    frame = WindowFrame({TODAY: _Plain, CLIENTS: _Plain})
    frame.stack.setCurrentWidget(frame.stack.page(CLIENTS))
    frame.navigation.mark(CLIENTS)
    frame.saved_line.setText("Saved 09:58")
    frame.setFixedSize(900, 420)
    return frame


def _navigation(*, narrow: bool) -> QWidget:
    above = [Entry("today", "Today", "sun", "Ctrl+1"), Entry("clients", "Clients", "users", "Ctrl+2")]
    made = Navigation(above, [Entry("practice", "Practice", "settings-2")])
    made.mark("clients")
    made.set_narrow(narrow=narrow)
    made.setFixedHeight(380)
    return made


def _above(widget: QWidget) -> QWidget:
    assert isinstance(widget, Navigation)
    return widget.above


def _form() -> QWidget:
    column = FormColumn()
    column.add_section("Sessions and fees", "They hold unless an agreement says otherwise.")
    column.add_pair(
        fields.LabelledField("&Length", fields.number_field("Length", (5, 480), " minutes")),
        fields.LabelledField("&Fee", fields.MoneyField("Fee", "EUR"), "0 is without a fee."),
    )
    area = scrolled(column)
    area.setFixedSize(520, 210)
    return area


def _start() -> QWidget:
    column = StartColumn()
    column.add(pieces.page_title("Good morning"))
    column.add(pieces.label("Nothing leaves this computer by itself.", "lead"))
    column.add_row(PrimaryButton("&Unlock"), None)
    column.set_foot("Vault: Practice")
    column.setFixedSize(520, 300)
    return column


def _words() -> QWidget:
    grid = WordGrid()
    grid.set_word(1, "velvet")
    grid.set_word(2, "harbuor")
    grid.mark({2: "No word of the list"})
    return grid


def _overlay() -> QWidget:
    window = QFrame()
    window.setFixedSize(520, 260)
    over = Overlay(window, "Commands", 400)
    QVBoxLayout(over.panel).addWidget(fields.text_field("Go to, do, find", "Go to, do, find"))
    return window


def _open_overlay(widget: QWidget) -> QWidget | None:
    over, field = widget.findChild(Overlay), widget.findChild(QLineEdit)
    assert isinstance(over, Overlay)
    assert isinstance(field, QLineEdit)
    over.open_with(field)
    return None


def _split() -> QWidget:
    split = Split("Note and client", 60)
    split.addWidget(QLabel("The note"))
    split.addWidget(QLabel("The client"))
    split.setFixedSize(420, 120)
    return split


def _edge(widget: QWidget) -> QWidget:
    assert isinstance(widget, Split)
    return widget.handle(1)


def _hint() -> QWidget:
    bar = HintBar(fakes_preferences.preferences())
    bar.show_for(CLIENTS)
    return bar


def _trouble() -> QWidget:
    line = TroubleLine()
    line.say_error(RuntimeError(), lambda: None)
    return line


def _cover() -> QWidget:
    window = QWidget()
    window.resize(520, 360)
    Cover(window).lay()
    return window


def _veil() -> QWidget:
    DISCRETION.turn(on=True)
    line = fields.text_field("Name")
    veil = Veil(line, line, "Name and address are out of sight.", "Show na&me and address")
    DISCRETION.changed.disconnect(veil.draw)
    DISCRETION.turn(on=False)
    return veil


def _stack() -> QWidget:
    stack = FittingStack()
    stack.add(QLabel("One of several pages in view"))
    return stack


def _bars() -> QWidget:
    bars = Bars("Hours a month", ("Month", "Hours"), "No hours yet.")
    bars.show_bars([Bar("March 2026", 12.5, "12.5 hours"), Bar("April 2026", 4.0, "4 hours")])
    return bars


def _dots() -> QWidget:
    dots = DotsOnALine("Moments", ("Day", "What"), "No moments yet.")
    dots.show_dots([Dot(date(2026, 1 + place, 3 + place), kind) for place, kind in enumerate(KINDS)])
    return dots


def _month() -> QWidget:
    grid = MonthGrid("Sessions", ("Day", "What"), "No sessions.")
    marks = {date(2026, 3, 2 + place): [DayMark(kind)] for place, kind in enumerate(KINDS)}
    grid.show_month(date(2026, 3, 1), marks, date(2026, 3, 18))
    return grid


def _empty_picture() -> QWidget:
    return Bars("Hours a month", ("Month", "Hours"), "No hours yet.")


def _as_table() -> QWidget:
    bars = _bars()
    assert isinstance(bars, Bars)
    bars.switch.click()
    return bars


# --- what opens over a field


def _open_list(widget: QWidget) -> QWidget | None:
    assert isinstance(widget, QComboBox)
    widget.showPopup()
    return widget.view().window()


def _open_calendar(widget: QWidget) -> QWidget | None:
    assert isinstance(widget, QDateEdit)
    at = QPoint(widget.width() - 12, widget.height() // 2)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    return QApplication.activePopupWidget()


def _open_menu(widget: QWidget) -> QWidget | None:
    menu = QMenu(widget)
    for words in ("&Open the note", "&Move the session", "Cancel &late"):
        menu.addAction(words)
    menu.actions()[1].setEnabled(False)
    menu.setActiveAction(menu.actions()[0])
    menu.popup(widget.mapToGlobal(QPoint(0, widget.height())))
    return menu


def _completing() -> QWidget:
    line = fields.text_field("Folder")
    line.setCompleter(QCompleter(["Anna", "Anders", "Anton"], line))
    line.setText("An")
    return line


def _open_completion(widget: QWidget) -> QWidget | None:
    assert isinstance(widget, QLineEdit)
    widget.completer().setCompletionPrefix("An")
    widget.completer().complete()
    return widget.completer().popup()


def _folder() -> QWidget:
    return folder_dialog(None, "Where to put invoices")


def _verdict(_passphrase: str) -> Verdict:
    return Verdict.of(4.0)


PARTS = (
    Specimen("question", lambda: _question(danger=False)),
    Specimen("question with danger", lambda: _question(danger=True)),
    Specimen("sheet", _sheet),
    Specimen("crash note", lambda: CrashDialog("KeyError\n  practiceapp/ui/today/today_page.py:41")),
    Specimen("toast", lambda: _toast(undo=False)),
    Specimen("toast with undo", lambda: _toast(undo=True)),
    Specimen("toast, long", lambda: _toast(undo=True, words=SENTENCE * 2)),
    Specimen("window", _frame),
    Specimen("navigation", lambda: _navigation(narrow=False), (NORMAL, FOCUS), _above),
    Specimen("navigation, narrow", lambda: _navigation(narrow=True)),
    Specimen("form", _form),
    Specimen("start column", _start),
    Specimen("words to type back", _words, width=640),
    Specimen("words to write down", lambda: WordSheet(["velvet", "harbour"] * 12), width=640),
    Specimen(
        "new passphrase",
        lambda: NewPassphrase(lambda: "velvet harbour marble tundra otter lantern", _verdict),
        width=460,
    ),
    Specimen("overlay", _overlay, over=_open_overlay),
    Specimen("two parts side by side", _split, (NORMAL, FOCUS), _edge),
    Specimen("hint of the first days", _hint, width=520),
    Specimen("trouble", _trouble, width=520),
    Specimen("cover", _cover, width=520, height=360),
    Specimen("out of sight", _veil, width=520),
    Specimen("one of several pages", _stack),
    Specimen("help before the vault is open", _Topic),
    Specimen("bars", _bars, width=420),
    Specimen("bars as a table", _as_table, width=420),
    Specimen("a picture of nothing", _empty_picture, width=420),
    Specimen("dots on a line", _dots, width=520),
    Specimen("month", _month, width=360),
    Specimen(
        "list of choices",
        lambda: fields.choice_field("Country", [("Germany", 1), ("Austria", 2)]),
        over=_open_list,
    ),
    Specimen("calendar", lambda: fields.day_field("Day", date(2026, 3, 18)), over=_open_calendar),
    Specimen("menu", lambda: QuietButton("&More"), over=_open_menu),
    Specimen("what Qt proposes", _completing, over=_open_completion),
    Specimen("choosing a folder", _folder),
)
