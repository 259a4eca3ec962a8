"""A ReportLab canvas that writes PDF/A-3a and PDF/UA-1, the same bytes for the same drawing.

ReportLab 5.1 lacks output intents, page tabs and marked content, and ends a stream without a line break
(PDF/A-3, 6.1.7.1). All are added here; only the last needs a change to the library itself, made for the
length of one save under a lock.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from practiceapp.documents.metadata import PRODUCER, About, xmp
from practiceapp.documents.structure import Element, Marks
from practiceapp.resources import resource_path

_RENDERING: Final = threading.RLock()
_STREAM_END = b"endstream\n"
_CONDITION = "sRGB IEC61966-2.1"
_COMPONENTS = 3


@contextmanager
def alone() -> Iterator[None]:
    """Keep other threads from rendering meanwhile: canvases share ReportLab's fonts and streams."""
    with _RENDERING:
        yield


class TaggedCanvas(Canvas):  # type: ignore[misc]
    """A canvas on which everything drawn is either tagged with an element or marked as decoration."""

    def __init__(self, about: About, page: tuple[float, float], first_font: str) -> None:
        self._out = BytesIO()
        super().__init__(
            self._out,
            pagesize=page,
            pdfVersion=(1, 7),
            lang=about.language,
            invariant=1,
            pageCompression=1,
            initialFontName=first_font,
        )
        self._about = about
        self._marks = Marks()
        self.root = Element("Document")
        self._set_information(about)

    def _set_information(self, about: About) -> None:
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setProducer(PRODUCER)
        self.setCreator(PRODUCER)
        stamp = self._doc._timeStamp  # noqa: SLF001 - the library offers no way to set its clock
        stamp.t = about.written_at.timestamp()
        stamp.lt = about.written_at.timetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]
        stamp.dhh = stamp.dmm = 0

    @contextmanager
    def tagged(self, element: Element) -> Iterator[None]:
        """Let what is drawn inside belong to an element."""
        self._code.append(f"/{element.role} <</MCID {self._marks.mark(element)}>> BDC")
        yield
        self._code.append("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Let what is drawn inside be passed over by a screen reader: rules, tints, page numbers."""
        self._code.append("/Artifact BMC")
        yield
        self._code.append("EMC")

    def turn_page(self) -> None:
        """End the page and begin the next."""
        self.showPage()
        self._marks.turn_page()

    def finished(self) -> bytes:
        """End the last page and return the file."""
        self.showPage()
        document = self._doc
        catalog = document.Catalog
        _widen(catalog, "OutputIntents")
        catalog.OutputIntents = PDFArray([document.Reference(_output_intent(document))])
        catalog.Metadata = _stream(
            xmp(self._about), compressed=False, Type=PDFName("Metadata"), Subtype=PDFName("XML")
        )
        for page in document.Pages.pages:
            _widen(page, "StructParents", "Tabs")
        catalog.StructTreeRoot = self._marks.write(document, self.root)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        with _streams_ending_on_a_line():
            self.save()
        return self._out.getvalue()


def _widen(entry: Any, *keys: str) -> None:  # noqa: ANN401 - ReportLab has no types
    """Let an object of the library write keys it does not know."""
    entry.__NoDefault__ = [*entry.__NoDefault__, *keys]


def _stream(content: bytes, *, compressed: bool, **entries: object) -> Any:  # noqa: ANN401
    return PDFStream(PDFDictionary(dict(entries)), content, [PDFZCompress] if compressed else None)


def _output_intent(document: Any) -> Any:  # noqa: ANN401
    profile = _stream(resource_path("icc", "sRGB.icc").read_bytes(), compressed=True, N=_COMPONENTS)
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(_CONDITION),
            "Info": PDFString(_CONDITION),
            "DestOutputProfile": document.Reference(profile),
        }
    )


@contextmanager
def _streams_ending_on_a_line() -> Iterator[None]:
    original = PDFStream.format

    def format_with_line_break(stream: Any, document: Any) -> bytes:  # noqa: ANN401
        written: bytes = original(stream, document)
        return written.removesuffix(_STREAM_END) + b"\n" + _STREAM_END

    with _RENDERING:
        PDFStream.format = format_with_line_break
        try:
            yield
        finally:
            PDFStream.format = original
