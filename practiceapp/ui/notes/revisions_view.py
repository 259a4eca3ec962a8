"""The versions of a note that are kept, for reading."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.domain.clinical.notes import Heading, Revision, headings_of
from practiceapp.domain.sessions import SessionKind
from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.notes.passages import PassageColumn
from practiceapp.ui.shared.buttons import LinkButton
from practiceapp.ui.shared.formats import clock, day
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import EmptyState, Line, section_title
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.scaffold import scrolled
from practiceapp.ui.shared.theme import current, set_kind

MOST_ROWS = 4
ROW_HEIGHT = 44


class RevisionsView(QWidget):
    """Above the versions with their times, newest first; below the chosen one. `left()` leads back."""

    left = Signal()

    def __init__(self, clipboard: InnerClipboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._revisions: dict[int, Revision] = {}
        self._kind: SessionKind | None = None
        self._build(clipboard)
        self._connect()

    def _build(self, clipboard: InnerClipboard) -> None:
        theme = current()
        self.back = LinkButton(_("&Back to the note"), "arrow-left", small=True)
        self.rows = RowList(_("Earlier versions"), height=ROW_HEIGHT)
        self.nothing = EmptyState(
            _("Nothing is kept yet. The first version stands here once you have written.")
        )
        self.passages = PassageColumn(clipboard)
        self.passages.follows = self.rows
        page = QWidget()
        set_kind(page, "scrolled")
        reading = QVBoxLayout(page)
        reading.setContentsMargins(0, theme.px(12), theme.px(8), theme.px(12))
        reading.addWidget(self.passages)
        reading.addStretch(1)
        self._reading = scrolled(page)
        head = QHBoxLayout()
        head.addWidget(section_title(_("Earlier versions")), 1)
        head.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(32), theme.px(24), theme.px(24), 0)
        layout.setSpacing(theme.px(12))
        layout.addLayout(head)
        layout.addWidget(self.rows)
        layout.addWidget(Line())
        layout.addWidget(self._reading, 1)
        layout.addWidget(self.nothing, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.rows.looked_at.connect(self._on_looked_at)

    def show_revisions(self, revisions: Sequence[Revision], kind: SessionKind) -> None:
        """List these versions, newest first, and open the newest."""
        self._revisions = {revision.number: revision for revision in revisions}
        self._kind = kind
        self.rows.show_rows([_row(revision) for revision in revisions])
        self.rows.setFixedHeight(current().px(ROW_HEIGHT) * min(len(revisions), MOST_ROWS))
        for widget, shown in ((self.rows, True), (self._reading, True), (self.nothing, False)):
            widget.setVisible(bool(revisions) is shown)
        if revisions:
            self.rows.choose(revisions[0].number)
            self._on_looked_at(revisions[0].number)
            self.rows.focus_first()
        else:
            self.back.setFocus()

    def _on_looked_at(self, number: object) -> None:
        revision = self._revisions.get(number) if isinstance(number, int) else None
        if revision is None or self._kind is None:
            return
        texts = dict(revision.passages)
        if revision.additions:
            texts[Heading.ADDITION] = "\n\n".join(addition.text for addition in revision.additions)
        self.passages.start((*headings_of(self._kind), Heading.ADDITION))
        self.passages.show_passages(texts, writable=False)


def _row(revision: Revision) -> Row:
    local = revision.saved_at.astimezone()
    when = _("{day}, {time}").format(day=day(local.date()), time=clock(local))
    return Row(
        key=revision.number,
        title=when,
        trailing=_("Version {number}").format(number=revision.number),
        spoken=_("Version {number}, saved {when}").format(number=revision.number, when=when),
    )
