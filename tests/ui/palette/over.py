"""Pages to open the palette over, and how to read it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QTextEdit, QVBoxLayout

from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.palette.found import Found
from practiceapp.ui.palette.key_list import KeyList
from practiceapp.ui.shared.commands import command
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.rows import Row


class FieldPage(Page):
    """A line and a text to write in, and three commands: with keys, without, and one that is not possible."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.line, self.text = QLineEdit(), QTextEdit()
        layout = QVBoxLayout(self)
        for field in (self.line, self.text):
            field.setAccessibleName("Text")
            layout.addWidget(field)
        self.finish = command(self, "Finish note", self._on_finish, "Ctrl+Enter; Ctrl+Return")
        command(self.text, "Put in a line", lambda: self.done.append("line"))
        command(self, "Send the field away", lambda: None, "Ctrl+J").setEnabled(False)
        self.start = self.line

    def _on_finish(self) -> None:
        focused = self.window().focusWidget()
        self.done.append(f"finish, the focus in the {type(focused).__name__}")


class PlainPage(Page):
    """One field."""

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)


def page_of(window: MainWindow) -> FieldPage:
    page = window.page
    assert isinstance(page, FieldPage)
    return page


def shown(rows: KeyList) -> list[Row]:
    model = rows.rows
    found = [model.row_at(model.index(number, 0)) for number in range(model.rowCount())]
    return [row for row in found if row is not None]


def titles(rows: KeyList) -> list[str]:
    return [row.title for row in shown(rows) if not row.heading]


def headings(rows: KeyList) -> list[str]:
    return [row.title for row in shown(rows) if row.heading]


def words_with_keys(actions: list[QAction]) -> set[str]:
    return {each.text() for each in actions if each.isEnabled() and not each.shortcut().isEmpty()}


def found(section: str, title: str, opened: list[str]) -> Found:
    return Found(section, title, lambda: opened.append(title), spoken=f"{section}, {title}")
