"""Versions of the therapist's profile for invoices."""

from datetime import datetime

from practiceapp.domain.account.canonical import profile_from_json, to_json
from practiceapp.domain.account.sellers import SellerProfile
from practiceapp.vault.account.instants import utc
from practiceapp.vault.works import Work


class SellerStore:
    """Adds versions; the last one counts."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def current(self) -> SellerProfile | None:
        """Return the profile new invoices are written with."""
        rows = self._work.execute(
            "SELECT profile FROM seller_profiles ORDER BY seller_profile_id DESC LIMIT 1"
        )
        return profile_from_json(rows[0][0]) if rows else None

    def add(self, profile: SellerProfile, created_at: datetime) -> None:
        """Add a version."""
        self._work.insert(
            "INSERT INTO seller_profiles (profile, created_at) VALUES (?, ?)",
            (to_json(profile), utc(created_at)),
        )
