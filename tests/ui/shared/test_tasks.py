"""Slow work beside the window: what comes back, and on which thread."""

import threading

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from practiceapp.domain.errors import DiskFull
from practiceapp.ui.shared.tasks import Report, Task


def test_the_result_arrives_on_the_ui_thread(qtbot: QtBot) -> None:
    seen: list[tuple[object, bool]] = []
    parent = QObject()
    here = QThread.currentThread()
    task = Task(lambda _report: threading.get_ident(), parent)
    task.succeeded.connect(lambda result: seen.append((result, QThread.currentThread() is here)))
    with qtbot.waitSignal(task.ended):
        task.start()
    ((worker, on_ui_thread),) = seen
    assert worker != threading.get_ident()
    assert on_ui_thread


def test_what_went_wrong_arrives_too_and_nothing_else(qtbot: QtBot) -> None:
    def work(_report: Report) -> None:
        raise DiskFull

    parent = QObject()
    told: list[object] = []
    task = Task(work, parent)
    task.succeeded.connect(told.append)
    task.failed.connect(told.append)
    with qtbot.waitSignal(task.ended):
        task.start()
    assert [type(error) for error in told] == [DiskFull]


def test_progress_is_told_in_order(qtbot: QtBot) -> None:
    def work(report: Report) -> str:
        for percent in (10, 60, 100):
            report(percent)
        return "made"

    parent = QObject()
    percents: list[object] = []
    task = Task(work, parent)
    task.progressed.connect(percents.append)
    with qtbot.waitSignal(task.succeeded):
        task.start()
    assert percents == [10, 60, 100]


def test_a_cancelled_task_ends_without_a_word(qtbot: QtBot) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def work(report: Report) -> str:
        begun.set()
        go_on.wait(5)
        report(50)
        return "made"

    parent = QObject()
    told: list[object] = []
    task = Task(work, parent)
    task.succeeded.connect(told.append)
    task.failed.connect(told.append)
    with qtbot.waitSignal(task.ended):
        task.start()
        begun.wait(5)
        task.cancel()
        go_on.set()
    assert told == []
