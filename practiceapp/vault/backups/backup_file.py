"""A backup file: a head of 380 bytes, then an SQLCipher database under the backup's own key.

    magic(8) version(2) occasion(2) key_file(208) vault_id(16) backup_id(16) generation(8) made_at(8)
    tables(4) reserved(4) body_bytes(8) body_sha256(32)
    HMAC-SHA-256(HKDF(master key, "backup"), all above) (32) | SHA-256(all above but the HMAC) (32)

Little-endian; `made_at` is in seconds UTC, `tables` the version of the vault's tables. The page key of the
body is HKDF(master key, "backup/" + backup_id). The key file inside is the vault's own, or zeros if there was
none, so a backup opens with the passphrase of the day it was made, or with the 24 words. Nothing in the head
tells what the practice holds.
"""

import hashlib
import hmac
import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from practiceapp.domain.backups import Occasion
from practiceapp.domain.errors import BackupDamaged, NewerVault, NotABackup
from practiceapp.vault.key_file import KEY_FILE_BYTES, KeyFile, read_key_file
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.safe_files import trouble_for_os

MAGIC = b"PVBACK1\n"
VERSION = 1
_HEAD = struct.Struct(f"<8sHH{KEY_FILE_BYTES}s16s16sQqIIQ32s")
_DIGEST_BYTES = 32
HEAD_BYTES = _HEAD.size + 2 * _DIGEST_BYTES
_NO_KEY_FILE = bytes(KEY_FILE_BYTES)
_CHUNK = 1 << 20
_OCCASIONS = (
    Occasion.DAY,
    Occasion.WISHED,
    Occasion.BEFORE_UPDATE,
    Occasion.BEFORE_RESTORE,
    Occasion.BEFORE_ERASURE,
)
"""In the order of their numbers in the file, which never changes."""

Stepped = Callable[[int, int], None]
"""Told how many bytes are left, and of how many; what it raises ends the work."""


@dataclass(frozen=True)
class BackupHead:
    """What a backup says of itself before any key is derived."""

    key_file: bytes
    """The vault's key file, or nothing if there was none."""
    vault_id: bytes
    backup_id: UUID
    generation: int
    made_at: datetime
    occasion: Occasion
    tables: int
    body_bytes: int
    body_sha256: bytes

    def packed(self, master: MasterKey) -> bytes:
        """The head as it stands in the file."""
        packed = _HEAD.pack(
            MAGIC,
            VERSION,
            _OCCASIONS.index(self.occasion),
            self.key_file or _NO_KEY_FILE,
            self.vault_id,
            self.backup_id.bytes,
            self.generation,
            int(self.made_at.timestamp()),
            self.tables,
            0,
            self.body_bytes,
            self.body_sha256,
        )
        return packed + _mac(master, packed) + hashlib.sha256(packed).digest()

    def keys(self) -> KeyFile | None:
        """The key file inside, if there is one. Raises `KeyFileDamaged`."""
        return read_key_file(self.key_file) if self.key_file else None


def read_head(path: Path) -> tuple[BackupHead, bytes]:
    """What the backup says of itself, and the bytes that prove it to whoever has the key.

    Raises `NotABackup`, `BackupDamaged`, `NewerVault`, `DiskTrouble`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(HEAD_BYTES)
            size = file.seek(0, 2)
    except OSError as error:
        trouble = trouble_for_os(error)
    else:
        return _unpacked(content, size), content
    raise trouble


def belongs_to(content: bytes, master: MasterKey) -> bool:
    """Whether this head was written by whoever had this master key."""
    packed, mac = content[: _HEAD.size], content[_HEAD.size : _HEAD.size + _DIGEST_BYTES]
    return hmac.compare_digest(_mac(master, packed), mac)


def append_body(file: BinaryIO, body: Path, stepped: Stepped) -> tuple[int, bytes]:
    """Write the body to the end of an open file; its length and SHA-256."""
    digest, total, done = hashlib.sha256(), body.stat().st_size, 0
    with body.open("rb") as source:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
            done += len(chunk)
            stepped(total - done, total)
    return total, digest.digest()


def prove_body(path: Path, head: BackupHead, stepped: Stepped, into: BinaryIO | None = None) -> None:
    """Read the body to its end, into another file if one is given. Raises `BackupDamaged`, `DiskTrouble`."""
    digest, left = hashlib.sha256(), head.body_bytes
    try:
        with path.open("rb") as file:
            file.seek(HEAD_BYTES)
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                left -= len(chunk)
                if into is not None:
                    into.write(chunk)
                stepped(max(left, 0), head.body_bytes)
    except OSError as error:
        trouble: Exception = trouble_for_os(error)
    else:
        if left == 0 and hmac.compare_digest(digest.digest(), head.body_sha256):
            return
        trouble = BackupDamaged()
    raise trouble


def _unpacked(content: bytes, size: int) -> BackupHead:
    if not content.startswith(MAGIC):
        raise NotABackup
    packed, digest = content[: _HEAD.size], content[_HEAD.size + _DIGEST_BYTES :]
    if len(content) != HEAD_BYTES or not hmac.compare_digest(hashlib.sha256(packed).digest(), digest):
        raise BackupDamaged
    fields = _HEAD.unpack(packed)
    (
        _,
        version,
        occasion,
        key_file,
        vault_id,
        backup_id,
        generation,
        made_at,
        tables,
        _,
        body_bytes,
        sha256,
    ) = fields
    if version > VERSION:
        raise NewerVault(version, VERSION)
    if occasion >= len(_OCCASIONS):
        raise BackupDamaged
    if size != HEAD_BYTES + body_bytes:
        raise BackupDamaged
    return BackupHead(
        b"" if key_file == _NO_KEY_FILE else key_file,
        vault_id,
        UUID(bytes=backup_id),
        generation,
        datetime.fromtimestamp(made_at, UTC),
        _OCCASIONS[occasion],
        tables,
        body_bytes,
        sha256,
    )


def _mac(master: MasterKey, packed: bytes) -> bytes:
    key = master.child("backup")
    try:
        return hmac.digest(bytes(key), packed, "sha256")
    finally:
        key[:] = bytes(len(key))
