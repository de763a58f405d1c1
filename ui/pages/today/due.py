"""What is due today: of a course, of the person's own days, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.access import is_open
from coach.care.verdict import Closed
from coach.progress.day_log import DayKind
from coach.store.settings import DAYS_OF_WEEK
from ui.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.care.access import Situation
    from coach.care.course.now import CourseNow
    from coach.files.model import Library, Program
    from coach.store.settings import Settings
    from ui.pages.today.reading import TodayRecord

# What is offered when nothing is due; the first that is there and open.
WARM_UPS = ("everyday-warm-up", "quick-limber-before-sport")


@dataclass(frozen=True, slots=True)
class DueView:
    """What the big card shows.

    Attributes:
        eyebrow: One or two words above the title.
        title: What is due.
        place: Stage and session of a course, or "".
        words: A sentence, or "".
        notes: Small lines: who set it, how much, when to stop.
        program: What Start begins; None when nothing may be started.
        is_due: It is asked for today.
        start: Words of the filled button; {0} stands for the minutes.
        also: Programs that are due besides.
    """

    eyebrow: str
    title: str
    place: str = ""
    words: str = ""
    notes: tuple[str, ...] = ()
    program: Program | None = None
    is_due: bool = False
    start: str = ""
    also: tuple[Program, ...] = ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("TodayDue", text)


def due_view(
    library: Library,
    settings: Settings,
    courses: Sequence[CourseNow],
    record: TodayRecord | None,
    situation: Situation,
) -> DueView:
    """Return what the big card shows.

    Args:
        library: Programs and plans.
        settings: The person's own training days.
        courses: Those that run.
        record: The last days; None before they were read.
        situation: Decides whether a program is open.
    """
    due = [each for each in courses if each.due.is_due]
    views = [_course_view(each, library) for each in due]
    found = [view for view in views if view.program is not None]
    if found:
        others = tuple(v.program for v in found[1:] if v.program is not None)
        return _with_also(found[0], others)
    own = _own_view(library, settings, record, situation)
    if own is not None:
        return own
    return _nothing_view(library, courses, situation)


def stop_words(program: Program) -> str:
    """Return when to ease off and when to stop, "" for a program without limits."""
    if program.safety is None:
        return ""
    words = _tr("Easier above pain {0}, stop from {1}")
    return words.format(program.safety.slow_pain, program.safety.stop_pain)


def _course_view(now: CourseNow, library: Library) -> DueView:
    due, course = now.due, now.course
    program = library.programs.get(due.program)
    number = now.tally.done + 1
    place = _tr("{0}, session {1}").format(due.stage.title, number)
    sessions = due.stage.advance.sessions_at_least if due.stage.advance else 0
    if sessions >= number:
        words = _tr("{0}, session {1} of {2}")
        place = words.format(due.stage.title, number, sessions)
    notes = []
    if course.plan.own and course.plan.authors:
        notes.append(_tr("Set by {0}").format(course.plan.authors[0]))
    if due.is_half:
        notes.append(_tr("Half the sets today"))
    if due.left > 1:
        notes.append(_tr("{0} more times today").format(due.left))
    if program is not None:
        notes.append(stop_words(program))
    return DueView(
        _tr("Due today"),
        program.title if program is not None else course.title,
        place,
        notes=tuple(note for note in notes if note),
        program=program,
        is_due=True,
        start=_tr("Start"),
    )


def _own_view(
    library: Library,
    settings: Settings,
    record: TodayRecord | None,
    situation: Situation,
) -> DueView | None:
    """Return the program of a training day that is still to be done, or None."""
    program = library.programs.get(settings.training_program)
    if program is None or record is None:
        return None
    is_day = DAYS_OF_WEEK[record.today.weekday()] in settings.training_days
    is_done = record.week[-1].kind in (DayKind.DONE, DayKind.PART)
    if not is_day or is_done or isinstance(is_open(program, situation), Closed):
        return None
    at = _tr("Planned for {0}").format(settings.training_time)
    notes = tuple(note for note in (at, stop_words(program)) if note)
    return DueView(
        _tr("Due today"),
        program.title,
        notes=notes,
        program=program,
        is_due=True,
        start=_tr("Start"),
    )


def _nothing_view(
    library: Library, courses: Sequence[CourseNow], situation: Situation
) -> DueView:
    """Return a rest day, or an empty one, with a warm-up to start where it is open."""
    candidates = (library.programs.get(each) for each in WARM_UPS)
    program = next(
        (
            each
            for each in candidates
            if each is not None and not isinstance(is_open(each, situation), Closed)
        ),
        None,
    )
    start = _tr("Start {0} min") if program is not None else ""
    resting = next((each for each in courses if each.due.why_not), None)
    if resting is not None:
        place = joined((resting.course.title, resting.due.stage.title))
        return DueView(
            _tr("Today"),
            _tr("Nothing is due"),
            place,
            resting.due.why_not,
            program=program,
            start=start,
        )
    words = _tr("A warm-up is never wrong.") if program is not None else ""
    return DueView(
        _tr("Today"), _tr("Nothing is due."), words=words, program=program, start=start
    )


def _with_also(view: DueView, also: tuple[Program, ...]) -> DueView:

    return replace(view, also=also)
