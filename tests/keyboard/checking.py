"""What the keyboard must be able to do on any surface: a page, a sheet, the window before a vault is open."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcutEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QRadioButton, QTabBar, QWidget
from typing_extensions import override

from tests.drive.hands import settle
from tests.keyboard.seeing import unseen
from tests.keyboard.walking import described, disorder, focused, passed_over, tabbed

PRESSED_BY_SPACE_ALONE = (QCheckBox, QRadioButton)
"""Enter in these is for the whole form."""


def reach_faults(surface: QWidget) -> list[str]:
    """What no key reaches, what Tab does in another order than one reads, what Shift+Tab does otherwise."""
    if focused() is None:
        return ["nothing has the focus to begin with"]
    try:
        stops, back = tabbed(surface), tabbed(surface, back=True)
    except AssertionError as fault:
        return [str(fault)]
    faults = [f"no key reaches {described(one)}" for one in passed_over(surface, stops)]
    faults += [f"against the way one reads: {step}" for step in disorder(surface.window(), stops)]
    if [stops[0], *back[:0:-1]] != stops:
        faults.append("Shift+Tab is not the way back: " + " → ".join(described(one) for one in back))
    return faults


def ring_faults(surface: QWidget) -> list[str]:
    """Each stop on which the focus is not to be seen."""
    faults = []
    for stop in tabbed(surface):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        fault = unseen(stop)
        if fault:
            faults.append(fault)
    return faults


def mnemonic_faults(surface: QWidget) -> list[str]:
    """Each underlined letter with Alt that does not reach what shows it."""
    faults = []
    for widget, words in underlined(surface):
        reached = answering_to(surface, words)
        if reached is not widget:
            letter = words[words.index("&") + 1]
            faults.append(f"Alt+{letter} on {described(widget)} reaches {described(reached)}")
    return faults


def underlined(surface: QWidget) -> Iterator[tuple[QWidget, str]]:
    """What shows an underlined letter and can be used, with its words."""
    for widget in surface.findChildren(QWidget):
        if not (widget.isVisible() and widget.isEnabled()):
            continue
        for words in _words(widget):
            if "&" in words.replace("&&", ""):
                yield widget, words.replace("&&", "")


def _words(widget: QWidget) -> list[str]:
    if isinstance(widget, QTabBar):
        return [widget.tabText(index) for index in range(widget.count())]
    if isinstance(widget, QLabel):
        buddy: QWidget | None = widget.buddy()
        return [widget.text()] if buddy is not None and buddy.isEnabled() else []
    return [widget.text()] if isinstance(widget, QAbstractButton) else []


class _Listener(QObject):
    """Takes the keys away from whoever they would act on, and remembers who it was."""

    def __init__(self) -> None:
        super().__init__()
        self.reached: list[tuple[QObject, bool]] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut and isinstance(event, QShortcutEvent):
            self.reached.append((watched, event.isAmbiguous()))
            return True
        return False


@contextmanager
def _listening() -> Iterator[_Listener]:
    application, listener = QCoreApplication.instance(), _Listener()
    assert application is not None
    application.installEventFilter(listener)
    try:
        yield listener
    finally:
        application.removeEventFilter(listener)


def answering_to(surface: QWidget, words: str) -> QObject | None:
    """Who would act on Alt and the letter underlined in these words; nobody when two would."""
    keys = QKeySequence.mnemonic(words)[0]
    with _listening() as listener:
        QTest.keyClick(focused() or surface, keys.key(), keys.keyboardModifiers())
    alone = [who for who, ambiguous in listener.reached if not ambiguous]
    return alone[0] if len(alone) == 1 else None


def press_faults(surface: QWidget) -> list[str]:
    """Each button that Space, or Enter, does not press. What it would do is taken from it before."""
    faults = []
    for stop in tabbed(surface):
        if not isinstance(stop, QAbstractButton):
            continue
        for name, key in (("Space", Qt.Key.Key_Space), ("Enter", Qt.Key.Key_Return)):
            if name == "Enter" and isinstance(stop, PRESSED_BY_SPACE_ALONE):
                continue
            if not _pressed_by(stop, key):
                faults.append(f"{name} does not press {described(stop)}")
    return faults


def _pressed_by(button: QAbstractButton, key: Qt.Key) -> bool:
    pressed: list[bool] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for signal in (button.clicked, button.toggled):
            try:
                signal.disconnect()
            except RuntimeError:
                continue
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, key)
    return pressed == [True]
