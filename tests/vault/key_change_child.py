"""Changes the passphrase of a vault over and over, telling after each that it is done; to be killed.

Arguments: the vault's folder, the number of the change its present passphrase is from.
"""

import sys
from pathlib import Path

from practiceapp.services.access import unreported
from practiceapp.vault import key_file
from tests.torture_tools import acknowledge
from tests.vaults import make_keeper, numbered_passphrase, quick_derive


def main(folder: str, number: int) -> None:
    setattr(key_file, "derive", quick_derive)  # noqa: B010  mypy would have it exported
    keeper = make_keeper(Path(folder))
    vault = keeper.unlock(numbered_passphrase(number), unreported)
    while True:
        number += 1
        keeper.replace_passphrase(vault, numbered_passphrase(number))
        acknowledge(number)


main(sys.argv[1], int(sys.argv[2]))
