"""Restoring a backup, step by step: the file, the key to it, both sides compared, put in place."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.domain.backups import Backup
from practiceapp.services.restoring import Prepared
from practiceapp.ui.shared.choose_path import choose_file, choose_folder
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.restore_door import Restore
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.unlock.restore_compare import CompareStep
from practiceapp.ui.unlock.restore_presenter import RestorePresenter
from practiceapp.ui.unlock.restore_steps import (
    BackupWordsStep,
    FileStep,
    KeyStep,
    NewKeyStep,
    WaitStep,
    backup_words,
)

ENDING = ".pvbackup"
Step = FileStep | KeyStep | BackupWordsStep | NewKeyStep | WaitStep | CompareStep


class RestorePage(Restore):
    """One step at a time, with a way back from each."""

    def __init__(
        self,
        presenter: RestorePresenter,
        start: Path,
        *,
        choose_where: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`start` is where the choice of a file begins; `choose_where` on a computer without a vault."""
        super().__init__(parent)
        self._presenter, self._start = presenter, start
        presenter.setParent(self)
        self._by_words = False
        self._build(choose_where=choose_where)
        self._connect()

    def _build(self, *, choose_where: bool) -> None:
        self.file = FileStep(self._presenter.folder, choose_where=choose_where)
        self.key = KeyStep(self._presenter)
        self.words = BackupWordsStep(self._presenter)
        self.new_key = NewKeyStep(self._presenter)
        self.wait = WaitStep()
        self.compare = CompareStep()
        self.stack = QStackedWidget()
        for step in (self.file, self.key, self.words, self.new_key, self.wait, self.compare):
            self.stack.addWidget(step)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _connect(self) -> None:
        self.file.file_wanted.connect(self._on_file_wanted)
        self.file.folder_wanted.connect(self._on_folder_wanted)
        self.file.back.connect(self.leave)
        self.key.words_wanted.connect(lambda: self._show(self.words))
        self.key.back.connect(lambda: self._show(self.file))
        self.words.back.connect(lambda: self._show(self.key))
        self.words.typed.connect(self._on_words_typed)
        self.new_key.back.connect(lambda: self._show(self.words))
        self.new_key.chosen.connect(self._on_new_key)
        self.wait.stopped.connect(self._presenter.cancel)
        self.compare.accepted.connect(self._presenter.put_in_place)
        self.compare.refused.connect(self.leave)
        presenter = self._presenter
        presenter.looked.connect(self._on_looked)
        presenter.file_refused.connect(self._on_file_refused)
        presenter.busy.connect(self._on_busy)
        presenter.progressed.connect(self.wait.show_percent)
        presenter.compared.connect(self._on_compared)
        presenter.passphrase_refused.connect(self._on_passphrase_refused)
        presenter.words_refused.connect(self._on_words_refused)
        presenter.only_words.connect(self._on_words_refused)
        presenter.failed.connect(self._on_failed)
        presenter.restored.connect(self._on_restored)

    @property
    def folder(self) -> Path:
        """Where the vault comes to lie."""
        return self._presenter.folder

    @override
    def begin(self) -> None:
        """From the first step."""
        self.file.trouble.say("")
        self._show(self.file)

    @override
    def take(self, path: Path) -> None:
        """Restore this backup."""
        self._presenter.choose(path)

    @override
    def give_up(self) -> None:
        """Stop what runs, and take what was typed off the screen."""
        self._presenter.give_up()
        self._forget()

    def leave(self) -> None:
        """Back to where she came from; everything stays as it is."""
        self.give_up()
        self.back.emit()

    def _forget(self) -> None:
        self.key.forget()
        self.words.help.forget()
        self.new_key.form.clear()

    def _show(self, step: Step) -> None:
        self.stack.setCurrentWidget(step)
        step.start.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what she does

    def _on_file_wanted(self) -> None:
        path = choose_file(self, _("Which backup"), ENDING, self._start)
        if path is not None:
            self.take(path)

    def _on_folder_wanted(self) -> None:
        folder = choose_folder(self, _("Where to put the vault"), self._presenter.folder.parent)
        if folder is not None:
            self._presenter.choose_folder(folder)
            self.file.show_folder(self._presenter.folder)

    def _on_words_typed(self) -> None:
        self.new_key.begin()
        self._show(self.new_key)

    def _on_new_key(self, passphrase: str) -> None:
        self._by_words = True
        self._presenter.prepare_with_words(self.words.grid.words(), passphrase)

    # --- what comes of it

    def _on_looked(self, backup: object) -> None:
        if isinstance(backup, Backup):
            self._by_words = False
            self.file.trouble.say("")
            self.key.forget()
            self.key.which.setText(backup_words(backup))
            announce(self.key.which, self.key.which.text())
            self._show(self.key)

    def _on_file_refused(self, sentence: str) -> None:
        self.file.trouble.say(sentence, "danger")
        self._show(self.file)

    def _on_busy(self, busy: bool) -> None:
        if busy:
            self.wait.show_percent(0)
            self._show(self.wait)
        elif self.stack.currentWidget() is self.wait:
            self._show(self.new_key if self._by_words else self.key)

    def _on_compared(self, prepared: object) -> None:
        if isinstance(prepared, Prepared):
            self.compare.show_sides(prepared)
            self._show(self.compare)
            announce(self.compare, self.compare.newer.words.text())

    def _on_passphrase_refused(self, sentence: str) -> None:
        self._show(self.key)
        self.key.refuse(sentence)

    def _on_words_refused(self, sentence: str) -> None:
        self._show(self.words)
        self.words.trouble.say(sentence, "danger")

    def _on_failed(self, sentence: str) -> None:
        if self.stack.currentWidget() is self.compare:
            self.compare.trouble.say(sentence, "danger")
            return
        step = self.words if self._by_words else self.key
        self._show(step)
        step.trouble.say(sentence, "danger")

    def _on_restored(self) -> None:
        self._forget()
        self.restored.emit()
