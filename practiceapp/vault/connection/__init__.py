"""The one connection to `vault.db`; only this package knows the database engine."""

from practiceapp.vault.connection.engine import complete_statement, engine_versions
from practiceapp.vault.connection.guarded import Parameters, Row, VaultConnection
from practiceapp.vault.connection.opening import (
    APPLICATION_ID,
    PAGE_BYTES,
    SALT_BYTES,
    create_connection,
    open_connection,
    open_to_read,
    salt_of,
)

__all__ = [
    "APPLICATION_ID",
    "PAGE_BYTES",
    "SALT_BYTES",
    "Parameters",
    "Row",
    "VaultConnection",
    "complete_statement",
    "create_connection",
    "engine_versions",
    "open_connection",
    "open_to_read",
    "salt_of",
]
