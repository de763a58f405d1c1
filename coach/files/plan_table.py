"""The keys of a plan file, format plan/1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.dose_table import DOSE_FIELDS
from coach.files.durations import HOUR_MS, SECOND_MS
from coach.files.fields import (
    Choice,
    Duration,
    Field,
    Flag,
    Slug,
    Text,
    WholeNumber,
)
from coach.files.findings import CONTROL_CHARACTERS
from coach.files.groups import AtMostOne, ListOf, Mapping, Needs, OneOrRange, Table
from coach.files.limits_table import LIMITS
from coach.files.program_table import HIGHEST_STOP_PAIN, heading, sentences
from coach.files.rules import AtLeastOne, KeysWhen, together
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.findings import Findings, KeyPath

PLAN_ASKED = ("pain", "effort", "difficulty", "note", "cramps")
SELF_TESTS = tuple(f"T{number}" for number in range(1, 11))
SIGNS = (
    "sharp",
    "sudden",
    "pop",
    "giving-way",
    "limp",
    "twinge",
    "new-swelling",
    "new-bruise",
    "swelling-next-morning",
)
ADVANCE_WAYS = ("auto", "tell-patient", "ask-therapist")
BACK_OFF_WAYS = (
    "hold",
    "leave-out",
    "halve",
    "rest-then-half",
    "step-down",
    "go-to",
    "end-session",
    "get-examined",
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAYS_IN_WEEK = len(WEEKDAYS)
MAX_STAGES = 20
MOST_TIMES_A_DAY = 10

_LONGEST_MS = 100 * HOUR_MS - SECOND_MS


def _time(label: str, help: str, low_ms: int = SECOND_MS) -> Duration:  # noqa: A002
    return Duration(low_ms=low_ms, high_ms=_LONGEST_MS, label=label, help=help)


def _pain(label: str, help: str, low: int = 0, high: int = 10) -> WholeNumber:  # noqa: A002
    return WholeNumber(low=low, high=high, label=label, help=help)


def _count(label: str, help: str, high: int = 365) -> WholeNumber:  # noqa: A002
    return WholeNumber(low=1, high=high, label=label, help=help)


def _asked(label: str) -> ListOf:
    return ListOf(
        of=Choice(choices=PLAN_ASKED),
        high=len(PLAN_ASKED),
        unique=True,
        label=label,
        help="What is asked then.",
    )


OTHERS_TOOK = Text(
    label="Others took",
    help="How long others took; never a promise.",
    max_length=200,
    pattern=f"^Others took about [^;{CONTROL_CHARACTERS}]+; yours may differ\\.$",
    rule='it begins "Others took about" and ends "; yours may differ."',
    example="Others took about 1 to 3 weeks; yours may differ.",
)


class FitsWeek:
    """Days of exercise and the rest days between them fit into seven days."""

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding when the week is too short."""
        days, rest = table.get("days_a_week"), table.get("rest_days_between")
        most = days[-1] if isinstance(days, list) and days else days
        if not isinstance(most, int) or not isinstance(rest, int):
            return
        if most * (1 + rest) > DAYS_IN_WEEK:
            sentence = tr("so many days with rest days between do not fit into a week")
            findings.add((*path, "rest_days_between"), sentence)

    def schema(self) -> dict[str, Any]:
        """Return {}: draft-04 cannot calculate."""
        return {}


SCHEDULE = Table(
    label="Schedule",
    help="How often the stage is done.",
    fields={
        "every_days": _count("Every so many days", "1 daily, 2 every other day.", 30),
        "days_a_week": OneOrRange(
            of=WholeNumber(low=1, high=DAYS_IN_WEEK),
            label="Days a week",
            help="One number, or the low and the high end.",
        ),
        "days": ListOf(
            of=Choice(choices=WEEKDAYS),
            low=1,
            high=DAYS_IN_WEEK,
            unique=True,
            label="Days",
            help='Days of the week, such as ["mon", "thu"].',
        ),
        "times_a_day": OneOrRange(
            of=WholeNumber(low=1, high=MOST_TIMES_A_DAY),
            label="Times a day",
            help="One number, or the low and the high end.",
        ),
        "times": ListOf(
            of=Text(
                max_length=5,
                pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$",
                rule="a time of the day",
                example="18:00",
            ),
            low=1,
            high=MOST_TIMES_A_DAY,
            unique=True,
            label="Times",
            help='Times of the day, such as ["18:00"]; one session at each.',
        ),
        "rest_days_between": _count("Rest days between", "At least so many.", 6),
        "when": Choice(choices=("bedtime",), label="When", help="Time of the day."),
    },
    rules=(
        AtMostOne(("every_days", "days_a_week", "days"), needed=True),
        AtMostOne(("times_a_day", "times")),
        Needs("rest_days_between", "days_a_week"),
        FitsWeek(),
    ),
)

