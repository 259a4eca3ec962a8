"""What this is made of: versions, the format of the vault, what is new, every licence in full."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.help.facts import Facts, Part
from practiceapp.ui.help.help_panel import LIST_WIDTH, SHARES
from practiceapp.ui.help.help_view import HelpView
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.copying import copy_harmless
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.places import Place
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.scaffold import PageFrame
from practiceapp.ui.shared.theme import current

HEIGHT = 56
VERSIONS, NEWS = "versions", "news"


class AboutPage(Page):
    """Handles `Place(ABOUT)`, with `part` "news" to what is new. `left` asks to be taken back."""

    left = Signal()

    def __init__(self, facts: Callable[[], Facts], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = _("About Practiceapp")
        self._facts = facts()
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.copy = QuietButton(_("&Copy versions"), "copy")
        frame = PageFrame(self, self.heading, beside=(self.copy,))
        self.list = RowList(_("What there is to read"), HEIGHT)
        self.list.setMaximumWidth(theme.px(LIST_WIDTH))
        self.list.show_rows(self._rows())
        self.view = HelpView()
        row = QHBoxLayout()
        row.setSpacing(theme.px(32))
        row.addWidget(self.list, SHARES[0])
        row.addWidget(self.view, SHARES[1])
        frame.body.addLayout(row, 1)
        self.start = self.list

    def _rows(self) -> list[Row]:
        parts = [
            Row(key=number, title=part.name, second=part.licence, quiet=True)
            for number, part in enumerate(self._facts.parts)
        ]
        return [
            Row(key=VERSIONS, title=_("Versions in use"), second=" ".join(self._facts.versions[0])),
            Row(key=NEWS, title=_("What's new"), second=_("Since the version before")),
            *parts,
        ]

    def _connect(self) -> None:
        self.list.looked_at.connect(self._on_looked_at)
        self.list.opened.connect(lambda _key: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.copy.clicked.connect(self._on_copy)
        command(self.view, _("Next heading"), self.view.next_heading, "Ctrl+Down")
        command(self.view, _("Heading before"), self.view.heading_before, "Ctrl+Up")
        command(self, _("Leave this page"), self.left.emit, "Esc")

    @property
    @override
    def part(self) -> str:
        key = self.list.current_key()
        return key if isinstance(key, str) else VERSIONS

    @override
    def enter(self, place: Place) -> None:
        self.list.choose(place.part or VERSIONS)
        if self.list.current_key() is None:
            self.list.choose(VERSIONS)

    def _on_looked_at(self, key: object) -> None:
        if key == VERSIONS:
            self.view.show_markdown(_("Versions in use"), self._versions())
        elif key == NEWS:
            self.view.show_markdown(_("What's new"), self._facts.news())
        elif isinstance(key, int):
            self._show_licence(self._facts.parts[key])

    def _show_licence(self, part: Part) -> None:
        words = _("{part}, {licence}").format(part=part.name, licence=part.licence)
        self.view.show_plain(words, part.read() or words)

    def _versions(self) -> str:
        return "\n\n".join(
            (
                "# " + _("Versions in use"),
                _listed([" ".join(line) for line in self._facts.versions]),
                "## " + _("The format of the vault"),
                _listed(self._format()),
                _(
                    "The program is free software under the GNU General Public License, version 3 or later. "
                    "It comes without any warranty. The parts it is made of carry their own licences; each "
                    "can be read here in full."
                ),
            )
        )

    def _format(self) -> tuple[str, str]:
        return (
            _("vault.db: a database of SQLCipher 4, tables of version {n}").format(n=self._facts.tables),
            _("keys.a, keys.b: key files of version {n}").format(n=self._facts.key_files),
        )

    def _on_copy(self) -> None:
        lines = (*(" ".join(line) for line in self._facts.versions), *self._format())
        copy_harmless("\n".join(lines))
        self.said.emit(_("Versions copied. No name is among them."))


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
