"""What SQL itself refuses: a finished note and earlier versions cannot be changed, whoever asks."""

import pytest

from practiceapp.domain.clinical.notes import Heading
from practiceapp.domain.errors import ConstraintBroken
from practiceapp.domain.sessions import SessionId
from practiceapp.vault import boundary, seal
from practiceapp.vault.clinical.sealed import NOTES, PASSAGES, REVISIONS, sealed_rows
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks, Work
from tests.practices import House, real_house

TEXT = {Heading.ALIVE: "Ein Satz über Müdigkeit.", Heading.SENTENCE: "Ich darf warten."}


@pytest.fixture
def house(vault: OpenedVault) -> House:
    house = real_house(vault)
    session = house.held()
    house.notes.save_draft(session.session_id, TEXT)
    house.notes.lock(session.session_id)
    house.notes.amend(session.session_id, "Ein Nachtrag.")
    house.notes.save_addition(session.session_id, "Ein begonnener Zusatz.")
    draft = house.held(day=16)
    house.notes.save_draft(draft.session_id, TEXT)
    house.clock.move(hours=1)
    house.notes.save_draft(draft.session_id, {Heading.ALIVE: "Zweite Fassung."})
    return house


def works(house: House) -> VaultWorks[Work]:
    assert house.vault is not None
    return VaultWorks(house.vault, boundary.desk(), lambda work: work)


def seal_holds(house: House) -> bool:
    assert house.vault is not None
    with works(house).read() as work:
        rows = list(sealed_rows(work))
    ((expected,),) = house.vault.connection.rows("SELECT note_seal FROM vault_state")
    return seal.verify(house.vault.seal_key, rows, expected)


BREACHES = {
    "change finished text": "UPDATE note_passages SET text = 'x' WHERE note_id = 1",
    "change an addition": "UPDATE note_passages SET text = 'x' WHERE heading = 'addition'",
    "drop finished text": "DELETE FROM note_passages WHERE note_id = 1",
    "put a passage into a finished note": (
        "INSERT INTO note_passages (note_id, heading, text, added_at)"
        " VALUES (1, 'field', 'x', '2026-01-01T00:00:00Z')"
    ),
    "put an addition to a draft": (
        "INSERT INTO note_passages (note_id, heading, text, added_at)"
        " VALUES (2, 'addition', 'x', '2026-01-01T00:00:00Z')"
    ),
    "put a begun addition to a draft": (
        "INSERT INTO note_passages (note_id, heading, text, added_at)"
        " VALUES (2, 'addition_begun', 'x', '2026-01-01T00:00:00Z')"
    ),
    "begin two additions": (
        "INSERT INTO note_passages (note_id, heading, text, added_at)"
        " VALUES (1, 'addition_begun', 'x', '2026-01-01T00:00:00Z')"
    ),
    "make of a begun addition finished text": (
        "UPDATE note_passages SET heading = 'field' WHERE heading = 'addition_begun'"
    ),
    "date a begun addition back as an addition": (
        "UPDATE note_passages SET heading = 'addition', added_at = '2020-01-01T00:00:00Z'"
        " WHERE heading = 'addition_begun'"
    ),
    "make of an addition a beginning": (
        "UPDATE note_passages SET heading = 'addition_begun' WHERE heading = 'addition'"
    ),
    "drop an addition": "DELETE FROM note_passages WHERE heading = 'addition'",
    "open a finished note": "UPDATE notes SET state = 'draft', locked_at = NULL WHERE note_id = 1",
    "date it back": "UPDATE notes SET locked_at = '2020-01-01T00:00:00Z' WHERE note_id = 1",
    "give it to another client": "UPDATE notes SET client_id = 2 WHERE note_id = 2",
    "count back": "UPDATE notes SET revision = 1 WHERE note_id = 2",
    "drop a note": "DELETE FROM notes WHERE note_id = 2",
    "move a passage": "UPDATE note_passages SET heading = 'field' WHERE note_id = 2",
    "put passages in another order": "UPDATE note_passages SET note_passage_id = 99 WHERE note_id = 2",
    "change the first version": "UPDATE note_revisions SET body = '{}' WHERE note_id = 2 AND revision = 1",
    "change a finished version": "UPDATE note_revisions SET body = '{}' WHERE note_id = 1 AND revision = 1",
    "drop a version": "DELETE FROM note_revisions WHERE note_id = 2 AND revision = 1",
    "renumber a version": "UPDATE note_revisions SET revision = 9 WHERE note_id = 2 AND revision = 1",
    "change an agreement": "UPDATE agreements SET fee_minor = 1",
    "change a reference": "UPDATE clients SET reference = 'K-2222' WHERE client_id = 1",
    "free a spent reference": "DELETE FROM spent_client_references",
}