CRITERION = Table(
    label="Criterion",
    help="What must hold; the person reads the text and ticks it.",
    fields={
        "text": Text(label="Text", help="What is read and ticked.", max_length=400),
        "test": Choice(choices=SELF_TESTS, label="Self-test", help="T1 to T10."),
        "pain_max": _pain("Pain at most", "While doing it, 0 to 10."),
        "lasts": _time("Lasts", "How long it is done; a timer is offered."),
        "count_at_least": _count("Repetitions at least", "On each side.", 1000),
        "sets": _count("Sets", "The repetitions in each of so many sets.", 20),
        "percent_of_other_at_least": _count(
            "Per cent of the other side", "Sore side, at least.", 100
        ),
        "difference_max": WholeNumber(
            low=0,
            high=100,
            label="Difference at most",
            help="Other side minus sore side, in repetitions.",
        ),
        "score_at_least": WholeNumber(
            low=0, high=10, label="Answer at least", help="From 0 to 10."
        ),
        "program": Slug(label="Program", help="Of which clean sessions are counted."),
        "clean_sessions": _count("Clean sessions", "At least so many.", 100),
        "since_onset": _time("Since it happened", "At least so long ago.", 0),
        "since_onset_if_painless": _time(
            "Since it happened, painless", "The same if walking is painless.", 0
        ),
        "may_not_apply": Flag(
            only_true=True,
            label="May not apply",
            help='"Does not apply to me" counts as passed.',
        ),
    },
    required=("text",),
    rules=(
        *together("program", "clean_sessions"),
        Needs("since_onset_if_painless", "since_onset"),
    ),
)

_CONDITIONS: dict[str, Field] = {
    "pain_during": _pain("Pain during", "Worst pain is this or more.", 1),
    "pain_morning": _pain("Pain next morning", "This or more.", 1),
    "morning_rise": _pain("Rise next morning", "Above usual by this or more.", 1),
    "signs": ListOf(
        of=Choice(choices=SIGNS),
        low=1,
        high=len(SIGNS),
        unique=True,
        label="Signs",
        help="One of these was reported.",
    ),
    "set_backs": _count("Set-backs", "So many within the days below.", 20),
    "no_step_days": _count("Days without a step", "So many days in this stage."),
    "no_gain_days": _count("Days without a gain", "And the answer is no better."),
    "since_onset_days": _count("Days since it happened", "And a stage not reached."),
}

BACK_OFF = Table(
    label="Rule",
    help="When to hold, ease or go back; any one of its conditions is enough.",
    fields={
        **_CONDITIONS,
        "within_days": _count("Within days", "For set-backs.", 90),
        "before": Slug(label="Before stage", help="The stage not reached."),
        "times": _count("Times", "Not before the sign came so often.", 20),
        "then": Choice(choices=BACK_OFF_WAYS, label="Then", help="What happens."),
        "rest_days": _count("Days off", "Before it goes on.", 30),
        "steps": _count("Stages back", "For a step down.", MAX_STAGES - 1),
        "to": Slug(label="To stage", help="Where it goes on."),
        "for_days": _count("For days", "At least so long there.", 60),
        "text": Text(label="Text", help="Shown when it holds.", max_length=400),
    },
    required=("then", "text"),
    rules=(
        AtLeastOne(tuple(_CONDITIONS)),
        *together("set_backs", "within_days"),
        *together("since_onset_days", "before"),
        Needs("times", "signs"),
        Needs("rest_days", "then", ("rest-then-half", "step-down")),
        Needs("steps", "then", ("step-down",)),
        Needs("to", "then", ("go-to",)),
        Needs("for_days", "then", ("go-to",)),
        KeysWhen("then", "rest-then-half", ("rest_days",)),
        KeysWhen("then", "step-down", ("steps",)),
        KeysWhen("then", "go-to", ("to", "for_days")),
    ),
)

