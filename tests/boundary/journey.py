"""A month in the practice, played on the real program through its widgets, every word of it unmistakable.

First run, four clients under every disclosure choice that matters, sessions, notes, search, a mistyped
passphrase, lock, invoices to client and company, exports, a correction, a payment, and a bug in the program.
Nothing here looks at what should be found: it only gathers what a bystander could see.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.locking import Locked
from practiceapp.system.hardening import harden
from practiceapp.system.paths import paths_of_this_machine
from practiceapp.ui.notes.note_text import NoteText
from practiceapp.ui.shared.crash_note import CrashDialog
from tests.boundary.canaries import (
    ADDITION,
    BRONTOFAX,
    CRASH,
    FIRLEFANZ,
    GLUTOMAT,
    MISTYPED,
    OSMODYNE,
    PASSPHRASE,
    PIMPERNELLE,
    QUENDOLINE,
    SEARCHED,
    SENTENCES,
    WENDELGARD,
    Invented,
    Payer,
)
from tests.drive import life
from tests.drive.books import DATES_WHEN, LEAST_WHEN, LEAST_WHO, NAME_WHO, REFERENCE_WHO, Company, Drive
from tests.drive.hands import NotSeen, all_of, enter_field, keys, press, until
from tests.drive.life import StandingClock
from tests.drive.work import Person, Planned

EXPORTS = Path.home() / "invoices"
HandOver = Callable[[dict[str, object]], None]
TODAY = datetime(2026, 3, 31, 15, 0, tzinfo=UTC)
DAYS = (date(2026, 3, 3), date(2026, 3, 17))
SELLER = {
    "Legal name": "Ruth Adler",
    "Street and number": "Lindenallee 12",
    "Postcode": "10115",
    "City": "Berlin",
    "Tax number": "34/123/45678",
    "Name on the account": "Ruth Adler",
    "IBAN": "DE89370400440532013000",
}


@dataclass
class Seen:
    """What a bystander, a screen reader, a taskbar, another program could have seen."""

    titles: set[str] = field(default_factory=set)
    clipboard: list[str] = field(default_factory=list)
    clipboard_after_copy: str = ""
    clipboard_after_lock: str = ""
    pasted_back: str = ""
    reports: list[str] = field(default_factory=list)
    log: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    invoices: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    lying: dict[str, str] = field(default_factory=dict)

    def told(self) -> dict[str, object]:
        """All of it, for the parent."""
        return asdict(self) | {"titles": sorted(self.titles)}

    def look(self, step: str) -> None:
        """Take down what every window calls itself to the desktop."""
        self.steps.append(step)
        self.look_around()
        for window in QGuiApplication.allWindows():
            self._follow(window)
        for widget in QApplication.topLevelWidgets():
            self.titles |= {widget.windowTitle(), widget.accessibleName(), widget.objectName()}
            self.titles |= {widget.windowFilePath(), widget.windowRole(), widget.windowIconText()}
        self.titles |= {QGuiApplication.applicationDisplayName(), QGuiApplication.desktopFileName()}

    def look_around(self) -> None:
        """What lies in her folders at this moment, outside the vault and the invoices: names and contents."""
        base = Path.home().parent
        for path in base.rglob("*"):
            if path.is_file():
                place = path.relative_to(base).as_posix()
                inside = place.endswith((".pdf", ".db", "-journal", "keys.a", "keys.b"))
                self.lying[place] = "" if inside else path.read_bytes().decode("utf-8", "surrogateescape")

    def _follow(self, window: QWindow) -> None:
        """Also what it will be called between two looks."""
        self.titles |= {window.title(), window.filePath(), window.objectName()}
        if not window.property("followed"):
            window.setProperty("followed", True)
            window.windowTitleChanged.connect(self.titles.add)

    def copied(self) -> None:
        """Something was put on the clipboard, by whomever."""
        self.clipboard.append(clipboard_text())


def clipboard_text() -> str:
    """Everything the clipboard holds in any form, and X11's selection where there is one."""
    clipboard, held = QGuiApplication.clipboard(), []
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer):
        data = clipboard.mimeData(mode)
        if data is not None:
            held += [bytes(data.data(kind).data()).decode("utf-8", "replace") for kind in data.formats()]
    return "\n".join(held)


class Practice(Drive):
    """The driver, in the folders of this machine like the program; a lock makes it a fresh process."""

    def __init__(self, seen: Seen, hand_over: HandOver) -> None:
        self._seen, self._hand_over = seen, hand_over
        super().__init__(Path.home(), StandingClock(TODAY))
        self.watch = seen.look

    def _leave(self, _locked: Locked) -> None:
        self._seen.look("locked")
        self._seen.clipboard_after_lock = clipboard_text()
        self._hand_over(self._seen.told())
        os.execv(sys.executable, [sys.executable, *sys.argv[:2], "journey, after the lock", *sys.argv[3:]])


def journey(first_life: bool, hand_over: HandOver) -> None:
    """Play one life of the program, from its start to a lock or to the end."""
    if "--watched-from-outside" in sys.argv:
        # strace could not read the names of files of a process that keeps its memory to itself, and a filter
        # in the kernel would hide an attempt to reach the network from it.
        os.umask(0o077)
    else:
        harden()
    QApplication(["practiceapp"])
    vars(life)["paths_under"] = lambda _home: paths_of_this_machine()
    seen = Seen()
    QGuiApplication.clipboard().dataChanged.connect(seen.copied)
    QGuiApplication.clipboard().selectionChanged.connect(seen.copied)
    practice = Practice(seen, hand_over)
    if first_life:
        practice.first_run(
            "Ruth Adler",
            passphrase=PASSPHRASE,
            country="Germany",
            zone="Europe/Berlin",
            invoices="Deutsch",
        )
        _a_month(practice, seen)
        keys("Ctrl+L")
        raise NotSeen("the lock")
    practice.try_passphrase(MISTYPED)
    seen.look("mistyped")
    practice.unlock(PASSPHRASE)
    _invoices(practice, seen)
    _a_bug(practice, seen)
    practice.quit()
    seen.look("the end")
    hand_over(seen.told())


