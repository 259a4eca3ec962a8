"""The care of the vault: dates in one glance, each with its one act."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.buttons import LinkButton, QuietButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.pieces import Banner
from practiceapp.ui.shared.places import Place
from practiceapp.ui.shared.scaffold import FormColumn, PageFrame, scrolled
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.vault_care.care_desk import CareDesk
from practiceapp.ui.vault_care.care_lines import CareScreen
from practiceapp.ui.vault_care.care_presenter import CarePresenter
from practiceapp.ui.vault_care.care_row import CareRow
from practiceapp.ui.vault_care.locking_part import LockingPart
from practiceapp.ui.vault_care.passphrase_presenter import PassphrasePresenter
from practiceapp.ui.vault_care.passphrase_sheet import PassphraseSheet
from practiceapp.ui.vault_care.prove_sheet import ProveSheet
from practiceapp.ui.vault_care.record_list import RecordList
from practiceapp.ui.vault_care.rekey_presenter import RekeyPresenter
from practiceapp.ui.vault_care.rekey_sheet import RekeySheet
from practiceapp.ui.vault_care.shares_sheet import SharesSheet

COLUMN = 720
FEW = 8


class VaultCarePage(Page):
    """Handles `Place(VAULT_CARE)`. `rekeyed` when the vault was closed and the program has to lock.

    `backups` is the part about backups, shown where it belongs; `save_all(then)` has everything typed saved
    before re-keying.
    """

    rekeyed = Signal()

    def __init__(
        self,
        desk: CareDesk,
        backups: QWidget | None = None,
        save_all: Callable[[Callable[[], None]], None] = lambda then: then(),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = _("Vault care")
        self._desk, self._backups, self._save_all = desk, backups, save_all
        self._presenter = CarePresenter(desk, self)
        self._all_events = False
        self._screen: CareScreen | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.frame = PageFrame(self, self.heading)
        self.trouble = Banner("", "danger")
        self._build_rows()
        column = FormColumn(width=COLUMN)
        column.add_section(_("Ways into the vault"))
        for row in (self.passphrase, self.recovery, self.colleague):
            column.add(row)
        if self._backups is not None:
            column.add_section(_("Backups"))
            column.add(self._backups)
        column.add_section(_("The vault itself"))
        for row in (self.examined, self.rekeying):
            column.add(row)
        column.add_section(_("Locking"), _("For this computer only. Ctrl+L locks at once."))
        self.locking = LockingPart(self._presenter.preferences)
        column.add(self.locking)
        column.add_section(
            _("Security record"), _("What was done for the safety of the vault, newest first.")
        )
        self.events = RecordList(_("Security record"))
        self.more = LinkButton(_("Show &everything"), small=True)
        more = QHBoxLayout()
        more.addWidget(self.more)
        more.addStretch(1)
        column.add(self.events)
        column.column.insertLayout(column.column.count() - 1, more)
        self.frame.body.addWidget(self.trouble)
        self.frame.body.addWidget(scrolled(column), 1)
        self.start = self.change

    def _build_rows(self) -> None:
        self.change, self.prove = QuietButton(_("&Change…")), QuietButton(_("&Prove the sheet…"))
        self.shares, self.still_right = QuietButton(_("&Make shares…")), QuietButton(_("S&till right"))
        self.examine, self.rekey = QuietButton(_("E&xamine now")), QuietButton(_("&Re-key the vault…"))
        self.passphrase = CareRow("key-round", _("Passphrase"), self.change)
        self.recovery = CareRow("notebook-pen", _("Recovery words"), self.prove)
        self.colleague = CareRow("users", _("Trusted colleague"), self.still_right, self.shares)
        self.examined = CareRow("shield-check", _("Examined"), self.examine)
        self.rekeying = CareRow("refresh-cw", _("Another key"), self.rekey)

    def _connect(self) -> None:
        self.change.clicked.connect(self._on_change)
        self.prove.clicked.connect(self._on_prove)
        self.shares.clicked.connect(self._on_shares)
        self.still_right.clicked.connect(self._presenter.confirm_shares)
        self.examine.clicked.connect(self._presenter.examine)
        self.rekey.clicked.connect(lambda: self._save_all(self._on_rekey))
        self.more.clicked.connect(self._on_more)
        self._presenter.shown.connect(self._show)
        self._presenter.failed.connect(self._show_failed)
        self._presenter.examining.connect(self._show_examining)
        self._presenter.examined.connect(self._on_examined)
        self._presenter.confirmed.connect(self._on_confirmed)

    @override
    def enter(self, place: Place) -> None:
        self.trouble.say("")
        self.locking.show_preferences()
        self._presenter.refresh()

    def refresh(self) -> None:
        """Show what is true now; for the part about backups."""
        self._presenter.refresh()

    # --- the sheets

    def _open(self, sheet: Sheet, said: str) -> Sheet:
        def on_finished(_result: int) -> None:
            if sheet.result():
                self.said.emit(said)
            self._presenter.refresh()
            sheet.deleteLater()

        sheet.finished.connect(on_finished)
        sheet.open()
        return sheet

    def _on_change(self) -> None:
        sheet = PassphraseSheet(PassphrasePresenter(self._desk), self)
        self._open(sheet, _("The new passphrase opens the vault from now on"))

    def _on_prove(self) -> None:
        self._open(ProveSheet(self._desk.keys, self), _("The sheet is right. Asked again in a year."))

    def _on_shares(self) -> None:
        self._open(SharesSheet(self._desk.keys, self), _("All three shares are written down and count."))

    def _on_rekey(self) -> None:
        sheet = RekeySheet(RekeyPresenter(self._desk), self)
        sheet.accepted.connect(self.rekeyed)
        sheet.rejected.connect(self._presenter.refresh)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    # --- display

    def _on_examined(self) -> None:
        self.said.emit(_("Every page of the vault is as it was written"))

    def _on_confirmed(self) -> None:
        self.said.emit(_("Noted. Asked again in a year."))

    def _on_more(self) -> None:
        self._all_events = True
        self._show_events()
        self.events.focus_first()

    def _show_failed(self, sentence: str) -> None:
        self.trouble.say(sentence, "danger")

    def _show_examining(self, examining: bool) -> None:
        """The button keeps the focus; pressed meanwhile, it does nothing."""
        self.examine.setText(_("Examining…") if examining else _("E&xamine now"))

    def _show(self, screen: CareScreen) -> None:
        self._screen = screen
        self.frame.set_subtitle(screen.sentence)
        self.passphrase.say(screen.passphrase)
        self.recovery.say(screen.recovery)
        self.colleague.say(screen.colleague)
        self.examined.say(screen.examined)
        self.rekeying.say(screen.rekeyed)
        self.still_right.setVisible(screen.shares_stand)
        self._show_events()

    def _show_events(self) -> None:
        events = self._screen.events if self._screen else []
        shown = events if self._all_events else events[:FEW]
        self.events.show_all(shown)
        self.more.setVisible(len(events) > len(shown))
