"""Whether the parts of a history file are what they say, before anything is stored.

What later reads the history need not fear what came in with a file: ids, days, times
and hashes are right, plans can be replayed, numbers from 0 to 10 are such numbers.
Kinds that this version does not know are kept as they are.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from coach.exchange.field_checks import (
    WrongPartError,
    checked,
    does_not_fit,
    either,
    is_count,
    is_day,
    is_flag,
    is_id,
    is_instant,
    is_kind,
    is_number_from_1,
    is_sha256,
    is_shallow,
    is_text,
    or_none,
    whole,
)
from coach.exchange.history_file import (
    CHANGE_KEYS,
    DOCUMENT_KEYS,
    EVENT_KEYS,
    SESSION_KEYS,
)
from coach.exchange.history_text import WHOLE_MAX, decode
from coach.exchange.note_checks import refuse_answers, refuse_note
from coach.files.digest import sha256_hex
from coach.store.plan import PLAN, PlannedItem
from coach.translate import tr

if TYPE_CHECKING:
    from coach.exchange.field_checks import Check

    Row = tuple[Any, ...]

# Far more than any session has. So many of the largest numbers that are allowed can be
# added up and still fit into the database's 64 bits.
ITEMS_MAX = 5_000
EVENTS_MAX = 20_000
CHANGES_MAX = 10_000
_OFFSET_MAX_MIN = 18 * 60

_DOCUMENT: dict[str, Check] = {
    "sha256": is_sha256,
    "kind": is_kind,
    "doc_id": is_id,
    "revision": is_count,
    "title": is_text,
    "body": is_text,
    "added_at": is_instant,
}
_SESSION: dict[str, Check] = {
    "id": is_id,
    "person": is_text,
    "program_sha256": is_sha256,
    "plan_sha256": is_sha256,
    "plan_total_ms": is_count,
    "sore_side": either(None, "left", "right"),
    "assignment_id": or_none(is_text),
    "assignment_revision": or_none(is_count),
    "stage": or_none(is_text),
    "local_day": is_day,
    "started_at": is_instant,
    "utc_offset_min": whole(-_OFFSET_MAX_MIN, _OFFSET_MAX_MIN),
}
_EVENT: dict[str, Check] = {
    "seq": is_number_from_1,
    "at": is_instant,
    "mono_ms": whole(-WHOLE_MAX, WHOLE_MAX),
    "at_ms": is_count,
    "kind": is_kind,
    "data": is_shallow,
    "v": is_number_from_1,
}
_CHANGE: dict[str, Check] = {
    "seq": is_number_from_1,
    "at": is_instant,
    "action": either("add", "change", "remove", "restore"),
    "kind": is_kind,
    "local_day": is_day,
    "happened_at": is_instant,
    "session_id": or_none(is_id),
    "data": is_shallow,
}
# Type of a field of PlannedItem -> the question for it.
_ITEM_TYPES: dict[str, Check] = {
    "str": is_text,
    "str | None": or_none(is_text),
    "int": is_count,
    "int | None": or_none(is_count),
    "bool": is_flag,
}


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document whose text has the hash it names.

    Attributes:
        row: For the table `document`.
        exercises: Hashes of the exercises that a plan shows.
    """

    sha256: str
    kind: str
    row: Row
    exercises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedHistory:
    """A session with its events, or a note with its changes.

    Attributes:
        row: For the table `session`; the id alone for a note.
        steps: Rows for `event` or `entry_event` without the id; the n-th has seq n.
        day: Training day it counts for.
        refers_to: Ids of sessions that it speaks of.
        documents: Hash -> kind of the documents that it rests on.
    """

    id: str
    row: Row
    steps: tuple[Row, ...]
    day: str
    refers_to: frozenset[str] = frozenset()
    documents: tuple[tuple[str, str], ...] = ()


def checked_document(value: object, where: str) -> CheckedDocument:
    """Return a document of the file.

    Raises:
        WrongPartError: It is not what it says.
    """
    document = checked(value, _DOCUMENT, where)
    sha256, body = document["sha256"], document["body"]
    if sha256_hex(body.encode()) != sha256:
        sentence = tr("the text of {0} was changed on the way")
        raise WrongPartError(where, sentence.format(document["doc_id"]))
    kind = document["kind"]
    exercises = _plan_exercises(body, where) if kind == PLAN else ()
    row = tuple(document[key] for key in DOCUMENT_KEYS)
    return CheckedDocument(sha256, kind, row, exercises)


