"""Work that takes more than half a second, done beside the window.

`task = Task(lambda report: access.unlock(passphrase, report), self)`
`task.succeeded.connect(self._on_opened); task.failed.connect(self._on_failed); task.start()`
"""

from collections.abc import Callable
from contextlib import suppress
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from practiceapp.ui.shared.language import _

Report = Callable[[int], None]


class Stopped(Exception):
    """Raised out of `report` inside the work after cancel; the work lets it pass."""


class Task(QObject):
    """One slow job. `work(report)` runs on another thread; every signal arrives on the UI thread.

    `report(percent)` announces progress and is where a cancelled job stops. Exactly one of `succeeded` and
    `failed` comes; after `cancel()` neither, but `unheard` with what the job made all the same, or None, for
    whoever has to put it away. `ended` always comes, last. Keeps itself alive through its parent and goes
    when it has ended.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    unheard = Signal(object)
    progressed = Signal(int)
    ended = Signal()
    _finished = Signal(object, object)
    _reported = Signal(int)

    def __init__(self, work: Callable[[Report], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        self._underway: QObject | None = None
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin now; returns at once."""
        self._underway = _Underway(self)
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Stop at the next report; work that reports nothing ends by itself, unheard."""
        self._stop.set()

    def _run(self) -> None:
        result: object = None
        trouble: BaseException | None = None
        try:
            if self._stop.is_set():
                raise Stopped  # noqa: TRY301 - as if the work had asked at once
            result = self._work(self._report)
        except BaseException as error:  # noqa: BLE001 - whoever started it decides what it means
            trouble = error
        with suppress(RuntimeError):  # the window it was for is gone
            self._finished.emit(result, trouble)
        if self._underway is not None:
            self._underway.deleteLater()

    def _report(self, percent: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self._reported.emit(percent)

    def _on_finished(self, result: object, trouble: object) -> None:
        if self._stop.is_set():
            self.unheard.emit(result)
        elif trouble is not None:
            self.failed.emit(trouble)
        else:
            self.succeeded.emit(result)
        self.ended.emit()
        self.deleteLater()


class _Underway(QObject):
    """Stands among the children of the pool for as long as its task runs, so that all can be found."""

    def __init__(self, task: Task) -> None:
        super().__init__(QThreadPool.globalInstance())
        self.task = task


def cancel_all() -> list[Task]:
    """Stop every task there is at its next report; returns at once, with those that were running."""
    running = [mark.task for mark in QThreadPool.globalInstance().findChildren(_Underway)]
    for task in running:
        task.cancel()
    return running


def end_all(patience_ms: int) -> bool:
    """Stop every task and wait until each has ended and said so; False if one did not in time."""
    running = cancel_all()
    ended = QThreadPool.globalInstance().waitForDone(patience_ms)
    for task in running:
        with suppress(RuntimeError):  # it went with its window
            QCoreApplication.sendPostedEvents(task, QEvent.Type.MetaCall.value)
    return ended


def show_progress(task: Task, label: str, window: QWidget) -> QProgressDialog:
    """Show a quiet dialog with Cancel over the window if the task takes a while; call before `start()`."""
    dialog = QProgressDialog(label, _("Cancel"), 0, 100, window)
    dialog.setWindowTitle("Practiceapp")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(400)
    dialog.setAutoClose(False)
    dialog.canceled.connect(task.cancel)
    task.progressed.connect(dialog.setValue)
    task.ended.connect(dialog.deleteLater)
    return dialog
