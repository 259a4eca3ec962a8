"""The light form that plans a session or moves one; it opens over whatever page is there."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QDate, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.domain.sessions import SessionId, SessionKind
from practiceapp.ui.sessions.client_field import ClientField
from practiceapp.ui.sessions.fee_part import FeePart, FeeView
from practiceapp.ui.sessions.proposals import Entry, Proposal
from practiceapp.ui.sessions.session_form_presenter import (
    CLIENT,
    DAY,
    FEE,
    MINUTES,
    TIME,
    SessionFormPresenter,
)
from practiceapp.ui.sessions.session_words import kind_words
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.fields import (
    LabelledField,
    choice_field,
    choose,
    chosen,
    day_field,
    day_of,
    number_field,
    time_field,
    time_of,
)
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.wording import sentence_for


class SessionForm(Sheet):
    """Client, kind, day, time, minutes, and once her fee. Enter plans, Escape leaves everything as it was.

    `plan(client_id, day)` and `move_session(session_id)` open it. `finished_session(Session)` says what was
    planned or moved; `undoable(Undo, str)` how to take it back; `refused(str)` that it could not even open.
    """

    finished_session = Signal(object)
    undoable = Signal(object, str)
    refused = Signal(str)

    def __init__(self, presenter: SessionFormPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, 480, spacing=16)
        self._presenter = presenter
        self._moving = False
        self._own_minutes = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self._build_fields()
        self.took_place = QCheckBox(_("It &took place"))
        self.warning, self.trouble = Banner(), Banner()
        self.act, self.back = PrimaryButton(""), QuietButton(_("Go &back"))
        times = QHBoxLayout()
        times.setSpacing(current().px(12))
        for field, share in ((self.day_box, 3), (self.time_box, 2), (self.minutes_box, 2)):
            times.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.client_box)
        self.body.addWidget(self.kind_box)
        self.body.addLayout(times)
        for part in (self.fee, self.took_place, self.warning, self.trouble):
            self.body.addWidget(part)
        self.add_buttons(self.back, self.act)
        self._order()

    def _build_fields(self) -> None:
        self.client = ClientField()
        self.kind = choice_field(_("Kind"), [(kind_words(kind), kind) for kind in SessionKind])
        self.day, self.time = day_field(_("Day")), time_field(_("Time"))
        self.minutes = number_field(_("Minutes"), (0, 999), step=5)
        self.client_box = LabelledField(_("&Client"), self.client)
        self.kind_box = LabelledField(_("&Kind"), self.kind)
        self.day_box = LabelledField(_("&Day"), self.day)
        self.time_box = LabelledField(_("Ti&me"), self.time)
        self.minutes_box = LabelledField(_("M&inutes"), self.minutes)
        self.fee = FeePart()
        self._boxes = {
            CLIENT: self.client_box,
            DAY: self.day_box,
            TIME: self.time_box,
            MINUTES: self.minutes_box,
            FEE: self.fee.box,
        }

    def _order(self) -> None:
        stops = (
            self.client,
            self.kind,
            self.day,
            self.time,
            self.minutes,
            self.fee.editor,
            self.took_place,
            self.back,
            self.act,
        )
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.client.chosen.connect(self._on_client_chosen)
        self.kind.activated.connect(self._on_kind_chosen)
        self.day.dateChanged.connect(self._on_day_changed)
        self.time.timeChanged.connect(self._consider)
        self.minutes.valueChanged.connect(self._on_minutes_changed)
        self.fee.editor.textEdited.connect(self.fee.box.clear_error)
        self.act.clicked.connect(self._on_act)
        self.back.clicked.connect(self.reject)
        presenter = self._presenter
        presenter.proposed.connect(self._show)
        presenter.kind_proposed.connect(self._show_kind)
        presenter.minutes_proposed.connect(self._show_minutes)
        presenter.warned.connect(self._show_warning)
        presenter.past_known.connect(self._show_past)
        presenter.fee_shown.connect(self._show_fee)
        presenter.refused.connect(self._show_refused)
        presenter.undoable.connect(self.undoable)
        presenter.finished.connect(self._on_finished)

    def plan(self, client_id: ClientId | None = None, day: date | None = None) -> None:
        """Open for a new session."""
        self._begin(lambda: self._presenter.plan(client_id, day))

    def move_session(self, session_id: SessionId) -> None:
        """Open to move a planned session."""
        self._begin(lambda: self._presenter.move(session_id))

    def entry(self) -> Entry:
        """What stands in the form now."""
        kind = chosen(self.kind)
        return Entry(
            self.client.client_id(),
            kind if isinstance(kind, SessionKind) else SessionKind.SESSION,
            day_of(self.day),
            time_of(self.time),
            self.minutes.value(),
            took_place=self.took_place.isVisible() and self.took_place.isChecked(),
            fee=self.fee.typed(),
        )

    def _begin(self, start: Callable[[], None]) -> None:
        try:
            start()
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit(sentence_for(error))
            return
        self.open()

    def _on_client_chosen(self, _client_id: object) -> None:
        self.client_box.clear_error()
        self._presenter.choose_client(self.entry())
        self._consider()

    def _on_kind_chosen(self) -> None:
        self._own_minutes = False
        self._presenter.repropose_minutes(self.entry())
        self._consider()

    def _on_day_changed(self) -> None:
        if not self._own_minutes:
            self._presenter.repropose_minutes(self.entry())
        self._consider()

    def _on_minutes_changed(self) -> None:
        self._own_minutes = True
        self._consider()

    def _consider(self) -> None:
        for box in (self.day_box, self.time_box, self.minutes_box):
            box.clear_error()
        self._presenter.consider(self.entry())

    def _on_act(self) -> None:
        self._clear()
        self._presenter.submit(self.entry())

    def _on_finished(self, session: object) -> None:
        self.accept()
        self.finished_session.emit(session)

    def _show(self, proposal: Proposal) -> None:
        self._moving = proposal.moving is not None
        self._own_minutes = False
        self.set_heading(_("Move session") if self._moving else _("New session"))
        self.act.setText(_("Mo&ve session") if self._moving else _("&Add session"))
        blockers = [QSignalBlocker(field) for field in (self.day, self.time, self.minutes)]
        self.client.offer(proposal.clients, proposal.client_id)
        choose(self.kind, proposal.kind)
        self.day.setDate(QDate(proposal.day.year, proposal.day.month, proposal.day.day))
        self.time.setTime(QTime(proposal.at.hour, proposal.at.minute))
        self.minutes.setValue(proposal.minutes)
        del blockers
        for field in (self.client, self.kind, self.minutes):
            field.setEnabled(not self._moving)
        self.took_place.setChecked(True)
        self.fee.forget()
        self._clear()
        (self.day if proposal.client_id is not None else self.client).setFocus()

    def _clear(self) -> None:
        for box in self._boxes.values():
            box.clear_error()
        self.trouble.say("")

    def _show_kind(self, kind: SessionKind) -> None:
        choose(self.kind, kind)

    def _show_minutes(self, minutes: int) -> None:
        if not self._own_minutes:
            with QSignalBlocker(self.minutes):
                self.minutes.setValue(minutes)

    def _show_warning(self, words: str) -> None:
        self.warning.say(words, "warn")
        self._fit()

    def _show_past(self, past: bool) -> None:
        self.took_place.setVisible(past)
        self._fit()

    def _show_fee(self, view: FeeView) -> None:
        self.fee.show_view(view)
        self._fit()

    def _show_refused(self, field: str, words: str) -> None:
        box = self._boxes.get(field)
        if box is None:
            self.trouble.say(words, "danger")
        else:
            box.set_error(words)
            box.editor.setFocus()
        self._fit()

    def _fit(self) -> None:
        """The height follows what is said; the width stays."""
        if self.isVisible():
            self.fit()