@pytest.mark.parametrize("breach", BREACHES)
def test_what_is_finished_is_not_changed_behind_the_service(house: House, breach: str) -> None:
    if breach == "change an agreement":
        from datetime import date

        from practiceapp.domain.agreements import AgreementTerms

        house.agreements.agree(house.client().client_id, AgreementTerms(1), date(2026, 1, 1))
    with pytest.raises(ConstraintBroken), works(house).write() as work:
        work.execute(BREACHES[breach])
    assert seal_holds(house)


def test_erasure_may_delete_what_is_in_the_bin_and_the_seal_follows(house: House) -> None:
    ((client_id,),) = [(row.client_id,) for row in house.clients.rows()][:1]
    house.clients.remove(client_id)
    with works(house).write() as work:
        for table in (PASSAGES, REVISIONS, NOTES):
            owned = work.execute(
                f"SELECT {table.columns[0]} FROM {table.name} WHERE note_id IN"
                " (SELECT note_id FROM notes WHERE client_id = ?)",
                (client_id,),
            )
            for (row_id,) in owned:
                table.remove(work, row_id)
    assert seal_holds(house)


def test_the_seal_notices_a_row_changed_without_it(house: House) -> None:
    assert seal_holds(house)
    with works(house).write() as work:
        work.execute("UPDATE note_passages SET text = text || '.' WHERE note_id = 2")
    assert not seal_holds(house)


@pytest.fixture
def saved_in_every_way(house: House) -> House:
    finished, draft = SessionId(1), SessionId(2)
    house.notes.save_draft(draft, {})
    house.notes.save_draft(draft, {Heading.FIELD: "Dritte Fassung.", Heading.ALIVE: "Müdigkeit."})
    house.notes.save_addition(finished, "Ein anderer Zusatz.")
    house.notes.amend(finished, "Ein anderer Zusatz.")
    house.notes.save_addition(finished, "Noch einer.")
    house.notes.save_addition(finished, " ")
    house.notes.nothing_to_note(house.held(day=15).session_id)
    house.notes.tidy()
    return house


def test_the_index_agrees_with_the_text_after_every_kind_of_save(saved_in_every_way: House) -> None:
    house = saved_in_every_way
    with works(house).write() as work:
        work.execute("INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)")
        hits = work.execute("SELECT rowid FROM note_search WHERE note_search MATCH 'mudigkeit'")
        gone = work.execute("SELECT rowid FROM note_search WHERE note_search MATCH 'begonnener OR einer'")
    assert (len(hits), gone) == (2, [])
    assert seal_holds(house)


def test_the_index_follows_a_refused_change_of_several_texts(house: House) -> None:
    """The old text is taken out of the index before a trigger may refuse the change; it must come back."""
    with works(house).write() as work:
        with pytest.raises(ConstraintBroken):
            work.execute("UPDATE note_passages SET text = 'x'")
        work.execute("INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)")
    assert seal_holds(house)


def test_the_index_check_notices_text_it_does_not_know(house: House) -> None:
    with works(house).write() as work:
        work.execute("INSERT INTO note_search (rowid, text) VALUES (1, 'verirrt')")
    with pytest.raises(Exception) as found, works(house).write() as work:  # noqa: PT011  the engine's own words
        work.execute("INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)")
    assert type(found.value).__name__ in {"VaultDamaged", "EngineFault"}


def test_merging_waits_for_tidy(house: House) -> None:
    with works(house).read() as work:
        found: dict[str, int] = dict(work.execute("SELECT k, v FROM note_search_config"))
    assert (found["automerge"], found["crisismerge"]) == (0, 64)
