"""`coach history`: the history in a terminal."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from coach.care.note_words import duration_words, note_detail, note_title
from coach.errors import CoachError
from coach.paths import data_dir, history_file
from coach.people import folder_here
from coach.progress.words import done_words, long_day
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
from coach.translate import tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from coach.store.entries import Entry
    from coach.store.history import SessionSummary

EXIT_DONE = 0
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


def _session_line(session: SessionSummary) -> str:
    minutes = done_words(session.active_s, session.planned_s)
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
