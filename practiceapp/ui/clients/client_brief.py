"""Who a client is, in two lines: name, reference, and the next session or the last."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from practiceapp.domain.clients import ClientId
from practiceapp.ui.clients.client_presenter import ClientHead, ClientPresenter
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.theme import current


class ClientBrief(QWidget):
    """The head of a client's page where something else has the room."""

    def __init__(self, presenter: ClientPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        presenter.setParent(self)
        self.name, self.about = label("", "card_title"), label("", "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px(2))
        column.addWidget(self.name)
        column.addWidget(self.about)
        presenter.head_shown.connect(self._show_head)
        presenter.gone.connect(self._show_gone)

    def show_client(self, client_id: ClientId) -> None:
        """Show this client as things are now."""
        self._presenter.open(client_id)

    def _show_head(self, head: ClientHead) -> None:
        self.name.setText(head.name)
        self.about.setText(" · ".join(part for part in (head.reference, head.when) if part))

    def _show_gone(self, words: str) -> None:
        self.name.setText("")
        self.about.setText(words)
