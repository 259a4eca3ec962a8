"""The light form that takes someone in; it opens over whatever page is there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from practiceapp.domain.clients import Client
from practiceapp.ui.clients.client_form_presenter import ClientFormPresenter
from practiceapp.ui.clients.detail_fields import DetailFields
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, second_line
from practiceapp.ui.shared.places import CLIENT, Place
from practiceapp.ui.shared.scaffold import FormColumn
from practiceapp.ui.shared.sheet import Sheet


class ClientForm(Sheet):
    """Name, contact, address, all optional. Enter adds, Escape leaves everything as it was.

    `begin()` opens it empty. `go(Place)` leads to the new client's page, where the reference stands;
    `undoable(Undo, str)` names the reference.
    """

    go = Signal(object)
    undoable = Signal(object, str)

    def __init__(self, presenter: ClientFormPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent, 520)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        self.set_heading(_("New client"))
        self.fields = DetailFields()
        column = FormColumn()
        self.fields.put_into(column, sections=False)
        self.trouble = Banner()
        self.act, self.back = PrimaryButton(_("&Add client")), QuietButton(_("Go &back"))
        self.body.addWidget(
            second_line(_("Everything may stay empty. A reference such as K-7F3Q is made by itself."))
        )
        self.body.addWidget(column)
        self.body.addWidget(self.trouble)
        self.add_buttons(self.back, self.act)

    def _connect(self) -> None:
        self.act.clicked.connect(self._on_act)
        self.back.clicked.connect(self.reject)
        self._presenter.added.connect(self._on_added)
        self._presenter.refused.connect(self._show_refused)
        self._presenter.undoable.connect(self.undoable)

    def begin(self) -> None:
        """Open it empty."""
        self.fields.clear()
        self.trouble.say("")
        self.fields.line("given_name").setFocus()
        self.open()

    def _on_act(self) -> None:
        self.trouble.say("")
        self._presenter.add(self.fields.details())

    def _on_added(self, client: Client) -> None:
        self.accept()
        self.go.emit(Place(CLIENT, client.client_id))

    def _show_refused(self, field: str, words: str) -> None:
        box = self.fields.boxes.get(field)
        if box is None:
            self.trouble.say(words, "danger")
        else:
            box.set_error(words)
            box.editor.setFocus()
