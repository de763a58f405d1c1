"""What a full or vanished disk did not take: kept in a file, taken in later.

A file holds one record a line, in order. Every record is known again by its id and
number or time, so that taking a file in twice changes nothing.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import stat
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.errors import StoreError
from coach.files.digest import sha256_hex
from coach.store.days import utc_text
from coach.store.entries import EntryAction, NewEntry
from coach.store.plan import Document
from coach.store.records import LateEvent, NewEvent, NewSession, Refresh, SessionRow
from coach.store.summaries import refresh_summary
from coach.store.transactions import transaction
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.store.records import Record

FORMAT = "coach-unsaved/1"
ENDING = ".jsonl"
# Behind the name of a file that could not be taken in as a whole.
ASIDE_ENDING = ".damaged"
SavedRecord = SessionRow | NewEvent | LateEvent | NewEntry | EntryAction
_KINDS: dict[str, type[SavedRecord]] = {
    "session": SessionRow,
    "event": NewEvent,
    "late": LateEvent,
    "note": NewEntry,
    "action": EntryAction,
}
_NAMES: dict[type, str] = {kind: name for name, kind in _KINDS.items()}
_TIME_IN_NAME = re.compile(r"\d{4}-\d\d-\d\dT.*")


@dataclass(frozen=True, slots=True)
class Kept:
    """Where unsaved records are.

    Attributes:
        sentence: Says it to the person.
    """

    file: Path
    sentence: str


def keep_unsaved(
    path: Path, records: Sequence[Record], now_ms: int, spare: Path | None = None
) -> Kept:
    """Write records to a file in the data folder, or else in the spare folder.

    Args:
        path: The history that did not take them.
        records: In their order.
        now_ms: The present moment, in ms since 1970 UTC.
        spare: Where to write when the data folder takes nothing; None for the
            system's folder for temporary files.

    Raises:
        StoreError: Neither folder takes the file.
    """
    text = _text_of(records)
    stamp = utc_text(now_ms).replace(":", "") + "-" + os.urandom(3).hex()
    in_data = path.parent / f"unsaved-{stamp}{ENDING}"
    in_spare = _spare(spare) / f"{_spare_stem(path)}{stamp}{ENDING}"
    if _is_written(in_data, text):
        return Kept(
            in_data,
            tr(
                "The history could not be saved. What is missing is kept in {0}, and "
                "Coach adds it when it starts again."
            ).format(in_data),
        )
    if _is_written(in_spare, text):
        return Kept(
            in_spare,
            tr(
                "The history could not be saved. What is missing is kept in {0}; start "
                "Coach again before you switch the computer off, and it is added."
            ).format(in_spare),
        )
    raise StoreError(
        tr(
            "The history {0} could not be saved, and no folder takes what is missing. "
            "Free some space before you close Coach."
        ).format(path)
    )


def take_in_unsaved(
    connection: sqlite3.Connection, path: Path, spare: Path | None = None
) -> int:
    """Write what earlier runs could not save; its files are gone afterwards.

    A damaged file, or one with something in it that no longer fits, is kept aside.

    Args:
        connection: The history, open for writing.
        path: Its file.
        spare: As for `keep_unsaved`.

    Returns:
        The number of records that were taken in.

    Raises:
        sqlite3.Error: The history does not take them; the files stay.
    """
    count = 0
    for file in unsaved_files(path, spare):
        # Somebody who opens the history at the same moment may have taken it in.
        with suppress(FileNotFoundError):
            count += _take_in(connection, file)
    return count


def try_again(path: Path, spare: Path | None = None) -> None:
    """Let the next start take in once more what did not fit the history.

    It may fit another one: call it when a copy has taken the history's place.

    Args:
        path: The history.
        spare: As for `keep_unsaved`.
    """
    for file in unsaved_files(path, spare, ENDING + ASIDE_ENDING):
        with suppress(OSError):
            os.replace(file, file.with_name(file.name.removesuffix(ASIDE_ENDING)))


def _take_in(connection: sqlite3.Connection, file: Path) -> int:
    """Write what is in one file; return the number of records that fitted."""
    records = _records_of(file.read_text("utf-8", errors="replace"))
    taken = 0
    if records:
        with transaction(connection):
            taken = sum(_is_taken(connection, each) for each in records)
            _sum_up(connection, records)
    # Where the folder is read-only the file stays and changes nothing next time.
    with suppress(OSError):
        if records is not None and taken == len(records):
            file.unlink()
        else:
            os.replace(file, file.with_name(file.name + ASIDE_ENDING))
    return taken


def unsaved_files(
    path: Path, spare: Path | None = None, ending: str = ENDING
) -> list[Path]:
    """Return the files that hold what a history lacks, oldest first.

    Args:
        path: The history.
        spare: As for `keep_unsaved`.
        ending: ENDING, or with ASIDE_ENDING behind it.
    """
    found = [
        *path.parent.glob(f"unsaved-*{ending}"),
        *_spare(spare).glob(f"{_spare_stem(path)}*{ending}"),
    ]
    # Anybody may write to the folder for temporary files.
    return sorted((each for each in found if _is_ours(each)), key=_time_of)


def _text_of(records: Sequence[Record]) -> str:
    """Return what a file holds: a head with the hash of the rest, then the records."""
    kept = (each for each in records if not isinstance(each, Refresh))
    rows = (each.row() if isinstance(each, NewSession) else each for each in kept)
    lines = [
        json.dumps({"is": _NAMES[type(row)], **asdict(row)}, ensure_ascii=False) + "\n"
        for row in rows
    ]
    body = "".join(lines)
    head = {"format": FORMAT, "sha256": sha256_hex(body.encode())}
    return json.dumps(head) + "\n" + body


def _records_of(text: str) -> list[SavedRecord] | None:
    """Return the records in a file; None when it is not exactly what was written."""
    head, _, body = text.partition("\n")
    try:
        if json.loads(head) != {"format": FORMAT, "sha256": sha256_hex(body.encode())}:
            return None
        # Not splitlines: texts may hold other signs that count as line ends.
        return [_record(json.loads(line)) for line in body.split("\n")[:-1]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _record(values: dict[str, Any]) -> SavedRecord:
    """Return the record of a line.

    Raises:
        KeyError: There is no such kind of record.
        TypeError: It has other values than this version knows.
    """
    kind = _KINDS[values.pop("is")]
    if kind is SessionRow:
        texts = values.pop("documents")
        values["documents"] = tuple(Document(**each) for each in texts)
    return kind(**values)


def _is_taken(connection: sqlite3.Connection, record: SavedRecord) -> bool:
    """Write one record; False when the session that it belongs to is gone."""
    try:
        record.write(connection)
    except sqlite3.IntegrityError:
        return False
    return True


def _sum_up(connection: sqlite3.Connection, records: Sequence[SavedRecord]) -> None:
    """Make the summaries of all sessions that something was added to."""
    with_sessions = SessionRow | NewEvent | LateEvent
    ids = {each.session_id for each in records if isinstance(each, with_sessions)}
    for session_id in sorted(ids):
        refresh_summary(connection, session_id)


def _is_written(file: Path, text: str) -> bool:
    """Write a new file that only this person may read; False when it cannot be."""
    part = file.with_name(file.name + ".part")
    try:
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(handle, "w", encoding="utf-8", newline="\n") as writer:
            writer.write(text)
            writer.flush()
            os.fsync(writer.fileno())
        os.replace(part, file)
    except OSError:
        with suppress(OSError):
            part.unlink()
        return False
    return True


def _is_ours(file: Path) -> bool:
    try:
        found = file.lstat()
    except OSError:
        return False
    # Windows gives everybody a folder of their own and has no owners of this kind.
    is_mine = os.name == "nt" or found.st_uid == os.getuid()
    return stat.S_ISREG(found.st_mode) and is_mine


def _spare(spare: Path | None) -> Path:
    if spare is not None:
        return spare
    # Imported here: it brings along much that nothing else needs at start.
    import tempfile

    return Path(tempfile.gettempdir())


def _spare_stem(path: Path) -> str:
    """Return how names in the spare folder begin; each history has its own."""
    return f"coach-unsaved-{sha256_hex(str(path.resolve()).encode())[:16]}-"


def _time_of(file: Path) -> str:
    """Return the part of a name that says when, for either folder."""
    match = _TIME_IN_NAME.search(file.name)
    return match[0] if match else file.name
