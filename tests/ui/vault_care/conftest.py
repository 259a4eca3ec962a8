"""The page of the vault's care over a real vault, made by the program's own keeper."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.services.access import AccessService, fair_below, unreported
from practiceapp.services.integrity import IntegrityService
from practiceapp.services.key_care import KeyCareService
from practiceapp.services.practice import PracticeService
from practiceapp.services.security_record import SecurityRecord
from practiceapp.ui.shared.jobs import Jobs
from practiceapp.ui.shared.places import VAULT_CARE, Place
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.vault_care.care_desk import CareDesk
from practiceapp.ui.vault_care.vault_care_page import VaultCarePage
from practiceapp.vault import boundary
from practiceapp.vault.backups.making import Known
from practiceapp.vault.clinical.sealed import sealed_rows
from practiceapp.vault.desk.stores import DeskStores
from practiceapp.vault.keeper import VaultKeeper
from practiceapp.vault.key_care import KeyCare
from practiceapp.vault.live_check import OpenPages
from practiceapp.vault.migrate import steps
from practiceapp.vault.opened import OpenedVault
from practiceapp.vault.works import VaultWorks
from tests.drive.hands import settle
from tests.fakes_practice import FixedClock
from tests.fakes_preferences import preferences
from tests.practices import NOON
from tests.vaults import PASSPHRASE, PRACTICE, QUICK, make_keeper


@dataclass
class Room:
    """One open vault and its page; `words` are the 24 on the paper."""

    page: VaultCarePage
    keeper: VaultKeeper
    vault: OpenedVault
    record: SecurityRecord
    keys: KeyCare
    clock: FixedClock
    preferences: SimpleNamespace
    words: tuple[str, ...]
    said: list[str] = field(default_factory=list)
    rekeyed: list[bool] = field(default_factory=list)

    def enter(self) -> None:
        """Come to the page anew."""
        self.page.enter(Place(VAULT_CARE))
        settle()

    def sheet(self) -> Sheet:
        """The sheet over the page."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, Sheet) and one.isVisible()]
        assert len(found) == 1, found
        return found[0]

    def reopened(self, passphrase: str) -> SecurityRecord:
        """The record of the vault that lies in the folder now."""
        self.vault = self.keeper.unlock(passphrase, unreported)
        return record_of(self.vault, self.clock)


def record_of(vault: OpenedVault, clock: FixedClock) -> SecurityRecord:
    return SecurityRecord(VaultWorks(vault, boundary.desk(), DeskStores), clock)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    keeper, clock = make_keeper(tmp_path / "vault"), FixedClock(NOON)
    access = AccessService(keeper)
    beginning = keeper.begin()
    vault = keeper.create(beginning, PASSPHRASE, PRACTICE, unreported)
    record = record_of(vault, clock)
    keys = KeyCare(tmp_path / "vault", Known(steps(), sealed_rows), lambda: QUICK, lambda: NOON)
    kept = preferences()
    jobs = Jobs()
    desk = CareDesk(
        record,
        KeyCareService(keys, access, vault, record, fair_below),
        IntegrityService(OpenPages(vault), record),
        access,
        vault,
        PracticeService(VaultWorks(vault, boundary.desk(), DeskStores), clock),
        clock,
        kept,
        jobs,
    )
    page = VaultCarePage(desk)
    jobs.setParent(page)
    made = Room(page, keeper, vault, record, keys, clock, kept, beginning.words)
    page.said.connect(made.said.append)
    page.rekeyed.connect(lambda: made.rekeyed.append(True))
    qtbot.addWidget(page)
    page.resize(1000, 1200)
    page.show()
    made.enter()
    yield made
    jobs.stop()
    made.vault.close()
