"""A day's work under the driver's hands: clients, sessions, notes, search."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget

from practiceapp.domain.clinical.notes import Heading
from practiceapp.ui.clients.client_form import ClientForm
from practiceapp.ui.clients.client_page import ClientPage
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.notes.note_editor import NoteEditor
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.search.search_box import SearchBox
from practiceapp.ui.sessions.session_form import SessionForm
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.note_headings import words_of as heading_words
from practiceapp.ui.shared.places import CLIENT, CLIENTS, NOTE, SEARCH, TODAY
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.toast import Toast
from tests.drive.hands import (
    NotSeen,
    all_of,
    choose,
    click,
    enter_field,
    fill,
    fill_day,
    fill_time,
    key,
    keys,
    one_of,
    open_row,
    open_tab,
    point_at_row,
    press,
    rows_of,
    sees,
    settle,
    take_from_menu,
    tick,
    type_text,
    until,
    words_of,
)
from tests.drive.life import Life

TIMELINE, DAY = "Sessions, newest first", "Sessions today"
MENU = "What became of this session"


@dataclass(frozen=True)
class Person:
    """A client as known from outside the program."""

    given_name: str
    family_name: str
    reference: str
    client_id: int

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


@dataclass(frozen=True)
class Planned:
    """A session as known from outside the program: where its row is found."""

    person: Person
    day: date
    at: str


class Work(Life):
    """Clients, sessions, notes and search, each step with what a person would see afterwards."""

    def go_to(self, words: str) -> None:
        """Click a place in the navigation: Today, Clients, Invoices, Practice."""
        for places in all_of(QListWidget):
            for number in range(places.count()):
                if places.item(number).text() == words:
                    area = places.visualItemRect(places.item(number))
                    click(places.viewport(), area.center())
                    self.check()
                    self._expect_to_be_at(words)
                    return
        raise NotSeen(f"“{words}” in the navigation")

    def _expect_to_be_at(self, words: str) -> None:
        """A page that could not keep what is typed stays, and says why."""
        if self.place.name != words.lower():
            why = self.main.frame.trouble
            raise NotSeen(f"“{words}”; the page stays: “{why.words.text() if why.isVisible() else ''}”")

    def said(self) -> str:
        """The line below that says what was done."""
        bars = all_of(Toast)
        return bars[0].words.text() if bars else ""

    def expect_said(self, words: str) -> None:
        """Wait until the line below says this."""
        until(lambda: words in self.said(), f"“{words}” said below (it says “{self.said()}”)")

    # --- clients

    def add_client(self, given_name: str = "", family_name: str = "", **details: str) -> Person:
        """Ctrl+N, the form, and the new client's page. `details`: email, phone, street, postcode, city."""
        keys("Ctrl+N")
        form = one_of(ClientForm)
        self.watch("client_form_empty")
        labels = {"given_name": "First name", "family_name": "Family name", "email": "E-mail"}
        labels |= {"phone": "Phone", "street": "Street and number", "postcode": "Postcode", "city": "City"}
        for name, words in {"given_name": given_name, "family_name": family_name, **details}.items():
            if words and name != "country":
                fill(labels[name], words, form)
        if details.get("country"):
            choose("Country", details["country"], form)
        self.watch("client_form")
        press("Add client", form)
        until(lambda: self.place.name == CLIENT, "the new client's page")
        page = one_of(ClientPage)
        shown = page.name.text()
        reference = page.reference.text() or shown
        if given_name and shown != f"{given_name} {family_name}".strip():
            raise NotSeen(f"the name of the new client (“{shown}”)")
        if not reference.startswith("K-"):
            raise NotSeen(f"a reference (“{reference}”)")
        self.check()
        return Person(given_name, family_name, reference, self.place.id or 0)

    def open_client(self, person: Person, tab: str | None = None) -> None:
        """The client's page, by way of the list and its search."""
        if not (self.place.name == CLIENT and self.place.id == person.client_id):
            self.go_to("Clients")
            if self.place.name != CLIENTS:
                raise NotSeen("the list of clients")
            fill("Find a name or a reference", person.reference)
            until(lambda: len(rows_of("Clients")) == 1, f"{person.reference} alone in the list")
            open_row("Clients", lambda _row: True)
            until(lambda: self.place.name == CLIENT, "the client's page")
        if tab:
            open_tab(tab)
        settle()
        self.check()

    def set_work_together(self, person: Person, state: str) -> None:
        """Where the work together stands: Enquiry, Active, Paused, Ended."""
        self.open_client(person, "Overview")
        choose("Work together", state)
        until(lambda: one_of(ClientPage).pill.text() == state, f"the state “{state}” in the head")
        self.check()

    def agree(self, person: Person, fee: str, from_on: date, agreed_on: date | None = None) -> None:
        """New terms on the client's page."""
        self.open_client(person, "Agreement")
        fill(f"Fee in {self._currency()}", fee)
        fill_day("In force from", from_on)
        if agreed_on:
            tick("The client agreed on")
            fill_day("Agreed on", agreed_on)
        before = len(rows_of("Versions of the agreement")) if sees("Versions") else 0
        press("Keep these terms")
        until(lambda: len(rows_of("Versions of the agreement")) > before, "the new version in the list")
        self.check()

    def _currency(self) -> str:
        names = [words_of(line) for line in all_of(QLineEdit) if words_of(line).startswith("Fee in ")]
        return names[0].removeprefix("Fee in ")

    # --- sessions

    def plan_session(
        self, person: Person, day: date, at: str, *, kind: str | None = None, took_place: bool = True
    ) -> Planned:
        """Plan a session from the client's page; on a past day it took place, unless told otherwise."""
        self.open_client(person, "Sessions")
        press("New session", one_of(QWidget, within=one_of(ClientPage).new_session))
        form = one_of(SessionForm)
        self.watch("session_form_empty")
        if kind:
            choose("Kind", kind, form)
        fill_day("Day", day, form)
        fill_time("Time", at, form)
        if form.took_place.isVisible():
            tick("It took place", form, on=took_place)
        self.watch("session_form")
        past = form.took_place.isVisible() and took_place
        press("Add session", form)
        until(lambda: not form.isVisible(), "the form gone")
        self.expect_said("Session noted as held" if past else "Session planned")
        planned = Planned(person, day, at)
        until(lambda: any(_is(row, planned) for row in rows_of(TIMELINE)), "the session in the list")
        self.check()
        return planned

    def settle_session(self, planned: Planned, words: str) -> None:
        """What became of it, from the menu of its row: Held, Cancelled late, Did not come ..."""
        self.open_client(planned.person, "Sessions")
        point_at_row(TIMELINE, lambda row: _is(row, planned))
        self.open_menu()
        self.watch("session_menu")
        take_from_menu(words)
        self.check()

    def open_menu(self) -> None:
        """The small button at the end of the current row."""
        press(MENU)

    # --- notes

    def open_note(self, planned: Planned) -> NoteEditor:
        """The note of a session, from the client's page by Enter."""
        self.open_client(planned.person, "Sessions")
        open_row(TIMELINE, lambda row: _is(row, planned))
        until(lambda: self.place.name == NOTE, "the page of the note")
        return one_of(NoteEditor)

    def open_note_today(self, words: str) -> NoteEditor:
        """The note of one of today's sessions, beside the list; `words` are in its row."""
        if self.place.name != TODAY:
            self.go_to("Today")
        open_row(DAY, lambda row: words in row.aloud())
        until(lambda: bool(all_of(NoteEditor)), "the note beside the day")
        return one_of(NoteEditor)

    def type_into(self, heading: Heading, text: str) -> None:
        """Type at the end of this passage of the open note; nothing is waited for."""
        words = heading_words(heading).title
        field = one_of(NoteText, words, one_of(NoteEditor))
        enter_field(field)
        keys("Ctrl+End")
        type_text(text)
        if not field.toPlainText().endswith(text):
            raise NotSeen(f"the text typed below “{words}”")

    def write(self, passages: Mapping[Heading, str]) -> None:
        """Type into the open note until it says that it is saved."""
        editor = one_of(NoteEditor)
        for heading, text in passages.items():
            self.type_into(heading, text)
        until(lambda: editor.status.text().startswith("Saved "), "“Saved” below the note")
        self.check()

    def write_note(self, planned: Planned, passages: Mapping[Heading, str]) -> None:
        """Open the session's note and write."""
        self.open_note(planned)
        self.write(passages)

    def finish_note(self) -> None:
        """Ctrl+Enter in the open note."""
        editor = one_of(NoteEditor)
        one_of_texts = all_of(NoteText, within=editor)
        enter_field(one_of_texts[0])
        keys("Ctrl+Return")
        until(lambda: sees("is finished."), "that the note is finished")
        self.check()

    def add_to_note(self, text: str) -> None:
        """An addition to the finished note that is open."""
        editor = one_of(NoteEditor)
        press("Add to this note", editor)
        field = one_of(NoteText, "Addition", editor)
        enter_field(field)
        type_text(text)
        self.watch("note_adding")
        press("Add", editor)
        until(lambda: sees("Added "), "the addition below the note")
        self.check()

    def note_text(self, heading: Heading) -> str:
        """What stands below this heading of the open note."""
        return one_of(NoteText, heading_words(heading).title).toPlainText()

    # --- search

    def search(self, words: str) -> list[str]:
        """Type into the box above; every find as a screen reader says it."""
        keys("Ctrl+F")
        box = one_of(SearchBox)
        if QApplication.focusWidget() is not box:
            raise NotSeen("the focus in the search box")
        keys("Ctrl+A")
        type_text(words)
        until(lambda: self.place.name == SEARCH, "the page of what was found")
        until(lambda: not sees("Finds clients by name") and self._found_is_for(words), "an answer")
        self.check()
        return [] if sees("Nothing found.") else [row.aloud() for row in rows_of("What was found")]

    def _found_is_for(self, words: str) -> bool:
        if self.program is None or self.program.workplace is None:
            return False
        return not self.program.workplace._finder._pause.isActive()

    def open_find(self, words: str) -> None:
        """Enter on the find that says these words."""
        keys("Down")
        point_at_row("What was found", lambda row: words in row.aloud())
        self.check()

    def leave_search(self) -> None:
        """Escape."""
        click(one_of(SearchBox))
        key(Qt.Key.Key_Escape)
        until(lambda: self.place.name != SEARCH, "the page that was there before")

    @property
    def main(self) -> MainWindow:
        """The window of the open vault."""
        window = self.window
        if not isinstance(window, MainWindow):
            raise NotSeen("the open vault")
        return window


def _is(row: Row, planned: Planned) -> bool:
    spoken = row.aloud()
    return formats.long_day(planned.day) in spoken and planned.at in spoken
