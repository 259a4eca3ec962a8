"""Proving the recovery sheet: four of its words, by their numbers, typed from the paper."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.key_care import KeyCareService
from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.fields import LabelledField, text_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, label
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.wording import sentence_for

WIDTH = 520
COLUMNS = 2


class ProveSheet(Sheet):
    """Wrong words are named, nothing is locked out, everything typed stays; accepted once all are right."""

    def __init__(self, keys: KeyCareService, parent: QWidget | None = None) -> None:
        super().__init__(parent, WIDTH, spacing=16)
        self._keys = keys
        self.fields: dict[int, LabelledField] = {}
        self.lines: dict[int, QLineEdit] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        self.set_heading(_("Prove the sheet"))
        self.trouble = Banner()
        self.go_back = QuietButton(_("Go &back"))
        self.compare = PrimaryButton(_("&Compare"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(current().px(16))
        grid.setVerticalSpacing(current().px(16))
        for number, position in enumerate(self._keys.asked_positions()):
            words = _("Word {n}").format(n=position)
            line = text_field(words)
            line.setInputMethodHints(
                Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
            )
            self.lines[position], self.fields[position] = line, LabelledField(words, line)
            place = (number // COLUMNS, number % COLUMNS)
            grid.addWidget(self.fields[position], *place, Qt.AlignmentFlag.AlignTop)
        words = _(
            "Get the paper with your 24 recovery words and type these four. So you know it is the right one."
        )
        lead = label(words, "lead")
        lead.setFixedWidth(current().px(WIDTH - 48))
        self.body.addWidget(lead)
        self.body.addWidget(self.trouble)
        self.body.addLayout(grid)
        self.add_buttons(self.go_back, self.compare)
        next(iter(self.lines.values())).setFocus()

    def _connect(self) -> None:
        self.go_back.clicked.connect(self.reject)
        self.compare.clicked.connect(self._on_compare)
        for at, line in self.lines.items():
            line.textEdited.connect(partial(self._on_edited, self.fields[at]))

    def _typed(self) -> dict[int, str]:
        return {at: line.text().strip() for at, line in self.lines.items()}

    def _on_edited(self, field: LabelledField, _text: str) -> None:
        field.clear_error()

    def _on_compare(self) -> None:
        typed = self._typed()
        empty = {at: _("Type this word from the sheet.") for at, word in typed.items() if not word}
        if empty:
            self._show_wrong(empty)
            return
        try:
            wrong = self._keys.wrong_words(typed)
        except (PracticeError, VaultTrouble) as error:
            self.trouble.say(sentence_for(error), "danger")
            self.fit()
            return
        if not wrong:
            self.accept()
            return
        self.trouble.say(
            _(
                "Compare what is marked with the paper, letter by letter. If the paper says just this, it is "
                "not the sheet of this vault: then re-key the vault, which gives you new words."
            ),
            "warn",
        )
        self._show_wrong({at: _("Not the word of this vault.") for at in wrong})

    def _show_wrong(self, wrong: dict[int, str]) -> None:
        for at, field in self.fields.items():
            field.set_error(wrong.get(at, ""))
        self.fit()
        first = self.lines[min(wrong)]
        first.setFocus()
        first.selectAll()
