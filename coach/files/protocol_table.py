"""The keys of a protocol file, format protocol/1."""

from __future__ import annotations

from coach.files.durations import HOUR_MS, SECOND_MS
from coach.files.fields import Choice, Duration, Flag, Slug, Text, WholeNumber
from coach.files.groups import ListOf, Needs, OneOrRange, Table
from coach.files.health_items import HEALTH_ITEMS
from coach.files.program_table import heading, sentences
from coach.files.rules import AtLeastOne, KeysWhen

PROTOCOL_USES = ("fresh-injury", "cramp")
STEP_KINDS = (
    "rest",
    "protection",
    "ice",
    "heat",
    "compression",
    "elevation",
    "move",
    "text",
)

_LONGEST_MS = 100 * HOUR_MS - SECOND_MS


def _time(label: str, help: str, high_ms: int = _LONGEST_MS) -> Duration:  # noqa: A002
    return Duration(low_ms=0, high_ms=high_ms, label=label, help=help)


def _times(label: str, help: str) -> OneOrRange:  # noqa: A002
    return OneOrRange(of=_time("", ""), label=label, help=help)


GATE = Table(
    label="Gate",
    help="What closes the step: one yes is enough.",
    fields={
        "questions": ListOf(
            of=Text(
                max_length=40,
                pattern="^Q[0-9]{2}(-[a-z]+)*$",
                rule="the id of a stop question",
                example="Q07",
            ),
            low=1,
            unique=True,
            label="Questions",
            help="Stop questions that close it when answered with yes.",
        ),
        "health": ListOf(
            of=Choice(choices=HEALTH_ITEMS),
            low=1,
            high=len(HEALTH_ITEMS),
            unique=True,
            label="Health",
            help="Entries of the health list that close it.",
        ),
        "text": Text(label="Text", help="Why, and what to do then.", max_length=400),
        "instead": Slug(label="Instead", help="Name of the step that takes its place."),
    },
    required=("text",),
    rules=(AtLeastOne(("questions", "health")),),
)

CHECK = Table(
    label="Skin check",
    help="A look at skin or toes while the step goes on.",
    fields={
        "after": _time("After", "First look, from the beginning."),
        "every": _time("Every", "Further looks."),
        "text": Text(label="Text", help="What to look at.", max_length=200),
        "off_if": Text(label="Off if", help="What ends it at once.", max_length=200),
    },
    required=("after", "text", "off_if"),
)

_TIMED = ("lasts", "lasts_allowed", "only_awake", "stop_if")

CARE_STEP = Table(
    label="Step",
    help="One thing to do, within limits.",
    fields={
        "name": Slug(label="Name", help="Unique in the protocol; gates refer to it."),
        "kind": Choice(choices=STEP_KINDS, label="Kind", help="What it is."),
        "letter": Text(
            label="Letter", help="In the name of the protocol.", max_length=3
        ),
        "title": Text(label="Title", help="Shown in lists.", max_length=80),
        "text": Text(label="Text", help="What to do, and why.", max_length=600),
        "how": sentences("How", "Single steps, or recipes."),
        "lasts": _time("Lasts", "Usual length; starts a timer.", 12 * HOUR_MS),
        "lasts_allowed": _times("Lengths allowed", "Shortest and longest."),
        "gap": _times("Gap", "From one to the next: least, and as a rule."),
        "times_a_day": OneOrRange(
            of=WholeNumber(low=1, high=24),
            label="Times a day",
            help="How often it is proposed.",
        ),
        "max_a_day": WholeNumber(
            low=1, high=24, label="Most a day", help="Never more often."
        ),
        "from": _times("From", "Time since it happened: earliest, and as a rule."),
        "until": _times("Until", "Time since it happened: as a rule, and latest."),
        "only_awake": Flag(
            only_true=True, label="Only awake", help="Never while asleep."
        ),
        "off_at_night": Flag(
            only_true=True, label="Off at night", help="Taken off at night."
        ),
        "ask_first": Text(
            label="Ask first", help="Must be answered with yes before.", max_length=200
        ),
        "stop_if": sentences("Stop if", "When to stop at once."),
        "check": ListOf(of=CHECK, low=1, high=5, label="Skin checks"),
        "gate": ListOf(of=GATE, low=1, high=10, label="Gates"),
    },
    required=("name", "kind", "title", "text"),
    rules=(
        Needs("lasts_allowed", "lasts"),
        Needs("gap", "lasts"),
        KeysWhen("kind", "ice", (*_TIMED, "gap", "max_a_day", "check", "gate")),
        KeysWhen("kind", "heat", (*_TIMED, "gate")),
        KeysWhen("kind", "compression", ("off_at_night", "stop_if", "check", "gate")),
        KeysWhen("kind", "elevation", ("lasts",)),
    ),
)

_HEADING = heading("protocol")

PROTOCOL = Table(
    label="Protocol",
    help="Care for the first days after an injury, or after a cramp.",
    fields={
        **{key: _HEADING[key] for key in ("format", "id", "revision", "title")},
        "language": _HEADING["language"],
        "use": Choice(choices=PROTOCOL_USES, label="For", help="What it is for."),
        "summary": Text(label="Summary", help="In a sentence or two.", max_length=600),
        "since": WholeNumber(
            low=1900, high=2100, label="Since", help="Year of the first description."
        ),
        "as_of": Text(
            label="As of",
            help="Day on which it was last held against its sources.",
            max_length=10,
            pattern="^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
            rule="a day such as 2026-11-23",
            example="2026-11-23",
        ),
        "evidence": Text(
            label="Evidence", help="How sure it is; always shown.", max_length=600
        ),
        **{key: _HEADING[key] for key in ("authors", "license", "sources")},
        "notes": sentences("Notes", "Shown beside it."),
        "not_if": sentences("Not if", "When it must not be begun."),
        "avoid": sentences("Avoid", "What to leave alone."),
        "avoid_until": _time("Avoid until", "Time since it happened."),
        "step": ListOf(of=CARE_STEP, low=1, high=20, label="Steps"),
        "x": _HEADING["x"],
    },
    required=(
        *("format", "id", "revision", "title", "language"),
        *("use", "as_of", "evidence", "step"),
    ),
    rules=(Needs("avoid_until", "avoid"),),
)
