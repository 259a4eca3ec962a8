"""Locking: who may want it without being asked, and what is done before a fresh process takes over."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from practiceapp.domain.locking import Locked, LockReason
from practiceapp.system.locking.signals import LockSignals
from practiceapp.system.preferences import Preferences
from practiceapp.ui.shared.tasks import cancel_all, end_all
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter
from practiceapp.ui.unlock.unlock_window import UnlockWindow

if TYPE_CHECKING:
    from practiceapp.bootstrap.workplace import Workplace

PATIENCE_MS = 2_000
"""What a task gets to end cleanly; logind gives five seconds in all before it lets the machine sleep."""

SAVED_BEFORE = (LockReason.ASKED, LockReason.REKEYED)
"""All was saved, or she chose to go on without, before it came to locking."""

Sources = Callable[[], Sequence[LockSignals]]


def sources_of_this_machine(preferences: Preferences) -> Sequence[LockSignals]:
    """The desktop, the time without input, and the window when it is minimised."""
    from practiceapp.system.locking import signals_of_this_machine
    from practiceapp.system.locking.idle import IdleWatch
    from practiceapp.system.locking.minimised import MinimiseWatch

    return (
        signals_of_this_machine(),
        IdleWatch(lambda: preferences.lock_minutes),
        MinimiseWatch(lambda: preferences.lock_when_minimised),
    )


class Lockable(Protocol):
    """What locking knows of the program."""

    window: QWidget | None
    workplace: "Workplace | None"

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""
        ...

    def close_vault(self) -> None:
        """Close it and wipe its keys."""
        ...


class Locking(QObject):
    """Locks once, and for good: what comes after is another process, which is told why.

    `sources` are made when first needed, after the first paint, and listened to from then on.
    """

    def __init__(self, program: Lockable, leave: Callable[[Locked], object], parent: QObject) -> None:
        super().__init__(parent)
        self.under_way = False
        self.before: Locked | None = None
        """The lock just before this start, until the vault is open again."""
        self.sources: Sources = tuple
        self._program = program
        self._leave = leave
        self._heard: SelfLock | None = None

    # --- listening

    def start(self) -> None:
        """Listen to the sources; more than once does no harm."""
        if self._heard is None:
            self._heard = SelfLock(self.sources(), self)
            self._heard.wanted.connect(self._on_wanted)

    def watch_over(self, presenter: UnlockPresenter) -> None:
        """Wrong tries end the process too, and sleep waits while a key is worked out."""
        presenter.busy.connect(self._on_opening)
        presenter.tries_used_up.connect(partial(self.lock, LockReason.WRONG_TRIES))

    def vault_opened(self) -> None:
        """From now on there is something to lock, and sleep waits for it."""
        self.before = None
        self._hold()

    def _hold(self) -> None:
        self.start()
        if self._heard is not None:
            self._heard.hold()

    def _on_opening(self, busy: bool) -> None:
        if busy:
            self._hold()
        else:  # what came of it is known a moment later
            QTimer.singleShot(0, self, self._release_if_closed)

    def _release_if_closed(self) -> None:
        if self._heard is not None and not self._program.is_open:
            self._heard.released()

    def _on_wanted(self, reason: object) -> None:
        """A program that is locked, with nothing typed, is locked enough."""
        window = self._program.window
        touched = isinstance(window, UnlockWindow) and window.touched
        if isinstance(reason, LockReason) and (self._program.is_open or touched):
            self.lock(reason)

    # --- locking

    def lock(self, reason: LockReason) -> None:
        """Close the vault, all saved, and become a fresh process: nothing stays in memory.

        Never asks. What cannot be saved does not hold it up; the fresh process is told that, and no more.
        """
        if self.under_way:
            return
        self.under_way = True
        saved = put_away(self._save)
        try:
            if isinstance(self._program.window, UnlockWindow):
                self._program.window.give_up()
            self._program.close_vault()
        finally:
            if self._heard is not None:
                self._heard.released()
            self._leave(Locked(reason, words_lost=not saved and reason not in SAVED_BEFORE))

    def _save(self) -> None:
        if self._program.workplace is not None:
            self._program.workplace.window.keep_size()
            self._program.workplace.window.flush_all()


class SelfLock(QObject):
    """Several sources as one: `wanted(LockReason)`."""

    wanted = Signal(object)

    def __init__(self, sources: Sequence[LockSignals], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        for source in sources:
            source.setParent(self)
            source.lock_wanted.connect(self.wanted)
            source.start()

    def hold(self) -> None:
        """The vault is open, or about to be."""
        for source in self._sources:
            source.hold()

    def released(self) -> None:
        """The vault is closed."""
        for source in self._sources:
            source.released()


def put_away(save: Callable[[], object]) -> bool:
    """Save what is typed, end every task, take every window off the screen; False if words were lost.

    Nothing is asked and nothing waited for longer than `PATIENCE_MS`. What stood in the way of saving the
    first time may have been a task, so it is tried once more when they have ended. Saving comes before
    hiding: a page that is hidden puts its note away.
    """
    cancel_all()
    saved = _saved(save)
    end_all(PATIENCE_MS)
    saved = saved or _saved(save)
    for window in QApplication.topLevelWidgets():
        window.hide()
    return saved


def _saved(save: Callable[[], object]) -> bool:
    try:
        save()
    except Exception:  # noqa: BLE001 - not even a bug of ours is a reason to stay open
        return False
    return True
