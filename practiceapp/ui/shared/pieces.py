"""Small things pages are put together from.

`page_title(_("Today"))` `section_title(…)` `section_header(_("Sessions"))` `second_line(…)` `hint(…)` are
labels · `Pill(_("Paid"), "ok")` a state in words, tones: "" accent ok warn danger info ·
`chip(_("Active"))` a checkable filter · `Card()` with `.body` (a QVBoxLayout) · `Banner(_("…"), "warn")`
with `.say(words, tone)` and optional action button `Banner(text, "danger", action=_("Try again"))` + signal
`acted` · `EmptyState(_("No sessions today."), _("New session"))` + signal `acted` · `Line()` a hairline.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.theme import current, set_kind

SIGN_OF_TONE = {
    "danger": "circle-alert",
    "warn": "triangle-alert",
    "ok": "circle-check",
    "info": "info",
    "": "info",
}
LEAST_MEASURE, MEASURE = 200, 440
"""How wide the sentence of an empty page is at least and at most, in px of the design."""
AS_WIDE_AS_IT_MAY = 1_000
MARGIN = 32
COLOR_OF_TONE = {"danger": "danger", "warn": "warn", "ok": "ok", "info": "info", "": "text2"}


def label(text: str, kind: str, *, wrap: bool = True) -> QLabel:
    """Plain text of one kind of style.qss; never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    set_kind(made, kind)
    return made


def page_title(text: str) -> QLabel:
    """The words at the top left of a page."""
    return label(text, "page_title")


def section_title(text: str) -> QLabel:
    """A heading within a page."""
    return label(text, "section_title")


def section_header(text: str) -> QLabel:
    """Small words above a group of rows or fields."""
    return label(text, "section")


def second_line(text: str) -> QLabel:
    """What stands below a title, smaller."""
    return label(text, "second")


def hint(text: str) -> QLabel:
    """The quietest words there are."""
    return label(text, "hint")


class Pill(QLabel):
    """A state in words on a soft ground."""

    def __init__(self, text: str = "", tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(text, tone)

    def say(self, text: str, tone: str = "") -> None:
        """Another state."""
        self.setText(text)
        self.setProperty("tone", tone)
        set_kind(self, "pill")


def chip(text: str, *, checked: bool = False) -> QToolButton:
    """A filter that is on or off; `toggled(bool)`."""
    made = QToolButton()
    made.setText(text)
    made.setAccessibleName(text)
    made.setCheckable(True)
    made.setChecked(checked)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_kind(made, "chip")
    return made


class Line(QFrame):
    """A hairline that carries no meaning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "line")


class Card(QFrame):
    """A sheet on the page; put things into `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None, padding: int = 24) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        margin = current().px(padding)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(current().px(12))
        if title:
            self.body.addWidget(label(title, "card_title"))


class Banner(QFrame):
    """One line that stays until it is no longer true; hidden while it has nothing to say."""

    acted = Signal()

    def __init__(
        self, text: str = "", tone: str = "", parent: QWidget | None = None, action: str = ""
    ) -> None:
        super().__init__(parent)
        theme = current()
        self._tone = tone
        self.words, self._sign = label("", "lead"), QLabel()
        self.action = QuietButton(action, small=True)
        self.action.setVisible(bool(action))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        layout.setSpacing(theme.px(10))
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.action.clicked.connect(self.acted)
        theme.changed.connect(self._draw_sign)
        self.say(text, tone)

    def say(self, text: str, tone: str = "") -> None:
        """Show these words; none hides the banner."""
        self._tone = tone
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setProperty("tone", tone)
        set_kind(self, "banner")
        set_kind(self.words, "banner_text")
        self._draw_sign()
        self.setVisible(bool(text))

    def _draw_sign(self) -> None:
        self._sign.setPixmap(pixmap(SIGN_OF_TONE[self._tone], COLOR_OF_TONE[self._tone], 18, self))


class EmptyState(QWidget):
    """What will be here, in one sentence, and the one button that starts it."""

    acted = Signal()

    def __init__(self, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.sentence = label(sentence, "lead")
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = PrimaryButton(action)
        self.button.setDefault(False)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.acted)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.sentence, AS_WIDE_AS_IT_MAY)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme.px(16))
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        theme.changed.connect(self._give_room)
        self._give_room()

    def say(self, sentence: str) -> None:
        """Another sentence: nothing found is not nothing there."""
        self.sentence.setText(sentence)
        self._give_room()

    def _give_room(self) -> None:
        """A wrapped label by itself asks for a narrow column and too few lines; here it has its measure."""
        least, most = current().px(LEAST_MEASURE), current().px(MEASURE)
        width = max(least, min(most, self.contentsRect().width() - current().px(MARGIN)))
        self.sentence.ensurePolished()
        self.sentence.setMaximumWidth(most)
        self.sentence.setMinimumSize(least, max(0, self.sentence.heightForWidth(width)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()
