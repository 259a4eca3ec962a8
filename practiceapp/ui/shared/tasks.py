"""Work that takes more than half a second, done beside the window.

`task = Task(lambda report: access.unlock(passphrase, report), self)`
`task.succeeded.connect(self._on_opened); task.failed.connect(self._on_failed); task.start()`
"""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from practiceapp.ui.shared.language import _

Report = Callable[[int], None]


class Stopped(Exception):
    """Raised out of `report` inside the work after cancel; the work lets it pass."""


class Task(QObject):
    """One slow job. `work(report)` runs on another thread; every signal arrives on the UI thread.

    `report(percent)` announces progress and is where a cancelled job stops. Exactly one of `succeeded` and
    `failed` comes, or neither after `cancel()`; `ended` always comes, last. Keeps itself alive through its
    parent and goes when it has ended.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    progressed = Signal(int)
    ended = Signal()
    _finished = Signal(object, object)
    _reported = Signal(int)

    def __init__(self, work: Callable[[Report], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = Event()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin now; returns at once."""
        QThreadPool.globalInstance().start(self._run)

    def cancel(self) -> None:
        """Stop at the next report; work that reports nothing ends by itself, unheard."""
        self._stop.set()

    def _run(self) -> None:
        result: object = None
        trouble: BaseException | None = None
        try:
            result = self._work(self._report)
        except BaseException as error:  # noqa: BLE001 - whoever started it decides what it means
            trouble = error
        self._finished.emit(result, trouble)

    def _report(self, percent: int) -> None:
        if self._stop.is_set():
            raise Stopped
        self._reported.emit(percent)

    def _on_finished(self, result: object, trouble: object) -> None:
        if isinstance(trouble, Stopped) or (self._stop.is_set() and trouble is not None):
            pass
        elif trouble is not None:
            self.failed.emit(trouble)
        else:
            self.succeeded.emit(result)
        self.ended.emit()
        self.deleteLater()


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
