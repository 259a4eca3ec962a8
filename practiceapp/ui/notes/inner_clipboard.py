"""A clipboard that never leaves the program: what is copied out of a note can be pasted into a note only."""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication


class InnerClipboard(QObject):
    """Text copied from a note, in memory only. Copying anything elsewhere on the machine replaces it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        QGuiApplication.clipboard().dataChanged.connect(self._on_copied)

    @property
    def text(self) -> str:
        """What a paste would put in; empty when the last copy happened elsewhere."""
        return self._text

    def keep(self, text: str) -> None:
        """Take what was just copied."""
        self._text = text

    def _on_copied(self) -> None:
        """Something else is on the machine's clipboard now; that it was emptied is no copy."""
        held: object = QGuiApplication.clipboard().mimeData()  # None while there is nothing
        if isinstance(held, QMimeData) and held.formats():
            self.clear()

    def clear(self) -> None:
        """Forget it: something was copied elsewhere, or the vault is being locked."""
        self._text = ""
