"""What accounts work may read, add and change in its own tables. Nothing may be deleted."""

from practiceapp.vault.boundary import Grant

ACCOUNT_GRANTS = (
    Grant("spent_client_references", read=("reference",)),
    Grant("spent_references", read=("reference",), insert=True),
    Grant(
        "arrangements",
        read=(
            "arrangement_id",
            "client_id",
            "invoice_to",
            "paid_by",
            "payer_name",
            "payer_street",
            "payer_postcode",
            "payer_city",
            "payer_country",
            "payer_vat_id",
            "order_reference",
            "billing_reference",
            "who",
            "time_shown",
            "language",
            "instructed_on",
            "consented_on",
            "consent_version",
            "from_on",
            "to_on",
            "revoked_on",
        ),
        update=("to_on", "revoked_on"),
        insert=True,
    ),
    Grant("seller_profiles", read=("seller_profile_id", "profile"), insert=True),
    Grant("series", read=("series_id", "prefix", "year", "next"), update=("next",), insert=True),
    Grant(
        "invoices",
        read=(
            "invoice_id",
            "series_id",
            "seq",
            "number",
            "kind",
            "corrects_id",
            "issued_on",
            "due_on",
            "currency",
            "gross_minor",
            "document_sha",
            "pdf_sha",
            "previous",
            "chain",
        ),
        insert=True,
    ),
    Grant("invoice_papers", read=("invoice_id", "document", "pdf", "retain_until"), insert=True),
    Grant("invoice_clients", read=("invoice_id", "client_id", "arrangement_id"), insert=True),
    Grant(
        "session_billings",
        read=("session_id", "invoice_id", "freed_by"),
        update=("freed_by",),
        insert=True,
    ),
    Grant(
        "payments",
        read=("payment_id", "invoice_id", "amount_minor", "paid_on", "method", "reverses_id"),
        insert=True,
    ),
    Grant("exports", read=("invoice_id", "format", "sha", "exported_at"), insert=True),
)
"""Every column named; a column added later is closed until it is written down here."""

ACCOUNT_TABLES = tuple(grant.table for grant in ACCOUNT_GRANTS if grant.table != "spent_client_references")
"""The tables that belong to the accounts, closed to the clinical side."""
