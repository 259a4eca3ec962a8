"""Decisions of a client's agreement: which version holds, what a new one starts from, keeping it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from practiceapp.domain.agreements import Agreement, AgreementTerms, in_force
from practiceapp.domain.clients import ClientId
from practiceapp.domain.errors import AmountOutOfReach, PracticeError, VaultTrouble
from practiceapp.domain.practice import Practice
from practiceapp.services.agreements import AgreementService
from practiceapp.services.clock import Clock
from practiceapp.services.practice import PracticeService
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.shared.wording import sentence_for

FEE, MINUTES, NOTICE, SHARE = "fee_minor", "minutes", "notice_hours", "late_fee_percent"


@dataclass(frozen=True)
class AgreementScreen:
    """The terms in words and the form for new ones. `starting` are the terms a new version begins with.

    `fee_minor` is the fee it begins with, or None while none is known.
    """

    holds: str
    versions: list[Row]
    starting: AgreementTerms
    fee_minor: int | None
    currency: str
    today: date


class AgreementPresenter(QObject):
    """Shows the versions of one client's terms and adds one."""

    shown = Signal(AgreementScreen)
    refused = Signal(str, str)
    agreed = Signal(str)

    def __init__(
        self,
        agreements: AgreementService,
        practice: PracticeService,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._agreements, self._practice, self._clock = agreements, practice, clock
        self._client_id: ClientId | None = None

    def show_client(self, client_id: ClientId) -> None:
        """Read and show this client's terms."""
        self._client_id = client_id
        try:
            practice = self._practice.load()
            versions = self._agreements.versions(client_id)
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit("", sentence_for(error))
            return
        today = self._clock.today()
        holding = in_force(versions, today)
        starting = holding.terms if holding else _usual(practice)
        self.shown.emit(
            AgreementScreen(
                holds=_holds(practice, holding),
                versions=[_row(one, practice.currency, one is holding, today) for one in versions],
                starting=starting,
                fee_minor=holding.terms.fee_minor if holding else practice.fee_minor,
                currency=practice.currency,
                today=today,
            )
        )

    def agree(self, fee_minor: int | None, terms: AgreementTerms, from_on: date) -> None:
        """Keep a new version; the fee is None when what was typed is no amount."""
        if self._client_id is None:
            return
        if fee_minor is None:
            self.refused.emit(FEE, _("Write the fee as an amount, such as 180.00."))
            return
        try:
            self._agreements.agree(self._client_id, terms, from_on)
        except AmountOutOfReach as error:
            self.refused.emit(error.field, sentence_for(error))
            return
        except (PracticeError, VaultTrouble) as error:
            self.refused.emit("", sentence_for(error))
            return
        self.agreed.emit(_("Agreement kept, from {day}.").format(day=formats.day(from_on)))
        self.show_client(self._client_id)


def _usual(practice: Practice) -> AgreementTerms:
    return AgreementTerms(
        fee_minor=practice.fee_minor or 0,
        minutes=practice.minutes,
        notice_hours=practice.notice_hours,
        late_fee_percent=practice.late_fee_percent,
    )


def _holds(practice: Practice, holding: Agreement | None) -> str:
    if holding is None and practice.fee_minor is None:
        return _("Nothing was agreed with this client yet, and no fee is known in your practice.")
    if holding is None:
        words = _("Nothing was agreed with this client yet. What the practice usually asks holds: {terms}.")
        return words.format(terms=_in_words(_usual(practice), practice.currency))
    words = _("In force since {day}: {terms}.")
    return words.format(day=formats.day(holding.from_on), terms=_in_words(holding.terms, practice.currency))


def _in_words(terms: AgreementTerms, currency: str) -> str:
    return _("{fee} for {minutes} minutes").format(
        fee=formats.money(terms.fee_minor, currency), minutes=formats.number(terms.minutes)
    )


def _row(version: Agreement, currency: str, holds: bool, today: date) -> Row:
    terms = version.terms
    late = _("Cancelled later than {hours} hours before: {share} % of the fee").format(
        hours=formats.number(terms.notice_hours), share=formats.number(terms.late_fee_percent)
    )
    accepted = (
        "" if terms.accepted_on is None else _("agreed {day}").format(day=formats.day(terms.accepted_on))
    )
    pill = (_("In force"), "ok") if holds else None
    if version.from_on > today:
        pill = (_("Later"), "accent")
    return Row(
        key=version.agreement_id,
        title=_("From {day}: {terms}").format(
            day=formats.day(version.from_on), terms=_in_words(terms, currency)
        ),
        second=" · ".join(part for part in (late, accepted) if part),
        pill=pill,
        quiet=pill is None,
    )
