"""What Python has loaded when the page that asks for the passphrase is first painted."""

import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from practiceapp import __main__
from practiceapp.bootstrap import running


def modules_at_first_paint() -> list[str]:
    """Start the program as she does, on a folder with a vault, and end it once something is painted."""
    folder = Path.home() / ".local/share/practiceapp/vault"
    folder.mkdir(parents=True)
    (folder / "vault.db").write_bytes(b"")
    found: list[str] = []

    class Watching(QApplication):
        @override
        def notify(self, receiver: QObject, event: QEvent) -> bool:
            painted: Any = super().notify(receiver, event)
            if event.type() == QEvent.Type.Paint and not found:
                found.extend(sys.modules)
                self.exit(0)
            return bool(painted)

    vars(running)["QApplication"] = Watching
    __main__.main([])
    return found
