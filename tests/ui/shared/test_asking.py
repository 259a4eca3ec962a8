"""The question before what cannot come back, and the bar that takes back everything else."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.asking import Question, QuestionDialog
from practiceapp.ui.shared.toast import Toast


def dialog_of(qtbot: QtBot, question: Question) -> QuestionDialog:
    dialog = QuestionDialog(question)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_escape_is_the_way_back(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, Question("Issue?", "A number is given.", "&Issue"))
    with qtbot.waitSignal(dialog.finished) as finished:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert finished.args == [QDialog.DialogCode.Rejected.value]


def test_the_way_back_has_the_focus(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot, Question("Issue?", "A number is given.", "&Issue"))
    assert dialog.focusWidget() is dialog.back
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.act, Qt.MouseButton.LeftButton)


def test_erasing_asks_for_the_reference(qtbot: QtBot) -> None:
    dialog = dialog_of(
        qtbot, Question("Erase?", "It does not come back.", "&Erase", danger=True, typed="K-7F3Q")
    )
    assert not dialog.act.isEnabled()
    qtbot.keyClicks(dialog.typed, "K-7F3")
    assert not dialog.act.isEnabled()
    qtbot.keyClicks(dialog.typed, "Q")
    assert dialog.act.isEnabled()


def test_the_bar_takes_back_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    toast, taken = Toast(window), []
    window.show()
    toast.show_undo("Session cancelled", lambda: taken.append(1))
    assert toast.isVisible()
    qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert (taken, toast.isVisible()) == ([1], False)
    toast.show_words("Taken back")
    assert not toast.undo.isVisible()
    window.resize(900, 500)
    assert toast.geometry().bottom() < 500


def test_the_bar_stays_in_its_gap_and_wraps_what_is_long(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    gap = QWidget(window)
    gap.setGeometry(100, 560, 600, 36)
    toast = Toast(window, gap)
    window.show()
    toast.show_undo("Session cancelled", lambda: None)
    assert gap.geometry().contains(toast.geometry())
    toast.show_words("2026-0003.pdf is saved. " * 12)
    assert gap.geometry().left() <= toast.geometry().left()
    assert toast.geometry().right() <= gap.geometry().right()
    assert toast.geometry().bottom() <= gap.geometry().bottom()
    assert toast.words.height() >= 2 * toast.words.fontMetrics().height()
    assert toast.words.height() >= toast.words.heightForWidth(toast.words.width())
    gap.setGeometry(100, 560, 400, 36)
    assert gap.geometry().left() <= toast.geometry().left()