def _a_month(practice: Drive, seen: Seen) -> None:
    own = _person(practice, QUENDOLINE)
    _sessions(practice, own, "09:00")
    first = _planned(own, 1, "09:00")
    practice.write_note(first, dict(zip(_headings(), SENTENCES, strict=True)))
    seen.look("writing")
    _copy_from_note(practice, seen)
    practice.finish_note()
    practice.open_note(first)
    practice.add_to_note(ADDITION)
    seen.look("added to")
    seen.found = practice.search(SEARCHED)
    seen.look("searching")
    practice.search(QUENDOLINE.family_name)
    practice.leave_search()
    for invented, payer, who, when, at in (
        (FIRLEFANZ, BRONTOFAX, LEAST_WHO, LEAST_WHEN, "11:00"),
        (PIMPERNELLE, GLUTOMAT, REFERENCE_WHO, "The month and how many sessions", "13:00"),
        (WENDELGARD, OSMODYNE, NAME_WHO, DATES_WHEN, "15:00"),
    ):
        person = _person(practice, invented)
        _sessions(practice, person, at)
        practice.arrange_payer(
            person, _company(payer), date(2026, 3, 1), who=who, when=when, agreed_on=date(2026, 3, 1)
        )
        practice.write_note(_planned(person, 1, at), {Heading.FIELD: SENTENCES[1]})
        seen.look(f"{who}, {when}")


def _headings() -> tuple[Heading, ...]:
    return (Heading.ALIVE, Heading.WHY_NOW, Heading.FIELD, Heading.LOOSENED, Heading.SENTENCE)


def _person(practice: Drive, one: Invented) -> Person:
    return practice.add_client(
        one.given_name,
        one.family_name,
        email=one.email,
        phone=one.phone,
        street=one.street,
        postcode=one.postcode,
        city=one.city,
    )


def _company(payer: Payer) -> Company:
    return Company(payer.name, payer.street, payer.postcode, payer.city, payer.order)


def _sessions(practice: Drive, person: Person, at: str) -> None:
    practice.agree(person, "180", date(2026, 3, 1), agreed_on=date(2026, 3, 1))
    for day in DAYS:
        practice.plan_session(person, day, at, kind="Session")


def _planned(person: Person, number: int, at: str) -> Planned:
    return Planned(person, DAYS[number], at)


def _copy_from_note(practice: Drive, seen: Seen) -> None:
    """Ctrl+A, Ctrl+C, Ctrl+X in one passage, Ctrl+V in another: inside the program only."""
    text, other = all_of(NoteText)[0], all_of(NoteText)[1]
    enter_field(text)
    keys("Ctrl+A")
    keys("Ctrl+C")
    seen.clipboard_after_copy = clipboard_text()
    enter_field(other)
    keys("Ctrl+End")
    keys("Ctrl+V")
    seen.pasted_back = other.toPlainText()
    until(lambda: True, "a moment")
    seen.look("copied")


def _invoices(practice: Drive, seen: Seen) -> None:
    for number, one in enumerate((QUENDOLINE, FIRLEFANZ, PIMPERNELLE, WENDELGARD)):
        person = Person(one.given_name, one.family_name, _reference(practice, one), 0)
        seen.references[one.family_name] = person.reference
        practice.prepare(person)
        if number == 0:
            practice.fill_seller(SELLER)
        seen.look(f"draft for {number}")
        issued = practice.issue()
        practice.export(issued, EXPORTS)
        seen.invoices[issued] = one.family_name
        seen.look(f"issued {number}")
    first, *_, last = seen.invoices
    practice.record_payment(first)
    corrected = practice.correct(last)
    practice.export(corrected, EXPORTS)
    seen.invoices[corrected] = seen.invoices[last]
    practice.invoices()
    seen.look("all invoices")


def _reference(practice: Drive, one: Invented) -> str:
    """Read off the list of clients."""
    from tests.drive.hands import rows_of

    practice.go_to("Clients")
    spoken = next(row.aloud() for row in rows_of("Clients") if one.family_name in row.aloud())
    return next(word.strip(",.") for word in spoken.replace(",", " ").split() if word.startswith("K-"))


def _a_bug(practice: Drive, seen: Seen) -> None:
    """Something in the program goes wrong with a client's words in its hands."""

    def stumble() -> None:
        heard = f"{CRASH} {SENTENCES[0]} {QUENDOLINE.family_name}"
        raise ValueError(heard)

    QTimer.singleShot(0, stumble)
    until(lambda: bool(_crash_dialogs()), "the note about a bug")
    dialog = _crash_dialogs()[0]
    seen.look("a bug")
    press("Copy report", dialog)
    seen.reports = [*practice.caught(), dialog.report.toPlainText()]
    assert practice.program is not None
    seen.log = practice.program.log.text().splitlines()
    press("Go on", dialog)
    until(lambda: not _crash_dialogs(), "the way on")
    hook = practice.program._hook
    hook._reports.clear()  # seen; the driver would take it for a failure of its own


def _crash_dialogs() -> list[CrashDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog) and one.isVisible()]