def checked_session(value: object, where: str) -> CheckedHistory:
    """Return a session of the file with its events.

    Raises:
        WrongPartError: It is not what it says.
    """
    session, steps = _parted(value, "events", EVENTS_MAX, where)
    checked(session, _SESSION, where)
    rows = []
    for number, event in enumerate(steps, 1):
        place = f"{where}.events[{number}]"
        checked(event, _EVENT, place)
        _refuse_gap(event["seq"], number, place)
        data = _data(event["data"], f"{place}.data")
        refuse_answers(event["kind"], event["data"], f"{place}.data")
        rows.append((*(event[key] for key in EVENT_KEYS[:-2]), data, event["v"]))
    return CheckedHistory(
        session["id"],
        tuple(session[key] for key in SESSION_KEYS),
        tuple(rows),
        session["local_day"],
        documents=(
            (session["program_sha256"], "program"),
            (session["plan_sha256"], PLAN),
        ),
    )


def checked_entry(value: object, where: str) -> CheckedHistory:
    """Return a note of the file with its changes.

    Raises:
        WrongPartError: It is not what it says.
    """
    note, steps = _parted(value, "changes", CHANGES_MAX, where)
    checked(note, {"id": is_id}, where)
    if not steps:
        raise WrongPartError(where, tr("has no changes, not even the first"))
    rows = []
    for number, change in enumerate(steps, 1):
        place = f"{where}.changes[{number}]"
        checked(change, _CHANGE, place)
        _refuse_gap(change["seq"], number, place)
        if (change["action"] == "add") != (number == 1):
            raise does_not_fit(f"{place}.action", change["action"])
        if change["kind"] != steps[0]["kind"]:
            raise does_not_fit(f"{place}.kind", change["kind"])
        data = _data(change["data"], f"{place}.data")
        refuse_note(change["kind"], change["data"], f"{place}.data")
        rows.append((*(change[key] for key in CHANGE_KEYS[:-1]), data))
    about = frozenset(each["session_id"] for each in steps if each["session_id"])
    day = steps[-1]["local_day"]
    return CheckedHistory(note["id"], (note["id"],), tuple(rows), day, about)


def _parted(
    value: object, key: str, most: int, where: str
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return an object without its list of steps and removal mark, and that list."""
    if not isinstance(value, dict):
        raise WrongPartError(where, tr("must be an object with keys and values"))
    steps = value.get(key)
    if not isinstance(steps, list) or len(steps) > most:
        sentence = tr("must have a list of {0}, with at most {1} of them")
        raise WrongPartError(where, sentence.format(key, most))
    # The mark is for people; the steps say the same.
    rest = {name: value[name] for name in value.keys() - {key, "removed_at"}}
    return rest, steps


def _refuse_gap(seq: int, number: int, where: str) -> None:
    if seq != number:
        sentence = tr("number {0} stands where {1} has to follow")
        raise WrongPartError(where, sentence.format(seq, number))


def _data(value: object, where: str) -> str:
    """Return data as the store keeps them."""
    if not isinstance(value, dict):
        raise WrongPartError(where, tr("must be an object with keys and values"))
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if not is_text(text):
        raise WrongPartError(where, tr("holds text that is no text"))
    return text


def _plan_exercises(body: str, where: str) -> tuple[str, ...]:
    """Return the hashes of a plan's exercises, once the whole plan can be replayed."""
    try:
        plan = decode(body)
    except (ValueError, RecursionError) as error:
        raise WrongPartError(where, tr("the plan in it cannot be read")) from error
    checked(plan, {"exercises": _are_hashes, "items": _is_short_list}, where)
    allowed = {each.name: _ITEM_TYPES[str(each.type)] for each in fields(PlannedItem)}
    for number, item in enumerate(plan["items"], 1):
        place = f"{where}.items[{number}]"
        if not isinstance(item, dict) or not {"kind", "length_ms"} <= item.keys():
            raise does_not_fit(place, item)
        present = {key: allowed[key] for key in allowed.keys() & item.keys()}
        checked(item, present, place)
    return tuple(plan["exercises"].values())


def _are_hashes(value: object) -> bool:
    return isinstance(value, dict) and all(map(is_sha256, value.values()))


def _is_short_list(value: object) -> bool:
    return isinstance(value, list) and len(value) <= ITEMS_MAX
