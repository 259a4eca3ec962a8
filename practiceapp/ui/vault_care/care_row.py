"""One thing that is cared for: its sign and name, when it was last seen to, what is due, and its one act."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from practiceapp.ui.shared.buttons import Button
from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.pieces import heading, label
from practiceapp.ui.shared.theme import current
from practiceapp.ui.vault_care.care_lines import CareLine

SIGN, DUE_SIGN = 20, 16


class CareRow(QWidget):
    """A row of the page; `say(line)` says what stands now. What is due has words and a sign, not a colour."""

    def __init__(self, icon_name: str, title: str, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.title, self.words, self.due = (
            heading(title, "card_title"),
            label("", "second"),
            label("", "warn"),
        )
        self._sign, self._due_sign = QLabel(), QLabel()
        self._build(buttons)
        for button in buttons:
            button.setAccessibleDescription(title)
        current().changed.connect(self._draw)
        self._draw()

    def _build(self, buttons: tuple[Button, ...]) -> None:
        theme = current()
        self._asked = QWidget()
        due = QHBoxLayout(self._asked)
        due.setContentsMargins(0, 0, 0, 0)
        due.setSpacing(theme.px(6))
        due.addWidget(self._due_sign, 0, Qt.AlignmentFlag.AlignTop)
        due.addWidget(self.due, 1)
        column = QVBoxLayout()
        column.setSpacing(theme.px(2))
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self._asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.say(CareLine(""))

    def say(self, line: CareLine) -> None:
        """What stands now."""
        self.words.setText(line.words)
        self.due.setText(line.due)
        self._asked.setVisible(bool(line.due))

    def _draw(self) -> None:
        self._sign.setPixmap(pixmap(self._icon_name, "text2", SIGN, self))
        self._due_sign.setPixmap(pixmap("clock", "warn", DUE_SIGN, self))
