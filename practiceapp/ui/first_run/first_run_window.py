"""The window of the first start: dots above, one step at a time, Back always."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from practiceapp.ui.first_run.first_run_presenter import FirstRunPresenter
from practiceapp.ui.first_run.passphrase_step import PassphraseStep
from practiceapp.ui.first_run.words_step import WordsStep
from practiceapp.ui.first_run.you_step import YouStep
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.choose_path import choose_folder
from practiceapp.ui.shared.fitting_stack import FittingStack
from practiceapp.ui.shared.focus import focus_inside
from practiceapp.ui.shared.help_door import HelpDoor, MakeHelp
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label, page_title
from practiceapp.ui.shared.restore_door import MakeRestore, Restore
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.start_column import StartColumn
from practiceapp.ui.shared.theme import current

STEPS = 3
YOU, PASSPHRASE, WORDS = range(STEPS)
LEAST_WIDTH, LEAST_HEIGHT = 900, 700
FIRST_WIDTH, FIRST_HEIGHT = 1180, 780


class Dots(QWidget):
    """Three dots; the step she is at is drawn long. Spoken as "Step 2 of 3"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Mark this one."""
        self._step = step
        self.setAccessibleName(_("Step {n} of {all}").format(n=step + 1, all=STEPS))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(80), theme.px(16))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, size = 0, theme.px(8)
        for step in range(STEPS):
            width = size * 3 if step == self._step else size
            painter.setBrush(theme.color("accent" if step <= self._step else "line_strong"))
            painter.drawRoundedRect(left, 0, width, size, size / 2, size / 2)
            left += width + size
        painter.end()


class FirstRunWindow(QWidget):
    """Ends with `finished(OpenVault)`, or `existing_chosen(Path)` when she has a vault already."""

    finished = Signal(object)
    existing_chosen = Signal(object)

    def __init__(
        self,
        presenter: FirstRunPresenter,
        parent: QWidget | None = None,
        make_help: MakeHelp | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_restore: MakeRestore | None = None
        self._restore: Restore | None = None
        self._presenter = presenter
        presenter.setParent(self)
        self._step = YOU
        self.setWindowTitle("Practiceapp")
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(FIRST_WIDTH, FIRST_HEIGHT)
        self.stack = QStackedWidget()
        self._column: StartColumn | None = None
        self._build()
        self.help = HelpDoor(self, self.stack, make_help, self._topic)
        self.setLayout(self.help.layout_around())
        self._connect()
        presenter.busy.connect(self._show_busy)
        presenter.folder_refused.connect(self._on_folder_refused)
        presenter.created.connect(self.finished)
        self._show_step(YOU)

    def _topic(self) -> str:
        return "first_run" if self._restore is None or self._restore.isHidden() else "restore"

    def _build(self) -> None:
        self.you, self.passphrase = YouStep(self._presenter), PassphraseStep(self._presenter)
        self.words = WordsStep(self._presenter)
        self.dots, self.title, self.lead = Dots(), page_title(""), label("", "lead")
        self.steps = FittingStack()
        for step in (self.you, self.passphrase, self.words):
            self.steps.add(step)
        self.back, self.next = QuietButton(_("&Back")), PrimaryButton("")
        column = StartColumn(620)
        column.add(self.dots)
        column.add_gap(8)
        column.add(self.title)
        column.add(self.lead)
        column.add_gap(12)
        column.add(self.steps)
        column.add_gap(16)
        column.add_row(self.you.existing, self.you.backup, None, self.back, self.next)
        self.stack.addWidget(column)
        self.stack.setCurrentWidget(column)
        self._column = column

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.you.name.returnPressed.connect(self.go_on)
        self.you.practice.returnPressed.connect(self.go_on)
        self.you.existing_wanted.connect(self._on_existing)
        self.you.backup_wanted.connect(self.show_restore)
        self.you.language_wanted.connect(self._on_language)
        self.passphrase.entered.connect(self.go_on)
        self.words.typing.connect(self._say_step)
        self.words.completed.connect(self.go_on)

    def go_on(self) -> None:
        """To the next step, if this one is complete."""
        if self._step == YOU and self.you.accept():
            self._show_step(PASSPHRASE)
        elif self._step == PASSPHRASE and self.passphrase.accept():
            self._show_step(WORDS)
        elif self._step == WORDS and not self.words.is_typing:
            self.words.show_fields()
        elif self._step == WORDS and self.words.accept():
            self._presenter.create()

    def go_back(self) -> None:
        """To the step before; everything typed stays."""
        if self._step == WORDS and self.words.is_typing:
            self.words.show_words()
        elif self._step > YOU:
            self._show_step(self._step - 1)

    def _show_step(self, step: int) -> None:
        self._step = step
        if step == PASSPHRASE:
            self.passphrase.enter()
        elif step == WORDS:
            self.words.enter()
        shown = (self.you, self.passphrase, self.words)[step]
        self.steps.show_page(shown)
        self.dots.show_step(step)
        focus_inside(shown, (self.you.start, self.passphrase.start, None)[step], entering=True)
        self._say_step()

    def _say_step(self) -> None:
        typing = self._step == WORDS and self.words.is_typing
        title, lead, onward = self._words_of(self._step, typing=typing)
        self.title.setText(title)
        self.lead.setText(lead)
        self.next.setText(onward)
        if self.isVisible():
            announce(self.title, f"{self.dots.accessibleName()}. {title}. {lead}")
        self.back.setEnabled(self._step > YOU)
        self.you.existing.setVisible(self._step == YOU)
        self.you.backup.setVisible(self._step == YOU and self._make_restore is not None)
        if self._step == WORDS and not typing:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words_of(self, step: int, *, typing: bool) -> tuple[str, str, str]:
        if step == YOU:
            return (
                _("You and your practice"),
                _("A few answers, and all can be changed later. Nothing leaves this computer by itself."),
                _("Ne&xt"),
            )
        if step == PASSPHRASE:
            return (
                _("Your passphrase"),
                _("It opens the vault each morning. Nobody can look it up or reset it for you."),
                _("Ne&xt"),
            )
        if typing:
            return (
                _("Now from your paper"),
                _("Type the 24 words back. Space goes to the next field; capitals do not matter."),
                _("&Make the vault"),
            )
        return (
            _("Your recovery words"),
            _(
                "Write these 24 words on paper, by hand, with their numbers. They open the vault when the "
                "passphrase is lost or the computer is stolen. Keep the paper away from this computer; "
                "whoever has it can read everything."
            ),
            _("I have &written them down"),
        )

    def _on_language(self, code: str) -> None:
        """The same form in another language, everything typed still there."""
        you, passphrase, words, column = self.you, self.passphrase, self.words, self._column
        self._presenter.speak(code)
        self._build()
        self.you.take_over(you)
        self.passphrase.take_over(passphrase)
        self.words.take_over(words)
        self._connect()
        self._show_step(YOU)
        self.help.speak_anew()
        self.you.screen_language.setFocus(Qt.FocusReason.OtherFocusReason)
        if column is not None:
            self.stack.removeWidget(column)
            column.deleteLater()

    def _on_existing(self) -> None:
        folder = choose_folder(self, _("The folder of your vault"), self._presenter.folder.parent)
        if folder is not None:
            self.existing_chosen.emit(Path(folder))

    def offer_restore(self, make: MakeRestore) -> None:
        """Let her restore a backup; without this there is no such way."""
        self._make_restore = make
        self.you.backup.setVisible(self._step == YOU)

    def show_restore(self) -> None:
        """She has a backup: restore it."""
        if self._make_restore is None:
            return
        if self._restore is None:
            self._restore = self._make_restore()
            self._restore.back.connect(self._on_restore_left)
            self.stack.addWidget(self._restore)
        self.stack.setCurrentWidget(self._restore)
        self._restore.begin()

    def _on_restore_left(self) -> None:
        if self._column is not None:
            self.stack.setCurrentWidget(self._column)
        self.you.backup.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_folder_refused(self, sentence: str) -> None:
        self._show_step(PASSPHRASE)
        self.passphrase.refuse_folder(sentence)

    def _show_busy(self, busy: bool) -> None:
        self.next.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.next.setText(_("Making the vault…") if busy else _("&Make the vault"))
