-- What the vault knows about itself: one row, changed in the same transaction as whatever it vouches for.
CREATE TABLE vault_state (
    vault_state_id INTEGER PRIMARY KEY CHECK (vault_state_id = 1),
    vault_id BLOB NOT NULL CHECK (length(vault_id) = 16),
    generation INTEGER NOT NULL CHECK (generation >= 0),
    note_seal BLOB NOT NULL CHECK (length(note_seal) = 32),
    created_at TEXT NOT NULL CHECK (created_at GLOB '????-??-??T??:??:??Z')
) STRICT;
