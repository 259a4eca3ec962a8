"""The small button at the end of a session's row, and its menu: also by keys and the right button."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QStyle, QWidget
from typing_extensions import override

from practiceapp.domain.sessions import SessionId
from practiceapp.ui.sessions.fee_form import FeeForm
from practiceapp.ui.sessions.session_actions import LABELS, SessionAction, SessionActionsPresenter
from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.commands import command, with_keys
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.rows import RowList
from practiceapp.ui.shared.theme import current

_GROUP_ENDS = frozenset(
    {SessionAction.WRITE_NOTE, SessionAction.MOVE, SessionAction.MISSED, SessionAction.REOPEN}
)

PLACES = frozenset(
    {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Hide}
)
"""After these the button is put where its row is."""


class RowActions(QObject):
    """Gives a list, whose keys are session ids, a menu for its current row.

    The list leaves 40 px free at the right of each row for the button.
    """

    def __init__(self, presenter: SessionActionsPresenter, rows: RowList) -> None:
        super().__init__(rows)
        self._presenter, self._rows = presenter, rows
        rows.opens_when_picked = False
        self.fee_form: FeeForm | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.open_menu = command(
            self._rows, _("What became of this session"), self._on_keys, "Shift+F10", "ellipsis"
        )
        self.button = IconButton("ellipsis", self.open_menu.text(), self._rows)
        self.button.setToolTip(with_keys(self.open_menu))
        self.menu = QMenu(self._rows)
        self.menu.setAccessibleName(_("What became of this session"))
        self.button.hide()
        self._soon = QTimer(self)  # a list learns of its new size before its rows do
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)

    def _connect(self) -> None:
        self.button.clicked.connect(self._on_button)
        self._presenter.fee_wanted.connect(self._on_fee)
        self._soon.timeout.connect(self._place)
        self._rows.selectionModel().currentChanged.connect(self._place)
        self._rows.model().modelReset.connect(self._soon.start)
        self._rows.verticalScrollBar().valueChanged.connect(self._place)
        self._rows.installEventFilter(self)
        self._rows.viewport().installEventFilter(self)

    def popup(self, at: QPoint, *, ends: bool = False) -> None:
        """Open the menu of the current row at a point of the screen; `ends`: it ends there, to the right."""
        key = self._rows.current_key()
        if not isinstance(key, int):
            return
        self._fill(SessionId(key))
        width = QPoint(self.menu.sizeHint().width(), 0)
        begins_left = self._rows.layoutDirection() is Qt.LayoutDirection.LeftToRight
        self.menu.popup(at - width if ends is begins_left else at)
        self.menu.setActiveAction(self.menu.actions()[0])

    def _fill(self, session_id: SessionId) -> None:
        self.menu.clear()
        for action in self._presenter.available(session_id):
            line = self.menu.addAction(_(LABELS[action]))
            line.triggered.connect(lambda _on=False, chosen=action: self._take(session_id, chosen))
            if action in _GROUP_ENDS:
                self.menu.addSeparator()
        if self.menu.isEmpty():
            self.menu.addAction(_("Nothing to do here")).setEnabled(False)

    def _take(self, session_id: SessionId, chosen: SessionAction) -> None:
        """From the list: the button may go away with its row."""
        self._rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.take(session_id, chosen)

    def _on_keys(self) -> None:
        """The menu key is missing on many keyboards; Qt asks for a menu on that one alone."""
        self.popup(self._below_row())

    def _on_button(self) -> None:
        box = self.button.rect()
        corner = box.bottomLeft() if self.button.isRightToLeft() else box.bottomRight() + QPoint(1, 0)
        self.popup(self.button.mapToGlobal(corner + QPoint(0, 1)), ends=True)

    def _on_fee(self, session_id: int) -> None:
        if self.fee_form is None:
            self.fee_form = FeeForm(self._presenter.fees, self._rows)
            self.fee_form.refused_to_open.connect(self._presenter.refused)
        self.fee_form.open_for(SessionId(session_id))

    def _place(self) -> None:
        """Over the row, but beside the list among the widgets: of a list Qt tells only its rows aloud."""
        over = self._rows.parentWidget() or self._rows
        if self.button.parentWidget() is not over:
            self.button.setParent(over)
            QWidget.setTabOrder(self._rows, self.button)
        area = self._rows.visualRect(self._rows.currentIndex())
        there = isinstance(self._rows.current_key(), int) and area.isValid() and not self._rows.isHidden()
        self.open_menu.setEnabled(there)
        shown = there and self._rows.viewport().rect().contains(area.center())
        self.button.setVisible(shown)
        if shown:
            area.moveTopLeft(self._rows.viewport().mapTo(over, area.topLeft()))
            self.button.raise_()
            size = self.button.sizeHint()
            left = area.right() - size.width() - current().px(6)
            box = QRect(left, area.center().y() - size.height() // 2, size.width(), size.height())
            self.button.setGeometry(QStyle.visualRect(self._rows.layoutDirection(), area, box))

    def _below_row(self) -> QPoint:
        area = self._rows.visualRect(self._rows.currentIndex())
        inside = QRect(area.left() + current().px(72), area.bottom(), 1, 1)
        place = QStyle.visualRect(self._rows.layoutDirection(), area, inside).topLeft()
        return self._rows.viewport().mapToGlobal(place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in PLACES:
            self._soon.start()
        elif isinstance(event, QContextMenuEvent):
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            if not by_key:
                self._rows.setCurrentIndex(self._rows.indexAt(event.pos()))
            self.popup(self._below_row() if by_key else event.globalPos())
            return True
        return super().eventFilter(watched, event)
