"""The tags of a paper: what a screen reader walks through, in reading order (PDF/UA-1, 7.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's content that belongs to an element."""

    page: int
    number: int


@dataclass(eq=False)
class Element:
    """A heading, paragraph, table, row or cell, with what lies in it."""

    role: str
    scope: str | None = None
    kids: list[Element | Mark] = field(default_factory=list)
    reference: Any = None

    def add(self, role: str, scope: str | None = None) -> Element:
        """Return a new element inside this one; `scope` is what a heading cell heads, Column or Row."""
        element = Element(role, scope)
        self.kids.append(element)
        return element


class Marks:
    """Which element each marked piece of each page belongs to."""

    def __init__(self) -> None:
        self._pages: list[list[Element]] = [[]]

    def mark(self, element: Element) -> int:
        """Mark the next piece of the current page as the element's; return its number on the page."""
        page = self._pages[-1]
        element.kids.append(Mark(len(self._pages) - 1, len(page)))
        page.append(element)
        return len(page) - 1

    def turn_page(self) -> None:
        """Begin a page."""
        self._pages.append([])

    def write(self, document: Any, root: Element) -> Any:  # noqa: ANN401 - ReportLab has no types
        """Write the tree into a ReportLab document; return its root for the catalog."""
        pages = document.Pages.pages
        tree = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        tree["K"] = _written(document, root, document.Reference(tree), pages)
        numbers: list[Any] = []
        for index, page in enumerate(pages):
            page.StructParents = index
            page.Tabs = PDFName("S")
            parents = PDFArray([element.reference for element in self._pages[index]])
            numbers += [index, document.Reference(parents)]
        tree["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        tree["ParentTreeNextKey"] = len(pages)
        return tree


def _written(document: Any, element: Element, parent: Any, pages: list[Any]) -> Any:  # noqa: ANN401
    entry = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent})
    element.reference = document.Reference(entry)
    if element.scope is not None:
        entry["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
    entry["K"] = PDFArray(
        [
            _written(document, kid, element.reference, pages)
            if isinstance(kid, Element)
            else PDFDictionary(
                {"Type": PDFName("MCR"), "Pg": document.Reference(pages[kid.page]), "MCID": kid.number}
            )
            for kid in element.kids
        ]
    )
    return element.reference
