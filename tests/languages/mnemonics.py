"""Letters behind &: which are in reach at once, and whether two of them are the same."""

import re
from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QTabBar, QWidget

_LETTER = re.compile(r"(?<!&)&(?!&)(\S)")


def letter_of(words: str) -> str:
    """The letter, small; nothing when the words have none."""
    found = _LETTER.search(words.replace("&&", ""))
    return found[1].casefold() if found else ""


def in_reach(window: QWidget) -> list[str]:
    """The words of everything with a letter that can be pressed now, or once it is no longer grey."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not _reachable(widget):
            continue
        found += [words for words in _words(widget) if letter_of(words)]
    return found


def collisions(words: list[str]) -> list[str]:
    """Every letter that more than one of them wants."""
    wanted = defaultdict(list)
    for one in words:
        wanted[letter_of(one)].append(one)
    return [f"{letter}: {', '.join(those)}" for letter, those in sorted(wanted.items()) if len(those) > 1]


def in_menu(menu: QMenu) -> list[str]:
    """The words of a menu that have a letter; a menu is a reach of its own."""
    return [action.text() for action in menu.actions() if letter_of(action.text())]


def _reachable(widget: QWidget) -> bool:
    """Whether nothing around it is switched off; itself may be, for now."""
    around = widget.parentWidget()
    return around is None or around.isEnabled()


def _words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from [widget.text()] if widget.buddy() is not None else []
    elif isinstance(widget, QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(index) for index in range(widget.count()))
