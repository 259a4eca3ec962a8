"""The one movement there is: what comes over the page fades in, for 120 ms, unless she wants none.

`fade_in(widget)` right after it is shown. The toast and the palette use it, nothing else does.
"""

from PySide6.QtCore import QPropertyAnimation, QTimer
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.tokens import scale


def fade_in(widget: QWidget) -> None:
    """Let the widget appear softly; with motion off it is simply there."""
    if not current().motion:
        widget.setGraphicsEffect(None)  # type: ignore[arg-type]
        return
    veil = QGraphicsOpacityEffect(widget)
    veil.setOpacity(0.0)
    widget.setGraphicsEffect(veil)
    fade = QPropertyAnimation(veil, b"opacity", veil)
    fade.setDuration(scale("motion")["fade"])
    fade.setStartValue(0.0)
    fade.setEndValue(1.0)
    fade.finished.connect(lambda: QTimer.singleShot(0, veil, lambda: _lift(widget, veil)))
    fade.start()


def _lift(widget: QWidget, veil: QGraphicsOpacityEffect) -> None:
    """Through a veil, however thin, text is drawn as a picture and loses its edge."""
    if widget.graphicsEffect() is veil:
        widget.setGraphicsEffect(None)  # type: ignore[arg-type]
