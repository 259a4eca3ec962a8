"""What a new session starts from."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from practiceapp.domain.clients import ClientId
from practiceapp.domain.sessions import SessionKind
from practiceapp.ui.sessions.proposals import Named, choices, kind_for, next_start
from practiceapp.ui.shared.counting import in_words
from tests.practices import BERLIN, fake_house

DAY = date(2026, 3, 18)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 18, hour, minute, tzinfo=ZoneInfo(BERLIN))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at(12), (DAY, time(12, 30))),
        (at(12, 29), (DAY, time(12, 30))),
        (at(12, 30), (DAY, time(13))),
        (at(20, 45), (date(2026, 3, 19), time(9))),
        (at(23, 50), (date(2026, 3, 19), time(9))),
        (at(5), (DAY, time(9))),
    ],
)
def test_the_next_half_hour_or_the_morning(now: datetime, expected: tuple[date, time]) -> None:
    assert next_start(now) == expected


def test_another_day_begins_at_nine() -> None:
    assert next_start(at(12), date(2026, 4, 1)) == (date(2026, 4, 1), time(9))
    assert next_start(at(12), DAY) == (DAY, time(12, 30))


def test_a_family_name_is_shown_only_to_tell_two_apart() -> None:
    people = [
        Named(ClientId(1), "K-7F3Q", "Jürgen", "Weber"),
        Named(ClientId(2), "K-2H4M", "jurgen", "Baum"),
        Named(ClientId(3), "K-9C6D", "Ines", "Carvalho"),
        Named(ClientId(4), "K-3X3W", "", ""),
    ]
    found = choices(people)
    assert [one.text for one in found] == [
        "Jürgen Weber · K-7F3Q",
        "jurgen Baum · K-2H4M",
        "Ines · K-9C6D",
        "K-3X3W",
    ]
    assert [one.client_id for one in found if one.found_by("JUR")] == [1, 2]
    assert [one.client_id for one in found if one.found_by("carv")] == [3]
    assert [one.client_id for one in found if one.found_by("k-3x")] == [4]
    assert [one.client_id for one in found if one.found_by("Ines · K-9C6D")] == [3]


def test_who_asks_first_has_the_consultation_once() -> None:
    house = fake_house()
    client = house.client()
    assert kind_for(is_enquiry=True, sessions=[]) is SessionKind.CONSULTATION
    assert kind_for(is_enquiry=False, sessions=[]) is SessionKind.SESSION
    cancelled = house.planned(client, 19, SessionKind.CONSULTATION)
    house.sessions.cancel_in_time(cancelled.session_id)
    assert (
        kind_for(is_enquiry=True, sessions=house.sessions.of_client(client.client_id))
        is SessionKind.CONSULTATION
    )
    house.planned(client, 20, SessionKind.CONSULTATION)
    assert (
        kind_for(is_enquiry=True, sessions=house.sessions.of_client(client.client_id)) is SessionKind.SESSION
    )


def test_small_numbers_are_words() -> None:
    assert [in_words(count) for count in (0, 1, 9, 12, 13, 1400)] == [
        "no",
        "one",
        "nine",
        "twelve",
        "13",
        "1,400",
    ]
