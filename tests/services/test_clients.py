from datetime import time

import pytest

from practiceapp.domain.clients import ClientDetails, ClientState
from practiceapp.domain.errors import ClientMissing, ReferencesUsedUp, TextTooLong, UndoTooLate
from practiceapp.domain.references import is_reference
from practiceapp.domain.sessions import SessionKind
from practiceapp.services.clients import ClientService
from tests.practices import House, march


class AlwaysTheFirst:
    def choice(self, seq: object) -> str:
        assert isinstance(seq, str)
        return seq[0]


def test_a_client_without_any_details_has_a_reference_and_is_an_enquiry(house: House) -> None:
    client = house.clients.add(ClientDetails())
    assert is_reference(client.reference)
    assert (client.state, client.label, client.full_name) == (ClientState.ENQUIRY, client.reference, "")
    assert house.clients.get(client.client_id) == client


def test_details_are_kept_as_clean_lines(house: House) -> None:
    client = house.clients.add(ClientDetails(given_name=" Jürgen\x00 ", street="Am  Markt\n3", city="\ud800"))
    assert client.details == ClientDetails(given_name="Jürgen", street="Am Markt 3", city="\ufffd")


def test_a_name_that_is_no_name_is_refused_and_nothing_is_kept(house: House) -> None:
    with pytest.raises(TextTooLong) as refused:
        house.clients.add(ClientDetails(family_name="x" * 201))
    assert (refused.value.field, refused.value.limit) == ("family_name", 200)
    assert house.clients.rows() == []


def test_a_reference_is_never_given_twice_not_even_after_removal(house: House) -> None:
    service = ClientService(house.clinical, house.clock, AlwaysTheFirst())
    first = service.add(ClientDetails())
    service.remove(first.client_id)
    with pytest.raises(ReferencesUsedUp):
        service.add(ClientDetails())


def test_the_list_is_found_by_beginnings_without_case_and_accents(house: House) -> None:
    jurgen = house.client("Jürgen", "Großmann")
    house.client("Ida", "Berg-Lund")
    assert [row.client_id for row in house.clients.rows("JURG gross")] == [jurgen.client_id]
    assert [row.label for row in house.clients.rows("lund")] == ["Ida"]
    assert [row.client_id for row in house.clients.rows(jurgen.reference[2:4].lower())] == [jurgen.client_id]
    assert house.clients.rows("urgen") == []
    assert [row.label for row in house.clients.rows()] == ["Ida", "Jürgen"]


def test_the_list_shows_the_last_session_held_and_the_next_one_planned(house: House) -> None:
    client = house.client()
    house.held(client, 3)
    house.held(client, 10)
    house.planned(client, 11)
    late = house.sessions.plan(client.client_id, SessionKind.SESSION, march(24, time(16)))
    house.sessions.plan(client.client_id, SessionKind.SESSION, march(24, time(9)))
    house.sessions.cancel_in_time(late.session_id)
    (row,) = house.clients.rows()
    assert row.last_on == march(10).day
    assert (row.next_on, row.next_at) == (march(24).day, time(9))


def test_a_session_of_today_is_the_next_one_only_until_it_begins(house: House) -> None:
    """The house's clock stands at noon in Berlin, an hour later than in UTC."""
    client = house.client()
    for at in (time(11), time(11, 30), time(12, 30)):
        house.sessions.plan(client.client_id, SessionKind.SESSION, march(18, at))
    (row,) = house.clients.rows()
    assert (row.next_on, row.next_at) == (march(18).day, time(12, 30))
    house.clock.move(minutes=30)
    (row,) = house.clients.rows()
    assert (row.next_on, row.next_at) == (None, None)


def test_ended_clients_are_listed_only_on_wish(house: House) -> None:
    client = house.client()
    undo = house.clients.set_state(client.client_id, ClientState.ENDED)
    assert house.clients.rows() == []
    assert len(house.clients.rows(include_ended=True)) == 1
    undo.call()
    assert house.clients.get(client.client_id).state is ClientState.ENQUIRY


def test_changed_details_can_be_taken_back_until_something_else_changes(house: House) -> None:
    client = house.client("Ida")
    first = house.clients.save(client.client_id, ClientDetails(given_name="Ada"))
    second = house.clients.save(client.client_id, ClientDetails(given_name="Eda"))
    with pytest.raises(UndoTooLate):
        first.call()
    second.call()
    first.call()
    assert house.clients.get(client.client_id) == client


def test_a_removed_client_is_out_of_sight_with_all_sessions_and_comes_back_whole(house: House) -> None:
    session = house.held()
    undo = house.clients.remove(session.client_id)
    assert house.clients.rows(include_ended=True) == []
    assert house.sessions.on_day(session.start.day) == []
    for ask in (house.clients.get, house.clients.remove):
        with pytest.raises(ClientMissing):
            ask(session.client_id)
    undo.call()
    assert house.sessions.on_day(session.start.day) == [session]
