"""What an examination of the vault can find."""

from enum import Enum, auto


class Finding(Enum):
    """What an examination of the vault can find wrong."""

    KEY_COPY_DAMAGED = auto()
    PAGES_DAMAGED = auto()
    STRUCTURE_DAMAGED = auto()
    SEARCH_DISAGREES = auto()
    SEAL_BROKEN = auto()
    OLDER_THAN_LAST_SEEN = auto()
