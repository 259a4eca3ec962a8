"""What a screen reader and an eye get from a picture: its accessible table, its pixels at any scale."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QTableView, QWidget

Role = QAccessible.Role


def names(view: QTableView, role: Role) -> list[str]:
    """The names of all parts of one role, in the order they are read."""
    table = QAccessible.queryAccessibleInterface(view)
    assert table.role() == Role.Table
    parts = [table.child(number) for number in range(table.childCount())]
    return [part.text(QAccessible.Text.Name) for part in parts if part.role() == role]


def cells(view: QTableView) -> list[list[str]]:
    """The names of the cells, row by row."""
    said, wide = names(view, Role.Cell), view.model().columnCount()
    return [said[start : start + wide] for start in range(0, len(said), wide)]


def cell_box(view: QTableView, row: int, column: int) -> QRect:
    """Where a screen reader is told that a cell is, in the viewport."""
    table = QAccessible.queryAccessibleInterface(view)
    parts = [table.child(number) for number in range(table.childCount())]
    found = [part for part in parts if part.role() == Role.Cell]
    box: QRect = found[row * view.model().columnCount() + column].rect()
    return box.translated(-view.viewport().mapToGlobal(view.viewport().rect().topLeft()))


def pixels(widget: QWidget, scale: float) -> QImage:
    """The widget as a screen of this scale shows it."""
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    widget.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def colors_across(image: QImage, y: float, left: float, right: float) -> list[str]:
    """The colours met from left to right at a height, all in px of the design; repetitions are left out."""
    scale = image.devicePixelRatio()
    row = [
        image.pixelColor(x, round(y * scale)).name() for x in range(round(left * scale), round(right * scale))
    ]
    return [one for number, one in enumerate(row) if not number or row[number - 1] != one]
