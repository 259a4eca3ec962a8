"""Invoices in German while the screen speaks English: chosen by the practice, and for one payer alone."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from practiceapp.bootstrap.services import Services
from practiceapp.domain.account.tax import Tax
from practiceapp.domain.clients import ClientId
from practiceapp.ui.invoices.wiring import AccountsDesk
from practiceapp.ui.practice.practice_page import Part, PracticePage
from practiceapp.ui.practice.practice_presenter import PracticePresenter
from practiceapp.ui.shared.fields import choose, chosen
from practiceapp.ui.shared.places import DRAFT, INVOICE, PRACTICE, Place
from tests.fakes_preferences import preferences
from tests.ui.invoices.conftest import Answer
from tests.ui.invoices.hands import company_pays, fill_seller, held, show, text_of

OWN_ADDRESS = ("Ida Quastenberg", "Am Kupfergraben 6a")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "invoices"
    made.mkdir()
    return made


@pytest.fixture
def desk(services: Services, folder: Path) -> AccountsDesk:
    return AccountsDesk(
        services.invoicing,
        services.payments,
        services.arrangements,
        services.sellers,
        services.clients,
        Answer(),
        services.clock,
        lambda _parent, _title, _start: folder,
    )


def write_in(language: str, services: Services, qtbot: QtBot) -> None:
    """Choose the language of invoices on the practice's page."""
    presenter = PracticePresenter(services.practice, preferences())
    page = PracticePage(presenter, Part(QLabel(""), lambda: None))
    presenter.setParent(page)
    show(page, qtbot)
    page.enter(Place(PRACTICE))
    choose(page.language, language)
    assert services.practice.load().language == language


def exported(desk: AccountsDesk, client_id: ClientId, qtbot: QtBot, folder: Path) -> str:
    """Prepare, issue and save through the pages; the text of the file that lies in the folder then."""
    draft, invoice = desk.draft_page(), desk.invoice_page()
    show(draft, qtbot)
    draft.enter(Place(DRAFT, client_id))
    if draft.seller.isVisibleTo(draft):
        choose(draft.seller.tax, Tax.EXEMPT_CARE)
        fill_seller(draft, qtbot)
    with qtbot.waitSignal(draft.go) as gone:
        qtbot.keyClick(draft.issue, Qt.Key.Key_Space)
    (place,) = gone.args or []
    assert place.name == INVOICE
    show(invoice, qtbot)
    invoice.enter(place)
    before = set(folder.iterdir())
    qtbot.keyClick(invoice.save, Qt.Key.Key_Space)
    (file,) = set(folder.iterdir()) - before
    return text_of(file.read_bytes())


def test_a_company_and_a_client_read_german(
    services: Services, desk: AccountsDesk, qtbot: QtBot, folder: Path
) -> None:
    write_in("de", services, qtbot)
    paid_for, paying = held(services), held(services)
    panel = desk.who_pays_panel()
    show(panel, qtbot)
    panel.show_client(paid_for)
    assert chosen(panel.editor.language) is None
    assert panel.editor.language.currentText() == "As your practice"
    company_pays(panel.editor, qtbot)

    company = exported(desk, paid_for, qtbot, folder)
    reference = services.arrangements.versions(paid_for)[-1].billing_reference
    for shown in (
        "Rechnung 2026-0001",
        "Rechnungszeichen",
        str(reference),
        "Ihre Bestellung",
        "1. Oktober 2026 bis 31. Oktober 2026",
        "Honorar für Leistungen",
        "Umsatzsteuerfrei.",
        "540,00",
        "Bitte überweisen Sie",
    ):
        assert shown in company, shown
    for hidden in ("Ida", "Quastenberg", "Invoice", "13. Oktober", "180,00", "§ 4"):
        assert hidden not in company, hidden

    own = exported(desk, paying, qtbot, folder)
    for shown in (
        "Rechnung 2026-0002",
        *OWN_ADDRESS,
        "13. Oktober 2026",
        "Sitzung",
        "50 Min.",
        "§ 4 Nr. 14 UStG",
    ):
        assert shown in own, shown
    assert "Sitzungen" not in own


def test_one_payer_reads_another_language_than_the_practice(
    services: Services, desk: AccountsDesk, qtbot: QtBot, folder: Path
) -> None:
    client_id = held(services)
    panel = desk.who_pays_panel()
    show(panel, qtbot)
    panel.show_client(client_id)
    names = [panel.editor.language.itemText(row) for row in range(panel.editor.language.count())]
    assert names == ["As your practice", "English", "Deutsch"]
    company_pays(panel.editor, qtbot)
    panel.editor.language.setFocus()
    qtbot.keyClick(panel.editor.language, Qt.Key.Key_End)
    panel.editor.language.activated.emit(panel.editor.language.currentIndex())
    qtbot.keyClick(panel.editor.save, Qt.Key.Key_Space)
    version = services.arrangements.versions(client_id)[-1]
    assert version.terms.language == "de"
    assert version.terms.consented_on == date(2026, 11, 2)
    assert services.practice.load().language == "en"
    assert "Honorar für Leistungen" in exported(desk, client_id, qtbot, folder)
