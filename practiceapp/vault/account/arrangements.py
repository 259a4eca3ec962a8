"""Versions of arrangements and the references ever used, as rows."""

from datetime import date, datetime
from typing import Any

from practiceapp.domain.account.arrangements import (
    Arrangement,
    ArrangementId,
    ArrangementTerms,
    Choice,
    Side,
    When,
    Who,
)
from practiceapp.domain.account.parties import Address, Party, Ref
from practiceapp.domain.clients import ClientId
from practiceapp.vault.account.instants import day_or_none, iso_or_none, utc
from practiceapp.vault.works import Work

_COLUMNS = (
    "invoice_to, paid_by, payer_name, payer_street, payer_postcode, payer_city, payer_country, payer_vat_id,"
    " order_reference, billing_reference, who, time_shown, language, instructed_on, consented_on,"
    " consent_version, from_on"
)


class ArrangementStore:
    """Adds versions, ends and withdraws them; changes nothing else in them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def versions(self, client_id: ClientId) -> list[Arrangement]:
        """Return a client's versions, oldest first."""
        rows = self._work.execute(
            f"SELECT arrangement_id, to_on, revoked_on, {_COLUMNS} FROM arrangements"  # noqa: S608
            " WHERE client_id = ? ORDER BY arrangement_id",
            (client_id,),
        )
        return [_arrangement(client_id, row) for row in rows]

    def add(
        self,
        client_id: ClientId,
        terms: ArrangementTerms,
        reference: Ref,
        from_on: date,
        created_at: datetime,
    ) -> ArrangementId:
        """Add a version that holds from a day on."""
        values = (client_id, utc(created_at), *_values(terms, reference, from_on))
        marks = ", ".join("?" * len(values))
        return ArrangementId(
            self._work.insert(
                f"INSERT INTO arrangements (client_id, created_at, {_COLUMNS}) VALUES ({marks})",  # noqa: S608
                values,
            )
        )

    def end(self, arrangement_id: ArrangementId, to_on: date) -> None:
        """Let a version hold up to a day, that day included."""
        self._work.changed(
            "UPDATE arrangements SET to_on = ? WHERE arrangement_id = ?", (to_on.isoformat(), arrangement_id)
        )

    def revoke(self, arrangement_id: ArrangementId, on: date) -> None:
        """Note the day the client withdrew it."""
        self._work.changed(
            "UPDATE arrangements SET revoked_on = ? WHERE arrangement_id = ?",
            (on.isoformat(), arrangement_id),
        )

    def spend(self, reference: Ref, at: datetime) -> bool:
        """Take a reference for good; False if it was ever used, here or as a client's own."""
        used = self._work.execute(
            "SELECT 1 FROM spent_references WHERE reference = ?"
            " UNION ALL SELECT 1 FROM spent_client_references WHERE reference = ?",
            (reference.value, reference.value),
        )
        if used:
            return False
        self._work.insert(
            "INSERT INTO spent_references (reference, spent_at) VALUES (?, ?)", (reference.value, utc(at))
        )
        return True


def _values(terms: ArrangementTerms, reference: Ref, from_on: date) -> tuple[object, ...]:
    payer = terms.payer
    address = payer.address if payer else None
    return (
        terms.invoice_to.value,
        terms.paid_by.value,
        payer.name if payer else None,
        address.street if address else None,
        address.postcode if address else None,
        address.city if address else None,
        address.country if address else None,
        payer.vat_id if payer else None,
        terms.order.value if terms.order else None,
        reference.value,
        terms.choice.who.value,
        terms.choice.when.value,
        terms.language,
        iso_or_none(terms.instructed_on),
        iso_or_none(terms.consented_on),
        terms.consent_version,
        from_on.isoformat(),
    )


def _arrangement(client_id: ClientId, row: tuple[Any, ...]) -> Arrangement:
    arrangement_id, to_on, revoked_on, invoice_to, paid_by, *rest = row
    name, street, postcode, city, country, vat_id, order, reference, who, when, *terms = rest
    language, instructed_on, consented_on, consent_version, from_on = terms
    payer = Party(name, Address(street, postcode, city, country), vat_id) if name is not None else None
    return Arrangement(
        client_id=client_id,
        terms=ArrangementTerms(
            invoice_to=Side(invoice_to),
            paid_by=Side(paid_by),
            payer=payer,
            order=Ref(order) if order is not None else None,
            choice=Choice(Who(who), When(when)),
            instructed_on=day_or_none(instructed_on),
            consented_on=day_or_none(consented_on),
            consent_version=consent_version,
            language=language,
        ),
        arrangement_id=ArrangementId(arrangement_id),
        billing_reference=Ref(reference),
        from_on=date.fromisoformat(from_on),
        to_on=day_or_none(to_on),
        revoked_on=day_or_none(revoked_on),
    )
