"""What said "Saved" is there after the process was killed: 190 kills at random moments of typing.

Typed are drafts and, once a note is finished, additions to it.
"""

import sys
from pathlib import Path

import pytest

from practiceapp.domain.clinical.notes import NoteState
from practiceapp.domain.sessions import SessionKind
from practiceapp.services.clinical.notes import NoteService
from practiceapp.vault import boundary, seal
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.founding import open_vault
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks, Work
from tests.practices import march, real_house
from tests.torture_tools import kill_campaign
from tests.vault.clinical.typist import (
    STEPS_A_NOTE,
    addition_at,
    additions_at,
    last_draft_step,
    note_service,
    session_of,
    take,
    typed,
    writes_draft,
)
from tests.vaults import make_vault

KILLS = 190
SESSIONS = 400
EVERYTHING = boundary.Boundary("everything", lambda *_: True)


def require_sound(vault: OpenedVault) -> None:
    """Every page, every index, the search index and the seal agree."""
    with vault.connection.under(EVERYTHING):
        assert vault.connection.rows("PRAGMA cipher_integrity_check") == []
        assert vault.connection.rows("PRAGMA integrity_check") == [("ok",)]
    with VaultWorks[Work](vault, boundary.desk(), lambda work: work).write() as work:
        work.execute("INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)")
        rows = list(sealed_rows(work))
    ((expected,),) = vault.connection.rows("SELECT note_seal FROM vault_state")
    assert seal.verify(vault.seal_key, rows, expected)


def step_found(notes: NoteService, acknowledged: int) -> int:
    """The step the vault stands at: the acknowledged one, or the next if it was kept but not yet told."""
    following = acknowledged + 1
    if stands_at(notes, following):
        return following
    assert stands_at(notes, acknowledged), acknowledged
    return acknowledged


def stands_at(notes: NoteService, step: int) -> bool:
    if step < 0:
        return True
    note = notes.of_session(session_of(step))
    if writes_draft(step):
        return note.state is NoteState.DRAFT and note.passages == typed(step)
    begun = note.begun.text if note.begun else ""
    return (
        note.state is NoteState.LOCKED
        and note.passages == typed(last_draft_step(step))
        and begun == addition_at(step)
        and [addition.text for addition in note.additions] == additions_at(step)
    )


def founded(folder: Path) -> tuple[Path, str]:
    vault = make_vault(folder)
    house = real_house(vault)
    client = house.client().client_id
    first = house.sessions.plan(client, SessionKind.SESSION, march(17)).session_id
    with VaultWorks[Work](vault, boundary.desk(), lambda work: work).write() as work:
        for _ in range(SESSIONS):
            work.execute(
                "INSERT INTO sessions (client_id, kind, on_day, at_time, time_zone, minutes, state,"
                " fee_minor, created_at) SELECT client_id, kind, on_day, at_time, time_zone, minutes, state,"
                " fee_minor, created_at FROM sessions WHERE session_id = ?",
                (first,),
            )
    path, key = vault.connection.path, bytes(vault.master.secret).hex()
    vault.close()
    return path, key


def test_nothing_that_was_acknowledged_is_lost_by_a_kill(tmp_path: Path) -> None:
    path, key = founded(tmp_path / "vault")

    def command(after: int) -> list[str]:
        return [sys.executable, "-m", "tests.vault.clinical.typist", str(path), key, str(after)]

    def settle(acknowledged: int) -> int:
        vault = open_vault(path, MasterKey(bytearray.fromhex(key)), steps())
        try:
            require_sound(vault)
            return step_found(note_service(vault), acknowledged)
        finally:
            vault.close()

    # Step 0 is written here, so that every child goes on after a step.
    vault = open_vault(path, MasterKey(bytearray.fromhex(key)), steps())
    take(note_service(vault), 0)
    vault.close()
    campaign = kill_campaign(command, settle, kills=KILLS, within_seconds=0.06, seed=20260318)
    assert campaign.kills == KILLS
    assert campaign.acknowledged >= KILLS


def test_the_campaign_would_notice_a_lost_save(tmp_path: Path) -> None:
    path, key = founded(tmp_path / "vault")
    vault = open_vault(path, MasterKey(bytearray.fromhex(key)), steps())
    notes = note_service(vault)
    for step in range(3):
        take(notes, step)
    assert step_found(notes, 2) == 2
    assert step_found(notes, 1) == 2
    with pytest.raises(AssertionError):
        step_found(notes, 3)
    require_sound(vault)
    with VaultWorks[Work](vault, boundary.desk(), lambda work: work).write() as work:
        work.execute("UPDATE note_passages SET text = 'anders'")
    with pytest.raises(AssertionError):
        require_sound(vault)
    vault.close()


def test_the_campaign_would_notice_a_lost_addition(tmp_path: Path) -> None:
    path, key = founded(tmp_path / "vault")
    vault = open_vault(path, MasterKey(bytearray.fromhex(key)), steps())
    notes = note_service(vault)
    finished = next(step for step in range(STEPS_A_NOTE) if not writes_draft(step))
    for step in range(STEPS_A_NOTE - 1):
        take(notes, step)
        assert step_found(notes, step) == step
        if step > finished:
            with pytest.raises(AssertionError):
                step_found(notes, step + 1)
    notes.save_addition(session_of(0), "etwas anderes")
    with pytest.raises(AssertionError):
        step_found(notes, STEPS_A_NOTE - 2)
    take(notes, STEPS_A_NOTE - 1)
    assert step_found(notes, STEPS_A_NOTE - 1) == STEPS_A_NOTE - 1
    require_sound(vault)
    vault.close()