ADVANCE = Table(
    label="Go on",
    help="When the stage can be left; all of it must hold.",
    fields={
        "last_sessions": _count("Clean sessions", "The newest ones, in a row.", 20),
        # Nobody goes on from a session that was red.
        "pain_during_max": _pain(
            "Pain during at most", "In each of them.", high=HIGHEST_STOP_PAIN - 1
        ),
        "morning_rise_max": _pain(
            "Rise next morning at most",
            "Above the usual morning.",
            high=HIGHEST_STOP_PAIN - 1,
        ),
        "no_pain_relief": _time(
            "No pain relief", "A session so soon after pain relief does not count."
        ),
        "sessions_at_least": _count("Sessions at least", "Done in this stage.", 500),
        "tests_in_a_row": _count("Tests in a row", "Passed so often in a row.", 20),
        "tests_on": Choice(
            choices=("days", "sessions"), label="Tests on", help="What is counted."
        ),
        "then": Choice(choices=ADVANCE_WAYS, label="Then", help="Who decides."),
        "to": Slug(label="To stage", help="The following one when left out."),
        "done_text": Text(label="When done", help="Shown then.", max_length=400),
    },
    required=("then",),
    rules=(
        Needs("pain_during_max", "last_sessions"),
        Needs("morning_rise_max", "last_sessions"),
        *together("tests_in_a_row", "tests_on"),
    ),
)


def _criteria(label: str, help: str) -> ListOf:  # noqa: A002
    return ListOf(of=CRITERION, high=20, label=label, help=help)


STAGE = Table(
    label="Stage",
    help="A program, how often it is done, and when to go on.",
    fields={
        "name": Slug(label="Name", help="Unique in the plan; rules refer to it."),
        "title": Text(label="Title", help="Shown on the path.", max_length=120),
        "program": Slug(label="Program", help="Id of a program."),
        "or_programs": ListOf(
            of=Slug(),
            high=10,
            unique=True,
            label="Or programs",
            help="May be done instead; the person picks.",
        ),
        "beside": Slug(label="Beside", help="Id of a plan that runs with it."),
        "min_days": _count("Days at least", "Before the stage can be left."),
        "schedule": SCHEDULE,
        "exercise_every_days": Mapping(
            of=WholeNumber(low=2, high=30, unit="days"),
            label="Exercises not every day",
            help="An exercise, and every how many days it is done.",
        ),
        "dose": Mapping(
            of=Table(fields=DOSE_FIELDS),
            label="Dose",
            help="An exercise of the program, and what differs from its dose there.",
        ),
        "others_took": OTHERS_TOOK,
        "entry": _criteria("Entry", "What must hold to begin here."),
        "advance": ADVANCE,
        "test": _criteria("Tests", "What must be passed to go on."),
        "back_off": ListOf(of=BACK_OFF, label="Rules", help="Of this stage."),
    },
    required=("name", "title", "program", "schedule"),
    rules=(Needs("test", "advance"),),
)

_HEADING = heading("plan")

PLAN = Table(
    label="Plan",
    help="Stages with criteria that a person or a physiotherapist picks.",
    fields={
        **{key: _HEADING[key] for key in ("format", "id", "revision", "title")},
        "language": _HEADING["language"],
        "area": Text(
            label="Area", help="Part of the body; chooses the questions.", max_length=60
        ),
        "summary": Text(
            label="Summary",
            help="What it does and when it fits.",
            max_length=2000,
            multi_line=True,
        ),
        **{key: _HEADING[key] for key in ("authors", "license", "sources")},
        "notes": sentences("Notes", "Shown beside the plan."),
        "not_if": sentences("Not if", "When the plan must not be begun."),
        "between_stages": _time(
            "Between stages", "No two changes of stage closer than this."
        ),
        "others_took": OTHERS_TOOK,
        "next_plan": Slug(label="Next plan", help="Proposed after the last stage."),
        "ask": Table(
            label="Ask",
            help="What is asked, and when.",
            fields={
                "after_session": _asked("After a session"),
                "next_morning": _asked("Next morning"),
            },
        ),
        "back_off": ListOf(of=BACK_OFF, label="Rules", help="Of every stage."),
        "limits": LIMITS,
        "stage": ListOf(of=STAGE, low=1, high=MAX_STAGES, label="Stages"),
        "x": _HEADING["x"],
    },
    required=("format", "id", "revision", "title", "language", "stage"),
)
