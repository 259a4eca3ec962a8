"""Which backups newer ones outlive."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from practiceapp.domain.backups import Backup, Occasion, by_age, outlived

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def daily(days: int) -> list[Backup]:
    return [Backup(NOW - timedelta(days=day), f"{day}") for day in range(days)]


def kept_of(backups: list[Backup]) -> set[Backup]:
    return set(backups) - set(outlived(backups, NOW))


def test_of_two_years_of_days_seven_days_eight_weeks_and_twelve_months_stay() -> None:
    kept = sorted(int(backup.name) for backup in kept_of(daily(730)))
    assert kept[:7] == [0, 1, 2, 3, 4, 5, 6]
    weeks = {(NOW - timedelta(days=day)).isocalendar()[:2] for day in kept}
    months = {(NOW - timedelta(days=day)).strftime("%Y-%m") for day in kept}
    assert len(weeks) >= 8
    assert len(months) == 12
    assert len(kept) <= 7 + 8 + 12


def test_a_backup_before_a_change_stays_for_90_days() -> None:
    young, old = (Backup(NOW - timedelta(days=day), f"{day}", Occasion.BEFORE_RESTORE) for day in (89, 91))
    kept = kept_of([*daily(365), young, old])
    assert young in kept
    assert old not in kept


@given(st.sets(st.integers(min_value=0, max_value=5000), min_size=1))
def test_the_newest_always_stays_and_removing_twice_removes_no_more(hours: set[int]) -> None:
    backups = [Backup(NOW - timedelta(hours=hour), f"{hour}") for hour in sorted(hours)]
    kept = kept_of(backups)
    assert by_age(backups)[0] in kept
    assert kept_of(list(kept)) == kept
