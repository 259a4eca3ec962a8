-- Who pays for a client and what they may read; versions. A payer exists nowhere else.
CREATE TABLE spent_references (
    spent_reference_id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE CHECK (length(reference) BETWEEN 1 AND 35),
    spent_at TEXT NOT NULL CHECK (spent_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE TRIGGER spent_references_are_not_changed BEFORE UPDATE ON spent_references
BEGIN
    SELECT RAISE(ABORT, 'a spent reference stays spent');
END;

CREATE TRIGGER spent_references_stay BEFORE DELETE ON spent_references
BEGIN
    SELECT RAISE(ABORT, 'a spent reference stays spent');
END;

CREATE TABLE arrangements (
    arrangement_id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES clients,
    invoice_to TEXT NOT NULL CHECK (invoice_to IN ('client', 'payer')),
    paid_by TEXT NOT NULL CHECK (paid_by IN ('client', 'payer')),
    payer_name TEXT,
    payer_street TEXT,
    payer_postcode TEXT,
    payer_city TEXT,
    payer_country TEXT,
    payer_vat_id TEXT,
    order_reference TEXT CHECK (length(order_reference) BETWEEN 1 AND 35),
    billing_reference TEXT NOT NULL REFERENCES spent_references (reference),
    who TEXT NOT NULL CHECK (who IN ('name', 'reference', 'nobody')),
    time_shown TEXT NOT NULL CHECK (time_shown IN ('dates', 'period', 'total')),
    language TEXT CHECK (length(language) = 2),
    instructed_on TEXT CHECK (instructed_on GLOB '????-??-??'),
    consented_on TEXT CHECK (consented_on GLOB '????-??-??'),
    consent_version INTEGER CHECK (consent_version > 0),
    from_on TEXT NOT NULL CHECK (from_on GLOB '????-??-??'),
    to_on TEXT CHECK (to_on GLOB '????-??-??'),
    revoked_on TEXT CHECK (revoked_on GLOB '????-??-??'),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z'),
    CHECK ((payer_name IS NOT NULL) = (invoice_to = 'payer' OR paid_by = 'payer')),
    CHECK ((consented_on IS NULL) = (consent_version IS NULL))
) STRICT;

CREATE INDEX arrangements_of_client ON arrangements (client_id);

CREATE TRIGGER arrangements_are_not_changed BEFORE UPDATE OF
    client_id, invoice_to, paid_by, payer_name, payer_street, payer_postcode, payer_city, payer_country, payer_vat_id,
    order_reference, billing_reference, who, time_shown, language, instructed_on, consented_on, consent_version,
    from_on, created_at
ON arrangements
BEGIN
    SELECT RAISE(ABORT, 'an arrangement gets a new version');
END;

CREATE TRIGGER arrangements_stay_withdrawn BEFORE UPDATE OF revoked_on ON arrangements
WHEN OLD.revoked_on IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a withdrawal is not taken back');
END;

CREATE TRIGGER arrangements_keep_references_apart BEFORE INSERT ON arrangements
WHEN EXISTS (
    SELECT 1 FROM arrangements AS other
    WHERE other.billing_reference = NEW.billing_reference AND other.client_id <> NEW.client_id
)
BEGIN
    SELECT RAISE(ABORT, 'a billing reference belongs to one client');
END;

-- The therapist as the one who writes invoices: canonical JSON, the last version counts.
CREATE TABLE seller_profiles (
    seller_profile_id INTEGER PRIMARY KEY,
    profile BLOB NOT NULL,
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE TRIGGER seller_profiles_are_not_changed BEFORE UPDATE ON seller_profiles
BEGIN
    SELECT RAISE(ABORT, 'a profile gets a new version');
END;

CREATE TRIGGER seller_profiles_stay BEFORE DELETE ON seller_profiles
BEGIN
    SELECT RAISE(ABORT, 'a profile gets a new version');
END;

-- Numbers: next only ever steps by one, and only an invoice takes it.
CREATE TABLE series (
    series_id INTEGER PRIMARY KEY,
    prefix TEXT NOT NULL DEFAULT '',
    year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 9999),
    next INTEGER NOT NULL DEFAULT 1 CHECK (next > 0),
    UNIQUE (prefix, year)
) STRICT;

CREATE TRIGGER series_step_by_one BEFORE UPDATE ON series
WHEN NEW.next <> OLD.next + 1 OR NEW.series_id <> OLD.series_id OR NEW.prefix <> OLD.prefix OR NEW.year <> OLD.year
BEGIN
    SELECT RAISE(ABORT, 'a series steps by one');
END;

CREATE TRIGGER series_begin_at_one BEFORE INSERT ON series
WHEN NEW.next <> 1
BEGIN
    SELECT RAISE(ABORT, 'a series begins at one');
END;

CREATE TRIGGER series_stay BEFORE DELETE ON series
BEGIN
    SELECT RAISE(ABORT, 'a series is kept');
END;

-- Issued invoices and corrections: kept for ever, and nothing in them leads to a client.
CREATE TABLE invoices (
    invoice_id INTEGER PRIMARY KEY,
    series_id INTEGER NOT NULL REFERENCES series,
    seq INTEGER NOT NULL CHECK (seq > 0),
    number TEXT NOT NULL UNIQUE CHECK (length(number) BETWEEN 1 AND 35),
    kind TEXT NOT NULL CHECK (kind IN ('invoice', 'correction')),
    corrects_id INTEGER UNIQUE REFERENCES invoices,
    issued_on TEXT NOT NULL CHECK (issued_on GLOB '????-??-??'),
    due_on TEXT NOT NULL CHECK (due_on GLOB '????-??-??'),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    gross_minor INTEGER NOT NULL,
    document_sha BLOB NOT NULL CHECK (length(document_sha) = 32),
    pdf_sha BLOB NOT NULL CHECK (length(pdf_sha) = 32),
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    chain BLOB NOT NULL UNIQUE CHECK (length(chain) = 32),
    issued_at TEXT NOT NULL CHECK (issued_at GLOB '????-??-??T??:??:??Z'),
    UNIQUE (series_id, seq),
    CHECK ((kind = 'correction') = (corrects_id IS NOT NULL)),
    CHECK (due_on >= issued_on)
) STRICT;

CREATE TRIGGER invoices_are_not_changed BEFORE UPDATE ON invoices
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;

CREATE TRIGGER invoices_stay BEFORE DELETE ON invoices
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never deleted');
END;

CREATE TRIGGER invoices_take_their_number BEFORE INSERT ON invoices
WHEN NEW.seq IS NOT (SELECT next - 1 FROM series WHERE series_id = NEW.series_id)
BEGIN
    SELECT RAISE(ABORT, 'a number comes from its series');
END;

CREATE TRIGGER invoices_follow_in_time BEFORE INSERT ON invoices
WHEN NEW.issued_on < (SELECT max(issued_on) FROM invoices)
BEGIN
    SELECT RAISE(ABORT, 'an invoice follows the one before it');
END;

CREATE TRIGGER invoices_follow_in_chain BEFORE INSERT ON invoices
WHEN NEW.previous IS NOT coalesce(
    (SELECT chain FROM invoices ORDER BY invoice_id DESC LIMIT 1),
    X'0000000000000000000000000000000000000000000000000000000000000000'
)
BEGIN
    SELECT RAISE(ABORT, 'an invoice is chained to the one before it');
END;

CREATE TRIGGER invoices_correct_invoices BEFORE INSERT ON invoices
WHEN NEW.corrects_id IS NOT NULL AND 'invoice' IS NOT (SELECT kind FROM invoices WHERE invoice_id = NEW.corrects_id)
BEGIN
    SELECT RAISE(ABORT, 'a correction is not corrected');
END;

-- Document and PDF exactly as issued; they may go when the years of retention are over.
CREATE TABLE invoice_papers (
    invoice_id INTEGER PRIMARY KEY REFERENCES invoices,
    document BLOB NOT NULL,
    pdf BLOB NOT NULL,
    retain_until TEXT NOT NULL CHECK (retain_until GLOB '????-12-31')
) STRICT;

CREATE TRIGGER invoice_papers_are_not_changed BEFORE UPDATE ON invoice_papers
BEGIN
    SELECT RAISE(ABORT, 'an issued invoice is never changed');
END;

CREATE TRIGGER invoice_papers_are_retained BEFORE DELETE ON invoice_papers
WHEN date('now') <= OLD.retain_until
BEGIN
    SELECT RAISE(ABORT, 'the years of retention are not over');
END;

-- The only way from an invoice to a client; erasing the client removes it.
CREATE TABLE invoice_clients (
    invoice_id INTEGER PRIMARY KEY REFERENCES invoices,
    client_id INTEGER NOT NULL REFERENCES clients,
    arrangement_id INTEGER REFERENCES arrangements
) STRICT;

CREATE INDEX invoice_clients_of_client ON invoice_clients (client_id);

CREATE TRIGGER invoice_clients_are_not_changed BEFORE UPDATE ON invoice_clients
BEGIN
    SELECT RAISE(ABORT, 'an invoice belongs to one client');
END;

-- A session is billed once, until a correction frees it.
CREATE TABLE session_billings (
    session_billing_id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions,
    invoice_id INTEGER NOT NULL REFERENCES invoices,
    freed_by INTEGER REFERENCES invoices
) STRICT;

CREATE UNIQUE INDEX session_billings_once ON session_billings (session_id) WHERE freed_by IS NULL;
CREATE INDEX session_billings_of_invoice ON session_billings (invoice_id);

CREATE TRIGGER session_billings_are_not_changed BEFORE UPDATE ON session_billings
WHEN OLD.freed_by IS NOT NULL OR NEW.session_id <> OLD.session_id OR NEW.invoice_id <> OLD.invoice_id
    OR OLD.invoice_id IS NOT (SELECT corrects_id FROM invoices WHERE invoice_id = NEW.freed_by)
BEGIN
    SELECT RAISE(ABORT, 'only its correction frees a billed session');
END;

-- Money received. A wrong entry is reversed by a second one.
CREATE TABLE payments (
    payment_id INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES invoices,
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
    paid_on TEXT NOT NULL CHECK (paid_on GLOB '????-??-??'),
    method TEXT NOT NULL CHECK (method IN ('transfer', 'card', 'cash', 'other')),
    reverses_id INTEGER UNIQUE REFERENCES payments,
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE INDEX payments_of_invoice ON payments (invoice_id);

CREATE TRIGGER payments_are_not_changed BEFORE UPDATE ON payments
BEGIN
    SELECT RAISE(ABORT, 'a payment is reversed, not changed');
END;

CREATE TRIGGER payments_stay BEFORE DELETE ON payments
BEGIN
    SELECT RAISE(ABORT, 'a payment is reversed, not deleted');
END;

CREATE TRIGGER payments_reverse_exactly BEFORE INSERT ON payments
WHEN NEW.reverses_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM payments AS original
    WHERE original.payment_id = NEW.reverses_id AND original.invoice_id = NEW.invoice_id
        AND original.amount_minor = -NEW.amount_minor AND original.reverses_id IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'a reversal takes back one payment, whole');
END;

-- That an invoice left through the one door: neither where to nor to whom.
CREATE TABLE exports (
    export_id INTEGER PRIMARY KEY,
    invoice_id INTEGER NOT NULL REFERENCES invoices,
    format TEXT NOT NULL CHECK (format IN ('pdf')),
    sha BLOB NOT NULL CHECK (length(sha) = 32),
    exported_at TEXT NOT NULL CHECK (exported_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE INDEX exports_of_invoice ON exports (invoice_id);

CREATE TRIGGER exports_are_not_changed BEFORE UPDATE ON exports
BEGIN
    SELECT RAISE(ABORT, 'the log of exports is only added to');
END;

CREATE TRIGGER exports_stay BEFORE DELETE ON exports
BEGIN
    SELECT RAISE(ABORT, 'the log of exports is only added to');
END;
