"""Key files for tests, whole and doctored."""

import hashlib
import struct

from practiceapp.vault.key_file import KeyFile, write_key_file
from practiceapp.vault.keys import MasterKey
from tests.vaults import QUICK

PASSPHRASE = "velvet harbour marble tundra otter lantern"
VAULT_ID = b"vault-id-16bytes"
DB_SALT = b"database-salt-16"
SECRET = bytes(range(32))


def master() -> MasterKey:
    return MasterKey(bytearray(SECRET))


def written(passphrase: str = PASSPHRASE, generation: int = 1, db_salt: bytes = DB_SALT) -> KeyFile:
    return write_key_file(
        master(), passphrase, generation=generation, vault_id=VAULT_ID, db_salt=db_salt, cost=QUICK
    )


def doctored(offset: int, form: str, value: int) -> bytes:
    """A key file with another header and a digest that fits it, as only someone ill-meaning would make."""
    body = bytearray(written().content[:144])
    struct.pack_into(form, body, offset, value)
    return bytes(body) + bytes(32) + hashlib.sha256(body).digest()
