"""How to name and reach a client, edited in place, and where the work together stands."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.domain.clients import ClientDetails, ClientId, ClientState
from practiceapp.ui.clients.client_presenter import ClientPresenter
from practiceapp.ui.clients.client_words import STATES, state_pill
from practiceapp.ui.clients.detail_fields import DetailFields
from practiceapp.ui.shared.buttons import DangerButton
from practiceapp.ui.shared.fields import LabelledField, choice_field, choose, chosen
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, hint
from practiceapp.ui.shared.scaffold import FormColumn, scrolled
from practiceapp.ui.shared.theme import current, set_kind
from practiceapp.ui.shared.veil import Veil


class OverviewTab(QWidget):
    """Every change is kept on leaving its field and can be taken back."""

    def __init__(self, presenter: ClientPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._whose: ClientId | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.trouble = Banner()
        self.state = choice_field(_("Work together"), [(state_pill(state)[0], state) for state in STATES])
        self.state_box = LabelledField(_("Wor&k together"), self.state)
        self.fields = DetailFields()
        self.remove = DangerButton(_("&Remove client"), small=True)
        column = FormColumn(width=640)
        column.add(self.trouble)
        column.add(self.state_box)
        self.veil = self._build_fields()
        column.add(self.veil)
        column.add_section(_("Remove"))
        column.add(
            hint(
                _("The client goes to the bin with sessions and notes, and can be brought back for 30 days.")
            )
        )
        foot = QWidget()
        line = QHBoxLayout(foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.remove)
        line.addStretch(1)
        column.add(foot)
        page = QWidget()
        set_kind(page, "scrolled")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.addWidget(column, 1)
        row.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(page))

    def _build_fields(self) -> Veil:
        fields = FormColumn(width=640)
        fields.column.setContentsMargins(0, 0, 0, 0)
        self.fields.put_into(fields, sections=True)
        return Veil(
            fields,
            self.fields.line("given_name"),
            _("Name and address are out of sight: discreet mode is on."),
            _("Show na&me and address"),
        )

    def _connect(self) -> None:
        self.fields.on_left(self._on_left)
        self.state.activated.connect(self._on_state)
        self.remove.clicked.connect(self._presenter.remove)
        self._presenter.details_shown.connect(self._show_details)
        self._presenter.state_shown.connect(self._show_state)
        self._presenter.refused.connect(self._show_refused)

    def flush(self) -> None:
        """Keep what is typed. Raises what the presenter's `keep` raises."""
        self._presenter.keep(self.fields.details())

    def say_nothing(self) -> None:
        """Forget what was wrong before."""
        self.trouble.say("")

    def _on_left(self) -> None:
        self.say_nothing()
        self._presenter.save(self.fields.details())

    def _on_state(self) -> None:
        state = chosen(self.state)
        if isinstance(state, ClientState):
            self._presenter.set_state(state)

    def _show_details(self, details: ClientDetails) -> None:
        if self._presenter.client_id != self._whose:
            self._whose = self._presenter.client_id
            self.veil.draw()
        self.fields.show(details)

    def _show_state(self, state: ClientState) -> None:
        choose(self.state, state)

    def _show_refused(self, field: str, words: str) -> None:
        box = self.fields.boxes.get(field)
        if box is None:
            self.trouble.say(words, "danger")
        else:
            box.set_error(words)
