"""The sentences of an invoice, closed and versioned, in each language it can be written in.

A changed sentence is a new version; `domain.account.wordings.WORDINGS_VERSION` says which is written today.
"""

from dataclasses import dataclass

from practiceapp.domain.account.tax import Tax
from practiceapp.domain.account.wordings import Wording


@dataclass(frozen=True, slots=True)
class Phrases:
    """All words of one language. Braces are filled with numbers, days and amounts only.

    `one` is what a line says that stands for one session, `several` any other; a sum is always `several`.
    """

    one: dict[Wording, str]
    several: dict[Wording, str]
    invoice: str
    correction: str
    draft: str
    draft_hint: str
    number: str
    date: str
    due: str
    period: str
    reference: str
    order: str
    concerns: str
    tax_number: str
    vat_id: str
    own_id: str
    your_vat_id: str
    day: str
    service: str
    minutes: str
    length: str
    count: str
    price: str
    vat: str
    amount: str
    net: str
    tax: str
    total: str
    total_corrected: str
    pay: str
    pay_now: str
    holder: str
    bank_reference: str
    corrects: str
    page: str
    span: str
    notes: dict[Tax, str]
    grounds: dict[tuple[Tax, str], str]


_EN = Phrases(
    one={
        Wording.SESSION: "Professional session",
        Wording.INDIVIDUAL: "Individual professional session",
        Wording.SERVICES: "Professional services",
        Wording.LATE_CANCEL: "Reserved appointment (cancellation terms)",
    },
    several={
        Wording.SESSION: "Professional sessions",
        Wording.INDIVIDUAL: "Individual professional sessions",
        Wording.SERVICES: "Professional services",
        Wording.LATE_CANCEL: "Reserved appointments (cancellation terms)",
    },
    invoice="Invoice",
    correction="Correction",
    draft="Draft",
    draft_hint="A preview: it has no number yet and is not an invoice.",
    number="Invoice no.",
    date="Invoice date",
    due="Payment due",
    period="Service period",
    reference="Reference",
    order="Your order",
    concerns="For",
    tax_number="Tax no.",
    vat_id="VAT ID",
    own_id="ID",
    your_vat_id="Your VAT ID",
    day="Date",
    service="Description",
    minutes="{minutes} min",
    length="Length",
    count="Number",
    price="Unit price",
    vat="VAT",
    amount="Amount",
    net="Net total",
    tax="VAT {rate} on {base}",
    total="Total due",
    total_corrected="Total of this correction",
    pay="Please transfer {amount} by {due}, quoting {number}.",
    pay_now="Please transfer {amount}, quoting the invoice number.",
    holder="Account holder",
    bank_reference="Payment reference",
    corrects="This corrects invoice {number} of {day} in full. Nothing is due on that invoice any more.",
    page="Page {page} of {pages}",
    span="{first} to {last}",
    notes={
        Tax.EXEMPT_PLAIN: "Exempt from VAT.",
        Tax.EXEMPT_CARE: "Exempt from VAT (Directive 2006/112/EC, Article 132(1)(c)).",
        Tax.SMALL_BUSINESS: "No VAT is charged (small business).",
    },
    grounds={
        (Tax.EXEMPT_CARE, "DE"): "Exempt from VAT under § 4 no. 14 UStG.",
        (Tax.EXEMPT_CARE, "AT"): "Exempt from VAT under § 6 (1) no. 19 UStG.",
        (Tax.EXEMPT_CARE, "CH"): "Exempt from VAT under Art. 21 (2) no. 3 MWSTG.",
        (Tax.EXEMPT_CARE, "GB"): "Exempt from VAT under VATA 1994, Schedule 9, Group 7.",
        (Tax.SMALL_BUSINESS, "DE"): "Exempt from VAT as a small business under § 19 UStG.",
        (Tax.SMALL_BUSINESS, "AT"): "Exempt from VAT as a small business under § 6 (1) no. 27 UStG.",
        (Tax.SMALL_BUSINESS, "CH"): "Not liable to VAT.",
        (Tax.SMALL_BUSINESS, "GB"): "Not registered for VAT; no VAT is charged.",
    },
)

