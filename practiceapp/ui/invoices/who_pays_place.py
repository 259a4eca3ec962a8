"""Who pays as a tab of the client's page: the fields scroll, what is read together stays beside them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.invoices.who_pays_panel import SIDE_BY_SIDE, WhoPaysEditor
from practiceapp.ui.invoices.who_pays_presenter import WhoPaysPresenter
from practiceapp.ui.shared.scaffold import read_by_keys, scrolled
from practiceapp.ui.shared.theme import current, set_kind


class WhoPaysPanel(QWidget):
    """The editor in a place of its own, which scrolls; for the client's page.

    Where there is room the page to read together stands beside it and stays while the fields scroll:
    consent is ticked with what it is about in sight.
    """

    said = Signal(str)

    def __init__(self, presenter: WhoPaysPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = WhoPaysEditor(presenter)
        self.area = scrolled(self.editor)
        holder = QWidget()
        set_kind(holder, "scrolled")
        self._beside = QVBoxLayout(holder)
        self._beside.setContentsMargins(0, 0, current().px(8), 0)
        self.side = scrolled(holder)
        self.side.setAccessibleName(self.editor.together.title)
        read_by_keys(self.side)
        self.side.setVisible(False)
        self._wide = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().px(16))
        layout.addWidget(self.area, 5)
        layout.addWidget(self.side, 4)
        self.editor.said.connect(self.said)
        self.editor.together.wanted.connect(self._show_side)

    def show_client(self, client_id: int) -> None:
        """Show who pays for this client, from the top."""
        self.editor.show_client(client_id)
        for area in (self.area, self.side):
            area.verticalScrollBar().setValue(0)

    def _show_side(self) -> None:
        self.side.setVisible(self._wide and self.editor.together.is_wanted)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= current().px(SIDE_BY_SIDE)
        if wide == self._wide:
            return
        self._wide = wide
        if wide:
            self._beside.addWidget(self.editor.together, 0, Qt.AlignmentFlag.AlignTop)
            self.editor.together.show_if_wanted()
        else:
            self.editor.take_together()
        self._show_side()

    def flush(self) -> None:
        """Raises WhoPaysUnsaved while something typed here is not saved."""
        self.editor.flush()
