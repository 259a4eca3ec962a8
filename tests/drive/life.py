"""The life of the program under the driver's hands: first run, unlocking, locking, starting again."""

import gc
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from practiceapp.bootstrap.program import Program
from practiceapp.domain.locking import Locked
from practiceapp.services.clock import Clock, PracticeClock
from practiceapp.system.paths import Paths
from practiceapp.system.preferences import Preferences
from practiceapp.ui.first_run.first_run_window import FirstRunWindow
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.fields import LabelledField
from practiceapp.ui.shared.places import Place
from practiceapp.ui.shared.theme import Theme
from practiceapp.ui.shared.word_grid import WordGrid, WordSheet
from practiceapp.ui.unlock.trouble_page import TroublePage
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from practiceapp.vault.kdf import KdfCost
from tests.drive.hands import (
    NotSeen,
    all_of,
    choose,
    click,
    fill,
    key,
    keys,
    one_of,
    press,
    sees,
    settle,
    type_text,
    until,
    words_of,
)
from tests.vaults import QUICK

WIDTH, HEIGHT = 1280, 800
_RETURN, _DELETE = Qt.Key.Key_Return, Qt.Key.Key_Delete
Watch = Callable[[str], None]


class StandingClock:
    """A clock for the driver's program: it stands where it was put, or shows the machine's time."""

    def __init__(self, moment: datetime | None = None) -> None:
        self.moment = moment

    def __call__(self, zone: Callable[[], str]) -> Clock:
        return _Reading(self, PracticeClock(zone), zone)


class _Reading:
    def __init__(self, held: StandingClock, real: PracticeClock, zone: Callable[[], str]) -> None:
        self._held, self._real, self._zone = held, real, zone

    def now(self) -> datetime:
        return self._held.moment or self._real.now()

    def today(self) -> Any:
        return self.here().date()

    def here(self) -> datetime:
        from zoneinfo import ZoneInfo

        return self.now().astimezone(ZoneInfo(self._zone()))


def paths_under(home: Path) -> Paths:
    """Every folder of the program below one of ours."""
    return Paths(
        vault_folder=home / "data" / "vault",
        demo_folder=home / "data" / "demo",
        backups_folder=home / "data" / "backups",
        preferences_file=home / "config" / "preferences.json",
        runtime_folder=home / "run",
    )


