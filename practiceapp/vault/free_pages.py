"""Pages of the vault file that are in no use: after a power cut they may be half written.

The engine brings back from its journal every page that held something; of a free page it was about to use, it
keeps nothing there. Such a page fails the check of its bytes, though nothing is lost by it, and spoils every
copy of the file, backups too. So it is told apart from damage, and written anew.
"""

import re
from collections.abc import Sequence

from practiceapp.domain.errors import VaultDamaged
from practiceapp.vault import boundary
from practiceapp.vault.connection import Row, VaultConnection

_PAGE = re.compile(r"page (\d+)")
_PAGE_HOLDS = 4012
"""Of a long content, on a page of its own."""
_AT_ONCE = 1000


def pages_named(told: list[Row]) -> tuple[int, ...]:
    """The pages an examination of all bytes names; 0 for what it says without a number."""
    numbers = [_PAGE.search(str(line)) for (line,) in told]
    return tuple(int(found[1]) if found else 0 for found in numbers)


def only_free(connection: VaultConnection, damaged: Sequence[int]) -> bool:
    """Whether the damaged pages are all free: within the file, and whatever is in use can be read.

    Asked of a connection of its own, under the rule of an examination.
    """
    try:
        last = int(connection.rows("PRAGMA page_count")[0][0])
        return (
            all(0 < page <= last for page in damaged)
            and len(damaged) <= _count(connection)
            and connection.rows("PRAGMA quick_check") == [("ok",)]
        )
    except VaultDamaged:
        return False


def write_anew(connection: VaultConnection) -> None:
    """Take every free page into use and free it again, which fills it with zeros; all of it or nothing."""
    with connection.under(boundary.migrating()):
        left = _count(connection)
        connection.rows("BEGIN IMMEDIATE")
        try:
            connection.rows("CREATE TABLE pages_written_anew (content BLOB NOT NULL) STRICT")
            while left > 0:
                some = min(left, _AT_ONCE)
                connection.rows("INSERT INTO pages_written_anew VALUES (zeroblob(?))", (some * _PAGE_HOLDS,))
                left -= some
            connection.rows("DROP TABLE pages_written_anew")
            connection.rows("COMMIT")
        except BaseException:
            connection.roll_back()
            raise


def _count(connection: VaultConnection) -> int:
    return int(connection.rows("PRAGMA freelist_count")[0][0])
