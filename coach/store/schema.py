"""The tables of the history, as migrations that are only ever appended.

Everything a person did is in `event`, everything they noted outside a session in
`entry_event`; `session_summary`, `set_done` and `entry` can be rebuilt from them at
any time. A change to the tables is a new entry of MIGRATIONS; one that was released is
never edited.
"""

from __future__ import annotations

# "EXC1": lets `file` and us tell a history from any other SQLite file.
APPLICATION_ID = 0x45584331

_FIRST: tuple[str, ...] = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    # The exact text of every program, exercise and expanded plan ever used, stored
    # once by its hash: editing a program never changes what the history says.
    """CREATE TABLE document (
        sha256 TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        doc_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        added_at TEXT NOT NULL)""",
    "CREATE INDEX document_by_id ON document (doc_id, revision)",
    # `plan_sha256` is a document too: the expanded timeline with the hashes of the
    # exercises it shows. Most sessions repeat one, so it costs nothing to keep.
    """CREATE TABLE session (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        program_sha256 TEXT NOT NULL REFERENCES document (sha256),
        plan_sha256 TEXT NOT NULL REFERENCES document (sha256),
        plan_total_ms INTEGER NOT NULL,
        sore_side TEXT,
        assignment_id TEXT,
        assignment_revision INTEGER,
        stage TEXT,
        local_day TEXT NOT NULL,
        started_at TEXT NOT NULL,
        utc_offset_min INTEGER NOT NULL)""",
    "CREATE INDEX session_by_day ON session (person, local_day)",
    "CREATE INDEX session_by_start ON session (started_at)",
    # Without rowid the key is stored once, which halves a file of many events.
    """CREATE TABLE event (
        session_id TEXT NOT NULL REFERENCES session (id),
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        mono_ms INTEGER NOT NULL,
        at_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        data TEXT NOT NULL DEFAULT '{}',
        v INTEGER NOT NULL DEFAULT 1,
        PRIMARY KEY (session_id, seq)) WITHOUT ROWID""",
    """CREATE TABLE check_in (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        about_session TEXT REFERENCES session (id),
        local_day TEXT NOT NULL,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        value INTEGER,
        note TEXT)""",
    """CREATE TABLE session_summary (
        session_id TEXT PRIMARY KEY REFERENCES session (id),
        outcome TEXT NOT NULL,
        ended_at TEXT,
        active_s INTEGER NOT NULL,
        planned_s INTEGER NOT NULL,
        done_share REAL NOT NULL,
        pain_max INTEGER,
        effort INTEGER,
        note TEXT NOT NULL DEFAULT '',
        deviations INTEGER NOT NULL DEFAULT 0)""",
    # `step` counts the steps of the program, `round` the rounds of its block.
    """CREATE TABLE set_done (
        session_id TEXT NOT NULL REFERENCES session (id),
        step INTEGER NOT NULL,
        round INTEGER NOT NULL,
        set_no INTEGER NOT NULL,
        side TEXT NOT NULL,
        exercise_id TEXT NOT NULL,
        planned_ms INTEGER NOT NULL,
        planned_reps INTEGER,
        reps INTEGER,
        held_ms INTEGER,
        pain INTEGER,
        skipped TEXT,
        PRIMARY KEY (session_id, step, round, set_no, side)) WITHOUT ROWID""",
    "CREATE INDEX set_done_by_exercise ON set_done (exercise_id, session_id)",
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TRIGGER event_no_update BEFORE UPDATE ON event
        BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    # "Erase my data" sets the mark in its own transaction, and only that.
    """CREATE TRIGGER event_no_delete BEFORE DELETE ON event
        WHEN (SELECT value FROM meta WHERE key = 'erasing') IS NULL
        BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END""",
)

