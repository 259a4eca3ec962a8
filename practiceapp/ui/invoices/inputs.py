"""Two small inputs: one of a few, each said in plain words; and a day that counts only when ticked."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from practiceapp.ui.shared.countries import countries
from practiceapp.ui.shared.fields import choice_field, day_field, day_of
from practiceapp.ui.shared.pieces import label, section_header
from practiceapp.ui.shared.theme import current

_SHORTEST = 10


class ChoiceGroup(QWidget):
    """One of a few; each choice may carry a line that says what it means. Arrows move inside."""

    changed = Signal()

    def __init__(
        self,
        heading: str,
        choices: Iterable[tuple[object, str, str]],
        parent: QWidget | None = None,
        *,
        beside: bool = False,
    ) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._build(heading, list(choices), beside=beside)
        self._one_stop()
        self.buttons.idToggled.connect(self._on_toggled)

    def _build(self, heading: str, choices: list[tuple[object, str, str]], *, beside: bool) -> None:
        theme = current()
        self.setAccessibleName(heading)
        self.heading = section_header(heading)
        self.buttons = QButtonGroup(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(4))
        outer.addWidget(self.heading)
        inner = QHBoxLayout() if beside else QVBoxLayout()
        inner.setSpacing(theme.px(12 if beside else 2))
        outer.addLayout(inner)
        for number, (value, words, meaning) in enumerate(choices):
            button = QRadioButton(words)
            button.setAccessibleName(f"{heading}: {words}")
            button.setAccessibleDescription(meaning)
            self.buttons.addButton(button, number)
            self._values.append(value)
            inner.addWidget(button)
            if meaning:
                hint = label(meaning, "hint")
                hint.setContentsMargins(theme.px(34), 0, 0, theme.px(4))
                inner.addWidget(hint)
        if beside:
            inner.addStretch(1)

    def button_of(self, value: object) -> QRadioButton:
        """The button that stands for a value."""
        found = self.buttons.button(self._values.index(value))
        if not isinstance(found, QRadioButton):
            raise TypeError("a choice is a radio button")
        return found

    def stop(self) -> QAbstractButton:
        """The button that Tab reaches."""
        return self.buttons.checkedButton() or self.buttons.buttons()[0]

    def value(self) -> object:
        """What is chosen."""
        checked = self.buttons.checkedId()
        return self._values[checked] if checked >= 0 else self._values[0]

    def set_value(self, value: object) -> None:
        """Choose without telling anyone."""
        self.buttons.blockSignals(True)
        self.button_of(value).setChecked(True)
        self.buttons.blockSignals(False)
        self._one_stop()

    def _on_toggled(self, _number: int, checked: bool) -> None:
        if checked:
            self._one_stop()
            self.changed.emit()

    def _one_stop(self) -> None:
        """Tab reaches what is chosen and nothing else, so that Space there never chooses something wider.

        Qt does so only once the focus was inside; the first Tab would land on the first button.
        """
        chosen_button = self.buttons.checkedButton()
        for button in self.buttons.buttons():
            stops = chosen_button is None or button is chosen_button
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)


def country_field(name: str, first: Iterable[tuple[str, object]] = ()) -> QComboBox:
    """Every country; as narrow as the room there is, whatever the longest name."""
    return narrow(choice_field(name, [*first, *countries()]))


def narrow(field: QComboBox) -> QComboBox:
    """Let a choice become narrower than its longest line."""
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(_SHORTEST)
    return field


def until_today(field: QDateEdit, today: date) -> None:
    """Let a field take no day after today, told to nobody. Days pass while a page stays open."""
    with QSignalBlocker(field):
        field.setMaximumDate(QDate(today.year, today.month, today.day))


def propose(field: QDateEdit, day: date) -> None:
    """Put a day into a field, told to nobody."""
    with QSignalBlocker(field):
        field.setDate(QDate(day.year, day.month, day.day))


class DatedTick(QWidget):
    """Something that happened on a day: a tick, and the day beside it once ticked."""

    changed = Signal()

    def __init__(self, words: str, day_name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tick = QCheckBox(words)
        self._today = today
        self.field = day_field(day_name, today)
        until_today(self.field, today)
        self.field.setVisible(False)
        below = QHBoxLayout()
        below.setContentsMargins(current().px(34), 0, 0, 0)
        below.addWidget(self.field)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().px(4))
        layout.addWidget(self.tick)
        layout.addLayout(below)
        self.setFocusProxy(self.tick)
        self.tick.toggled.connect(self._on_ticked)
        self.field.dateChanged.connect(self._on_day)

    def day(self) -> date | None:
        """The day, or none while it is not ticked."""
        return day_of(self.field) if self.tick.isChecked() else None

    def set_today(self, today: date) -> None:
        """Allow days up to this one, and propose it while there is no tick."""
        self._today = today
        until_today(self.field, today)
        if not self.tick.isChecked():
            propose(self.field, today)

    def set_day(self, day: date | None) -> None:
        """Show a day, or no tick and today beside it once ticked, without telling anyone."""
        with QSignalBlocker(self.tick):
            self.tick.setChecked(day is not None)
        propose(self.field, day or self._today)
        self.field.setVisible(day is not None)

    def _on_ticked(self, ticked: bool) -> None:
        self.field.setVisible(ticked)
        self.changed.emit()

    def _on_day(self) -> None:
        self.changed.emit()
