"""What the database engine can do besides reading and writing, and what it does without asking a rule."""

import re
from contextlib import suppress
from pathlib import Path

import pytest

from practiceapp.bootstrap.services import Services
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import PaymentMethod
from practiceapp.domain.errors import BoundaryRefused, ConstraintBroken
from practiceapp.vault import boundary
from practiceapp.vault.account.columns import ACCOUNT_GRANTS
from practiceapp.vault.boundary import Boundary
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.architecture.house import ROOT
from tests.books import IDA, ISSUED, OCTOBER, TERMS, real_books
from tests.boundary.reach import EVERYTHING, Answer, Tables, wired_side, work_itself
from tests.vaults import whole_works

SAID = "the chair nobody may sit in"
OTHER_SIDES = ("notes", "search", "today", "clients", "sessions", "agreements", "practice")

# --- what the engine can do besides reading and writing

WALKING_OUT = [
    "ATTACH '{elsewhere}' AS elsewhere",
    "ATTACH '{elsewhere}' AS elsewhere KEY ''",
    "VACUUM",
    "VACUUM INTO '{elsewhere}'",
    "PRAGMA rekey = 'x'",
    "PRAGMA key = 'x'",
    "PRAGMA cipher_settings",
    "PRAGMA temp_store = FILE",
    "PRAGMA temp_store_directory = '{elsewhere}'",
    "PRAGMA writable_schema = ON",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA table_info(note_passages)",
    "SELECT name FROM pragma_table_info('note_passages')",
    "SELECT sqlcipher_export('elsewhere')",
    "SELECT load_extension('x.so')",
    "SELECT fts3_tokenizer('simple')",
    "CREATE TEMP TABLE kept AS SELECT 1 AS one",
    "CREATE VIEW peek AS SELECT text FROM note_passages",
    "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, note_search, row)",
    "CREATE TRIGGER peek AFTER INSERT ON exports BEGIN SELECT text FROM note_passages; END",
    "DROP TABLE notes",
    "ALTER TABLE note_passages RENAME TO exports2",
    "REINDEX",
    "ANALYZE",
]
SEARCHING = [
    "SELECT rowid FROM note_search WHERE note_search MATCH 'chair'",
    "SELECT rowid FROM note_search('chair')",
    "SELECT snippet(note_search, 0, '', '', '', 9) FROM note_search WHERE note_search MATCH 'ch*'",
    "SELECT highlight(note_search, 0, '', '') FROM note_search('chair')",
    "SELECT bm25(note_search) FROM note_search('chair')",
    "SELECT block FROM note_search_data",
    "SELECT term FROM note_search_idx",
    "SELECT sz FROM note_search_docsize",
    "SELECT v FROM note_search_config",
    "INSERT INTO note_search (note_search) VALUES ('rebuild')",
    "INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)",
]


def let_through(vault: OpenedVault, side: Boundary, statements: list[str], elsewhere: Path) -> list[str]:
    """Which of these got past the side's rule, tried outside of any transaction, where VACUUM would run."""
    found = []
    for sql in statements:
        with vault.connection.under(side), suppress(BoundaryRefused):
            vault.connection.rows(sql.format(elsewhere=elsewhere))
            found.append(sql)
    return found


def test_accounts_are_refused_by_name(
    vault: OpenedVault, services: Services, accounts: Boundary, tmp_path: Path
) -> None:
    for side in (accounts, accounts.reading(), accounts.closing()):
        assert let_through(vault, side, [*WALKING_OUT, *SEARCHING], tmp_path / "elsewhere.db") == []
    assert not (tmp_path / "elsewhere.db").exists()


@pytest.mark.parametrize(
    "name", ["notes", "search", "today", "clients", "sessions", "agreements", "practice"]
)
def test_no_other_side_can_walk_out_either(
    vault: OpenedVault, services: Services, name: str, tmp_path: Path
) -> None:
    side = wired_side(services, name)
    for rule in (side, side.reading(), side.closing(), boundary.base()):
        assert let_through(vault, rule, WALKING_OUT, tmp_path / "elsewhere.db") == []
    assert not (tmp_path / "elsewhere.db").exists()


