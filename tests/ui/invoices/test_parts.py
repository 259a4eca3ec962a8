"""The page on screen, the small inputs, the words, and what a screen reader hears."""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import Enum
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.account.arrangements import When, Who
from practiceapp.domain.account.drafts import MissingFact
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import InvoiceState, PaymentMethod
from practiceapp.domain.account.proof import Fact, Inference
from practiceapp.domain.account.sellers import SellerField
from practiceapp.domain.account.tax import Tax
from practiceapp.domain.account.wordings import Wording
from practiceapp.ui.invoices import words
from practiceapp.ui.invoices.inputs import ChoiceGroup, DatedTick
from practiceapp.ui.invoices.paper_view import Paper, PaperView
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.places import DRAFT, INVOICE, INVOICES, Place
from tests.books import COMPANY, IDA, draft, issued, long_document
from tests.ui.invoices.conftest import Desk

TODAY = date(2026, 11, 2)


@pytest.fixture
def pdf() -> bytes:
    return InvoiceRenderer().invoice(issued(draft(COMPANY)))


def test_a_page_is_drawn_at_the_width_asked(pdf: bytes) -> None:
    paper = Paper(pdf)
    image = paper.image(0, 1190)
    assert image.width() == 1190
    assert abs(image.height() / image.width() - 297 / 210) < 0.01
    assert image.pixelColor(2, 2).name() == "#ffffff"
    dark = sum(image.pixelColor(x, y).lightness() < 100 for x in range(0, 1190, 5) for y in range(0, 1680, 5))
    assert dark > 50, "words are on it"
    assert "Nordlicht" in paper.text()
    paper.close()


def test_many_pages_stand_below_one_another(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(560, 700)
    view.show()
    view.show_paper(InvoiceRenderer().invoice(long_document()))
    assert view.page_count > 1
    tops = [place.top() for place, _image in view.pages.sheets]
    assert tops == sorted(tops)
    view.resize(760, 700)
    qtbot.waitUntil(lambda: view.pages.sheets[0][0].width() > 600)
    sharp = view.pages.sheets[0]
    assert sharp[1].width() == round(sharp[0].width() * view.devicePixelRatioF())


def test_the_page_scrolls_by_key(pdf: bytes, qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(560, 400)
    view.show()
    view.show_paper(pdf)
    qtbot.keyClick(view.area, Qt.Key.Key_PageDown)
    assert view.area.verticalScrollBar().value() > 0


def test_no_page_says_why(qtbot: QtBot) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    view.show_nothing("Not yet.")
    assert view.empty.text() == "Not yet."
    assert view.page_count == 0


@contextmanager
def written_files() -> Iterator[list[str]]:
    """What this process opens for writing meanwhile, and what appears in the temporary folder."""
    listening, found, folder = True, [], Path(tempfile.gettempdir())
    before = set(folder.iterdir())

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "open" and str(arguments[1] or "r")[:1] in "wax":
            found.append(str(arguments[0]))

    sys.addaudithook(hear)
    yield found
    listening = False
    found += [str(path) for path in set(folder.iterdir()) - before if path.suffix in (".pdf", ".png")]


def test_drawing_writes_nothing_to_the_disk(pdf: bytes, qtbot: QtBot, tmp_path: Path) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(560, 700)
    with written_files() as written:
        view.show_paper(pdf)
    assert written == []
    with written_files() as written:
        (tmp_path / "page.pdf").write_bytes(pdf)
    assert written == [str(tmp_path / "page.pdf")], "a planted breach is seen"


def test_a_ticked_day(qtbot: QtBot) -> None:
    made = DatedTick("Agreed", "Agreed on", TODAY)
    qtbot.addWidget(made)
    assert made.day() is None
    with qtbot.waitSignal(made.changed):
        qtbot.keyClick(made.tick, Qt.Key.Key_Space)
    assert made.day() == TODAY
    made.set_day(date(2026, 9, 1))
    assert made.day() == date(2026, 9, 1)
    assert made.field.maximumDate().toPython() == TODAY, "no consent in the future"
    made.set_day(None)
    made.tick.click()
    assert made.day() == TODAY, "the day of the client before is not proposed"


def test_a_choice_is_told_only_by_hand(qtbot: QtBot) -> None:
    group = ChoiceGroup("Who", [(who, *words.who_choice(who)) for who in Who])
    qtbot.addWidget(group)
    with qtbot.assertNotEmitted(group.changed):
        group.set_value(Who.NOBODY)
    assert group.value() is Who.NOBODY
    with qtbot.waitSignal(group.changed):
        group.button_of(Who.NAME).click()


@pytest.mark.parametrize(
    ("said", "members"),
    [
        (words.state_pill, InvoiceState),
        (words.method_words, PaymentMethod),
        (words.who_choice, Who),
        (words.when_choice, When),
        (words.fact_words, Fact),
        (words.inference_words, Inference),
        (words.telling_words, SellerField),
        (words.missing_words, MissingFact),
        (words.tax_choice, Tax),
        (words.wording_words, Wording),
    ],
)
def test_every_member_has_words(said: Callable[[Enum], object], members: type[Enum]) -> None:
    found = [said(member) for member in members]
    assert len(set(map(str, found))) == len(list(members))


def test_amounts_below_zero_have_a_minus() -> None:
    assert words.money(Money(-54_000, "EUR")) == "−€540.00"
    assert formats.percent(1900) == "19"
    assert formats.percent(810) == "8.1"
    assert formats.percent(1000) == "10"


def focusable(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page) and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def nameless(widgets: Sequence[QWidget]) -> list[str]:
    """What a screen reader could not name; parts inside a spin box or date field speak through it."""
    found = []
    for widget in widgets:
        interface = QAccessible.queryAccessibleInterface(widget)
        inside = widget.objectName() in ("qt_spinbox_lineedit", "qt_scrollarea_viewport")
        if not inside and not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def test_a_screen_reader_can_name_everything(desk: Desk) -> None:
    books, accounts = desk.books, desk.accounts()
    books.session(date(2026, 10, 3))
    first = accounts.draft_page()
    desk.show(first)
    first.enter(Place(DRAFT, 1))
    assert nameless(focusable(first)) == []
    books.october()
    books.invoicing.issue(books.invoicing.prepare(IDA.client_id, TODAY)[0], TODAY)
    books.session(date(2026, 11, 1))
    invoice, invoices, panel = accounts.invoice_page(), accounts.invoices_page(), accounts.who_pays_panel()
    for page in (invoice, invoices, panel):
        desk.show(page)
    invoice.enter(Place(INVOICE, 1))
    invoices.enter(Place(INVOICES))
    panel.show_client(1)
    panel.editor.paid_by.button_of(panel.editor.paid_by._values[1]).click()
    for page in (invoice, invoices, panel):
        assert len(focusable(page)) > 4
        assert nameless(focusable(page)) == []


def test_a_control_without_a_name_is_caught(qtbot: QtBot) -> None:
    planted = QWidget()
    qtbot.addWidget(planted)
    planted.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert nameless([planted]) == ["QWidget "]


def test_tab_goes_through_a_form_in_reading_order(desk: Desk, qtbot: QtBot) -> None:
    form = desk.accounts().seller_form()
    desk.show(form, 520, 900)
    form.line("name").setFocus()
    walked = []
    for _ in range(5):
        walked.append(form.focusWidget().accessibleName())
        qtbot.keyClick(form.focusWidget(), Qt.Key.Key_Tab)
    assert walked == ["Legal name", "Street and number", "Postcode", "City", "Country"]
