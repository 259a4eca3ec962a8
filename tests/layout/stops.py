"""Everything there is to look at: every page and part, every sheet over them, and what comes before.

`stops_of(shown)` walks an open practice and yields what is in view; `starting_stops(folder)` the windows
before a vault is open. A sheet that nobody opens here fails the walk by its name.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from practiceapp.bootstrap.executing import LateShares
from practiceapp.bootstrap.keeping import access_to
from practiceapp.domain.clients import Client, ClientDetails, ClientId, ClientRow, ClientState
from practiceapp.domain.sessions import SessionId
from practiceapp.services.desk.executor import Contact, Keeping
from practiceapp.ui.executor.executor_window import Estate, ExecutorWindow
from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.first_run.first_run_window import FirstRunWindow
from practiceapp.ui.sessions.fee_form import FeeForm
from practiceapp.ui.sessions.fee_presenter import FeePresenter
from practiceapp.ui.shared.asking import Question, QuestionDialog
from practiceapp.ui.shared.crash_note import CrashDialog
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.overlay import Overlay
from practiceapp.ui.shared.place_words import sync_words
from practiceapp.ui.shared.places import VAULT_CARE, Place
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.unlock_window import UnlockWindow
from tests.drive.hands import settle
from tests.drive.life import paths_under
from tests.every_page import NOON, Shown
from tests.vaults import QUICK

Stop = tuple[str, QWidget]
OVERLAY_KEYS = ("Ctrl+K", "?")
SOON_MS = 200
"""What waits no longer than this is waited for: a page of paper is drawn once its size has settled."""


def rest(window: QWidget) -> None:
    """Let everything that is due very soon happen."""
    settle()
    while any(
        timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON_MS
        for timer in window.findChildren(QTimer)
    ):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    settle()


def stops_of(shown: Shown) -> Iterator[Stop]:
    """Every page and part of one, the note beside the day, every sheet."""
    for name in shown.walk():
        yield name, shown.window
    yield from _note_beside(shown)
    yield from _overlays(shown)
    for name, opened in _sheets(shown):
        sheet = opened()
        settle()
        yield f"sheet {name}", sheet
        sheet.close()
        settle()


def _note_beside(shown: Shown) -> Iterator[Stop]:
    """Today with a session's note open at its side."""
    from practiceapp.ui.shared.places import TODAY, Place
    from practiceapp.ui.today.today_page import TodayPage

    shown.show(Place(TODAY))
    page = shown.window.page
    assert isinstance(page, TodayPage)
    key = page.rows.rows.row_at(page.rows.rows.index(0, 0))
    if key is not None and isinstance(key.key, int):
        page.open_note(key.key)
        settle()
        yield "today, a note beside it", shown.window
        page.close_note()


def _overlays(shown: Shown) -> Iterator[Stop]:
    """What comes over the window by a key: the smallest window leaves it the least room."""
    shown.window.resize(1024, 700)
    rest(shown.window)
    opened: set[type[QWidget]] = set()
    for keys in OVERLAY_KEYS:
        act = next(one for one in shown.window.actions() if one.shortcut() == QKeySequence(keys))
        act.trigger()
        settle()
        for over in [one for one in shown.window.findChildren(Overlay) if one.isVisible()]:
            opened.add(type(over))
            yield f"overlay {type(over).__name__}", over
            over.hide()
    unknown = [one.__name__ for one in Overlay.__subclasses__() if one not in opened]
    assert not unknown, f"nobody opens {unknown} for the checks of layout: name its keys in OVERLAY_KEYS"


def _sheets(shown: Shown) -> list[tuple[str, Callable[[], QWidget]]]:
    """How each sheet comes up. One that is missing here is named."""
    window, services = shown.window, shown.services
    known: dict[type[Sheet], Callable[[], QWidget]] = {}
    assert shown.life.program is not None
    workplace = shown.life.program.workplace
    assert workplace is not None
    sessions = [note.session_id for note in services.today.today().owed]

    def client_form() -> QWidget:
        workplace.new_client()
        return _in_front()

    def session_form() -> QWidget:
        workplace.new_session()
        return _in_front()

    def fee_form() -> QWidget:
        form = FeeForm(FeePresenter(services.sessions), window)
        form.open_for(SessionId(sessions[0]))
        return form

    def question() -> QWidget:
        asked = Question(_("Issue invoice?"), _("A number is given and the page is frozen."), _("&Issue"))
        return _opened(QuestionDialog(asked, window))

    def crash() -> QWidget:
        return _opened(CrashDialog("ValueError\n  practiceapp/ui/main_window.py, line 1", window))

    def care(button: str) -> Callable[[], QWidget]:
        def opened() -> QWidget:
            shown.show(Place(VAULT_CARE))
            getattr(window.page, button).click()
            return _in_front()

        return opened

    from practiceapp.ui.clients.client_form import ClientForm
    from practiceapp.ui.sessions.session_form import SessionForm
    from practiceapp.ui.vault_care.passphrase_sheet import PassphraseSheet
    from practiceapp.ui.vault_care.prove_sheet import ProveSheet
    from practiceapp.ui.vault_care.rekey_sheet import RekeySheet
    from practiceapp.ui.vault_care.shares_sheet import SharesSheet
    from practiceapp.ui.vault_care.step_sheet import StepSheet

    known = {ClientForm: client_form, SessionForm: session_form, QuestionDialog: question, CrashDialog: crash}
    known |= {PassphraseSheet: care("change"), ProveSheet: care("prove")}
    known |= {SharesSheet: care("shares"), RekeySheet: care("rekey")}
    if sessions:
        known[FeeForm] = fee_form
    unknown = [one.__name__ for one in all_sheets() if one not in known and one not in (FeeForm, StepSheet)]
    assert not unknown, f"nobody opens {unknown} for the checks of layout: name them in tests/layout/stops.py"
    return [(kind.__name__, opened) for kind, opened in known.items()]


