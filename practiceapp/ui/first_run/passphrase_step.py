"""Second step: where the vault lies, and the passphrase that opens it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.shared.buttons import QuietButton
from practiceapp.ui.shared.choose_path import choose_folder
from practiceapp.ui.shared.fields import LabelledField, text_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.new_passphrase import NewPassphrase
from practiceapp.ui.shared.pieces import Banner
from practiceapp.ui.shared.theme import current


class PassphraseStep(QWidget):
    """The folder, read-only with a button beside it, and the passphrase typed twice."""

    entered = Signal()

    def __init__(self, presenter: FirstRunPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.path = text_field(_("Folder of the vault"))
        self.path.setReadOnly(True)
        self.choose = QuietButton(_("Choos&e…"))
        self.choose.setAccessibleName(_("Choose the folder of the vault"))
        self.folder = LabelledField(
            _("&Where the vault lies"),
            self.path,
            _("A folder on this computer. Nothing is stored anywhere else."),
        )
        self.form = NewPassphrase(self._presenter.suggest, self._presenter.judge)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.folder, 1)
        beside = QVBoxLayout()
        beside.addSpacing(theme.px(22))
        beside.addWidget(self.choose)
        beside.addStretch(1)
        row.addLayout(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(16))
        self.place = Banner("", "info")
        layout.addLayout(row)
        layout.addWidget(self.place)
        layout.addWidget(self.form)
        layout.addStretch(1)
        self.start: QWidget = self.form.first.line

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.form.entered.connect(self.entered)

    def enter(self) -> None:
        """Show the folder and offer six words."""
        self._show_folder()
        if not self.form.offered.text():
            self.form.offer_words()

    def take_over(self, before: "PassphraseStep") -> None:
        """What was typed there, in another language, stands here."""
        self.form.first.set_text(before.form.first.text())
        self.form.second.set_text(before.form.second.text())

    def accept(self) -> bool:
        """Take folder and passphrase; False with the reason beside its field."""
        wrong = self._presenter.folder_words()
        if wrong:
            self.refuse_folder(wrong)
            return False
        passphrase = self.form.passphrase()
        if passphrase is None:
            return False
        self._presenter.set_passphrase(passphrase)
        return True

    def refuse_folder(self, sentence: str) -> None:
        """Say why no vault can lie there."""
        self.folder.set_error(sentence)
        self.choose.setFocus()

    def use_folder(self, folder: Path) -> None:
        """Take this folder."""
        self._presenter.choose_folder(folder)
        self._show_folder()

    def _on_choose(self) -> None:
        folder = choose_folder(self, _("Where to put the vault"), self._presenter.folder.parent)
        if folder is not None:
            self.use_folder(folder)

    def _show_folder(self) -> None:
        self.folder.clear_error()
        self.path.setText(str(self._presenter.folder))
        self.path.setToolTip(str(self._presenter.folder))
        self.path.setCursorPosition(0)
        self.place.say(self._presenter.place_words(), "info")
