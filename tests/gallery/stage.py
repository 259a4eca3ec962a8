"""Puts a component on a small window in one of its states, to be painted or measured."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QVBoxLayout, QWidget

from practiceapp.ui.shared.theme import current

NORMAL, HOVER, FOCUS, PRESSED, DISABLED = "normal", "hover", "focus", "pressed", "disabled"
CONTROL = (NORMAL, HOVER, FOCUS, PRESSED, DISABLED)
FIELD = (NORMAL, HOVER, FOCUS, DISABLED)
LIST = (NORMAL, HOVER, FOCUS)
THEMES = (("light", "normal"), ("dark", "normal"), ("light", "high"), ("dark", "high"))
"""Scheme and contrast of the four."""


def itself(widget: QWidget) -> QWidget:
    """The component is what takes the state."""
    return widget


def nothing_over(_widget: QWidget) -> QWidget | None:
    """No list, menu or calendar opens over it."""
    return None


@dataclass(frozen=True)
class Specimen:
    """One component: how it is made, its states, and the part of it that takes them."""

    name: str
    make: Callable[[], QWidget]
    states: tuple[str, ...] = (NORMAL,)
    part: Callable[[QWidget], QWidget] = itself
    over: Callable[[QWidget], QWidget | None] = nothing_over
    """Opens what belongs over it, and answers that."""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Staged:
    """A component in a state: the window to look at, the component, and the part that is in the state."""

    specimen: Specimen
    state: str
    window: QWidget
    widget: QWidget
    part: QWidget

    @property
    def name(self) -> str:
        """Both in words."""
        return f"{self.specimen.name}, {self.state}"


@contextmanager
def staged(specimen: Specimen, state: str) -> Iterator[Staged]:
    """The component on its window, in this state; all gone afterwards."""
    widget = specimen.make()
    stage = widget if isinstance(widget, QDialog) else _stage(widget)
    if specimen.width:
        widget.setFixedWidth(specimen.width)
    if specimen.height:
        widget.setFixedHeight(specimen.height)
    stage.show()
    stage.activateWindow()
    stage.setFocus(Qt.FocusReason.OtherFocusReason)
    settle()
    QTest.mouseMove(stage, QPoint(1, 1))  # the mouse is where the last one left it
    settle()
    part = specimen.part(widget)
    _bring(part, state)
    over = specimen.over(widget)
    settle()
    try:
        yield Staged(specimen, state, over or stage, widget, part)
    finally:
        if over is not None:
            over.close()
        stage.close()
        stage.deleteLater()
        QCoreApplication.sendPostedEvents(stage, QEvent.Type.DeferredDelete)


def settle() -> None:
    """Let what is due be laid out and painted."""
    for _turn in range(2):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()


def _stage(widget: QWidget) -> QWidget:
    stage = QWidget()
    stage.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column = QVBoxLayout(stage)
    margin = current().space("group")
    column.setContentsMargins(margin, margin, margin, margin)
    column.addWidget(widget)
    return stage


def _bring(part: QWidget, state: str) -> None:
    if state == DISABLED:
        part.setEnabled(False)
    elif state == FOCUS:
        part.setFocus(Qt.FocusReason.TabFocusReason)
    elif state == PRESSED and isinstance(part, QAbstractButton):
        part.setDown(True)
    elif state == HOVER:
        over = part.viewport() if isinstance(part, QAbstractItemView) else part
        QTest.mouseMove(over, QPoint(0, 0))
        QTest.mouseMove(over, QPoint(min(30, over.width() // 2), min(80, over.height() // 2)))
        over.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)  # no mouse enters anything offscreen
        over.update()
