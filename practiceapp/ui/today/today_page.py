"""The first page: the day's sessions, what waits, and the note of the session she opens."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.shared.buttons import PrimaryButton
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import TWO_HALVES, Page
from practiceapp.ui.shared.pieces import Banner, EmptyState, hint, label, second_line, section_header
from practiceapp.ui.shared.places import Place
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.scaffold import PageFrame
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.today.attention_list import AttentionList
from practiceapp.ui.today.day_list import DayList
from practiceapp.ui.today.note_slot import NoteHere, NoteSlot
from practiceapp.ui.today.today_presenter import TodayPresenter, TodayScreen

TICK_MS = 20_000
AS_TALL_AS_IT_MAY = 1_000
SIDE_BY_SIDE = 820
"""From this width on, what waits stands beside the sessions instead of below them, if it fits there."""
LEAST_SESSIONS = 380
"""What the sessions keep of that width: a name and its state beside each other, in px."""


class TodayPage(Page):
    """Handles `Place(TODAY)`.

    `session_wanted` asks for a new session, `client_wanted` for the form of a new client. Whoever builds the
    page puts the menu on `rows`; `refresh()`, `say_trouble(words)` and `open_note(session_id)` are for it.
    """

    session_wanted = Signal()
    client_wanted = Signal()
    measure = TWO_HALVES

    def __init__(self, presenter: TodayPresenter, note: NoteHere, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = _("Today")
        self._presenter = presenter
        self._screen: TodayScreen | None = None
        self._build(note)
        self._connect()

    def _build(self, note: NoteHere) -> None:
        self.new_session = PrimaryButton(_("New &session"), "plus")
        self.new_session.setToolTip(_("New session (Ctrl+Shift+N)"))
        self.trouble = Banner()
        self.first = EmptyState("", _("Add a &client"))
        self._left = QWidget()
        self.frame = PageFrame(self._left, self.heading, primary=self.new_session)
        self.frame.body.addWidget(self.trouble)
        self._either = QStackedLayout()
        self._either.addWidget(self._build_day())
        self._either.addWidget(self.first)
        self.frame.body.addLayout(self._either, 1)
        self.kept = hint("")
        self.kept.hide()
        self.frame.body.addWidget(self.kept)
        self.slot = NoteSlot(note)
        self.slot.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left, 1)
        layout.addWidget(self.slot, 1)
        self.start = self.rows
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)

    def _build_day(self) -> QWidget:
        theme = current()
        self.rows = DayList(_("Sessions today"))
        self.nothing, self.calm = label("", "lead"), second_line(_("Nothing asks for attention."))
        self.attention = AttentionList(_("Asking for attention"))
        self._attention_header = section_header(_("Asking for attention"))
        day = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, day)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(theme.px(24))
        self._columns.addWidget(_column(section_header(_("Sessions")), self.nothing, self.rows))
        self._columns.addWidget(_column(self._attention_header, self.calm, self.attention))
        return day

    def _connect(self) -> None:
        self.new_session.clicked.connect(self.session_wanted)
        self.first.acted.connect(self.client_wanted)
        self.rows.opened.connect(self._on_row_opened)
        self.attention.opened.connect(self._on_attention_opened)
        self.slot.closed.connect(self.close_note)
        self._timer.timeout.connect(self._presenter.tick)
        self._presenter.shown.connect(self._show)
        self._presenter.failed.connect(self.say_trouble)
        self._presenter.note_opened.connect(self._show_note)
        self.closing = command(self, _("Close the note"), self.close_note, "Escape", "x")

    @override
    def enter(self, place: Place) -> None:
        self.refresh()

    @override
    def flush(self) -> None:
        self.slot.flush()

    def refresh(self) -> None:
        """Show what is true now; an open note stays open."""
        self.trouble.say("")
        self._presenter.refresh()

    def tick(self) -> None:
        """Something beside the day has changed, such as the backups."""
        self._presenter.tick()

    def open_note(self, session_id: int) -> None:
        """Open the note of one of the day's sessions beside the list."""
        self.rows.choose(session_id)
        self._presenter.open_note(SessionId(session_id))

    def close_note(self) -> None:
        """Save and put the note away; the day takes the whole width again."""
        if self.slot.isHidden():
            return
        try:
            self.slot.flush()
        except (PracticeError, VaultTrouble) as error:
            self.say_trouble(sentence_for(error))
            return
        self.slot.hide()
        self._arrange()
        self._presenter.refresh()
        self.rows.focus_first()

    def say_trouble(self, words: str) -> None:
        """Say on the page why something was not done."""
        self.trouble.say(words, "danger")

    def _on_row_opened(self, key: object) -> None:
        if isinstance(key, int):
            self.trouble.say("")
            self._presenter.open_note(SessionId(key))

    def _on_attention_opened(self, key: object) -> None:
        if isinstance(key, Place):
            self.go.emit(key)

    def _show_note(self, session_id: int) -> None:
        self.slot.open(SessionId(session_id))
        self._arrange()

    def _show(self, screen: TodayScreen) -> None:
        before, self._screen = self._screen, screen
        self.frame.set_subtitle(screen.sentence)
        self._either.setCurrentIndex(1 if screen.first_ever else 0)
        self.new_session.setVisible(not screen.first_ever)
        self.first.say(screen.empty)
        self.nothing.setText(screen.empty)
        self.nothing.setVisible(not screen.rows)
        self.calm.setVisible(not screen.attention)
        self.kept.setText(screen.kept)
        self.kept.setVisible(bool(screen.kept))
        if before is None or before.rows != screen.rows:
            _fill(self.rows, screen.rows)
        if before is None or before.attention != screen.attention:
            _fill(self.attention, screen.attention)
        self.rows.show_now(screen.now)
        start = self.rows if screen.rows else self.new_session
        self.start = self.first.button if screen.first_ever else start
        self._arrange()

    def _arrange(self) -> None:
        self.closing.setEnabled(not self.slot.isHidden())
        room = self.width() - self._columns.spacing() - 2 * current().px(32)
        needs = self.attention.needs()
        wide = (
            self.slot.isHidden()
            and self.width() >= current().px(SIDE_BY_SIDE)
            and room - needs >= current().px(LEAST_SESSIONS)
        )
        self.attention.setMinimumWidth(needs if wide and not self.attention.isHidden() else 0)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        for column, stretch in enumerate((3, 2) if wide else (0, 1)):
            self._columns.setStretch(column, stretch)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the page puts the note out of sight: next time someone may sit beside her."""
        super().hideEvent(event)
        self._timer.stop()
        if not event.spontaneous():
            self.slot.hide()
            self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._screen is not None:
            _fill(self.rows, self._screen.rows)
            _fill(self.attention, self._screen.attention)


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(current().px(8))
    for widget in widgets:
        layout.addWidget(widget, AS_TALL_AS_IT_MAY if isinstance(widget, RowList) else 0)
    layout.addStretch(1)
    return column


def _fill(rows: RowList, shown: list[Row]) -> None:
    """As tall as what it holds; on a small window the list itself scrolls."""
    rows.show_rows(shown)
    rows.setVisible(bool(shown))
    rows.setMaximumHeight(rows.height_of_all())
    rows.setMinimumHeight(min(rows.height_of_all(), rows.sizeHintForRow(0) if shown else 0))
    rows.updateGeometry()
