"""The plans that run: read again from their signed bytes, each time anew.

Nothing here comes from an unsigned table. A plan whose bytes were touched does not run,
and says so.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.exchange.assigned.kept import (
    CURRENT,
    WAITING,
    follows,
    kept_bundles,
    known_keys,
    revisions,
)
from coach.exchange.assigned.receive import Signed, open_signed
from coach.exchange.signed.errors import ContainerError, SignatureError
from coach.progress.words import long_day
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    from coach.exchange.assigned.kept import KeptBundle, KeptKey
    from coach.files.model import Exercise, Program


@dataclass(frozen=True, slots=True)
class Assigned:
    """What of a person's signed plans can be used.

    Attributes:
        running: Plans with a confirmed key, whose bytes are as they were signed.
        waiting: Plans whose key is to be confirmed first: shown, not run.
        refused: One sentence for each plan that cannot be used any more.
        damaged: Those of them whose bytes are not as they were signed.
    """

    running: tuple[Signed, ...] = ()
    waiting: tuple[Signed, ...] = ()
    refused: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


def read_assigned(
    connection: sqlite3.Connection, known: Mapping[str, Exercise]
) -> Assigned:
    """Return a person's plans, each verified from its bytes.

    Args:
        connection: The history.
        known: The exercises of the person's library.
    """
    keys = known_keys(connection)
    running, waiting, refused, damaged = [], [], [], []
    for bundle in kept_bundles(connection, (CURRENT, WAITING)):
        try:
            signed = verified(bundle, keys, known)
        except CoachError as error:
            damaged.append(_damaged_words(bundle, error))
            continue
        if signed.key is not None and _is_withdrawn(signed.key, bundle, keys):
            sentence = tr("The key of {0} was withdrawn; their plan does not run.")
            refused.append(sentence.format(signed.key.name))
        elif bundle.state == CURRENT and signed.key is not None:
            running.append(replace(signed, since=_since(connection, signed, known)))
        else:
            waiting.append(signed)
    refused += damaged
    return Assigned(tuple(running), tuple(waiting), tuple(refused), tuple(damaged))


def _damaged_words(bundle: KeptBundle, error: CoachError) -> str:
    """Return that a plan does not run, why, what to do, and at last the detail."""
    day = bundle.issued_at[:10]
    with suppress(ValueError):
        day = long_day(date.fromisoformat(day))
    words = tr("A plan signed on {0} cannot be used and does not run: {1}")
    step = tr("Open its file once more, or ask for it again.")
    if isinstance(error, ContainerError | SignatureError):
        cause = tr("the copy that was kept here was damaged or changed.")
        return f"{words.format(day, cause)} {step} ({error})"
    return f"{words.format(day, error)} {step}"


def _is_withdrawn(key: KeptKey, bundle: KeptBundle, keys: Iterable[KeptKey]) -> bool:
    """Return whether a plan's key is trusted no more.

    A plan that came before its key gave way to the next one is as good as it was.
    """
    if not key.revoked_at:
        return False
    is_replaced = any(follows(each, key) for each in keys)
    came, gone = map(datetime.fromisoformat, (bundle.received_at, key.revoked_at))
    return not (is_replaced and came <= gone)


def earlier_revisions(
    connection: sqlite3.Connection, signed: Signed, known: Mapping[str, Exercise]
) -> Iterator[tuple[KeptBundle, Signed]]:
    """Yield what was taken in before a revision and can still be read, oldest first.

    Args:
        connection: The history.
        signed: The revision.
        known: The exercises of the person's library.
    """
    keys, newest = known_keys(connection), signed.assignment.revision
    for row in revisions(connection, signed.assignment.id):
        if row.state != WAITING and row.revision < newest:
            # One whose bytes were altered is no guide.
            with suppress(CoachError):
                yield row, verified(row, keys, known)


def _since(
    connection: sqlite3.Connection, signed: Signed, known: Mapping[str, Exercise]
) -> date:
    """Return the first day of the oldest revision that was taken in."""
    first = signed.assignment.valid_from
    oldest = next(earlier_revisions(connection, signed, known), None)
    return first if oldest is None else min(first, oldest[1].assignment.valid_from)


def verified(
    bundle: KeptBundle, keys: tuple[KeptKey, ...], known: Mapping[str, Exercise]
) -> Signed:
    """Return a kept plan, read from its bytes, which must be those that were kept.

    Raises:
        CoachError: They were altered, or are those of another plan.
    """
    signed = open_signed(bundle.bundle, keys, known)
    found = signed.container.manifest_sha256
    if found != bundle.manifest_sha256 or signed.assignment.id != bundle.assignment_id:
        raise CoachError(tr("it is another file than the one that was taken in."))
    return signed


def verified_now(
    connection: sqlite3.Connection,
    assignment_id: str,
    program: Program,
    known: Mapping[str, Exercise],
) -> Signed:
    """Return the plan of a program that is about to start, verified once more.

    Args:
        connection: The history.
        assignment_id: Whose program it is.
        program: What is to be played, as the library has it, or as a session that was
            cut off had it.
        known: The exercises of the person's library.

    Raises:
        CoachError: It was altered, is trusted no more, or is another one by now.
    """
    keys = known_keys(connection)
    kept = [r for r in revisions(connection, assignment_id) if r.state == CURRENT]
    if not kept:
        raise CoachError(tr("This plan does not run any more. Ask for a fresh one."))
    try:
        signed = verified(kept[0], keys, known)
    except CoachError as error:
        sentence = tr("The plan was changed on this computer and is not started: {0}")
        raise CoachError(sentence.format(error)) from error
    if signed.key is None or _is_withdrawn(signed.key, kept[0], keys):
        raise CoachError(tr("The key of this plan is not trusted; it does not start."))
    own = signed.contents.programs.get(program.id)
    if own is None or own.text != program.text:
        raise CoachError(
            tr("This session is not the one that was signed; begin it anew.")
        )
    return signed


def is_over(signed: Signed, today: date) -> bool:
    """Return whether the last day of a plan has passed."""
    until = signed.assignment.valid_until
    return until is not None and until < today


def has_begun(signed: Signed, today: date) -> bool:
    """Return whether the first day of a plan has come."""
    return signed.assignment.valid_from <= today
