"""Invoicing reaches what is written down in a list, and not a word of the clinical record.

Walked with the rule the program's own wiring hands to its account services, over every table and column of
the real schema, in every shape a statement can take.
"""

import pytest

from practiceapp.bootstrap.services import Services
from practiceapp.domain.errors import BoundaryRefused
from practiceapp.vault import boundary
from practiceapp.vault.account.columns import ACCOUNT_GRANTS, ACCOUNT_TABLES
from practiceapp.vault.boundary import SHARED_WITH_ACCOUNTS, Action, Boundary, Grant
from practiceapp.vault.opened import OpenedVault
from tests.boundary.reach import EVERYTHING, Answer, Tables, Written, allowing, breaches, wired_side

SAID = "the chair nobody may sit in"
OTHER_SIDES = ("notes", "search", "today", "clients", "sessions", "agreements", "practice")
WIRED_TO_ACCOUNTS = ("arrangements", "sellers", "invoicing", "payments")
CLINICAL = {"notes", "note_passages", "note_revisions", "owed_notes", "agreements", "sessions", "clients"}


def written(tables: Tables) -> Written:
    """The list as written down, with the therapist's own row, of which every column may be read."""
    grants = (*SHARED_WITH_ACCOUNTS, *ACCOUNT_GRANTS)
    own = {("practices", column) for column in tables.columns["practices"]}
    return Written(
        read=own | {(grant.table, column) for grant in grants for column in grant.read},
        insert={grant.table for grant in grants if grant.insert},
        update={(grant.table, column) for grant in grants for column in grant.update},
        delete={grant.table for grant in grants if grant.delete},
    )


# --- the accounts side


def test_every_account_service_is_wired_to_the_same_closed_rule(services: Services) -> None:
    sides = {wired_side(services, name) for name in WIRED_TO_ACCOUNTS}
    assert {side.name for side in sides} == {"accounts"}
    assert len(sides) == 1
    assert not next(iter(sides)).may_seal


def test_accounts_reach_what_is_written_down_and_nothing_else(tables: Tables, accounts: Boundary) -> None:
    assert len(tables.every_column) > 150
    assert {"notes", "note_passages", "note_search", "note_search_data"} <= set(tables.columns)
    assert list(breaches(tables, accounts, written(tables))) == []


def test_the_written_list_has_no_word_of_the_record_and_no_way_to_reach_a_client(tables: Tables) -> None:
    listed = written(tables)
    assert listed.delete == set()
    assert {table for table, _ in listed.read} & {name for name in tables.columns if "note" in name} == set()
    assert {column for table, column in listed.read if table == "clients"}.isdisjoint({"email", "phone"})
    assert {table for table, _ in listed.update} | set(listed.insert) <= set(ACCOUNT_TABLES)
    assert {*listed.read, *listed.update} <= set(tables.every_column)


def test_reading_and_closing_widen_nothing(tables: Tables, accounts: Boundary) -> None:
    listed = written(tables)
    only_read = Written(listed.read, (), (), ())
    assert list(breaches(tables, accounts.reading(), only_read, plainly=True)) == []
    own_row = {("vault_state", column) for column in tables.columns["vault_state"]}
    changed = {*listed.update, *own_row} - {("vault_state", "vault_state_id")}
    closing = Written({*listed.read, *own_row}, listed.insert, changed, ())
    assert list(breaches(tables, accounts.closing(), closing, plainly=True)) == []


PLANTED = {
    "everything is allowed": EVERYTHING,
    "all but the tables called notes": Boundary(
        "permissive", lambda _action, first, _second: first not in {"notes", "note_passages"}
    ),
    "the text of notes": boundary.accounts((*ACCOUNT_GRANTS, Grant("note_passages", read=("text",)))),
    "the search index": boundary.accounts((*ACCOUNT_GRANTS, Grant("note_search", read=("text",)))),
    "a shadow of the index": boundary.accounts((*ACCOUNT_GRANTS, Grant("note_search_data", read=("block",)))),
    "a client's e-mail": boundary.accounts((*ACCOUNT_GRANTS, Grant("clients", read=("email",)))),
    "an invoice may be changed": allowing(
        boundary.accounts(ACCOUNT_GRANTS), lambda first, second: (first, second) == ("invoices", "number")
    ),
    "a note may be removed": boundary.accounts((*ACCOUNT_GRANTS, Grant("notes", delete=True))),
    "how many notes there are": boundary.accounts((*ACCOUNT_GRANTS, Grant("notes"))),
}


@pytest.mark.parametrize("breach", PLANTED)
def test_a_planted_breach_is_caught(tables: Tables, breach: str) -> None:
    assert next(breaches(tables, PLANTED[breach], written(tables)), None) is not None


def test_each_shape_alone_shows_a_note_where_no_rule_stands(tables: Tables) -> None:
    """Each shape does read, so that its refusal above says something."""
    seen = {
        breach.partition(":")[0]
        for breach in breaches(tables, EVERYTHING, written(tables))
        if breach.endswith("note_passages.text")
    }
    assert len(seen) >= 32


# --- the other way round


def test_the_clinical_side_reads_and_writes_no_account_table(tables: Tables, services: Services) -> None:
    side = wired_side(services, "notes")
    closed = {*ACCOUNT_TABLES, "vault_state", "sqlite_schema"}
    for table, columns in tables.columns.items():
        for sql in (
            *(f'SELECT "{column}" FROM "{table}"' for column in columns),
            f'SELECT count(*) FROM "{table}"',
            f'UPDATE "{table}" SET "{columns[0]}" = "{columns[0]}"',
            f'DELETE FROM "{table}"',
        ):
            if table in closed:
                assert tables.ask(side, sql) is not Answer.LET, sql
            elif table in CLINICAL and sql.startswith("SELECT"):
                assert tables.ask(side, sql) is Answer.LET, sql


def test_every_table_belongs_to_a_side(tables: Tables) -> None:
    """Whoever adds a table decides here whose it is; until then accounts cannot see it."""
    clinical = {name for name in tables.columns if name.startswith("note_search")} | CLINICAL
    neutral = {"practices", "spent_client_references", "security_events", "vault_state", "sqlite_schema"}
    assert set(tables.columns) == clinical | set(ACCOUNT_TABLES) | neutral


def test_the_desk_cannot_see_the_vaults_own_row(tables: Tables, services: Services) -> None:
    for name in ("today", "search", "clients"):
        assert tables.ask(wired_side(services, name), "SELECT note_seal FROM vault_state") is Answer.REFUSED


def test_between_units_of_work_nothing_of_the_practice_is_within_reach(
    vault: OpenedVault, services: Services
) -> None:
    for sql in ("SELECT text FROM note_passages", "SELECT number FROM invoices", "DELETE FROM clients"):
        with pytest.raises(BoundaryRefused):
            vault.connection.rows(sql)
    assert boundary.base()(Action.READ, "note_passages", "text", "main", None) == boundary.DENY
