import pytest

from practiceapp.domain.clinical.notes import PASSAGE_LIMIT, Addition, Heading, Note, NoteState
from practiceapp.domain.errors import (
    HeadingRefused,
    NoteEmpty,
    NoteLocked,
    NoteMissing,
    NoteNotEmpty,
    NoteNotLocked,
    NoteTooLong,
    SessionMissing,
    UndoTooLate,
)
from practiceapp.domain.sessions import SessionId, SessionKind
from tests.practices import House

TEXT = {Heading.ALIVE: "Er sprach leise.", Heading.SENTENCE: "Ich darf warten."}


def test_nothing_is_kept_before_the_first_words(house: House) -> None:
    session = house.held()
    fresh = house.notes.of_session(session.session_id)
    assert (fresh.note_id, fresh.revision, fresh.state, fresh.is_empty) == (None, 0, NoteState.DRAFT, True)
    assert house.notes.save_draft(session.session_id, {Heading.ALIVE: ""}) == fresh
    assert house.notes.of_client(session.client_id) == []


def test_a_draft_comes_back_as_it_was_saved(house: House) -> None:
    session = house.held()
    saved = house.notes.save_draft(session.session_id, TEXT)
    assert (saved.revision, saved.saved_at, saved.started_at) == (1, house.clock.now(), house.clock.now())
    assert saved.passages == TEXT
    assert house.notes.of_session(session.session_id) == saved


def test_saves_of_one_sitting_share_a_revision_and_a_pause_begins_another(house: House) -> None:
    session = house.held().session_id
    for words in ("Er", "Er sprach", "Er sprach leise."):
        note = house.notes.save_draft(session, {Heading.ALIVE: words})
        house.clock.move(minutes=29)
    house.clock.move(minutes=1)
    note = house.notes.save_draft(session, {Heading.ALIVE: "Er schwieg."})
    assert note.note_id is not None
    kept = house.notes.revisions(note.note_id)
    assert [(one.number, one.passages[Heading.ALIVE]) for one in kept] == [
        (2, "Er schwieg."),
        (1, "Er sprach leise."),
    ]


def test_after_unlocking_again_a_new_sitting_begins(house: House) -> None:
    session = house.held().session_id
    house.notes.save_draft(session, TEXT)
    house.__post_init__()
    assert house.notes.save_draft(session, {Heading.ALIVE: "Anders."}).revision == 2


def test_emptying_a_draft_keeps_what_was_there_before(house: House) -> None:
    session = house.held().session_id
    house.notes.save_draft(session, TEXT)
    house.clock.move(hours=2)
    emptied = house.notes.save_draft(session, {})
    assert emptied.is_empty
    assert emptied.note_id is not None
    assert house.notes.revisions(emptied.note_id)[1].passages == TEXT


def test_a_finished_note_is_added_to_and_never_changed(house: House) -> None:
    session = house.held()
    house.notes.save_draft(session.session_id, TEXT)
    locked = house.notes.lock(session.session_id)
    assert (locked.state, locked.locked_at) == (NoteState.LOCKED, house.clock.now())
    with pytest.raises(NoteLocked):
        house.notes.save_draft(session.session_id, {Heading.ALIVE: "anders"})
    with pytest.raises(NoteLocked):
        house.notes.lock(session.session_id)
    with pytest.raises(NoteLocked):
        house.notes.nothing_to_note(session.session_id)
    house.clock.move(days=1)
    amended = house.notes.amend(session.session_id, "  Er rief noch an.\n")
    assert amended.additions == (Addition("Er rief noch an.", house.clock.now()),)
    assert amended.passages == TEXT
    assert (amended.revision, amended.locked_at) == (2, locked.locked_at)
    twice = house.notes.amend(session.session_id, "Und schrieb.")
    assert [addition.text for addition in twice.additions] == ["Er rief noch an.", "Und schrieb."]
    assert house.notes.of_session(session.session_id) == twice
    assert twice.note_id is not None
    assert [len(one.additions) for one in house.notes.revisions(twice.note_id)] == [2, 1, 0]


def test_only_a_finished_note_takes_additions_and_only_with_words(house: House) -> None:
    session = house.held().session_id
    with pytest.raises(NoteMissing):
        house.notes.amend(session, "x")
    with pytest.raises(NoteMissing):
        house.notes.lock(session)
    house.notes.save_draft(session, TEXT)
    with pytest.raises(NoteNotLocked):
        house.notes.amend(session, "x")
    house.notes.lock(session)
    with pytest.raises(NoteEmpty):
        house.notes.amend(session, " \n\x00")


def test_an_addition_begun_is_kept_and_is_no_part_of_the_note_yet(house: House) -> None:
    session = house.held().session_id
    house.notes.save_draft(session, TEXT)
    locked = house.notes.lock(session)
    for words in ("Er", "Er rief", "Er rief noch an."):
        house.clock.move(minutes=40)
        house.notes.save_addition(session, words)
    begun = house.notes.of_session(session)
    assert begun.begun == Addition("Er rief noch an.", house.clock.now())
    assert begun.last_saved_at == house.clock.now()
    assert (begun.additions, begun.revision, begun.saved_at) == ((), 1, locked.saved_at)
    assert house.notes.save_addition(session, "Er rief noch an.") == begun
    assert begun.note_id is not None
    assert len(house.notes.revisions(begun.note_id)) == 1
    amended = house.notes.amend(session, "Er rief noch an.")
    assert (amended.begun, len(amended.additions), amended.revision) == (None, 1, 2)
    assert [one.saved_at for one in house.notes.revisions(begun.note_id)] == [
        house.clock.now(),
        locked.saved_at,
    ]
    assert house.notes.of_session(session) == amended


