"""From an open vault to the window; read from disk while the passphrase is being typed."""

from practiceapp.bootstrap.pages import Outside
from practiceapp.bootstrap.services import ClockOf, services_of
from practiceapp.bootstrap.workplace import Workplace
from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.services.access import AccessService, OpenVault
from practiceapp.system import door
from practiceapp.system.preferences import Preferences
from practiceapp.ui.shared.asking import DialogAsker
from practiceapp.ui.shared.language import LANGUAGE
from practiceapp.vault.opened import OpenedVault


def workplace_of(
    vault: OpenVault, access: AccessService, preferences: Preferences, clock: ClockOf
) -> Workplace:
    """Wire services and window to the vault."""
    if not isinstance(vault, OpenedVault):
        raise TypeError("not a vault of this program")
    services = services_of(vault, InvoiceRenderer(), door, clock)
    LANGUAGE.use(LANGUAGE.code, services.practice.load().country)
    return Workplace(services, Outside(access, vault, preferences, DialogAsker()))
