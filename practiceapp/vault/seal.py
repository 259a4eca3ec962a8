"""The content seal: one number in the vault's own row that vouches for every sealed row at once.

It is the sum, modulo 2**256, of an HMAC over each row, kept in the same transaction as the rows. Adding or
replacing a row changes it by a difference, so a save costs microseconds; a row edited, dropped or put back
from an older copy of the file leaves the sum wrong. What only someone without the key could have changed is
thereby noticed, page checks or not (vault.md 2.10).
"""

import hmac
from collections.abc import Iterable

SEAL_BYTES = 32
NOTHING_SEALED = bytes(SEAL_BYTES)
_MODULUS = 1 << (8 * SEAL_BYTES)

Sealed = tuple[int | str | bytes | None, ...]
"""What a row is known by: the name of its table, its id, its revision, its words."""


class Seal:
    """The change one unit of work makes to the seal; written to the vault's own row just before COMMIT."""

    def __init__(self, key: bytes | bytearray) -> None:
        self._key = key
        self._difference = 0

    def replaced(self, old: Sealed | None, new: Sealed | None) -> None:
        """Row `old` now reads `new`; None for a row that was not there before, or is gone now."""
        if old is not None:
            self._difference -= _weight(self._key, old)
        if new is not None:
            self._difference += _weight(self._key, new)

    def over(self, before: bytes) -> bytes:
        """The seal after this unit of work, given the one `before` it."""
        total = int.from_bytes(before, "big") + self._difference
        return (total % _MODULUS).to_bytes(SEAL_BYTES, "big")


def verify(key: bytes | bytearray, rows: Iterable[Sealed], expected: bytes) -> bool:
    """Whether exactly these rows, in any order, carry the seal `expected`."""
    seal = Seal(key)
    for row in rows:
        seal.replaced(None, row)
    return hmac.compare_digest(seal.over(NOTHING_SEALED), expected)


def _weight(key: bytes | bytearray, row: Sealed) -> int:
    message = b"".join(_told_apart(part) for part in row)
    return int.from_bytes(hmac.digest(bytes(key), message, "sha256"), "big")


def _told_apart(part: int | str | bytes | None) -> bytes:
    """A part with its kind and length in front, so that no two rows read alike when run together."""
    match part:
        case None:
            kind, content = b"n", b""
        case int():
            kind, content = b"i", str(part).encode()
        case str():
            kind, content = b"s", part.encode()
        case _:
            kind, content = b"b", part
    return kind + len(content).to_bytes(8, "big") + content
