from pathlib import Path

import pytest

from practiceapp.domain.errors import (
    BoundaryRefused,
    ConstraintBroken,
    EngineFault,
    MigrationFailed,
    NewerVault,
)
from practiceapp.vault import boundary
from practiceapp.vault.founding import open_vault
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import Step, statements, steps
from practiceapp.vault.opened import OpenedVault
from tests.vaults import client_added, make_vault, references

TODAY = steps()
REBUILD = (
    "CREATE TABLE rooms (room_id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT",
    "INSERT INTO rooms (name) SELECT reference FROM clients",
    "ALTER TABLE rooms ADD COLUMN floor INTEGER",
)


def schema(vault: OpenedVault) -> list[tuple[str, str, str]]:
    with vault.connection.under(boundary.migrating()):
        return [
            (kind, name, sql)
            for kind, name, sql in vault.connection.rows(
                "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
            )
        ]


def version(vault: OpenedVault) -> int:
    with vault.connection.under(boundary.migrating()):
        return int(vault.connection.rows("PRAGMA user_version")[0][0])


def again(vault: OpenedVault, known: tuple[Step, ...]) -> OpenedVault:
    """Close, and open with a program that knows these steps."""
    secret, path = bytearray(vault.master.secret), vault.connection.path
    vault.close()
    return open_vault(path, MasterKey(secret), known)


def and_then(*statements_of_step: str) -> tuple[Step, ...]:
    return (*TODAY, Step(len(TODAY) + 1, statements_of_step))


def test_a_new_vault_has_every_step(vault: OpenedVault) -> None:
    assert version(vault) == len(TODAY) >= 4
    assert {"vault_state", "clients", "notes", "invoices"} <= {name for _, name, _ in schema(vault)}


def test_running_the_steps_one_by_one_comes_to_the_same_tables(tmp_path: Path) -> None:
    at_once = make_vault(tmp_path / "at once")
    stepwise = make_vault(tmp_path / "stepwise", TODAY[:1])
    for count in range(2, len(TODAY) + 1):
        stepwise = again(stepwise, TODAY[:count])
    assert schema(stepwise) == schema(at_once)
    for vault in (stepwise, at_once):
        vault.close()


def test_an_older_vault_is_brought_up_and_keeps_what_it_had(vault: OpenedVault) -> None:
    client_added(vault, "K-7F3Q")
    vault = again(vault, and_then(*REBUILD))
    assert version(vault) == len(TODAY) + 1
    assert references(vault) == ["K-7F3Q"]
    vault.close()


def test_a_newer_vault_is_refused_and_left_alone(vault: OpenedVault) -> None:
    vault = again(vault, and_then(*REBUILD))
    path, secret = vault.connection.path, bytearray(vault.master.secret)
    vault.close()
    before = path.read_bytes()
    with pytest.raises(NewerVault) as refused:
        open_vault(path, MasterKey(secret), TODAY)
    assert (refused.value.found, refused.value.known) == (len(TODAY) + 1, len(TODAY))
    assert path.read_bytes() == before


FAILING = {
    "a statement that makes no sense": ("INSERT INTO nowhere VALUES (1)", EngineFault),
    "a broken rule": ("INSERT INTO rooms (room_id, name) VALUES (9, NULL)", ConstraintBroken),
    "attaching a file": ("ATTACH ':memory:' AS elsewhere", BoundaryRefused),
    "a dangerous setting": ("PRAGMA temp_store = FILE", BoundaryRefused),
    "a dangerous function": ("SELECT sqlcipher_export('elsewhere')", BoundaryRefused),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_step_that_fails_leaves_the_vault_as_it_was(vault: OpenedVault, name: str) -> None:
    statement, trouble = FAILING[name]
    client_added(vault, "K-7F3Q")
    before = schema(vault)
    secret, path = bytearray(vault.master.secret), vault.connection.path
    vault.close()
    with pytest.raises(trouble):
        open_vault(path, MasterKey(bytearray(secret)), and_then(*REBUILD, statement))
    vault = open_vault(path, MasterKey(secret), TODAY)
    assert (schema(vault), version(vault), references(vault)) == (before, len(TODAY), ["K-7F3Q"])
    vault.close()


def test_a_result_that_does_not_hold_together_is_given_up(vault: OpenedVault) -> None:
    client_added(vault, "K-7F3Q")
    secret, path = bytearray(vault.master.secret), vault.connection.path
    vault.close()
    rooms = "CREATE TABLE rooms (client_id INTEGER REFERENCES clients DEFERRABLE INITIALLY DEFERRED) STRICT"
    dangling = (rooms, "INSERT INTO rooms (client_id) VALUES (99)")
    with pytest.raises(MigrationFailed):
        open_vault(path, MasterKey(bytearray(secret)), and_then(*dangling))
    vault = open_vault(path, MasterKey(secret), TODAY)
    assert references(vault) == ["K-7F3Q"]
    vault.close()


def test_a_step_is_cut_into_statements_and_triggers_stay_whole() -> None:
    text = """-- what this is for; and why
CREATE TABLE t (a TEXT DEFAULT ';'); -- after it
CREATE TRIGGER g AFTER INSERT ON t
BEGIN
    DELETE FROM t;
    SELECT 1;
END;

-- nothing more
"""
    cut = list(statements(text))
    assert len(cut) == 2
    assert cut[1].startswith("-- after it") or cut[1].startswith("CREATE TRIGGER")
    assert cut[1].endswith("END;")


def test_a_step_that_ends_early_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="middle of a statement"):
        list(statements("CREATE TABLE t (a)"))


@pytest.mark.parametrize(
    "names", [["0002_a.sql"], ["0001_a.sql", "0003_b.sql"], ["first.sql"], ["0001_a.sql", "0001_b.sql"]]
)
def test_steps_are_numbered_without_a_gap(tmp_path: Path, names: list[str]) -> None:
    for name in names:
        (tmp_path / name).write_text("SELECT 1;")
    with pytest.raises(ValueError, match=r"number|named"):
        steps(tmp_path)
