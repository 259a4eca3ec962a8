"""References, names, terms and times: what holds whatever is put in."""

import random
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practiceapp.domain.agreements import Agreement, AgreementId, AgreementTerms, fee_and_minutes, in_force
from practiceapp.domain.clients import ClientId, finder, folded
from practiceapp.domain.errors import ImpossibleTime, TextTooLong
from practiceapp.domain.practice import Practice, clean_line, without_broken_characters
from practiceapp.domain.references import ALPHABET, is_reference, random_reference
from practiceapp.domain.sessions import LocalStart, SessionKind, overlap

ZONES = st.sampled_from(
    ["Europe/Berlin", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
TODAY = date(2026, 3, 18)


def test_references_have_their_shape_and_no_vowels() -> None:
    chance = random.Random(3)
    drawn = {random_reference(chance) for _ in range(500)}
    assert all(is_reference(reference) for reference in drawn)
    assert len(drawn) > 490
    assert not set("AEIOU01L8B5S") & set(ALPHABET)
    assert not is_reference("K-7F3Q\n")


@given(st.text(max_size=250))
def test_a_kept_line_is_one_line_that_any_file_can_hold(text: str) -> None:
    try:
        line = clean_line("field", text)
    except TextTooLong:
        assert len(text) > 200
        return
    assert line == clean_line("field", line)
    assert "\n" not in line
    line.encode()


@given(st.text(st.characters(codec="utf-8"), max_size=100))
def test_nothing_visible_is_taken_from_a_text(text: str) -> None:
    kept = without_broken_characters(text)
    kept.encode()
    assert "\x00" not in kept
    visible = [letter for letter in text if letter.isprintable() and not letter.isspace()]
    assert [letter for letter in kept if letter.isprintable() and not letter.isspace()] == visible


def test_half_a_character_is_shown_as_missing() -> None:
    assert without_broken_characters("a\ud800b") == "a\ufffdb"


@given(DAYS, st.times(), ZONES)
def test_a_start_either_exists_on_the_wall_or_is_refused(day: date, at: time, zone: str) -> None:
    start = LocalStart(day, at, zone)
    try:
        kept = start.checked(TODAY)
    except ImpossibleTime:
        assert zone not in ("UTC", "Asia/Kathmandu")
        return
    assert kept.checked(TODAY) == kept
    assert (kept.time.second, kept.time.microsecond, kept.time.fold) == (0, 0, 0)
    assert kept.instant().tzinfo is UTC


@given(DAYS, st.times(time(4)), st.integers(5, 480), DAYS, st.times(time(4)), st.integers(5, 480))
def test_overlap_has_no_direction(
    one: date, at: time, minutes: int, other: date, then: time, more: int
) -> None:
    first, second = LocalStart(one, at, "Europe/Berlin"), LocalStart(other, then, "America/New_York")
    assert overlap(first, minutes, second, more) == overlap(second, more, first, minutes)
    assert overlap(first, minutes, first, minutes)


def version(number: int, from_on: date, fee: int) -> Agreement:
    made = datetime(2026, 1, 1, tzinfo=UTC)
    return Agreement(AgreementId(number), ClientId(1), from_on, AgreementTerms(fee), made)


@given(st.lists(DAYS, max_size=8), DAYS)
def test_the_version_in_force_is_the_latest_begun(begins: list[date], day: date) -> None:
    versions = [version(number, from_on, number) for number, from_on in enumerate(begins, start=1)]
    found = in_force(versions, day)
    begun = [one for one in versions if one.from_on <= day]
    assert (found is None) == (not begun)
    if found is not None:
        assert found.from_on == max(one.from_on for one in begun)


def test_a_consultation_goes_by_the_practice_even_with_an_agreement() -> None:
    practice = Practice("Ruth Adler", fee_minor=2, consultation_fee_minor=1, consultation_minutes=60)
    agreed = version(1, TODAY, 3)
    assert fee_and_minutes(practice, agreed, SessionKind.CONSULTATION) == (1, 60)
    assert fee_and_minutes(practice, agreed, SessionKind.SESSION) == (3, 50)
    assert fee_and_minutes(practice, None, SessionKind.SESSION) == (2, 50)


def test_a_fee_that_nobody_said_is_not_zero() -> None:
    practice = Practice("Ruth Adler").checked()
    for kind in SessionKind:
        assert fee_and_minutes(practice, None, kind) == (None, 50)
    assert fee_and_minutes(practice, version(1, TODAY, 0), SessionKind.SESSION) == (0, 50)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", True),
        ("jurgen", True),
        ("GROSS", True),
        ("maier jür", True),
        ("K-7F", True),
        ("7f3q", True),
        ("rgen", False),
        ("jurgen x", False),
        ("maierr", False),
    ],
)
def test_clients_are_found_by_the_beginnings_of_words(query: str, found: bool) -> None:
    assert finder(query)("Jürgen", "Großmann-Maier", "K-7F3Q") is found


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert folded(folded(text)) == folded(text)
