"""The small button at the end of a session's row, and its menu: also on the menu key and the right button."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from practiceapp.domain.sessions import SessionId
from practiceapp.ui.sessions.fee_form import FeeForm
from practiceapp.ui.sessions.session_actions import LABELS, SessionAction, SessionActionsPresenter
from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.rows import RowList
from practiceapp.ui.shared.theme import current

_GROUP_ENDS = frozenset(
    {SessionAction.WRITE_NOTE, SessionAction.MOVE, SessionAction.MISSED, SessionAction.REOPEN}
)


class RowActions(QObject):
    """Gives a list, whose keys are session ids, a menu for its current row.

    The list leaves 40 px free at the right of each row for the button.
    """

    def __init__(self, presenter: SessionActionsPresenter, rows: RowList) -> None:
        super().__init__(rows)
        self._presenter, self._rows = presenter, rows
        self.fee_form: FeeForm | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.button = IconButton("ellipsis", _("What became of this session"), self._rows.viewport())
        self.menu = QMenu(self._rows)
        self.menu.setAccessibleName(_("What became of this session"))
        self.button.hide()
        self._soon = QTimer(self)  # a list learns of its new size before its rows do
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        QWidget.setTabOrder(self._rows, self.button)

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
        self.menu.popup(at - QPoint(self.menu.sizeHint().width(), 0) if ends else at)
        self.menu.setActiveAction(self.menu.actions()[0])

    def _fill(self, session_id: SessionId) -> None:
        self.menu.clear()
        for action in self._presenter.available(session_id):
            line = self.menu.addAction(_(LABELS[action]))
            line.triggered.connect(lambda _on=False, chosen=action: self._presenter.take(session_id, chosen))
            if action in _GROUP_ENDS:
                self.menu.addSeparator()
        if self.menu.isEmpty():
            self.menu.addAction(_("Nothing to do here")).setEnabled(False)

    def _on_button(self) -> None:
        corner = self.button.rect().bottomRight() + QPoint(1, 1)
        self.popup(self.button.mapToGlobal(corner), ends=True)

    def _on_fee(self, session_id: int) -> None:
        if self.fee_form is None:
            self.fee_form = FeeForm(self._presenter.fees, self._rows)
            self.fee_form.refused_to_open.connect(self._presenter.refused)
        self.fee_form.open_for(SessionId(session_id))

    def _place(self) -> None:
        index = self._rows.currentIndex()
        area = self._rows.visualRect(index)
        shown = isinstance(self._rows.current_key(), int) and area.isValid()
        self.button.setVisible(shown)
        if shown:
            size = self.button.sizeHint()
            left = area.right() - size.width() - current().px(6)
            self.button.setGeometry(left, area.center().y() - size.height() // 2, size.width(), size.height())

    def _below_row(self) -> QPoint:
        area = self._rows.visualRect(self._rows.currentIndex())
        return self._rows.viewport().mapToGlobal(QPoint(area.left() + current().px(72), area.bottom()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._soon.start()
        elif isinstance(event, QContextMenuEvent):
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            if not by_key:
                self._rows.setCurrentIndex(self._rows.indexAt(event.pos()))
            self.popup(self._below_row() if by_key else event.globalPos())
            return True
        return super().eventFilter(watched, event)