def test_an_addition_begun_is_taken_back_with_its_last_letter(house: House) -> None:
    session = house.held()
    house.notes.save_draft(session.session_id, TEXT)
    locked = house.notes.lock(session.session_id)
    assert house.notes.save_addition(session.session_id, "  ") == locked
    house.notes.save_addition(session.session_id, "Er")
    assert house.notes.of_client(session.client_id)[0].addition_begun
    assert house.notes.save_addition(session.session_id, "") == locked
    assert house.notes.of_session(session.session_id) == locked
    assert not house.notes.of_client(session.client_id)[0].addition_begun


def test_an_addition_is_begun_on_a_finished_note_only(house: House) -> None:
    session = house.held().session_id
    with pytest.raises(NoteMissing):
        house.notes.save_addition(session, "x")
    house.notes.save_draft(session, TEXT)
    with pytest.raises(NoteNotLocked):
        house.notes.save_addition(session, "x")
    house.notes.lock(session)
    with pytest.raises(NoteTooLong):
        house.notes.save_addition(session, "x" * (PASSAGE_LIMIT + 1))
    assert house.notes.save_addition(session, "a\x00b").begun == Addition("ab", house.clock.now())


def test_an_empty_draft_is_not_finished(house: House) -> None:
    session = house.held().session_id
    house.notes.save_draft(session, TEXT)
    house.notes.save_draft(session, {Heading.ALIVE: "  "})
    with pytest.raises(NoteEmpty):
        house.notes.lock(session)


def test_nothing_to_note_is_no_note_and_can_be_taken_back(house: House) -> None:
    session = house.held()
    undo = house.notes.nothing_to_note(session.session_id)
    assert house.notes.of_session(session.session_id).state is NoteState.NOTHING
    assert house.notes.of_client(session.client_id) == []
    undo.call()
    assert house.notes.of_session(session.session_id).state is NoteState.DRAFT
    again = house.notes.nothing_to_note(session.session_id)
    house.notes.save_draft(session.session_id, TEXT)
    with pytest.raises(UndoTooLate):
        again.call()
    with pytest.raises(NoteNotEmpty):
        house.notes.nothing_to_note(session.session_id)
    assert house.notes.of_session(session.session_id).passages == TEXT


def test_the_consultation_has_headings_of_its_own(house: House) -> None:
    session = house.planned(kind=SessionKind.CONSULTATION).session_id
    note = house.notes.save_draft(session, {Heading.FIT: "Passt.", Heading.CONTEXT: "Kam von selbst."})
    assert list(note.passages) == [Heading.CONTEXT, Heading.FIT]
    for heading in (Heading.ALIVE, Heading.ADDITION):
        with pytest.raises(HeadingRefused):
            house.notes.save_draft(session, {heading: "x"})
    assert house.notes.of_session(session) == note


def test_what_no_file_can_hold_is_made_harmless_and_too_much_is_refused(house: House) -> None:
    session = house.held().session_id
    note = house.notes.save_draft(session, {Heading.ALIVE: "a\x00b\ud83dc\r\n\td\u2028😀"})
    assert note.passages[Heading.ALIVE] == "ab\ufffdc\n\td\u2028😀"
    house.notes.save_draft(session, {Heading.ALIVE: "x" * PASSAGE_LIMIT})
    with pytest.raises(NoteTooLong):
        house.notes.save_draft(session, {Heading.ALIVE: "x" * (PASSAGE_LIMIT + 1)})


def test_a_session_out_of_sight_has_no_note_to_write(house: House) -> None:
    session = house.held().session_id
    house.sessions.remove(session)
    for ask in (house.notes.of_session, house.notes.lock, house.notes.nothing_to_note):
        with pytest.raises(SessionMissing):
            ask(session)
    with pytest.raises(SessionMissing):
        house.notes.save_draft(SessionId(99), TEXT)


def test_the_timeline_is_latest_first_with_opening_and_sentence(house: House) -> None:
    client = house.client()
    old, new = house.held(client, 3), house.held(client, 10)
    house.notes.save_draft(new.session_id, {Heading.FIELD: "F" * 300})
    house.notes.save_draft(old.session_id, TEXT)
    house.notes.lock(old.session_id)
    house.notes.amend(old.session_id, "Nachher.")
    first, second = house.notes.of_client(client.client_id)
    assert (first.day, first.opening, first.sentence) == (new.start.day, "F" * 160, "")
    assert (second.opening, second.sentence, second.additions) == (
        TEXT[Heading.ALIVE],
        TEXT[Heading.SENTENCE],
        1,
    )
    assert second.state is NoteState.LOCKED


def test_tidying_changes_nothing(house: House) -> None:
    session = house.held().session_id
    before: Note = house.notes.save_draft(session, TEXT)
    house.notes.tidy()
    assert house.notes.of_session(session) == before
