"""Choosing a folder or a file leaves no trace of it anywhere."""

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.choose_path import file_dialog, folder_dialog, forget

HOME = Path(os.environ["HOME"])


def files_that_name(word: str) -> list[Path]:
    return [path for path in HOME.rglob("*") if path.is_file() and word.encode() in path.read_bytes()]


def visit(dialog: QFileDialog, folder: Path) -> None:
    dialog.show()
    dialog.setDirectory(str(folder))
    dialog.selectFile(str(folder))
    dialog.accept()


def destroy(dialog: QFileDialog) -> None:
    dialog.deleteLater()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)


def test_no_history_is_written(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "unmistakable-hollyhock"
    folder.mkdir()
    dialog = folder_dialog(None, "Where", folder)
    visit(dialog, folder)
    assert Path(dialog.selectedFiles()[0]) == folder
    forget(dialog)
    destroy(dialog)
    assert files_that_name("hollyhock") == []
    assert not list(HOME.rglob("QtProject*"))


def test_the_dialog_is_our_own_kind(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = folder_dialog(None, "Where", tmp_path / "not" / "there")
    qtbot.addWidget(dialog)
    assert dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
    assert dialog.fileMode() == QFileDialog.FileMode.Directory
    assert Path(dialog.directory().absolutePath()) == tmp_path


def test_choosing_a_file_leaves_none_either(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "unmistakable-oleander" / "2026-03-18_110000_day.pvbackup"
    file.parent.mkdir()
    file.write_text("")
    dialog = file_dialog(None, "Which", ".pvbackup", file.parent)
    visit(dialog, file.parent)
    dialog.selectFile(str(file))
    assert Path(dialog.selectedFiles()[0]) == file
    forget(dialog)
    destroy(dialog)
    assert files_that_name("oleander") == []
    assert not list(HOME.rglob("QtProject*"))
