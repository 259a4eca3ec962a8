"""No question of a working day walks through all sessions or notes, and none sorts what it found."""

import re

import pytest

from practiceapp.vault import boundary, clients, sessions
from practiceapp.vault.clinical import notes
from practiceapp.vault.desk import search, today
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks, Work

QUESTIONS = {
    "a session": sessions._ONE,
    "a client's sessions": sessions._OF_CLIENT,
    "sessions between days": sessions._BETWEEN,
    "the list of clients": clients._ROWS,
    "a session's note": notes._NOTE,
    "a note's passages": notes._PASSAGES,
    "a client's notes": notes._OF_CLIENT,
    "words in notes": search.NOTES_WITH,
    "the heading of a find": search.HEADING_OF,
    "the text of a note as it is searched": "SELECT text FROM note_search_texts WHERE note_id = ?",
    "today": today.ON_DAY,
    "the next session": today.NEXT_AFTER,
    "sessions never marked": today.PLANNED_UNTIL,
    "owed notes": today.OWED,
    "unbilled months": today.UNBILLED,
    "sessions whose fee is not known": today.FEES_UNKNOWN,
    "overdue invoices": today.OVERDUE,
}
BIG = "sessions|notes|note_passages|note_revisions|session_billings|payments|invoice_papers"


def plan(vault: OpenedVault, sql: str) -> str:
    words = set(re.findall(r":(\w+)", sql))
    parameters = dict.fromkeys(words, "x") if words else ["x"] * sql.count("?")
    with VaultWorks[Work](vault, boundary.desk(), lambda work: work).read() as work:
        return "\n".join(str(row[3]) for row in work.execute(f"EXPLAIN QUERY PLAN {sql}", parameters))


def walks_or_sorts(found: str) -> bool:
    return bool(re.search(rf"SCAN ({BIG})\b|TEMP B-TREE", found))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_finds_its_way_by_an_index(vault: OpenedVault, question: str) -> None:
    found = plan(vault, QUESTIONS[question])
    assert not walks_or_sorts(found), found


@pytest.mark.parametrize(
    "slow", ["SELECT * FROM sessions", "SELECT * FROM sessions WHERE client_id = 1 ORDER BY minutes"]
)
def test_a_walk_or_a_sort_would_be_noticed(vault: OpenedVault, slow: str) -> None:
    assert walks_or_sorts(plan(vault, slow))
