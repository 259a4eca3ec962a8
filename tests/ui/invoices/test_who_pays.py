"""Who pays: the choices, the consent, the proof, and the versions they become."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from practiceapp.domain.account.arrangements import PAYER_CHOICE, Side, When, Who
from practiceapp.domain.account.proof import Fact, ProofSheet
from practiceapp.domain.errors import WhoPaysUnsaved
from practiceapp.ui.invoices.who_pays_form import WhoPaysForm
from practiceapp.ui.invoices.who_pays_panel import WhoPaysEditor
from practiceapp.ui.invoices.who_pays_place import WhoPaysPanel
from practiceapp.ui.invoices.who_pays_presenter import WhoPaysPresenter, WhoPaysView
from practiceapp.ui.shared.fields import LabelledField, day_of
from practiceapp.ui.shared.wording import sentence_for
from tests.books import IDA, TERMS
from tests.ui.invoices.conftest import Desk

FROM = date(2026, 10, 1)
COMPANY = WhoPaysForm(
    Side.PAYER,
    Side.PAYER,
    name="Nordlicht GmbH",
    street="Am Hafen 3",
    postcode="20457",
    city="Hamburg",
    who=Who.REFERENCE,
    when=When.TOTAL,
    instructed_on=FROM,
    consented_on=FROM,
    from_on=FROM,
)


class Heard:
    """A presenter, and everything it said."""

    def __init__(self, desk: Desk) -> None:
        self.presenter = WhoPaysPresenter(
            desk.books.arrangements, desk.books.sellers, desk.clients, desk.books.clock
        )
        self.views: list[WhoPaysView] = []
        self.sheets: list[object] = []
        self.warnings: list[str] = []
        self.refusals: list[tuple[str, str]] = []
        self.presenter.shown.connect(self.views.append)
        self.presenter.proven.connect(self.sheets.append)
        self.presenter.warned.connect(self.warnings.append)
        self.presenter.refused.connect(lambda field, words: self.refusals.append((field, words)))
        self.presenter.open(IDA.client_id)


@pytest.fixture
def heard(desk: Desk) -> Heard:
    return Heard(desk)


@pytest.fixture
def editor(desk: Desk) -> WhoPaysEditor:
    panel = desk.accounts().who_pays_panel()
    desk.show(panel)
    panel.show_client(IDA.client_id)
    return panel.editor


def write(qtbot: QtBot, field: LabelledField, words: str) -> None:
    assert isinstance(field.editor, QLineEdit)
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, words)


def company_pays(editor: WhoPaysEditor, qtbot: QtBot) -> None:
    editor.paid_by.button_of(Side.CLIENT).setFocus()
    qtbot.keyClick(editor.paid_by.button_of(Side.CLIENT), Qt.Key.Key_Right)


def test_everyone_begins_by_paying_for_themselves(heard: Heard) -> None:
    view = heard.views[-1]
    assert view.form.invoice_to is Side.CLIENT
    assert view.form.paid_by is Side.CLIENT
    assert not view.can_withdraw
    assert not view.reference
    assert heard.sheets[-1] is None
    assert heard.warnings[-1] == ""


def test_a_payer_begins_with_the_least_the_law_allows() -> None:
    form = WhoPaysForm().with_sides(Side.PAYER, Side.CLIENT)
    assert (form.who, form.when) == (PAYER_CHOICE.who, PAYER_CHOICE.when)
    own = replace(form, who=Who.NAME).with_sides(Side.PAYER, Side.PAYER)
    assert own.who is Who.NAME, "her own choice stays while a payer stays"


def test_saving_makes_a_version_with_a_random_reference(heard: Heard, desk: Desk) -> None:
    heard.presenter.save(COMPANY)
    version = desk.books.arrangements.versions(IDA.client_id)[-1]
    assert version.terms.payer is not None
    assert version.terms.payer.name == "Nordlicht GmbH"
    assert version.terms.consent_version == 1
    view = heard.views[-1]
    assert view.reference == str(version.billing_reference)
    assert view.reference != IDA.reference
    assert not view.unsaved
    assert view.can_withdraw


def test_an_older_version_is_listed(heard: Heard) -> None:
    heard.presenter.save(COMPANY)
    heard.presenter.save(
        replace(COMPANY, name="Südwind AG", consented_on=date(2026, 11, 2), from_on=date(2026, 11, 1))
    )
    assert heard.refusals == []
    assert heard.views[-1].earlier == ("Nordlicht GmbH, from 1 Oct 2026 to 31 Oct 2026",)


@pytest.mark.parametrize(
    ("choice", "learned", "hidden"),
    [
        ((Who.NAME, When.DATES), {Fact.CLIENT_NAME, Fact.DATES, Fact.COUNT}, {Fact.CONTENT}),
        ((Who.REFERENCE, When.PERIOD), {Fact.BILLING_REFERENCE, Fact.COUNT}, {Fact.CLIENT_NAME, Fact.DATES}),
        (
            (Who.NOBODY, When.TOTAL),
            {Fact.SUM},
            {Fact.CLIENT_NAME, Fact.DATES, Fact.COUNT, Fact.BILLING_REFERENCE},
        ),
    ],
)
def test_the_proof_follows_the_choice_at_once(
    heard: Heard, choice: tuple[Who, When], learned: set[Fact], hidden: set[Fact]
) -> None:
    heard.presenter.edit(replace(COMPANY, who=choice[0], when=choice[1]))
    sheet = heard.sheets[-1]
    assert isinstance(sheet, ProofSheet)
    assert learned <= set(sheet.learned)
    assert hidden <= set(sheet.not_learned)


def test_a_name_written_into_the_order_is_told(heard: Heard) -> None:
    heard.presenter.edit(replace(COMPANY, order="Coaching Quastenberg"))
    sheet = heard.sheets[-1]
    assert isinstance(sheet, ProofSheet)
    assert Fact.CLIENT_NAME in sheet.learned


def test_without_consent_it_says_so_kindly_and_can_still_be_saved(heard: Heard) -> None:
    heard.presenter.edit(replace(COMPANY, consented_on=None))
    assert "no invoice to this payer can be issued" in heard.warnings[-1]
    heard.presenter.save(replace(COMPANY, consented_on=None))
    assert heard.refusals == []


def test_without_the_clients_wish_it_says_so(heard: Heard) -> None:
    heard.presenter.edit(replace(COMPANY, instructed_on=None))
    assert "asked for it" in heard.warnings[-1]


def test_an_old_consent_is_not_carried_on_to_what_was_never_read(heard: Heard, desk: Desk) -> None:
    heard.presenter.save(COMPANY)
    heard.presenter.save(replace(COMPANY, who=Who.NAME))
    assert heard.refusals[-1][0] == "consent"
    assert len(desk.books.arrangements.versions(IDA.client_id)) == 1
    heard.presenter.save(replace(COMPANY, who=Who.NAME, consented_on=date(2026, 11, 2)))
    assert len(desk.books.arrangements.versions(IDA.client_id)) == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"vat_id": "DE123"}, "vat_id"),
        ({"order": "what we talked about, in full sentences!"}, "reference"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(heard: Heard, change: dict[str, str], field: str) -> None:
    heard.presenter.save(replace(COMPANY, **change))  # type: ignore[arg-type]
    assert heard.refusals[-1][0] == field
    assert heard.refusals[-1][1]


def test_what_was_typed_stays_when_she_looks_at_another_client(heard: Heard) -> None:
    typed = replace(COMPANY, city="Kiel")
    assert heard.presenter.edit(typed)
    heard.presenter.open(IDA.client_id)
    assert heard.views[-1].form == typed
    assert heard.views[-1].unsaved
    heard.presenter.put_back()
    assert heard.views[-1].form.city == ""


def test_withdrawing_turns_everything_to_the_client(heard: Heard, desk: Desk) -> None:
    desk.books.arrangements.arrange(IDA.client_id, TERMS, FROM)
    heard.presenter.open(IDA.client_id)
    heard.presenter.withdraw(date(2026, 11, 2))
    view = heard.views[-1]
    assert view.standing == "The client pays, and every invoice goes to the client."
    assert not view.can_withdraw
    assert "withdrawn on 2 Nov 2026" in view.earlier[0]


def test_a_withdrawal_in_the_future_is_refused(heard: Heard, desk: Desk) -> None:
    desk.books.arrangements.arrange(IDA.client_id, TERMS, FROM)
    heard.presenter.open(IDA.client_id)
    heard.presenter.withdraw(date(2026, 12, 2))
    assert heard.refusals[-1][0] == "withdraw"


def test_leaving_says_that_it_was_not_saved_until_it_is(heard: Heard) -> None:
    heard.presenter.flush()
    heard.presenter.edit(COMPANY)
    with pytest.raises(WhoPaysUnsaved):
        heard.presenter.flush()
    heard.presenter.save(COMPANY)
    heard.presenter.flush()
    heard.presenter.edit(replace(COMPANY, city="Kiel"))
    with pytest.raises(WhoPaysUnsaved):
        heard.presenter.flush()
    heard.presenter.put_back()
    heard.presenter.flush()


def test_what_is_said_on_leaving_names_both_ways() -> None:
    assert sentence_for(WhoPaysUnsaved()) == "Who pays was not saved yet. Save it or go on anyway."


# -- with hands


def test_agreeing_with_keys(editor: WhoPaysEditor, desk: Desk, qtbot: QtBot) -> None:
    company_pays(editor, qtbot)
    assert editor.paid_by.value() is Side.PAYER
    qtbot.keyClick(editor.invoice_to.button_of(Side.CLIENT), Qt.Key.Key_Right)
    assert editor.who.value() is Who.REFERENCE
    assert editor.when.value() is When.TOTAL
    assert editor.together.isVisibleTo(editor)
    write(qtbot, editor.payer.name, "Nordlicht GmbH")
    write(qtbot, editor.payer.street, "Am Hafen 3")
    write(qtbot, editor.payer.city, "Hamburg")
    assert "no invoice to this payer" in editor.warning.words.text()
    qtbot.keyClick(editor.instructed.tick, Qt.Key.Key_Space)
    qtbot.keyClick(editor.consented.tick, Qt.Key.Key_Space)
    assert not editor.warning.isVisibleTo(editor)
    qtbot.keyClick(editor.save, Qt.Key.Key_Space)
    assert desk.said == ["Who pays is saved."]
    kept = desk.books.arrangements.versions(IDA.client_id)[-1].terms
    assert kept.payer is not None
    assert (kept.payer.name, kept.choice) == ("Nordlicht GmbH", PAYER_CHOICE)
    assert (kept.instructed_on, kept.consented_on) == (date(2026, 11, 2), date(2026, 11, 2))
    assert (
        str(desk.books.arrangements.versions(IDA.client_id)[-1].billing_reference)
        in editor.payer.reference.text()
    )


def test_the_four_sentences_and_the_proof_are_there_to_be_read(editor: WhoPaysEditor, qtbot: QtBot) -> None:
    assert not editor.together.isVisibleTo(editor)
    company_pays(editor, qtbot)
    assert len(editor.together.sentences) == 4
    learns, hidden = editor.together.proof.learns, editor.together.proof.hidden
    assert learns.heading.text() == "What this payer learns"
    assert "the sum to pay" in learns.words
    assert "who it is: the client's name" in hidden.words or "who it is: the client's name" in learns.words
    assert "a single word of what is spoken" in hidden.words
    assert "fees for reserved hours" in hidden.words
    assert "how often you met" in editor.together.proof.inferred.words[0]


def test_a_slip_is_said_beside_the_field_and_nothing_is_lost(
    editor: WhoPaysEditor, desk: Desk, qtbot: QtBot
) -> None:
    company_pays(editor, qtbot)
    write(qtbot, editor.payer.name, "Nordlicht GmbH")
    write(qtbot, editor.payer.vat_id, "DE12")
    qtbot.keyClick(editor.save, Qt.Key.Key_Space)
    assert editor.payer.vat_id.error
    assert desk.books.arrangements.versions(IDA.client_id) == []
    assert isinstance(editor.payer.name.editor, QLineEdit)
    assert editor.payer.name.editor.text() == "Nordlicht GmbH"


def test_columns_stand_side_by_side_only_where_there_is_room(desk: Desk) -> None:
    panel: WhoPaysPanel = desk.accounts().who_pays_panel()
    desk.show(panel, 1064, 700)
    panel.show_client(IDA.client_id)
    panel.editor.paid_by.button_of(Side.PAYER).click()
    together = panel.editor.together
    assert panel.side.isAncestorOf(together)
    assert together.isVisibleTo(panel)
    panel.resize(460, 700)
    desk.qtbot.waitUntil(lambda: panel.editor.isAncestorOf(together))
    assert together.isVisibleTo(panel)
    assert not panel.side.isVisibleTo(panel)
    assert panel.editor.minimumSizeHint().width() <= 460


def test_what_is_read_together_stays_beside_the_consent(desk: Desk, qtbot: QtBot) -> None:
    panel: WhoPaysPanel = desk.accounts().who_pays_panel()
    desk.show(panel, 1000, 540)
    panel.show_client(IDA.client_id)
    assert not panel.side.isVisibleTo(panel), "nobody else reads: the fields have all the room"
    panel.editor.paid_by.button_of(Side.PAYER).click()
    qtbot.waitUntil(lambda: panel.area.verticalScrollBar().maximum() > 0)
    panel.area.ensureWidgetVisible(panel.editor.consented)
    assert panel.area.verticalScrollBar().value() > 0
    for seen in (panel.editor.consented, panel.editor.together.sentences[0]):
        assert not seen.visibleRegion().isEmpty()
    panel.show_client(IDA.client_id)
    assert panel.area.verticalScrollBar().value() == 0


def test_tab_reaches_what_is_chosen_and_space_discloses_nothing_more(
    editor: WhoPaysEditor, qtbot: QtBot
) -> None:
    company_pays(editor, qtbot)
    order = editor.payer.order.editor
    order.setFocus()
    seen: list[QWidget | None] = []
    for _step in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert seen == [editor.who.button_of(Who.REFERENCE), editor.when.button_of(When.TOTAL)]
    assert (editor.who.value(), editor.when.value()) == (Who.REFERENCE, When.TOTAL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert editor.when.value() is When.PERIOD, "arrows move the choice"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is editor.when.button_of(When.PERIOD)


def test_open_past_midnight_consent_can_be_given_today(
    editor: WhoPaysEditor, desk: Desk, qtbot: QtBot
) -> None:
    company_pays(editor, qtbot)
    editor.instructed.tick.click()
    editor.instructed.field.setDate(QDate(2026, 10, 20))
    desk.books.clock.move(days=1)
    editor.show_client(IDA.client_id)
    assert editor.instructed.day() == date(2026, 10, 20), "what she chose stays"
    qtbot.keyClick(editor.consented.tick, Qt.Key.Key_Space)
    assert editor.consented.day() == date(2026, 11, 3)
    assert day_of(editor.withdraw_day) == date(2026, 11, 3)
    for field in (editor.instructed.field, editor.consented.field, editor.withdraw_day):
        assert field.maximumDate() == QDate(2026, 11, 3)
    editor.withdraw_day.setDate(QDate(2026, 10, 25))
    desk.books.clock.move(days=1)
    editor.show_client(IDA.client_id)
    assert day_of(editor.withdraw_day) == date(2026, 10, 25)
    editor.show_client(2)
    assert day_of(editor.withdraw_day) == date(2026, 11, 4), "another client, another day"
