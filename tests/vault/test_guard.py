import pytest

from practiceapp.domain.errors import (
    EngineFault,
    VaultDamaged,
)
from practiceapp.vault.connection import (
    VaultConnection,
    open_connection,
    salt_of,
)
from practiceapp.vault.opened import OpenedVault


@pytest.fixture
def connection(vault: OpenedVault) -> VaultConnection:
    """The connection of an open vault."""
    return vault.connection


@pytest.mark.parametrize(
    "call",
    [
        "backup",
        "open_blob",
        "set_authorizer",
        "load_extension",
        "enable_load_extension",
        "executescript",
        "create_function",
        "set_trace_callback",
        "reset_key",
    ],
)
def test_what_would_walk_past_the_boundary_is_not_available(connection: VaultConnection, call: str) -> None:
    with pytest.raises(PermissionError):
        getattr(connection._raw, call)("vault_state", "note_seal", 1)


def test_no_cursor_runs_a_script_either(connection: VaultConnection) -> None:
    with pytest.raises(PermissionError):
        connection._raw.cursor().executescript("COMMIT")


def test_the_engine_is_silent_and_its_words_stay_behind(
    connection: VaultConnection, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(VaultDamaged):
        open_connection(connection.path, bytes(32), salt_of(connection.path))
    with pytest.raises(EngineFault) as fault:
        connection.rows("SELECT words FROM kept_elsewhere")
    assert str(fault.value) == ""
    assert fault.value.__context__ is None
    assert fault.value.__cause__ is None
    assert capfd.readouterr() == ("", "")
