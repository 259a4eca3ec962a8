"""The calendar that opens below a day field, in the look of the program."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from practiceapp.ui.shared.icons import icon
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.theme import current

DAY = 34
"""How wide and high a day is, in px of the design."""


class CalmCalendar(QCalendarWidget):
    """The month below a day field: no red, arrows in the ink of the theme, days large enough to hit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(LANGUAGE.locale)
        self.setFirstDayOfWeek(LANGUAGE.locale.firstDayOfWeek())
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekend, QTextCharFormat())
        self._dress()
        current().changed.connect(self._dress)

    def _dress(self) -> None:
        theme = current()
        self.setMinimumSize(theme.px(DAY) * 8, theme.px(DAY) * 8)
        heading = QTextCharFormat()
        heading.setForeground(theme.color("text2"))
        heading.setFontWeight(QFont.Weight.DemiBold)
        self.setHeaderTextFormat(heading)
        for name, sign in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = self.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(icon(sign, "text2", 18))
                button.setIconSize(QSize(theme.px(18), theme.px(18)))
