"""Her practice: each answer is kept when it is left, and can be taken back."""

from dataclasses import dataclass, field, replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from practiceapp.domain import errors
from practiceapp.domain.practice import Practice
from practiceapp.services.undo import Undo
from practiceapp.ui.practice.practice_page import Part, PracticePage
from practiceapp.ui.practice.practice_presenter import PracticePresenter
from practiceapp.ui.shared.fields import choose
from practiceapp.ui.shared.places import PRACTICE, Place
from practiceapp.ui.shared.wording import sentence_for
from tests import fakes_preferences


class KeptPractice:
    """The practice service's two methods over one practice in memory."""

    def __init__(self) -> None:
        self.practice = Practice("Anna Lindqvist", "Praxis am Wall", fee_minor=18000)
        self.failing: Exception | None = None

    def load(self) -> Practice:
        return self.practice

    def save(self, practice: Practice) -> None:
        if self.failing is not None:
            raise self.failing
        self.practice = practice.checked()


@dataclass
class Desk:
    page: PracticePage
    presenter: PracticePresenter
    kept: KeptPractice = field(default_factory=KeptPractice)
    preferences: SimpleNamespace = field(default_factory=SimpleNamespace)
    kept_on_invoices: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    kept = KeptPractice()
    preferences = fakes_preferences.preferences()
    spoken: list[str] = []
    presenter = PracticePresenter(
        kept,  # type: ignore[arg-type]
        preferences,
        spoken.append,
    )
    kept_on_invoices: list[str] = []
    on_invoices = Part(QLabel("Address and bank"), lambda: kept_on_invoices.append("kept"))
    page = PracticePage(presenter, on_invoices)
    presenter.setParent(page)
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    page.enter(Place(PRACTICE))
    return Desk(page, presenter, kept, preferences, kept_on_invoices, spoken)


def test_it_shows_what_is_kept(desk: Desk) -> None:
    page = desk.page
    assert (page.name.text(), page.fee.text(), page.minutes.text()) == (
        "Anna Lindqvist",
        "180.00",
        "50 minutes",
    )


def test_an_answer_is_kept_when_left_and_taken_back(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page
    page.fee.clear()
    qtbot.keyClicks(page.fee, "200")
    with qtbot.waitSignal(page.undoable) as done:
        qtbot.keyClick(page.fee, Qt.Key.Key_Return)
    assert desk.kept.practice.fee_minor == 20000
    step = done.args[0]
    assert isinstance(step, Undo)
    step.call()
    page.enter(Place(PRACTICE))
    assert page.fee.text() == "180.00"


def test_a_fee_left_empty_is_not_known_and_zero_is_on_purpose(desk: Desk) -> None:
    page = desk.page
    assert page.first_fee.text() == ""
    page.first_fee.editingFinished.emit()
    assert not page.fields["consultation_fee_minor"].error
    for typed, kept in (("0", 0), ("", None)):
        page.first_fee.setText(typed)
        page.first_fee.editingFinished.emit()
        assert desk.kept.practice.consultation_fee_minor == kept
    assert page.first_fee.text() == ""


def test_leaving_without_a_change_keeps_nothing(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.assertNotEmitted(desk.page.undoable):
        desk.page.name.editingFinished.emit()


def test_a_choice_is_kept_at_once(desk: Desk) -> None:
    choose(desk.page.country, "GB")
    choose(desk.page.zone, "Europe/London")
    assert (desk.kept.practice.country, desk.kept.practice.time_zone) == ("GB", "Europe/London")


def test_the_language_of_invoices_is_kept_and_the_screen_stays(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.page.undoable) as done:
        choose(desk.page.language, "de")
    assert desk.kept.practice.language == "de"
    assert desk.preferences.language == "en"
    assert desk.spoken == []
    step = (done.args or [])[0]
    assert isinstance(step, Undo)
    step.call()
    assert desk.kept.practice.language == "en"


def test_what_cannot_be_kept_is_said_beside_its_field(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page
    page.name.clear()
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.fields["therapist_name"].error == sentence_for(errors.NameMissing())
    page.fee.setText("a lot")
    page.fee.editingFinished.emit()
    assert "no amount" in page.fields["fee_minor"].error
    assert desk.kept.practice == replace(KeptPractice().practice)


def test_leaving_the_page_keeps_the_field_she_is_in(qtbot: QtBot, desk: Desk) -> None:
    page = desk.page
    page.name.setFocus()
    page.name.setText("Anna Berg")
    page.flush()
    assert desk.kept.practice.therapist_name == "Anna Berg"
    assert desk.kept_on_invoices == ["kept"]


def test_a_full_disk_is_said_and_the_text_stays(qtbot: QtBot, desk: Desk) -> None:
    desk.kept.failing = errors.DiskFull()
    desk.page.practice.setText("Praxis am Markt")
    desk.page.practice.editingFinished.emit()
    assert desk.page.fields["practice_name"].error == sentence_for(errors.DiskFull())
    assert desk.page.practice.text() == "Praxis am Markt"
