"""Backups on the page of the vault's care: how they stand, and the few things to do about them."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.buttons import Button, LinkButton, QuietButton
from practiceapp.ui.shared.choose_path import choose_folder
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, label
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current
from practiceapp.ui.vault_care.backups_presenter import BackupsPresenter, BackupsScreen
from practiceapp.ui.vault_care.record_list import RecordList

FEW = 6


class BackupsPart(QWidget):
    """`restore_wanted` asks to lock and restore; `changed` when something was done that the page tells of."""

    restore_wanted = Signal()
    changed = Signal()

    def __init__(self, presenter: BackupsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        presenter.setParent(self)
        self._all, self._screen = False, BackupsScreen("", [], "")
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.sentence = label("", "lead")
        self.told = Banner()
        self.now = QuietButton(_("Back up now"), "save")
        self.rehearse = QuietButton(_("Rehearse restoring"), "shield-check")
        self.restore = QuietButton(_("Restore a backup…"), "history")
        self.working, self.stop = label("", "second"), LinkButton(_("Stop"), small=True)
        self.place = QuietButton(_("Choose the second place…"), "folder-open")
        self.forget = LinkButton(_("Forget the second place"), small=True)
        self.rows = RecordList(_("Backups"))
        self.more = LinkButton(_("Show all backups"), small=True)
        for part in (self.stop, self.forget, self.more, self.rows, self.working):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.sentence)
        column.addWidget(self.told)
        column.addLayout(_row(self.now, self.rehearse))
        column.addLayout(_row(self.working, self.stop))
        column.addLayout(_row(self.place, self.forget))
        column.addWidget(self.rows)
        column.addLayout(_row(self.restore, self.more))

    def _connect(self) -> None:
        self.now.clicked.connect(self._presenter.back_up)
        self.rehearse.clicked.connect(self._presenter.rehearse)
        self.restore.clicked.connect(self.restore_wanted)
        self.stop.clicked.connect(self._presenter.stop)
        self.place.clicked.connect(self._on_place)
        self.forget.clicked.connect(self._presenter.forget_second_place)
        self.more.clicked.connect(self._on_more)
        self._presenter.shown.connect(self._show)
        self._presenter.busy.connect(self._show_busy)
        self._presenter.said.connect(self._say)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._presenter.refresh()

    def _on_place(self) -> None:
        folder = choose_folder(self, _("The second place for backups"), Path.home())
        if folder is not None:
            self._presenter.name_second_place(folder)

    def _on_more(self) -> None:
        self._all = True
        self._show_rows()
        self.rows.setFocus()

    def _show(self, screen: object) -> None:
        if not isinstance(screen, BackupsScreen):
            return
        self._screen = screen
        self.sentence.setText(screen.sentence)
        self.forget.setVisible(bool(screen.second_place))
        self._show_rows()

    def _show_rows(self) -> None:
        rows = self._screen.rows
        self.rows.show_all(rows if self._all else rows[:FEW])
        self.more.setVisible(not self._all and len(rows) > FEW)

    def _show_busy(self, words: str) -> None:
        here = words and self.stop.isHidden() and any(one.hasFocus() for one in self._acts())
        back = not words and self.stop.hasFocus()
        self.working.setText(words)
        for part in (self.working, self.stop):
            part.setVisible(bool(words))
        if here:
            self.stop.setFocus()
        for button in self._acts():
            button.setEnabled(not words)
        if back:
            self.now.setFocus()
        announce(self.working, words)

    def _acts(self) -> tuple[Button, ...]:
        return self.now, self.rehearse, self.restore, self.place, self.forget

    def _say(self, words: str, tone: str) -> None:
        self.told.say(words, tone)
        self.changed.emit()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(current().px(8))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
