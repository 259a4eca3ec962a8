"""Fields that the wheel passes over: scrolling a page never changes what stands in it.

What assistive technology sets in them counts as set by her.
"""

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QTimeEdit, QWidget
from typing_extensions import override

from practiceapp.ui.shared.calm_calendar import CalmCalendar
from practiceapp.ui.shared.spoken import Picks
from practiceapp.ui.shared.theme import current

BESIDE_LINES = 28
"""What stands free at the sides of the lines of a list of choices, in px."""


class CalmSpinBox(QSpinBox):
    """A number that keeps still. Set by assistive technology, without the caret, it is finished at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._telling = False
        self.valueChanged.connect(self._on_changed)

    @override
    def setValue(self, val: int) -> None:
        self._telling = True
        super().setValue(val)
        self._telling = False

    def _on_changed(self) -> None:
        if not self._telling and not self.hasFocus():
            self.editingFinished.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CalmDateEdit(QDateEdit):
    """A day that keeps still."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._has_calendar = False

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The calendar is made when it is first opened."""
        if self.calendarPopup() and not self._has_calendar:
            self._has_calendar = True
            self.setCalendarWidget(CalmCalendar())
        super().mousePressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CalmTimeEdit(QTimeEdit):
    """A time that keeps still."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CalmComboBox(QComboBox):
    """A choice that keeps still. A line chosen by assistive technology is taken as a click takes it."""

    _picks: Picks | None = None

    @override
    def showPopup(self) -> None:
        if self._picks is None:
            self.view().setAccessibleName(self.accessibleName())
            self._picks = Picks(self.view())
            self._picks.picked.connect(self._on_picked)
        bar = self.view().verticalScrollBar().sizeHint().width()
        whole = self.view().sizeHintForColumn(0) + bar + current().px(BESIDE_LINES)
        self.view().setMinimumWidth(whole)  # also below a narrow field
        super().showPopup()

    def _on_picked(self, index: QModelIndex) -> None:
        self.hidePopup()
        self.setCurrentIndex(index.row())
        self.activated.emit(index.row())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
