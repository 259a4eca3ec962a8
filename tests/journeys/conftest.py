"""One computer for each journey: the whole program in a folder of its own, at a known hour."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from tests.drive import Drive, StandingClock

TODAY = date(2026, 10, 30)
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(datetime.combine(TODAY, time(18, 30), BERLIN))


@pytest.fixture
def drive(tmp_path: Path, clock: StandingClock, qtbot: QtBot) -> Iterator[Drive]:
    """The program at its first start."""
    driven = Drive(tmp_path, clock)
    yield driven
    driven.stop()


@pytest.fixture
def passphrase(drive: Drive) -> str:
    """The first run is over; the passphrase it gave."""
    return drive.first_run("Ruth Adler", "Praxis Adler", country="Germany", zone="Europe/Berlin")[0]
