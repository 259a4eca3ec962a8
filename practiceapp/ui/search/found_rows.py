"""What was found, as rows: a client in two lines, a note with its day and the words marked in their place."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from practiceapp.domain.clients import ClientState
from practiceapp.services.desk.search import Found, FoundClient, FoundNote
from practiceapp.ui.shared.discretion import called, reference_beside
from practiceapp.ui.shared.formats import day, long_day
from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.note_headings import words_of
from practiceapp.ui.shared.row_painting import LEFT, RIGHT, RowDelegate
from practiceapp.ui.shared.rows import ROW_ROLE, Row, RowList
from practiceapp.ui.shared.theme import current

CLIENT_HEIGHT, NOTE_HEIGHT = 56, 84
SNIPPET_LINES = 2
LEADING = Qt.AlignmentFlag.AlignLeft

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class NoteRow(Row):
    """A row with a passage below its title; `marks` are (start, length) within `snippet`."""

    snippet: str = ""
    marks: tuple[tuple[int, int], ...] = ()


def row_of(found: Found) -> Row:
    """The row that shows a find."""
    return _client_row(found) if isinstance(found, FoundClient) else _note_row(found)


def _client_row(found: FoundClient) -> Row:
    name, state = called(found.full_name, found.reference), state_words(found.state)
    beside = reference_beside(found.full_name, found.reference)
    second = f"{beside} · {state}" if beside else state
    spoken = _("Client {name}, {reference}, {state}").format(
        name=name, reference=found.reference, state=state
    )
    return Row(key=found, title=name, second=second, icon="user", spoken=spoken)


def _note_row(found: FoundNote) -> NoteRow:
    who = called(found.label, found.reference)
    snippet, heading = found.snippet.replace("\n", " "), words_of(found.heading).title
    spoken = _("Note, {name}, {day}, {heading}: {words}").format(
        name=who, day=long_day(found.day), heading=heading, words=snippet
    )
    return NoteRow(
        key=found,
        title=who,
        second=heading,
        trailing=day(found.day),
        icon="notebook-pen",
        spoken=spoken,
        snippet=snippet,
        marks=found.marks,
    )


def state_words(state: ClientState) -> str:
    """Where the work with a client stands, in a word."""
    return {
        ClientState.ENQUIRY: _("Enquiry"),
        ClientState.ACTIVE: _("Active"),
        ClientState.PAUSED: _("Paused"),
        ClientState.ENDED: _("Ended"),
    }[state]


class FoundList(RowList):
    """The rows. `opened(Found)` on Enter or one click; `above()` on Up in the first, `escaped()` on Esc."""

    above = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What was found"), NOTE_HEIGHT, parent)
        self.setUniformItemSizes(False)
        self.setItemDelegate(FoundDelegate(self))
        self.doubleClicked.disconnect()
        self.clicked.connect(self._on_opened)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.above.emit()
        else:
            super().keyPressEvent(event)


class FoundDelegate(RowDelegate):
    """Paints clients as everywhere, and notes with two lines of their passage."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(CLIENT_HEIGHT, ROW_ROLE, parent)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = NOTE_HEIGHT if isinstance(index.data(ROW_ROLE), NoteRow) else CLIENT_HEIGHT
        return QSize(current().px(160), current().px(height))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, NoteRow):
            super().paint(painter, option, index)
            return
        theme = current()
        self.start(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        rect: QRect = option.rect
        area = rect.adjusted(theme.px(14), theme.px(10), -theme.px(14), -theme.px(8))
        if _laid_out(row.snippet, row.marks, area.width() - theme.px(28))[0].lineCount() == 1:
            area.translate(0, QFontMetrics(theme.font("body")).height() // 2)
        view: QWidget = option.widget
        place = self.placed(QRect(area.left(), area.top() + theme.px(1), theme.px(18), theme.px(18)))
        painter.drawPixmap(place.topLeft(), pixmap(row.icon, row.icon_token, 18, view))
        area = area.adjusted(theme.px(28), 0, 0, 0)
        self._paint_title(painter, row, area)
        top = QFontMetrics(theme.font("row")).height() + theme.px(4)
        paint_snippet(painter, row, self.placed(area.adjusted(0, top, 0, 0)))
        painter.restore()

    def _paint_title(self, painter: QPainter, row: NoteRow, area: QRect) -> None:
        """Whose note, below which of its headings, and when."""
        theme = current()
        title, second = QFontMetrics(theme.font("row")), QFontMetrics(theme.font("second"))
        gap, width = theme.px(12), second.horizontalAdvance(row.trailing)
        line = QRect(area.left(), area.top(), area.width(), title.height())
        whole = self.placed(line)
        painter.setFont(theme.font("second"))
        painter.setPen(theme.color("text2"))
        painter.drawText(whole, RIGHT, row.trailing)
        words = self.fitted(row.title, title, line.width() - width - gap)
        begins = title.horizontalAdvance(words) + gap
        room = line.width() - begins - width - gap
        if room > gap:
            beside = self.placed(line.adjusted(begins, 0, 0, 0))
            painter.drawText(beside, LEFT, self.fitted(row.second, second, room))
        painter.setFont(theme.font("row"))
        painter.setPen(theme.color("text"))
        painter.drawText(whole, LEFT, words)


def paint_snippet(painter: QPainter, row: NoteRow, area: QRect) -> None:
    """Draw the passage on two lines at most, its marked words stronger and on a soft ground."""
    layout, shown = _laid_out(row.snippet, row.marks, area.width())
    if shown < len(row.snippet):
        layout, shown = _laid_out(row.snippet[: max(shown - 2, 1)].rstrip() + "…", row.marks, area.width())
    painter.setPen(current().color("text2"))
    layout.draw(painter, area.topLeft().toPointF())


def _laid_out(text: str, marks: tuple[tuple[int, int], ...], width: int) -> tuple[QTextLayout, int]:
    """The text set in two lines, and how many of its characters they hold."""
    theme = current()
    layout = QTextLayout(text, theme.font("body"))
    layout.setTextOption(QTextOption(QStyle.visualAlignment(QGuiApplication.layoutDirection(), LEADING)))
    layout.setFormats(_formats(marks, len(text), theme.color("text"), theme.color("accent_soft")))
    top, end = 0.0, 0
    layout.beginLayout()
    for _number in range(SNIPPET_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height() + theme.px(2)
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, end


def _formats(
    marks: tuple[tuple[int, int], ...], length: int, ink: QColor, ground: QColor
) -> list[QTextLayout.FormatRange]:
    """The marks as formats, those within the text that is shown."""
    formats = []
    for start, count in marks:
        if start < length:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = start, min(count, length - start)
            look = QTextCharFormat()
            look.setForeground(ink)
            look.setBackground(ground)
            look.setFontWeight(600)
            mark.format = look
            formats.append(mark)
    return formats
