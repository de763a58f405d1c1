"""The tables of the history, as migrations that are only ever appended.

Everything a person did is in `event`; `session_summary` and `set_done` can be
rebuilt from it at any time. A change to the tables is a new entry of MIGRATIONS;
one that was released is never edited.
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

# Entry n takes a file from schema n to schema n + 1.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
