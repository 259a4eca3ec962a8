"""A text to read: Markdown or plain, in the theme's colours, at a calm measure, linked to topics only."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from practiceapp.ui.help.finding import folded
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.spoken import announce
from practiceapp.ui.shared.theme import current, set_kind

MEASURE = 66
"""Letters in a line of reading text; of a licence as it was set, 80."""
PLAIN_MEASURE = 80
SAMPLE = "Reading text of an ordinary kind, with words both short and long in it."
LEADING = 128
MARGIN, INDENT, WORDS_SIZE = 12, 20, 15
HEADINGS = {1: ("title", 0, 10), 2: ("row", 22, 4), 3: ("body_strong", 14, 2)}
"""Of each level its style, and the room above and below in px of the design."""

_TOPIC = re.compile(r"[a-z_]+\.md")
_FEATURES = QTextDocument.MarkdownFeature
_NO_HTML = _FEATURES.MarkdownNoHTML | _FEATURES.MarkdownDialectCommonMark


class HelpView(QTextBrowser):
    """Read-only; Tab walks the links, arrows and Page keys read on.

    `topic_wanted(name)` for a link to another topic. No other link leads anywhere, and nothing is loaded:
    neither a picture nor a page.
    """

    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown, self._plain, self._sought = "", "", ""
        self._build()
        self._connect()

    def _build(self) -> None:
        set_kind(self, "reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setTabChangesFocus(True)

    def _connect(self) -> None:
        self.anchorClicked.connect(self._on_link)
        current().changed.connect(self._show_again)

    # --- what is shown

    def show_markdown(self, title: str, text: str) -> None:
        """Show a topic from its beginning."""
        self._markdown, self._plain, self._sought = text, "", ""
        self._show(title)

    def show_plain(self, title: str, text: str) -> None:
        """Show a text as it was set, line by line."""
        self._markdown, self._plain, self._sought = "", text, ""
        self._show(title)

    def mark(self, words: str) -> None:
        """Lay a soft ground under these words and bring the first of them into view."""
        self._sought = words
        marks = self._marks()
        self.setExtraSelections(marks)
        if marks:
            self._go_to(marks[0].cursor.selectionStart())

    def _show(self, title: str) -> None:
        self.setAccessibleName(title)
        self._render()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def _render(self) -> None:
        theme, document = current(), self.document()
        document.setDocumentMargin(theme.px(MARGIN))
        document.setIndentWidth(theme.px(INDENT))
        document.clear()
        self.setCurrentCharFormat(QTextCharFormat())
        if self._plain:
            self.setPlainText(self._plain)
        else:
            document.setMarkdown(self._markdown, _NO_HTML)
        for block in _blocks(document):
            _dress(block, "body" if self._plain else "note")
        self.setExtraSelections(self._marks())
        self._fit()

    def _show_again(self) -> None:
        """The colours or the size of the text are others: the same place stays in view."""
        bar, place = self.verticalScrollBar(), self.textCursor().position()
        share = bar.value() / max(1, bar.maximum())
        self._render()
        self._set_caret(min(place, self.document().characterCount() - 1))
        bar.setValue(round(share * bar.maximum()))

    def _fit(self) -> None:
        """As wide as its measure, or as the window allows."""
        style, letters = ("body", PLAIN_MEASURE) if self._plain else ("note", MEASURE)
        sample = QFontMetrics(current().font(style)).horizontalAdvance(SAMPLE)
        measure = sample * letters // len(SAMPLE)
        room = self.viewport().width()
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(max(1, min(measure + 2 * current().px(MARGIN), room)))

    def _marks(self) -> list[QTextEdit.ExtraSelection]:
        words = folded(self._sought).split()
        marks = []
        for block in _blocks(self.document()):
            for start, end in _places(block.text(), words):
                mark = QTextEdit.ExtraSelection()
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + start)
                cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
                mark.cursor = cursor
                mark.format.setBackground(current().color("selection"))
                marks.append(mark)
        return marks

    # --- walking

    def next_heading(self) -> None:
        """Go to the heading below, and say it with its level."""
        self._walk(forward=True)

    def heading_before(self) -> None:
        """Go to the heading above, and say it with its level."""
        self._walk(forward=False)

    def _walk(self, *, forward: bool) -> None:
        here = self.textCursor().block().position()
        headings = [block for block in _blocks(self.document()) if block.blockFormat().headingLevel()]
        if forward:
            found = next((block for block in headings if block.position() > here), None)
        else:
            found = next((block for block in reversed(headings) if block.position() < here), None)
        if found is None:
            announce(self, _("No further heading"))
            return
        self._go_to(found.position())
        level = found.blockFormat().headingLevel()
        announce(self, _("{words}, heading, level {n}").format(words=found.text(), n=level))

    def _go_to(self, position: int) -> None:
        self._set_caret(self.document().characterCount() - 1)
        self._set_caret(position)

    def _set_caret(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _on_link(self, link: QUrl) -> None:
        target = link.toString()
        if _TOPIC.fullmatch(target):
            self.topic_wanted.emit(target.removesuffix(".md"))

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing beside the text is ever read, wherever a name in it points."""
        return None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit()


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _places(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where these folded words stand in a text; a letter that folds into two counts as one place."""
    places = [place for place, letter in enumerate(text) for _part in folded(letter)]
    within = "".join(folded(letter) for letter in text)
    return [
        (places[found.start()], places[found.end() - 1] + 1)
        for word in words
        for found in re.finditer(re.escape(word), within)
    ]


def _dress(block: QTextBlock, ordinary: str) -> None:
    """Give a block of the parsed text the type, the room and the colours of the theme."""
    theme = current()
    level = block.blockFormat().headingLevel()
    shape = QTextBlockFormat()
    style, above, below = HEADINGS.get(level, (ordinary, 0, _room_below(block) if ordinary == "note" else 0))
    shape.setTopMargin(theme.px(above) if block.blockNumber() else 0)
    shape.setBottomMargin(theme.px(below))
    shape.setLineHeight(LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(shape)
    for start, length, before in _fragments(block):
        ink = _ink(before, theme.font(style), heading=bool(level))
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(ink)


def _room_below(block: QTextBlock) -> int:
    """Items stand closer than paragraphs; the last one has the room of a paragraph."""
    inside = block.textList() is not None and block.next().isValid() and block.next().textList() is not None
    return 4 if inside else 10


def _fragments(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found = []
    parts = block.begin()
    while not parts.atEnd():
        fragment = parts.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        parts += 1
    return found


def _ink(before: QTextCharFormat, font: QFont, *, heading: bool) -> QTextCharFormat:
    """What a run of letters looks like: a heading, a key to press, words of the screen, a link, or plain."""
    theme, made = current(), QTextCharFormat()
    made.setFont(font)
    made.setForeground(theme.color("text"))
    if before.isAnchor():
        made.setAnchor(True)
        made.setAnchorHref(before.anchorHref())
        made.setForeground(theme.color("info"))
        made.setFontUnderline(True)
    elif before.fontFixedPitch():
        made.setFont(_of_the_screen())
        made.setBackground(theme.color("sunken"))
    elif before.fontItalic():
        made.setFont(_of_the_screen())
    elif not heading and before.fontWeight() > QFont.Weight.Medium.value:
        made.setFontWeight(QFont.Weight.DemiBold.value)
    return made


def _of_the_screen() -> QFont:
    """Words that stand on a button, within the serif of the text as large as that."""
    font = current().font("body_strong")
    font.setPixelSize(current().px(WORDS_SIZE))
    return font
