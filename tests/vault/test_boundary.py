"""What each side may touch, asked of the real engine for every table and column of the whole schema."""

from collections.abc import Iterator

import pytest
from sqlcipher3 import dbapi2

from practiceapp.domain.errors import BoundaryRefused, ConstraintBroken, EngineFault
from practiceapp.vault import boundary
from practiceapp.vault.account.columns import ACCOUNT_GRANTS, ACCOUNT_TABLES
from practiceapp.vault.boundary import SHARED_WITH_ACCOUNTS, WHOLE_FOR_ACCOUNTS, Action, Boundary, Grant
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks, Work
from tests.vaults import whole_works

Column = tuple[str, str]
ACCOUNTS = boundary.accounts(ACCOUNT_GRANTS)
GRANTED = {grant.table: grant for grant in (*SHARED_WITH_ACCOUNTS, *ACCOUNT_GRANTS)}

READING_SHAPES = {
    "plain": "SELECT {column} FROM {table}",
    "where": "SELECT 1 FROM {table} WHERE {column} IS NOT NULL",
    "order": "SELECT 1 FROM {table} ORDER BY {column}",
    "group": "SELECT 1 FROM {table} GROUP BY {column}",
    "aggregate": "SELECT max({column}) FROM {table}",
    "exists": "SELECT EXISTS (SELECT 1 FROM {table} WHERE {column} = 1)",
    "subquery": "SELECT (SELECT {column} FROM {table} LIMIT 1)",
    "with": "WITH seen AS (SELECT {column} AS one FROM {table}) SELECT one FROM seen",
    "union": "SELECT 1 UNION SELECT {column} FROM {table}",
    "join": "SELECT 1 FROM practices JOIN {table} AS other ON other.{column} = practices.practice_id",
    "alias": "SELECT other.{column} FROM {table} AS other",
    "qualified": "SELECT main.{table}.{column} FROM main.{table}",
}
TABLE_SHAPES = {
    "count": "SELECT count(*) FROM {table}",
    "one": "SELECT 1 FROM {table}",
    "exists": "SELECT EXISTS (SELECT 1 FROM {table})",
    "rowid": "SELECT rowid FROM {table}",
    "star": "SELECT * FROM {table}",
}


