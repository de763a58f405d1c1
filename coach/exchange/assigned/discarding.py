"""Plans that wait for their code and are not wanted: discarded, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.exchange.assigned.kept import (
    WAITING,
    keep_bundle,
    kept_bundles,
    revisions,
)

if TYPE_CHECKING:
    import sqlite3

    from coach.exchange.assigned.kept import KeptBundle


def drop_waiting(
    connection: sqlite3.Connection, manifest_sha256: str
) -> list[KeptBundle]:
    """Take a plan that waits out of the history, and return its row where it is there.

    As if it had never come: the same file can be opened again. Call it inside a
    transaction.

    Args:
        connection: The history.
        manifest_sha256: Which plan.
    """
    waiting = kept_bundles(connection, (WAITING,))
    found = [each for each in waiting if each.manifest_sha256 == manifest_sha256]
    connection.execute(
        "DELETE FROM assignment WHERE manifest_sha256 = ? AND state = ?",
        (manifest_sha256, WAITING),
    )
    return found


def bring_back(connection: sqlite3.Connection, row: KeptBundle) -> None:
    """Let a plan wait again, unless this revision of it has come meanwhile.

    Call it inside a transaction.
    """
    came = revisions(connection, row.assignment_id)
    if all(each.revision != row.revision for each in came):
        keep_bundle(connection, row)
