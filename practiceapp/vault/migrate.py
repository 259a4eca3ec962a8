"""Bringing a vault's tables up to today's, all steps in one transaction.

The steps are the numbered files beside this module, never edited after release. A new vault runs them all;
an older one runs those it lacks. `PRAGMA user_version` is the number of the last step and changes in the
same transaction, so a vault is at one version or the other and never between: the rollback journal brings
the old state back after an interruption. The backup made before is the keeper's (`keeper.py`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from practiceapp.domain.errors import MigrationFailed, NewerVault
from practiceapp.vault import boundary
from practiceapp.vault.connection import VaultConnection, complete_statement

STEPS_FOLDER = Path(__file__).parent / "migrations"
_NAME = re.compile(r"(\d{4})_[a-z_]+\.sql")
_ONLY_COMMENTS = re.compile(r"(\s|--[^\n]*(\n|$))*")


@dataclass(frozen=True)
class Step:
    """One numbered change of the tables."""

    number: int
    statements: tuple[str, ...]


def steps(folder: Path = STEPS_FOLDER) -> tuple[Step, ...]:
    """Every step in order. Raises ValueError when a number is missing, twice there, or a file ends early."""
    found = []
    for path in sorted(folder.glob("*.sql")):
        name = _NAME.fullmatch(path.name)
        if name is None:
            raise ValueError(f"{path.name} is not named like 0001_name.sql")
        found.append(Step(int(name[1]), tuple(statements(path.read_text(encoding="utf-8")))))
    if [step.number for step in found] != list(range(1, len(found) + 1)):
        raise ValueError("the steps are not numbered 1, 2, 3 without a gap")
    return tuple(found)


def statements(text: str) -> Iterator[str]:
    """The single statements of a step; a trigger's body counts as one."""
    pending = ""
    for line in text.splitlines(keepends=True):
        pending += line
        if ";" in line and complete_statement(pending):
            yield pending.strip()
            pending = ""
    if not _ONLY_COMMENTS.fullmatch(pending):
        raise ValueError("a step ends in the middle of a statement")


def migrate(connection: VaultConnection, known: tuple[Step, ...]) -> bool:
    """Run the steps this vault lacks; answers whether there were any.

    Raises `NewerVault` when a later version of the program wrote it, `MigrationFailed` when the result does
    not hold together; either way the vault is as it was.
    """
    with connection.under(boundary.migrating()):
        version = require_known(connection, known)
        if version == len(known):
            return False
        connection.rows("BEGIN IMMEDIATE")
        try:
            for step in known[version:]:
                for statement in step.statements:
                    connection.rows(statement)
            _require_whole(connection, version, len(known))
            connection.rows(f"PRAGMA user_version = {len(known)}")
            connection.rows("COMMIT")
        except BaseException:
            connection.roll_back()
            raise
    return True


def _require_whole(connection: VaultConnection, before: int, after: int) -> None:
    if connection.rows("PRAGMA foreign_key_check"):
        raise MigrationFailed(before, after)


def version_of(connection: VaultConnection, known: tuple[Step, ...]) -> int:
    """As `require_known`, for a connection that stands under the base rule."""
    with connection.under(boundary.checking()):
        return require_known(connection, known)


def require_known(connection: VaultConnection, known: tuple[Step, ...]) -> int:
    """The version of the vault's tables. Raises `NewerVault` when this program does not know it yet."""
    version = int(connection.rows("PRAGMA user_version")[0][0])
    if version > len(known):
        raise NewerVault(version, len(known))
    return version
