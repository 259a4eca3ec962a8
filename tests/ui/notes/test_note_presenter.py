"""Opening, leaving, finishing and adding to: decisions of the presenter, without a widget."""

import pytest
from pytestqt.qtbot import QtBot

from practiceapp.domain.clinical.notes import Heading, NoteState
from practiceapp.domain.errors import NoteEmpty, SessionMissing, VaultTrouble
from practiceapp.domain.sessions import SessionId
from practiceapp.ui.notes.note_presenter import NotePresenter, NoteView
from practiceapp.ui.notes.ports import Pace
from tests.ui.notes.conftest import Desk, desk_at
from tests.ui.notes.doubles import DANIEL, MARIT, QUICK, FewClients, FewSessions

pytestmark = pytest.mark.usefixtures("qapp")


def view_of(presenter: NotePresenter) -> NoteView:
    view = presenter.view
    assert view is not None
    return view


def write(desk: Desk, session_id: SessionId = MARIT, text: str = "The vote.") -> None:
    desk.presenter.open(session_id)
    desk.presenter.edit(Heading.ALIVE, text)


def test_opening_keeps_nothing(desk: Desk) -> None:
    desk.presenter.open(MARIT)
    desk.presenter.flush()
    assert not desk.notes.saves
    assert view_of(desk.presenter).label == "Marit"


def test_switching_while_unsaved_saves_into_the_right_note(desk: Desk) -> None:
    write(desk, MARIT, "hers")
    desk.presenter.open(DANIEL)
    desk.presenter.edit(Heading.ALIVE, "his")
    desk.presenter.flush()
    assert (desk.notes.text(MARIT), desk.notes.text(DANIEL)) == ("hers", "his")


def test_the_other_headings_survive_an_edit_of_one(desk: Desk) -> None:
    write(desk)
    desk.presenter.flush()
    desk.presenter.open(DANIEL)
    desk.presenter.open(MARIT)
    desk.presenter.edit(Heading.SENTENCE, "Whose silence is it?")
    desk.presenter.flush()
    assert desk.notes.text(MARIT) == "The vote."
    assert desk.notes.text(MARIT, Heading.SENTENCE) == "Whose silence is it?"


def test_unsaved_text_is_there_again_when_its_note_is_opened_again(desk: Desk) -> None:
    write(desk)
    desk.notes.trouble = VaultTrouble()
    desk.presenter.open(DANIEL)
    desk.presenter.open(MARIT)
    assert view_of(desk.presenter).passages[Heading.ALIVE] == "The vote."
    assert not desk.presenter.is_clean
    desk.notes.trouble = None
    desk.presenter.flush()
    assert desk.notes.text(MARIT) == "The vote."


def test_another_editor_finds_the_text_that_could_not_be_saved(desk: Desk) -> None:
    write(desk)
    desk.notes.trouble = VaultTrouble()
    other = NotePresenter(desk.notes, FewSessions(), FewClients(), desk.autosave, desk.finishing)
    other.open(MARIT)
    assert view_of(other).passages[Heading.ALIVE] == "The vote."


def test_saved_is_said_only_for_the_open_note(desk: Desk, qtbot: QtBot) -> None:
    write(desk)
    desk.notes.trouble = VaultTrouble()
    desk.presenter.open(DANIEL)
    desk.notes.trouble = None
    with qtbot.assertNotEmitted(desk.presenter.saved):
        desk.presenter.save_now()
    assert desk.notes.text(MARIT) == "The vote."


def test_trouble_is_said_and_then_over(desk: Desk, qtbot: QtBot) -> None:
    write(desk)
    desk.notes.trouble = VaultTrouble()
    with qtbot.waitSignal(desk.presenter.trouble):
        assert not desk.presenter.save_now()
    desk.notes.trouble = None
    with qtbot.waitSignals([desk.presenter.calm, desk.presenter.saved]):
        assert desk.presenter.save_now()


def test_a_session_that_is_gone_is_said(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.presenter.trouble) as said:
        desk.presenter.open(SessionId(99))
    assert said.args is not None
    assert isinstance(said.args[0], SessionMissing)
    assert desk.presenter.view is None


