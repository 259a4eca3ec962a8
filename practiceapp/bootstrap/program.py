"""One running program: first run or unlock, then the window, until lock or quit."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from practiceapp.bootstrap.executing import LateShares, elsewhere_since, executor_window, words_on
from practiceapp.bootstrap.help_before import help_here
from practiceapp.bootstrap.keeping import access_to
from practiceapp.bootstrap.locking import Locking
from practiceapp.bootstrap.quietly import Quietly
from practiceapp.bootstrap.showing import show_in_place_of
from practiceapp.bootstrap.way_back import WayBack
from practiceapp.bootstrap.when_painted import WhenPainted
from practiceapp.domain.errors import PracticeError, VaultInUse, VaultMissing, VaultTrouble
from practiceapp.domain.locking import Locked, LockReason
from practiceapp.domain.security_record import Act
from practiceapp.services.access import AccessService, OpenVault
from practiceapp.services.clock import Clock, PracticeClock
from practiceapp.system.crash import CrashHook
from practiceapp.system.log import Event, EventLog
from practiceapp.system.paths import Paths
from practiceapp.system.preferences import Preferences
from practiceapp.system.restart import restart
from practiceapp.system.single_instance import SingleInstance
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.spoken import install_faces
from practiceapp.ui.shared.theme import Theme
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.unlock_window import UnlockWindow

if TYPE_CHECKING:
    from practiceapp.bootstrap.demo_vault import DemoVault
    from practiceapp.bootstrap.vault_place import VaultPlace
    from practiceapp.bootstrap.workplace import Workplace
    from practiceapp.ui.shared.crash_note import CrashNote
    from practiceapp.vault.kdf import KdfCost


class Program(QObject):
    """Holds the one window that is shown, the vault while it is open, and the claim on its folder."""

    def __init__(
        self,
        application: QApplication,
        paths: Paths,
        preferences: Preferences,
        leave: Callable[[Locked], object] = restart,
        clock: Callable[[Callable[[], str]], Clock] = PracticeClock,
        cost: "Callable[[], KdfCost] | None" = None,
    ) -> None:
        """`leave` ends the process after a lock, by becoming a fresh one that is told why.

        `clock` and `cost` are this machine's time and what it spends on a new passphrase.
        """
        super().__init__(application)
        self.log = EventLog()
        self.window: QWidget | None = None
        self.workplace: Workplace | None = None
        self.locking = Locking(self, leave, self)
        self._paths = paths
        self._preferences = preferences
        self._clock = clock
        self._cost = cost
        self._vault: OpenVault | None = None
        self._place: VaultPlace | None = None
        self._claim: SingleInstance | None = None
        self._note: CrashNote | None = None
        self._hook = CrashHook(self._on_crash)
        self._way_back = WayBack(self, paths, preferences, cost, self)
        LANGUAGE.use(preferences.language or LANGUAGE.proposed())
        install_faces()
        look = preferences.appearance, preferences.text_percent, preferences.contrast
        self._theme = Theme(application, *look, motion=preferences.motion)
        self.quietly = Quietly(application)
        application.aboutToQuit.connect(self.close_vault)
        application.commitDataRequest.connect(self._on_session_ends)
        self.log.note(Event.STARTED)

    # --- before the vault is open

    def start(self, vault_folder: Path | None = None) -> None:
        """Ask for the passphrase of the vault that is there, or begin the first run."""
        self._hook.install()
        known = Path(self._preferences.vault_folder) if self._preferences.vault_folder else None
        folder = vault_folder or known or self._paths.vault_folder
        if self._access_to(folder).present() or (known and vault_folder is None):
            self.show_unlock(folder)
        else:
            self.show_first_run(folder)

    def show_demo(self) -> None:
        """Open the invented practice, in a vault of its own, made now if this is the first time."""
        from practiceapp.bootstrap.demo_vault import DemoVault

        self._hook.install()
        demo = DemoVault(self._paths)
        demo.setParent(self)
        demo.ready.connect(lambda: self.show_unlock(demo.folder, demo.passphrase))
        demo.failed.connect(lambda error: self._on_no_demo(demo, error))
        if not demo.present():
            self._show(demo.making())
        demo.prepare()

    def show_unlock(self, folder: Path, demo_passphrase: str = "") -> None:
        """Ask for the passphrase of this vault."""
        shares = None if demo_passphrase else LateShares(folder, self._paths)
        presenter = UnlockPresenter(self._access_to(folder), LANGUAGE.code, shares=shares)
        self.locking.watch_over(presenter)
        window = UnlockWindow(presenter, folder, demo_passphrase, make_help=help_here)
        window.tell(self.locking.before, self._preferences.lock_minutes)
        kept = not demo_passphrase
        if kept:
            self._way_back.offer(window, folder)
        window.unlocked.connect(lambda vault: self._on_open(vault, folder, presenter.acts, remember=kept))
        window.opened_to_read.connect(self._on_opened_to_read)
        window.folder_chosen.connect(self._on_folder_chosen)
        window.quit_wanted.connect(window.close)
        window.tried_again.connect(lambda: self._claim_for(window, folder))
        self._show(window)
        self._claim_for(window, folder)
        WhenPainted(window, self._load_what_comes_next)

    def _on_no_demo(self, demo: "DemoVault", error: Exception) -> None:
        window = UnlockWindow(UnlockPresenter(self._access_to(demo.folder)), demo.folder, make_help=help_here)
        window.quit_wanted.connect(window.close)
        window.tried_again.connect(self.show_demo)
        self._show(window)
        window.show_trouble(sentence_for(error), words_help=False)
        if not isinstance(error, (PracticeError, VaultTrouble)):
            raise error

    def show_first_run(self, folder: Path) -> None:
        """Make a vault, in three steps."""
        from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
        from practiceapp.ui.first_run.first_run_window import FirstRunWindow

        presenter = FirstRunPresenter(self._access_to, folder, words_on=words_on)
        window = FirstRunWindow(presenter, make_help=help_here)
        self._way_back.offer(window, folder, choose_where=True)
        window.existing_chosen.connect(self._on_folder_chosen)
        window.finished.connect(lambda vault: self._on_made(vault, presenter.folder))
        self._show(window)

    def _on_folder_chosen(self, folder: object) -> None:
        if isinstance(folder, Path):
            self.show_unlock(folder)
            if isinstance(self.window, UnlockWindow):
                self.window.say_of_place(words_on(folder))

    def _on_made(self, vault: OpenVault, folder: Path) -> None:
        self.take_claim(folder)
        self.log.note(Event.VAULT_CREATED)
        self._on_open(vault, folder, (Act.FOUNDED, Act.WORDS_PROVED), remember=True)

    def _access_to(self, folder: Path) -> AccessService:
        return access_to(folder, self._paths, self._cost)

    def _claim_for(self, window: UnlockWindow, folder: Path) -> None:
        if not self._access_to(folder).present():
            window.show_trouble(sentence_for(VaultMissing()), words_help=False)
        elif not self.take_claim(folder):
            window.show_trouble(sentence_for(VaultInUse()), words_help=False)
        elif since := elsewhere_since(folder):
            window.show_elsewhere(since)

    def take_claim(self, folder: Path) -> bool:
        """Whether no other program holds the vault there; from now on this one does."""
        if self._claim is not None:
            self._claim.release()
        self._claim = SingleInstance(self._paths.runtime_folder, folder)
        return self._claim.take()

    # --- while it is open

    def _on_open(self, vault: OpenVault, folder: Path, acts: tuple[Act, ...], *, remember: bool) -> None:
        from practiceapp.bootstrap.care import Surroundings
        from practiceapp.bootstrap.opening import workplace_of
        from practiceapp.bootstrap.vault_place import VaultPlace

        self._vault = vault
        self.locking.vault_opened()
        if remember:
            self._preferences.vault_folder = str(folder)
            self._preferences.language = LANGUAGE.code
        self.log.note(Event.UNLOCKED)
        access = self._access_to(folder)
        around = Surroundings(folder, self._paths, self._preferences, self._cost, acts)
        back = partial(self._way_back.begin, folder) if remember else _nowhere
        workplace = workplace_of(vault, access, self._preferences, self._clock, self.speak, around, back)
        self._place = VaultPlace(vault, around, workplace.services.security)
        self._enter(workplace)
        workplace.tell(vault.notices)
        if workplace.background is not None:
            workplace.background.setParent(self)
            workplace.background.begin()

    def _on_opened_to_read(self, vault: object) -> None:
        if not isinstance(vault, OpenVault):
            return
        self._vault = vault
        self.locking.vault_opened()
        self.log.note(Event.UNLOCKED)
        window = executor_window(vault, self._clock, help_here)
        window.lock_requested.connect(self.lock)
        self._show(window)
        window.begin()

    def _enter(self, workplace: "Workplace") -> None:
        self.workplace = workplace
        workplace.window.lock_requested.connect(self.lock)
        if self._place is not None:
            self._place.watch(workplace.window)
        self._show(workplace.window)

    def speak(self, language: str) -> None:
        """Have the open window speak another language from now on; what cannot be saved keeps it as it is."""
        if self.workplace is not None and language != LANGUAGE.code:
            self.workplace.window.after_saving(partial(self._speak, language))

    def _speak(self, language: str) -> None:
        from practiceapp.bootstrap.opening import workplace_in

        if self.workplace is not None:
            self._preferences.language = language
            self.workplace.window.keep_size()
            self._enter(workplace_in(language, self.workplace))

    def lock(self) -> None:
        """Close the vault, all saved, and become a fresh process: nothing stays in memory."""
        self.locking.lock(self.workplace.lock_reason if self.workplace else LockReason.ASKED)

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""
        return self._vault is not None

    def _on_session_ends(self) -> None:
        """The desktop is logging out: save now; what cannot be saved does not hold it up."""
        if self.workplace is not None:
            with suppress(PracticeError, VaultTrouble):
                self.workplace.window.flush_all()

    def close_vault(self) -> None:
        """Close the file, wipe the keys and give up the claim; more than once does no harm."""
        self.quietly.copies.take_back()
        vault, self._vault = self._vault, None
        if self.workplace is not None and self.workplace.background is not None:
            self.workplace.background.stop()
        if vault is not None:
            vault.close()
        if self._place is not None:
            self._place.closed()
        claim, self._claim = self._claim, None
        if claim is not None:
            claim.release()

    # --- windows

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        show_in_place_of(before, window, self._preferences)

    def _load_what_comes_next(self) -> None:
        """She is typing; what the open window needs is read from disk meanwhile."""
        from practiceapp.bootstrap import opening  # noqa: F401 - for its effect

        self.locking.start()

    def _on_crash(self, report: str) -> None:
        self.log.note(Event.CRASH)
        if self._note is None:
            from practiceapp.ui.shared.crash_note import CrashNote

            self._note = CrashNote()
        self._note.show_report(report, self.window)


def _nowhere() -> None:
    """The invented practice is made anew, not restored."""
