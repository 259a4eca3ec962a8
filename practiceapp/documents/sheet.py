"""An invoice in its words and figures, before it is laid out: what stands on it and nothing else."""

from dataclasses import dataclass
from enum import Enum


class Column(Enum):
    """A column of the table of lines."""

    DAY = "day"
    SERVICE = "service"
    LENGTH = "length"
    COUNT = "count"
    PRICE = "price"
    VAT = "vat"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A short text with what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything an invoice says, worded. `watermark` is set on a draft only.

    `return_line` is the sender's address in small above the addressee's, for a window envelope.
    `sender` and `addressee` are lines of an address; `totals` end with the sum to pay.
    """

    title: str
    author: str
    subject: str
    language: str
    sender_name: str
    sender_heading: str
    sender: tuple[str, ...]
    sender_ids: tuple[Labelled, ...]
    return_line: str
    addressee: tuple[str, ...]
    facts: tuple[Labelled, ...]
    lead: tuple[str, ...]
    columns: tuple[Column, ...]
    headings: dict[Column, str]
    rows: tuple[dict[Column, str], ...]
    totals: tuple[Labelled, ...]
    grand_total: Labelled
    notes: tuple[str, ...]
    payment_line: str
    payment: tuple[Labelled, ...]
    page: str
    footer: str
    fold_marks: bool = False
    watermark: str = ""
