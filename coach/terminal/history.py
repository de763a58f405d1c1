"""`coach history`, `backup` and `restore`: the history in a terminal."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from coach.care.note_words import duration_words, note_detail, note_title
from coach.errors import CoachError, StoreError
from coach.paths import data_dir, history_file
from coach.people import folder_here
from coach.progress.words import counted, long_day
from coach.store.backup import back_up
from coach.store.connection import open_store
from coach.store.entries import (
    ACTIVITIES,
    CARE,
    COURSE,
    CRAMP,
    ENTRY_KINDS,
    ILLNESS,
    MEASURE,
    PAIN,
    entries,
)
from coach.store.faults import store_errors
from coach.store.history import rebuild_summaries, sessions
from coach.store.in_use import window_is_open
from coach.store.look import checked_look
from coach.store.restore import restore
from coach.translate import tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from coach.clock import Clock
    from coach.store.entries import Entry
    from coach.store.history import SessionSummary
    from coach.store.look import Look

EXIT_DONE = 0
EXIT_INTERRUPTED = 130
_YES = ("y", "yes")
# The others are what other notes rest on; they say little to a person.
_TOLD_KINDS = (PAIN, MEASURE, ACTIVITIES, CRAMP, ILLNESS, COURSE, CARE)


def show_history(options: argparse.Namespace) -> int:
    """Print the newest sessions and notes, newest first.

    Args:
        options: `limit`, `json`, `data_dir`.

    Raises:
        CoachError: The limit makes no sense, or the history cannot be read.
    """
    if options.limit < 1:
        raise CoachError(tr("--limit must be 1 or more."))
    path = history_file(folder_here(data_dir(options.data_dir)))
    kinds = ENTRY_KINDS if options.json else _TOLD_KINDS
    found, notes = _newest(path, options.limit, kinds)
    if options.json:
        document = {
            "sessions": [asdict(each) for each in found],
            "notes": [asdict(each) for each in notes],
        }
        print(json.dumps(document, ensure_ascii=False, indent=2))
        return EXIT_DONE
    lines = [(each.started_at, _session_line(each)) for each in found]
    lines += ((each.happened_at, _note_line(each)) for each in notes)
    for _, line in sorted(lines, key=itemgetter(0), reverse=True)[: options.limit]:
        print(line)
    if not lines:
        print(tr("Nothing is in the history yet."))
    return EXIT_DONE


def save_backup(options: argparse.Namespace) -> int:
    """Copy the history to a file and check the copy.

    Args:
        options: `to`, a file or an existing folder, and `data_dir`.

    Raises:
        StoreError: There is no history, the copy cannot be written, or something
            else lies in its place.
    """
    path = history_file(folder_here(data_dir(options.data_dir)))
    target = Path(options.to)
    if target.is_dir():
        target /= path.name
    if not path.exists():
        raise StoreError(tr("There is no history in {0} yet.").format(path.parent))
    if target.resolve() == path.resolve():
        raise StoreError(tr("{0} is the history itself.").format(target))
    if target.exists():
        checked_look(target)  # an older copy may be replaced, and nothing else
    with closing(open_store(path)) as connection:
        back_up(connection, target)
    look = checked_look(target)
    print(tr("{0}: {1}").format(target, _content_words(look)))
    return EXIT_DONE


def put_back(options: argparse.Namespace, clock: Clock) -> int:
    """Replace the history by a copy, after a look inside and a question.

    Args:
        options: `source`, `yes`, `data_dir`.
        clock: The present moment, for the names of files.

    Raises:
        StoreError: A window is open, or the copy cannot be used.
    """
    folder = data_dir(options.data_dir)
    look = checked_look(Path(options.source))
    if window_is_open(folder):
        raise StoreError(tr("Close the window of Coach first, then try again."))
    print(tr("{0}: {1}").format(look.path, _content_words(look)))
    if not options.yes and not _is_wanted():
        print(tr("Nothing was changed."))
        return EXIT_INTERRUPTED
    done = restore(history_file(folder_here(folder)), look.path, clock.wall_ms())
    print(tr("The history is put back."))
    if done.kept is not None:
        print(tr("The one before it is kept in {0}.").format(done.kept))
    return EXIT_DONE


def _newest(
    path: Path, limit: int, kinds: Sequence[str]
) -> tuple[list[SessionSummary], list[Entry]]:
    """Return the newest sessions and notes; none when there is no history yet."""
    if not path.exists():
        return [], []
    with closing(open_store(path)) as connection, store_errors(path):
        rebuild_summaries(connection)
        newest_first = entries(connection, kinds)[::-1]
        return sessions(connection, limit), newest_first[:limit]


def _is_wanted() -> bool:
    """Ask on the terminal; without one nobody can answer.

    Raises:
        StoreError: There is no terminal.
    """
    if not sys.stdin.isatty():
        raise StoreError(tr("Say --yes to replace the history without a question."))
    question = tr("Replace the present history by this copy? [y/N] ")
    return input(question).strip().lower() in _YES


def _content_words(look: Look) -> str:
    """Return what is in a copy, in words."""
    words = [
        counted(look.sessions, tr("{0} session"), tr("{0} sessions")),
        counted(look.notes, tr("{0} note"), tr("{0} notes")),
    ]
    if look.first_day:
        words.append(tr("{0} to {1}").format(look.first_day, look.last_day))
    words.append(tr("{0:.1f} MB").format(look.size_bytes / 1_000_000))
    return ", ".join(words)


def _session_line(session: SessionSummary) -> str:
    minutes = tr("{0} of {1} min").format(
        round(session.active_s / 60), round(session.planned_s / 60)
    )
    words = [_outcome_words(session.outcome), minutes]
    pains = (
        (session.pain_before, tr("{0} before")),
        (session.pain_max, tr("{0} at worst")),
        (session.pain_after, tr("{0} after")),
    )
    said = [text.format(value) for value, text in pains if value is not None]
    if said:
        words.append(tr("pain {0}").format(", ".join(said)))
    if session.effort is not None:
        words.append(tr("effort {0}").format(session.effort))
    words.append(session.note)
    return _line(session.local_day, session.title, words)


def _outcome_words(outcome: str) -> str:
    return {
        "done": tr("done"),
        "partial": tr("part of it done"),
        "stopped": tr("stopped"),
        "discarded": tr("discarded"),
    }.get(outcome, outcome)


def _note_line(note: Entry) -> str:
    title, details = note_title(note), [note_detail(note)]
    if note.kind == COURSE:
        title = str(note.data.get("title", ""))
        details.insert(0, _decision_words(str(note.data.get("decision", ""))))
    elif note.kind == CARE:
        title = _care_words(str(note.data.get("what", "")))
        length_s = note.data.get("length_s")
        if isinstance(length_s, int | float):
            details.insert(0, duration_words(length_s))
    return _line(note.local_day, title, details)


def _decision_words(slug: str) -> str:
    return {
        "start": tr("begun"),
        "go-on": tr("going on"),
        "step-up": tr("a step up"),
        "hold": tr("staying"),
        "step-back": tr("a step back"),
        "go-to": tr("another stage"),
        "pause": tr("paused"),
        "resume": tr("going on again"),
        "refer": tr("to be seen by a professional"),
        "end": tr("ended"),
    }.get(slug, slug)


def _care_words(slug: str) -> str:
    return {
        "ice": tr("Ice"),
        "heat": tr("Heat"),
        "wrap": tr("Wrap"),
        "elevation": tr("Legs up"),
        "rest": tr("Rest"),
        "move": tr("Gentle movement"),
    }.get(slug, slug)


def _line(day: str, title: str, words: Iterable[str]) -> str:
    said = ", ".join(word for word in words if word)
    text = title
    if said:
        # "Cramp: calf" has its colon already.
        pattern = tr("{0}, {1}") if ":" in title else tr("{0}: {1}")
        text = pattern.format(title, said)
    return f"{long_day(date.fromisoformat(day)):>15}  {text}"
