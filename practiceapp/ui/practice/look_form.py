"""How the program looks on this computer: each choice acts at once and is remembered."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from practiceapp.ui.practice.practice_presenter import PracticePresenter
from practiceapp.ui.shared import countries
from practiceapp.ui.shared.discretion import DISCRETION
from practiceapp.ui.shared.fields import LabelledField, choice_field, choose, chosen
from practiceapp.ui.shared.language import LANGUAGE, _
from practiceapp.ui.shared.look_commands import TEXT_SIZES
from practiceapp.ui.shared.pieces import hint
from practiceapp.ui.shared.scaffold import field_pair
from practiceapp.ui.shared.theme import current


class LookForm(QWidget):
    """Light or dark, contrast, text size, movement, the language of the screen, and who may look at it."""

    def __init__(self, presenter: PracticePresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self._make_editors()
        movement = _explained(self.motion, self.motion.accessibleDescription())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(18))
        column.addLayout(
            field_pair(
                LabelledField(_("&Appearance"), self.appearance), LabelledField(_("Contra&st"), self.contrast)
            )
        )
        column.addLayout(
            field_pair(
                LabelledField(_("Te&xt size"), self.text_size),
                LabelledField(_("Language of the sc&reen"), self.language),
            )
        )
        column.addLayout(movement)
        column.addLayout(_explained(self.discreet, self.discreet.accessibleDescription()))
        column.addLayout(_explained(self.cover, self.cover.accessibleDescription()))

    def _make_editors(self) -> None:
        self.appearance = choice_field(
            _("Appearance"),
            [(_("As the system"), "system"), (_("Light"), "light"), (_("Dark"), "dark")],
        )
        self.contrast = choice_field(
            _("Contrast"),
            [(_("As the system"), "system"), (_("Normal contrast"), "normal"), (_("High contrast"), "high")],
        )
        sizes = [(_("{n} %").format(n=size), size) for size in TEXT_SIZES]
        self.text_size = choice_field(_("Text size"), sizes)
        self.language = choice_field(_("Language of the screen"), countries.screen_languages())
        self.motion = QCheckBox(_("&Movement: fades, blinking caret"))
        self.motion.setAccessibleDescription(_("Without it nothing fades in and the caret stands still."))

        self.discreet = QCheckBox(_("Discreet mode"))
        self.discreet.setAccessibleDescription(
            _("References stand in place of names, everywhere. Ctrl+Shift+D switches it at any time.")
        )
        self.cover = QCheckBox(_("Cover it behind another program"))
        self.cover.setAccessibleDescription(
            _(
                "The window is covered while another program is in front. F9 covers it at any time; "
                "a cover is no lock."
            )
        )

    def _connect(self) -> None:
        for combo in (self.appearance, self.contrast, self.text_size):
            combo.currentIndexChanged.connect(self._on_look)
        self.motion.toggled.connect(self._on_look)
        self.discreet.toggled.connect(self._on_discreet)
        self.cover.toggled.connect(self._on_cover)
        DISCRETION.changed.connect(self.show_preferences)
        self.language.currentIndexChanged.connect(self._on_language)
        current().changed.connect(self.show_preferences)  # a command of the window may have changed them
        current().changed.connect(self.show_preferences)

    def show_preferences(self) -> None:
        """What is remembered of this computer."""
        kept = self._presenter.preferences
        choices = (self.appearance, self.contrast, self.text_size, self.language)
        ticks = (self.motion, self.discreet, self.cover)
        blocked = [QSignalBlocker(editor) for editor in (*choices, *ticks)]
        choose(self.appearance, kept.appearance)
        choose(self.contrast, kept.contrast)
        choose(self.text_size, kept.text_percent)
        choose(self.language, LANGUAGE.code)
        self.motion.setChecked(kept.motion)
        self.discreet.setChecked(DISCRETION.on)
        self.cover.setChecked(kept.cover_when_left)
        for blocker in blocked:
            blocker.unblock()

    def _on_look(self) -> None:
        kept = self._presenter.preferences
        kept.appearance, kept.contrast = str(chosen(self.appearance)), str(chosen(self.contrast))
        kept.text_percent = int(str(chosen(self.text_size)))
        kept.motion = self.motion.isChecked()
        current().choose(kept.appearance, kept.text_percent, kept.contrast, motion=kept.motion)

    def _on_discreet(self) -> None:
        DISCRETION.turn(on=self.discreet.isChecked())

    def _on_cover(self) -> None:
        self._presenter.preferences.cover_when_left = self.cover.isChecked()

    def _on_language(self) -> None:
        self._presenter.speak(str(chosen(self.language)))


def _explained(tick: QCheckBox, sentence: str) -> QVBoxLayout:
    """A tick, and below its words what it means."""
    theme, both = current(), QVBoxLayout()
    both.setSpacing(theme.space("hair"))
    words = hint(sentence)
    words.setContentsMargins(theme.px(34), 0, 0, 0)
    both.addWidget(tick)
    both.addWidget(words)
    return both
