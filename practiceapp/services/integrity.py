"""Noticing damage: the open vault is proved after each unlock, and what is damaged is not written to."""

from typing import Protocol

from practiceapp.domain.errors import PagesDamaged
from practiceapp.domain.security_record import Act
from practiceapp.services.security_record import SecurityRecord


class Pages(Protocol):
    """The pages of the open vault."""

    def damaged(self) -> tuple[int, ...]:
        """The numbers of those that are not as they were written."""
        ...

    def stop_writing(self) -> None:
        """From now on every write is refused, so that damage does not spread into backups and notes."""
        ...


class IntegrityService:
    """`examine` beside the window after an unlock; `write_down` on the window's thread afterwards."""

    def __init__(self, pages: Pages, record: SecurityRecord) -> None:
        self._pages = pages
        self._record = record

    def examine(self) -> None:
        """Prove every page. Raises `PagesDamaged`; nothing is written to the vault from then on."""
        found = self._pages.damaged()
        if found:
            self._pages.stop_writing()
            raise PagesDamaged(found)

    def stop_writing(self) -> None:
        """Damage was found elsewhere, in a copy of the same pages: nothing more is written to the vault."""
        self._pages.stop_writing()

    def write_down(self) -> None:
        """All was well, today."""
        self._record.note(Act.EXAMINED)
