"""What is due today: of a course, of the person's own days, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.access import closed_by_answers, is_open
from coach.care.course.dose import change_today, staged
from coach.care.sore import has_fresh_injury, rests
from coach.care.verdict import Closed
from coach.progress.day_log import DayKind
from coach.session.changed import changed
from coach.store.settings import DAYS_OF_WEEK
from ui.words import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.care.access import Situation
    from coach.care.course.now import CourseNow
    from coach.files.model import DoseChange, Library, Program
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
        words: What is different today, or said in its place; or "".
        notes: Small lines: who set it, how much, when to stop.
        program: What Start begins; None when nothing may be started.
        played: The same as it is done today, with less in it where a course says so.
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
    played: Program | None = None
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
        return replace(found[0], also=others)
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
    change = None if program is None else change_today([now], program)
    if due.left > 1:
        notes.append(_tr("{0} more times today").format(due.left))
    if program is not None:
        notes.append(stop_words(staged([now], program)))
    return DueView(
        _tr("Due today"),
        program.title if program is not None else course.title,
        place,
        " ".join(change.why) if change is not None else "",
        notes=tuple(note for note in notes if note),
        program=program,
        played=_played(program and staged([now], program), change),
        is_due=True,
        start=_tr("Start"),
    )


def _played(program: Program | None, change: DoseChange | None) -> Program | None:
    return program if program is None or change is None else changed(program, change)


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
        played=program,
        is_due=True,
        start=_tr("Start"),
    )


def _nothing_view(
    library: Library, courses: Sequence[CourseNow], situation: Situation
) -> DueView:
    """Return a rest day, or an empty one, with a warm-up to start where it fits."""
    resting = next((each for each in courses if each.due.why_not), None)
    place = ""
    if resting is not None:
        place = joined((resting.course.title, resting.due.stage.title))
    closed = _closed_words(library, resting, situation)
    if closed:
        return DueView(_tr("Today"), _tr("Closed for now"), place, closed)
    program = None
    is_fresh = has_fresh_injury(situation)
    if not is_fresh and not any(map(rests, courses)):
        program = next(_open_warm_ups(library, situation), None)
    start = _tr("Start {0} min") if program is not None else ""
    title, words = _tr("Nothing is due."), ""
    if resting is not None:
        title, words = _tr("Nothing is due"), resting.due.why_not
    elif is_fresh:
        words = _tr("The first days are for rest and easy movement.")
    elif program is not None:
        words = _tr("A warm-up is never wrong.")
    return DueView(
        _tr("Today"), title, place, words, program=program, played=program, start=start
    )


def _open_warm_ups(library: Library, situation: Situation) -> Iterator[Program]:
    for program in _warm_ups(library):
        if not isinstance(is_open(program, situation), Closed):
            yield program


def _warm_ups(library: Library) -> Iterator[Program]:
    found = (library.programs.get(each) for each in WARM_UPS)
    return (each for each in found if each is not None)


def _closed_words(
    library: Library, resting: CourseNow | None, situation: Situation
) -> str:
    """Return why answers keep closed what would be offered, and what comes next."""
    wanted = list(_warm_ups(library))
    of_course = library.programs.get(resting.due.program) if resting else None
    if of_course is not None:
        wanted = [of_course]
    closed = [closed_by_answers(each, situation) for each in wanted]
    first = next(iter(closed), None)
    if first is None or None in closed:
        return ""
    return f"{first.reason} {first.next_step}"
