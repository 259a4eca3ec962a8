"""Components of the ways into the vault and of its care."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.quiet_tabs import QuietTabs
from practiceapp.ui.shared.restore_door import Restore
from practiceapp.ui.shared.standing import StandingLines
from practiceapp.ui.shared.words_back import WordsBack
from tests.gallery.stage import Specimen


class _Restoring(Restore):
    def __init__(self) -> None:
        super().__init__()
        QVBoxLayout(self).addWidget(QLabel("Restore a backup"))

    @override
    def begin(self) -> None:
        pass

    @override
    def take(self, path: Path) -> None:
        pass

    @override
    def give_up(self) -> None:
        pass


def _tabs() -> QWidget:
    tabs = QuietTabs("Parts of this page")
    for name in ("&Overview", "Sess&ions", "&Agreement"):
        tabs.addTab(name)
    return tabs


def _lines() -> QWidget:
    lines = StandingLines()
    lines.show_line("disk", "The disk of your vault is gone.", "danger", [("Try again", lambda: None)])
    lines.show_line("copies", "There are conflict copies in the vault's folder.", "warn")
    return lines


def _shown() -> QWidget:
    part = WordsBack(lambda _typed: ())
    part.take(("velvet", "harbour") * 12)
    return part


VAULT_PARTS = (
    Specimen("tabs that are places", _tabs, width=460),
    Specimen("lines that stay", _lines, width=640),
    Specimen("words shown, then typed back", _shown, width=640),
    Specimen("the way back from a backup", _Restoring),
)
