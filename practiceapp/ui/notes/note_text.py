"""One passage of a note: plain text on a page that scrolls as a whole."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QTextEdit, QWidget
from typing_extensions import override

from practiceapp.ui.notes.inner_clipboard import InnerClipboard
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.theme import current, set_kind

LINE_HEIGHT = 128
"""Percent of the font's own height (look.md, note type)."""


class NoteText(QTextEdit):
    """A text area as tall as its text. Nothing in it reaches the clipboard, a drag or X11's selection.

    `text_changed(str)` while she types; `left()` when the focus goes; `line_shown(QRect)` the cursor's place
    within this widget whenever it moves; `beyond(step, x)` when an arrow key leads out of it: -1 above, 1
    below, in that column.
    """

    text_changed = Signal(str)
    left = Signal()
    line_shown = Signal(QRect)
    beyond = Signal(int, int)

    def __init__(
        self, clipboard: InnerClipboard, name: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        self._theme = current()
        super().__init__(parent)
        self._clipboard = clipboard
        self._hint_paper = QTextDocument(hint, self)
        self.setAccessibleName(name)
        self.setAccessibleDescription(hint)
        self._build()
        self._connect()

    def _build(self) -> None:
        set_kind(self, "note")
        self.setAcceptRichText(False)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhMultiLine
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self._hint_paper.setDocumentMargin(0)
        _space_lines(self._hint_paper)
        self._take_font()
        self.set_text("")

    def _connect(self) -> None:
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._theme.changed.connect(self._take_font)

    def set_text(self, text: str) -> None:
        """Show a passage; typing before it cannot be undone into it. An equal text leaves all as it is."""
        if text and text == self.toPlainText():
            return
        with QSignalBlocker(self):
            self.document().setUndoRedoEnabled(False)
            self.setPlainText(text)
            _space_lines(self.document())
            self.document().setUndoRedoEnabled(True)
        self._grow()

    def set_writable(self, writable: bool) -> None:
        """Let her write, or only read and select."""
        reading = (
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setReadOnly(not writable)
        if not writable:
            self.setTextInteractionFlags(reading)

    def enter_at_end(self) -> None:
        """Take the focus with the cursor behind the last word."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def enter_at(self, *, top: bool, x: int) -> None:
        """Take the focus from the passage above or below, the cursor staying in its column."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setTextCursor(self.cursorForPosition(QPoint(x, 1 if top else self.height() - 2)))

    def keep_copy(self) -> None:
        """Copy: for pasting into another passage, inside the program only."""
        chosen = self.textCursor().selection().toPlainText()
        if chosen:
            self._clipboard.keep(chosen)

    def keep_cut(self) -> None:
        """Cut, as copy."""
        if not self.isReadOnly():
            self.keep_copy()
            self.textCursor().removeSelectedText()

    def put_in(self) -> None:
        """Paste as plain text: the last copy from a note, else what the system's clipboard holds."""
        text = self._clipboard.text or QGuiApplication.clipboard().text()
        if text and not self.isReadOnly():
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def _take_font(self) -> None:
        """The page's serif in the text size chosen, flush with the headings.

        The stylesheet's font and border for text areas would win otherwise.
        """
        edge = -self.frameWidth()
        self.setViewportMargins(edge, edge, edge, edge)
        font = self._theme.font("note")
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)
            self._hint_paper.setDefaultFont(font)
            self._grow()

    def _on_text_changed(self) -> None:
        self._grow()
        self.text_changed.emit(self.toPlainText())

    def _on_cursor_moved(self) -> None:
        self.line_shown.emit(self.cursorRect())

    def _grow(self, *_size: object) -> None:
        height = self.document().size().height()
        if self.document().isEmpty():
            self._hint_paper.setTextWidth(self.viewport().width())
            height = max(height, self._hint_paper.size().height())
        tall = ceil(height)
        if tall != self.minimumHeight():
            self.setFixedHeight(tall)

    @override
    def createMimeDataFromSelection(self) -> None:  # type: ignore[override]
        """Nothing, for whoever asks: the clipboard, a drag, the primary selection (vault.md 2.13).

        None and not an empty QMimeData: Qt would own that, Python too, and the program die when it quits.
        """

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is dropped comes in as plain text."""
        if source.hasText():
            self.textCursor().insertText(source.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = {
            QKeySequence.StandardKey.Copy: self.keep_copy,
            QKeySequence.StandardKey.Cut: self.keep_cut,
            QKeySequence.StandardKey.Paste: self.put_in,
        }
        for key, act in acts.items():
            if event.matches(key):
                act()
                return
        undoing_nothing = self.isReadOnly() and event.matches(QKeySequence.StandardKey.Undo)
        if undoing_nothing or event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape):
            event.ignore()
            return
        place, x = self.textCursor().position(), self.cursorRect().x()
        super().keyPressEvent(event)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if (
            plain
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and self.textCursor().position() == place
        ):
            self.beyond.emit(1 if event.key() == Qt.Key.Key_Down else -1, x)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The hint stands where the first word will, as grey as hints are, until there is one."""
        if self.document().isEmpty() and not self.isReadOnly():
            painter = QPainter(self.viewport())
            colors = QAbstractTextDocumentLayout.PaintContext()
            colors.palette.setColor(QPalette.ColorRole.Text, self._theme.color("text3"))
            self._hint_paper.documentLayout().draw(painter, colors)
            painter.end()
        super().paintEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_hint_paper"):
            self._take_font()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, not the passage."""
        event.ignore()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on selected text begins a new selection, never a drag."""
        pressed = self.cursorForPosition(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self.setTextCursor(pressed)
        super().mousePressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the passage, in our words; nothing in it leads out of the program."""
        menu = QMenu(self)
        chosen, writable = self.textCursor().hasSelection(), not self.isReadOnly()
        entries = [
            (_("&Copy inside the program"), self.keep_copy, chosen),
            (_("Select &all"), self.selectAll, not self.document().isEmpty()),
        ]
        if writable:
            pasteable = bool(self._clipboard.text or QGuiApplication.clipboard().text())
            entries = [
                (_("&Undo"), self.undo, self.document().isUndoAvailable()),
                (_("&Redo"), self.redo, self.document().isRedoAvailable()),
                (_("Cu&t"), self.keep_cut, chosen),
                entries[0],
                (_("&Paste"), self.put_in, pasteable),
                entries[1],
            ]
        for text, act, possible in entries:
            action = menu.addAction(text)
            action.setEnabled(possible)
            action.triggered.connect(act)
        return menu


def _space_lines(document: QTextDocument) -> None:
    """Give every line of the document the note's line height."""
    line = QTextBlockFormat()
    line.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    every = QTextCursor(document)
    every.select(QTextCursor.SelectionType.Document)
    every.mergeBlockFormat(line)
