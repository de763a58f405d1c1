"""Red lights whose stop questions were not answered yet.

After any red light the full list comes, whatever the session was done for, and after
a sign that counts as red was noted without a session. A short check is not enough, and
what the answers close is a matter of locks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.choices import DANGER_SIGNS
from coach.care.course import phrases
from coach.care.course.facts import note_ms, signs_in, text_in
from coach.care.screening import AFTER_RED, FIRST_USE, ON_DEMAND, WEEKLY
from coach.care.stop_signs import CLEAR, questions_for
from coach.store.entries import PAIN, SCREENING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from coach.care.course.rules import Finding
    from coach.care.course.state import Course
    from coach.store.entries import Entry

_FULL = frozenset({AFTER_RED, FIRST_USE, ON_DEMAND, WEEKLY})


def unanswered_red(course: Course, findings: Iterable[Finding]) -> Iterator[str]:
    """Yield in sentences what was red since the course began, without questions since.

    Args:
        course: The course.
        findings: Every rule that its sessions have met.
    """
    program = course.history.library.programs.get(course.stage.program)
    area = course.plan.area if program is None else program.area
    needed = {question.id for question in questions_for(area)}
    own_ms = _last_asked_ms(course, needed)
    for finding in findings:
        if finding.asks_questions and finding.since_ms >= own_ms:
            yield from finding.reasons
    any_ms = max(_last_asked_ms(course, ()), course.stays[0].since_ms)
    for session in course.history.sessions:
        if session.light == "red" and session.started_ms >= any_ms:
            yield from phrases.during(session.worst, session.signs & DANGER_SIGNS)
    for note in course.history.notes_of(PAIN):
        danger = signs_in(note.data) & DANGER_SIGNS
        # Who came to the questions from the note itself answered them before it.
        if danger and "stop_level" not in note.data and note_ms(note) > any_ms:
            yield from phrases.during(None, danger)


def _last_asked_ms(course: Course, needed: Collection[str]) -> int:
    """Return when the full list was last answered, 0 before that.

    Args:
        course: The course.
        needed: Questions that had to be among them; after a yes no more are asked.
    """
    asked = (
        note_ms(note)
        for note in course.history.notes_of(SCREENING)
        if text_in(note.data, "where") in _FULL and _covers(note, needed)
    )
    return max(asked, default=0)


def _covers(note: Entry, needed: Collection[str]) -> bool:
    answers = note.data.get("answers")
    said = set(answers) if isinstance(answers, dict) else set()
    return text_in(note.data, "level") not in ("", CLEAR) or said >= set(needed)
