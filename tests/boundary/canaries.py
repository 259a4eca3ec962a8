"""Unmistakable invented words for the journey, and everywhere they could hide in a piece of bytes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import pikepdf
import pypdfium2  # type: ignore[import-untyped]


class Invented(NamedTuple):
    """A client of the journey, every word of whom occurs nowhere else in the world."""

    given_name: str
    family_name: str
    email: str
    phone: str
    street: str
    postcode: str
    city: str


@dataclass(frozen=True)
class Payer:
    """Who pays for one of them."""

    name: str
    street: str
    postcode: str
    city: str
    order: str


QUENDOLINE = Invented(
    "Quendoline",
    "Zwirbelmoor",
    "lohengrimm@pfannkorn.example",
    "+49 555 7391846",
    "Klabauterstieg 77",
    "99801",
    "Obermurkelstadt",
)
FIRLEFANZ = Invented(
    "Firlefanz",
    "Knotterbeck",
    "strumpfloh@kieselbart.example",
    "+49 555 2840917",
    "Schnabelwinkel 3",
    "99802",
    "Untermurkelstadt",
)
PIMPERNELLE = Invented(
    "Pimpernelle",
    "Drosselgrund",
    "zimtkorken@ohrensaus.example",
    "+49 555 6620418",
    "Trudelsteig 19",
    "99803",
    "Hintermurkelstadt",
)
WENDELGARD = Invented(
    "Wendelgard",
    "Uhlenpfuhl",
    "dampfnudel@wackelstein.example",
    "+49 555 9981723",
    "Mottengasse 41",
    "99804",
    "Vordermurkelstadt",
)
BRONTOFAX = Payer("Brontofax Verwaltungs GmbH", "Humpelgasse 13", "99811", "Zackenheim", "ZZK-471102")
GLUTOMAT = Payer("Glutomat Beteiligungs AG", "Quastenweg 28", "99812", "Krummenau", "ZZK-882203")
OSMODYNE = Payer("Osmodyne Holding SE", "Ranunkelplatz 5", "99813", "Wirsingen", "")

SENTENCES = (
    "The schnurzpfeffer at the head of the table never looks up.",
    "A glimmerwurst where the throat should be, each time Uwe Trallafitti speaks.",
    "Not the board, the kragenbaum of her grandfather.",
    "The zappelduster let go for a breath and then came back.",
    "Who would I be without the murmelschreck?",
)
ADDITION = "Later that evening: the flunderquatsch was mine, not his."
SEARCHED = "glimmerw"
NOTE_WORDS = (
    *("schnurzpfeffer", "glimmerwurst", "kragenbaum", "zappelduster", "murmelschreck", "flunderquatsch"),
    *("Trallafitti", "Unverschluckt"),
)
CRASH = "Unverschluckt"
"""What an exception carries that nothing in the program catches."""
PASSPHRASE = "knurrhahn pelikose wanderdüne otterzopf lampenfieber"
MISTYPED = "knurrhahn pelikose wanderdine mistvertippt"
SECRETS = (*PASSPHRASE.split(), "mistvertippt", "wanderdine")


def words_of(person: Invented) -> tuple[str, ...]:
    """Every word of a person, each alone."""
    return (
        person.given_name,
        person.family_name,
        person.email.partition("@")[0],
        person.email,
        person.phone.rpartition(" ")[2],
        person.street.partition(" ")[0],
        person.postcode,
        person.city,
    )


def words_of_payer(payer: Payer) -> tuple[str, ...]:
    """Every word of a payer, each alone."""
    words = (payer.name.partition(" ")[0], payer.street.partition(" ")[0], payer.postcode, payer.city)
    return (*words, payer.order) if payer.order else words


PEOPLE = (QUENDOLINE, FIRLEFANZ, PIMPERNELLE, WENDELGARD)
PAYERS = (BRONTOFAX, GLUTOMAT, OSMODYNE)
NAMING = tuple(word for one in PEOPLE for word in words_of(one)) + tuple(
    word for one in PAYERS for word in words_of_payer(one)
)
CODINGS = ("utf-8", "latin-1", "utf-16-le", "utf-16-be")
ALL_WORDS = (*NAMING, *NOTE_WORDS, *SECRETS)


def found_in(content: bytes | str, words: tuple[str, ...] = ALL_WORDS) -> set[str]:
    """Which of the words occur, in any letter case, as UTF-8, Latin-1 or UTF-16 of either order."""
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogateescape")
    lowered = content.lower()
    return {
        word
        for word in words
        if any(
            word.lower().encode(coding) in lowered
            for coding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be")
        )
    }


def found_in_pdf(pdf: bytes, words: tuple[str, ...] = ALL_WORDS) -> set[str]:
    """Which occur in a PDF: as its readers show it, in every object and inflated stream, and as it lies."""
    return {word for part in _layers(pdf) for word in found_in(part, words)}


def _layers(pdf: bytes) -> Iterator[bytes | str]:
    yield pdf
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            shown = page.get_textpage().get_text_bounded()
            yield shown
            yield "".join(shown.split())
        yield repr(document.get_metadata_dict())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for thing in opened.objects:
            yield repr(thing)
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes()
        yield str(dict(opened.docinfo.items()))
        with opened.open_metadata() as metadata:
            yield str(metadata)
        yield repr(list(opened.attachments))
