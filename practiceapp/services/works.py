"""A unit of work: what a service does to the vault as a whole, or not at all.

One public method of a service is one unit of work. A service declares beside itself the Protocol of the
stores it needs; the composition root hands it the `Works` of its side (clinical, accounts or desk).
"""

from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

W_co = TypeVar("W_co", covariant=True)


class Works(Protocol[W_co]):
    """Opens units of work over one side of the practice; they are never nested."""

    def read(self) -> AbstractContextManager[W_co]:
        """One consistent view; nothing can be written through it."""
        ...

    def write(self) -> AbstractContextManager[W_co]:
        """Everything inside is kept when the block ends cleanly, and nothing of it after any exception.

        Raises `DiskFull`, `DiskTrouble`, `VaultReadOnly`, `VaultInUse` or `VaultChangedElsewhere` when it
        cannot be kept.
        """
        ...