class Life:
    """One computer, on which the program is started, locked and started again.

    `watch(name)` is told at each step worth a picture; nothing waits for it to do anything.
    """

    def __init__(
        self,
        home: Path,
        clock: StandingClock | None = None,
        *,
        cost: KdfCost | None = QUICK,
        paths: Paths | None = None,
    ) -> None:
        """Start on `home`. `cost` None is what a real machine spends on a passphrase; QUICK is 25 ms."""
        self.home = home
        self.paths = paths or paths_under(home)
        self.clock = clock or StandingClock()
        self.watch: Watch = lambda _name: None
        self.program: Program | None = None
        self._cost = cost
        self._left = False
        self._locked: Locked | None = None
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self.start_again()

    # --- starting and ending

    def start_again(self) -> None:
        """Start the program on these folders, as a fresh process would."""
        self.stop()
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            application = QApplication(["practiceapp"])
        preferences = Preferences(self.paths.preferences_file)
        known: dict[str, Any] = {} if self._cost is None else {"cost": lambda: self._cost}
        self._left = False
        self.program = Program(application, self.paths, preferences, self._leave, self.clock, **known)
        self.program.locking.before, self._locked = self._locked, None
        self.program.start()
        window = self.window
        window.resize(WIDTH, HEIGHT)
        window.activateWindow()
        until(window.isActiveWindow, "the window in front")
        self.check()

    def stop(self) -> None:
        """End the process without ceremony: the vault is closed, every window and object gone."""
        program, self.program = self.program, None
        if program is None:
            return
        program.close_vault()
        for window in QApplication.topLevelWidgets():
            if window.parent() is None and window.windowType() is not Qt.WindowType.Popup:
                window.hide()
                window.deleteLater()  # a list of choices belongs to its field, which takes it along
        program.deleteLater()
        _forget_themes()
        QCoreApplication.sendPostedEvents(cast("QObject", None), QEvent.Type.DeferredDelete.value)
        del program
        gc.collect()  # what hangs together in a ring would live on, timers too, into the next start
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

    def _leave(self, locked: Locked) -> None:
        self._left, self._locked = True, locked

    @property
    def left(self) -> bool:
        """Whether the program has locked, and another process would begin."""
        return self._left

    @property
    def window(self) -> QWidget:
        """The one window of the program."""
        if self.program is None or self.program.window is None:
            raise NotSeen("the program is not running")
        return self.program.window

    @property
    def place(self) -> Place:
        """Where in the open window she is."""
        window = self.window
        if not isinstance(window, MainWindow) or window.place is None:
            raise NotSeen("the vault is not open")
        return window.place

    def check(self) -> None:
        """Fail if anything went wrong inside the program that nobody caught."""
        if self.program is not None and self.program._hook.reports:
            raise AssertionError("\n".join(self.program._hook.reports))

    def caught(self) -> tuple[str, ...]:
        """The reports of what went wrong inside the program."""
        return self.program._hook.reports if self.program else ()

    # --- first run

    def first_run(
        self,
        name: str,
        practice: str = "",
        *,
        passphrase: str | None = None,
        country: str | None = None,
        zone: str | None = None,
        invoices: str | None = None,
    ) -> tuple[str, tuple[str, ...]]:
        """The three steps to Today. The passphrase and the 24 words; without `passphrase` the offered six."""
        self.watch("first_run_you_empty")
        fill("Your name", name)
        fill("Name of the practice", practice)
        if country:
            choose("Country", country)
        if zone:
            choose("Time zone", zone)
        if invoices:
            choose("Language of invoices", invoices)
        self.watch("first_run_you")
        press("Next")
        self.watch("first_run_passphrase_empty")
        chosen = self._choose_passphrase(passphrase)
        self.watch("first_run_passphrase")
        press("Next")
        words = self.words_on_the_sheet()
        self.watch("first_run_words")
        press("I have written them down")
        self.type_words(words[:7])
        self.watch("first_run_typing_back")
        self.type_words(words)
        self.watch("first_run_typed_back")
        press("Make the vault")
        until(lambda: isinstance(self.window, MainWindow), "the open vault")
        self._at_home()
        return chosen, words

    def _choose_passphrase(self, passphrase: str | None) -> str:
        if passphrase is None:
            offered = "Six words offered as a passphrase"
            labels = [one for one in all_of(QLabel) if words_of(one).startswith(offered)]
            if len(labels) != 1:
                raise NotSeen(f"{len(labels)} × “{offered}”")
            passphrase = labels[0].text()
            press("Use these words")
        else:
            fill("Passphrase", passphrase)
        until(lambda: sees("Strong:"), "that the passphrase is strong")
        fill("The same again", passphrase)
        return passphrase

    def words_on_the_sheet(self) -> tuple[str, ...]:
        """The 24 words as she reads them off the screen."""
        sheet = one_of(WordSheet)
        cells = [words_of(label) for label in all_of(QLabel, within=sheet)]
        numbered = dict(cell.removeprefix("Word ").split(": ") for cell in cells if ": " in cell)
        words = tuple(numbered[str(number)] for number in range(1, 25))
        if len(words) != 24:
            raise NotSeen("24 words")
        return words

    def type_words(self, words: Sequence[str]) -> None:
        """Type words from the paper, a blank after each, from the first field on."""
        grid = one_of(WordGrid)
        for field in grid.fields:
            if field.text():
                click(field)
                keys("Ctrl+A")
                key(_DELETE)
        click(grid.fields[0])
        for number, word in enumerate(words):
            type_text(word)
            if number + 1 < len(words):
                type_text(" ")
        shown = grid.words()[: len(words)]
        if shown != list(words):
            raise NotSeen(f"the fields hold {shown}")

    # --- unlocking

    def try_passphrase(self, passphrase: str) -> str:
        """Type a passphrase that is not expected to open; what is said about it."""
        field = self.enter_passphrase(passphrase)
        until(lambda: bool(field.error), "what is wrong with the passphrase")
        self.check()
        return field.error

    def unlock(self, passphrase: str) -> None:
        """Open the vault by passphrase and Enter."""
        self.enter_passphrase(passphrase)
        until(lambda: isinstance(self.window, MainWindow), "the open vault")
        self._at_home()

    def enter_passphrase(self, passphrase: str) -> LabelledField:
        """Type it and press Enter; what comes of it is not waited for."""
        page = cast("UnlockWindow", self.window).passphrase
        page.field.clear_error()
        line = page.field.line
        click(line)
        keys("Ctrl+A")
        type_text(passphrase)
        key(_RETURN)
        return page.field

    _type_passphrase = enter_passphrase

    def open_words_page(self) -> None:
        """Say that the passphrase is forgotten, from wherever the locked program stands."""
        press("Use the recovery words")

    def unlock_with_words(self, words: Sequence[str], new_passphrase: str | None = None) -> str:
        """Open the vault by its 24 words; a new passphrase is asked, and returned."""
        if not all_of(WordGrid):
            self.open_words_page()
        self.watch("recovery_words_empty")
        self.type_words(words[:9])
        self.watch("recovery_words_begun")
        self.type_words(words)
        self.watch("recovery_words")
        press("Open")
        until(lambda: sees("A new passphrase"), "the page for a new passphrase")
        self.watch("new_passphrase")
        chosen = self._choose_passphrase(new_passphrase)
        self.watch("new_passphrase_chosen")
        press("Set and open")
        until(lambda: isinstance(self.window, MainWindow), "the open vault")
        self._at_home()
        return chosen

    def trouble(self) -> str:
        """The sentence of the page that says why the vault does not open."""
        until(lambda: bool(all_of(TroublePage)), "the page of trouble")
        return one_of(TroublePage).sentence.text()

    # --- locking

    def lock(self) -> None:
        """Ctrl+L; the program becomes a fresh one that asks for the passphrase."""
        self.lock_and_stop()
        self.start_again()
        if not isinstance(self.window, UnlockWindow):
            raise NotSeen("the page that asks for the passphrase")

    def lock_and_stop(self) -> None:
        """Ctrl+L; the process is gone and nothing is started yet."""
        keys("Ctrl+L")
        until(lambda: self._left, "the lock")
        self.check()
        self.stop()

    def quit(self) -> None:
        """Ctrl+Q."""
        window = self.window
        keys("Ctrl+Q")
        until(lambda: not window.isVisible(), "the end of the program")
        self.check()
        self.stop()

    def _at_home(self) -> None:
        window = self.window
        window.resize(WIDTH, HEIGHT)
        window.activateWindow()
        until(window.isActiveWindow, "the window in front")
        settle()
        self.check()

    @property
    def is_first_run(self) -> bool:
        """Whether the program asks the questions of a first start."""
        return isinstance(self.window, FirstRunWindow)

    @property
    def is_locked(self) -> bool:
        """Whether the program asks for the passphrase."""
        return isinstance(self.window, UnlockWindow)


def _forget_themes() -> None:
    application = QApplication.instance()
    if isinstance(application, QApplication):
        for theme in application.findChildren(Theme):
            theme.deleteLater()
