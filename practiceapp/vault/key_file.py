"""The key file: the master key, wrapped under the passphrase, 208 bytes, kept twice (`keys.a`, `keys.b`).

    magic(8) version(2) slots(2) generation(8) vault_id(16) db_salt(16) t(4) m_kib(4) p(4) flags(4)
    kdf_salt(16) nonce(12)
    wrapped = AES-256-GCM(KEK, master key, aad = all above) (48)
    HMAC-SHA-256(HKDF(master key, "header"), all above) (32) | SHA-256(all but the HMAC) (32)

Little-endian. The plain SHA-256 tells damage before any key is derived, the GCM tag tells a wrong passphrase,
the HMAC proves that the header belongs to the master key.
"""

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from practiceapp.domain.errors import KeyFileDamaged, NewerVault, WrongPassphrase
from practiceapp.vault.kdf import SALT_BYTES, KdfCost, derive
from practiceapp.vault.keys import KEY_BYTES, MasterKey

MAGIC = b"PVKEYS1\n"
VERSION = 1
SLOTS = 1
NONCE_BYTES = 12
_HEADER = struct.Struct("<8sHHQ16s16sIIII16s12s")
_WRAPPED_BYTES = KEY_BYTES + 16
_BODY_BYTES = _HEADER.size + _WRAPPED_BYTES
_DIGEST_BYTES = 32
KEY_FILE_BYTES = _BODY_BYTES + 2 * _DIGEST_BYTES


@dataclass(frozen=True)
class KeyFile:
    """A whole key file as read: what it says of itself, and its bytes. Only the passphrase proves it true."""

    content: bytes
    generation: int
    vault_id: bytes
    db_salt: bytes
    cost: KdfCost
    kdf_salt: bytes
    nonce: bytes

    @property
    def _body(self) -> bytes:
        return self.content[:_BODY_BYTES]

    def unwrap(self, passphrase: str) -> MasterKey:
        """The master key.

        Raises `WrongPassphrase`, `KeyFileDamaged` for a header not of this key, `NotEnoughMemory`.
        """
        kek = derive(passphrase, self.kdf_salt, self.cost)
        secret = bytearray(KEY_BYTES)
        header, wrapped = self._body[: _HEADER.size], self._body[_HEADER.size :]
        try:
            AESGCM(bytes(kek)).decrypt_into(self.nonce, wrapped, header, secret)
        except InvalidTag:
            raise WrongPassphrase from None
        finally:
            kek[:] = bytes(len(kek))
        master = MasterKey(secret)
        if not self.belongs_to(master):
            master.wipe()
            raise KeyFileDamaged
        return master

    def belongs_to(self, master: MasterKey) -> bool:
        """Whether this header was written by whoever had this master key."""
        expected = self.content[_BODY_BYTES : _BODY_BYTES + _DIGEST_BYTES]
        return hmac.compare_digest(_header_mac(master, self._body), expected)


def write_key_file(
    master: MasterKey, passphrase: str, *, generation: int, vault_id: bytes, db_salt: bytes, cost: KdfCost
) -> KeyFile:
    """A key file that opens with this passphrase. Raises `NotEnoughMemory`."""
    kdf_salt, nonce = os.urandom(SALT_BYTES), os.urandom(NONCE_BYTES)
    header = _HEADER.pack(
        MAGIC, VERSION, SLOTS, generation, vault_id, db_salt, cost.t, cost.m_kib, cost.p, 0, kdf_salt, nonce
    )
    kek = derive(passphrase, kdf_salt, cost)
    try:
        body = header + AESGCM(bytes(kek)).encrypt(nonce, bytes(master.secret), header)
    finally:
        kek[:] = bytes(len(kek))
    content = body + _header_mac(master, body) + hashlib.sha256(body).digest()
    return KeyFile(content, generation, vault_id, db_salt, cost, kdf_salt, nonce)


def read_key_file(content: bytes) -> KeyFile:
    """What a key file says, before any key is derived.

    Raises `KeyFileDamaged`, also for a cost no program of ours would write, and `NewerVault`.
    """
    body, digest = content[:_BODY_BYTES], content[_BODY_BYTES + _DIGEST_BYTES :]
    if len(content) != KEY_FILE_BYTES or not hmac.compare_digest(hashlib.sha256(body).digest(), digest):
        raise KeyFileDamaged
    fields = _HEADER.unpack(body[: _HEADER.size])
    magic, version, slots, generation, vault_id, db_salt, t, m_kib, p, flags, kdf_salt, nonce = fields
    if magic != MAGIC:
        raise KeyFileDamaged
    if version > VERSION:
        raise NewerVault(version, VERSION)
    if version != VERSION or slots != SLOTS or flags != 0:
        raise KeyFileDamaged
    try:
        cost = KdfCost(t, m_kib, p)
    except ValueError:
        raise KeyFileDamaged from None
    return KeyFile(content, generation, vault_id, db_salt, cost, kdf_salt, nonce)


def _header_mac(master: MasterKey, body: bytes) -> bytes:
    key = master.child("header")
    try:
        return hmac.digest(bytes(key), body, "sha256")
    finally:
        key[:] = bytes(len(key))
