"""What is to be asked later: after a cramp, after an injury, and after long rest.

Each question has a key that stays the same, so that nothing is asked twice, and a time
after which it makes no sense any more. Of several cramps of one day only the last is
asked about.

Design choices: the question of the next day comes on the first morning that is at
least eight hours after a cramp, and both it and a late answer are taken until the end
of that day.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from coach.care.care_notes import seconds_in
from coach.care.choices import Choices, cramp_words
from coach.care.course.facts import note_ms, text_in
from coach.care.course.waiting import waiting_from
from coach.care.cramp_after import CRAMP_AREA, four_hours_choices
from coach.care.cramp_rules import often_and_bad
from coach.care.gates import ANKLE_WORSE, BLOW_BEND, gate_question
from coach.care.injuries import injuries_from
from coach.care.morning import LocalTime
from coach.care.parts import ANKLE, THIGH
from coach.care.strain_choices import after_cramp_questions
from coach.files.durations import HOUR_MS
from coach.store.entries import CRAMP, CRAMP_FOLLOW_UP, REMINDER, SCREENING
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coach.care.cramp_after import CrampWhen
    from coach.care.day_clock import DayClock
    from coach.care.injuries import Injury
    from coach.store.entries import Entry

FollowUpKind = Literal[
    "cramp-4h",
    "cramp-next-day",
    "cramps-often",
    "blow-next-day",
    "ankle-day-5",
    "no-session",
    "plan-try",
]

FOUR_HOURS_MS = 4 * HOUR_MS
LEAST_NIGHT_MS = 8 * HOUR_MS
# Ligaments are judged best on day 4 to 5; a late answer is still worth asking for.
ANKLE_DAYS = (5, 8)
NO_SESSION_DAYS = 5
_NO_SESSION_ASKED_DAYS = 7
_PLAN_ASKED_DAYS = 3
_SETTLED = frozenset({"done", "skip"})
_WHEN: Mapping[str, CrampWhen] = {"cramp-4h": "4h", "cramp-next-day": "next-day"}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to ask, or to say, at a time.

    Attributes:
        key: Stable for ever.
        at_ms: From when on, in ms since 1970 UTC.
        until_ms: Not any more from then on.
        about: Id of the note, injury or course it is about.
        title: What it is about, in a few words.
        text: The question, or the sentence that is said.
        choices: Answers, as (slug, words); with `several` each is a yes-or-no
            question of its own. Empty for a sentence.
        questions: Ids of stop questions that are asked instead of choices.
        area: Part of the body that the stop questions are about, as files name it.
        page: Key of the page on which it goes on, "" for the first.
    """

    key: str
    kind: FollowUpKind
    at_ms: int
    until_ms: int
    about: str
    title: str
    text: str
    choices: Choices = ()
    several: bool = False
    questions: tuple[str, ...] = ()
    area: str = ""
    page: str = ""

    @property
    def when(self) -> CrampWhen | None:
        """Return which question after a cramp it is; None for another one."""
        return _WHEN.get(self.kind)

    @property
    def is_asked(self) -> bool:
        """Return whether it waits for an answer; a sentence is only said."""
        return bool(self.choices or self.questions)


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """What the questions rest on.

    Attributes:
        notes: Cramps, their follow-ups, injuries, screenings, courses, plans that
            wait, and reminders; other kinds do no harm.
        clock: The person's clock and hours of sleep.
        now_ms: The present.
        morning_hour: Hour of the day from which is asked about the day before.
        last_sessions: Course that runs and does not rest, and the day of its last
            session, or of its start.
    """

    notes: tuple[Entry, ...]
    clock: DayClock
    now_ms: int
    morning_hour: int = 8
    last_sessions: Mapping[str, date] = field(default_factory=dict)

    def morning_ms(self, day: date, days: int = 0) -> int:
        """Return the hour of asking on a day, or some days after it."""
        when = LocalTime(day + timedelta(days=days), self.morning_hour * 60)
        return self.clock.instant(when)

    def of(self, kind: str) -> list[Entry]:
        """Return the notes of a kind that count."""
        return [n for n in self.notes if n.kind == kind and n.removed_at is None]


def follow_ups(facts: FollowUpFacts) -> tuple[FollowUp, ...]:
    """Return all that is to be asked, now or later, the earliest first.

    What was answered, skipped, or is too late by now is left out.
    """
    made: tuple[Callable[[FollowUpFacts], Iterator[FollowUp]], ...] = (
        _after_cramps,
        _often,
        _after_injuries,
        _without_session,
        _plans_to_try,
    )
    settled = _settled(facts)
    found = [
        each
        for make in made
        for each in make(facts)
        if each.key not in settled and facts.now_ms < each.until_ms
    ]
    return tuple(sorted(found, key=_order))


def _settled(facts: FollowUpFacts) -> set[str]:
    """Return the keys that were answered, or are not to be asked."""
    settled = {
        text_in(note.data, "reminder")
        for note in facts.of(REMINDER)
        if note.data.get("answer") in _SETTLED
    }
    for note in facts.of(CRAMP_FOLLOW_UP):
        when, cramp = text_in(note.data, "when"), text_in(note.data, "cramp")
        settled.add(f"cramp-{when}:{cramp}")
    return settled


