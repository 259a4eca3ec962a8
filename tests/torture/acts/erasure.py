"""Removing everything of a client in one go. Promise 15 at its hardest moment: all of it goes, or none yet.

An odd step brings a client with a dozen notes, the even one after it removes them all.
"""

import random
from pathlib import Path

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import VaultTrouble
from practiceapp.services.access import unreported
from practiceapp.vault.backups import making
from practiceapp.vault.backups.making import make_backup
from practiceapp.vault.clinical.sealed import NOTES, PASSAGES, REVISIONS
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import Work
from tests.practices import NOON
from tests.torture.children import Teller
from tests.torture.house import KNOWN, Notes, at_work, make_practice, opened, require_sound, text_of
from tests.torture.tally import Lost
from tests.vaults import whole_works

COUNT = 12
WHEN = "2026-03-18T11:00:00Z"


class Erasing:
    name = "erasure"
    promise = 15
    within = 0.015
    recorded = 6

    def begin(self, base: Path, chance: random.Random) -> int:
        setattr(making, "RESTS_SECONDS", 0)  # noqa: B010  nobody saves in between, so nobody need wait
        make_practice(base / "vault")
        with at_work(base / "vault") as vault:
            Notes(vault).write(1)
        return 0

    def go_on(self, base: Path, step: int, count: int, teller: Teller) -> None:
        with at_work(base / "vault") as vault:
            for number in range(step + 1, step + count + 1):
                teller.attempt(number, lambda number=number: _once(vault, number))  # type: ignore[misc]

    def settle(self, base: Path, told: int) -> int:
        with opened(base / "vault") as vault:
            if Notes(vault).newest_step() != 1:
                raise Lost("another client's note is gone")
            with whole_works(vault).read() as work:
                spent = work.execute("SELECT count(*) FROM spent_client_references")[0][0] - 1
                clients = work.execute("SELECT client_id FROM clients WHERE client_id > 1")
                notes = work.execute("SELECT count(*) FROM notes WHERE client_id > 1")[0][0]
                left = work.execute("SELECT count(*) FROM note_revisions WHERE note_id > 1")[0][0]
        require_sound(base / "vault")
        _require_backup(base)
        if len(clients) > 1 or notes != COUNT * len(clients) or left != COUNT * len(clients):
            raise Lost(f"{len(clients)} clients with {notes} notes and {left} revisions: half removed")
        return int(2 * spent - len(clients))


def _once(vault: OpenedVault, number: int) -> None:
    with whole_works(vault).read() as work:
        found = work.execute("SELECT client_id FROM clients WHERE client_id > 1")
    if number % 2 and not found:
        with whole_works(vault).write() as work:
            _bring(work, number)
    elif not number % 2 and found:
        remove_all_of(vault, found[0][0])


def _bring(work: Work, number: int) -> None:
    client = work.insert(
        "INSERT INTO clients (reference, state, created_at) VALUES (?, 'active', ?)", (f"K-{number}", WHEN)
    )
    for at in range(COUNT):
        session = work.insert(
            "INSERT INTO sessions (client_id, kind, on_day, at_time, time_zone, minutes, state, fee_minor,"
            " created_at) VALUES (?, 'session', ?, '11:00', 'UTC', 50, 'held', 1, ?)",
            (client, f"2026-02-{at + 1:02}", WHEN),
        )
        note = NOTES.add(work, session, client, "session", "draft", 1, WHEN, WHEN, None)
        PASSAGES.add(work, note, "alive", text_of(1000 + at), WHEN)
        REVISIONS.add(work, note, 1, WHEN, text_of(2000 + at))


def _require_backup(base: Path) -> None:
    """What is left can be copied whole."""
    with opened(base / "vault") as vault:
        try:
            make_backup(vault, base / "backups", Occasion.DAY, NOON, KNOWN, unreported).unlink()
        except VaultTrouble as trouble:
            raise Lost(f"no backup can be made of it any more: {type(trouble).__name__}") from trouble


def remove_all_of(vault: OpenedVault, client: int) -> None:
    """In one unit of work."""
    with whole_works(vault).write() as work:
        work.changed("UPDATE clients SET removed_at = ? WHERE client_id = ?", (WHEN, client))
        for (note,) in work.execute("SELECT note_id FROM notes WHERE client_id = ?", (client,)):
            _remove_note(work, note)
        work.changed("DELETE FROM sessions WHERE client_id = ?", (client,))
        work.changed("DELETE FROM clients WHERE client_id = ?", (client,))


def _remove_note(work: Work, note: int) -> None:
    for table in (PASSAGES, REVISIONS):
        for (row,) in work.execute(f"SELECT {table.columns[0]} FROM {table.name} WHERE note_id = ?", (note,)):
            table.remove(work, row)
    NOTES.remove(work, note)