def test_the_way_out_is_there_where_no_rule_stands(
    vault: OpenedVault, services: Services, tmp_path: Path
) -> None:
    out = ["ATTACH '{elsewhere}' AS elsewhere KEY ''", "SELECT sqlcipher_export('elsewhere')"]
    assert let_through(vault, EVERYTHING, out, tmp_path / "elsewhere.db") == out
    assert SAID.encode() in (tmp_path / "elsewhere.db").read_bytes()


def test_the_search_finds_it_where_it_may(tables: Tables, services: Services) -> None:
    for sql in SEARCHING[:5]:
        assert tables.ask(wired_side(services, "search"), sql) is Answer.LET, sql


def test_a_statement_prepared_by_the_desk_is_asked_again_for_accounts(
    vault: OpenedVault, services: Services, accounts: Boundary
) -> None:
    """The connection keeps compiled statements; the rule of the moment decides, not the one of then."""
    sql = "SELECT text FROM note_passages"
    with VaultWorks(vault, wired_side(services, "today"), work_itself).read() as work:
        assert work.execute(sql) == [(SAID,)]
    with pytest.raises(BoundaryRefused), VaultWorks(vault, accounts, work_itself).read() as work:
        work.execute(sql)


@pytest.mark.parametrize(
    ("call", "arguments"),
    [
        ("open_blob", ("note_passages", "text", 1)),
        ("blobopen", ("note_passages", "text", 1)),
        ("backup", (None,)),
        ("serialize", ()),
        ("iterdump", ()),
        ("set_authorizer", (None,)),
        ("load_extension", ("x.so",)),
        ("enable_load_extension", (True,)),
        ("executescript", ("SELECT 1",)),
        ("create_function", ("f", 0, None)),
        ("reset_key", (b"x",)),
    ],
)
def test_the_calls_sqlite_asks_nobody_about_are_closed(
    vault: OpenedVault, services: Services, call: str, arguments: tuple[object, ...]
) -> None:
    raw = vault.connection._raw
    with pytest.raises((PermissionError, AttributeError)):
        getattr(raw, call)(*arguments)


def test_a_unit_of_work_hands_out_no_connection_and_no_cursor(vault: OpenedVault, accounts: Boundary) -> None:
    with VaultWorks(vault, accounts, work_itself).read() as work:
        assert [name for name in vars(type(work)) if not name.startswith("_")] == [
            "execute",
            "insert",
            "changed",
            "seal",
            "end",
        ]
        assert type(work.execute("SELECT 1")) is list
        with pytest.raises(RuntimeError):
            work.seal  # noqa: B018 - asking is what is refused


# --- replacing a row, which no rule is asked about

KEPT = ("invoices", "invoice_papers", "payments", "exports", "series", "seller_profiles", "spent_references")


def test_what_is_issued_is_not_replaced_either(vault: OpenedVault, tmp_path: Path) -> None:
    """The engine asks no rule about the row that REPLACE removes; the triggers that keep rows are asked."""
    books = real_books(vault)
    books.october()
    books.arrangements.arrange(IDA.client_id, TERMS, OCTOBER[0])
    invoice = books.invoicing.issue(books.invoicing.prepare(IDA.client_id, ISSUED)[0], ISSUED)
    books.payments.record(invoice.entry.invoice_id, Money(100, "EUR"), ISSUED, PaymentMethod.CASH)
    books.invoicing.export(invoice.entry.invoice_id, tmp_path)
    accounts = VaultWorks(vault, boundary.accounts(ACCOUNT_GRANTS), work_itself)
    for table in KEPT:
        with whole_works(vault).read() as work:
            (row, *_) = before = work.execute(f"SELECT * FROM {table}")
        for verb in ("REPLACE INTO", "INSERT OR REPLACE INTO"):
            marks = ", ".join("?" for _ in row)
            with pytest.raises(ConstraintBroken), accounts.write() as work:
                work.execute(f"{verb} {table} VALUES ({marks})", row)
        with whole_works(vault).read() as work:
            assert work.execute(f"SELECT * FROM {table}") == before


def test_no_statement_of_the_program_replaces_a_row() -> None:
    for path in (ROOT / "practiceapp").rglob("*"):
        if path.suffix in {".py", ".sql"}:
            assert not re.search(r"\bREPLACE INTO|\bOR REPLACE", path.read_text(encoding="utf-8")), path.name
