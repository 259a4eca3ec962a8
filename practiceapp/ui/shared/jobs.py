"""Slow work on the open vault, one piece at a time.

No two backups are made at once, and all can be ended before the vault is closed.

`jobs.ask(Job(_("Backing up…"), work, done, failed))`; `jobs.told` is the quiet line of what runs.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.tasks import Report, Task

QUIET_MS = 1000
"""What takes no longer than this is not spoken of."""
PATIENCE_MS = 2000
"""How long `stop` waits for a piece of work to end."""


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Job:
    """One piece of work.

    `work(report)` runs beside the window. On the window's thread comes one of `done`, `failed` and, after
    `Jobs.cancel`, `stopped`; none of them after `Jobs.stop`.
    """

    words: str
    work: Callable[[Report], object]
    done: Callable[[object], None]
    failed: Callable[[Exception], None]
    stopped: Callable[[], None] = _nothing


class Jobs(QObject):
    """`told(str)` says what runs, once it takes a while, and is empty when that is over."""

    told = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Job] = deque()
        self._job: Job | None = None
        self._task: Task | None = None
        self._heard, self._stopped = False, False
        self._percent = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._tell)

    def ask(self, job: Job) -> None:
        """Do this now, or when what was asked for before is over."""
        if not self._stopped:
            self._waiting.append(job)
            self._go_on()

    @property
    def busy(self) -> bool:
        """Whether something runs or waits."""
        return self._task is not None or bool(self._waiting)

    def cancel(self) -> None:
        """Stop what runs now; what waits goes on."""
        if self._task is not None:
            self._task.cancel()

    def forget(self) -> None:
        """What waits is not wanted any more."""
        self._waiting.clear()

    def stop(self) -> bool:
        """End everything for good and wait for it; False if something did not end in time."""
        self._stopped = True
        self._quiet.stop()
        self._waiting.clear()
        task, self._task, self._job = self._task, None, None
        if task is None:
            return True
        task.cancel()
        return QThreadPool.globalInstance().waitForDone(PATIENCE_MS)

    def _go_on(self) -> None:
        if self._task is not None or not self._waiting:
            return
        job = self._job = self._waiting.popleft()
        task = self._task = Task(job.work, self)
        self._percent, self._heard = 0, False
        task.progressed.connect(self._on_progress)
        task.succeeded.connect(lambda result: self._on_over(task, job.done, result))
        task.failed.connect(lambda error: self._on_over(task, job.failed, error))
        task.ended.connect(lambda: self._on_ended(task))
        self._quiet.start()
        task.start()

    def _on_progress(self, percent: int) -> None:
        self._percent = percent
        if not self._quiet.isActive():
            self._tell()

    def _tell(self) -> None:
        if self._job is not None:
            self.told.emit(_("{what} {percent} %").format(what=self._job.words, percent=self._percent))

    def _on_over(self, task: Task, then: Callable[..., None], what: object) -> None:
        if task is self._task:  # else all was ended, and the vault may be closed
            self._heard = True
            then(what)

    def _on_ended(self, task: Task) -> None:
        if task is not self._task or self._job is None:
            return
        job, heard = self._job, self._heard
        self._task = self._job = None
        self._quiet.stop()
        self.told.emit("")
        if not heard:
            job.stopped()
        self._go_on()
