"""What the tables themselves refuse, whoever asks; and what the accounts side may reach."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.account.money import Money
from practiceapp.domain.account.payments import PaymentMethod
from practiceapp.domain.errors import BoundaryRefused, ConstraintBroken, UnprintableCharacter
from practiceapp.vault import boundary
from practiceapp.vault.account.columns import ACCOUNT_GRANTS, ACCOUNT_TABLES
from practiceapp.vault.works import VaultWorks, Work
from tests.books import IDA, ISSUED, TERMS, Books, real_books
from tests.vaults import make_vault


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    yield from opened_books(tmp_path)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """The same books for every test in which nothing may change."""
    yield from opened_books(tmp_path_factory.mktemp("kept"))


def opened_books(folder: Path) -> Iterator[Books]:
    """An invoice with a payment taken back, exported, and an arrangement; a real vault, real papers."""
    vault = make_vault(folder / "vault")
    made = real_books(vault, InvoiceRenderer())
    made.october()
    made.arrangements.arrange(IDA.client_id, TERMS, date(2026, 9, 1))
    (draft,) = made.invoicing.prepare(IDA.client_id, ISSUED)
    invoice = made.invoicing.issue(draft, ISSUED)
    undo = made.invoicing.record_payment(
        invoice.entry.invoice_id, Money(100, "EUR"), ISSUED, PaymentMethod.TRANSFER
    )
    undo.call()
    made.invoicing.export(invoice.entry.invoice_id, folder)
    yield made
    vault.close()


SHA = f"x'{bytes(32).hex()}'"
CHAIN = f"x'{bytes(range(32)).hex()}'"
COLUMNS = (
    "series_id, seq, number, kind, corrects_id, issued_on, due_on, currency, gross_minor, document_sha,"
    " pdf_sha, previous, chain, issued_at"
)
LAST = "(SELECT chain FROM invoices ORDER BY invoice_id DESC LIMIT 1)"


def invoice_row(
    seq: str = "1",
    kind: str = "'invoice'",
    corrects: str = "NULL",
    day: str = "2026-11-02",
    previous: str = LAST,
) -> str:
    return (
        f"INSERT INTO invoices ({COLUMNS}) VALUES (1, {seq}, 'X' || {seq}, {kind}, {corrects}, '{day}',"
        f" '2027-01-01', 'EUR', 1, {SHA}, {SHA}, {previous}, {CHAIN}, '2026-11-02T08:00:00Z')"
    )


REFUSED = {
    "change an invoice": "UPDATE invoices SET gross_minor = 1",
    "delete an invoice": "DELETE FROM invoices",
    "change a paper": "UPDATE invoice_papers SET pdf = x'00'",
    "delete a paper too early": "DELETE FROM invoice_papers",
    "shorten the retention": "UPDATE invoice_papers SET retain_until = '2020-12-31'",
    "move an invoice to another client": "UPDATE invoice_clients SET client_id = client_id",
    "turn a series back": "UPDATE series SET next = 1",
    "jump ahead in a series": "UPDATE series SET next = next + 2",
    "begin a series elsewhere": "INSERT INTO series (year, next) VALUES (2030, 5)",
    "delete a series": "DELETE FROM series",
    "take a number that is not the series' turn": invoice_row("7"),
    "take a number twice": invoice_row("1"),
    "change a payment": "UPDATE payments SET amount_minor = 5",
    "delete a payment": "DELETE FROM payments",
    "pay nothing": "INSERT INTO payments (invoice_id, amount_minor, paid_on, method, created_at)"
    " VALUES (1, 0, '2026-11-02', 'cash', '2026-11-02T08:00:00Z')",
    "reverse twice": "INSERT INTO payments (invoice_id, amount_minor, paid_on, method, reverses_id,"
    " created_at) VALUES (1, -100, '2026-11-02', 'transfer', 1, '2026-11-02T08:00:00Z')",
    "reverse a reversal": "INSERT INTO payments (invoice_id, amount_minor, paid_on, method, reverses_id,"
    " created_at) VALUES (1, 100, '2026-11-02', 'transfer', 2, '2026-11-02T08:00:00Z')",
    "bill a session twice": "INSERT INTO session_billings (session_id, invoice_id) VALUES (1, 1)",
    "free a session without a correction": "UPDATE session_billings SET freed_by = 1",
    "move a billing": "UPDATE session_billings SET session_id = session_id + 100",
    "change an arrangement": "UPDATE arrangements SET who = 'name'",
    "change a consent": "UPDATE arrangements SET consented_on = '2026-01-01'",
    "forget a spent reference": "DELETE FROM spent_references",
    "change a spent reference": "UPDATE spent_references SET reference = 'R-X'",
    "change a profile": "UPDATE seller_profiles SET profile = x'00'",
    "delete a profile": "DELETE FROM seller_profiles",
    "change the log of exports": "UPDATE exports SET exported_at = '2026-01-01T00:00:00Z'",
    "delete from the log of exports": "DELETE FROM exports",
    "delete a client who still has invoices": "DELETE FROM clients",
}


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED.keys())
def test_not_even_the_desk_may(kept: Books, statement: str) -> None:
    with pytest.raises(ConstraintBroken), kept.desk().write() as work:
        work.execute(statement)
    assert kept.invoicing.verify().intact
    assert len(kept.invoicing.rows()) == 1


def stepped(work: Work, statement: str) -> None:
    """Do something after the next number was taken as it should be."""
    work.execute("UPDATE series SET next = next + 1")
    work.execute(statement)


STEPPED = {
    "date an invoice before the last": invoice_row("2", day="2026-11-01"),
    "leave the chain": invoice_row("2", previous=SHA),
    "correct nothing": invoice_row("2", kind="'correction'"),
    "correct with an invoice": invoice_row("2", corrects="1"),
}


@pytest.mark.parametrize("statement", STEPPED.values(), ids=STEPPED.keys())
def test_not_even_with_the_next_number(kept: Books, statement: str) -> None:
    with pytest.raises(ConstraintBroken), kept.desk().write() as work:
        stepped(work, statement)


def test_what_is_refused_above_is_refused_for_its_reason_alone(books: Books) -> None:
    with books.desk().write() as work:
        stepped(work, invoice_row("2"))
    assert len(books.invoicing.rows()) == 2


def test_a_correction_of_a_correction_is_refused_by_the_table(books: Books) -> None:
    correction = books.invoicing.correct(books.invoicing.rows()[0].entry.invoice_id)
    with pytest.raises(ConstraintBroken), books.desk().write() as work:
        stepped(work, invoice_row("3", kind="'correction'", corrects=str(correction.entry.invoice_id)))


def test_a_withdrawal_is_not_taken_back(books: Books) -> None:
    books.arrangements.revoke(IDA.client_id, ISSUED)
    with pytest.raises(ConstraintBroken), books.desk().write() as work:
        work.execute("UPDATE arrangements SET revoked_on = NULL")


def test_a_billing_reference_belongs_to_one_client(books: Books) -> None:
    books.client(replace(IDA, client_id=2, reference="K-9WXT"))  # type: ignore[arg-type]
    with pytest.raises(ConstraintBroken), books.desk().write() as work:
        work.execute(
            "INSERT INTO arrangements (client_id, invoice_to, paid_by, billing_reference, who, time_shown,"
            " from_on, created_at) SELECT 2, 'client', 'client', billing_reference, 'name', 'dates', from_on,"
            " created_at FROM arrangements"
        )


def test_a_paper_may_go_when_its_years_are_over(books: Books) -> None:
    """The only rows that leave: as old as if issued long ago, told apart by the day of retention alone."""
    with books.desk().write() as work:
        stepped(work, invoice_row("2"))
        work.execute("INSERT INTO invoice_papers VALUES (2, x'00', x'00', '2019-12-31')")
        assert work.changed("DELETE FROM invoice_papers WHERE invoice_id = 2") == 1


def test_a_tampered_paper_breaks_the_chain_at_its_number(books: Books) -> None:
    with books.desk().write() as work:
        stepped(work, invoice_row("2"))
        work.execute("INSERT INTO invoice_papers VALUES (2, x'00', x'00', '2034-12-31')")
    verdict = books.invoicing.verify()
    assert (verdict.checked, verdict.broken_at) == (1, "X2")


def test_an_invoice_that_cannot_be_printed_gives_its_number_back(books: Books) -> None:
    books.client(replace(IDA, client_id=2, reference="K-9WXT", name="Mei 王"))  # type: ignore[arg-type]
    books.session(date(2026, 10, 5), client_id=2)  # type: ignore[arg-type]
    (draft,) = books.invoicing.prepare(2, ISSUED)  # type: ignore[arg-type]
    with pytest.raises(UnprintableCharacter):
        books.invoicing.issue(draft, ISSUED)
    with books.desk().read() as work:
        assert work.execute("SELECT next FROM series") == [(2,)]
    assert len(books.invoicing.rows()) == 1


def test_exported_bytes_are_the_stored_ones(books: Books) -> None:
    invoice_id = books.invoicing.rows()[0].entry.invoice_id
    assert books.door.written == {"2026-0001.pdf": books.invoicing.paper(invoice_id)}


def accounts(books: Books) -> VaultWorks[Work]:
    assert books.vault is not None
    return VaultWorks(books.vault, boundary.accounts(ACCOUNT_GRANTS), lambda work: work)


CLOSED = (
    "SELECT state FROM notes",
    "SELECT count(*) FROM notes",
    "SELECT text FROM note_passages",
    "SELECT rowid FROM note_search",
    "SELECT body FROM note_revisions",
    "SELECT email FROM clients",
    "SELECT phone FROM clients",
    "SELECT moved_from_id FROM sessions",
    "SELECT * FROM clients",
    "SELECT created_at FROM arrangements",
    "SELECT client_id FROM clients WHERE EXISTS (SELECT 1 FROM notes)",
    "SELECT sql FROM sqlite_schema",
    "DELETE FROM sessions",
    "UPDATE sessions SET state = 'held'",
    "UPDATE clients SET given_name = ''",
    "UPDATE arrangements SET who = 'name'",
    "UPDATE invoices SET gross_minor = 0",
    "DELETE FROM session_billings",
    "DELETE FROM invoice_clients",
    "DELETE FROM invoice_papers",
    "INSERT INTO clients (reference, state, created_at) VALUES ('K-1', 'active', '2026-11-02T08:00:00Z')",
    "UPDATE practices SET currency = 'CHF'",
)


@pytest.mark.parametrize("statement", CLOSED)
def test_the_accounts_side_may_not(kept: Books, statement: str) -> None:
    with pytest.raises(BoundaryRefused), accounts(kept).write() as work:
        work.execute(statement)


def test_every_grant_names_a_column_that_exists(kept: Books) -> None:
    """A column that was renamed would otherwise stay granted to whatever takes its name."""
    for grant in ACCOUNT_GRANTS:
        with accounts(kept).read() as work:
            for column in grant.read:
                work.execute(f"SELECT {column} FROM {grant.table} LIMIT 0")


def test_the_clinical_side_does_not_see_the_accounts(kept: Books) -> None:
    assert kept.vault is not None
    clinical = VaultWorks(kept.vault, boundary.clinical(ACCOUNT_TABLES), lambda work: work)
    for table in ACCOUNT_TABLES:
        with pytest.raises(BoundaryRefused), clinical.read() as work:
            work.execute(f"SELECT count(*) FROM {table}")


def test_every_table_of_the_accounts_is_granted_or_none() -> None:
    """A table that a later step adds does not slip past the lists above."""
    step = (Path(boundary.__file__).parent / "migrations" / "0004_accounts.sql").read_text(encoding="utf-8")
    made = {line.split()[2] for line in step.splitlines() if line.startswith("CREATE TABLE")}
    assert made == set(ACCOUNT_TABLES)