_DE = Phrases(
    one={
        Wording.SESSION: "Sitzung",
        Wording.INDIVIDUAL: "Einzelsitzung (freiberufliche Leistung)",
        Wording.SERVICES: "Honorar für Leistungen",
        Wording.LATE_CANCEL: "Reservierter Termin (Absageregelung)",
    },
    several={
        Wording.SESSION: "Sitzungen",
        Wording.INDIVIDUAL: "Einzelsitzungen (freiberufliche Leistung)",
        Wording.SERVICES: "Honorar für Leistungen",
        Wording.LATE_CANCEL: "Reservierte Termine (Absageregelung)",
    },
    invoice="Rechnung",
    correction="Rechnungskorrektur",
    draft="Entwurf",
    draft_hint="Eine Vorschau: noch ohne Nummer, keine Rechnung.",
    number="Rechnungsnr.",
    date="Rechnungsdatum",
    due="Fällig am",
    period="Leistungszeitraum",
    reference="Rechnungszeichen",
    order="Ihre Bestellung",
    concerns="Für",
    tax_number="Steuernr.",
    vat_id="USt-IdNr.",
    own_id="Kennung",
    your_vat_id="Ihre USt-IdNr.",
    day="Datum",
    service="Leistung",
    minutes="{minutes} Min.",
    length="Dauer",
    count="Anzahl",
    price="Einzelpreis",
    vat="USt.",
    amount="Betrag",
    net="Summe netto",
    tax="USt. {rate} auf {base}",
    total="Zu zahlen",
    total_corrected="Summe dieser Korrektur",
    pay="Bitte überweisen Sie {amount} bis zum {due} unter Angabe von {number}.",
    pay_now="Bitte überweisen Sie {amount} unter Angabe der Rechnungsnummer.",
    holder="Kontoinhaber:in",
    bank_reference="Verwendungszweck",
    corrects="Diese Korrektur hebt die Rechnung {number} vom {day} auf. Daraus ist nichts mehr zu zahlen.",
    page="Seite {page} von {pages}",
    span="{first} bis {last}",
    notes={
        Tax.EXEMPT_PLAIN: "Umsatzsteuerfrei.",
        Tax.EXEMPT_CARE: "Umsatzsteuerfrei (Richtlinie 2006/112/EG, Artikel 132 Absatz 1 Buchstabe c).",
        Tax.SMALL_BUSINESS: "Es wird keine Umsatzsteuer berechnet (Kleinunternehmen).",
    },
    grounds={
        (Tax.EXEMPT_CARE, "DE"): "Umsatzsteuerfrei nach § 4 Nr. 14 UStG.",
        (Tax.EXEMPT_CARE, "AT"): "Umsatzsteuerfrei nach § 6 Abs. 1 Z 19 UStG.",
        (Tax.EXEMPT_CARE, "CH"): "Von der Mehrwertsteuer ausgenommen (Art. 21 Abs. 2 Ziff. 3 MWSTG).",
        (Tax.EXEMPT_CARE, "GB"): "Umsatzsteuerfrei (VATA 1994, Schedule 9, Group 7).",
        (Tax.SMALL_BUSINESS, "DE"): "Umsatzsteuerfrei als Kleinunternehmen nach § 19 UStG.",
        (Tax.SMALL_BUSINESS, "AT"): "Umsatzsteuerfrei als Kleinunternehmen nach § 6 Abs. 1 Z 27 UStG.",
        (Tax.SMALL_BUSINESS, "CH"): "Nicht mehrwertsteuerpflichtig.",
        (Tax.SMALL_BUSINESS, "GB"): "Nicht für die Umsatzsteuer registriert; es wird keine berechnet.",
    },
)

_VERSIONS = {(1, "en"): _EN, (1, "de"): _DE}


def phrases(version: int, language: str) -> Phrases:
    """Return the words of a version; every version ever issued is kept here."""
    return _VERSIONS[version, language]


def tax_note(words: Phrases, tax: Tax, country: str) -> str | None:
    """Return why no tax is charged, after the law of the therapist's country; None when tax is charged.

    Sources: DE § 14 (4) no. 8 and § 19 UStG; AT § 11 (1) UStG; CH Art. 21 MWSTG; UK VATA 1994 Sch. 9.
    In countries without VAT nothing is said.
    """
    if tax is Tax.STANDARD or country == "US":
        return None
    return words.grounds.get((tax, country)) or words.notes[tax]
