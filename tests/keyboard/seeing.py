"""Whether one sees where the focus is: a ring of the focus colour, measured in the pixels of the window.

A ring runs round what has the focus, or round the current row of a list, at least 2 px thick, whole, in a
colour that stands out 3 : 1 from what is around it, and is not there without the focus (WCAG 2.2, 2.4.7,
2.4.11, 2.4.13). In the text of a note, where a ring would frame every word she writes, it is a bar beside the
passage, 3 px wide and as tall as it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBitmap, QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QTabBar, QTableView, QTextEdit, QWidget

from practiceapp.ui.shared.theme import current
from tests.drive.hands import settle
from tests.keyboard.walking import described

AROUND = 40
"""So many px around a widget are looked at: a bar stands beside it."""
BEYOND = 5
"""A ring may run so many px outside what it is about, or inside it."""
THICK, BAR = 2, 3
CORNER = 16
LEAST_CONTRAST = 3.0
EVERY = 5
"""Every fifth pixel along a side is measured."""
MOST_OFF = 0.1
"""So much of a side may be otherwise: a letter, a neighbour's border."""


@dataclass(frozen=True)
class Picture:
    """A part of the window, with the focus and without."""

    with_focus: QImage
    without: QImage
    target: QRect
    """What the ring is about, within the picture."""


def unseen(widget: QWidget, *, colors: tuple[str, ...] = ("focus", "on_accent")) -> str:
    """Why the focus on this widget is not to be seen, or nothing."""
    picture = taken(widget)
    if picture.target.isEmpty():
        return f"{described(widget)} is out of sight"
    faults = []
    for token in colors:
        fault = _without_bar(picture, token) if _is_written_in(widget) else _without_ring(picture, token)
        if not fault:
            return ""
        faults.append(fault)
    return f"{described(widget)}: {faults[0]}"


def _is_written_in(widget: QWidget) -> bool:
    return isinstance(widget, QTextEdit) and widget.property("kind") == "note"


def taken(widget: QWidget) -> Picture:
    """Both pictures; the focus is where it was afterwards."""
    window = widget.window()
    target = about(widget)
    target.moveTopLeft(widget.mapTo(window, target.topLeft()))
    area = target.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(window.rect())
    settle()
    with_focus = window.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)
    widget.clearFocus()
    settle()
    without = window.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    settle()
    return Picture(with_focus, without, target.translated(-area.topLeft()))


def about(widget: QWidget) -> QRect:
    """What the ring runs round: the widget, or of a list the current row, of tabs the current one."""
    if isinstance(widget, QAbstractItemView):
        area = widget.visualRect(widget.currentIndex())
        if isinstance(widget, QTableView):
            area = QRect(0, area.top(), widget.horizontalHeader().length(), area.height())
        seen = area.intersected(widget.viewport().rect())
        return QRect(widget.viewport().mapTo(widget, seen.topLeft()), seen.size())
    if isinstance(widget, QTabBar):
        return widget.tabRect(widget.currentIndex())
    return widget.rect()


def _without_ring(picture: Picture, token: str) -> str:
    whole = _colored(picture.with_focus, current().color(token))
    near = whole & picture.target.adjusted(-BEYOND, -BEYOND, BEYOND, BEYOND)
    faults = [_not_ring(picture, whole, found.boundingRect()) for found in (near, near & _changed(picture))]
    return faults[0] if all(faults) else ""


def _not_ring(picture: Picture, whole: QRegion, edge: QRect) -> str:
    """Why what has this edge is no ring; something else of its colour may stand beside it, or within."""
    least = picture.target.adjusted(2 * BEYOND, 2 * BEYOND, -2 * BEYOND, -2 * BEYOND)
    if not edge.contains(least):
        return f"no ring around it ({_said(edge)} of {_said(picture.target)})"
    for name, side in _sides(edge).items():
        if _share(whole, side) < 1 - MOST_OFF:
            return f"the ring is not whole, {THICK} px thick, {name}"
    return _too_quiet(picture, edge)