@pytest.fixture
def columns(vault: OpenedVault) -> list[Column]:
    """Every (table, column) there is: tables, search tables, their shadows, the engine's own."""
    vault.connection.stand_under(Boundary("everything", lambda *_: True))
    tables = [
        name for (name,) in vault.connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    found = [
        (table, str(row[1]))
        for table in [*tables, "sqlite_schema"]
        for row in vault.connection.rows(f"PRAGMA table_xinfo({table})")
    ]
    vault.connection.stand_under(boundary.base())
    return found


def allowed(vault: OpenedVault, side: Boundary, sql: str) -> bool:
    """Whether the engine would run this under the side's boundary. EXPLAIN compiles it and runs nothing."""
    with vault.connection.under(side):
        try:
            vault.connection.rows(f"EXPLAIN {sql}")
        except BoundaryRefused:
            return False
        except (EngineFault, ConstraintBroken):
            # A statement that makes no sense, such as writing a search table's hidden column, reads nothing.
            return False
    return True


def may_read(table: str, column: str) -> bool:
    return table in WHOLE_FOR_ACCOUNTS or (table in GRANTED and column in GRANTED[table].read)


def breaches(vault: OpenedVault, side: Boundary, columns: list[Column]) -> Iterator[str]:
    """Each place where a side's boundary and the written list disagree."""
    for table, column in columns:
        for name, shape in READING_SHAPES.items():
            sql = shape.format(table=table, column=f'"{column}"')
            if allowed(vault, side, sql) != may_read(table, column):
                yield f"{name} {table}.{column}"
        update = f'UPDATE {table} SET "{column}" = NULL'
        if allowed(vault, side, update) != (table in GRANTED and column in GRANTED[table].update):
            yield f"update {table}.{column}"
    for table in dict.fromkeys(table for table, _ in columns):
        yield from table_breaches(vault, side, table, [name for one, name in columns if one == table])


def table_breaches(vault: OpenedVault, side: Boundary, table: str, names: list[str]) -> Iterator[str]:
    known = table in GRANTED or table in WHOLE_FOR_ACCOUNTS
    if not known:
        for name, shape in TABLE_SHAPES.items():
            if allowed(vault, side, shape.format(table=table)):
                yield f"{name} {table}"
    elif allowed(vault, side, f"SELECT * FROM {table}") != all(may_read(table, name) for name in names):
        yield f"star {table}"
    if allowed(vault, side, f"DELETE FROM {table}") != (table in GRANTED and GRANTED[table].delete):
        yield f"delete {table}"
    grant = GRANTED.get(table, Grant(table))
    marks = ", ".join("NULL" for _ in names)
    if not grant.insert and allowed(vault, side, f"INSERT INTO {table} VALUES ({marks})"):
        yield f"insert {table}"


def test_accounts_reach_what_is_written_down_and_nothing_else(
    vault: OpenedVault, columns: list[Column]
) -> None:
    assert len(columns) > 120
    assert list(breaches(vault, ACCOUNTS, columns)) == []


def test_every_granted_column_exists(columns: list[Column]) -> None:
    granted = {(grant.table, column) for grant in GRANTED.values() for column in (*grant.read, *grant.update)}
    assert granted - set(columns) == set()


PLANTED = {
    "everything": Boundary("everything", lambda *_: True),
    "one note column": boundary.accounts((*ACCOUNT_GRANTS, Grant("note_passages", read=("text",)))),
    "one more client column": boundary.accounts((*ACCOUNT_GRANTS, Grant("clients", read=("email",)))),
    "all but notes": Boundary("all but notes", lambda _action, first, _second: first != "notes"),
    "a note may be deleted": boundary.accounts((*ACCOUNT_GRANTS, Grant("notes", delete=True))),
    "a note may be added": boundary.accounts((*ACCOUNT_GRANTS, Grant("notes", insert=True))),
    "the search index": boundary.accounts((*ACCOUNT_GRANTS, Grant("note_search", read=("text",)))),
}


@pytest.mark.parametrize("breach", PLANTED)
def test_a_planted_breach_is_seen(vault: OpenedVault, columns: list[Column], breach: str) -> None:
    assert next(breaches(vault, PLANTED[breach], columns), None) is not None


HAZARDS = [
    "ATTACH 'elsewhere.db' AS elsewhere",
    "DETACH main",
    "VACUUM",
    "VACUUM INTO 'elsewhere.db'",
    "PRAGMA rekey = 'x'",
    "PRAGMA key = 'x'",
    "PRAGMA cipher_hmac_pgno = be",
    "PRAGMA cipher_plaintext_header_size = 32",
    "PRAGMA temp_store = FILE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = OFF",
    "PRAGMA table_info(notes)",
    "PRAGMA writable_schema = ON",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA data_version = 5",
    "SELECT * FROM pragma_table_info('notes')",
    "SELECT load_extension('x.so')",
    "SELECT sqlcipher_export('elsewhere')",
    "SELECT randomblob(8)",
    "SELECT sql FROM sqlite_schema",
    "SELECT sql FROM sqlite_master",
    "CREATE TABLE t (a)",
    "CREATE TEMP TABLE t (a)",
    "CREATE TEMP VIEW v AS SELECT text FROM note_passages",
    "CREATE TRIGGER t AFTER INSERT ON notes BEGIN SELECT 1; END",
    "CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, note_search, row)",
    "DROP TABLE notes",
    "ALTER TABLE notes ADD COLUMN a",
    "ANALYZE",
    "BEGIN",
    "COMMIT",
    "SAVEPOINT s",
    "SELECT note_seal FROM vault_state",
    "UPDATE vault_state SET generation = 0",
]
SIDES = {
    "accounts": ACCOUNTS,
    "clinical": boundary.clinical(ACCOUNT_TABLES),
    "desk": boundary.desk(),
}


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("sql", HAZARDS)
def test_no_side_can_leave_the_file_or_change_its_rules(vault: OpenedVault, side: str, sql: str) -> None:
    for rule in (SIDES[side], SIDES[side].reading()):
        with vault.connection.under(rule), pytest.raises(BoundaryRefused):
            vault.connection.rows(sql)


@pytest.mark.parametrize("sql", [sql for sql in HAZARDS if sql.split()[0] not in {"BEGIN", "COMMIT"}])
def test_between_works_even_less_is_within_reach(vault: OpenedVault, sql: str) -> None:
    if "vault_state" in sql:
        return
    with pytest.raises(BoundaryRefused):
        vault.connection.rows(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT text FROM note_search",
        "SELECT rowid FROM note_search WHERE note_search MATCH 'fear'",
        "SELECT snippet(note_search, 0, '', '', '', 5) FROM note_search WHERE note_search MATCH 'fear'",
        "SELECT block FROM note_search_data",
        "SELECT count(*) FROM note_search_docsize",
        "INSERT INTO note_search (note_search) VALUES ('optimize')",
        "SELECT email FROM clients",
        "SELECT 1 FROM clients WHERE phone LIKE '0%'",
    ],
)
def test_the_search_index_and_its_shadows_are_closed_to_accounts(vault: OpenedVault, sql: str) -> None:
    with pytest.raises(BoundaryRefused), VaultWorks(vault, ACCOUNTS, work_itself).write() as work:
        work.execute(sql)


