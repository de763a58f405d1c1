"""The tables of a practice, as migrations that are only ever appended.

TEXT ids, RFC 3339 UTC text times and JSON as TEXT: the same statements run on a larger
engine the day several computers have to write at once.
"""

from __future__ import annotations

# "EXC2": tells this file from a history.
APPLICATION_ID = 0x45584332

_FIRST: tuple[str, ...] = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    """CREATE TABLE staff (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        key_id TEXT UNIQUE,
        active INTEGER NOT NULL DEFAULT 1,
        version INTEGER NOT NULL DEFAULT 1)""",
    # `public_key` signs the patient's reports, `recipient` is what is encrypted to.
    """CREATE TABLE patient (
        id TEXT PRIMARY KEY,
        ref TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL DEFAULT '',
        contact TEXT NOT NULL DEFAULT '',
        side TEXT NOT NULL DEFAULT '',
        problem TEXT NOT NULL DEFAULT '',
        notes TEXT NOT NULL DEFAULT '',
        public_key TEXT NOT NULL DEFAULT '',
        recipient TEXT NOT NULL DEFAULT '',
        responsible TEXT NOT NULL REFERENCES staff (id),
        added_at TEXT NOT NULL,
        archived_at TEXT,
        version INTEGER NOT NULL DEFAULT 1)""",
    """CREATE TABLE issued (
        assignment_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        patient_id TEXT NOT NULL REFERENCES patient (id),
        manifest_sha256 TEXT NOT NULL UNIQUE,
        previous_sha256 TEXT,
        key_id TEXT NOT NULL,
        issued_by TEXT NOT NULL REFERENCES staff (id),
        issued_at TEXT NOT NULL,
        valid_until TEXT,
        title TEXT NOT NULL,
        bundle BLOB NOT NULL,
        PRIMARY KEY (assignment_id, revision))""",
    """CREATE INDEX issued_by_patient
        ON issued (patient_id, issued_at, revision, valid_until, title)""",
    """CREATE TABLE report (
        sha256 TEXT PRIMARY KEY,
        assignment_id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        patient_id TEXT NOT NULL REFERENCES patient (id),
        from_day TEXT NOT NULL,
        to_day TEXT NOT NULL,
        received_at TEXT NOT NULL,
        stage TEXT NOT NULL DEFAULT '',
        is_ended INTEGER NOT NULL DEFAULT 0,
        bundle BLOB NOT NULL,
        seen_by TEXT REFERENCES staff (id),
        seen_at TEXT,
        FOREIGN KEY (assignment_id, revision)
            REFERENCES issued (assignment_id, revision))""",
    # With all that the list shows of a report: the bundles beside it are large.
    """CREATE INDEX report_by_patient
        ON report (patient_id, received_at, to_day, stage, is_ended, seen_at)""",
    """CREATE TABLE day_mark (
        patient_id TEXT NOT NULL REFERENCES patient (id),
        local_day TEXT NOT NULL,
        planned INTEGER NOT NULL,
        done INTEGER NOT NULL,
        begun INTEGER NOT NULL,
        pain_max INTEGER,
        pain_morning INTEGER,
        deviations INTEGER NOT NULL,
        stopped INTEGER NOT NULL DEFAULT 0,
        signs TEXT NOT NULL DEFAULT '[]',
        PRIMARY KEY (patient_id, local_day)) WITHOUT ROWID""",
    """CREATE TABLE audit (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        staff_id TEXT NOT NULL,
        what TEXT NOT NULL,
        target TEXT NOT NULL,
        detail TEXT NOT NULL)""",
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit is never changed'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit is never deleted'); END""",
)

# When a report was made tells an older one that comes late from a newer one, and a
# report says since when the next stage may begin. What the list shows of a patient
# stands in a row of its own: the days of thousands of patients need not be read for it.
_SECOND: tuple[str, ...] = (
    "ALTER TABLE report ADD COLUMN made_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE report ADD COLUMN ready_since TEXT",
    "ALTER TABLE report ADD COLUMN next_stage TEXT NOT NULL DEFAULT ''",
    # Nothing older is known of those that came before.
    "UPDATE report SET made_at = received_at",
    "DROP INDEX report_by_patient",
    """CREATE INDEX report_by_patient
        ON report (patient_id, made_at, received_at, from_day, to_day, stage, is_ended,
            seen_at, ready_since, next_stage, assignment_id, revision)""",
    """CREATE TABLE overview (
        patient_id TEXT PRIMARY KEY REFERENCES patient (id) ON DELETE CASCADE,
        title TEXT NOT NULL,
        issued_at TEXT,
        valid_until TEXT,
        reported_at TEXT,
        reported_until TEXT,
        stage TEXT NOT NULL,
        is_ended INTEGER NOT NULL,
        ready_since TEXT,
        next_stage TEXT NOT NULL,
        unseen INTEGER NOT NULL,
        last_day TEXT,
        tallies TEXT NOT NULL,
        pain_day TEXT,
        pain INTEGER,
        usual INTEGER,
        rise INTEGER,
        signs_day TEXT,
        stopped_day TEXT,
        missed INTEGER NOT NULL)""",
    # By which rules the rows above were made; see `coach.clinic.summary`.
    """CREATE TABLE derived (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        rules INTEGER NOT NULL)""",
    "INSERT INTO derived VALUES (1, 0)",
)

# Entry n takes a file from schema n to schema n + 1.
MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND)
