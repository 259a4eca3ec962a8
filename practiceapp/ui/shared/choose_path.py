"""Choosing a folder or a file, without leaving a trace of it.

`choose_folder(self, _("Where to put invoices"), start)`, `choose_file(self, _("Which backup"), ".pvbackup")`.

Qt's own dialog keeps a history of folders in a file of its own (QtProject), written when the dialog is
destroyed, and a desktop's native one keeps "recently used". So: Qt's dialog, its history emptied, and its
settings pointed below a path where no file can ever be made.
"""

from pathlib import Path

from PySide6.QtCore import QSettings, QSize, QUrl
from PySide6.QtWidgets import QDialog, QFileDialog, QToolButton, QTreeView, QWidget

from practiceapp.ui.shared.icons import icon
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.theme import current, set_kind

NOWHERE = str(Path(__file__) / "nothing is kept")
"""Below a file no folder can be made, so Qt has nowhere to write."""


def choose_folder(parent: QWidget | None, title: str, start: Path | None = None) -> Path | None:
    """Let her choose a folder; None when she goes back."""
    return _asked(folder_dialog(parent, title, start))


def choose_file(parent: QWidget | None, title: str, ending: str, start: Path | None = None) -> Path | None:
    """Let her choose a file that is there and ends so; None when she goes back."""
    return _asked(file_dialog(parent, title, ending, start))


def _asked(dialog: QFileDialog) -> Path | None:
    try:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        return Path(dialog.selectedFiles()[0]) if accepted and dialog.selectedFiles() else None
    finally:
        forget(dialog)
        dialog.deleteLater()


def folder_dialog(parent: QWidget | None, title: str, start: Path | None = None) -> QFileDialog:
    """The dialog itself, beginning in `start` or the nearest folder above it that exists."""
    dialog = _plain(parent, title)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Choose this folder"))
    return _begun(dialog, start)


def file_dialog(parent: QWidget | None, title: str, ending: str, start: Path | None = None) -> QFileDialog:
    """Likewise for a file; others than those that end so are not shown."""
    dialog = _plain(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(f"*{ending}")
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Choose this file"))
    return _begun(dialog, start)


def _plain(parent: QWidget | None, title: str) -> QFileDialog:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, NOWHERE)
    dialog = QFileDialog(parent, title)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, on=True)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons, on=True)
    dialog.setHistory([])
    return dialog


def _begun(dialog: QFileDialog, start: Path | None) -> QFileDialog:
    _calm(dialog)
    home = Path.home()
    dialog.setSidebarUrls([QUrl.fromLocalFile(str(home)), QUrl.fromLocalFile(home.anchor)])
    begin = start or home
    while not begin.is_dir() and begin != begin.parent:
        begin = begin.parent
    dialog.setDirectory(str(begin))
    return dialog


def _calm(dialog: QFileDialog) -> None:
    """Leave what is needed to find a folder, in the look of the program."""
    for name in ("fileTypeCombo", "fileTypeLabel", "listModeButton", "detailModeButton"):
        part = dialog.findChild(QWidget, name)
        if part is not None:
            part.hide()
    pictures = {
        "backButton": "arrow-left",
        "forwardButton": "arrow-right",
        "toParentButton": "arrow-up",
        "newFolderButton": "folder-plus",
    }
    for name, picture in pictures.items():
        button = dialog.findChild(QToolButton, name)
        if button is not None:
            set_kind(button, "icon")
            button.setIcon(icon(picture, "text2", 18, faded="faded"))
            button.setIconSize(QSize(current().px(18), current().px(18)))
    tree = dialog.findChild(QTreeView, "treeView")
    if tree is not None:
        for column in range(1, 4):
            tree.hideColumn(column)
        tree.header().hide()


def forget(dialog: QFileDialog) -> None:
    """Take back what the dialog would remember, before it goes."""
    dialog.setDirectory(str(Path.home()))
    dialog.setHistory([])