def _after_cramps(facts: FollowUpFacts) -> Iterator[FollowUp]:
    last: dict[str, Entry] = {}
    for note in sorted(facts.of(CRAMP), key=note_ms):
        last[note.local_day] = note
    for note in last.values():
        end_ms = note_ms(note) + 1000 * seconds_in(note.data.get("length_s"))
        morning_ms = _morning_after(facts, end_ms)
        later_ms = facts.clock.wakes_ms(end_ms + FOUR_HOURS_MS)
        title = tr("Cramp: {0}").format(cramp_words("muscle", note.data.get("muscle")))
        # When it would come with the question of the next day, that one is enough.
        if later_ms < morning_ms:
            yield _four_hours(note, later_ms, morning_ms, title)
        yield FollowUp(
            f"cramp-next-day:{note.id}",
            "cramp-next-day",
            morning_ms,
            facts.clock.span(facts.clock.day(morning_ms))[1],
            note.id,
            title,
            tr("How is it on the day after?"),
            after_cramp_questions(),
            several=True,
            area=CRAMP_AREA,
        )


def _four_hours(note: Entry, at_ms: int, until_ms: int, title: str) -> FollowUp:
    return FollowUp(
        f"cramp-4h:{note.id}",
        "cramp-4h",
        at_ms,
        until_ms,
        note.id,
        title,
        tr("How is the muscle now?"),
        four_hours_choices(),
        area=CRAMP_AREA,
    )


def _morning_after(facts: FollowUpFacts, end_ms: int) -> int:
    day = facts.clock.shows(end_ms).day
    mornings = (facts.morning_ms(day, days) for days in range(4))
    return next(each for each in mornings if each >= end_ms + LEAST_NIGHT_MS)


def _often(facts: FollowUpFacts) -> Iterator[FollowUp]:
    today = date.fromisoformat(facts.clock.day(facts.now_ms))
    if not often_and_bad(facts.notes, today):
        return
    monday = today - timedelta(days=today.weekday())
    yield FollowUp(
        f"cramps-often:{monday.isoformat()}",
        "cramps-often",
        facts.now_ms,
        facts.morning_ms(monday, 7),
        "",
        tr("Cramps, often and strong"),
        tr("Three or more strong cramps a week, for two weeks: one question on them."),
        questions=("Q16",),
        area=CRAMP_AREA,
    )


def _after_injuries(facts: FollowUpFacts) -> Iterator[FollowUp]:
    for injury in injuries_from(facts.notes):
        day = facts.clock.shows(injury.at_ms).day
        if injury.is_blow and THIGH in injury.parts:
            yield from _gate(facts, injury, "blow-next-day", BLOW_BEND, (1, 3), day)
        if ANKLE in injury.parts:
            yield from _gate(facts, injury, "ankle-day-5", ANKLE_WORSE, ANKLE_DAYS, day)


def _gate(
    facts: FollowUpFacts,
    injury: Injury,
    kind: FollowUpKind,
    question: str,
    days: tuple[int, int],
    day: date,
) -> Iterator[FollowUp]:
    """Yield a question that belongs to some days after an injury."""
    screenings = (n for n in facts.of(SCREENING) if note_ms(n) >= injury.at_ms)
    answers = (note.data.get("answers") for note in screenings)
    if any(isinstance(said, dict) and question in said for said in answers):
        return
    yield FollowUp(
        f"{kind}:{injury.id}",
        kind,
        facts.morning_ms(day, days[0]),
        facts.morning_ms(day, days[1]),
        injury.id,
        tr("A question about your injury"),
        gate_question(question).text,
        questions=(question,),
        area=injury.area,
    )


def _without_session(facts: FollowUpFacts) -> Iterator[FollowUp]:
    for course, day in facts.last_sessions.items():
        yield FollowUp(
            f"no-session:{course}:{day.isoformat()}",
            "no-session",
            facts.morning_ms(day, NO_SESSION_DAYS),
            facts.morning_ms(day, NO_SESSION_DAYS + _NO_SESSION_ASKED_DAYS),
            course,
            tr("Five days without a session"),
            tr("Small painless steps usually do more than waiting. Go on today?"),
        )


def _plans_to_try(facts: FollowUpFacts) -> Iterator[FollowUp]:
    """Yield plans that were put off, on the day for which they were."""
    today = date.fromisoformat(facts.clock.day(facts.now_ms))
    for each in waiting_from(facts.notes, today):
        at_ms = max(facts.morning_ms(each.try_on), each.try_at_ms)
        yield FollowUp(
            f"plan-try:{each.note}",
            "plan-try",
            facts.clock.wakes_ms(at_ms),
            facts.morning_ms(each.try_on, _PLAN_ASKED_DAYS),
            each.note,
            each.title,
            tr("You can see today whether it fits now."),
            page="recovery",
        )


def _order(follow_up: FollowUp) -> tuple[int, str]:
    return follow_up.at_ms, follow_up.key
