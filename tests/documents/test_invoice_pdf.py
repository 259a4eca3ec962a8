"""Papers read back by other people's programs: qpdf, poppler, pikepdf."""

import hashlib
import io
import itertools
import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest

from practiceapp.documents.content import sheet_of
from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.documents.layout import BODY, FIRST_TABLE, NEXT_TABLE
from practiceapp.documents.table import LineTable, paginated
from practiceapp.domain.account.arrangements import CLIENT_CHOICE, Choice, When, Who
from practiceapp.domain.account.disclosure import disclose
from practiceapp.domain.account.drafts import DraftLine
from practiceapp.domain.account.invoices import InvoiceDocument
from practiceapp.domain.account.parties import Address
from practiceapp.domain.account.tax import Tax, Treatment
from practiceapp.domain.account.wordings import Wording
from practiceapp.domain.errors import UnprintableCharacter
from tests.books import (
    BANK,
    CARE,
    COMPANY,
    IDA,
    OCTOBER,
    PAYER,
    SELLER,
    TAXED,
    TAXED_SELLER,
    TERMS,
    draft,
    issued,
    lines_on,
    long_document,
)
from tests.documents.reading import everything_in, structure_of, text_of
from tests.documents.samples import SAMPLES

RENDERER = InvoiceRenderer()
_CLOSING = 55.0
PAPERS = {name: paper for name, paper in SAMPLES.items() if isinstance(paper, InvoiceDocument)}


@pytest.fixture(params=PAPERS, name="paper")
def a_paper(request: pytest.FixtureRequest) -> bytes:
    return RENDERER.invoice(PAPERS[request.param])


