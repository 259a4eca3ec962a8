"""What leaves by the clipboard goes quietly: kept out of histories, and gone again after a while.

Everything copied anywhere in the program, but in a note, which has a clipboard of its own, is seen by
`Copies`: it is marked as secret for whatever keeps a history, and taken back after twenty seconds, on locking
and on quitting, if nothing else was copied since. Text that is merely selected is never handed to X11.
`copy_harmless(words)` is for what names nobody, such as versions: it stays until the next copy.
"""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

TAKEN_BACK_MS = 20_000
OURS, HARMLESS = "application/x-practiceapp-copy", "application/x-practiceapp-harmless"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
HINTS = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
    "application/x-nspasteboard-concealed-type": b"1",
}
"""How KDE, Windows and macOS are asked to keep something out of histories and off other devices."""

_Mode = QClipboard.Mode


def copy_harmless(words: str) -> None:
    """Copy what names nobody; it may be kept."""
    QGuiApplication.clipboard().setMimeData(_data(words, {HARMLESS: b"1"}))


def copy(words: str) -> None:
    """Copy what may name someone."""
    QGuiApplication.clipboard().setMimeData(_data(words, {OURS: b"1", **HINTS}))


def _data(words: str, marks: dict[str, bytes]) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    for kind, content in marks.items():
        data.setData(kind, content)
    return data


class Copies(QObject):
    """Watches the clipboard while the program runs. What others put there is never touched."""

    def __init__(self, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TAKEN_BACK_MS)
        self._timer.timeout.connect(self.take_back)
        clipboard.dataChanged.connect(self._on_copied)
        clipboard.selectionChanged.connect(self._on_selected)

    @property
    def waiting(self) -> bool:
        """Whether something of ours is there that will be taken back."""
        return self._timer.isActive()

    def take_back(self) -> None:
        """Empty the clipboard now, if what is there is still ours and not harmless."""
        self._timer.stop()
        if self._is_ours() and self._holds(OURS):
            self._clipboard.clear()

    def _on_copied(self) -> None:
        if self._busy:
            return
        if not self._is_ours() or not self._clipboard.text() or self._holds(HARMLESS):
            self._timer.stop()
            return
        if not self._holds(OURS):  # a field copied by itself
            self._busy = True
            copy(self._clipboard.text())
            self._busy = False
        self._timer.start()

    def _on_selected(self) -> None:
        """To select is not to copy; X11 would hand it to whoever presses the middle button."""
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection() and not self._busy:
            self._busy = True
            self._clipboard.clear(_Mode.Selection)
            self._busy = False

    def _is_ours(self) -> bool:
        """Whether this program put there what is there."""
        return self._clipboard.ownsClipboard()

    def _holds(self, kind: str) -> bool:
        data: object = self._clipboard.mimeData()  # None while there is nothing
        return isinstance(data, QMimeData) and data.hasFormat(kind)
