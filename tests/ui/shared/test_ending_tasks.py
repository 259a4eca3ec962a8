"""Ending whatever runs beside the window, before the vault is closed."""

import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared import tasks
from practiceapp.ui.shared.tasks import Report, Task, cancel_all, end_all

PATIENCE_MS = 5_000


class Job:
    """Work that begins, waits to be let on, reports, and makes something."""

    def __init__(self, parent: QObject) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()
        self.reports = True
        self.told: list[tuple[str, object]] = []
        self.task = Task(self._work, parent)
        for name in ("succeeded", "failed", "unheard"):
            getattr(self.task, name).connect(lambda what, name=name: self.told.append((name, what)))

    def _work(self, report: Report) -> str:
        self.begun.set()
        self.go_on.wait(PATIENCE_MS / 1000)
        if self.reports:
            report(50)
        return "made"

    def start(self) -> "Job":
        self.task.start()
        assert self.begun.wait(PATIENCE_MS / 1000)
        return self


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_every_running_task_stops_at_its_next_report(parent: QObject) -> None:
    jobs = [Job(parent).start(), Job(parent).start()]
    assert {id(task) for task in cancel_all()} == {id(job.task) for job in jobs}
    for job in jobs:
        job.go_on.set()
    assert end_all(PATIENCE_MS)
    assert [job.told for job in jobs] == [[("unheard", None)]] * 2


def test_what_was_made_all_the_same_is_handed_to_whoever_puts_it_away(parent: QObject) -> None:
    job = Job(parent)
    job.reports = False
    job.start()
    cancel_all()
    job.go_on.set()
    assert end_all(PATIENCE_MS)
    assert job.told == [("unheard", "made")]


def test_all_has_been_said_when_it_returns(parent: QObject) -> None:
    """No loop has to turn for it: after this the vault is closed."""
    job = Job(parent).start()
    job.go_on.set()
    assert end_all(PATIENCE_MS)
    assert len(job.told) == 1


def test_one_that_does_not_stop_is_not_waited_for_longer_than_said(parent: QObject) -> None:
    job = Job(parent).start()
    assert not end_all(1)
    assert job.told == []
    job.go_on.set()
    assert end_all(PATIENCE_MS)


def test_one_whose_turn_has_not_come_never_begins(parent: QObject) -> None:
    pool = QThreadPool.globalInstance()
    most = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    try:
        first, second = Job(parent).start(), Job(parent)
        second.task.start()
        cancel_all()
        first.go_on.set()
        assert end_all(PATIENCE_MS)
    finally:
        pool.setMaxThreadCount(most)
    assert not second.begun.is_set()
    assert second.told == [("unheard", None)]


def test_one_that_went_with_its_window_is_ended_too(qtbot: QtBot) -> None:
    parent = QObject()
    job = Job(parent).start()
    parent.deleteLater()
    QCoreApplication.sendPostedEvents(parent, QEvent.Type.DeferredDelete.value)
    job.go_on.set()
    assert end_all(PATIENCE_MS)


def test_an_ended_task_is_not_among_the_running(parent: QObject, qtbot: QtBot) -> None:
    job = Job(parent).start()
    with qtbot.waitSignal(job.task.ended):
        job.go_on.set()
    assert QThreadPool.globalInstance().waitForDone(PATIENCE_MS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert cancel_all() == []


def test_planted_a_task_that_is_not_marked_is_missed(
    parent: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unmarked(QObject):
        def __init__(self, _task: Task) -> None:
            super().__init__()

    with monkeypatch.context() as planted:
        planted.setattr(tasks, "_Underway", Unmarked)
        job = Job(parent).start()
    assert cancel_all() == []
    job.go_on.set()
    assert QThreadPool.globalInstance().waitForDone(PATIENCE_MS)
