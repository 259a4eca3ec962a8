"""From an open vault to the window; read from disk while the passphrase is being typed."""

from collections.abc import Callable
from contextlib import suppress

from practiceapp.bootstrap.background import Background
from practiceapp.bootstrap.care import Surroundings, care_of
from practiceapp.bootstrap.pages import Outside
from practiceapp.bootstrap.services import ClockOf, services_of
from practiceapp.bootstrap.workplace import Workplace
from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.errors import PracticeError, VaultTrouble
from practiceapp.services.access import AccessService, OpenVault
from practiceapp.system import door
from practiceapp.system.preferences import Preferences
from practiceapp.ui.shared.asking import DialogAsker
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.vault.opened import OpenedVault


def workplace_of(
    vault: OpenVault,
    access: AccessService,
    preferences: Preferences,
    clock: ClockOf,
    speak: Callable[[str], None],
    around: Surroundings,
    restore: Callable[[], None] = lambda: None,
) -> Workplace:
    """Wire services and window to the vault; `speak` has everything built anew in another language.

    `restore` locks, and asks which backup is to be put in place.
    """
    if not isinstance(vault, OpenedVault):
        raise TypeError("not a vault of this program")
    services = services_of(vault, InvoiceRenderer(), door, clock)
    LANGUAGE.use(LANGUAGE.code, services.practice.load().country)
    for act in around.done:
        with suppress(PracticeError, VaultTrouble):  # it is open, whether or not it could be written down
            services.security.note(act)
    care = care_of(vault, services.security, services.clock, access, around)
    background = Background(care, services.clock)
    asker = DialogAsker()
    return Workplace(services, Outside(access, vault, preferences, asker, speak, care, background, restore))


def workplace_in(language: str, before: Workplace) -> Workplace:
    """The same place in another language, on the same services: what could be taken back still can."""
    LANGUAGE.use(language, before.services.practice.load().country)
    return before.anew()
