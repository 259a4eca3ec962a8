import resource
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from practiceapp.domain.errors import (
    BoundaryRefused,
    ConstraintBroken,
    DiskFull,
    DiskTrouble,
    EngineFault,
    VaultChangedElsewhere,
    VaultDamaged,
    VaultInUse,
    VaultReadOnly,
)
from practiceapp.vault import boundary
from practiceapp.vault.connection import Parameters, Row, VaultConnection
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.troubles import trouble_for
from practiceapp.vault.works import VaultWorks
from tests.vaults import client_added, make_vault, references, reopen, whole_works

ADD = "INSERT INTO clients (reference, state, created_at) VALUES (?, 'active', '2026-03-18T11:00:00Z')"


class AddedButNotKept(Exception):
    """Thrown in the middle of a unit of work."""


def test_a_written_work_is_kept_and_counted(vault: OpenedVault) -> None:
    with whole_works(vault).write() as work:
        first = work.insert(ADD, ("K-AAAA",))
        assert work.changed("UPDATE clients SET city = 'Köln' WHERE client_id = ?", (first,)) == 1
        assert work.execute("SELECT city FROM clients WHERE reference = :ref", {"ref": "K-AAAA"}) == [
            ("Köln",)
        ]
    assert vault.generation == 1
    vault = reopen(vault)
    assert (references(vault), vault.generation) == (["K-AAAA"], 1)
    vault.close()


def add_and_fail(vault: OpenedVault) -> None:
    with whole_works(vault).write() as work:
        work.insert(ADD, ("K-BBBB",))
        raise AddedButNotKept


def test_any_exception_leaves_no_trace(vault: OpenedVault) -> None:
    client_added(vault, "K-AAAA")
    with pytest.raises(AddedButNotKept):
        add_and_fail(vault)
    assert (references(vault), vault.generation) == (["K-AAAA"], 1)
    client_added(vault, "K-CCCC")
    assert (references(vault), vault.generation) == (["K-AAAA", "K-CCCC"], 2)


def test_a_broken_rule_of_the_tables_is_named_by_kind_only(vault: OpenedVault) -> None:
    client_added(vault, "K-AAAA")
    agreement = (
        "INSERT INTO agreements (client_id, from_on, fee_minor, minutes, notice_hours, late_fee_percent,"
        " created_at) VALUES (99, '2026-01-01', 1, 50, 48, 100, '2026-03-18T11:00:00Z')"
    )
    broken: dict[str, tuple[str, tuple[str | None, ...]]] = {
        "unique": (ADD, ("K-AAAA",)),
        "not null": (ADD, (None,)),
        "check": ("UPDATE clients SET state = 'lost'", ()),
        "trigger": ("UPDATE clients SET reference = 'K-BBBB'", ()),
        "foreign key": (agreement, ()),
    }
    for kind, (sql, parameters) in broken.items():
        with pytest.raises(ConstraintBroken) as raised, whole_works(vault).write() as work:
            work.execute(sql, parameters)
        assert raised.value.kind == kind
        assert str(raised.value) == ""
        assert raised.value.__context__ is None
    assert references(vault) == ["K-AAAA"]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO clients (reference, state, created_at) VALUES ('K-B', 'active', '2026-03-18T11:00:00Z')",
        "UPDATE clients SET city = 'Ulm'",
        "DELETE FROM clients",
        "CREATE TABLE t (a)",
        "PRAGMA user_version = 99",
    ],
)
def test_nothing_can_be_written_while_reading(vault: OpenedVault, sql: str) -> None:
    client_added(vault, "K-AAAA")
    with pytest.raises(BoundaryRefused), whole_works(vault).read() as work:
        work.execute(sql)
    assert vault.generation == 1


def test_a_read_is_one_view_and_leaves_no_lock(vault: OpenedVault) -> None:
    assert references(vault) == []
    assert not vault.connection.in_transaction
    client_added(vault, "K-AAAA")


