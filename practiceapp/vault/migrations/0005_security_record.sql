-- What was done for the safety of the vault, and when: dates and outcomes, and nobody's name.
CREATE TABLE security_events (
    security_event_id INTEGER PRIMARY KEY,
    act TEXT NOT NULL CHECK (act <> ''),
    happened_at TEXT NOT NULL CHECK (happened_at GLOB '????-??-??T??:??:??Z'),
    went_well INTEGER NOT NULL CHECK (went_well IN (0, 1))
) STRICT;
CREATE INDEX security_events_by_act ON security_events (act, happened_at);
