"""How a row of a list is drawn: leading column, state bar, title and second line, trailing words, pill."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QHelpEvent, QPainter, QPen, QPicture
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.theme import current

PILL_COLORS = {"": ("sunken", "text2", "sunken_edge")} | {
    tone: (f"{tone}_soft", tone, f"{tone}_edge") for tone in ("accent", "ok", "warn", "danger", "info")
}
"""Of each tone its ground, its words and its edge, which is seen in high contrast only."""
MARK = 3
"""How wide the mark of the chosen row is: a colour alone would not tell it."""
EDGE_OF_CHOSEN = {"selection": "selection_edge", "accent_soft": "accent_edge"}
HEADING_HEIGHT = 40
GAP = 3
"""Between the ground of a row and its edge above and below, so that two rows stand apart."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def paint_pill(painter: QPainter, box: QRect, words: str, tone: str) -> None:
    """A state in words on a soft ground, as the label `Pill` shows it."""
    theme = current()
    ground, ink, edge = PILL_COLORS.get(tone, PILL_COLORS[""])
    painter.setPen(QPen(theme.color(edge), 1))
    painter.setBrush(theme.color(ground))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2, box.height() / 2)
    painter.setFont(theme.font("section"))
    painter.setPen(theme.color(ink))
    painter.drawText(box, CENTER, words)


def paint_ground(painter: QPainter, ground: QRect, token: str) -> None:
    """The round ground of a row; with "selection" also its edge and the mark at its left."""
    theme, radius = current(), current().radius("row")
    painter.setBrush(theme.color(token))
    if token not in EDGE_OF_CHOSEN:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(ground, radius, radius)
        return
    painter.setPen(QPen(theme.color(EDGE_OF_CHOSEN[token]), 1))
    painter.drawRoundedRect(QRectF(ground).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    paint_mark(painter, ground)


def paint_mark(painter: QPainter, ground: QRect) -> None:
    """The bar at the left of what is chosen."""
    theme = current()
    height = max(theme.space("group"), ground.height() - theme.space("card"))
    bar = QRect(ground.left() + 2, ground.center().y() - height // 2 + 1, MARK, height)
    bar = QStyle.visualRect(QGuiApplication.layoutDirection(), ground, bar)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(bar, MARK / 2, MARK / 2)


def paint_ring(painter: QPainter, ground: QRect) -> None:
    """The ring around what has the focus."""
    theme = current()
    half = theme.ring / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme.focus_pen())
    radius = theme.radius("row") - 1
    painter.drawRoundedRect(QRectF(ground).adjusted(half, half, -half, -half), radius, radius)


class RowDelegate(QStyledItemDelegate):
    """Paints one `Row`; every colour and length is a token."""

    def __init__(self, height: int, role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._height, self._role = height, role
        self._whole, self._direction = QRect(), Qt.LayoutDirection.LeftToRight
        self._shortened = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        heading = getattr(index.data(self._role), "heading", False)
        return QSize(current().px(160), current().px(HEADING_HEIGHT if heading else self._height))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(self._role)
        if row is None:
            return
        theme = current()
        self.start(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if getattr(row, "heading", False):
            self._paint_heading(painter, row, option.rect)
            painter.restore()
            return
        self._paint_ground(painter, option)
        area = option.rect.adjusted(theme.px(14), theme.px(4), -theme.px(14), -theme.px(4))
        area = self._paint_leading(painter, row, area, option)
        area = self._paint_trailing(painter, row, area)
        self._paint_words(painter, row, area)
        painter.restore()

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """What had to be shortened is told whole; a row that fits has no need to say it twice."""
        unseen = QPicture()
        painter = QPainter(unseen)
        self.paint(painter, option, index)
        painter.end()
        return self._shortened and super().helpEvent(event, view, option, index)

    def start(self, option: QStyleOptionViewItem) -> None:
        """A row is about to be painted: `placed` turns places around in it where one reads from the right."""
        self._whole, self._direction, self._shortened = QRect(option.rect), option.direction, False

    def placed(self, box: QRect) -> QRect:
        """Where a box, thought from the left, stands in this row."""
        return QStyle.visualRect(self._direction, self._whole, box)

    def fitted(self, text: str, measure: QFontMetrics, width: int) -> str:
        """As much of the text as there is room for."""
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, width)
        self._shortened = self._shortened or shown != text
        return shown

    def _paint_heading(self, painter: QPainter, row: object, area: QRect) -> None:
        theme = current()
        area = area.adjusted(theme.px(14), 0, -theme.px(14), -theme.px(6))
        painter.setFont(theme.font("section"))
        painter.setPen(theme.color("text2"))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, _text(row, "title"))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        ground = option.rect.adjusted(0, GAP, 0, -GAP)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_ground(painter, ground, "selection")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_ground(painter, ground, "sunken")
        else:
            paint_ground(painter, ground, "surface")
        view = option.widget
        focused = isinstance(view, QListView) and view.hasFocus()
        if focused and option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, ground)

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
            painter.drawRoundedRect(self.placed(QRect(area.left(), top, theme.px(3), height)), 1, 1)
            area = area.adjusted(theme.px(16), 0, 0, 0)
        name = _text(row, "icon")
        if name and isinstance(option.widget, QWidget):
            picture = pixmap(name, _text(row, "icon_token"), 18, option.widget)
            side = theme.px(18)
            place = self.placed(QRect(area.left(), area.center().y() - theme.px(9), side, side))
            painter.drawPixmap(place.topLeft(), picture)
            area = area.adjusted(theme.px(28), 0, 0, 0)
        return area

    def _paint_trailing(self, painter: QPainter, row: object, area: QRect) -> QRect:
        """Pill, then right-aligned words; answers what is left for title and second line."""
        theme = current()
        pill = getattr(row, "pill", None)
        if pill:
            words, tone = pill
            width = QFontMetrics(theme.font("section")).horizontalAdvance(words) + theme.px(18)
            box = QRect(area.right() - width, area.center().y() - theme.px(11), width, theme.px(23))
            paint_pill(painter, self.placed(box), words, tone)
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
        painter.drawText(self.placed(line), align, self.fitted(first, upper, box.width()))
        if second:
            painter.setFont(second_font)
            painter.setPen(theme.color("text2"))
            line = QRect(box.left(), top + upper.height() + gap, box.width(), lower.height())
            painter.drawText(self.placed(line), align, self.fitted(second, lower, box.width()))


def _text(row: object, name: str) -> str:
    return str(getattr(row, name, ""))
