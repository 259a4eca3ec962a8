"""The master key of a vault, the keys derived from it, and the 24 words it can be written down as.

Every key in use is a child of one random 256-bit master key (HKDF-SHA-256, RFC 5869): the page key of the
vault, the seal over notes, the check of the key file's header, and one key for each backup. The words are
BIP-39 with its English list and checksum.
"""

import secrets
from collections.abc import Sequence
from typing import Self
from uuid import UUID

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from mnemonic import Mnemonic

from practiceapp.domain.errors import WrongWords
from practiceapp.domain.passphrases import WordCheck, nearest_words, plain_words

KEY_BYTES = 32
DATABASE = "db/v1"
"""The child that opens the pages of the vault file."""
WORD_COUNT = 24


class MasterKey:
    """The one key everything in a vault hangs on. Wiped when the vault closes, as far as Python allows."""

    def __init__(self, secret: bytearray) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a master key has 32 bytes")
        self._secret = secret

    @classmethod
    def random(cls) -> Self:
        """A new key from the system's randomness."""
        return cls(bytearray(secrets.token_bytes(KEY_BYTES)))

    @classmethod
    def from_words(cls, typed: Sequence[str]) -> Self:
        """The key 24 typed words stand for. Raises `WrongWords` for a word in no list or a wrong checksum."""
        words = plain_words(typed)
        check = check_words(words)
        if not check.whole:
            raise WrongWords(check.unknown[0].position if check.unknown else None)
        return cls(bytearray(Mnemonic("english").to_entropy(list(words))))

    def words(self) -> tuple[str, ...]:
        """The 24 words of the recovery sheet."""
        return tuple(Mnemonic("english").to_mnemonic(bytes(self._secret)).split(" "))

    @property
    def secret(self) -> bytearray:
        """The key itself, for wrapping it under a passphrase."""
        return self._secret

    def child(self, purpose: str) -> bytearray:
        """The key for one purpose: "db/v1", "seal", "header"."""
        key = bytearray(KEY_BYTES)
        HKDF(hashes.SHA256(), KEY_BYTES, None, purpose.encode()).derive_into(self._secret, key)
        return key

    def backup_key(self, backup: UUID) -> bytearray:
        """The page key of one backup; each has its own."""
        return self.child(f"backup/{backup}")

    def wipe(self) -> None:
        """Overwrite the key; the object is of no use afterwards."""
        self._secret[:] = bytes(len(self._secret))


def check_words(typed: Sequence[str]) -> WordCheck:
    """What is wrong with typed recovery words: which are in no list, and whether the checksum fits."""
    words = plain_words(typed)
    book = Mnemonic("english")
    unknown = nearest_words(words, book.wordlist)
    whole = len(words) == WORD_COUNT and not unknown and book.check(" ".join(words))
    return WordCheck(missing=max(0, WORD_COUNT - len(words)), unknown=unknown, whole=whole)
