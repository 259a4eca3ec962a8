-- One note for each session: written as a draft, finished (locked) once, added to afterwards.
CREATE TABLE notes (
    note_id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL UNIQUE REFERENCES sessions,
    client_id INTEGER NOT NULL REFERENCES clients,
    kind TEXT NOT NULL CHECK (kind IN ('session', 'consultation')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'locked', 'nothing')),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    started_at TEXT NOT NULL CHECK (started_at GLOB '????-??-??T??:??:??Z'),
    saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??Z'),
    locked_at TEXT CHECK (locked_at GLOB '????-??-??T??:??:??Z'),
    CHECK ((state = 'locked') = (locked_at IS NOT NULL))
) STRICT;

CREATE INDEX notes_of_client ON notes (client_id);

-- The text as it stands now, one row for each heading in use; additions are rows of their own.
CREATE TABLE note_passages (
    note_passage_id INTEGER PRIMARY KEY,
    note_id INTEGER NOT NULL REFERENCES notes,
    heading TEXT NOT NULL CHECK (
        heading IN (
            'alive', 'why_now', 'field', 'loosened', 'sentence', 'context', 'boundaries', 'fit', 'addition'
        )
    ),
    text TEXT NOT NULL,
    added_at TEXT NOT NULL CHECK (added_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE INDEX note_passages_of_note ON note_passages (note_id);
CREATE UNIQUE INDEX note_passages_one_a_heading ON note_passages (note_id, heading) WHERE heading <> 'addition';

-- Every version: the text at the end of each sitting, and after each addition.
CREATE TABLE note_revisions (
    note_revision_id INTEGER PRIMARY KEY,
    note_id INTEGER NOT NULL REFERENCES notes,
    revision INTEGER NOT NULL CHECK (revision > 0),
    saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??Z'),
    body TEXT NOT NULL,
    UNIQUE (note_id, revision)
) STRICT;

-- The search index over the text as it stands; it holds no copy of the text.
CREATE VIRTUAL TABLE note_search USING fts5 (
    text,
    content = 'note_passages',
    content_rowid = 'note_passage_id',
    prefix = '2 3 4',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Merging waits for a moment without typing (NoteService.tidy).
INSERT INTO note_search (note_search, rank) VALUES ('automerge', 0);

CREATE TRIGGER note_passages_indexed AFTER INSERT ON note_passages
BEGIN
    INSERT INTO note_search (rowid, text) VALUES (NEW.note_passage_id, NEW.text);
END;

CREATE TRIGGER note_passages_reindexed AFTER UPDATE OF text ON note_passages
BEGIN
    INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', OLD.note_passage_id, OLD.text);
    INSERT INTO note_search (rowid, text) VALUES (NEW.note_passage_id, NEW.text);
END;

CREATE TRIGGER note_passages_unindexed AFTER DELETE ON note_passages
BEGIN
    INSERT INTO note_search (note_search, rowid, text) VALUES ('delete', OLD.note_passage_id, OLD.text);
END;

-- A finished note is never changed. Deleting is left to the erasure of a client or session already removed.
CREATE TRIGGER notes_stay_locked BEFORE UPDATE OF state, locked_at, started_at ON notes
WHEN OLD.state = 'locked'
BEGIN
    SELECT RAISE(ABORT, 'a finished note stays finished');
END;

CREATE TRIGGER notes_stay_with_their_session BEFORE UPDATE OF session_id, client_id, kind ON notes
BEGIN
    SELECT RAISE(ABORT, 'a note stays with its session');
END;

CREATE TRIGGER notes_count_upwards BEFORE UPDATE OF revision ON notes
WHEN NEW.revision < OLD.revision
BEGIN
    SELECT RAISE(ABORT, 'revisions are not taken back');
END;

CREATE TRIGGER note_passages_fit_the_state BEFORE INSERT ON note_passages
WHEN (NEW.heading = 'addition') <> ((SELECT state FROM notes WHERE note_id = NEW.note_id) = 'locked')
BEGIN
    SELECT RAISE(ABORT, 'a finished note takes additions, a draft takes passages');
END;

CREATE TRIGGER note_passages_locked BEFORE UPDATE ON note_passages
WHEN (SELECT state FROM notes WHERE note_id = OLD.note_id) = 'locked'
    OR NEW.note_id <> OLD.note_id OR NEW.heading <> OLD.heading OR OLD.heading = 'addition'
BEGIN
    SELECT RAISE(ABORT, 'a finished note is added to, not changed');
END;

CREATE TRIGGER note_passages_kept BEFORE DELETE ON note_passages
WHEN EXISTS (
    SELECT 1 FROM notes JOIN sessions USING (session_id) JOIN clients ON clients.client_id = notes.client_id
    WHERE notes.note_id = OLD.note_id AND notes.state = 'locked'
        AND sessions.removed_at IS NULL AND clients.removed_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'a finished note is added to, not changed');
END;

CREATE TRIGGER notes_kept BEFORE DELETE ON notes
WHEN EXISTS (
    SELECT 1 FROM sessions JOIN clients USING (client_id)
    WHERE session_id = OLD.session_id AND sessions.removed_at IS NULL AND clients.removed_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'a note leaves with its session or client');
END;

-- Versions are added. Only the draft's latest one is carried forward while the same sitting goes on.
CREATE TRIGGER note_revisions_carried_forward BEFORE UPDATE ON note_revisions
WHEN NEW.note_revision_id <> OLD.note_revision_id OR NEW.note_id <> OLD.note_id OR NEW.revision <> OLD.revision
    OR NOT EXISTS (
        SELECT 1 FROM notes
        WHERE notes.note_id = OLD.note_id AND notes.state = 'draft' AND notes.revision = OLD.revision
    )
BEGIN
    SELECT RAISE(ABORT, 'an earlier version is not changed');
END;

CREATE TRIGGER note_revisions_kept BEFORE DELETE ON note_revisions
WHEN EXISTS (
    SELECT 1 FROM notes JOIN sessions USING (session_id) JOIN clients ON clients.client_id = notes.client_id
    WHERE notes.note_id = OLD.note_id AND sessions.removed_at IS NULL AND clients.removed_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'versions are kept');
END;

-- Held sessions whose note is not finished: kept as a list of its own, since looking through all would take long.
CREATE TABLE owed_notes (
    session_id INTEGER PRIMARY KEY REFERENCES sessions ON DELETE CASCADE
) STRICT;

CREATE TRIGGER sessions_owe_a_note AFTER UPDATE OF state ON sessions
WHEN NEW.state <> OLD.state
BEGIN
    DELETE FROM owed_notes WHERE session_id = NEW.session_id;
    INSERT INTO owed_notes (session_id)
    SELECT NEW.session_id
    WHERE NEW.state = 'held'
        AND NOT EXISTS (SELECT 1 FROM notes WHERE notes.session_id = NEW.session_id AND notes.state <> 'draft');
END;

CREATE TRIGGER sessions_kept_elsewhere_owe_a_note AFTER INSERT ON sessions
WHEN NEW.state = 'held'
BEGIN
    INSERT INTO owed_notes (session_id) VALUES (NEW.session_id);
END;

CREATE TRIGGER notes_begun_finished AFTER INSERT ON notes
WHEN NEW.state <> 'draft'
BEGIN
    DELETE FROM owed_notes WHERE session_id = NEW.session_id;
END;

CREATE TRIGGER notes_finished AFTER UPDATE OF state ON notes
WHEN NEW.state <> OLD.state
BEGIN
    DELETE FROM owed_notes WHERE session_id = NEW.session_id;
    INSERT INTO owed_notes (session_id)
    SELECT NEW.session_id
    WHERE NEW.state = 'draft'
        AND (SELECT state FROM sessions WHERE sessions.session_id = NEW.session_id) = 'held';
END;
