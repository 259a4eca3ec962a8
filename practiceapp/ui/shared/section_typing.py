"""Typing over a day or a time: a click or Ctrl+A marks the first part, so that what is typed replaces it.

A caret left inside a part adds digits to it: "3 Mar 2025" typed into "30 Nov 2026" became 30 Mar. And Qt
drops each digit that does not fit the month still standing there ("31 Jan" over November, any later day
of an earlier month under a last day allowed), so a day written out is read as a whole.
"""

from PySide6.QtCore import QDate, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit
from typing_extensions import override

from practiceapp.ui.shared.typed_days import typed_day

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_BESIDE = (Qt.Key.Key_Shift, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Alt)


class SectionTyping(QObject):
    """Watches one field: the click that enters it marks the first part, a later click the part below it."""

    def __init__(self, field: QDateTimeEdit) -> None:
        super().__init__(field)
        self._field = field
        self._entering = False
        self._typed: str | None = None
        field.installEventFilter(self)
        field.lineEdit().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self._field:
            if kind is QEvent.Type.MouseButtonRelease:
                self._on_clicked()
        elif kind is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._entering = event.reason() is Qt.FocusReason.MouseFocusReason
            self._typed = ""
        elif kind is QEvent.Type.FocusOut:
            self._read()
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return False

    def _on_clicked(self) -> None:
        if self._entering:
            self._mark_first()
        else:
            self._field.setSelectedSection(self._field.currentSection())
            self._typed = None
        self._entering = False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._mark_first()
            return True
        if event.key() in _ENDS:
            self._read()
            return False
        if not event.text().isprintable() or not event.text():
            if event.key() not in _BESIDE:
                self._typed = None  # moved or deleted inside: what stands there counts, not what was typed
            return False
        if self._typed is not None:
            self._typed += event.text()
            return self._read(whole=True)
        return False

    def _mark_first(self) -> None:
        self._field.setSelectedSection(self._field.sectionAt(0))
        self._typed = ""

    def _read(self, *, whole: bool = False) -> bool:
        """Take over what was typed if it is a day that is allowed here; answers whether it was."""
        field = self._field
        if not self._typed or not isinstance(field, QDateEdit):
            return False
        day = typed_day(self._typed, field.locale(), field.date(), whole=whole)
        if day is None or not field.minimumDate() <= day <= field.maximumDate():
            return False
        self._typed = None
        self._take(day)
        return True

    def _take(self, day: QDate) -> None:
        self._field.setDate(day)
        self._field.setSelectedSection(QDateTimeEdit.Section.YearSection)