def test_finishing_is_at_once_on_screen_and_not_yet_in_the_vault(desk: Desk, qtbot: QtBot) -> None:
    write(desk)
    with qtbot.waitSignal(desk.presenter.finished) as done:
        desk.presenter.finish()
    assert done.args == [MARIT]
    assert view_of(desk.presenter).is_finished
    assert desk.notes.text(MARIT) == "The vote."
    assert not desk.notes.is_locked(MARIT)
    desk.presenter.edit(Heading.ALIVE, "another word")
    desk.presenter.flush()
    assert desk.notes.text(MARIT) == "The vote."
    assert desk.notes.is_locked(MARIT)


def test_undo_within_the_time_makes_it_a_draft_again(desk: Desk, qtbot: QtBot) -> None:
    write(desk)
    desk.presenter.finish()
    with qtbot.waitSignal(desk.presenter.settled):
        desk.presenter.undo_finish()
    assert not view_of(desk.presenter).is_finished
    desk.presenter.flush()
    assert not desk.notes.is_locked(MARIT)


def test_undo_brings_back_the_note_from_the_next_one(desk: Desk) -> None:
    write(desk)
    desk.presenter.finish()
    write(desk, DANIEL, "his")
    assert not desk.notes.is_locked(MARIT)
    desk.presenter.undo_finish()
    assert desk.presenter.session_id == MARIT
    assert desk.notes.text(DANIEL) == "his"


def test_finishing_the_next_writes_the_lock_of_the_one_before(desk: Desk) -> None:
    write(desk)
    desk.presenter.finish()
    write(desk, DANIEL, "his")
    desk.presenter.finish()
    assert desk.notes.is_locked(MARIT)
    assert not desk.notes.is_locked(DANIEL)


def test_the_lock_is_written_when_the_time_is_over(qtbot: QtBot) -> None:
    desk = desk_at(Pace(undo=5))
    write(desk)
    with qtbot.waitSignal(desk.finishing.written, timeout=2_000):
        desk.presenter.finish()
    assert desk.notes.is_locked(MARIT)
    assert view_of(desk.presenter).note.state is NoteState.LOCKED


def test_a_lock_the_vault_refuses_is_tried_again(qtbot: QtBot) -> None:
    desk = desk_at(Pace(undo=60_000, retries=(5,)))
    write(desk)
    desk.presenter.finish()
    desk.notes.trouble = VaultTrouble()
    with pytest.raises(VaultTrouble):
        desk.presenter.flush()
    assert view_of(desk.presenter).is_finished
    desk.notes.trouble = None
    with qtbot.waitSignal(desk.finishing.written, timeout=2_000):
        pass
    assert desk.notes.is_locked(MARIT)


def test_what_is_not_saved_is_not_finished(desk: Desk, qtbot: QtBot) -> None:
    write(desk)
    desk.notes.trouble = VaultTrouble()
    with qtbot.assertNotEmitted(desk.presenter.finished):
        desk.presenter.finish()
    assert not view_of(desk.presenter).is_finished


def test_an_empty_note_is_not_finished(desk: Desk, qtbot: QtBot) -> None:
    write(desk, text="  \n ")
    with qtbot.waitSignal(desk.presenter.trouble) as said, qtbot.assertNotEmitted(desk.presenter.finished):
        desk.presenter.finish()
    assert said.args is not None
    assert isinstance(said.args[0], NoteEmpty)


def test_an_addition_is_dated_and_the_original_stays(desk: Desk) -> None:
    write(desk)
    desk.presenter.finish()
    desk.presenter.flush()
    desk.presenter.edit_addition("She rang.")
    desk.presenter.amend()
    view = view_of(desk.presenter)
    assert [addition.text for addition in view.note.additions] == ["She rang."]
    assert view.passages[Heading.ALIVE] == "The vote."
    assert view.addition == ""


def begun_at(desk: Desk) -> str:
    begun = desk.notes.of_session(MARIT).begun
    return begun.text if begun else ""


def test_an_addition_begun_is_kept_on_leaving_and_there_again(desk: Desk) -> None:
    write(desk)
    desk.presenter.finish()
    desk.presenter.flush()
    desk.presenter.edit_addition("She rang.")
    assert not desk.presenter.is_clean
    desk.presenter.flush()
    assert desk.notes.of_session(MARIT).additions == ()
    assert begun_at(desk) == "She rang."
    assert desk.presenter.is_clean
    desk.presenter.open(DANIEL)
    desk.presenter.open(MARIT)
    assert view_of(desk.presenter).addition == "She rang."
    desk.presenter.amend()
    assert [addition.text for addition in view_of(desk.presenter).note.additions] == ["She rang."]
    assert (begun_at(desk), view_of(desk.presenter).addition) == ("", "")


