"""Small things pages are put together from.

`page_title(_("Today"))` `section_title(…)` `section_header(_("Sessions"))` `second_line(…)` `hint(…)` are
labels · `Pill(_("Paid"), "ok")` a state in words, tones: "" accent ok warn danger info ·
`chip(_("Active"))` a checkable filter · `Card()` with `.body` (a QVBoxLayout) · `Banner(_("…"), "warn")`
with `.say(words, tone)` and optional action button `Banner(text, "danger", action=_("Try again"))` + signal
`acted` · `EmptyState(_("No sessions today."), _("New session"))` + signal `acted` · `Line()` a hairline ·
`Skeleton(lines)` where words will stand in a moment.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.direction import side
from practiceapp.ui.shared.icons import icon, pixmap
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.spoken import announce, speak_as
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
TICK = 14
SHARES = (9, 7, 5)
"""How long the lines of a skeleton are, of ten."""
COLOR_OF_TONE = {"danger": "danger", "warn": "warn", "ok": "ok", "info": "info", "": "text2"}


def label(text: str, kind: str, *, wrap: bool = True) -> QLabel:
    """Plain text of one kind of style.qss; never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    # Qt goes by the first letter: a name in our letters would begin at the other side than all around it
    made.setAlignment(side(Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
    set_kind(made, kind)
    return made


def heading(text: str, kind: str) -> QLabel:
    """Words that a screen reader can jump to."""
    made = label(text, kind)
    speak_as(made, "heading")
    return made


def page_title(text: str) -> QLabel:
    """The words at the top left of a page."""
    return heading(text, "page_title")


def section_title(text: str) -> QLabel:
    """A heading within a page."""
    return heading(text, "section_title")


def section_header(text: str) -> QLabel:
    """Small words above a group of rows or fields."""
    return heading(text, "section")


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
        self.updateGeometry()  # the kind came after the words, and takes more room


class Chip(QToolButton):
    """A filter that is on or off; on, a tick stands before its words, for a colour alone would not tell."""

    def __init__(self, text: str, parent: QWidget | None = None, *, checked: bool = False) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_kind(self, "chip")
        self.toggled.connect(self._draw_tick)
        current().changed.connect(self._draw_tick)
        self.setChecked(checked)

    def _draw_tick(self) -> None:
        on = self.isChecked()
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextBesideIcon if on else style.ToolButtonTextOnly)
        self.setIcon(icon("check", "accent", TICK) if on else QIcon())
        self.setIconSize(QSize(current().px(TICK), current().px(TICK)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def chip(text: str, *, checked: bool = False) -> Chip:
    """A filter that is on or off; `toggled(bool)`."""
    return Chip(text, checked=checked)


class Skeleton(QWidget):
    """Where words will stand in a moment: grey lines that keep still, said as "Loading"."""

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.setAccessibleName(_("Loading"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("line"))
        for number in range(lines):
            line = QFrame()
            set_kind(line, "skeleton")
            line.setFixedHeight(theme.space("group"))
            across = QHBoxLayout()
            across.addWidget(line, SHARES[number % len(SHARES)])
            across.addStretch(SHARES[0] + 1 - SHARES[number % len(SHARES)])
            column.addLayout(across)


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
            self.body.addWidget(heading(title, "card_title"))


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
        """Show these words; none hides the banner. New ones are announced, trouble at once."""
        fresh = text != self.words.text() or self.isHidden()
        self._tone = tone
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setProperty("tone", tone)
        set_kind(self, "banner")
        set_kind(self.words, "banner_text")
        self._draw_sign()
        self.setVisible(bool(text))
        if fresh and self.isVisible():
            announce(self, text, urgent=tone == "danger")

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
        """Another sentence, announced: nothing found is not nothing there."""
        fresh = sentence != self.sentence.text()
        self.sentence.setText(sentence)
        if fresh and self.isVisible():
            announce(self, sentence)
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
