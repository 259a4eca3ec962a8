from datetime import UTC, datetime

import pytest

from practiceapp.services.clock import PracticeClock


def test_the_day_is_the_practices_wherever_the_laptop_is(monkeypatch: pytest.MonkeyPatch) -> None:
    zone = "Pacific/Auckland"
    clock = PracticeClock(lambda: zone)
    late = datetime(2026, 3, 18, 22, 30, tzinfo=UTC)
    monkeypatch.setattr(PracticeClock, "now", lambda _: late)
    assert clock.today().isoformat() == "2026-03-19"
    zone = "America/Los_Angeles"
    assert clock.today().isoformat() == "2026-03-18"


def test_now_is_aware() -> None:
    assert PracticeClock(lambda: "Europe/Berlin").now().tzinfo is UTC
