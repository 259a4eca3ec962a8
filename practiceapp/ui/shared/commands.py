"""Every command once: words, keys, what it does. The palette and the sheet of keys list what is here.

`command(self, _("Save to a folder"), self._on_save, "Ctrl+E", "folder-open")` adds one to a page or a part of
it; disable it while it makes no sense, and it is not listed. Keys act in the whole window for the main
window, else while the focus is inside the owner. Several keys are written "Ctrl+Enter; Ctrl+Return"; the
first is the one that is shown.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from practiceapp.ui.shared.language import _

_MARK, _ICON, _GOES = "command", "command_icon", "command_goes"
_BETWEEN_KEYS = re.compile(r"\+(?=.)")
"""A plus that joins two keys; the one that ends "Ctrl++" is a key itself."""


def command(
    owner: QWidget,
    words: str,
    act: Callable[[], object],
    keys: str = "",
    icon: str = "",
    *,
    goes: bool = False,
) -> QAction:
    """Add a command to `owner`; `goes` when it leads to a place and does nothing else."""
    made = QAction(words, owner)
    made.setProperty(_MARK, True)
    made.setProperty(_ICON, icon)
    made.setProperty(_GOES, goes)
    made.setShortcuts([QKeySequence(each) for each in keys.split("; ") if each])
    whole_window = isinstance(owner, QMainWindow)
    made.setShortcutContext(
        Qt.ShortcutContext.WindowShortcut if whole_window else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    made.triggered.connect(lambda _checked=False: act())
    owner.addAction(made)
    return made


def commands_of(owner: QWidget) -> list[QAction]:
    """What `owner` itself can do now, in the order it was added."""
    return [each for each in owner.actions() if each.property(_MARK) and each.isEnabled()]


def commands_in(page: QWidget) -> list[QAction]:
    """What a page and its visible parts can do now."""
    found = commands_of(page)
    for each in page.findChildren(QAction):
        owner = each.parent()
        inside = isinstance(owner, QWidget) and owner is not page and owner.isVisibleTo(page)
        if inside and each.property(_MARK) and each.isEnabled():
            found.append(each)
    return found


def icon_of(action: QAction) -> str:
    """The name of its picture, or nothing."""
    return str(action.property(_ICON) or "")


def leads_to_a_place(action: QAction) -> bool:
    """Whether it goes somewhere and does nothing else."""
    return bool(action.property(_GOES))


def keys_of(action: QAction) -> str:
    """Its first keys as they stand on her keyboard: Ctrl+K, Strg+K; nothing when it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def caps_of(keys: str) -> tuple[str, ...]:
    """The single keys of a combination."""
    return tuple(_BETWEEN_KEYS.split(keys)) if keys else ()


def with_keys(action: QAction) -> str:
    """Its words and keys, for a tooltip: "Back (Alt+Left)"."""
    keys = keys_of(action)
    return _("{words} ({keys})").format(words=action.text(), keys=keys) if keys else action.text()
