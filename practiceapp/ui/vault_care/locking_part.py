"""When the program locks by itself: each choice acts at once and is remembered on this computer."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from practiceapp.ui.shared.fields import LabelledField, number_field
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.preferences import Preferences
from practiceapp.ui.shared.theme import current

MINUTES, STEP = (5, 60), 5


class LockingPart(QWidget):
    """How long without a key or a click, and whether minimising the window locks."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._build()
        self.minutes.valueChanged.connect(self._on_minutes)
        self.minimised.toggled.connect(self._on_minimised)

    def _build(self) -> None:
        theme = current()
        self.minutes = number_field(_("Lock by itself"), MINUTES, _(" minutes"), STEP)
        self.minutes.setMaximumWidth(theme.px(180))
        self.minimised = QCheckBox(_("Lock when the &window is minimised"))
        field = LabelledField(
            _("L&ock by itself after"), self.minutes, _("Without a key or a click; 5 to 60 minutes.")
        )
        row = QHBoxLayout()
        row.addWidget(self.minimised)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(field)
        column.addLayout(row)

    def show_preferences(self) -> None:
        """What is remembered."""
        blocked = [QSignalBlocker(self.minutes), QSignalBlocker(self.minimised)]
        self.minutes.setValue(self._preferences.lock_minutes)
        self.minimised.setChecked(self._preferences.lock_when_minimised)
        for blocker in blocked:
            blocker.unblock()

    def _on_minutes(self, minutes: int) -> None:
        if MINUTES[0] <= minutes <= MINUTES[1]:
            self._preferences.lock_minutes = minutes

    def _on_minimised(self, locks: bool) -> None:
        self._preferences.lock_when_minimised = locks
