"""How far one side of the practice reaches into the real tables, found out by asking the real engine.

Every (table, column) there is, through every shape a statement can take, is tried against a written list of
what may be read, added, changed and removed. Nothing tried is kept.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from practiceapp.bootstrap.services import Services
from practiceapp.domain.errors import BoundaryRefused, ConstraintBroken, EngineFault
from practiceapp.vault import boundary
from practiceapp.vault.boundary import Boundary
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import Work

Column = tuple[str, str]
EVERYTHING = Boundary("everything", lambda *_: True)

COLUMN_SHAPES = {
    "select": 'SELECT "{c}" FROM "{t}"',
    "qualified": 'SELECT main."{t}"."{c}" FROM main."{t}"',
    "alias": 'SELECT o."{c}" FROM "{t}" AS o',
    "where": 'SELECT 1 FROM "{t}" WHERE "{c}" IS NOT NULL',
    "like": 'SELECT 1 FROM "{t}" WHERE "{c}" LIKE \'a%\'',
    "order by": 'SELECT 1 FROM "{t}" ORDER BY "{c}"',
    "group by": 'SELECT 1 FROM "{t}" GROUP BY "{c}"',
    "having": 'SELECT 1 FROM "{t}" GROUP BY 1 HAVING max("{c}") > 0',
    "aggregate": 'SELECT max("{c}"), count("{c}") FROM "{t}"',
    "distinct": 'SELECT DISTINCT "{c}" FROM "{t}"',
    "window": 'SELECT row_number() OVER (ORDER BY "{c}") FROM "{t}"',
    "case": 'SELECT CASE WHEN "{c}" = 1 THEN 1 END FROM "{t}"',
    "limit": 'SELECT 1 LIMIT (SELECT count("{c}") FROM "{t}")',
    "exists": 'SELECT EXISTS (SELECT 1 FROM "{t}" WHERE "{c}" = 1)',
    "in": 'SELECT 1 WHERE 1 IN (SELECT "{c}" FROM "{t}")',
    "subquery": 'SELECT (SELECT "{c}" FROM "{t}" LIMIT 1)',
    "from subquery": 'SELECT one FROM (SELECT "{c}" AS one FROM "{t}")',
    "with": 'WITH seen AS (SELECT "{c}" AS one FROM "{t}") SELECT one FROM seen',
    "recursive": 'WITH RECURSIVE s(n) AS (SELECT "{c}" FROM "{t}" UNION SELECT n FROM s) SELECT n FROM s',
    "union": 'SELECT 1 UNION SELECT "{c}" FROM "{t}"',
    "except": 'SELECT 1 EXCEPT SELECT "{c}" FROM "{t}"',
    "join on": 'SELECT 1 FROM practices JOIN "{t}" AS o ON o."{c}" = practices.practice_id',
    "left join": 'SELECT o."{c}" FROM practices LEFT JOIN "{t}" AS o ON 1',
    "bound": 'SELECT * FROM (SELECT "{c}" FROM "{t}") WHERE 1',
}
TABLE_SHAPES = {
    "star": 'SELECT * FROM "{t}"',
    "count": 'SELECT count(*) FROM "{t}"',
    "one": 'SELECT 1 FROM "{t}"',
    "exists": 'SELECT EXISTS (SELECT 1 FROM "{t}")',
    "rowid": 'SELECT rowid FROM "{t}"',
    "cross join": 'SELECT 1 FROM practices, "{t}"',
}
# Into a table that may be added to, and past the rule if the rule looked at the table written to alone.
SMUGGLING_SHAPES = {
    "insert select": 'INSERT INTO exports (format) SELECT "{c}" FROM "{t}"',
    "insert value": 'INSERT INTO exports (format) VALUES ((SELECT "{c}" FROM "{t}"))',
    "update set": 'UPDATE series SET next = (SELECT "{c}" FROM "{t}")',
    "update from": 'UPDATE series SET next = o."{c}" FROM "{t}" AS o',
    "update where": 'UPDATE series SET next = 2 WHERE EXISTS (SELECT 1 FROM "{t}" WHERE "{c}" = 1)',
    "returning": 'INSERT INTO exports (format) VALUES (1) RETURNING (SELECT "{c}" FROM "{t}")',
    "upsert": (
        "INSERT INTO series (prefix, year) VALUES ('', 2026)"
        ' ON CONFLICT (prefix, year) DO UPDATE SET next = (SELECT "{c}" FROM "{t}")'
    ),
}


class Answer(Enum):
    """What the engine made of a statement; one that makes no sense shows and changes nothing."""

    LET = "let through"
    REFUSED = "refused"
    SENSELESS = "makes no sense"


@dataclass(frozen=True)
class Written:
    """What a side may do, as written down; tables it may not touch are simply not named."""

    read: Collection[Column]
    insert: Collection[str]
    update: Collection[Column]
    delete: Collection[str]

    def reads_whole(self, table: str, columns: Collection[str]) -> bool:
        return all((table, column) in self.read for column in columns)

    def knows(self, table: str) -> bool:
        return any(table == named for named, _ in self.read)


class Tables:
    """The tables of an open vault, and a place to try statements in that is given up afterwards."""

    def __init__(self, vault: OpenedVault) -> None:
        self._connection = vault.connection
        self._connection.stand_under(EVERYTHING)
        names = self._connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        self.columns: dict[str, list[str]] = {
            name: [str(row[1]) for row in self._connection.rows(f'PRAGMA table_xinfo("{name}")')]
            for (name,) in [*names, ("sqlite_schema",)]
        }
        self._connection.rows("BEGIN IMMEDIATE")

    @property
    def every_column(self) -> list[Column]:
        return [(table, column) for table, columns in self.columns.items() for column in columns]

    def ask(self, side: Boundary, sql: str) -> Answer:
        """What becomes of a statement under the side's rule; what it changed is taken back."""
        self._connection.stand_under(EVERYTHING)
        self._connection.rows("SAVEPOINT trying")
        self._connection.stand_under(side)
        try:
            self._connection.rows(sql)
        except BoundaryRefused:
            return Answer.REFUSED
        except ConstraintBroken:
            return Answer.LET
        except EngineFault:
            return Answer.SENSELESS
        finally:
            self._connection.stand_under(EVERYTHING)
            self._connection.rows("ROLLBACK TO trying")
            self._connection.rows("RELEASE trying")
        return Answer.LET

    def let(self, side: Boundary, sql: str) -> bool:
        return self.ask(side, sql) is Answer.LET

    def prepare(self, sql: str) -> None:
        """Do something the side itself could never do, such as laying a view; taken back at the end."""
        self._connection.stand_under(EVERYTHING)
        self._connection.rows(sql)

    def give_up(self) -> None:
        self._connection.roll_back()
        self._connection.stand_under(boundary.base())


