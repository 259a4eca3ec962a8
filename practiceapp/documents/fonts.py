"""The typeface of an invoice, and whether it has every character that must stand on it."""

from typing import Final

from reportlab.pdfbase.pdfmetrics import getFont, getRegisteredFontNames, registerFont
from reportlab.pdfbase.ttfonts import TTFont

from practiceapp.domain.errors import UnprintableCharacter
from practiceapp.resources import resource_path

REGULAR: Final = "InvoiceSans"
STRONG: Final = "InvoiceSans-Strong"
_FILES = {REGULAR: "SourceSans3-Regular.ttf", STRONG: "SourceSans3-SemiBold.ttf"}


def load_fonts() -> None:
    """Make the typeface known to ReportLab, once; a second registration would be ignored without a word."""
    known = getRegisteredFontNames()
    for name, file_name in _FILES.items():
        if name not in known:
            registerFont(TTFont(name, str(resource_path("fonts", file_name)), asciiReadable=0))


def require_printable(field: str, text: str) -> None:
    """Raise UnprintableCharacter for a character that would print as an empty box (PDF/A-3, 6.2.11.8)."""
    for name in _FILES:
        glyphs = getFont(name).face.charToGlyph
        for character in text:
            if ord(character) not in glyphs:
                raise UnprintableCharacter(field, character)