def test_an_addition_is_saved_as_it_is_typed_and_said(qtbot: QtBot) -> None:
    desk = desk_at(QUICK)
    write(desk)
    desk.presenter.finish()
    desk.presenter.flush()
    with qtbot.waitSignals([desk.presenter.typed, desk.presenter.saved], timeout=2_000):
        desk.presenter.edit_addition("She rang.")
    assert begun_at(desk) == "She rang."
    with qtbot.waitSignal(desk.presenter.saved, timeout=2_000):
        desk.presenter.edit_addition("")
    assert begun_at(desk) == ""


def test_an_addition_in_the_vault_is_added_without_another_key(desk: Desk) -> None:
    write(desk)
    desk.presenter.finish()
    desk.presenter.flush()
    desk.presenter.edit_addition("She rang.")
    desk.presenter.save_now()
    assert desk.presenter.is_clean
    desk.presenter.amend()
    assert [addition.text for addition in desk.notes.of_session(MARIT).additions] == ["She rang."]


def test_nothing_is_added_to_a_note_that_can_still_be_opened_again(desk: Desk) -> None:
    write(desk)
    desk.presenter.finish()
    desk.presenter.edit_addition("She rang.")
    assert desk.autosave.unsaved_addition(MARIT) is None


def test_an_addition_the_vault_refuses_is_kept(desk: Desk) -> None:
    write(desk)
    desk.presenter.finish()
    desk.presenter.flush()
    desk.presenter.edit_addition("She rang.")
    desk.notes.trouble = VaultTrouble()
    with pytest.raises(VaultTrouble):
        desk.presenter.flush()
    desk.presenter.open(DANIEL)
    desk.presenter.open(MARIT)
    assert view_of(desk.presenter).addition == "She rang."


def test_nothing_to_note_can_be_taken_back(desk: Desk, qtbot: QtBot) -> None:
    desk.presenter.open(MARIT)
    with qtbot.waitSignals([desk.presenter.nothing_noted, desk.presenter.finished]) as _done:
        desk.presenter.nothing_to_note()
    assert desk.notes.of_session(MARIT).state is NoteState.NOTHING
    desk.presenter.edit(Heading.ALIVE, "After all, a word.")
    desk.presenter.flush()
    assert desk.notes.of_session(MARIT).state is NoteState.DRAFT


def test_the_versions_are_newest_first(desk: Desk) -> None:
    write(desk, text="one")
    desk.presenter.flush()
    desk.presenter.edit(Heading.ALIVE, "two")
    versions = desk.presenter.revisions()
    assert [version.passages[Heading.ALIVE] for version in versions] == ["two", "one"]


def test_trouble_with_another_note_stays_said_until_that_one_is_saved(desk: Desk, qtbot: QtBot) -> None:
    write(desk)
    desk.notes.trouble = VaultTrouble()
    with qtbot.assertNotEmitted(desk.presenter.calm):
        desk.presenter.open(DANIEL)
    desk.notes.trouble = None
    with qtbot.waitSignal(desk.presenter.calm):
        desk.autosave.save()


def test_writing_on_takes_a_refused_addition_back_to_a_beginning(desk: Desk) -> None:
    write(desk)
    desk.presenter.finish()
    desk.presenter.flush()
    desk.presenter.edit_addition("She rang.")
    desk.notes.trouble = VaultTrouble()
    desk.presenter.amend()
    desk.presenter.edit_addition("She rang. Twice.")
    desk.notes.trouble = None
    desk.autosave.save()
    assert begun_at(desk) == "She rang. Twice."
    assert desk.notes.of_session(MARIT).additions == ()


def test_a_refused_addition_is_tried_again_by_itself(qtbot: QtBot) -> None:
    desk = desk_at(Pace(retries=(5,)))
    write(desk)
    desk.presenter.finish()
    desk.presenter.flush()
    desk.presenter.edit_addition("She rang.")
    desk.notes.trouble = VaultTrouble()
    desk.presenter.amend()
    desk.notes.trouble = None
    with qtbot.waitSignal(desk.autosave.saved, timeout=2_000):
        pass
    assert desk.presenter.is_clean
    assert [addition.text for addition in desk.notes.of_session(MARIT).additions] == ["She rang."]
