"""A sheet of several steps: one in view, a way out at any time, and one way on."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from practiceapp.ui.shared.buttons import PrimaryButton, QuietButton
from practiceapp.ui.shared.fitting_stack import FittingStack
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, label
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current

MARGIN = 24


class StepSheet(Sheet):
    """`step(…)` makes one, `show_step(…)` puts it in view; `go_on` is what the way on does there."""

    def __init__(self, parent: QWidget | None = None, width: int = 520) -> None:
        super().__init__(parent, width, spacing=16)
        self.trouble = Banner("", "danger")
        self.steps = FittingStack()
        self.leave, self.onward = QuietButton(_("&Not now")), PrimaryButton("")
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.steps)
        self.add_buttons(self.leave, self.onward)
        self.leave.clicked.connect(self.reject)
        self.onward.clicked.connect(self.go_on)

    def lead(self, words: str = "") -> QLabel:
        """A sentence as wide as the sheet, which then knows how tall it is."""
        made = label(words, "lead")
        made.setFixedWidth(self.minimumWidth() - 2 * current().px(MARGIN))
        return made

    def step(self, *parts: QWidget | str) -> QWidget:
        """A step of words and widgets, one below the other."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px(16))
        for part in parts:
            column.addWidget(self.lead(part) if isinstance(part, str) else part)
        column.addStretch(1)
        self.steps.add(page)
        return page

    def show_step(self, page: QWidget, heading: str, onward: str, start: QWidget | None = None) -> None:
        """Put this step in view, say where one is, and put the focus to its beginning."""
        self.trouble.say("")
        self.steps.show_page(page)
        self.set_heading(heading)
        self.leave.setText(_("&Not now"))
        self.onward.setText(onward)
        self.onward.setVisible(True)
        self.fit()
        (start or self.onward).setFocus()
        if self.isVisible():
            announce(self, heading)

    def show_trouble(self, sentence: str) -> None:
        """Why it did not go on; the step stays."""
        self.trouble.say(sentence, "danger")
        self.fit()

    def go_on(self) -> None:
        """What the way on does in the step in view."""
        raise NotImplementedError
