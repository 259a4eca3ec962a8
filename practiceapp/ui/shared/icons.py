"""Lucide's strokes in the colours of the theme.

`pixmap("lock", "text2", 20, widget)` for painting and labels, `icon("plus", "text", 16)` for buttons. The
drawing library is loaded with the first icon, so that a window without icons does not wait for it.
"""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from practiceapp.resources import resource_path
from practiceapp.ui.shared.theme import current

SMALL = 16
SCALES = frozenset({1.0, 2.0})
"""Drawn on every machine, besides those of its screens; a screen plugged in later takes the larger."""
POINTING = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "undo-2",
        "log-out",
        "panel-right",
        "panel-right-close",
        "panel-right-open",
    }
)
"""Point the other way in a language that is read from the right."""


def icon(name: str, ink: str = "text2", size: int = 20, faded: str = "text3", gap: int = 0) -> QIcon:
    """An icon crisp on every screen; `faded` is the colour when disabled, `gap` empty room at its right."""
    made = QIcon()
    for scale in sorted(SCALES.union(screen.devicePixelRatio() for screen in QGuiApplication.screens())):
        made.addPixmap(_drawn(name, ink, size, scale, gap), QIcon.Mode.Normal)
        made.addPixmap(_drawn(name, faded, size, scale, gap), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, token: str, size: int, widget: QWidget) -> QPixmap:
    """A picture of the icon at the widget's resolution, for painting and for labels."""
    return _drawn(name, token, size, widget.devicePixelRatioF())


def _drawn(name: str, token: str, size: int, scale: float, gap: int = 0) -> QPixmap:
    theme, turned = current(), QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    kept = theme.pictures.get((name, token, size, scale, gap, turned))
    if kept is None:
        kept = _rendered(name, token, size, scale, gap)
        if turned:
            kept = _turned(kept, round(gap * scale), name)
        theme.pictures[name, token, size, scale, gap, turned] = kept
    return kept


def _turned(picture: QPixmap, gap: int, name: str) -> QPixmap:
    """For a language read from the right: the gap is at the other side, and arrows point the other way."""
    turned = QPixmap(picture.size())
    turned.setDevicePixelRatio(picture.devicePixelRatio())
    turned.fill(Qt.GlobalColor.transparent)
    painter = QPainter(turned)
    painter.scale(1 / picture.devicePixelRatio(), 1 / picture.devicePixelRatio())
    if name in POINTING:
        painter.translate(picture.width(), 0)
        painter.scale(-1, 1)
        gap = 0
    painter.drawPixmap(QRectF(gap, 0, picture.width(), picture.height()), picture, QRectF(picture.rect()))
    painter.end()
    return turned


def _rendered(name: str, token: str, size: int, scale: float, gap: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    theme = current()
    length = theme.px(size)
    source = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    stroke = "2.25" if size <= SMALL else "1.75"
    source = source.replace("currentColor", theme.color(token).name())
    source = source.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    side = round(length * scale)
    picture = QPixmap(side + round(gap * scale), side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
