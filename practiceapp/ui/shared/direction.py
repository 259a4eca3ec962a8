"""Languages that are read from the right: what Qt does not turn around by itself.

`side(AlignRight)` is an alignment for a label of which Qt would judge by its first letter; with
`turn_margins(page)` what stands free at the left and at the right of everything inside changes places. From
the left, both change nothing.
"""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QStyle, QWidget

TURNED = "turned"


def from_the_right() -> bool:
    """Whether reading begins at the right."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def side(alignment: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """Left where reading begins, right where it ends, whatever letters the text is in."""
    return QStyle.visualAlignment(QGuiApplication.layoutDirection(), alignment)


def turn_margins(widget: QWidget) -> None:
    """After it was built, and again after something was built into it: each is turned once."""
    if not from_the_right():
        return
    inside: list[QWidget | QLayout] = [widget, *widget.findChildren(QWidget), *widget.findChildren(QLayout)]
    for one in inside:
        margins = one.contentsMargins()
        if margins.left() != margins.right() and not one.property(TURNED):
            one.setProperty(TURNED, True)
            one.setContentsMargins(_turned(margins))


def _turned(margins: QMargins) -> QMargins:
    return QMargins(margins.right(), margins.top(), margins.left(), margins.bottom())
