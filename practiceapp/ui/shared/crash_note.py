"""When something unforeseen happens: one calm window, nothing lost, and a report she may copy.

The report holds types, modules and line numbers, never a word of the practice.
"""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.copying import copy_harmless
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.sheet import Sheet


class CrashNote:
    """Shows one report at a time; what comes while it is open is added to it."""

    def __init__(self) -> None:
        self._dialog: CrashDialog | None = None

    def show_report(self, report: str, window: QWidget | None) -> None:
        """Tell her over this window, without stopping her."""
        if self._dialog is not None:
            self._dialog.add(report)
            return
        self._dialog = CrashDialog(report, window)
        self._dialog.finished.connect(self._on_closed)
        self._dialog.open()

    def _on_closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()


class CrashDialog(Sheet):
    """What happened, the report, and the way on."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, 520)
        self._build(report)
        self._connect()

    def _build(self, report: str) -> None:
        self.set_heading(_("Something went wrong inside the program"))
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("Report"))
        self.copy, self.go_on = QuietButton(_("&Copy report")), PrimaryButton(_("&Go on"))
        self.body.addWidget(
            label(
                _(
                    "What was saved is safe. You can go on; if something looks odd, lock and open again. "
                    "The report below holds no names and no text of yours."
                ),
                "lead",
            )
        )
        self.body.addWidget(self.report)
        self.add_buttons(self.go_on, apart=self.copy)
        self.go_on.setFocus()

    def _connect(self) -> None:
        self.go_on.clicked.connect(self.accept)
        self.copy.clicked.connect(self._on_copy)

    def add(self, report: str) -> None:
        """One more."""
        self.report.appendPlainText("\n" + report)

    def _on_copy(self) -> None:
        copy_harmless(self.report.toPlainText())
