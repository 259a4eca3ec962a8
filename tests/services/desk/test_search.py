from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practiceapp.domain.clinical.notes import Heading
from practiceapp.services.desk.search import FoundClient, FoundNote, SearchService
from practiceapp.vault import boundary
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.works import VaultWorks
from tests.practices import House, real_house
from tests.vaults import make_vault


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder: Path = tmp_path_factory.mktemp("search")
    house = real_house(make_vault(folder / "vault"))
    texts = [
        "Die Müdigkeit im Raum, als von der Übernahme die Rede war.",
        "Kein Wort über den Aufsichtsrat; nur \"ja\" und 'nein' AND NOT OR NEAR(a b) x* {y}: ^z -q",
        "The board's chair fell silent. Silence, and then tiredness; naïve Ωmega 2026.",
    ]
    for day, text in enumerate(texts, start=3):
        session = house.held(house.client(f"Ida{day}", "Müller"), day)
        house.notes.save_draft(session.session_id, {Heading.ALIVE: text, Heading.FIELD: "Macht und Rollen."})
    return house


def service(house: House) -> SearchService:
    assert house.vault is not None
    return SearchService(VaultWorks(house.vault, boundary.desk(), DeskStores))


def notes(house: House, words: str) -> list[FoundNote]:
    return [found for found in service(house).find(words) if isinstance(found, FoundNote)]


def test_a_word_is_found_while_it_is_typed_without_case_and_accents(house: House) -> None:
    for typed in ("mü", "MUD", "müdigk", "müdigkeit ", "mu\u0308digkeit", "übernahme mud", "rede der ub"):
        (found,) = notes(house, typed)
        assert (found.day.day, found.label, found.heading) == (3, "Ida3", Heading.ALIVE)


def test_hits_are_marked_in_the_snippet(house: House) -> None:
    (found,) = notes(house, "raum ubern")
    assert [found.snippet[start : start + length] for start, length in found.marks] == ["Raum", "Übernahme"]
    assert "\x02" not in found.snippet


def test_the_newest_written_comes_first_and_the_limit_holds(house: House) -> None:
    assert [found.day.day for found in notes(house, "rollen")] == [5, 4, 3]
    limited = service(house).find("rollen", limit=2)
    assert len(limited) == 2


@pytest.mark.parametrize(
    "typed", ["", "  ", "a", "é", '"', "*", "x*", "-", "^", "\x00", "\ud800", "' OR 1=1 --"]
)
def test_too_little_or_only_signs_finds_no_note(house: House, typed: str) -> None:
    assert notes(house, typed) == []


@pytest.mark.parametrize(
    "typed", ['"ja"', "aufsichtsrat NOT wort", "near(a", "wort AND NOT or", "x y z q", "text:wort", "{wort}"]
)
def test_signs_are_no_commands(house: House, typed: str) -> None:
    assert all("Aufsichtsrat" in found.snippet for found in notes(house, typed))
    assert len(notes(house, '"ja"')) == 1
    assert len(notes(house, "wort and not")) == 1


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40))
def test_no_text_breaks_the_search(house: House, typed: str) -> None:
    service(house).find(typed)


def test_clients_are_found_by_name_or_reference_before_notes(house: House) -> None:
    found = service(house).find("ida4 mull")
    assert [type(one) for one in found] == [FoundClient]
    (client,) = found
    assert isinstance(client, FoundClient)
    assert (client.full_name, client.label) == ("Ida4 Müller", "Ida4")
    assert service(house).find(client.reference.lower())[0] == client


def test_the_bin_is_not_searched(tmp_path: Path) -> None:
    house = real_house(make_vault(tmp_path / "vault"))
    session = house.held(house.client("Ida"))
    house.notes.save_draft(session.session_id, {Heading.ALIVE: "Ein Wort."})
    assert len(service(house).find("wort")) == 1
    undo = house.clients.remove(session.client_id)
    assert service(house).find("wort") == []
    assert service(house).find("ida") == []
    undo.call()
    assert len(service(house).find("wort")) == 1


def test_words_under_different_headings_of_a_note_are_found_together(house: House) -> None:
    (found,) = notes(house, "müdigkeit rollen")
    assert found.day.day == 3
    assert notes(house, "müdigkeit silence") == []
    assert len(notes(house, "macht rollen")) == 3
    assert {one.heading for one in notes(house, "macht rollen")} == {Heading.FIELD}


def test_the_passage_with_most_of_the_words_is_shown_under_its_heading(tmp_path: Path) -> None:
    house = real_house(make_vault(tmp_path / "vault"))
    session = house.held().session_id
    house.notes.save_draft(
        session,
        {
            Heading.ALIVE: "Er kam spät.",
            Heading.FIELD: "Der Vorstand schweigt … und wartet.",
            Heading.LOOSENED: "Nichts " * 60 + "davon",
            Heading.SENTENCE: "Spät ist nicht zu spät.",
        },
    )
    (found,) = notes(house, "vorstand spat schweigt")
    assert (found.heading, found.snippet) == (Heading.FIELD, "Der Vorstand schweigt … und wartet.")
    assert [found.snippet[start : start + length] for start, length in found.marks] == [
        "Vorstand",
        "schweigt",
    ]
    assert notes(house, "davon")[0].heading is Heading.LOOSENED
    assert notes(house, "zu ist")[0].heading is Heading.SENTENCE


def test_what_was_added_is_found_with_the_note_and_so_is_what_is_being_added(tmp_path: Path) -> None:
    house = real_house(make_vault(tmp_path / "vault"))
    session = house.held().session_id
    house.notes.save_draft(session, {Heading.ALIVE: "gestern"})
    house.notes.lock(session)
    house.notes.save_addition(session, "Sie rief an")
    (begun,) = notes(house, "gestern rief")
    assert begun.heading in (Heading.ALIVE, Heading.ADDITION)
    assert notes(house, "rief")[0].heading is Heading.ADDITION
    house.notes.save_addition(session, "Sie schrieb")
    assert notes(house, "rief") == []
    house.notes.amend(session, "Sie schrieb.")
    house.notes.amend(session, "Und kam.")
    assert [one.heading for one in notes(house, "schrieb kam gestern")] != []
    assert [(one.heading, one.snippet) for one in notes(house, "kam")] == [(Heading.ADDITION, "Und kam.")]


def test_replaced_words_are_no_longer_found(tmp_path: Path) -> None:
    house = real_house(make_vault(tmp_path / "vault"))
    session = house.held().session_id
    house.notes.save_draft(session, {Heading.ALIVE: "gestern", Heading.FIELD: "Bühne"})
    house.notes.save_draft(session, {Heading.ALIVE: "heute"})
    assert [len(notes(house, word)) for word in ("gestern", "buhne", "heute")] == [0, 0, 1]