@pytest.mark.needs("qpdf")
def test_qpdf_finds_no_fault(paper: bytes, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(paper)
    check = subprocess.run(
        ["qpdf", "--check", tmp_path / "paper.pdf"], capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stdout + check.stderr
    assert "WARNING" not in check.stdout + check.stderr


@pytest.mark.needs("pdffonts")
def test_every_font_is_embedded_as_a_subset_with_unicode(paper: bytes, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(paper)
    listed = subprocess.run(["pdffonts", tmp_path / "paper.pdf"], capture_output=True, text=True, check=True)
    fonts = [line for line in listed.stdout.splitlines()[2:] if line.strip()]
    assert fonts
    for line in fonts:
        assert line.split()[-5:-2] == ["yes", "yes", "yes"], line
        assert "SourceSans3" in line


@pytest.mark.needs("pdfinfo")
def test_a_screen_reader_meets_everything_in_order(tmp_path: Path) -> None:
    read = structure_of(RENDERER.invoice(PAPERS["company, taxed, de"]), tmp_path)
    expected = [
        "Dr. Anna Weiß",
        "Nordlicht",
        "Rechnungsnr.",
        "H1",
        "Rechnung 2026-0042",
        "Leistungszeitraum",
        "Table",
    ]
    expected += ["Leistung", "Summe netto", "Zu zahlen", "642,60", "Bitte überweisen", "IBAN", "DE89 3704"]
    place = 0
    for part in expected:
        place = read.find(part, place)
        assert place >= 0, part


def test_pdf_a_3a_and_pdf_ua_1_as_far_as_pikepdf_can_tell(paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as opened:
        lint_catalog(opened)
        lint_metadata(opened)
        lint_pages(opened)
    lint_streams(paper)


def lint_catalog(opened: pikepdf.Pdf) -> None:
    root = opened.Root
    assert opened.pdf_version == "1.7"
    assert str(root.Lang) in {"en", "de"}
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    (intent,) = root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.N == 3
    assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"
    assert "/Names" not in root or "/EmbeddedFiles" not in root.Names
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Perms"} & set(root.keys())
    assert opened.trailer.ID[0] == opened.trailer.ID[1]
    assert not opened.is_encrypted


def lint_metadata(opened: pikepdf.Pdf) -> None:
    assert "/Filter" not in opened.Root.Metadata
    info = opened.docinfo
    with opened.open_metadata() as xmp:
        assert xmp["pdfaid:part"] == "3"
        assert xmp["pdfaid:conformance"] == "A"
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["dc:title"] == str(info.Title)
        assert xmp["dc:creator"] == [str(info.Author)]
        assert xmp["dc:description"] == str(info.Subject)
        assert xmp["pdf:Producer"] == str(info.Producer)
        assert xmp["xmp:CreatorTool"] == str(info.Creator)
        moment = datetime.fromisoformat(str(xmp["xmp:CreateDate"]))
    assert moment.astimezone(UTC).strftime("D:%Y%m%d%H%M%S") == str(info.CreationDate)[:16]
    assert set(info.keys()) <= {
        "/Title",
        "/Author",
        "/Subject",
        "/Producer",
        "/Creator",
        "/CreationDate",
        "/ModDate",
        "/Keywords",
        "/Trapped",
    }


def lint_pages(opened: pikepdf.Pdf) -> None:
    tree = opened.Root.StructTreeRoot
    numbers = list(tree.ParentTree.Nums)
    assert numbers[::2] == list(range(len(opened.pages)))
    for index, page in enumerate(opened.pages):
        assert page.Tabs == "/S"
        assert page.StructParents == index
        content = page.Contents.read_bytes()
        assert content.count(b"BDC") + content.count(b"BMC") == content.count(b"EMC")
        assert content.count(b"/MCID") == len(numbers[2 * index + 1])
        assert b" gs" not in content
        for font in page.Resources.Font.values():
            assert "/ToUnicode" in font
    roles = {str(thing.S) for thing in opened.objects if is_element(thing)}
    assert {"/Document", "/H1", "/P", "/Table", "/TR", "/TH", "/TD"} == roles
    for thing in opened.objects:
        if is_element(thing) and thing.S == "/TH":
            assert thing.A.Scope in ("/Column", "/Row")


def is_element(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/StructElem"


def lint_streams(paper: bytes) -> None:
    assert paper.count(b"\nendstream") == paper.count(b"endstream") > 0
    assert b".notdef" not in paper


def test_the_same_document_is_the_same_bytes_in_another_process() -> None:
    paper = PAPERS["forty lines, de"]
    here = hashlib.sha256(RENDERER.invoice(paper)).hexdigest()
    assert hashlib.sha256(InvoiceRenderer().invoice(paper)).hexdigest() == here
    program = (
        "import hashlib; from tests.books import long_document;"
        "from practiceapp.documents.invoice_pdf import InvoiceRenderer;"
        "print(hashlib.sha256(InvoiceRenderer().invoice(long_document())).hexdigest())"
    )
    for seed in ("1", "2"):
        there = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert there.stdout.strip() == here


def test_threads_do_not_disturb_one_another() -> None:
    names = list(PAPERS) * 3
    alone = {name: RENDERER.invoice(PAPERS[name]) for name in PAPERS}
    found: list[tuple[str, bytes]] = []
    threads = [
        threading.Thread(target=lambda name=name: found.append((name, RENDERER.invoice(PAPERS[name]))))
        for name in names
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == len(names)
    assert all(alone[name] == paper for name, paper in found)


def test_nothing_heavy_is_loaded_before_the_first_invoice() -> None:
    program = (
        "import sys; import practiceapp.documents.invoice_pdf, practiceapp.services.account.invoicing,"
        " practiceapp.services.account.seller, practiceapp.vault.account.stores;"
        "print(sorted({'reportlab', 'babel', 'PIL', 'stdnum'} & set(sys.modules)))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"


def company_draft() -> bytes:
    return RENDERER.draft(disclose(draft(COMPANY), TERMS.choice))


@pytest.mark.needs("pdftotext")
def test_a_draft_says_so_and_has_neither_number_nor_day() -> None:
    text = text_of(company_draft())
    assert "Draft" in text
    assert "A preview: it has no number yet and is not an invoice." in text
    for part in ("2026-0", "Invoice", "November"):
        assert part not in text


@pytest.mark.needs("pdftotext")
def test_each_language_and_country_writes_days_and_amounts_its_own_way() -> None:
    german = text_of(RENDERER.invoice(PAPERS["company, taxed, de"]))
    for part in (
        "2. November 2026",
        "642,60 €",
        "19 %",
        "1. Oktober 2026 bis 31. Oktober 2026",
        "20457 Hamburg",
    ):
        assert part in german, part
    british = text_of(RENDERER.invoice(PAPERS["UK, count, en"]))
    for part in ("2 November 2026", "€648.00", "20%", "VAT ID GB980780684", "GERMANY", "WC1N 1AB"):
        assert part in british, part


@pytest.mark.needs("pdftotext")
def test_every_page_repeats_the_headings_and_counts_itself() -> None:
    pages = text_of(RENDERER.invoice(PAPERS["forty lines, de"])).rstrip("\f").split("\f")
    assert len(pages) >= 2
    for number, page in enumerate(pages, start=1):
        assert f"Seite {number} von {len(pages)}" in page
        assert "Leistung" in page
        assert "Betrag (EUR)" in page
    assert "Zu zahlen" in pages[-1]
    assert pages[-1].count("180,00") >= 2


@pytest.mark.parametrize("count", [1, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 35, 50, 200])
@pytest.mark.needs("pdftotext")
def test_no_line_is_lost_wherever_a_page_ends(count: int) -> None:
    text = text_of(RENDERER.invoice(long_document(count)))
    assert text.count(" Min.") == count
    assert text.count("Zu zahlen") == 1


@pytest.mark.parametrize("count", range(1, 121))
def test_sums_never_stand_alone_and_no_page_is_left_half_empty(count: int) -> None:
    document = long_document(count)
    table = LineTable(sheet_of(document))
    pages = table.paginated(FIRST_TABLE, _CLOSING)
    assert [row for rows in pages for row in rows] == list(range(count))
    assert all(pages)
    for rows in pages[1:-2]:
        assert len(rows) == len(pages[1]), "every page between the first and the last two is full"


def test_rows_stand_closer_only_where_that_saves_a_page() -> None:
    counts = {}
    for count in range(1, 121):
        sheet = sheet_of(long_document(count))
        pages = LineTable(sheet).paginated(FIRST_TABLE, _CLOSING)
        usual = paginated([BODY.leading + 2.7] * count, FIRST_TABLE, NEXT_TABLE, _CLOSING)
        counts[count] = len(usual) - len(pages)
    assert set(counts.values()) == {0, 1}
    assert counts[4] == counts[40] == 0


@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize(
    ("language", "one", "several", "reserved"),
    [
        (
            "en",
            "Individual professional session",
            "Individual professional sessions",
            "Reserved appointment (",
        ),
        (
            "de",
            "Einzelsitzung (freiberufliche Leistung)",
            "Einzelsitzungen (freiberufliche Leistung)",
            "Reservierter Termin (",
        ),
    ],
    ids=["en", "de"],
)
def test_one_session_reads_in_the_singular_and_a_sum_never_tells_how_many(
    language: str, one: str, several: str, reserved: str
) -> None:
    seller = replace(TAXED_SELLER, wording=Wording.INDIVIDUAL)
    lines = lines_on(OCTOBER) + lines_on((date(2026, 10, 20),), 9_000, reserved=True)

    def words(when: When, made: tuple[DraftLine, ...]) -> str:
        return text_of(
            RENDERER.invoice(
                issued(draft(COMPANY, seller, lines=made, language=language), Choice(Who.NOBODY, when))
            )
        )

    dated = words(When.DATES, lines)
    assert dated.count(one) == 3
    assert several not in dated
    assert dated.count(reserved) == 1
    assert several in words(When.PERIOD, lines_on(OCTOBER))
    assert several not in words(When.PERIOD, lines_on(OCTOBER[:1]))
    for made in (lines_on(OCTOBER), lines_on(OCTOBER[:1])):
        assert several in words(When.TOTAL, made)


@pytest.mark.needs("pdftotext")
def test_a_correction_names_what_it_corrects_and_asks_for_nothing() -> None:
    text = text_of(RENDERER.invoice(PAPERS["correction, de"]))
    assert "Rechnungskorrektur 2026-0043" in text
    assert "Rechnung 2026-0042 vom 2. November 2026" in text
    assert "−642,60" in text
    for part in ("IBAN", "Fällig", "Gutschrift"):
        assert part not in text


@pytest.mark.parametrize(
    ("country", "treatment", "expected"),
    [
        ("DE", CARE, "§ 4 Nr. 14 UStG"),
        ("AT", CARE, "§ 6 Abs. 1 Z 19"),
        ("GB", CARE, "Schedule 9, Group 7"),
        ("CH", Treatment(Tax.SMALL_BUSINESS), "Nicht mehrwertsteuerpflichtig"),
        ("DE", Treatment(Tax.SMALL_BUSINESS), "§ 19 UStG"),
        ("DE", Treatment(Tax.EXEMPT_PLAIN), "Umsatzsteuerfrei."),
        ("NO", CARE, "Artikel 132"),
    ],
)
@pytest.mark.needs("pdftotext")
def test_a_clients_own_invoice_names_the_ground_of_exemption(
    country: str, treatment: Treatment, expected: str
) -> None:
    party = replace(SELLER.party, address=replace(SELLER.party.address, country=country))
    seller = replace(SELLER, party=party, treatment=treatment, late_treatment=treatment.for_reserved_hour())
    assert expected in text_of(RENDERER.invoice(issued(draft(seller=seller, language="de"))))


@pytest.mark.needs("pdftotext")
def test_long_names_are_wrapped_and_stay_whole() -> None:
    name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunternehmen KG"
    payer = replace(
        PAYER,
        name=name,
        address=Address("Straße der Nationalen Einheit und Freiheit 128 a", "01067", "x" * 70, "AT"),
    )
    company = replace(COMPANY, terms=replace(TERMS, payer=payer))
    text = "".join(text_of(RENDERER.invoice(issued(draft(company, TAXED_SELLER)))).split())
    assert "AUSTRIA" in text
    for part in ("Donaudampfschifffahrts", "KG", "Freiheit128a"):
        assert part in text


@pytest.mark.parametrize(
    ("document", "field"),
    [
        (issued(draft(client=replace(IDA, name="Ida 王"))), "client_name"),
        (
            issued(draft(replace(COMPANY, terms=replace(TERMS, payer=replace(PAYER, name="北光 AG"))))),
            "addressee_name",
        ),
        (issued(draft(seller=replace(SELLER, bank=replace(BANK, holder="安娜")))), "holder"),
    ],
)
def test_a_character_the_typeface_lacks_is_named_with_its_field(
    document: InvoiceDocument, field: str
) -> None:
    with pytest.raises(UnprintableCharacter) as refused:
        RENDERER.invoice(document)
    assert refused.value.field == field


def test_every_catalogued_sentence_can_be_printed() -> None:
    choices = [CLIENT_CHOICE, TERMS.choice]
    sellers = [replace(SELLER, wording=wording) for wording in (Wording.SESSION, Wording.INDIVIDUAL)]
    for seller, language, choice in itertools.product((*sellers, TAXED_SELLER), ("en", "de"), choices):
        made = draft(COMPANY, seller, language=language)
        assert RENDERER.invoice(issued(made, choice)).startswith(b"%PDF-1.7")
    assert TAXED.rate_bp


FACTS = {
    "name": ("Quastenberg",),
    "reference": ("R-T4KD-7M9W",),
    "dates": tuple(
        form
        for day in OCTOBER
        for form in (
            day.isoformat(),
            day.strftime("%d.%m.%Y"),
            day.strftime("%Y%m%d"),
            f"{day.day} October 2026",
            f"{day.day}October2026",
        )
    ),
    "minutes": ("50 min", "50min"),
    "price": ("180.00",),
}


def learned_from(paper: bytes) -> set[str]:
    found = everything_in(paper)
    return {fact for fact, words in FACTS.items() if any(word in found for word in words)}


@pytest.mark.parametrize("choice", [Choice(who, when) for who, when in itertools.product(Who, When)], ids=str)
@pytest.mark.needs("pdftotext")
def test_a_payer_finds_exactly_what_the_client_chose(choice: Choice) -> None:
    expected = {
        "name": choice.who is Who.NAME,
        "reference": choice.who is Who.REFERENCE,
        "dates": choice.when is When.DATES,
        "minutes": choice.when is not When.TOTAL,
        "price": choice.when is not When.TOTAL,
    }
    paper = RENDERER.invoice(issued(draft(COMPANY), choice))
    assert learned_from(paper) == {fact for fact, shown in expected.items() if shown}
    found = everything_in(paper).casefold()
    for word in ("k-7f3q", "psych", "praxis", "practice", "weiss.example", "kupfergraben", "132(1)", "ustg"):
        assert word not in found


@pytest.mark.needs("pdftotext")
def test_a_planted_leak_is_found() -> None:
    document = issued(draft(COMPANY))
    leaking = replace(document, facts=replace(document.facts, client_name=IDA.name))
    assert learned_from(RENDERER.invoice(document)) == {"reference"}
    assert "name" in learned_from(RENDERER.invoice(leaking))
    hidden = pikepdf.open(io.BytesIO(RENDERER.invoice(document)))
    hidden.docinfo["/Keywords"] = IDA.name
    saved = io.BytesIO()
    hidden.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert "name" in learned_from(saved.getvalue())
