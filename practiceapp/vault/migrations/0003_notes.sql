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

-- The text as it stands now, one row for each heading in use; additions are rows of their own, and the one still
-- being typed is too: it has no part in the note until it is added, and may be changed and taken back.
CREATE TABLE note_passages (
    note_passage_id INTEGER PRIMARY KEY,
    note_id INTEGER NOT NULL REFERENCES notes,
    heading TEXT NOT NULL CHECK (
        heading IN (
            'alive', 'why_now', 'field', 'loosened', 'sentence', 'context', 'boundaries', 'fit',
            'addition', 'addition_begun'
        )
    ),
    text TEXT NOT NULL,
    added_at TEXT NOT NULL CHECK (added_at GLOB '????-??-??T??:??:??Z')
) STRICT;

CREATE INDEX note_passages_of_note ON note_passages (note_id);
CREATE UNIQUE INDEX note_passages_one_a_heading ON note_passages (note_id, heading) WHERE heading <> 'addition';

-- Every earlier version: the text at the end of each sitting, and before each addition. The latest version is the
-- text as it stands, kept once.
CREATE TABLE note_revisions (
    note_revision_id INTEGER PRIMARY KEY,
    note_id INTEGER NOT NULL REFERENCES notes,
    revision INTEGER NOT NULL CHECK (revision > 0),
    saved_at TEXT NOT NULL CHECK (saved_at GLOB '????-??-??T??:??:??Z'),
    body TEXT NOT NULL,
    UNIQUE (note_id, revision)
) STRICT;

-- What is searched: each note as a whole, so that words under different headings, or in what was added, are found
-- together. Passages are parted by a sign that is no part of a word and stands in no text.
CREATE VIEW note_search_texts AS
SELECT
    note_id,
    (
        SELECT group_concat(text, CAST(x'1E' AS TEXT))
        FROM (
            SELECT text FROM note_passages
            WHERE note_passages.note_id = notes.note_id
            ORDER BY note_passage_id
        )
    ) AS text
FROM notes
WHERE EXISTS (SELECT 1 FROM note_passages WHERE note_passages.note_id = notes.note_id);

-- The search index over the text as it stands; it holds no copy of the text.
CREATE VIRTUAL TABLE note_search USING fts5 (
    text,
    content = 'note_search_texts',
    content_rowid = 'note_id',
    prefix = '2 3 4',
    tokenize = 'unicode61 remove_diacritics 2'
);

-- Merging waits for a moment without typing (NoteService.tidy), or for 64 saves without such a moment.
INSERT INTO note_search (note_search, rank) VALUES ('automerge', 0);
INSERT INTO note_search (note_search, rank) VALUES ('crisismerge', 64);

-- The index is told the old text, word for word, before it is gone, and the new text once it is there.
CREATE TRIGGER note_unindexed_before_insert BEFORE INSERT ON note_passages
BEGIN
    INSERT INTO note_search (note_search, rowid, text)
    SELECT 'delete', note_id, text FROM note_search_texts WHERE note_id = NEW.note_id;
END;

CREATE TRIGGER note_indexed_after_insert AFTER INSERT ON note_passages
BEGIN
    INSERT INTO note_search (rowid, text)
    SELECT note_id, text FROM note_search_texts WHERE note_id = NEW.note_id;
END;

CREATE TRIGGER note_unindexed_before_update BEFORE UPDATE OF text ON note_passages
BEGIN
    INSERT INTO note_search (note_search, rowid, text)
    SELECT 'delete', note_id, text FROM note_search_texts WHERE note_id = OLD.note_id;
END;

CREATE TRIGGER note_indexed_after_update AFTER UPDATE OF text ON note_passages
BEGIN
    INSERT INTO note_search (rowid, text)
    SELECT note_id, text FROM note_search_texts WHERE note_id = NEW.note_id;
END;

CREATE TRIGGER note_unindexed_before_delete BEFORE DELETE ON note_passages
BEGIN
    INSERT INTO note_search (note_search, rowid, text)
    SELECT 'delete', note_id, text FROM note_search_texts WHERE note_id = OLD.note_id;
END;

CREATE TRIGGER note_indexed_after_delete AFTER DELETE ON note_passages
BEGIN
    INSERT INTO note_search (rowid, text)
    SELECT note_id, text FROM note_search_texts WHERE note_id = OLD.note_id;
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
WHEN (NEW.heading IN ('addition', 'addition_begun'))
    <> ((SELECT state FROM notes WHERE note_id = NEW.note_id) = 'locked')
BEGIN
    SELECT RAISE(ABORT, 'a finished note takes additions, a draft takes passages');
END;

CREATE TRIGGER note_passages_locked BEFORE UPDATE ON note_passages
WHEN OLD.heading <> 'addition_begun' AND (SELECT state FROM notes WHERE note_id = OLD.note_id) = 'locked'
    OR NEW.note_passage_id <> OLD.note_passage_id OR NEW.note_id <> OLD.note_id
    OR NEW.heading <> OLD.heading OR OLD.heading = 'addition'
BEGIN
    SELECT RAISE(ABORT, 'a finished note is added to, not changed');
END;

CREATE TRIGGER note_passages_kept BEFORE DELETE ON note_passages
WHEN OLD.heading <> 'addition_begun' AND EXISTS (
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

CREATE TRIGGER note_revisions_stay BEFORE UPDATE ON note_revisions
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