# Notes outside a session (pain next morning, a measure, a cramp) and changes of them.
_SECOND: tuple[str, ...] = (
    # Never written by a version before this one.
    "DROP TABLE check_in",
    # Append-only like `event`: a change is a new row, and so is taking it away.
    """CREATE TABLE entry_event (
        entry_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        action TEXT NOT NULL CHECK (action IN ('add', 'change', 'remove', 'restore')),
        kind TEXT NOT NULL,
        local_day TEXT NOT NULL,
        happened_at TEXT NOT NULL,
        session_id TEXT REFERENCES session (id),
        data TEXT NOT NULL,
        PRIMARY KEY (entry_id, seq)) WITHOUT ROWID""",
    "CREATE INDEX entry_event_by_session ON entry_event (session_id)"
    " WHERE session_id IS NOT NULL",
    """CREATE TRIGGER entry_event_no_update BEFORE UPDATE ON entry_event
        BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END""",
    """CREATE TRIGGER entry_event_no_delete BEFORE DELETE ON entry_event
        WHEN (SELECT value FROM meta WHERE key = 'erasing') IS NULL
        BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END""",
    # What holds now; rebuilt from `entry_event` like the summaries below.
    """CREATE TABLE entry (
        entry_id TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        kind TEXT NOT NULL,
        local_day TEXT NOT NULL,
        happened_at TEXT NOT NULL,
        session_id TEXT REFERENCES session (id),
        data TEXT NOT NULL,
        removed_at TEXT) WITHOUT ROWID""",
    "CREATE INDEX entry_by_day ON entry (kind, local_day)",
    # Every history is one person's; a range of days is what is asked for.
    "DROP INDEX session_by_day",
    "CREATE INDEX session_by_day ON session (local_day)",
    # It led SQLite to the slower of two ways, and made a large history a twentieth
    # larger.
    "DROP INDEX set_done_by_exercise",
    "DROP TABLE session_summary",
    # `load` is effort times minutes; `removed_at` says since when it is in the bin;
    # `skipped` repeats what `set_done` says of it, so that a list needs one query.
    """CREATE TABLE session_summary (
        session_id TEXT PRIMARY KEY REFERENCES session (id),
        outcome TEXT NOT NULL,
        ended_at TEXT,
        active_s INTEGER NOT NULL,
        planned_s INTEGER NOT NULL,
        done_share REAL NOT NULL,
        pain_before INTEGER,
        pain_max INTEGER,
        pain_after INTEGER,
        effort INTEGER,
        load REAL,
        note TEXT NOT NULL DEFAULT '',
        answers TEXT NOT NULL DEFAULT '{}',
        deviations INTEGER NOT NULL DEFAULT 0,
        skipped TEXT NOT NULL DEFAULT '[]',
        removed_at TEXT) WITHOUT ROWID""",
)

# Plans from a physiotherapist: the signed bytes, and whose keys are known.
_THIRD: tuple[str, ...] = (
    """CREATE TABLE trusted_key (
        key_id TEXT PRIMARY KEY,
        public_key TEXT NOT NULL,
        name TEXT NOT NULL,
        how TEXT NOT NULL CHECK (how IN ('card', 'code', 'first-use', 'changed')),
        added_at TEXT NOT NULL,
        revoked_at TEXT) WITHOUT ROWID""",
    # `bundle` is what was signed, checked again at every start; the rest only finds it.
    # A row that waits has a key that nobody has confirmed yet.
    """CREATE TABLE assignment (
        assignment_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        manifest_sha256 TEXT NOT NULL UNIQUE,
        key_id TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        valid_until TEXT,
        received_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (
            state IN ('waiting', 'current', 'superseded', 'ended', 'withdrawn')),
        bundle BLOB NOT NULL,
        PRIMARY KEY (assignment_id, revision))""",
    "CREATE UNIQUE INDEX one_current ON assignment (assignment_id)"
    " WHERE state = 'current'",
    # With what the person signs their reports; it goes along with the history.
    """CREATE TABLE own_key (
        purpose TEXT PRIMARY KEY,
        secret TEXT NOT NULL,
        added_at TEXT NOT NULL) WITHOUT ROWID""",
)

# Entry n takes a file from schema n to schema n + 1.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND, _THIRD)