def breaches(tables: Tables, side: Boundary, written: Written, *, plainly: bool = False) -> Iterator[str]:
    """Each place where what the side can do differs from what is written down; `plainly`: no way round."""
    for walk in (_reading, _writing) if plainly else (_reading, _smuggling, _writing, *_WAYS_ROUND):
        yield from walk(tables, side, written)


def _differs(tables: Tables, side: Boundary, sql: str, expected: bool) -> bool:
    answer = tables.ask(side, sql)
    return answer is not Answer.LET if expected else answer is Answer.LET


def _reading(tables: Tables, side: Boundary, written: Written) -> Iterator[str]:
    for table, column in tables.every_column:
        for name, shape in COLUMN_SHAPES.items():
            expected = (table, column) in written.read
            if _differs(tables, side, shape.format(t=table, c=column), expected):
                yield f"{name}: {table}.{column}"
    for table, columns in tables.columns.items():
        for name, shape in TABLE_SHAPES.items():
            expected = written.reads_whole(table, columns) if name == "star" else written.knows(table)
            # The rowid of a table is its id column; a table of which that is not granted keeps it too.
            if name != "rowid" and _differs(tables, side, shape.format(t=table), expected):
                yield f"{name}: {table}"
        if not written.knows(table) and tables.let(side, TABLE_SHAPES["rowid"].format(t=table)):
            yield f"rowid: {table}"


def _smuggling(tables: Tables, side: Boundary, written: Written) -> Iterator[str]:
    for table, column in tables.every_column:
        if (table, column) not in written.read:
            for name, shape in SMUGGLING_SHAPES.items():
                if tables.let(side, shape.format(t=table, c=column)):
                    yield f"{name}: {table}.{column}"


def _writing(tables: Tables, side: Boundary, written: Written) -> Iterator[str]:
    for table, column in tables.every_column:
        expected = (table, column) in written.update
        if _differs(tables, side, f'UPDATE "{table}" SET "{column}" = NULL', expected):
            yield f"update: {table}.{column}"
    for table, columns in tables.columns.items():
        named, nothing = ", ".join(f'"{column}"' for column in columns), ", ".join("NULL" for _ in columns)
        for verb in ("INSERT", "INSERT OR IGNORE", "REPLACE"):
            sql = f'{verb} INTO "{table}" ({named}) VALUES ({nothing})'
            if _differs(tables, side, sql, table in written.insert):
                yield f"{verb.lower()}: {table}"
        if _differs(tables, side, f'DELETE FROM "{table}"', table in written.delete):
            yield f"delete: {table}"


def _through_views(tables: Tables, side: Boundary, written: Written) -> Iterator[str]:
    for table, column in tables.every_column:
        if (table, column) in written.read or not _sensible(tables, table, column):
            continue
        tables.prepare(f'CREATE VIEW peek AS SELECT "{column}" AS seen FROM "{table}"')
        if tables.let(side, "SELECT seen FROM peek"):
            yield f"view: {table}.{column}"
        tables.prepare("DROP VIEW peek")


def _through_triggers(tables: Tables, side: Boundary, written: Written) -> Iterator[str]:
    for table, column in tables.every_column:
        if (table, column) in written.read or not _sensible(tables, table, column):
            continue
        tables.prepare(
            "CREATE TRIGGER peek BEFORE INSERT ON exports BEGIN"
            f' SELECT RAISE(ABORT, \'seen\') FROM "{table}" WHERE "{column}" = 1; END'
        )
        if tables.let(side, "INSERT INTO exports (invoice_id) VALUES (1)"):
            yield f"trigger: {table}.{column}"
        tables.prepare("DROP TRIGGER peek")


_WAYS_ROUND = (_through_views, _through_triggers)


def _sensible(tables: Tables, table: str, column: str) -> bool:
    """Whether anyone at all could read the column; some hidden ones of a search table cannot be."""
    return tables.let(EVERYTHING, f'SELECT "{column}" FROM "{table}"')


def allowing(side: Boundary, *extra: Callable[[str | None, str | None], bool]) -> Boundary:
    """The side with a hole in it, for planting."""

    def allows(action: int, first: str | None, second: str | None) -> bool:
        return side.allows(action, first, second) or any(hole(first, second) for hole in extra)

    return Boundary(f"{side.name}, with a hole", allows)


def wired_side(services: Services, name: str) -> Boundary:
    """The rule the program's own wiring hands to one of its services."""
    works: Any = getattr(services, name)._works
    side = works._side
    assert isinstance(side, Boundary)
    return side


def work_itself(work: Work) -> Work:
    return work
