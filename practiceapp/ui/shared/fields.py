"""Fields to type and choose in, each with a label, a hint and room for an error beside it.

`name = text_field(_("Name"))`, then `field = LabelledField(_("&Name"), name, hint=_("May stay empty"))`;
`field.set_error(_("…"))`, `field.clear_error()`. `choice_field(_("Language"), [("English", "en")])` and
`chosen(combo)`; `day_field(_("Day"))`, `time_field(_("Start"))`; `MoneyField(_("Fee"), "EUR").minor()`;
`number_field(_("Length"), (5, 480), _(" minutes"))`; `SearchField(_("Find a client"))` emits
`searched(str)` after a short pause in typing.
"""

from collections.abc import Iterable
from datetime import date, time

from PySide6.QtCore import QDate, QRect, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QStyle,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.calm_fields import CalmComboBox, CalmDateEdit, CalmSpinBox, CalmTimeEdit
from practiceapp.ui.shared.formats import day_pattern, minor_from_text, plain_amount
from practiceapp.ui.shared.icons import icon, pixmap
from practiceapp.ui.shared.language import LANGUAGE, _
from practiceapp.ui.shared.lines import Line
from practiceapp.ui.shared.section_typing import SectionTyping
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current, set_kind
from practiceapp.ui.shared.wrong import mark_wrong

PAUSE_MS = 150
CLEAR_ROOM = 28


def text_field(name: str, placeholder: str = "", parent: QWidget | None = None) -> QLineEdit:
    """One line of text; `name` is what a screen reader says (without &)."""
    field = Line(parent)
    field.setAccessibleName(name.replace("&", ""))
    field.setPlaceholderText(placeholder)
    return field


def choice_field(
    name: str, choices: Iterable[tuple[str, object]], parent: QWidget | None = None
) -> QComboBox:
    """One of a few: pairs of what is read and what it stands for; `chosen(field)` gives the latter."""
    field = CalmComboBox(parent)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(8)
    field.setAccessibleName(name.replace("&", ""))
    for text, value in choices:
        field.addItem(text, value)
    return field


def chosen(field: QComboBox) -> object:
    """What the chosen line stands for."""
    return field.currentData()


def choose(field: QComboBox, value: object) -> None:
    """Choose the line that stands for `value`; unknown values leave the choice as it is."""
    for index in range(field.count()):
        if field.itemData(index) == value:
            field.setCurrentIndex(index)
            return


def number_field(name: str, ends: tuple[int, int], unit: str = "", step: int = 1) -> QSpinBox:
    """A whole number between two ends, its unit behind it; Up and Down change it, the wheel does not."""
    field = CalmSpinBox()
    field.setAccessibleName(name.replace("&", ""))
    field.setRange(*ends)
    field.setSingleStep(step)
    field.setSuffix(unit)
    _indent(field)
    return field


def day_field(name: str, day: date | None = None, parent: QWidget | None = None) -> QDateEdit:
    """A day with a calendar to open; `day_of(field)` reads it."""
    field = CalmDateEdit(parent)
    field.setAccessibleName(name.replace("&", ""))
    field.setCalendarPopup(True)
    field.setLocale(LANGUAGE.locale)
    field.setDisplayFormat(day_pattern())
    SectionTyping(field)
    if day is not None:
        field.setDate(QDate(day.year, day.month, day.day))
    return field


def day_of(field: QDateEdit) -> date:
    """The day in the field."""
    chosen_day = field.date()
    return date(chosen_day.year(), chosen_day.month(), chosen_day.day())


def time_field(name: str, at: time | None = None, parent: QWidget | None = None) -> QTimeEdit:
    """A time of day; up and down change what the caret is in. `time_of(field)` reads it."""
    field = CalmTimeEdit(parent)
    field.setAccessibleName(name.replace("&", ""))
    field.setDisplayFormat("HH:mm")
    SectionTyping(field)
    _indent(field)
    if at is not None:
        field.setTime(QTime(at.hour, at.minute))
    return field


def time_of(field: QTimeEdit) -> time:
    """The time in the field."""
    chosen_time = field.time()
    return time(chosen_time.hour(), chosen_time.minute())


