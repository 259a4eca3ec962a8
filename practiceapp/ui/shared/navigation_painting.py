"""How a line of the navigation is drawn: icon, word, and the quiet number of what waits."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from practiceapp.ui.shared.formats import number
from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.row_painting import paint_ground, paint_ring
from practiceapp.ui.shared.theme import current

ROW = 44
ICON_ROLE = Qt.ItemDataRole.UserRole + 2
COUNT_ROLE = Qt.ItemDataRole.UserRole + 3
HOME_ROLE = Qt.ItemDataRole.UserRole + 4
"""Marked because something inside this place is shown."""
DOT = 4
"""Radius of what stands for a number between icons."""

Index = QModelIndex | QPersistentModelIndex


class NavigationDelegate(QStyledItemDelegate):
    """Icon and word; the current place on soft accent."""

    narrow = False

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(current().px(40), current().px(ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(HOME_ROLE):
            option = QStyleOptionViewItem(option)
            option.state |= QStyle.StateFlag.State_Selected
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = option.rect.adjusted(1, 2, -1, -2)
        self._paint_ground(painter, option, ground)
        picture = self._paint_icon(painter, option, index, ground)
        count = index.data(COUNT_ROLE)
        if not self.narrow:
            self._paint_words(painter, option, index, ground)
        elif count:
            corner = (
                picture.topRight()
                if option.direction == Qt.LayoutDirection.LeftToRight
                else picture.topLeft()
            )
            painter.setPen(QPen(current().color("nav"), 2))
            painter.setBrush(current().color("accent"))
            painter.drawEllipse(corner, current().px(DOT), current().px(DOT))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, ground: QRect) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            paint_ground(painter, ground, "accent_soft")
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_ground(painter, ground, "sunken")
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, ground)

    def _paint_icon(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        ground: QRect,
    ) -> QRect:
        """Where it was drawn."""
        theme = current()
        size = theme.px(20)
        left = ground.center().x() - size // 2 + 1 if self.narrow else ground.left() + theme.px(13)
        box = QRect(left, ground.center().y() - size // 2 + 1, size, size)
        box = QStyle.visualRect(option.direction, ground, box)
        if isinstance(option.widget, QWidget):
            picture = pixmap(str(index.data(ICON_ROLE)), _ink(option), 20, option.widget)
            painter.drawPixmap(box.topLeft(), picture)
        return box

    def _paint_words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
        ground: QRect,
    ) -> None:
        """The word beside the icon, and at the other end what waits there."""
        theme = current()
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        area = ground.adjusted(theme.px(43), 0, -theme.px(12), 0)
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        box = QStyle.visualRect(option.direction, ground, area)
        painter.setPen(theme.color(_ink(option)))
        painter.setFont(theme.font("body_strong" if here else "body"))
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        count = index.data(COUNT_ROLE)
        if count:
            align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
            painter.setFont(theme.font("second"))
            painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, number(count))


def _ink(option: QStyleOptionViewItem) -> str:
    return "accent" if option.state & QStyle.StateFlag.State_Selected else "text2"
