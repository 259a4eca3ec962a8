"""Where the practice is kept: one row."""

from dataclasses import astuple
from datetime import datetime

from practiceapp.domain.practice import Practice
from practiceapp.vault.columns import text_of
from practiceapp.vault.works import Work


class PracticeStore:
    """The one practice of a vault."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def load(self) -> Practice | None:
        """The practice, or None in a vault where none was written yet."""
        rows = self._work.execute(
            "SELECT therapist_name, practice_name, country, currency, time_zone, language, minutes,"
            " fee_minor, consultation_minutes, consultation_fee_minor, notice_hours,"
            " late_fee_percent FROM practices"
        )
        return Practice(*rows[0]) if rows else None

    def save(self, practice: Practice, at: datetime) -> None:
        """Keeps the practice in place of what stood before."""
        self._work.changed(
            "INSERT INTO practices (practice_id, therapist_name, practice_name, country, currency, time_zone,"
            " language, minutes, fee_minor, consultation_minutes, consultation_fee_minor, notice_hours,"
            " late_fee_percent, created_at) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (practice_id) DO UPDATE SET therapist_name = excluded.therapist_name,"
            " practice_name = excluded.practice_name, country = excluded.country,"
            " currency = excluded.currency, time_zone = excluded.time_zone, language = excluded.language,"
            " minutes = excluded.minutes, fee_minor = excluded.fee_minor,"
            " consultation_minutes = excluded.consultation_minutes,"
            " consultation_fee_minor = excluded.consultation_fee_minor,"
            " notice_hours = excluded.notice_hours, late_fee_percent = excluded.late_fee_percent",
            (*astuple(practice), text_of(at)),
        )
