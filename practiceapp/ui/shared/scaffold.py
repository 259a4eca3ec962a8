"""How a page is laid out: margin 32, title top left, one primary button top right, then the content.

`frame = PageFrame(self, _("Clients"), primary=PrimaryButton(_("&New client"), "plus"))`,
`frame.body.addWidget(…)`, `frame.set_title(…)`, `frame.set_subtitle(_("Seven clients"))`,
`beside=(…)` for quiet buttons. `FormColumn()` is a single column of labelled fields at
a readable width: `column.add(field)`, `column.add_pair(left, right)`, `column.add_section(_("Fees"))`.
`scrolled(widget)` makes tall content scroll.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.pieces import label, page_title, section_title
from practiceapp.ui.shared.spoken import speak_as
from practiceapp.ui.shared.theme import current, set_kind


class PageFrame:
    """Title, subtitle, quiet buttons, primary action and body, laid out on the given page."""

    def __init__(
        self,
        page: QWidget,
        title: str,
        subtitle: str = "",
        primary: QWidget | None = None,
        beside: Sequence[QWidget] = (),
    ) -> None:
        theme = current()
        self.title, self.subtitle = page_title(title), label(subtitle, "lead")
        self.subtitle.setVisible(bool(subtitle))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addLayout(words, 1)
        quiet = QHBoxLayout()
        quiet.setSpacing(theme.px(8))
        for button in beside:  # laid out, and so reached by Tab, before the primary one
            quiet.addWidget(button)
        head.addLayout(quiet)
        head.setAlignment(quiet, Qt.AlignmentFlag.AlignTop)
        if primary is not None:
            head.addWidget(primary, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(16))
        outer = QVBoxLayout(page)
        margin = theme.px(32)
        outer.setContentsMargins(margin, theme.px(24), margin, theme.px(16))
        outer.setSpacing(theme.px(20))
        outer.addLayout(head)
        outer.addLayout(self.body, 1)

    def set_title(self, text: str) -> None:
        """Another title."""
        self.title.setText(text)

    def set_subtitle(self, text: str) -> None:
        """The line below the title; none when empty."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))


class FormColumn(QWidget):
    """Fields one below the other, 20 apart, at most `width` wide."""

    def __init__(self, parent: QWidget | None = None, width: int = 560) -> None:
        super().__init__(parent)
        theme = current()
        set_kind(self, "scrolled")
        self.setMaximumWidth(theme.px(width))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, theme.px(24))
        self.column.setSpacing(theme.px(18))
        self.column.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Below what is there."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def add_pair(self, left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> None:
        """Two fields side by side; on a narrow page they still fit."""
        self.column.insertLayout(self.column.count() - 1, field_pair(left, right, shares))

    def add_section(self, title: str, sentence: str = "") -> None:
        """A heading and, in one sentence, what the group is for."""
        if self.column.count() > 1:
            self.column.insertSpacing(self.column.count() - 1, current().px(8))
        words = QVBoxLayout()
        words.setSpacing(current().px(2))
        words.addWidget(section_title(title))
        if sentence:
            words.addWidget(label(sentence, "second"))
        self.column.insertLayout(self.column.count() - 1, words)


def field_pair(left: QWidget, right: QWidget, shares: tuple[int, int] = (1, 1)) -> QHBoxLayout:
    """Two fields side by side, their widths in these shares."""
    row = QHBoxLayout()
    row.setSpacing(current().px(16))
    row.addWidget(left, shares[0], Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, shares[1], Qt.AlignmentFlag.AlignTop)
    return row


class DownwardArea(QScrollArea):
    """Never asks to be narrower than what it holds: there is no scrolling to the side."""

    @override
    def minimumSizeHint(self) -> QSize:
        least, inside = super().minimumSizeHint(), self.widget()
        if inside is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inside.minimumSizeHint().width() + bar, least.height())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What it holds wants another size."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolled(widget: QWidget) -> QScrollArea:
    """The widget in a frameless scroll area that only scrolls down."""
    area = DownwardArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    area.viewport().setAutoFillBackground(False)
    widget.setAutoFillBackground(False)
    return area


def read_by_keys(area: QScrollArea) -> None:
    """Make what is only read a stop of Tab, with a ring; the arrow keys scroll it."""
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_kind(area, "reading")
    speak_as(area, "document")
