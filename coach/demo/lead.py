"""Lead the courses of the demo: let the rules say what each decision rests on.

What is asked before a session, and what a step or a hold is written down with, comes
from the same functions that a person's own diary goes through. So the story cannot say
anything that Coach would not have said on that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.care.care_facts import CareFacts
from coach.care.course import actions
from coach.care.course.answers import Answer
from coach.care.course.facts import Moment
from coach.care.course.gather import make_history
from coach.care.course.now import courses_at
from coach.care.course.self_tests import PAIN, VALUE, YES
from coach.care.course.start import start_checks
from coach.care.screening import SESSION, screen_for, screening_data
from coach.care.session_check import CheckAnswers
from coach.demo import script as scripts
from coach.files.durations import MINUTE_MS
from coach.store.days import training_day, utc_text
from coach.store.entries import COURSE, COURSE_TEST, MEASURE, SCREENING, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from coach.care.course.checks import Check
    from coach.care.course.facts import History, SessionFact
    from coach.care.course.now import CourseNow
    from coach.demo.days import Days, Note
    from coach.demo.script import Act, Script
    from coach.files.model import Library

# How long before a session the questions about it are answered.
_ASKED_MS, _CHECKED_MS = 3 * MINUTE_MS, 2 * MINUTE_MS


def written(note: Note, number: int) -> Entry:
    """Return a note as it is kept; the same number gives the same id."""
    name = f"{note.at_ms:012x}{0x800000 + number:06x}"
    return Entry(name, note.kind, note.local_day, utc_text(note.at_ms), None, note.data)


class Leader:
    """Goes through scripts in the order of time, and writes down what comes of them.

    Args:
        days: The days of the story.
        library: Plans, programs and exercises.
        sessions: All sessions of the story.
        notes: What was noted apart from the courses.
        offset_at: Returns what the person's clock is ahead of UTC, in minutes.

    Attributes:
        notes: Those, and what was written down since.
    """

    def __init__(
        self,
        days: Days,
        library: Library,
        sessions: Sequence[SessionFact],
        notes: Iterable[Entry],
        offset_at: Callable[[int], int],
    ) -> None:
        self._days = days
        self._library = library
        self._sessions = sessions
        self._offset_at = offset_at
        self.notes = list(notes)
        self._moment = Moment(0)

    def lead(self, script: Script) -> None:
        """Lead one course from its start to where it stands today.

        Raises:
            CourseError: The rules do not allow what the script says.
        """
        acts = {
            self._days.at_ms(script.first + act.day, act.clock): act
            for act in script.acts
        }
        asked = {
            each.started_ms: each
            for each in self._sessions
            if each.program in {one.program for one in script.sessions}
        }
        for at_ms in sorted((*acts, *asked)):
            if at_ms in asked:
                self._ask_before(asked[at_ms])
            else:
                self._go_to(at_ms)
                self._act(script, acts[at_ms])

    def _go_to(self, at_ms: int) -> None:
        self._moment = Moment(at_ms, self._offset_at(at_ms))

    def _history(self) -> History:
        """Return what is known by now."""
        return make_history(self._known(), self._past_sessions(), self._library)

    def _known(self) -> tuple[Entry, ...]:
        now = utc_text(self._moment.now_ms)
        return tuple(each for each in self.notes if each.happened_at <= now)

    def _past_sessions(self) -> tuple[SessionFact, ...]:
        now_ms = self._moment.now_ms
        return tuple(each for each in self._sessions if each.ended_ms <= now_ms)

    def _write(self, kind: str, data: dict[str, Any]) -> None:
        at_ms = self._moment.now_ms
        name = f"{at_ms:012x}{0x400000 + len(self.notes):06x}"
        day = training_day(at_ms, self._moment.offset_min)
        self.notes.append(Entry(name, kind, day, utc_text(at_ms), None, data))

    # Before a session

    def _ask_before(self, session: SessionFact) -> None:
        """Write down the answers to what is asked before a session: all is well."""
        program = self._library.programs[session.program]
        self._go_to(session.started_ms - _ASKED_MS)
        facts = CareFacts(self._known(), self._past_sessions())
        screen = screen_for(program, self._library.exercises, facts.past(self._moment))
        if screen.questions:
            answers = {each.id: False for each in screen.questions}
            data = screening_data(screen.where, program.area, answers)
            self._write(SCREENING, data)
        self._go_to(session.started_ms - _CHECKED_MS)
        check = CheckAnswers(walks=True, relief=False, well=True)
        self._write(SCREENING, screening_data(SESSION, program.area, {}, check))

    # Decisions

    def _act(self, script: Script, act: Act) -> None:
        if act.kind == scripts.START:
            self._write(COURSE, self._start(script, act))
            return
        now = self._now(script)
        if act.kind in (scripts.ANSWER, scripts.STEP_UP):
            self._answer(now, act)
            now = self._now(script)
        data = _decision(now, act)
        if data is not None:
            self._write(COURSE, data)

    def _start(self, script: Script, act: Act) -> dict[str, Any]:
        plan = self._library.plans[script.plan]
        history = self._history()
        onset_ms = self._days.at_ms(script.first, script.clock)

        def checks(answers: Mapping[int, Answer]) -> tuple[Check, ...]:
            return start_checks(
                history,
                self._moment,
                plan,
                answers,
                side=script.side,
                onset_ms=onset_ms,
            )

        answers = {each.index: _answer_to(each, act) for each in _enterable(checks({}))}
        return actions.start_data(
            plan, self._moment, checks(answers), side=script.side, injury=script.id
        )

    def _now(self, script: Script) -> CourseNow:
        found = courses_at(self._history(), self._moment)
        return next(each for each in found if each.course.injury == script.id)

    def _answer(self, now: CourseNow, act: Act) -> None:
        """Do the self-tests of a stage, or answer what is open before a step."""
        checks = () if now.advance is None else now.advance.checks
        for point in _enterable(checks):
            if not point.is_open and act.kind == scripts.STEP_UP:
                continue
            if point.key != "test" and act.kind == scripts.ANSWER:
                continue
            answer = _answer_to(point, act)
            self._write(COURSE_TEST, actions.answer_note(now.course, point, answer))
            measured = actions.measure_data(point, answer)
            if measured is not None:
                self._write(MEASURE, measured)


def _enterable(checks: Iterable[Check]) -> Iterator[Check]:
    return (each for each in checks if each.enters or each.may_not_apply)


def _answer_to(point: Check, act: Act) -> Answer:
    """Return what a test came to, or an answer that passes."""
    criterion = point.criterion
    assert criterion is not None, "only points of a file are entered"
    if criterion.test in act.answers:
        return act.answers[criterion.test]
    if point.may_not_apply:
        return Answer(applies=False)
    enters = set(point.enters)
    return Answer(
        yes=True if YES in enters else None,
        pain=min(criterion.pain_max or 0, 1) if PAIN in enters else None,
        value=float(criterion.count_at_least or 0) if VALUE in enters else None,
    )


def _decision(now: CourseNow, act: Act) -> dict[str, Any] | None:
    """Return the data of a decision, None for a mere answer."""
    if act.kind == scripts.STEP_UP:
        assert now.advance is not None, "a stage with an end"
        return actions.step_up_data(now.course, now.advance)
    if act.kind == scripts.ACCEPT:
        return actions.accept_data(now.course, now.decision)
    if act.kind == scripts.PAUSE:
        return actions.pause_data(now.course, act.reason)
    if act.kind == scripts.RESUME:
        return actions.resume_data(now.course)
    if act.kind == scripts.END:
        return actions.end_data(now.course, act.reason)
    return None
