"""Choosing a client by typing: the start of a name, also without accents, or of the reference."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from practiceapp.domain.clients import ClientId
from practiceapp.ui.sessions.proposals import ClientChoice
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.lines import Line
from practiceapp.ui.shared.row_painting import paint_ground
from practiceapp.ui.shared.spoken import Picks
from practiceapp.ui.shared.theme import current, set_kind


class _Roomy(QStyledItemDelegate):
    """Lines high enough to hit."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), current().px(34))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_ground(painter, option.rect.adjusted(4, 2, -4, -2), "selection")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        words = option.rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


class ClientField(Line):
    """A line to type in, with the clients it finds below. `chosen(ClientId or None)` says so."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: Sequence[ClientChoice] = ()
        self._found: list[ClientChoice] = []
        self._client_id: ClientId | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setAccessibleName(_("Client"))
        self.setPlaceholderText(_("Type a name or a reference"))
        self._list = QStringListModel(self)
        self.completer_list = QCompleter(self._list, self)
        self.completer_list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer_list.setMaxVisibleItems(8)
        self.completer_list.setWidget(self)
        self.found = QListView()
        self.completer_list.setPopup(self.found)
        self.found.setAccessibleName(_("Clients found"))
        self.found.setItemDelegate(_Roomy(self.found))
        set_kind(self.found, "popup")

    def _connect(self) -> None:
        self.textEdited.connect(self._on_edited)
        self.completer_list.activated[QModelIndex].connect(self._on_activated)
        Picks(self.found).picked.connect(self._on_activated)

    def offer(self, choices: Sequence[ClientChoice], client_id: ClientId | None) -> None:
        """Put these clients up for choice, one of them chosen already or none."""
        self._choices, self._client_id = choices, client_id
        self.setText(next((one.text for one in choices if one.client_id == client_id), ""))

    def client_id(self) -> ClientId | None:
        """Who is chosen; None while what is typed fits nobody or several."""
        return self._client_id

    def _on_edited(self, typed: str) -> None:
        self._found = [one for one in self._choices if one.found_by(typed)]
        exact = [one for one in self._choices if one.text == typed.strip()]
        self._choose(exact[0].client_id if exact else None)
        self._show_found()

    def _show_found(self) -> None:
        self._list.setStringList([one.text for one in self._found])
        if self._found:
            self.completer_list.complete()
            self.found.setCurrentIndex(self._list_model().index(0, 0))
        else:
            self.found.hide()

    def _list_model(self) -> QAbstractItemModel:
        return self.completer_list.completionModel()

    def _on_activated(self, index: QModelIndex) -> None:
        self._settle(self._found[index.row()])

    def _settle(self, choice: ClientChoice) -> None:
        self.found.hide()
        self.setText(choice.text)
        self._choose(choice.client_id)

    def _choose(self, client_id: ClientId | None) -> None:
        if client_id != self._client_id:
            self._client_id = client_id
            self.chosen.emit(client_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.found.isVisible():
            self._found = list(self._choices)
            self._show_found()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._client_id is None:
            found = [one for one in self._choices if self.text().strip() and one.found_by(self.text())]
            if len(found) == 1:
                self._settle(found[0])
        super().focusOutEvent(event)
