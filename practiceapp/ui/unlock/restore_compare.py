"""Both sides before one takes the other's place: what the backup holds, and what is in place now."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from practiceapp.domain.backups import Contents
from practiceapp.services.restoring import Prepared
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, Card, label, page_title
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.shared.theme import current

NOTHING = "–"


def lines_of(contents: Contents) -> list[tuple[str, str]]:
    """What a vault holds, line by line."""
    return [
        (_("Clients"), formats.number(contents.clients)),
        (_("Sessions"), formats.number(contents.sessions)),
        (_("Notes"), formats.number(contents.notes)),
        (_("Invoices"), formats.number(contents.invoices)),
        (_("Last session held"), _on(contents.newest_session_on)),
        (_("Last words in a note"), _at(contents.newest_note_at)),
        (_("Last invoice"), _on(contents.newest_invoice_on)),
    ]


def newer_words(prepared: Prepared) -> tuple[str, str]:
    """Which side is the newer one, in a sentence, and its tone."""
    present, restored = prepared.present, prepared.restored
    if present is None:
        return _("In place now there is no vault that this key opens."), "info"
    if present == restored:
        return _("Both hold the same."), "info"
    if _newest(present) > _newest(restored):
        return _("What is in place now is newer. What was written since the backup is not in it."), "warn"
    if _newest(present) < _newest(restored):
        return _("The backup is the newer one."), "info"
    return _("Both end on the same day, but they do not hold the same. Compare the figures."), "warn"


class CompareStep(QWidget):
    """`accepted` to put the backup in place, `refused` to leave everything as it is."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = StartColumn(620)
        self.newer, self.trouble = Banner(), Banner("", "danger")
        self.card = Card(padding=20)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(current().px(24))
        self._grid.setVerticalSpacing(current().px(8))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 3)
        self.card.body.addLayout(self._grid)
        self.leave = QuietButton(_("&Leave everything as it is"))
        self.accept = PrimaryButton(_("&Put this in place"))
        column.add(page_title(_("Compare before you decide")))
        column.add(label(_("The backup is whole. Nothing has changed yet."), "lead"))
        column.add_gap(8)
        column.add(self.trouble)
        column.add(self.newer)
        column.add(self.card)
        column.add_gap(12)
        column.add_row(self.leave, None, self.accept)
        self.setLayout(column.layout_around())
        self.start: QWidget = self.leave
        self.accept.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.refused)

    def show_sides(self, prepared: Prepared) -> None:
        """Side by side."""
        self.trouble.say("")
        self.newer.say(*newer_words(prepared))
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._line(0, "", _("In the backup"), _("In place now"), kind="strong")
        restored = lines_of(prepared.restored)
        present = lines_of(prepared.present) if prepared.present else []
        for row, (words, there) in enumerate(restored, start=1):
            here = present[row - 1][1] if present else NOTHING
            self._line(row, words, there, here, kind="")

    def _line(self, row: int, words: str, there: str, here: str, kind: str) -> None:
        for place, text in enumerate((words, there, here)):
            shown = label(text, kind or ("second" if place == 0 else "lead"), wrap=False)
            if row and place:
                side = _("in place now") if place == 2 else _("in the backup")  # noqa: PLR2004 - third column
                shown.setAccessibleName(
                    _("{what}, {side}: {value}").format(what=words, side=side, value=text)
                )
            self._grid.addWidget(shown, row, place, Qt.AlignmentFlag.AlignVCenter)


def _on(day: date | None) -> str:
    return formats.day(day) if day else NOTHING


def _at(moment: datetime | None) -> str:
    if moment is None:
        return NOTHING
    local = moment.astimezone()
    return _("{day}, {time}").format(day=formats.day(local.date()), time=formats.clock(local))


def _newest(contents: Contents) -> tuple[str, str, str]:
    """Comparable; what was written last counts most."""
    return (
        contents.newest_note_at.isoformat() if contents.newest_note_at else "",
        contents.newest_session_on.isoformat() if contents.newest_session_on else "",
        contents.newest_invoice_on.isoformat() if contents.newest_invoice_on else "",
    )
