"""What the care of the vault stands on."""

from dataclasses import dataclass

from practiceapp.services.access import AccessService, OpenVault
from practiceapp.services.clock import Clock
from practiceapp.services.integrity import IntegrityService
from practiceapp.services.key_care import KeyCareService
from practiceapp.services.practice import PracticeService
from practiceapp.services.security_record import SecurityRecord
from practiceapp.ui.shared.jobs import Jobs
from practiceapp.ui.shared.preferences import Preferences


@dataclass(frozen=True)
class CareDesk:
    """One of each, living from unlock to lock. What reads the whole vault waits its turn in `jobs`."""

    record: SecurityRecord
    keys: KeyCareService
    integrity: IntegrityService
    access: AccessService
    vault: OpenVault
    practices: PracticeService
    clock: Clock
    preferences: Preferences
    jobs: Jobs