def _without_bar(picture: Picture, token: str) -> str:
    bar = _colored(picture.with_focus, current().color(token)) & _changed(picture)
    bar &= QRect(0, 0, picture.target.left(), picture.with_focus.height())
    edge = bar.boundingRect()
    if edge.width() < BAR or edge.height() < picture.target.height() - 2 * BEYOND:
        return f"no bar of “{token}” beside it"
    beside = picture.with_focus.pixel(max(edge.left() - 2, 0), edge.center().y())
    return "" if contrast(current().color(token).rgb(), beside) >= LEAST_CONTRAST else "the bar is too quiet"


def _colored(image: QImage, color: QColor) -> QRegion:
    """All pixels of exactly this colour."""
    mask = image.createMaskFromColor(color.rgb(), Qt.MaskMode.MaskOutColor)
    return QRegion(QBitmap.fromImage(mask))


def _changed(picture: Picture) -> QRegion:
    """All pixels that the focus changes."""
    apart = picture.with_focus.copy()
    painter = QPainter(apart)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, picture.without)
    painter.end()
    return QRegion(apart.rect()) - _colored(apart, QColor("black"))


def _sides(edge: QRect) -> dict[str, QRect]:
    """The four sides of a ring, without its rounded corners."""
    across, down = (min(CORNER, length * 9 // 20) for length in (edge.width(), edge.height()))
    wide, tall = edge.width() - 2 * across, edge.height() - 2 * down
    return {
        "above": QRect(edge.left() + across, edge.top(), wide, THICK),
        "below": QRect(edge.left() + across, edge.bottom() + 1 - THICK, wide, THICK),
        "at the left": QRect(edge.left(), edge.top() + down, THICK, tall),
        "at the right": QRect(edge.right() + 1 - THICK, edge.top() + down, THICK, tall),
    }


def _share(region: QRegion, strip: QRect) -> float:
    within = cast("Iterable[QRect]", region & strip)
    inside = sum(one.width() * one.height() for one in within)
    return inside / (strip.width() * strip.height())


def _too_quiet(picture: Picture, edge: QRect) -> str:
    """Along each side: the ring against what lies just outside it, and against what was there before."""
    image, before = picture.with_focus, picture.without
    around, changed = [], []
    for x, y, out in _outline(edge):
        if image.rect().contains(x + out.x(), y + out.y()):
            around.append(contrast(image.pixel(x, y), image.pixel(x + out.x(), y + out.y())))
        within = [QPoint(x, y) - out * deep for deep in range(THICK)]
        changed.append(max(contrast(image.pixel(p), before.pixel(p)) for p in within))
    for values, against in ((around, "what is around it"), (changed, "what is there without the focus")):
        quiet = [one for one in values if one < LEAST_CONTRAST]
        if len(quiet) > MOST_OFF * len(values):
            return f"the ring does not stand out from {against} ({min(quiet):.1f} : 1)"
    return ""


def _outline(edge: QRect) -> list[tuple[int, int, QPoint]]:
    """Points along the outermost line of the ring, each with the step that leads out of it."""
    sides = _sides(edge)
    across = range(sides["above"].left(), sides["above"].right(), EVERY)
    down = range(sides["at the left"].top(), sides["at the left"].bottom(), EVERY)
    found = [(x, edge.top(), QPoint(0, -1)) for x in across]
    found += [(x, edge.bottom(), QPoint(0, 1)) for x in across]
    found += [(edge.left(), y, QPoint(-1, 0)) for y in down]
    return found + [(edge.right(), y, QPoint(1, 0)) for y in down]


@cache
def contrast(one: int, other: int) -> float:
    """WCAG 2's ratio of two colours, each as Qt packs it into a number."""
    light, dark = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def _said(area: QRect) -> str:
    return f"{area.width()} × {area.height()}"
