"""How a row of a list is drawn: leading column, state bar, title and second line, trailing words, pill."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.theme import current

PILL_COLORS = {
    "": ("sunken", "text2"),
    "accent": ("accent_soft", "accent"),
    "ok": ("ok_soft", "ok"),
    "warn": ("warn_soft", "warn"),
    "danger": ("danger_soft", "danger"),
    "info": ("info_soft", "info"),
}
GAP = 3
"""Between the ground of a row and its edge above and below, so that two rows stand apart."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


class RowDelegate(QStyledItemDelegate):
    """Paints one `Row`; every colour and length is a token."""

    def __init__(self, height: int, role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._height, self._role = height, role

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(current().px(160), current().px(self._height))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(self._role)
        if row is None:
            return
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        area = option.rect.adjusted(theme.px(14), theme.px(4), -theme.px(14), -theme.px(4))
        area = self._paint_leading(painter, row, area, option)
        area = self._paint_trailing(painter, row, area)
        self._paint_words(painter, row, area)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        theme = current()
        ground = option.rect.adjusted(0, GAP, 0, -GAP)
        painter.setPen(Qt.PenStyle.NoPen)
        view = option.widget
        focused = isinstance(view, QListView) and view.hasFocus()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(ground, 8, 8)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.color("sunken"))
            painter.drawRoundedRect(ground, 8, 8)
        else:
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(ground, 8, 8)
        if focused and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_leading(
        self, painter: QPainter, row: object, area: QRect, option: QStyleOptionViewItem
    ) -> QRect:
        """The column of times, the state bar and the icon; answers what is left to the right."""
        theme = current()
        leading, second = _text(row, "leading"), _text(row, "leading_second")
        if leading:
            width = max(
                theme.px(48), QFontMetrics(theme.font("row")).horizontalAdvance(leading) + theme.px(4)
            )
            self._two_lines(
                painter, QRect(area.left(), area.top(), width, area.height()), leading, second, row, LEFT
            )
            area = area.adjusted(width + theme.px(6), 0, 0, 0)
        bar = _text(row, "bar")
        if bar:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(bar))
            height = min(area.height() - theme.px(8), theme.px(40))
            top = area.center().y() - height // 2
            painter.drawRoundedRect(QRect(area.left(), top, theme.px(3), height), 1, 1)
            area = area.adjusted(theme.px(16), 0, 0, 0)
        name = _text(row, "icon")
        if name and isinstance(option.widget, QWidget):
            picture = pixmap(name, _text(row, "icon_token"), 18, option.widget)
            painter.drawPixmap(area.left(), area.center().y() - theme.px(9), picture)
            area = area.adjusted(theme.px(28), 0, 0, 0)
        return area

    def _paint_trailing(self, painter: QPainter, row: object, area: QRect) -> QRect:
        """Pill, then right-aligned words; answers what is left for title and second line."""
        theme = current()
        pill = getattr(row, "pill", None)
        if pill:
            words, tone = pill
            ground, ink = PILL_COLORS.get(tone, PILL_COLORS[""])
            font = theme.font("section")
            width = QFontMetrics(font).horizontalAdvance(words) + theme.px(18)
            box = QRect(area.right() - width, area.center().y() - theme.px(11), width, theme.px(23))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ground))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            painter.drawText(box, CENTER, words)
            area = area.adjusted(0, 0, -width - theme.px(14), 0)
        trailing, second = _text(row, "trailing"), _text(row, "trailing_second")
        if trailing or second:
            measure = QFontMetrics(theme.font("row"))
            width = max(measure.horizontalAdvance(trailing), measure.horizontalAdvance(second)) + theme.px(4)
            width = min(width, area.width() // 2)
            box = QRect(area.right() - width, area.top(), width, area.height())
            self._two_lines(painter, box, trailing, second, row, RIGHT, strong=False)
            area = area.adjusted(0, 0, -width - theme.px(14), 0)
        return area

    def _paint_words(self, painter: QPainter, row: object, area: QRect) -> None:
        self._two_lines(painter, area, _text(row, "title"), _text(row, "second"), row, LEFT)

    def _two_lines(
        self,
        painter: QPainter,
        box: QRect,
        first: str,
        second: str,
        row: object,
        align: Qt.AlignmentFlag,
        *,
        strong: bool = True,
    ) -> None:
        theme = current()
        title_font, second_font = theme.font("row" if strong else "body"), theme.font("second")
        upper, lower = QFontMetrics(title_font), QFontMetrics(second_font)
        gap = theme.px(3) if second else 0
        height = upper.height() + (lower.height() + gap if second else 0)
        top = box.top() + (box.height() - height) // 2
        painter.setFont(title_font)
        painter.setPen(theme.color("text2" if getattr(row, "quiet", False) else "text"))
        line = QRect(box.left(), top, box.width(), upper.height())
        painter.drawText(line, align, upper.elidedText(first, Qt.TextElideMode.ElideRight, box.width()))
        if second:
            painter.setFont(second_font)
            painter.setPen(theme.color("text2"))
            line = QRect(box.left(), top + upper.height() + gap, box.width(), lower.height())
            painter.drawText(line, align, lower.elidedText(second, Qt.TextElideMode.ElideRight, box.width()))


def _text(row: object, name: str) -> str:
    return str(getattr(row, name, ""))
