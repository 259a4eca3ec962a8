"""How a passphrase becomes a key, and how much that may cost.

Argon2id (RFC 9106), three passes over as much memory as this machine fills within a second: what one try
costs the therapist once, it costs a thief each time.
"""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from practiceapp.domain.errors import NotEnoughMemory
from practiceapp.domain.passphrases import normalised

MIB = 1024
"""Memory cost is counted in KiB."""
LEAST_M_KIB = 64 * MIB
"""RFC 9106's second recommended option; nothing weaker is written or read."""
MOST_M_KIB = 2048 * MIB
MOST_T = 16
MOST_P = 8
SALT_BYTES = 16
KEK_BYTES = 32
MEMORIES_KIB = tuple(mib * MIB for mib in (64, 128, 256, 512, 1024))
SECONDS = 1.0
TRIES = 3
HOPELESS = 2.0
"""A try this many times too slow is not repeated: no luck brings it under the second."""
MEMORY_WHEN_UNKNOWN = 1024 * MIB * 1024


@dataclass(frozen=True)
class KdfCost:
    """Passes, memory in KiB and lanes of Argon2id. Raises ValueError outside what a key file may ask for.

    The upper limits are checked before anything is spent, so a doctored key file cannot exhaust the machine.
    """

    t: int
    m_kib: int
    p: int

    def __post_init__(self) -> None:
        fits = LEAST_M_KIB <= self.m_kib <= MOST_M_KIB and 1 <= self.t <= MOST_T and 1 <= self.p <= MOST_P
        if not fits:
            raise ValueError("the cost of the key derivation is out of range")


def derive(passphrase: str, salt: bytes, cost: KdfCost) -> bytearray:
    """The key that wraps the master key. Raises `NotEnoughMemory`."""
    kdf = Argon2id(salt=salt, length=KEK_BYTES, iterations=cost.t, lanes=cost.p, memory_cost=cost.m_kib)
    key = bytearray(KEK_BYTES)
    try:
        kdf.derive_into(normalised(passphrase).encode("utf-8", "surrogatepass"), key)
    except MemoryError:
        raise NotEnoughMemory from None
    return key


def calibrated(
    memory: Callable[[], int] | None = None, seconds_for: Callable[[KdfCost], float] | None = None
) -> KdfCost:
    """The dearest cost this machine pays in a second, within a quarter of its memory.

    A quarter, so that the executor's older laptop can open the vault too. A cost counts as affordable when
    one of three tries is quick enough: a busy moment must not weaken a vault for good.
    """
    quarter_kib = (memory or installed_memory)() // 4 // 1024
    measure = seconds_for or _seconds_for
    chosen = KdfCost(3, LEAST_M_KIB, 4)
    for m_kib in MEMORIES_KIB[1:]:
        dearer = KdfCost(3, m_kib, 4)
        if m_kib > quarter_kib or not _affordable(dearer, measure):
            break
        chosen = dearer
    return chosen


def _affordable(cost: KdfCost, measure: Callable[[KdfCost], float]) -> bool:
    for _ in range(TRIES):
        seconds = measure(cost)
        if seconds <= SECONDS:
            return True
        if seconds > HOPELESS * SECONDS:
            return False
    return False


def installed_memory() -> int:
    """Bytes of memory in this machine; a cautious guess where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return MEMORY_WHEN_UNKNOWN


def _seconds_for(cost: KdfCost) -> float:
    started = time.perf_counter()
    try:
        derive("how long does this take", bytes(SALT_BYTES), cost)
    except NotEnoughMemory:
        return float("inf")
    return time.perf_counter() - started
