"""What the model of signed plans does off the window's thread.

What each needs is imported when it is asked for: few people have such a plan.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.store.connection import open_reader, open_store, transaction
from coach.store.faults import store_errors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from coach.exchange.assigned.kept import KeptKey
    from coach.exchange.assigned.key_changes import KeyOffer
    from coach.exchange.assigned.receive import Offer, Signed
    from coach.exchange.assigned.running import Assigned
    from coach.files.model import Exercise, Program


@dataclass(frozen=True, slots=True)
class AssignedState:
    """What the history has of signed plans.

    Attributes:
        assigned: The plans; None when none ever came.
        keys: Every key that was ever confirmed.
        missed: Id of a running plan and its missed sessions in a row.
    """

    assigned: Assigned | None = None
    keys: tuple[KeptKey, ...] = ()
    missed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Here:
    """Whose history it is, and when.

    Attributes:
        path: The history.
        known: The exercises of the person's library.
        today: The person's day.
        now: The present, in UTC.
    """

    path: Path
    known: Mapping[str, Exercise]
    today: date
    now: datetime


def read_state(here: Here) -> AssignedState:
    """Read and verify the kept plans.

    Raises:
        StoreError: The history cannot be read.
    """
    if not here.path.exists():
        return AssignedState()
    with store_errors(here.path), closing(open_reader(here.path)) as connection:
        from coach.exchange.assigned.kept import known_keys

        keys = known_keys(connection)
        if connection.execute("SELECT 1 FROM assignment").fetchone() is None:
            return AssignedState(keys=keys)
        # Imported here: few people have a plan, and all of them start Coach.
        from coach.exchange.assigned.running import read_assigned

        assigned = read_assigned(connection, here.known)
        missed = {
            each.contents.plan.id: _missed(connection, each, here.today)
            for each in assigned.running
        }
        return AssignedState(assigned, keys, missed)


def _missed(connection: sqlite3.Connection, signed: Signed, today: date) -> int:
    from coach.exchange.assigned.done import missed_in_a_row, sessions_by_day

    if signed.assignment.limits.missed_in_a_row is None:
        return 0
    plan = signed.contents.plan
    done = sessions_by_day(connection, plan.id)
    return missed_in_a_row(connection, plan, done, today)


def look(file: Path, passphrase: str, here: Here) -> tuple[Offer | KeyOffer, bytes]:
    """Return what a file offers, and its bytes as they were signed.

    Raises:
        CoachError: It cannot be taken in; nothing was changed.
    """
    from coach.exchange.assigned.looking import look_at

    with store_errors(here.path), closing(open_store(here.path)) as connection:
        return look_at(file, passphrase, connection, here.known, here.today, here.now)


def look_again(signed: Signed, here: Here) -> tuple[Offer, bytes]:
    """Return what a plan that waits for its key offers.

    Raises:
        CoachError: It is gone, or cannot be taken in any more.
    """
    from coach.exchange.assigned.looking import look_at_waiting

    with store_errors(here.path), closing(open_reader(here.path)) as connection:
        return look_at_waiting(signed, connection, here.known, here.today, here.now)


def verify(program: Program, here: Here) -> tuple[Program, Signed, Mapping[date, int]]:
    """Return the plan of a program, verified now, and what was done of it.

    Raises:
        CoachError: It was altered, is trusted no more, or is another one by now.
    """
    from coach.exchange.assigned.done import sessions_by_day
    from coach.exchange.assigned.running import verified_now
    from coach.files.assignment_model import assignment_of

    with store_errors(here.path), closing(open_reader(here.path)) as connection:
        name = assignment_of(program.id)
        signed = verified_now(connection, name, program, here.known)
        plan_id = signed.contents.plan.id
        return program, signed, sessions_by_day(connection, plan_id)


def change(path: Path, make: Callable[[sqlite3.Connection], object]) -> None:
    """Change the history in one transaction.

    Raises:
        CoachError: Nothing was changed.
    """
    with (
        store_errors(path),
        closing(open_store(path)) as connection,
        transaction(connection),
    ):
        make(connection)
