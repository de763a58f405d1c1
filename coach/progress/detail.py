"""One session in full: planned beside done, pain, effort, notes, and changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from coach.progress.dose import Bout, dose_words, planned_bouts
from coach.progress.record import kind_of
from coach.store.entries import PAIN, entries
from coach.store.history import session_summary
from coach.store.plan import planned_exercises
from coach.store.replay import replay
from coach.store.summaries import session_record
from coach.translate import tr

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from coach.store.history import SessionSummary
    from coach.store.plan import PlannedItem
    from coach.store.replay import Replay, SetDone, StoredEvent

# The answers that can be changed afterwards, in the order in which they are shown.
CHANGEABLE = ("pain", "pain_now", "effort", "note")

_MORNING = "morning"


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """What was planned and done of one step on one side.

    Attributes:
        title: Name of the exercise as it was called then.
        side: "left", "right", "both" or "alternate".
        planned: The dose in words.
        done: What was done of it in words, "" for nothing.
        remark: Why it is less, or another exercise; "" when it is as planned.
        pain: Worst pain said in it.
    """

    title: str
    side: str
    planned: str
    done: str
    remark: str = ""
    pain: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """An answer that was changed later.

    Attributes:
        at: UTC as text.
        key: One of CHANGEABLE.
        before: What was said before; `now` what was said instead.
    """

    at: str
    key: str
    before: Any
    now: Any


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """Everything that is known of a session.

    Attributes:
        summary: Its numbers and answers.
        started: When it began, on the person's own clock.
        kind: Kind of the program, "" where it is not known.
        side: The sore side, or "".
        rows: The exercises in the order of the program.
        next_morning: Pain of the morning after; None where it was not answered.
        changes: Answers that were changed later, oldest first.
        offset_min: What the person's clock was ahead of UTC.
    """

    summary: SessionSummary
    started: datetime
    kind: str
    side: str
    rows: tuple[ExerciseRow, ...]
    next_morning: int | None
    changes: tuple[AnswerChange, ...]
    offset_min: int

    @property
    def changed_on(self) -> date | None:
        """Return the day of the last change; None when nothing was changed."""
        if not self.changes:
            return None
        return local_time(self.changes[-1].at, self.offset_min).date()


def session_detail(
    connection: sqlite3.Connection, session_id: str
) -> SessionDetail | None:
    """Read one session, also from the bin; None when unknown or not ended.

    Args:
        connection: A reader's or a writer's.
        session_id: The session.
    """
    summary = session_summary(connection, session_id)
    if summary is None:
        return None
    side, offset_min, plan, program = connection.execute(
        "SELECT sore_side, utc_offset_min, plan.body, program.body FROM session"
        " JOIN document AS plan ON plan.sha256 = plan_sha256"
        " JOIN document AS program ON program.sha256 = program_sha256 WHERE id = ?",
        (session_id,),
    ).fetchone()
    items, events = session_record(connection, session_id)
    result = replay(items, events)
    titles = _titles(connection, plan)
    return SessionDetail(
        summary,
        local_time(summary.started_at, offset_min),
        kind_of(program),
        side or "",
        tuple(_rows(items, result, titles)),
        _next_morning(connection, summary),
        tuple(_changes(events)),
        offset_min,
    )


def local_time(utc: str, offset_min: int) -> datetime:
    """Return an instant of the journal on a clock that is ahead of UTC."""
    zone = timezone(timedelta(minutes=offset_min))
    return datetime.fromisoformat(utc).astimezone(zone)


def remark_words(how: str) -> str:
    """Return why a set was not done, in words."""
    words = {
        "skipped": tr("skipped"),
        "left-out": tr("left out for the day"),
        "stopped": tr("ended during it"),
        "not-reached": tr("ended before it"),
    }
    return words.get(how, how)


def _titles(connection: sqlite3.Connection, plan: str) -> dict[str, str]:
    """Return the names of a plan's exercises as they were when it was used."""
    found = {}
    for exercise, sha256 in planned_exercises(plan).items():
        row = connection.execute(
            "SELECT title FROM document WHERE sha256 = ?", (sha256,)
        ).fetchone()
        found[exercise] = row[0] if row else exercise
    return found


def _rows(
    items: Sequence[PlannedItem], result: Replay, titles: dict[str, str]
) -> list[ExerciseRow]:
    done: dict[tuple[int, str], list[SetDone]] = {}
    for each in result.sets:
        done.setdefault((each.step, each.side), []).append(each)
    left_out = set(result.left_out_steps)
    easier = dict(result.easier_steps)
    rows = []
    for bout in planned_bouts(items):
        sets = done.get((bout.step, bout.side), [])
        how = "left-out" if bout.step in left_out and not sets else _how(bout, sets)
        remarks = [remark_words(how)] if how else []
        if bout.step in easier:
            other = easier[bout.step]
            exchanged = tr("exchanged for {0}")
            remarks.insert(0, exchanged.format(titles.get(other, other)))
        pains = [each.pain for each in sets if each.pain is not None]
        rows.append(
            ExerciseRow(
                titles.get(bout.exercise, bout.exercise),
                bout.side,
                dose_words(bout),
                dose_words(bout, sets) if sets else "",
                tr(", ").join(remarks),
                max(pains, default=None),
            )
        )
    return rows


def _how(bout: Bout, sets: Sequence[SetDone]) -> str:
    """Return why less was done than planned, "" when all of it was."""
    missed = [each.skipped for each in sets if each.skipped]
    if missed:
        return missed[0]
    return "" if len(sets) >= bout.sets else "not-reached"


def _next_morning(
    connection: sqlite3.Connection, summary: SessionSummary
) -> int | None:
    """Return the pain of the morning after, None where it was not answered."""
    day = date.fromisoformat(summary.local_day) + timedelta(days=1)
    text = day.isoformat()
    for note in entries(connection, (PAIN,), text, text):
        pain = note.data.get("pain")
        if note.data.get("when") == _MORNING and isinstance(pain, int):
            return pain
    return None


def _changes(events: Sequence[StoredEvent]) -> list[AnswerChange]:
    """Return the answers that later ones took the place of.

    To answer what was not answered before is no change.
    """
    found = []
    said: dict[str, Any] = {}
    for event in events:
        if event.kind != "answer":
            continue
        for key in CHANGEABLE:
            before, now = said.get(key), event.data.get(key)
            if before not in (None, "") and now != before:
                found.append(AnswerChange(event.at, key, before, now))
        said = event.data
    return found
