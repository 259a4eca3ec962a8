"""What Qt says on the side: a warning nobody expects makes the tour fail."""

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

EXPECTED = ("This plugin does not support",)
"""Of the offscreen platform, which has no screen to raise or grab."""


class Messages:
    """Listens from now on."""

    def __init__(self) -> None:
        self.unexpected: list[str] = []
        qInstallMessageHandler(self._hear)

    def _hear(self, kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not words.startswith(EXPECTED):
            self.unexpected.append(words)
