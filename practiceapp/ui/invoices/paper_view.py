"""The page of an invoice on screen, drawn from bytes in memory; nothing touches the disk."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedLayout, QWidget
from typing_extensions import override

from practiceapp.ui.shared.discretion import DISCRETION
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import label
from practiceapp.ui.shared.scaffold import read_by_keys
from practiceapp.ui.shared.theme import current
from practiceapp.ui.shared.veil import OutOfSight

_MARGIN = 16
_GAP = 16
_WIDEST = 900
_SETTLE_MS = 60


class Paper:
    """The pages of one PDF, held open in memory."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # type: ignore[import-untyped]

        self._document = pypdfium2.PdfDocument(pdf)
        self.sizes = [self._document.get_page_size(number) for number in range(len(self._document))]

    def image(self, number: int, width: int) -> QImage:
        """One page, `width` device pixels wide."""
        page = self._document[number]
        try:
            bitmap = page.render(scale=width / self.sizes[number][0], prefer_bgrx=True)
            raw = bytes(bitmap.buffer)
            shape = QImage.Format.Format_RGB32
            return QImage(raw, bitmap.width, bitmap.height, bitmap.stride, shape).copy()
        finally:
            page.close()

    def text(self) -> str:
        """All words on the pages, for those who listen instead of look."""
        words = []
        for page in self._document:
            words.append(page.get_textpage().get_text_range())
            page.close()
        return "\n".join(words)

    def close(self) -> None:
        """Let go of the pages."""
        self._document.close()


class _Pages(QWidget):
    """The sheets below one another, each as sharp as the screen allows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets: list[tuple[QRectF, QImage]] = []

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, image in self.sheets:
            painter.drawImage(place, image)
            painter.setPen(QPen(current().color("line"), 1))
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()


class PaperView(QWidget):
    """Shows a paper as wide as there is room; arrow keys and Page Up/Down scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: Paper | None = None
        self._pdf = self._seen = b""
        self._drawn: tuple[int, float] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(current().px(320))
        self.pages = _Pages()
        self.area = QScrollArea()
        self.area.setObjectName("paper")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(False)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        read_by_keys(self.area)
        self.area.setAccessibleName(_("The page as it will be read"))
        self.area.setWidget(self.pages)
        self.empty = label("", "lead")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.area)
        self.veil = OutOfSight(
            _("The page is out of sight, for it can name the client: discreet mode is on."),
            _("Show the &page"),
        )
        self._stack.addWidget(self.veil)

    def _connect(self) -> None:
        self._settle.timeout.connect(self._draw)
        self.veil.lifted.connect(self._on_lifted)
        DISCRETION.changed.connect(self._on_discretion)

    def show_paper(self, pdf: bytes) -> None:
        """Show these pages; the scroll position stays where it was. While she is discreet, she is asked."""
        self._let_go()
        self._paper, self._pdf = Paper(pdf), pdf
        if pdf != self._seen:
            self._seen = b""
        self._show_pages(self._paper)

    def _show_pages(self, paper: Paper) -> None:
        there = not DISCRETION.on or self._pdf == self._seen
        self.area.setAccessibleDescription(paper.text() if there else "")
        self._stack.setCurrentWidget(self.area if there else self.veil)
        if there:
            self._draw()
        else:
            self.pages.sheets, self._drawn = [], None

    def _on_lifted(self) -> None:
        self._seen = self._pdf
        if self._paper is not None:
            self._show_pages(self._paper)
            self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_discretion(self) -> None:
        """Also what was seen already is out of sight again."""
        self._seen = b""
        if self._paper is not None:
            self._show_pages(self._paper)

    def show_nothing(self, sentence: str) -> None:
        """No page, and why."""
        self._let_go()
        self.pages.sheets = []
        self.area.setAccessibleDescription("")
        self.empty.setText(sentence)
        self._stack.setCurrentWidget(self.empty)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._paper.sizes) if self._paper else 0

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle.start()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange):
            self._settle.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._on_discretion()

    def _let_go(self) -> None:
        if self._paper is not None:
            self._paper.close()
        self._paper, self._drawn = None, None

    def _draw(self) -> None:
        paper = self._paper
        room = self.area.viewport().width()
        ratio = self.devicePixelRatioF()
        if (
            paper is None
            or self._stack.currentWidget() is self.veil
            or room <= 2 * _MARGIN
            or self._drawn == (room, ratio)
        ):
            return
        width = min(room - 2 * _MARGIN, _WIDEST)
        top, sheets = float(_MARGIN), []
        for number, (page_width, page_height) in enumerate(paper.sizes):
            height = width * page_height / page_width
            place = QRectF((room - width) / 2, top, width, height)
            sheets.append((place, paper.image(number, round(width * ratio))))
            top += height + _GAP
        self.pages.sheets = sheets
        self.pages.resize(QSize(room, round(top - _GAP + _MARGIN)))
        self.pages.update()
        self._drawn = (room, ratio)