@pytest.mark.parametrize("call", ["open_blob", "backup"])
def test_what_the_engine_would_not_ask_about_is_closed_by_other_means(vault: OpenedVault, call: str) -> None:
    """An authorizer is not asked for a blob or a backup: seen on a bare connection, refused on ours."""
    with VaultWorks(vault, ACCOUNTS, work_itself).read() as work:
        raw = vault.connection._raw
        with pytest.raises(PermissionError):
            getattr(raw, call)("note_passages", "text", 1)
        assert not hasattr(work, call)
        assert [name for name in dir(work) if not name.startswith("_")] == [
            "changed",
            "end",
            "execute",
            "insert",
            "seal",
        ]


def test_the_planted_bypass_is_real(tmp_path_factory: pytest.TempPathFactory) -> None:
    bare = dbapi2.connect(":memory:", isolation_level=None)
    bare.execute("CREATE TABLE notes (notes_id INTEGER PRIMARY KEY, text TEXT)")
    bare.execute("INSERT INTO notes VALUES (1, 'what was said')")
    bare.set_authorizer(ACCOUNTS)
    assert bare.open_blob("notes", "text", 1, readonly=True).read() == b"what was said"
    bare.close()


def test_the_clinical_side_reaches_no_account_table(vault: OpenedVault, columns: list[Column]) -> None:
    side = SIDES["clinical"]
    seen = {table: allowed(vault, side, f"SELECT count(*) FROM {table}") for table, _ in columns}
    assert {table for table, open_ in seen.items() if not open_} == {
        *ACCOUNT_TABLES,
        "vault_state",
        "sqlite_schema",
    }


def test_accounts_do_their_own_work_under_foreign_keys(vault: OpenedVault) -> None:
    with whole_works(vault).write() as work:
        work.insert(
            "INSERT INTO clients (reference, given_name, state, created_at)"
            " VALUES ('K-7F3Q', 'Ines', 'active', '2026-03-18T11:00:00Z')"
        )
    with VaultWorks(vault, ACCOUNTS, work_itself).read() as work:
        asked = (
            "SELECT given_name, coalesce(sum(fee_minor), 0) FROM clients LEFT JOIN sessions USING (client_id)"
        )
        assert work.execute(asked) == [("Ines", 0)]


def test_our_numbers_are_the_engines() -> None:
    for action in Action:
        assert getattr(dbapi2, f"SQLITE_{action.name}") == action
    assert (dbapi2.SQLITE_OK, dbapi2.SQLITE_DENY) == (boundary.ALLOW, boundary.DENY)


def test_a_rule_that_fails_refuses(vault: OpenedVault) -> None:
    def broken(*_: object) -> bool:
        raise ValueError

    with vault.connection.under(Boundary("broken", broken)), pytest.raises(BoundaryRefused):
        vault.connection.rows("SELECT 1")


def work_itself(work: Work) -> Work:
    return work
