"""Everything a reader could find in a PDF: its text, its streams inflated, its XMP, its Info, its names."""

import io
import subprocess
from pathlib import Path

import pikepdf


def text_of(pdf: bytes) -> str:
    """The text as poppler reads it off the page."""
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return read.stdout.decode().replace("\u00a0", " ")


def structure_of(pdf: bytes, folder: Path) -> str:
    """The tagged text in reading order."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    read = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    return read.stdout.decode().replace("\u00a0", " ")


def inflated(pdf: bytes) -> str:
    """Every object and every stream of the file, decompressed."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Stream):
                found.append(thing.read_bytes().decode("utf-8", "replace"))
            found.append(repr(thing))
        found.append(str(dict(opened.docinfo.items())))
    return "\n".join(found)


def everything_in(pdf: bytes) -> str:
    """All of it, as one text to search, and once more without any blanks."""
    whole = "\n".join((text_of(pdf), inflated(pdf), pdf.decode("latin-1")))
    return whole + "\n" + "".join(whole.split())
