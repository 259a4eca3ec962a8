"""The vault seems to be open on another computer: look there, or open it here all the same."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practiceapp.ui.shared.buttons import LinkButton, PrimaryButton, QuietButton
from practiceapp.ui.shared.formats import clock, long_day
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label, page_title
from practiceapp.ui.shared.start_column import StartColumn


class ElsewherePage(QWidget):
    """What is known, and three ways on."""

    again = Signal()
    anyway = Signal()
    other_folder = Signal()
    quit_wanted = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(folder)
        self._connect()

    def _build(self, folder: Path) -> None:
        column = StartColumn(460)
        self.sentence = label("", "lead")
        self.try_again = PrimaryButton(_("&Look again"), "refresh-cw")
        self.open = QuietButton(_("&Open all the same"))
        self.choose = QuietButton(_("Choose another &folder"), "folder-open")
        self.quit = LinkButton(_("&Quit"))
        column.add(page_title(_("Open on another computer?")))
        column.add(self.sentence)
        column.add(
            label(
                _(
                    "Lock it there and give the folder time to catch up, then look again. If that computer "
                    "was switched off or crashed, open the vault here: from then on this computer has it. "
                    "While both have it open, what is written on one may not reach the other."
                ),
                "second",
            )
        )
        column.add_gap(4)
        column.add(label(str(folder), "hint"))
        column.add_gap(16)
        for button in (self.try_again, self.open, self.choose):
            column.add(button)
        column.add_row(None, self.quit, None)
        self.setLayout(column.layout_around())
        self.setFocusProxy(self.try_again)

    def _connect(self) -> None:
        self.try_again.clicked.connect(self.again)
        self.open.clicked.connect(self.anyway)
        self.choose.clicked.connect(self.other_folder)
        self.quit.clicked.connect(self.quit_wanted)

    def say(self, since: datetime) -> None:
        """Since when, as the clock of this computer shows it."""
        here = since.astimezone()
        sentence = _("This vault seems to be open on another computer since {day}, {time}.").format(
            day=long_day(here.date()), time=clock(here)
        )
        self.sentence.setText(sentence)
        self.setAccessibleDescription(sentence)
