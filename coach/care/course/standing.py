"""What the sessions of a stage came to: clean ones in a row, and what still stands.

A rule that a session met stands until a later session is clean. After a set-back the
sets are halved until one session with half the sets went well; only then do whole ones
count again. All of it follows from the facts, whether or not the person has confirmed
it, so that nobody is offered the whole dose because a question was left open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import dropwhile
from typing import TYPE_CHECKING

from coach.care.course.facts import (
    day_in,
    day_of,
    inputs_of,
    note_ms,
    text_in,
)
from coach.care.course.red import unanswered_red
from coach.care.course.rules import BACKWARD, STRICTNESS, Finding, findings_of
from coach.care.course.state import GO_TO, STEP_BACK
from coach.care.course.verdict import Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.care.course.facts import SessionFact
    from coach.care.course.state import Course, Stay
    from coach.store.entries import Entry

_DAY = timedelta(days=1)
_HALVES = frozenset({"rest-then-half"})
EASING = BACKWARD | {"halve", "leave-out", "hold"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a course stands in its present stage.

    Attributes:
        verdicts: Of the stage's sessions, oldest first.
        standing: Rules that were met and that no clean session has followed yet.
        referring: Rules that were met and ask for an examination.
        needs_clean: Something was sore, and no whole clean session has followed yet.
        clean_row: Clean sessions in a row, up to the newest that is decided.
        is_waiting: A session after them still waits for its morning.
        is_half: The sets are halved today.
        rest_until: Last day off after a set-back; None without one ahead.
        set_backs: Days of the course's set-backs in all its stages, oldest first.
        unanswered_red: Sentences about a red light without stop questions since then;
            empty when there is none.
    """

    verdicts: tuple[Verdict, ...]
    standing: tuple[Finding, ...]
    referring: tuple[Finding, ...]
    needs_clean: bool
    clean_row: int
    is_waiting: bool
    is_half: bool
    rest_until: date | None
    set_backs: tuple[date, ...]
    unanswered_red: tuple[str, ...]

    @property
    def worst(self) -> Finding | None:
        """Return the strictest rule that eases or leads back; None when all is well.

        What asks questions or sends to an examination is answered in another way.
        """
        easing = [each for each in self.standing if each.rule.then in EASING]
        return max(easing, key=_strictness, default=None)

    @property
    def last(self) -> Verdict | None:
        """Return the newest session of the stage."""
        return self.verdicts[-1] if self.verdicts else None


def standing_of(course: Course) -> Standing:
    """Return where a course stands; see `Standing`."""
    stays = [Judged(course, stay) for stay in course.stays]
    findings = [finding for stay in stays for finding in stay.findings]
    now, today = stays[-1], course.moment.day
    coming = [day for day in now.rests if day >= today]
    return Standing(
        verdicts=tuple(now.verdicts),
        standing=tuple(now.standing),
        referring=tuple(filter(_refers, findings)),
        needs_clean=now.needs_clean,
        clean_row=now.clean_row(),
        is_waiting=now.is_waiting(),
        is_half=now.is_half(today),
        rest_until=max(coming, default=None),
        set_backs=tuple(sorted(_set_backs(course, findings))),
        unanswered_red=tuple(dict.fromkeys(unanswered_red(course, findings))),
    )


