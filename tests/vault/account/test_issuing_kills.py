"""Numbers stay without a gap and the chain whole when the process ends at any moment of issuing."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.services.account.invoicing import InvoicingService
from practiceapp.vault.founding import open_vault
from practiceapp.vault.keys import MasterKey
from practiceapp.vault.migrate import steps
from tests.books import IDA, SELLER, real_books
from tests.torture_tools import kill_campaign
from tests.vault.account.biller import FELL_OVER, invoicing, month_of_step
from tests.vaults import make_vault

KILLS = 12
MONTHS = 600


def prepared(folder: Path) -> tuple[Path, str]:
    """A vault with a held session in each of many months; its path and key."""
    vault = make_vault(folder)
    books = real_books(vault)
    books.sellers.save_seller(SELLER)
    books.client()
    with books.desk().write() as work:
        for step in range(1, MONTHS + 1):
            work.insert(
                "INSERT INTO sessions (client_id, kind, on_day, at_time, time_zone, minutes, state,"
                " fee_minor, created_at) VALUES (1, 'session', ?, '10:30', 'Europe/Berlin', 50, 'held',"
                " 18000, '2026-09-01T08:00:00Z')",
                (month_of_step(step).isoformat(),),
            )
    key, path = vault.master.secret.hex(), vault.connection.path
    vault.close()
    return Path(path), key


def issued_in(service: InvoicingService) -> int:
    """How many invoices there are, after checking that nothing is amiss with them."""
    rows = service.rows()
    numbers = [row.entry.number for row in reversed(rows)]
    assert numbers == [f"2026-{seq:04d}" for seq in range(1, len(rows) + 1)]
    verdict = service.verify()
    assert (verdict.checked, verdict.intact) == (len(rows), True)
    waiting = sum(row.sessions for row in service.unbilled())
    assert waiting <= MONTHS - len(rows)
    return len(rows)


def test_no_number_is_lost_or_given_twice_by_kills(tmp_path: Path) -> None:
    path, key = prepared(tmp_path / "vault")

    def command(step: int) -> Sequence[str]:
        return [sys.executable, "-m", "tests.vault.account.biller", str(path), key, str(step)]

    def settle(acknowledged: int) -> int:
        vault = open_vault(path, MasterKey(bytearray.fromhex(key)), steps())
        try:
            found = issued_in(invoicing(vault, InvoiceRenderer()))
        finally:
            vault.close()
        return found

    campaign = kill_campaign(command, settle, kills=KILLS, within_seconds=0.3, seed=5)
    assert campaign.kills == KILLS
    assert campaign.acknowledged > KILLS


def test_a_crash_after_the_number_was_taken_gives_it_back(tmp_path: Path) -> None:
    path, key = prepared(tmp_path / "vault")
    child = [sys.executable, "-m", "tests.vault.account.biller", str(path), key, "0", "falling"]
    assert subprocess.run(child, check=False).returncode == FELL_OVER
    vault = open_vault(path, MasterKey(bytearray.fromhex(key)), steps())
    service = invoicing(vault, InvoiceRenderer())
    assert issued_in(service) == 0
    (made,) = service.prepare(IDA.client_id, month_of_step(1))
    assert service.issue(made, service._clock.today()).entry.number == "2026-0001"
    vault.close()