def all_sheets() -> list[type[Sheet]]:
    """Every kind of sheet of the program that was loaded."""
    kinds = list(Sheet.__subclasses__())
    for kind in kinds:
        kinds += kind.__subclasses__()
    return [kind for kind in kinds if kind.__module__.startswith("practiceapp.")]


def _opened(sheet: QDialog) -> QWidget:
    sheet.open()
    return sheet


def _in_front() -> QWidget:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Sheet) and one.isVisible()]
    assert len(found) == 1, found
    return found[0]


def starting_stops(folder: Path) -> Iterator[Stop]:
    """The window of the unlock page and the three steps of the first run, with every part of them."""
    paths = paths_under(folder)

    def access(where: Path) -> object:
        return access_to(where, paths, lambda: QUICK)

    shares = LateShares(paths.vault_folder, paths)
    asking = UnlockPresenter(access(paths.vault_folder), "en", shares=shares)  # type: ignore[arg-type]
    yield from _unlock_stops(UnlockWindow(asking, paths.vault_folder, "six words"))
    yield from _executor_stops(ExecutorWindow(_estate()))
    presenter = FirstRunPresenter(access, paths.vault_folder)  # type: ignore[arg-type]
    yield from _first_run_stops(FirstRunWindow(presenter))


def _unlock_stops(window: UnlockWindow) -> Iterator[Stop]:
    window.show()
    settle()
    yield "unlock", window
    window.passphrase.field.set_error(_("Type your passphrase."))
    yield "unlock, refused", window
    window.show_words()
    settle()
    yield "unlock, words", window
    window.show_shares()
    window.shares.grids[0].set_word(1, "24")
    window.shares.helps[0].look()
    settle()
    yield "unlock, shares", window
    window.show_elsewhere(NOON)
    settle()
    yield "unlock, elsewhere", window
    window.show_passphrase()
    window.say_of_place(sync_words("Google Drive"))
    settle()
    yield "unlock, sync folder", window
    window.show_new_passphrase()
    settle()
    yield "unlock, new passphrase", window
    window.show_trouble(_("The vault is open in another window of this computer."), words_help=True)
    settle()
    yield "unlock, trouble", window
    window.close()
    window.deleteLater()


def _estate() -> Estate:
    """One person with everything written down and one with nothing."""
    details = ClientDetails("Katarina", "Vasquez", "katarina.vasquez@example.org", "+49 30 5550 1999")
    contacts = []
    for number, (known, next_on) in enumerate([(details, NOON.date()), (ClientDetails(), None)], start=1):
        client = Client(ClientId(number), "K-7F3Q", known, ClientState.ENDED, NOON)
        ended, last_on, at = ClientState.ENDED, NOON.date(), NOON.time()
        row = ClientRow(client.client_id, "K-7F3Q", "", "", ended, last_on, next_on, at)
        contacts.append(Contact(client, row))
    return Estate(contacts, Keeping("Ruth Adler", "", 8, NOON.date(), NOON.date()))


def _executor_stops(window: ExecutorWindow) -> Iterator[Stop]:
    window.show()
    for number in range(window.tabs.count()):
        window.tabs.setCurrentIndex(number)
        settle()
        yield f"executor, {window.tabs.tabText(number)}", window
    window.close()
    window.deleteLater()


def _first_run_stops(window: FirstRunWindow) -> Iterator[Stop]:
    window.show()
    settle()
    yield "first run, you", window
    window.you.name.setText("Ruth Adler")
    window.go_on()
    settle()
    yield "first run, passphrase", window
    words = window.passphrase.form.offered.text()
    window.passphrase.form.first.line.setText(words)
    window.passphrase.form.second.line.setText(words)
    window.go_on()
    settle()
    yield "first run, words", window
    window.go_on()
    settle()
    yield "first run, words back", window
    window.close()
    window.deleteLater()