class Judged:
    """The sessions of one time in a stage, judged one after the other.

    Args:
        course: The course.
        stay: One of its times in a stage.
    """

    def __init__(self, course: Course, stay: Stay) -> None:
        self.verdicts: list[Verdict] = []
        self.findings: list[Finding] = []
        self.standing: list[Finding] = []
        self.needs_clean = False
        notes = list(_notes_in(course, stay))
        self.rests = list(_noted_rests(notes))
        self._halved_from = list(_noted_halves(notes))
        self._row_from = max(self._halved_from, default=stay.since)
        for session in course.sessions_of(stay):
            self._take(course, stay, session)

    def is_half(self, day: date) -> bool:
        """Return whether a session of that day is done with half the sets."""
        return any(first <= day for first in self._halved_from)

    def decided(self) -> list[Verdict]:
        """Return the sessions up to the newest that is decided, the newest first."""
        undecided = ("waiting", "passed-over")
        newest_first = reversed(self.verdicts)
        return list(dropwhile(lambda each: each.status in undecided, newest_first))

    def clean_row(self) -> int:
        """Return the clean sessions in a row, up to the newest that is decided."""
        row = 0
        for verdict in self.decided():
            if verdict.status == "passed-over":
                continue
            if not verdict.is_clean or verdict.session.day < self._row_from:
                break
            row += 1
        return row

    def is_waiting(self) -> bool:
        """Return whether a session after those still waits for its morning."""
        decided = len(self.decided())
        return any(v.status == "waiting" for v in self.verdicts[decided:])

    def _take(self, course: Course, stay: Stay, session: SessionFact) -> None:
        is_half = self.is_half(session.day)
        verdict = verdict_of(course, session, is_half=is_half)
        found = findings_of(course, stay, verdict)
        if found and verdict.status != "sore":
            # A rule of the plan was met that the numbers alone would not have told.
            why = "during" if any(not each.is_morning for each in found) else "morning"
            verdict = replace(verdict, status="sore", why=why)
        self.verdicts.append(verdict)
        self.findings += found
        if verdict.is_clean:
            self.standing, self.needs_clean = [], False
        elif verdict.why == "half":
            self._halved_from = [d for d in self._halved_from if d > session.day]
            self.standing = [f for f in self.standing if not _is_over(f)]
        self.standing += found
        self.needs_clean = self.needs_clean or bool(found)
        for finding in found:
            self._follow(finding)

    def _follow(self, finding: Finding) -> None:
        """Take down the days off and the halved sets that a rule asks for."""
        rule = finding.rule
        if rule.rest_days:
            self.rests.append(finding.evident + _DAY * (rule.rest_days - 1))
            if not finding.is_morning:
                # The day itself was a day of exercise.
                self.rests[-1] += _DAY
        if rule.then in _HALVES or (rule.then == "halve" and finding.is_morning):
            self._halved_from.append(finding.day + _DAY)


def accepted(course: Course, finding: Finding) -> Entry | None:
    """Return the note with which a finding, or a stricter one, was confirmed."""
    for note in reversed(course.notes):
        inputs = inputs_of(note)
        is_same_day = day_in(inputs.get("evidence")) == finding.day
        said = STRICTNESS.get(str(inputs.get("then")), 0)
        if is_same_day and said >= STRICTNESS[finding.rule.then]:
            return note
    return None


def _set_backs(course: Course, findings: Iterable[Finding]) -> set[date]:
    """Return the days on which the set-backs of a course came out.

    Whatever one training day led to is one set-back.
    """
    days: dict[date, date] = {}
    for finding in findings:
        if finding.is_set_back:
            known = days.get(finding.day, finding.evident)
            days[finding.day] = min(known, finding.evident)
    # What was noted counts even when its session was taken away since then.
    for note in course.notes:
        inputs, day = inputs_of(note), day_of(note)
        if text_in(note.data, "decision") not in (STEP_BACK, GO_TO):
            continue
        evidence = day_in(inputs.get("evidence"))
        if evidence is not None and inputs.get("set_back") is not False:
            days.setdefault(evidence, day_in(inputs.get("evident")) or evidence)
        elif evidence is None and not days.keys() & {day, day - _DAY}:
            days[day] = day
    return set(days.values())


def _strictness(finding: Finding) -> tuple[int, int, int, int]:
    return finding.strictness


def _refers(finding: Finding) -> bool:
    return finding.rule.then == "get-examined"


def _is_over(finding: Finding) -> bool:
    """Return whether a session with half the sets that went well settles a rule."""
    return finding.rule.then in (*_HALVES, "halve", "leave-out", "end-session")


def _notes_in(course: Course, stay: Stay) -> Iterator[Entry]:
    index = course.stays.index(stay) + 1
    end_ms = course.stays[index].since_ms if index < len(course.stays) else None
    for note in course.notes:
        at_ms = note_ms(note)
        if at_ms >= stay.since_ms and (end_ms is None or at_ms < end_ms):
            yield note


def _noted_halves(notes: Iterable[Entry]) -> Iterator[date]:
    """Yield from which days notes ask for half the sets."""
    for note in notes:
        inputs = inputs_of(note)
        if inputs.get("half") is True:
            evidence = day_in(inputs.get("evidence"))
            yield day_of(note) if evidence is None else evidence + _DAY


def _noted_rests(notes: Iterable[Entry]) -> Iterator[date]:
    """Yield the last days off that notes ask for."""
    for note in notes:
        until = day_in(inputs_of(note).get("rest_until"))
        if until is not None:
            yield until
