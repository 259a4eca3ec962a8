"""The invented practice in a vault of its own, made when first asked for; hers is never touched."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from practiceapp.bootstrap.keeping import access_to
from practiceapp.system.paths import Paths
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label, page_title
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.shared.tasks import Report, Task
from practiceapp.vault.kdf import LEAST_M_KIB, KdfCost

PASSPHRASE = "willow harbour seven lanterns quiet morning"  # noqa: S105 - shown to everyone
"""Of the invented practice only, and shown on its unlock page; it protects nothing."""
COST = KdfCost(t=3, m_kib=LEAST_M_KIB, p=4)
"""The least a key file may name, without asking what this machine could bear: nothing here is secret."""
LEAST_WIDTH, LEAST_HEIGHT = 820, 620


class DemoVault(QObject):
    """`ready` when it can be unlocked, `failed(Exception)` when it could not be made."""

    ready = Signal()
    failed = Signal(object)

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = paths.demo_folder
        self.passphrase = PASSPHRASE
        self._access = access_to(self.folder, paths, lambda: COST)

    def present(self) -> bool:
        """Whether it was made before."""
        return self._access.present()

    def prepare(self) -> None:
        """Make it if it is not there."""
        if self.present():
            self.ready.emit()
            return
        task = Task(self._make, self)
        task.succeeded.connect(self.ready)
        task.failed.connect(self.failed)
        task.start()

    def making(self) -> QWidget:
        """What is shown meanwhile."""
        window, column = QWidget(), StartColumn(460)
        window.setWindowTitle("Practiceapp")
        window.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        column.add(page_title(_("A practice to look around in")))
        column.add(
            label(_("Six invented clients and three months of sessions are being entered. A moment…"), "lead")
        )
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)
        return window

    def _make(self, report: Report) -> None:
        from practiceapp.bootstrap.services import services_of
        from practiceapp.demo import InventedClock, fill, invented_practice
        from practiceapp.documents.invoice_pdf import InvoiceRenderer
        from practiceapp.domain.security_record import Act
        from practiceapp.system import door
        from practiceapp.vault.opened import OpenedVault

        vault = self._access.create(self._access.begin(), PASSPHRASE, invented_practice(), report)
        try:
            if not isinstance(vault, OpenedVault):
                raise TypeError("not a vault of this program")
            clock = InventedClock(lambda: invented_practice().time_zone)
            services = services_of(vault, InvoiceRenderer(), door, lambda _zone: clock)
            for act in (Act.FOUNDED, Act.WORDS_PROVED):
                services.security.note(act)
            fill(services, clock=clock)
        finally:
            vault.close()
