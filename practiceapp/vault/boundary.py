"""Which side of the practice may touch what: the rule SQLite asks before it compiles any statement.

Each unit of work runs under the boundary of its side and nothing outlives it. The accounts side is closed
unless opened: a (table, column) it may read, add to or change is written down in a list, and everything else
is refused, search tables and their shadows included. Whoever adds a column decides nothing by accident.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

Question = tuple[int, str | None, str | None, str | None, str | None]
Rule = Callable[[int, str | None, str | None], bool]

ALLOW = 0
DENY = 1


class Action(IntEnum):
    """What a statement is about to do; SQLite's own numbers (sqlite3_set_authorizer, action codes)."""

    DELETE = 9
    INSERT = 18
    PRAGMA = 19
    READ = 20
    SELECT = 21
    TRANSACTION = 22
    UPDATE = 23
    ATTACH = 24
    DETACH = 25
    FUNCTION = 31
    RECURSIVE = 33


@dataclass(frozen=True)
class Grant:
    """What one side may do with one table; a column not named here does not exist for it."""

    table: str
    read: tuple[str, ...] = ()
    update: tuple[str, ...] = ()
    insert: bool = False
    delete: bool = False


SHARED_WITH_ACCOUNTS = (
    Grant(
        "sessions",
        read=(
            "session_id",
            "client_id",
            "kind",
            "on_day",
            "at_time",
            "time_zone",
            "minutes",
            "state",
            "fee_minor",
            "removed_at",
        ),
    ),
    Grant(
        "clients",
        read=(
            "client_id",
            "reference",
            "given_name",
            "family_name",
            "street",
            "postcode",
            "city",
            "country",
            "removed_at",
        ),
    ),
    Grant(
        "agreements",
        read=(
            "agreement_id",
            "client_id",
            "from_on",
            "fee_minor",
            "notice_hours",
            "late_fee_percent",
        ),
    ),
)
"""What an invoice needs of the clinical side's tables, and not a column more (architecture.md, relations)."""

WHOLE_FOR_ACCOUNTS = frozenset({"practices"})
"""Tables about the therapist herself, which an invoice prints: every column may be read."""

ARITHMETIC = frozenset({"abs", "avg", "count", "max", "min", "round", "row_number", "sum", "total"})
TEXT = frozenset({"format", "instr", "length", "like", "lower", "replace", "substr", "trim", "upper"})
CHOICE_AND_DAYS = frozenset({"coalesce", "date", "ifnull", "iif", "nullif", "strftime"})
PLAIN_FUNCTIONS = ARITHMETIC | TEXT | CHOICE_AND_DAYS
SEARCH_FUNCTIONS = frozenset({"bm25", "fts5", "glob", "group_concat", "highlight", "match", "snippet"})
HAZARDOUS_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer"})
HIDDEN_TABLES = frozenset({"sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema"})
OWN_TABLE = "vault_state"

_WRITING = frozenset({Action.INSERT, Action.UPDATE, Action.DELETE})
_ROWS = _WRITING | {Action.READ}
_ASKING = frozenset({Action.SELECT, Action.RECURSIVE})


@dataclass(frozen=True)
class Boundary:
    """One side's rule, as the answer SQLite expects; `may_seal` says whether the side may touch note text."""

    name: str
    allows: Rule
    may_seal: bool = False

    def __call__(
        self,
        action: int,
        first: str | None,
        second: str | None,
        _database: str | None,
        _trigger: str | None,
    ) -> int:
        """Answer SQLite's question; database and trigger make no difference."""
        return ALLOW if self.allows(action, first, second) else DENY

    def reading(self) -> "Boundary":
        """The same side when it only looks: nothing can be added, changed or removed."""

        def allows(action: int, first: str | None, second: str | None) -> bool:
            return action not in _WRITING and self.allows(action, first, second)

        return Boundary(f"{self.name}, reading", allows)

    def closing(self) -> "Boundary":
        """The same side while its work is being kept: the vault's own row and COMMIT come within reach.

        A search index writes its last pages during COMMIT, so the side's own rule has to stay.
        """

        def allows(action: int, first: str | None, second: str | None) -> bool:
            return _keeps(action, first, second) or self.allows(action, first, second)

        return Boundary(f"{self.name}, closing", allows)


