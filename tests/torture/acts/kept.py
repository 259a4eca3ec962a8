"""Vaults under numbered passphrases: which one is in place, and whether those kept still open."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from practiceapp.domain.errors import DiskFull, DiskTrouble, PracticeError, VaultTrouble, WrongPassphrase
from practiceapp.services.access import unreported
from practiceapp.vault.swap import replaced
from tests.torture.house import keeper_of
from tests.torture.tally import Unopenable
from tests.vaults import numbered_passphrase


def present_number(folder: Path, *numbers: int) -> int:
    """Which of these passphrases opens the vault. Raises `Unopenable`."""
    for number in numbers:
        try:
            keeper_of(folder).unlock(numbered_passphrase(number), unreported).close()
        except WrongPassphrase:
            continue
        except (DiskFull, DiskTrouble):
            raise  # the disk that refused is named, and asked again
        except (PracticeError, VaultTrouble) as trouble:
            raise Unopenable(f"{folder.name} does not open: {type(trouble).__name__}") from trouble
        return number
    raise Unopenable(f"{folder.name} opens with none of the passphrases {numbers}")


def require_kept(folder: Path, numbers: Iterable[int]) -> None:
    """Raise `Unopenable` unless one of these passphrases opens the vault kept here."""
    present_number(folder, *reversed(list(numbers)))


def forget_kept(folder: Path) -> None:
    """Make room: what is kept has been judged."""
    for kept in replaced(folder):
        shutil.rmtree(kept)
