"""The kinds of databases that Coach keeps; each is copied and put back the same way.

A person's history is one, a practice's patients another (`coach.clinic.kind`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.store.schema import APPLICATION_ID, MIGRATIONS
from coach.store.transactions import erasing
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from contextlib import AbstractContextManager

_DAYS = """SELECT min(first), max(last) FROM (
    SELECT min(local_day) AS first, max(local_day) AS last FROM session{})"""
_NOTE_DAYS = """ UNION ALL SELECT min(local_day), max(local_day) FROM entry
    WHERE removed_at IS NULL"""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a database, in numbers; those of the other kind are 0.

    Attributes:
        notes: Notes that count; the bin is left out.
        patients: Those who are put away included.
        first_day: First day of which something is kept, "" without any.
    """

    sessions: int = 0
    notes: int = 0
    patients: int = 0
    reports: int = 0
    first_day: str = ""
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class StoreWords:
    """What is said of one kind of database; {0} is the file.

    Attributes:
        foreign: A file is something else.
        too_new: A newer Coach wrote it; {1} is its schema, {2} the one known here.
        itself: Somebody wants to put it in its own place.
        gone: It was not there any more, and an empty one was begun.
        set_aside: It was damaged and lies in {0}, and an empty one was begun.
    """

    foreign: str
    too_new: str
    itself: str
    gone: str
    set_aside: str


@dataclass(frozen=True, slots=True)
class StoreKind:
    """A kind of database.

    Attributes:
        stem: Name of its file and beginning of the names of its copies.
        application_id: SQLite's mark for it.
        migrations: Entry n takes a file from schema n to n + 1.
        words: Gives the sentences in the language that holds.
        count: Returns what is in one, by its connection and schema.
        erasing: Allows to delete all rows in one transaction.
    """

    stem: str
    application_id: int
    migrations: tuple[tuple[str, ...], ...]
    words: Callable[[], StoreWords]
    count: Callable[[sqlite3.Connection, int], Contents]
    erasing: Callable[[sqlite3.Connection], AbstractContextManager[None]]

    @property
    def file_name(self) -> str:
        """Return the name of its file in a data folder."""
        return f"{self.stem}.sqlite"


def _history_words() -> StoreWords:
    return StoreWords(
        foreign=tr("{0} is not a history of Coach. Choose another file."),
        too_new=tr(
            "The history {0} was written by a newer version of Coach "
            "(schema {1}, this version knows {2}). Install the newer version."
        ),
        itself=tr("{0} is the history itself."),
        gone=tr("Your history was gone, so Coach began an empty one"),
        set_aside=tr(
            "Your history was damaged; it lies in {0} now, and Coach began an empty one"
        ),
    )


def _history_contents(connection: sqlite3.Connection, schema: int) -> Contents:
    has_notes = schema >= 2
    (sessions,) = connection.execute("SELECT count(*) FROM session").fetchone()
    notes = 0
    if has_notes:
        (notes,) = connection.execute(
            "SELECT count(*) FROM entry WHERE removed_at IS NULL"
        ).fetchone()
    query = _DAYS.format(_NOTE_DAYS if has_notes else "")
    first_day, last_day = connection.execute(query).fetchone()
    return Contents(sessions, notes, first_day=first_day or "", last_day=last_day or "")


HISTORY = StoreKind(
    stem="history",
    application_id=APPLICATION_ID,
    migrations=MIGRATIONS,
    words=_history_words,
    count=_history_contents,
    erasing=erasing,
)