def _indent(field: QSpinBox | QTimeEdit) -> None:
    """A field with steppers writes at its very edge: the padding of the sheet does not reach it."""
    field.lineEdit().setTextMargins(current().px(10), 0, 0, 0)


class MoneyField(Line):
    """An amount in a currency; read as integer minor units, written the way her country writes it."""

    def __init__(self, name: str, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currency = currency
        self.setAccessibleName(
            _("{name} in {currency}").format(name=name.replace("&", ""), currency=currency)
        )
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setPlaceholderText(currency)
        self.editingFinished.connect(self._on_finished)

    def minor(self) -> int | None:
        """The amount in minor units (cents), or None when it is empty or no amount."""
        return minor_from_text(self.text(), self.currency)

    def set_minor(self, minor: int | None) -> None:
        """Write this amount; None empties the field."""
        self.setText("" if minor is None else plain_amount(minor, self.currency))

    def _on_finished(self) -> None:
        amount = self.minor()
        if amount is not None:
            self.set_minor(amount)


class LabelledField(QWidget):
    """Label above, field, then a hint or, in its place, what is wrong with it (icon and words)."""

    def __init__(self, label: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._build(label)

    def _build(self, label: str) -> None:
        theme = current()
        self.label, self.message, self._sign = QLabel(label), QLabel(self._hint), QLabel()
        set_kind(self.label, "label")
        set_kind(self.message, "hint")
        self.label.setBuddy(self.editor)
        self.label.setWordWrap(True)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setVisible(bool(self._hint))
        self._sign.setVisible(False)
        if not self.editor.accessibleName():
            self.editor.setAccessibleName(label.replace("&", ""))
        self.editor.setAccessibleDescription(self._hint)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(6))
        foot.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.message, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(5))
        layout.addWidget(self.label)
        layout.addWidget(self.editor)
        layout.addLayout(foot)

    @property
    def error(self) -> str:
        """The words of what is wrong, or nothing."""
        return self.message.text() if self.editor.property("wrong") else ""

    def set_error(self, words: str) -> None:
        """Say what is wrong and how to put it right, also aloud; empty words take it back."""
        if not words:
            self.clear_error()
            return
        fresh = words != self.error
        self._sign.setPixmap(pixmap("circle-alert", "danger", 16, self))
        self._show(words, wrong=True)
        if fresh and self.isVisible():
            announce(self.editor, words, urgent=True)

    def set_hint(self, words: str) -> None:
        """Another hint; an error in its place stays."""
        self._hint = words
        if not self.error:
            self._show(words, wrong=False)

    def clear_error(self) -> None:
        """Show the hint again."""
        self._show(self._hint, wrong=False)

    def _show(self, words: str, *, wrong: bool) -> None:
        self.message.setText(words)
        self.message.setVisible(bool(words))
        self._sign.setVisible(wrong)
        set_kind(self.message, "error" if wrong else "hint")
        self.editor.setAccessibleDescription(words)
        mark_wrong(self.editor, wrong=wrong)


class SearchField(Line):
    """Find as you type. `searched(str)` after a pause, at once on Enter; `left_down` when Down is pressed."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(placeholder)
        self._connect()

    def _build(self, placeholder: str) -> None:
        set_kind(self, "search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTextMargins(0, 0, current().px(CLEAR_ROOM), 0)
        self.empty = IconButton("x", _("Empty the field"), self, size=16)
        self.empty.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty.hide()
        self._sign = self.addAction(icon("search", "text3", 16), QLineEdit.ActionPosition.LeadingPosition)
        self._sign.setText(_("Find"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)

    def _connect(self) -> None:
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._search_now)
        self._sign.triggered.connect(self._search_now)
        self.empty.clicked.connect(self.clear)
        self._pause.timeout.connect(self._search_now)
        current().changed.connect(self._on_theme_changed)

    def _on_text_changed(self, text: str) -> None:
        self.empty.setVisible(bool(text))
        self._pause.start()

    def _search_now(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text().strip())

    def _on_theme_changed(self) -> None:
        self._sign.setIcon(icon("search", "text3", 16))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands at the end of the line, large enough to hit; Qt's own is not."""
        super().resizeEvent(event)
        size = self.empty.sizeHint()
        end = QRect(self.width() - size.width() - 3, (self.height() - size.height()) // 2, *size.toTuple())
        self.empty.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), end))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
