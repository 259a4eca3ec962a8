"""A vault under a home, with something in it, and what may not change when something goes wrong."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from practiceapp.bootstrap.services import Services, services_of
from practiceapp.demo import fill
from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.services.access import unreported
from practiceapp.services.clock import PracticeClock
from practiceapp.system import door
from practiceapp.vault.opened import OpenedVault
from tests import practices
from tests.drive.life import paths_under
from tests.practices import real_house
from tests.vaults import PASSPHRASE, PRACTICE, make_keeper

EVENING = datetime(2026, 3, 17, 19, 0, tzinfo=UTC)
"""Of the day on which `House.held` places a session."""


def made_vault(
    home: Path, enter: Callable[[OpenedVault], object] = lambda vault: real_house(vault).held()
) -> Path:
    """A vault with something in it, where the program under `home` looks for it, and the sheet's words."""
    folder = paths_under(home).vault_folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    keeper = make_keeper(folder)
    beginning = keeper.begin()
    (home / "words").write_text(" ".join(beginning.words))
    vault = keeper.create(beginning, PASSPHRASE, PRACTICE, unreported)
    enter(vault)
    vault.close()
    return folder


def services(vault: OpenedVault) -> Services:
    return services_of(vault, InvoiceRenderer(), door, PracticeClock)


def with_an_invoice(vault: OpenedVault) -> None:
    services(vault).practice.save(practices.PRACTICE)
    assert fill(services(vault), clients=1, months=1).invoices


def hashes(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith("-journal")
    }


def has_next_step(sentence: str) -> bool:
    """What happened, then what to do: more than one clause, and it ends as a sentence."""
    parts = [part for part in sentence.replace(";", ".").split(".") if part.strip()]
    return len(parts) > 1 and sentence.endswith(".")
