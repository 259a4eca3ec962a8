"""Typed text reaches the vault by itself, is never lost on the way, never said to be there too early."""

import pytest
from pytestqt.qtbot import QtBot

from practiceapp.domain.clinical.notes import Heading, Note
from practiceapp.domain.errors import NoteTooLong, VaultTrouble
from practiceapp.ui.notes.autosave import Autosave
from practiceapp.ui.notes.ports import Pace
from tests.ui.notes.doubles import DANIEL, MARIT, NEVER, QUICK, KeptNotes

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_promise_on_time_is_800_ms_after_the_last_key_and_1500_after_the_first() -> None:
    assert (Pace().pause, Pace().longest, Pace().undo, Pace().idle) == (800, 1_500, 10_000, 2_000)


def test_a_pause_saves(qtbot: QtBot) -> None:
    notes = KeptNotes()
    autosave = Autosave(notes, QUICK)
    with qtbot.waitSignal(autosave.saved, timeout=2_000):
        autosave.edit(MARIT, {Heading.ALIVE: "The vote."})
    assert notes.text(MARIT) == "The vote."
    assert autosave.is_clean


def test_typing_without_a_pause_is_saved_too(qtbot: QtBot) -> None:
    """The pause starts again with each key; the longest wait starts with the first unsaved one only."""
    notes = KeptNotes()
    autosave = Autosave(notes, Pace(pause=600_000, longest=10))
    with qtbot.waitSignal(autosave.saved, timeout=2_000):
        autosave.edit(MARIT, {Heading.ALIVE: "T"})
    assert notes.text(MARIT) == "T"


def test_one_pause_one_save() -> None:
    notes = KeptNotes()
    autosave = Autosave(notes, NEVER)
    for end in range(1, 10):
        autosave.edit(MARIT, {Heading.ALIVE: "The vote."[:end]})
    assert autosave.save()
    assert autosave.save()
    assert len(notes.saves) == 1


def test_two_notes_waiting_are_saved_each_into_its_own() -> None:
    notes = KeptNotes()
    autosave = Autosave(notes, NEVER)
    autosave.edit(MARIT, {Heading.ALIVE: "hers"})
    autosave.edit(DANIEL, {Heading.ALIVE: "his"})
    autosave.save()
    assert (notes.text(MARIT), notes.text(DANIEL)) == ("hers", "his")


def test_a_refusing_vault_is_tried_again_until_it_takes_the_text(qtbot: QtBot) -> None:
    notes = KeptNotes(trouble=VaultTrouble())
    autosave = Autosave(notes, QUICK)
    autosave.edit(MARIT, {Heading.ALIVE: "kept"})
    for _try in range(3):
        with qtbot.waitSignal(autosave.not_saved, timeout=2_000):
            pass
    assert autosave.unsaved(MARIT) == {Heading.ALIVE: "kept"}
    notes.trouble = None
    with qtbot.waitSignal(autosave.saved, timeout=2_000):
        pass
    assert notes.text(MARIT) == "kept"
    assert autosave.is_clean


def test_trouble_with_one_note_does_not_hold_up_the_other() -> None:
    notes = KeptNotes()
    autosave = Autosave(notes, NEVER)
    autosave.edit(MARIT, {Heading.CONTEXT: "a heading this note does not have"})
    autosave.edit(DANIEL, {Heading.ALIVE: "his"})
    assert not autosave.save()
    assert notes.text(DANIEL) == "his"
    assert autosave.unsaved(MARIT) is not None


def test_what_cannot_be_kept_is_said_and_stays(qtbot: QtBot) -> None:
    notes = KeptNotes(trouble=NoteTooLong(10))
    autosave = Autosave(notes, NEVER)
    autosave.edit(MARIT, {Heading.ALIVE: "x"})
    with qtbot.waitSignal(autosave.not_saved) as said:
        autosave.save()
    assert said.args is not None
    assert isinstance(said.args[1], NoteTooLong)
    assert not autosave.is_clean


def test_a_bug_while_saving_loses_nothing() -> None:
    notes = KeptNotes(trouble=ZeroDivisionError())
    autosave = Autosave(notes, NEVER)
    autosave.edit(MARIT, {Heading.ALIVE: "kept"})
    with pytest.raises(ZeroDivisionError):
        autosave.save()
    assert autosave.unsaved(MARIT) == {Heading.ALIVE: "kept"}


def test_saved_comes_only_after_the_vault_has_it() -> None:
    notes = KeptNotes()
    autosave = Autosave(notes, NEVER)
    held: list[str] = []

    def look(note: Note) -> None:
        held.append(notes.text(note.session_id))

    autosave.saved.connect(look)
    autosave.edit(MARIT, {Heading.ALIVE: "there"})
    autosave.save()
    assert held == ["there"]


def test_an_addition_is_saved_at_the_same_pace_as_a_draft(qtbot: QtBot) -> None:
    notes = KeptNotes()
    notes.save_draft(MARIT, {Heading.ALIVE: "x"})
    notes.lock(MARIT)
    for pace in (QUICK, Pace(pause=600_000, longest=10)):
        autosave = Autosave(notes, pace)
        with qtbot.waitSignal(autosave.saved, timeout=2_000):
            autosave.edit_addition(MARIT, f"She rang. {pace.pause}")
        begun = notes.of_session(MARIT).begun
        assert begun is not None
        assert begun.text == f"She rang. {pace.pause}"
        assert autosave.is_clean


def test_an_addition_too_long_stays_and_is_a_beginning_still() -> None:
    notes = KeptNotes()
    notes.save_draft(MARIT, {Heading.ALIVE: "x"})
    notes.lock(MARIT)
    notes.trouble = NoteTooLong(10)
    autosave = Autosave(notes, NEVER)
    assert not autosave.add(MARIT, "She rang.")
    notes.trouble = None
    assert autosave.unsaved_addition(MARIT) == "She rang."
    assert autosave.save()
    assert notes.of_session(MARIT).additions == ()


def test_the_index_is_tidied_when_nobody_types(qtbot: QtBot) -> None:
    notes = KeptNotes()
    autosave = Autosave(notes, Pace(pause=1, idle=20))
    autosave.edit(MARIT, {Heading.ALIVE: "x"})
    qtbot.waitUntil(lambda: notes.tidied == 1, timeout=2_000)
    assert autosave.is_clean


def test_trouble_while_tidying_is_no_trouble_of_hers(qtbot: QtBot) -> None:
    notes = KeptNotes()
    autosave = Autosave(notes, Pace(pause=1, idle=60_000))
    with qtbot.waitSignal(autosave.saved, timeout=2_000):
        autosave.edit(MARIT, {Heading.ALIVE: "x"})
    notes.trouble = VaultTrouble()
    autosave._on_idle()
    assert notes.tidied == 1
    assert autosave.is_clean