def test_works_are_not_nested_and_the_outer_one_survives(vault: OpenedVault) -> None:
    works = whole_works(vault)
    with works.write() as work:
        work.insert(ADD, ("K-AAAA",))
        for inner in (works.read(), works.write()):
            with pytest.raises(RuntimeError, match="not nested"), inner:
                pass
    assert references(vault) == ["K-AAAA"]


def test_a_work_that_is_over_reaches_nothing(vault: OpenedVault) -> None:
    with whole_works(vault).write() as written:
        pass
    with whole_works(vault).read() as read:
        pass
    for work in (written, read):
        with pytest.raises(RuntimeError, match="over"):
            work.execute("SELECT 1")
        with pytest.raises(RuntimeError):
            _ = work.seal


def test_the_seal_is_for_those_who_write_notes(vault: OpenedVault) -> None:
    with whole_works(vault).read() as work, pytest.raises(RuntimeError, match="seal"):
        _ = work.seal
    accounts = VaultWorks(vault, boundary.accounts(()), lambda work: work)
    with accounts.write() as work, pytest.raises(RuntimeError, match="seal"):
        _ = work.seal


def add_and(vault: OpenedVault, sql: str) -> None:
    with whole_works(vault).write() as work:
        work.insert(ADD, ("K-AAAA",))
        work.execute(sql)


@pytest.mark.parametrize(
    "sql", ["COMMIT", "ROLLBACK", "BEGIN", "SAVEPOINT s", "UPDATE vault_state SET generation = 9"]
)
def test_a_store_cannot_end_its_transaction_or_touch_the_vaults_own_row(vault: OpenedVault, sql: str) -> None:
    with pytest.raises(BoundaryRefused):
        add_and(vault, sql)
    assert references(vault) == []


def test_a_statement_allowed_to_one_side_is_asked_again_for_the_next(vault: OpenedVault) -> None:
    sql = "SELECT email FROM clients"
    accounts = VaultWorks(vault, boundary.accounts(()), lambda work: work)
    with whole_works(vault).read() as work:
        assert work.execute(sql) == []
    with pytest.raises(BoundaryRefused), accounts.read() as work:
        work.execute(sql)
    with pytest.raises(BoundaryRefused):
        vault.connection.rows(sql)


def foreign_connection(vault: OpenedVault) -> dbapi2.Connection:
    raw = dbapi2.connect(str(vault.connection.path), isolation_level=None, timeout=0)
    raw.set_key(f"x'{vault.master.child('db/v1').hex()}'")
    raw.execute("PRAGMA journal_mode = TRUNCATE")
    return raw


def test_a_change_from_elsewhere_stops_all_writing(vault: OpenedVault) -> None:
    client_added(vault, "K-AAAA")
    other = foreign_connection(vault)
    other.execute("UPDATE clients SET city = 'Ulm'")
    other.close()
    for _ in range(2):
        with pytest.raises(VaultChangedElsewhere):
            client_added(vault, "K-BBBB")
    assert references(vault) == ["K-AAAA"]


def test_a_change_from_elsewhere_is_noticed_after_trouble_with_the_disk_too(vault: OpenedVault) -> None:
    client_added(vault, "K-AAAA")
    other = foreign_connection(vault)
    other.execute("UPDATE vault_state SET generation = generation + 1")
    other.close()
    vault.recovered()
    with pytest.raises(VaultChangedElsewhere):
        client_added(vault, "K-BBBB")


def test_another_file_in_its_place_stops_all_writing(vault: OpenedVault, tmp_path: Path) -> None:
    client_added(vault, "K-AAAA")
    shutil.copy(vault.connection.path, tmp_path / "synced")
    (tmp_path / "synced").replace(vault.connection.path)
    with pytest.raises(VaultChangedElsewhere):
        client_added(vault, "K-BBBB")
    assert references(vault) == ["K-AAAA"]


