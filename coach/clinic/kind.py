"""What the practice's file is to those who copy, restore and erase databases."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from coach.clinic.schema import APPLICATION_ID, MIGRATIONS
from coach.store.kind import Contents, StoreKind, StoreWords
from coach.store.transactions import transaction
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator


def _words() -> StoreWords:
    return StoreWords(
        foreign=tr("{0} holds no patients of Coach. Choose another file."),
        too_new=tr(
            "The patients in {0} were written by a newer version of Coach "
            "(schema {1}, this version knows {2}). Install the newer version."
        ),
        itself=tr("{0} is the file of your patients itself."),
        gone=tr("The file of your patients was gone, so Coach began an empty one"),
        set_aside=tr(
            "The file of your patients was damaged; it lies in {0} now, and Coach "
            "began an empty one"
        ),
    )


def _contents(connection: sqlite3.Connection, _schema: int) -> Contents:
    (patients,) = connection.execute("SELECT count(*) FROM patient").fetchone()
    (reports,) = connection.execute("SELECT count(*) FROM report").fetchone()
    first_day, last_day = connection.execute(
        "SELECT min(at), max(at) FROM audit"
    ).fetchone()
    return Contents(
        patients=patients,
        reports=reports,
        first_day=(first_day or "")[:10],
        last_day=(last_day or "")[:10],
    )


@contextmanager
def _erasing(connection: sqlite3.Connection) -> Iterator[None]:
    """Run a block in one transaction that may delete the audit for good.

    The file goes with it, so what guards the audit is only taken away.
    """
    # Overwrites what is deleted instead of only forgetting where it was.
    connection.execute("PRAGMA secure_delete = ON")
    with transaction(connection):
        triggers = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for (name,) in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        yield


PRACTICE = StoreKind(
    stem="clinic",
    application_id=APPLICATION_ID,
    migrations=MIGRATIONS,
    words=_words,
    count=_contents,
    erasing=_erasing,
)
