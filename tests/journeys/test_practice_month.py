"""A month of practice by mouse and keyboard: from a first start to the PDF in a folder."""

from datetime import date, timedelta
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from practiceapp.domain.clinical.notes import Heading
from practiceapp.ui.invoices.client_address_form import ClientAddressForm
from practiceapp.ui.invoices.draft_page import DraftPage
from practiceapp.ui.invoices.seller_form import SellerForm
from practiceapp.ui.invoices.who_pays_panel import WhoPaysEditor
from tests.drive import Company, Drive, Person
from tests.drive.hands import all_of, one_of
from tests.journeys.conftest import TODAY

FIRST = date(2026, 10, 1)
DAYS = (date(2026, 10, 6), date(2026, 10, 13), date(2026, 10, 27))
NORDHAFEN = Company("Nordhafen Logistik GmbH", "Speicherring 8", "20457", "Hamburg", "4500081734")
ADDRESS = {"street": "Am Kupfergraben 6a", "postcode": "10117", "city": "Berlin"}
SELLER = {
    "Legal name": "Ruth Adler",
    "Street and number": "Lindenufer 14",
    "Postcode": "13597",
    "City": "Berlin",
    "Tax number": "27/123/45678",
    "Name on the account": "Ruth Adler",
    "IBAN": "DE89370400440532013000",
}


def text_of(file: Path) -> str:
    paper = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in paper)
    finally:
        paper.close()


def begin(drive: Drive, person: Person, fee: str) -> None:
    """The work together begins, on terms."""
    drive.set_work_together(person, "Active")
    drive.agree(person, fee, FIRST, FIRST)


def test_a_month_ends_in_a_client_s_own_invoice_and_one_that_tells_the_company_nothing(
    drive: Drive, passphrase: str, tmp_path: Path
) -> None:
    folder = tmp_path / "to hand over"
    folder.mkdir()
    ida = drive.add_client("Ida", "Quastenberg")
    noor = drive.add_client("Noor", "Castellan", **ADDRESS)
    begin(drive, ida, "180.00")
    begin(drive, noor, "240.00")
    reference = drive.arrange_payer(noor, NORDHAFEN, FIRST, agreed_on=FIRST)
    for person in (ida, noor):
        for day in DAYS:
            drive.plan_session(person, day, "09:00" if person is ida else "11:00")
    late = drive.plan_session(noor, DAYS[-1] - timedelta(days=7), "11:00", took_place=False)
    drive.settle_session(late, "Cancelled late")

    drive.prepare(ida)
    assert all_of(SellerForm), "the first invoice asks for her own details"
    drive.fill_seller(SELLER)
    assert all_of(ClientAddressForm), "and for the client's address where it is missing"
    drive.fill_address({"Street and number": "Torstraße 1", "Postcode": "10119", "City": "Berlin"})
    own = drive.issue()
    assert drive.facts()["Invoice to"] == "Ida Quastenberg"

    draft = drive.prepare(noor)
    assert dict(draft.facts.facts.pairs)["Invoice to"] == NORDHAFEN.name
    assert "who it is: the client's name" in drive.learns()
    companys = drive.issue()
    rest = drive.prepare_and_issue(noor)
    assert drive.facts()["Invoice to"] == noor.name, "a late cancellation reaches the client alone"
    assert len({own, companys, rest}) == 3

    for number in (own, companys, rest):
        assert f"{number}.pdf" in drive.export(number, folder)
    assert sorted(file.stem for file in folder.iterdir()) == sorted((own, companys, rest))
    paper = text_of(folder / f"{companys}.pdf")
    assert NORDHAFEN.name in paper
    assert reference in paper
    assert "720" in paper
    for hidden in ("Noor", "Castellan", noor.reference, "13. Oktober", "13.10", "240", "Ausfall", "Sitzung"):
        assert hidden not in paper, hidden
    assert "Ida Quastenberg" in text_of(folder / f"{own}.pdf")
    drive.record_payment(own)
    assert [line[-1] for line in sorted(drive.invoices())] == ["Paid", "Open", "Open"]


def test_no_invoice_reaches_a_payer_before_the_client_agreed(drive: Drive, passphrase: str) -> None:
    noor = drive.add_client("Noor", "Castellan", **ADDRESS)
    begin(drive, noor, "240.00")
    drive.arrange_payer(noor, NORDHAFEN, FIRST)
    drive.plan_session(noor, DAYS[0], "11:00")
    page = drive.prepare(noor)
    drive.fill_seller(SELLER)
    assert not page.issue.isEnabled()
    assert all_of(WhoPaysEditor, within=page), "and what is missing is asked on the same page"


def test_what_was_invoiced_wrongly_is_corrected_and_invoiced_again(drive: Drive, passphrase: str) -> None:
    ida = drive.add_client("Ida", "Quastenberg", **ADDRESS)
    begin(drive, ida, "180.00")
    drive.plan_session(ida, DAYS[0], "09:00")
    drive.prepare(ida)
    drive.fill_seller(SELLER)
    first = drive.issue()
    correction = drive.correct(first)
    assert drive.facts()["Corrects"] == first
    again = drive.prepare_and_issue(ida)
    assert len({first, correction, again}) == 3
    assert {line[0]: line[-1] for line in drive.invoices()} == {
        first: "Corrected",
        correction: "Correction",
        again: "Open",
    }


def test_a_note_is_written_saved_finished_and_added_to(drive: Drive, passphrase: str) -> None:
    ida = drive.add_client("Ida", "Quastenberg")
    held = drive.plan_session(ida, TODAY, "09:00", kind="Session")
    drive.write_note(held, {Heading.ALIVE: "The silence held.", Heading.SENTENCE: "I am not my next item."})
    drive.finish_note()
    drive.lock()
    drive.unlock(passphrase)
    drive.open_note(held)
    drive.add_to_note("Größer als gedacht.")
    assert drive.note_text(Heading.ALIVE) == "The silence held."
    assert not all_of(DraftPage)
    assert one_of(type(drive.open_note_today("09:00"))).sheet.state.text() == "Added to"
