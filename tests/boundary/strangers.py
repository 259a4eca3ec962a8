"""What a stranger needs to read a vault and its backups, written from SECURITY.md's section on the format.

No line of the program is used; of its libraries only the plain cipher and Argon2id, besides Python itself.
"""

import hashlib
import hmac
import sqlite3
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

PAGE, RESERVED, VECTOR = 4096, 80, 16
PLAIN_BEGINNING = b"SQLite format 3\0"
HEAD = 380


class NotTheKey(Exception):
    """An authentication code does not fit."""


# --- to the master key


def hkdf(master: bytes, info: bytes) -> bytes:
    """RFC 5869 with SHA-256, no salt, one block."""
    return hmac.digest(hmac.digest(bytes(32), master, "sha256"), info + b"\x01", "sha256")


def master_key(key_file: bytes, passphrase: str) -> bytes:
    """Steps 1 and 2. A wrong passphrase raises InvalidTag."""
    if hashlib.sha256(key_file[:144]).digest() != key_file[176:208]:
        raise NotTheKey("damaged")
    t, m, p = struct.unpack_from("<III", key_file, 52)
    kdf = Argon2id(salt=key_file[68:84], length=32, iterations=t, lanes=p, memory_cost=m)
    kek = kdf.derive(unicodedata.normalize("NFKC", passphrase).encode())
    master = AESGCM(kek).decrypt(key_file[84:96], key_file[96:144], key_file[:96])
    if hmac.digest(hkdf(master, b"header"), key_file[:144], "sha256") != key_file[144:176]:
        raise NotTheKey("header")
    return master


def from_words(words: Sequence[str], word_list: Sequence[str]) -> bytes:
    """Step 3: 24 words of 11 bits, the last 8 of them a checksum."""
    number = 0
    for word in words:
        number = number << 11 | word_list.index(word)
    entropy = (number >> 8).to_bytes(32, "big")
    if hashlib.sha256(entropy).digest()[0] != number & 0xFF:
        raise NotTheKey("checksum")
    return entropy


class Share(NamedTuple):
    """What is in a share: who it is of the split, and its value."""

    extendable: bool
    identifier: int
    exponent: int
    member: int
    value: bytes


def read_share(words: Sequence[str], word_list: Sequence[str]) -> Share:
    """Step 4: SLIP-0039, 33 words of 10 bits, the last three a checksum (which is not looked at here)."""
    number = 0
    for word in words[:-3]:
        number = number << 10 | word_list.index(word)
    value = (number & (1 << 260) - 1).to_bytes(33, "big")[-32:]
    fields = number >> 260
    return Share(
        extendable=bool(fields >> 24 & 1),
        identifier=fields >> 25,
        exponent=fields >> 20 & 15,
        member=fields >> 4 & 15,
        value=value,
    )


def from_shares(one: Share, other: Share) -> bytes:
    """Step 4: two points of a line over GF(256), taken at 255, and four rounds of Feistel undone."""
    secret = bytes(
        _times(a, _over(255 ^ other.member, one.member ^ other.member))
        ^ _times(b, _over(255 ^ one.member, one.member ^ other.member))
        for a, b in zip(one.value, other.value, strict=True)
    )
    salt = b"" if one.extendable else b"shamir" + one.identifier.to_bytes(2, "big")
    left, right = secret[:16], secret[16:]
    for turn in (3, 2, 1, 0):
        mixed = hashlib.pbkdf2_hmac("sha256", bytes([turn]), salt + right, 2500 << one.exponent, 16)
        left, right = right, bytes(a ^ b for a, b in zip(left, mixed, strict=True))
    return right + left


def _times(a: int, b: int) -> int:
    """In GF(256) with the polynomial of AES."""
    product = 0
    while b:
        product ^= a if b & 1 else 0
        a = a << 1 ^ (0x11B if a & 0x80 else 0)
        b >>= 1
    return product


def _over(a: int, b: int) -> int:
    inverse = next(one for one in range(1, 256) if _times(b, one) == 1)
    return _times(a, inverse)


# --- the database, page by page


def pages(content: bytes, key: bytes) -> Iterator[bytes]:
    """Every page in the clear, with bytes of no meaning in place of what proves it. Raises `NotTheKey`."""
    salt = content[:16]
    hmac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    for number in range(1, len(content) // PAGE + 1):
        page = content[(number - 1) * PAGE : number * PAGE]
        start = 16 if number == 1 else 0
        sealed, proof = page[start : PAGE - RESERVED + VECTOR], page[PAGE - RESERVED + VECTOR :]
        if hmac.digest(hmac_key, sealed + struct.pack("<I", number), "sha512") != proof:
            raise NotTheKey(f"page {number}")
        decryptor = Cipher(algorithms.AES(key), modes.CBC(sealed[-VECTOR:])).decryptor()
        plain = decryptor.update(sealed[:-VECTOR]) + decryptor.finalize()
        yield (PLAIN_BEGINNING if number == 1 else b"") + plain + bytes(RESERVED)


def database(content: bytes, key: bytes) -> sqlite3.Connection:
    """What the pages are together, in memory."""
    plain = sqlite3.connect(":memory:")
    plain.deserialize(b"".join(pages(content, key)))
    return plain


# --- a backup


class Backup(NamedTuple):
    """A backup taken apart."""

    key_file: bytes
    backup_id: str
    generation: int
    body: bytes
    head: bytes

    def key(self, master: bytes) -> bytes:
        """The raw key of its database, once the head is proven. Raises `NotTheKey`."""
        if hmac.digest(hkdf(master, b"backup"), self.head[:316], "sha256") != self.head[316:348]:
            raise NotTheKey("head")
        return hkdf(master, b"backup/" + self.backup_id.encode())


def read_backup(path: Path) -> Backup:
    """Head and body. Raises `NotTheKey` for a damaged one."""
    content = path.read_bytes()
    head, body = content[:HEAD], content[HEAD:]
    if head[:8] != b"PVBACK1\n" or hashlib.sha256(head[:316]).digest() != head[348:380]:
        raise NotTheKey("damaged head")
    (length,) = struct.unpack_from("<Q", head, 276)
    if length != len(body) or hashlib.sha256(body).digest() != head[284:316]:
        raise NotTheKey("damaged body")
    raw = head[236:252].hex()
    identifier = "-".join((raw[:8], raw[8:12], raw[12:16], raw[16:20], raw[20:]))
    return Backup(head[12:220], identifier, struct.unpack_from("<Q", head, 252)[0], body, head)
