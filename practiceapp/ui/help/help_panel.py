"""The help itself: find and topics at the left, the text at the right. Stands in the window and before it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from practiceapp.ui.help.finding import Find, find, folded
from practiceapp.ui.help.help_view import HelpView
from practiceapp.ui.help.topic_list import TopicList
from practiceapp.ui.help.topics import HelpBook
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.fields import SearchField
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.rows import Row, RowList
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current

LIST_WIDTH = 280
FIND_HEIGHT = 56
SHARES = (36, 64)
"""Of the width, while the list has not its whole measure."""
BEFORE = 14
"""So many letters stand before the word in the short form of a line."""


class HelpPanel(QWidget):
    """Arrows in the list show a topic at once, Enter goes into the text, Escape goes back.

    `left` when she has done reading; `turned(name)` when another topic is shown.
    """

    left = Signal()
    turned = Signal(str)

    def __init__(self, book: HelpBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.name = ""
        """The topic in view."""
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = current()
        self.search = SearchField(_("Find in the help"))
        self.topics = TopicList(_("Topics"))
        self.topics.show_rows(_contents(self._book))
        self.finds = RowList(_("Found in the help"), FIND_HEIGHT)
        self.nothing = label("", "lead")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.lists = QStackedWidget()
        for widget in (self.topics, self.finds, self.nothing):
            self.lists.addWidget(widget)
        self.view = HelpView()
        side = QWidget()
        side.setMaximumWidth(theme.px(LIST_WIDTH))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.search)
        column.addWidget(self.lists, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(32))
        row.addWidget(side, SHARES[0])
        row.addWidget(self.view, SHARES[1])

    def _connect(self) -> None:
        self.search.searched.connect(self._on_searched)
        self.search.left_down.connect(self._focus_list)
        self.search.returnPressed.connect(self._focus_list)
        self.topics.looked_at.connect(self._on_topic)
        self.topics.opened.connect(self._read)
        self.finds.looked_at.connect(self._on_find)
        self.finds.opened.connect(self._read)
        self.view.topic_wanted.connect(self._on_link)
        command(self, _("Find in the help"), self._focus_search, "Ctrl+Shift+F")
        command(self.view, _("Next heading"), self.view.next_heading, "Ctrl+Down")
        command(self.view, _("Heading before"), self.view.heading_before, "Ctrl+Up")
        command(self, _("Leave the help"), self._on_escape, "Esc")

    def show_topic(self, name: str) -> None:
        """Show this topic; one that is not there gives the beginning."""
        topic = self._book.topic(name)
        blocked = self.topics.blockSignals(True)
        self.topics.choose(topic.name)
        self.topics.blockSignals(blocked)
        self._show(topic.name)

    def _show(self, name: str) -> None:
        if name == self.name:
            self.view.mark("")
            return
        self.name = name
        topic = self._book.topic(name)
        self.view.show_markdown(topic.title, topic.text)
        self.turned.emit(name)

    # --- finding

    def _on_searched(self, asked: str) -> None:
        if not asked:
            self.lists.setCurrentWidget(self.topics)
            self.show_topic(self.name)
            return
        found = find(self._book.topics, asked)
        self.finds.setCurrentIndex(self.finds.rootIndex())
        self.finds.show_rows([_row_of(one, asked) for one in found])
        self.finds.scrollToTop()
        words = ngettext("{n} found", "{n} found", len(found)).format(n=len(found))
        if not found:
            words = _("The help has nothing on this. Try another word, or the beginning of one.")
            self.nothing.setText(words)
        self.lists.setCurrentWidget(self.finds if found else self.nothing)
        announce(self.search, words)

    def _focus_list(self) -> None:
        shown = self.lists.currentWidget()
        if isinstance(shown, RowList):
            shown.focus_first()

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_topic(self, name: object) -> None:
        if isinstance(name, str):
            self._show(name)

    def _on_find(self, one: object) -> None:
        if isinstance(one, Find):
            self.show_topic(one.topic)
            self.view.mark(self.search.text())

    def _read(self, _key: object) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_link(self, name: str) -> None:
        if name in self._book:
            self.show_topic(name)
            self._read(name)

    def _on_escape(self) -> None:
        if self.search.text():
            self.search.clear()
            self._on_searched("")
            self._focus_search()
        else:
            self.left.emit()


def _contents(book: HelpBook) -> list[Row]:
    names = (_("To begin"), _("Each page"), _("The whole program"), _("Before it opens, and about this help"))
    rows = []
    for number, group in enumerate(book.groups):
        rows += [Row(key=None, title=names[number], heading=True)] if number < len(names) else []
        rows += [Row(key=topic.name, title=topic.title) for topic in group]
    return rows


def _row_of(one: Find, asked: str) -> Row:
    spoken = ": ".join(part for part in (one.title, one.heading, one.line) if part)
    return Row(key=one, title=one.title, second=_from_word(one.line, asked), spoken=spoken)


def _from_word(line: str, asked: str) -> str:
    """The line from shortly before the word on, which there is room to read."""
    at = folded(line).find((folded(asked).split() or [""])[0])
    if at <= 2 * BEFORE:
        return line
    cut = line.find(" ", at - BEFORE)
    return f"… {line[cut + 1 :]}" if 0 <= cut < at else line
