"""A hand that counts: each key or combination is one; letters typed as text are not counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from tests.drive.hands import answering, front, settle, type_text
from tests.keyboard.walking import described, focused


class Hand:
    """`press("Ctrl+N", "Return")`, `write("Ida")`; `count` is what was pressed."""

    def __init__(self) -> None:
        self.count = 0
        self.pressed: list[str] = []

    def press(self, *keys: str) -> None:
        """Press each, wherever the focus is; it must be somewhere afterwards."""
        for one in keys:
            self.count += 1
            self.pressed.append(one)
            combination = QKeySequence(one)[0]
            where = QApplication.activePopupWidget() or focused() or front()
            QTest.keyClick(where, combination.key(), combination.keyboardModifiers())
            settle()

    def write(self, text: str) -> None:
        """Type text into what has the focus."""
        assert focused() is not None, f"nothing to type “{text}” into"
        type_text(text)
        settle()

    @contextmanager
    def asked(self, *keys: str, first: Callable[[QDialog], object] | None = None) -> Iterator[None]:
        """Answer the question that opens inside with these keys; `first` is done to it before."""

        def answer(dialog: QDialog) -> None:
            dialog.activateWindow()  # what a window manager does
            settle()
            if first is not None:
                first(dialog)
            self.press(*keys)

        with answering(answer):
            yield

    def at(self) -> str:
        """What has the focus, for the message of a failure."""
        return described(focused())
