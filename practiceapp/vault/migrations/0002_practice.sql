-- The practice itself: one row, the therapist's own data and what holds unless agreed otherwise.
-- A fee that is NULL is not known yet; 0 is without a fee on purpose. So too with sessions.
CREATE TABLE practices (
    practice_id INTEGER PRIMARY KEY CHECK (practice_id = 1),
    therapist_name TEXT NOT NULL CHECK (therapist_name <> ''),
    practice_name TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL CHECK (length(country) = 2),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    time_zone TEXT NOT NULL,
    language TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    fee_minor INTEGER CHECK (fee_minor >= 0),
    consultation_minutes INTEGER NOT NULL CHECK (consultation_minutes > 0),
    consultation_fee_minor INTEGER CHECK (consultation_fee_minor >= 0),
    notice_hours INTEGER NOT NULL CHECK (notice_hours >= 0),
    late_fee_percent INTEGER NOT NULL CHECK (late_fee_percent BETWEEN 0 AND 100),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE TABLE clients (
    client_id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    given_name TEXT NOT NULL DEFAULT '',
    family_name TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    street TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('enquiry', 'active', 'paused', 'ended')),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z'),
    removed_at TEXT CHECK (removed_at GLOB '????-??-??T??:??:??Z')
) STRICT;

-- Every reference ever given to a client, kept when the client is erased: none is given twice.
CREATE TABLE spent_client_references (
    spent_client_reference_id INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER clients_spend_their_reference AFTER INSERT ON clients
BEGIN
    INSERT INTO spent_client_references (reference) VALUES (NEW.reference);
END;

CREATE TRIGGER clients_keep_their_reference BEFORE UPDATE OF reference ON clients
WHEN NEW.reference <> OLD.reference
BEGIN
    SELECT RAISE(ABORT, 'a reference never changes');
END;

CREATE TRIGGER spent_client_references_stay BEFORE DELETE ON spent_client_references
BEGIN
    SELECT RAISE(ABORT, 'a spent reference stays spent');
END;

-- Versions of the terms with one client; a version is added, never changed.
CREATE TABLE agreements (
    agreement_id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES clients,
    from_on TEXT NOT NULL CHECK (from_on GLOB '????-??-??'),
    fee_minor INTEGER NOT NULL CHECK (fee_minor >= 0),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    notice_hours INTEGER NOT NULL CHECK (notice_hours >= 0),
    late_fee_percent INTEGER NOT NULL CHECK (late_fee_percent BETWEEN 0 AND 100),
    accepted_on TEXT CHECK (accepted_on GLOB '????-??-??'),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE INDEX agreements_of_client ON agreements (client_id, from_on);

CREATE TRIGGER agreements_are_not_changed BEFORE UPDATE ON agreements
BEGIN
    SELECT RAISE(ABORT, 'an agreement gets a new version');
END;

-- A session stands where the clock on the wall stood: day, time, zone.
CREATE TABLE sessions (
    session_id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES clients,
    kind TEXT NOT NULL CHECK (kind IN ('session', 'consultation')),
    on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
    at_time TEXT NOT NULL CHECK (at_time GLOB '[0-2][0-9]:[0-5][0-9]'),
    time_zone TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    state TEXT NOT NULL CHECK (
        state IN ('planned', 'held', 'moved', 'cancelled_in_time', 'cancelled_late', 'cancelled_by_me', 'missed')
    ),
    fee_minor INTEGER CHECK (fee_minor >= 0),
    moved_from_id INTEGER REFERENCES sessions,
    decided_at TEXT CHECK (decided_at GLOB '????-??-??T??:??:??Z'),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z'),
    removed_at TEXT CHECK (removed_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE INDEX sessions_by_day ON sessions (on_day, at_time);
CREATE INDEX sessions_of_client ON sessions (client_id, on_day, at_time);
CREATE INDEX sessions_of_client_by_state ON sessions (client_id, state, on_day, at_time) WHERE removed_at IS NULL;
CREATE INDEX sessions_planned ON sessions (on_day, at_time) WHERE state = 'planned' AND removed_at IS NULL;
CREATE INDEX sessions_of_unknown_fee ON sessions (on_day) WHERE fee_minor IS NULL AND removed_at IS NULL;
CREATE INDEX sessions_moved_from ON sessions (moved_from_id) WHERE moved_from_id IS NOT NULL;
