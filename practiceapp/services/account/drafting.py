"""From unbilled sessions to drafts: one per month and arrangement, reserved hours on the client's own."""

from collections.abc import Iterable
from datetime import date

from practiceapp.domain.account.arrangements import Arrangement, ArrangementId, in_force, itself
from practiceapp.domain.account.drafts import BilledClient, Draft, DraftLine
from practiceapp.domain.account.invoices import Period, month_of
from practiceapp.domain.account.ledger import FeeUnknown, Unbilled
from practiceapp.domain.account.money import Money, rounded, total
from practiceapp.domain.clients import ClientId
from practiceapp.resources import invoice_languages
from practiceapp.services.account.ports import AccountsWork, BillingPractice, UnbilledSession

_HUNDRED = 100
_FIRST_LANGUAGE = "en"


def drafts_of(work: AccountsWork, client_id: ClientId, until: date) -> list[Draft]:
    """Return the drafts for one client's unbilled sessions up to a day, oldest month first."""
    return _drafts(work, work.billing.client(client_id), work.billing.unbilled(until, client_id))


def unbilled_clients(work: AccountsWork, until: date) -> list[Unbilled]:
    """Return every client with something to bill, those who have waited longest first."""
    found = []
    for client_id, sessions in _by_client(work.billing.unbilled(until)).items():
        drafts = _drafts(work, work.billing.client(client_id), sessions)
        if drafts:
            found.append(_summary(drafts))
    return sorted(found, key=lambda row: (row.first_on, row.client.client_id))


def clients_of_unknown_fee(
    work: AccountsWork, until: date, client_id: ClientId | None = None
) -> list[FeeUnknown]:
    """Return every client, or this one, with sessions to bill but for a fee, the longest waiting first.

    A reserved hour of which no share is due needs none.
    """
    waiting = [
        session
        for session in work.billing.unbilled(until, client_id)
        if session.fee_minor is None and (not session.reserved or session.late_fee_percent)
    ]
    return [
        FeeUnknown(work.billing.client(owner), len(sessions), sessions[0].day, sessions[-1].day)
        for owner, sessions in _by_client(waiting).items()
    ]


def _by_client(sessions: Iterable[UnbilledSession]) -> dict[ClientId, list[UnbilledSession]]:
    by_client: dict[ClientId, list[UnbilledSession]] = {}
    for session in sessions:
        by_client.setdefault(session.client_id, []).append(session)
    return by_client


def _summary(drafts: list[Draft]) -> Unbilled:
    lines = [line for draft in drafts for line in draft.lines]
    first, last = min(line.day for line in lines), max(line.day for line in lines)
    latest = next(draft for draft in reversed(drafts) if any(line.day == last for line in draft.lines))
    net = total((draft.net for draft in drafts), latest.currency)
    return Unbilled(latest.client, latest.arrangement, len(lines), first, last, net, len(drafts))


def _drafts(work: AccountsWork, client: BilledClient, sessions: Iterable[UnbilledSession]) -> list[Draft]:
    practice = work.billing.practice()
    seller = work.sellers.current()
    versions = work.arrangements.versions(client.client_id)
    months: dict[tuple[Period, ArrangementId | None], tuple[Arrangement, list[DraftLine]]] = {}
    for session in sessions:
        line = _line(session, practice.currency)
        if line is None:
            continue
        arrangement = _arrangement(versions, client.client_id, line)
        key = (month_of(line.day), arrangement.arrangement_id)
        months.setdefault(key, (arrangement, []))[1].append(line)
    return [
        Draft(
            client=client,
            arrangement=arrangement,
            seller=seller,
            period=period,
            currency=practice.currency,
            language=_language(arrangement, practice),
            lines=tuple(lines),
        )
        for (period, _), (arrangement, lines) in sorted(
            months.items(), key=lambda entry: (entry[0][0].first_on, entry[0][1] is None, entry[0][1] or 0)
        )
    ]


def _line(session: UnbilledSession, currency: str) -> DraftLine | None:
    fee = session.fee_minor or 0
    price = rounded(fee * session.late_fee_percent, _HUNDRED) if session.reserved else fee
    if price == 0:
        return None
    return DraftLine(
        session.session_id, session.day, session.minutes, Money(price, currency), session.reserved
    )


def _arrangement(versions: list[Arrangement], client_id: ClientId, line: DraftLine) -> Arrangement:
    """Return the arrangement of the session's day; a reserved hour never falls under one with a payer."""
    found = in_force(versions, client_id, line.day)
    return itself(client_id) if line.reserved and found.third_party else found


def _language(arrangement: Arrangement, practice: BillingPractice) -> str:
    wanted = arrangement.terms.language or practice.language
    return wanted if wanted in invoice_languages() else _FIRST_LANGUAGE
