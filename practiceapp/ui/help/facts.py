"""What the program is made of, gathered by bootstrap for the page About."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """Something the program is made of, with its licence; `read` fetches the whole text when it is wanted."""

    name: str
    licence: str
    read: Callable[[], str]


@dataclass(frozen=True)
class Facts:
    """Versions by name, the program first; the versions of the vault's tables and of its key files.

    Then all parts with their licences, and what is new, as Markdown.
    """

    versions: tuple[tuple[str, str], ...]
    tables: int
    key_files: int
    parts: tuple[Part, ...]
    news: Callable[[], str]