def test_a_vault_held_elsewhere_is_in_use_and_later_free(
    vault: OpenedVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.connection._raw.set_busy_timeout(0)
    other = foreign_connection(vault)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(VaultInUse):
        client_added(vault, "K-AAAA")
    other.execute("ROLLBACK")
    other.close()
    client_added(vault, "K-AAAA")


def add_many(vault: OpenedVault) -> None:
    with whole_works(vault).write() as work:
        for number in range(400):
            work.insert(ADD, (f"K-{number:04}" + "x" * 500,))


@pytest.fixture
def no_signal_for_large_files() -> Iterator[None]:
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, before)


@pytest.mark.parametrize("room", [0, 1, 4096, 9000, 20_000])
def test_a_full_disk_keeps_the_old_state_and_later_the_new(
    vault: OpenedVault, no_signal_for_large_files: None, room: int
) -> None:
    client_added(vault, "K-AAAA")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (vault.connection.path.stat().st_size + room, limits[1]))
    with pytest.raises((DiskFull, DiskTrouble)):
        add_many(vault)
    assert (references(vault), vault.generation) == (["K-AAAA"], 1)
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    client_added(vault, "K-BBBB")
    vault = reopen(vault)
    assert (references(vault), vault.generation) == (["K-AAAA", "K-BBBB"], 2)
    vault.close()


def test_closing_waits_for_no_one_and_wipes(tmp_path: Path) -> None:
    vault = make_vault(tmp_path)
    vault.close()
    vault.close()
    assert bytes(vault.master.secret) == bytes(vault.seal_key) == bytes(32)
    with pytest.raises(EngineFault), whole_works(vault).read():
        pass


def test_a_vault_opened_on_one_thread_is_used_on_another(vault: OpenedVault) -> None:
    thread = threading.Thread(target=client_added, args=(vault, "K-AAAA"))
    thread.start()
    thread.join()
    assert references(vault) == ["K-AAAA"]


def test_closing_inside_a_unit_of_work_is_a_mistake(
    vault: OpenedVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("practiceapp.vault.opened._PATIENCE_SECONDS", 0)
    with whole_works(vault).read(), pytest.raises(RuntimeError, match="between"):
        vault.close()


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (13, DiskFull),
        (10, DiskTrouble),
        (778, DiskTrouble),
        (14, DiskTrouble),
        (8, VaultReadOnly),
        (1544, VaultReadOnly),
        (5, VaultInUse),
        (261, VaultInUse),
        (6, VaultInUse),
        (11, VaultDamaged),
        (267, VaultDamaged),
        (26, VaultDamaged),
        (23, BoundaryRefused),
        (19, ConstraintBroken),
        (1, EngineFault),
        (None, EngineFault),
    ],
)
def test_each_code_of_the_engine_has_its_word(code: int | None, trouble: type[Exception]) -> None:
    assert type(trouble_for(code)) is trouble


def test_where_the_engine_gives_no_code_its_text_tells() -> None:
    """As while whole files are copied."""
    assert type(trouble_for(None, "database or disk is full")) is DiskFull
    assert type(trouble_for(None, "disk I/O error")) is DiskTrouble
    assert type(trouble_for(None, "database disk image is malformed")) is VaultDamaged


def test_a_commit_that_came_through_though_it_is_said_to_have_failed_is_no_change_from_elsewhere(
    vault: OpenedVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk refuses the very last sync: what is on it is the new state all the same."""
    rows = VaultConnection.rows

    def refused(connection: VaultConnection, sql: str, parameters: Parameters = ()) -> list[Row]:
        answer = rows(connection, sql, parameters)
        if sql == "COMMIT":
            raise DiskTrouble
        return answer

    monkeypatch.setattr(VaultConnection, "rows", refused)
    for reference in ("K-AAAA", "K-BBBB"):
        with pytest.raises(DiskTrouble):
            client_added(vault, reference)
    monkeypatch.undo()
    client_added(vault, "K-CCCC")
    assert references(vault) == ["K-AAAA", "K-BBBB", "K-CCCC"]
    assert vault.generation == 3