def _keeps(action: int, first: str | None, _second: str | None) -> bool:
    return action == Action.TRANSACTION or (action in {Action.READ, Action.UPDATE} and first == OWN_TABLE)


def base() -> Boundary:
    """Between units of work: begin and end one, look at the vault's own row, and nothing of the practice."""

    def allows(action: int, first: str | None, second: str | None) -> bool:
        if action == Action.PRAGMA:
            return first == "data_version" and second is None
        return action in _ASKING or _keeps(action, first, second)

    return Boundary("base", allows)


def accounts(own: Iterable[Grant]) -> Boundary:
    """Invoices and payments: the shared columns above and the accounts' own tables, closed to all else."""
    granted = {grant.table: grant for grant in (*SHARED_WITH_ACCOUNTS, *own)}

    def allows_rows(action: int, table: str, column: str | None) -> bool:
        if table in WHOLE_FOR_ACCOUNTS:
            return action == Action.READ
        grant = granted.get(table)
        if grant is None:
            return False
        match action:
            case Action.READ:
                # SQLite asks with an empty column for a table of which no column is named, as in count(*).
                return column == "" or column in grant.read
            case Action.UPDATE:
                return column in grant.update
            case Action.INSERT:
                return grant.insert
            case _:
                return grant.delete

    def allows(action: int, first: str | None, second: str | None) -> bool:
        if action in _ROWS:
            return first is not None and allows_rows(action, first, second)
        if action == Action.FUNCTION:
            return second in PLAIN_FUNCTIONS
        return action in _ASKING

    return Boundary("accounts", allows)


def clinical(account_tables: Iterable[str]) -> Boundary:
    """Clients, sessions and notes: every table but the accounts' own, `account_tables`."""
    return _open_but("clinical", frozenset(account_tables))


def desk() -> Boundary:
    """What needs both sides, such as today, search and erasure: every table of the practice."""
    return _open_but("desk", frozenset())


def _open_but(name: str, closed: frozenset[str]) -> Boundary:
    refused = closed | HIDDEN_TABLES | {OWN_TABLE}
    functions = PLAIN_FUNCTIONS | SEARCH_FUNCTIONS

    def allows(action: int, first: str | None, second: str | None) -> bool:
        if action in _ROWS:
            return first not in refused
        if action == Action.FUNCTION:
            return second in functions
        if action == Action.PRAGMA:
            # The full-text index asks this before it trusts what it has cached.
            return first == "data_version" and second is None
        return action in _ASKING

    return Boundary(name, allows, may_seal=True)


MIGRATING_PRAGMAS = frozenset(
    {"data_version", "user_version", "foreign_key_check", "quick_check", "freelist_count"}
)
"""ALTER TABLE ADD COLUMN asks for a quick check of its own accord in a STRICT table."""

CHECKING_PRAGMAS = frozenset(
    {
        *("cipher_integrity_check", "quick_check", "foreign_key_check", "data_version", "user_version"),
        *("freelist_count", "page_count"),
    }
)


def migrating() -> Boundary:
    """While the vault's own numbered steps run: tables may be made and rebuilt, nothing leaves the file."""
    return _inside("migrating", MIGRATING_PRAGMAS)


def checking() -> Boundary:
    """While the vault is examined: everything may be read, and search indexes asked whether they agree."""
    return _inside("checking", CHECKING_PRAGMAS)


def _inside(name: str, pragmas: frozenset[str]) -> Boundary:
    def allows(action: int, first: str | None, second: str | None) -> bool:
        if action in {Action.ATTACH, Action.DETACH}:
            return False
        if action == Action.PRAGMA:
            return first in pragmas
        if action == Action.FUNCTION:
            return second not in HAZARDOUS_FUNCTIONS
        return True

    return Boundary(name, allows)
