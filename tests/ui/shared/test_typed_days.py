"""A day is read however it is written, in her language and by figures alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, Qt
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared import formats
from practiceapp.ui.shared.fields import day_field, day_of
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.ui.shared.typed_days import typed_day

NEAR = QDate(2026, 11, 25)
GERMAN, BRITISH, AMERICAN = QLocale("de_DE"), QLocale("en_GB"), QLocale("en_US")


@pytest.mark.parametrize(
    ("typed", "locale", "day"),
    [
        ("03032025", GERMAN, QDate(2025, 3, 3)),
        ("030325", GERMAN, QDate(2025, 3, 3)),
        ("0303", GERMAN, QDate(2026, 3, 3)),
        ("3.3.25", GERMAN, QDate(2025, 3, 3)),
        ("3. 3. 2025", GERMAN, QDate(2025, 3, 3)),
        ("3.3.", GERMAN, QDate(2026, 3, 3)),
        ("3. März 2025", GERMAN, QDate(2025, 3, 3)),
        ("3 Mär", GERMAN, QDate(2026, 3, 3)),
        ("3. Mär. 25", GERMAN, QDate(2025, 3, 3)),
        ("3 March 2025", GERMAN, QDate(2025, 3, 3)),
        ("24. Dez. 2026", GERMAN, QDate(2026, 12, 24)),
        ("03/04/2025", BRITISH, QDate(2025, 4, 3)),
        ("03/04/2025", AMERICAN, QDate(2025, 3, 4)),
        ("3.4.2025", AMERICAN, QDate(2025, 4, 3)),
        ("04032025", AMERICAN, QDate(2025, 4, 3)),
        ("April 3, 2025", AMERICAN, QDate(2025, 4, 3)),
        ("3rd Apr 2025", BRITISH, QDate(2025, 4, 3)),
        ("2025-04-03", GERMAN, QDate(2025, 4, 3)),
        ("31.12.99", GERMAN, QDate(1999, 12, 31)),
        ("29022024", GERMAN, QDate(2024, 2, 29)),
    ],
)
def test_it_is_read(typed: str, locale: QLocale, day: QDate) -> None:
    assert typed_day(typed, locale, NEAR) == day


@pytest.mark.parametrize(
    "typed", ["", "7", "30022025", "31.4.2025", "3 Ju 2025", "99", "a day", "3.3.3.3", "0"]
)
def test_what_is_no_day_is_not_read(typed: str) -> None:
    assert typed_day(typed, GERMAN, NEAR) is None


@pytest.mark.parametrize("typed", ["0303", "030325", "3.3.", "3.3.20", "3. März", "3 März 20"])
def test_what_may_go_on_is_not_read_yet(typed: str) -> None:
    assert typed_day(typed, GERMAN, NEAR, whole=True) is None


@given(
    on=st.dates(date(1950, 1, 1), date(2070, 12, 31)),
    locale=st.sampled_from([("de", "DE"), ("de", "AT"), ("en", "GB"), ("en", "US"), ("en", "DE")]),
)
def test_what_is_written_is_read_back(on: date, locale: tuple[str, str]) -> None:
    LANGUAGE.use(*locale)
    read = typed_day(formats.day(on), LANGUAGE.locale, NEAR)
    assert read == QDate(on.year, on.month, on.day)


@given(days=st.integers(-17_000, 17_000))
def test_two_digits_mean_the_nearest_year(days: int) -> None:
    on = date(2026, 11, 25) + timedelta(days=days)
    read = typed_day(f"{on:%d.%m.%y}", GERMAN, NEAR)
    assert read == QDate(on.year, on.month, on.day)


@pytest.mark.parametrize(("code", "typed"), [("de", "03032025"), ("de", "030325"), ("en", "03032025")])
def test_figures_alone_fill_a_day_field(code: str, typed: str, qtbot: QtBot) -> None:
    LANGUAGE.use(code, "DE")
    field = day_field("Day", date(2026, 11, 30))
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert day_of(field) == date(2025, 3, 3)
    assert field.text() == formats.day(date(2025, 3, 3))
