"""Makes a vault in the folder named by the argument and tells when it is made; to be killed."""

import sys
from pathlib import Path

from practiceapp.services.access import unreported
from practiceapp.vault import key_file
from tests.torture_tools import acknowledge
from tests.vaults import PASSPHRASE, PRACTICE, make_keeper, quick_derive

setattr(key_file, "derive", quick_derive)  # noqa: B010  mypy would have it exported
acknowledge(0)
keeper = make_keeper(Path(sys.argv[1]))
keeper.create(keeper.begin(), PASSPHRASE, PRACTICE, unreported).close()
acknowledge(1)
