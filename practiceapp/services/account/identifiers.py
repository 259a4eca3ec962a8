"""Check digits of bank accounts and tax numbers, by python-stdnum; offline, and loaded only when asked."""

import re

from practiceapp.domain.account.parties import Bank, Party
from practiceapp.domain.errors import UnfitIdentifier

_TAX_NUMBER = re.compile(r"[0-9][0-9 /.-]{6,20}[0-9]")
_UNITED_KINGDOM = ("GB", "XI")


def check_bank(bank: Bank) -> None:
    """Raise UnfitIdentifier for a wrong IBAN (check digits, national form) or an impossible BIC."""
    from stdnum import bic, iban

    if not iban.is_valid(bank.iban):
        raise UnfitIdentifier("iban")
    if bank.bic is not None and not bic.is_valid(bank.bic):
        raise UnfitIdentifier("bic")


def check_party(party: Party) -> None:
    """Raise UnfitIdentifier for a VAT id with wrong check digits, or no German tax number's shape."""
    if party.vat_id is not None and not _is_vat_id(party.vat_id):
        raise UnfitIdentifier("vat_id")
    german = party.address.country == "DE"
    if german and party.tax_number is not None and not _TAX_NUMBER.fullmatch(party.tax_number):
        raise UnfitIdentifier("tax_number")


def _is_vat_id(vat_id: str) -> bool:
    from stdnum.ch import vat as swiss
    from stdnum.eu import vat as european
    from stdnum.gb import vat as british

    if vat_id.startswith(_UNITED_KINGDOM):
        return bool(british.is_valid(vat_id[2:]))
    if vat_id.startswith("CHE"):
        return bool(swiss.is_valid(vat_id))
    return bool(european.is_valid(vat_id))
