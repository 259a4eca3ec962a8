"""The first thing seen each morning: a greeting, one field, one button."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.errors import WrongPassphrase
from practiceapp.domain.locking import Locked, LockReason
from practiceapp.ui.shared.buttons import LinkButton, PrimaryButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.passphrase_field import PassphraseField
from practiceapp.ui.shared.pieces import Banner, hint, label, page_title
from practiceapp.ui.shared.spoken import announce_when_heard
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.unlock.locked_words import locked_words, lost_words
from practiceapp.ui.unlock.unlock_presenter import UnlockPresenter

NOON, EVENING = 12, 18
LONG_PATH = 60


def greeting(hour: int) -> str:
    """The words for this hour of the day."""
    if hour < NOON:
        return _("Good morning")
    return _("Good afternoon") if hour < EVENING else _("Good evening")


def short_path(folder: Path) -> str:
    """Where a folder is, ~ for her home; of a long way only the last two names."""
    home = Path.home()
    whole = str(Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder)
    return whole if len(whole) <= LONG_PATH else str(Path("…", *folder.parts[-2:]))


class PassphrasePage(QWidget):
    """Asks for the passphrase; wrong ones are said below the field, which keeps the focus."""

    words_wanted = Signal()
    restore_wanted = Signal()
    shares_wanted = Signal()

    def __init__(
        self,
        presenter: UnlockPresenter,
        folder: Path,
        demo_passphrase: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._demo = demo_passphrase
        self._build(folder)
        self._connect()

    def _build(self, folder: Path) -> None:
        column = StartColumn(380)
        self.title = page_title(greeting(datetime.now().astimezone().hour))
        self.field = PassphraseField(_("&Passphrase"), large=True)
        self.button = PrimaryButton(_("&Unlock"))
        self.recover = LinkButton(_("Use the &recovery words"))
        self.restore = LinkButton(_("Restore from a &backup"))
        self.restore.hide()
        column.add(self.title)
        column.add(label(_("Your practice is locked."), "lead"))
        column.add(label(_("Nothing leaves this computer by itself."), "lead"))
        self.why, self._told = hint(""), QWidget()
        self.lost: Banner | None = None
        for unsaid in (self.why, self._told):
            column.add(unsaid)
            unsaid.hide()
        column.add_gap(16)
        if self._demo:
            column.add(
                Banner(_("An invented practice. Its passphrase: {words}").format(words=self._demo), "info")
            )
            column.add_gap(8)
        self.place: Banner | None = None
        self._advised = QWidget()
        column.add(self._advised)
        self._advised.hide()
        column.add(self.field)
        column.add_gap(4)
        column.add(self.button)
        self.shares = LinkButton(_("T&wo shares"))
        self.shares.setVisible(self._presenter.takes_shares)
        column.add_row(None, self.recover, None)
        column.add_row(None, self.restore, None)
        column.add_row(None, self.shares, None)
        column.set_foot(_("Vault in {folder}").format(folder=short_path(folder)), str(folder))
        self.setLayout(column.layout_around())
        self.setFocusProxy(self.field.line)

    def _connect(self) -> None:
        self.field.entered.connect(self._on_unlock)
        self.field.edited.connect(self._on_edited)
        self.button.clicked.connect(self._on_unlock)
        self.recover.clicked.connect(self.words_wanted)
        self.restore.clicked.connect(self.restore_wanted)
        self.shares.clicked.connect(self.shares_wanted)
        self._presenter.busy.connect(self._show_busy)
        self._presenter.refused.connect(self._show_refused)

    def _on_unlock(self) -> None:
        if not self.field.text():
            self.field.set_error(_("Type your passphrase."))
            self.field.line.setFocus()
            return
        self._presenter.unlock(self.field.text())

    def _on_edited(self, _text: str) -> None:
        self.field.clear_error()

    def forget(self) -> None:
        """Take the typed passphrase off the screen."""
        self.field.clear()
        self.field.show_text(shown=False)

    def advise(self, words: str) -> None:
        """Say something about the folder that was just chosen."""
        if self.place is None:
            self.place = Banner("", "info")
            _put(self.place, self._advised)
        self.place.say(words, "info")

    def tell(self, locked: Locked | None, minutes: int) -> None:
        """Say why it locked, and whether the last words were lost with it."""
        words = locked_words(locked, minutes) if locked else ""
        self.why.setText(words)
        self.why.setVisible(bool(words))
        if locked and locked.words_lost and self.lost is None:  # a banner's drawing loads much: only then
            self.lost = Banner(lost_words(), "warn")
            _put(self.lost, self._told)
        if locked and locked.reason is LockReason.WRONG_TRIES:
            self.field.set_error(sentence_for(WrongPassphrase()))

    def _show_busy(self, busy: bool) -> None:
        self.button.setText(_("Opening…") if busy else _("&Unlock"))
        self.button.setEnabled(not busy)
        self.recover.setEnabled(not busy)
        self.restore.setEnabled(not busy)
        self.shares.setEnabled(not busy)
        self.field.line.setReadOnly(busy)

    def _show_refused(self, sentence: str) -> None:
        self.field.set_error(sentence)
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.line.selectAll()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        announce_when_heard(self, _("Your practice is locked."))


def _put(banner: Banner, slot: QWidget) -> None:
    around = QVBoxLayout(slot)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(banner)
    slot.show()
