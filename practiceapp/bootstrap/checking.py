"""`--check PATH`: examine a vault from a terminal, without a window, changing nothing."""

from collections.abc import Callable
from pathlib import Path

from practiceapp.bootstrap.keeping import access_to
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.system.hardening import harden
from practiceapp.system.paths import paths_of_this_machine
from practiceapp.ui.shared.wording import sentence_for
from practiceapp.ui.shared.wording_findings import sentence_for_finding


def check(folder: Path, passphrase: str, say: Callable[[str], None]) -> int:
    """Examine the vault in `folder` and say what was found: 0 all well, 1 something found, 2 not opened."""
    harden()
    try:
        found = access_to(folder, paths_of_this_machine()).check(passphrase)
    except (PracticeError, VaultTrouble) as error:
        say(sentence_for(error))
        return 2
    for finding in found:
        say(sentence_for_finding(finding))
    if not found:
        say(sentence_for_finding(None))
    return 1 if found else 0
