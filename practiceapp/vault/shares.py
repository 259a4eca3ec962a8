"""The master key in three shares, any two of which give it back: SLIP-0039, 33 words each.

For the therapist's trusted colleague, her solicitor or will, and her own safe. One share alone tells nothing
about the key, a lost one costs nothing. Each carries a checksum and says which split it is of, so a mistyped
share and shares of different splits are told apart before any vault is tried. Making new shares does not make
old ones useless: only a new master key does (re-keying).
"""

from collections.abc import Sequence

from shamir_mnemonic import MnemonicError, Share, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.wordlist import WORDLIST

from practiceapp.domain.errors import SharesOfDifferentSplits, WrongShare
from practiceapp.domain.passphrases import WordCheck, nearest_words, plain_words
from practiceapp.vault.keys import KEY_BYTES, MasterKey

NEEDED, COUNT = 2, 3
SHARE_WORDS = 33


def split(master: MasterKey) -> tuple[tuple[str, ...], ...]:
    """Three new shares of this key, as words."""
    ((*shares,),) = generate_mnemonics(1, [(NEEDED, COUNT)], bytes(master.secret), iteration_exponent=0)
    return tuple(tuple(share.split(" ")) for share in shares)


def check_share(typed: Sequence[str]) -> WordCheck:
    """What is wrong with one typed share: which words are in no list, and whether its checksum fits."""
    words = plain_words(typed)
    unknown = nearest_words(words, WORDLIST)
    whole = len(words) == SHARE_WORDS and not unknown and _read(words) is not None
    return WordCheck(missing=max(0, SHARE_WORDS - len(words)), unknown=unknown, whole=whole)


def combine(typed: Sequence[Sequence[str]]) -> MasterKey:
    """The key two shares stand for.

    Raises `WrongShare` for one that was mistyped, and `SharesOfDifferentSplits` for two that do not belong
    together or are the same one twice. Two right ones give a key; whether it is this vault's, its file says.
    """
    shares = [_read(plain_words(words)) for words in typed]
    for number, share in enumerate(shares, start=1):
        if share is None:
            raise WrongShare(number)
    whole = [share for share in shares if share is not None]
    together = {share.common_parameters() for share in whole}
    if len(together) != 1 or len({share.index for share in whole}) < NEEDED:
        raise SharesOfDifferentSplits
    try:
        secret = bytearray(combine_mnemonics([share.mnemonic() for share in whole[:NEEDED]]))
    except MnemonicError:
        secret = bytearray()
    if len(secret) != KEY_BYTES:
        raise SharesOfDifferentSplits
    return MasterKey(secret)


def _read(words: Sequence[str]) -> Share | None:
    if len(words) != SHARE_WORDS:
        return None
    try:
        return Share.from_mnemonic(" ".join(words))
    except MnemonicError:
        return None
