"""What a window really paints: every piece of text and every picture, who painted it and where.

`painted(window)` paints the window once onto a device that keeps no pixels but writes down what is drawn.
What a scroll area holds is painted whole, also below the fold. Places are logical pixels of the window.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPaintDevice, QPaintEngine, QPainter, QTextItem
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

Metric = QPaintDevice.PaintDeviceMetric
_SCALE = 0x10000
"""What Qt multiplies a device pixel ratio by where it asks for it as a whole number."""


@dataclass(frozen=True)
class Run:
    """A piece of text in one font: where it stands, and what its painter let be seen."""

    widget: QWidget
    root: QWidget
    text: str
    place: QRectF
    clip: QRectF | None


@dataclass(frozen=True)
class Picture:
    """An icon or image: where it stands, and how many pixels of its own it has for that."""

    widget: QWidget
    place: QRectF
    pixels: QSize


class _Engine(QPaintEngine):
    """Writes down texts and pictures; lines and grounds are nothing to it."""

    def __init__(self, device: "_Device") -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._device = device

    @override
    def begin(self, pdev: QPaintDevice) -> bool:
        return True

    @override
    def end(self) -> bool:
        return True

    @override
    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    @override
    def updateState(self, state: Any) -> None:
        pass

    @override
    def drawTextItem(self, p: Any, textItem: QTextItem) -> None:
        text = textItem.text()
        if text.strip():
            at = QPointF(p)
            height = textItem.ascent() + textItem.descent()
            box = QRectF(at.x(), at.y() - textItem.ascent(), textItem.width(), height)
            painter = self.painter()
            clip = painter.clipBoundingRect() if painter.hasClipping() else None
            self._device.note_text(text, self._mapped(box), None if clip is None else self._mapped(clip))

    @override
    def drawPixmap(self, r: Any, pm: Any, sr: Any) -> None:
        self._device.note_picture(self._mapped(QRectF(r)), QRectF(sr).size().toSize())

    @override
    def drawImage(self, r: Any, pm: QImage, sr: Any, flags: Any = None) -> None:
        self._device.note_picture(self._mapped(QRectF(r)), QRectF(sr).size().toSize())

    def _mapped(self, box: QRectF) -> QRectF:
        on_device = self.painter().deviceTransform().mapRect(box)
        ratio = self._device.ratio
        return QRectF(
            on_device.x() / ratio,
            on_device.y() / ratio,
            on_device.width() / ratio,
            on_device.height() / ratio,
        )

    @override
    def drawPath(self, path: Any) -> None:
        pass

    @override
    def drawPolygon(self, *_what: Any) -> None:
        pass

    @override
    def drawRects(self, *_what: Any) -> None:
        pass

    @override
    def drawLines(self, *_what: Any) -> None:
        pass

    @override
    def drawEllipse(self, *_what: Any) -> None:
        pass

    @override
    def drawPoints(self, *_what: Any) -> None:
        pass

    @override
    def drawTiledPixmap(self, *_what: Any) -> None:
        pass


class _Device(QPaintDevice):
    """As large and as dense as what is painted; knows which widget is painting."""

    def __init__(self, root: QWidget, window: QWidget) -> None:
        super().__init__()
        self.ratio = root.devicePixelRatioF()
        self.runs: list[Run] = []
        self.pictures: list[Picture] = []
        self.painting: QWidget = root
        self._root = root
        self._offset = QPointF(root.mapTo(window, QPoint())) if root is not window else QPointF()
        self._engine = _Engine(self)

    def note_text(self, text: str, place: QRectF, clip: QRectF | None) -> None:
        moved = None if clip is None else clip.translated(self._offset)
        self.runs.append(Run(self.painting, self._root, text, place.translated(self._offset), moved))

    def note_picture(self, place: QRectF, pixels: QSize) -> None:
        self.pictures.append(Picture(self.painting, place.translated(self._offset), pixels))

    @override
    def paintEngine(self) -> QPaintEngine:
        return self._engine

    @override
    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        size = self._root.size() * self.ratio
        known = {
            Metric.PdmWidth: size.width(),
            Metric.PdmHeight: size.height(),
            Metric.PdmWidthMM: size.width() // 4,
            Metric.PdmHeightMM: size.height() // 4,
            Metric.PdmDpiX: self._root.logicalDpiX(),
            Metric.PdmDpiY: self._root.logicalDpiY(),
            Metric.PdmPhysicalDpiX: self._root.physicalDpiX(),
            Metric.PdmPhysicalDpiY: self._root.physicalDpiY(),
            Metric.PdmDepth: 32,
            Metric.PdmNumColors: 2**31 - 1,
            Metric.PdmDevicePixelRatio: round(self.ratio),
            Metric.PdmDevicePixelRatioScaled: round(self.ratio * _SCALE),
        }
        return int(known.get(metric, 0))


class _WhoPaints(QObject):
    """Tells the device whose turn it is: a child paints after its parent has finished."""

    def __init__(self, device: _Device) -> None:
        super().__init__()
        self._device = device

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._device.painting = watched
        return False


def painted(window: QWidget) -> tuple[list[Run], list[Picture]]:
    """Everything the window shows, and what can be scrolled to in it."""
    held = (one.widget() for one in window.findChildren(QScrollArea) if one.isVisible())
    inside = [one for one in held if one is not None]
    runs: list[Run] = []
    pictures: list[Picture] = []
    for root in (window, *inside):
        device = _Device(root, window)
        with _watching(device):
            painter = QPainter(device)
            root.render(painter, QPoint())
            painter.end()
        others = [one for one in inside if one is not root and not one.isAncestorOf(root)]
        runs += [run for run in device.runs if not _is_in(run.widget, others)]
        pictures += [one for one in device.pictures if not _is_in(one.widget, others)]
    return runs, pictures


def _is_in(widget: QWidget, places: list[QWidget]) -> bool:
    return any(place is widget or place.isAncestorOf(widget) for place in places)


@contextmanager
def _watching(device: _Device) -> Iterator[None]:
    application = QApplication.instance()
    assert application is not None
    watch = _WhoPaints(device)
    application.installEventFilter(watch)
    try:
        yield
    finally:
        application.removeEventFilter(watch)
