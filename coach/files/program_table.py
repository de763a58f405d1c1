"""The keys of a program file, format program/1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.dose_table import DOSE_FIELDS, ONE_DOSE, SIDE_DOSE, SideDoses
from coach.files.durations import MINUTE_MS
from coach.files.fields import (
    Choice,
    Duration,
    Field,
    FreeTable,
    Slug,
    Text,
    WholeNumber,
)
from coach.files.groups import ListOf, Needs, RequiredWhen, Table
from coach.files.model import Advance, Sides
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.findings import Findings, KeyPath

PROGRAM_KINDS = (
    "warm-up",
    "cool-down",
    "stretch",
    "mobility",
    "strength",
    "rehab",
    "prevention",
    "desk",
    "care",
)
SAFETY_PHASES = (
    "first-days",
    "phase-1",
    "phase-2",
    "phase-3",
    "ladder",
    "prevention",
)
ASKED = ("pain", "effort", "difficulty", "note")

# In every kind of program pain of 6 and more ends the session; a file may only be
# stricter. Pain-monitoring model of Thomee (1997) and Silbernagel et al. (2007).
HIGHEST_STOP_PAIN = 6
MOST_SENTENCES = 20

SOURCE = Table(
    label="Source",
    help="A publication or guideline that the file rests on.",
    fields={
        "text": Text(
            label="Reference",
            help="Authors, year, title or journal.",
            max_length=400,
        ),
        "doi": Text(
            label="DOI",
            help="Without https://doi.org/.",
            max_length=120,
            pattern=r"^10\.[0-9]{4,9}/[!-~]+$",
            rule="a DOI begins with 10. and has a slash",
            example="10.1000/182",
        ),
        "finding": Text(
            label="Finding", help="What it found, in your own words.", max_length=600
        ),
    },
    required=("text",),
)


def sentences(label: str, help: str, most: int = MOST_SENTENCES) -> ListOf:  # noqa: A002
    """Return a list of short texts."""
    return ListOf(of=Text(max_length=400), high=most, label=label, help=help)


def heading(kind: str) -> dict[str, Field]:
    """Return the keys that stand at the top of every kind of file."""
    return {
        "format": Choice(
            choices=(f"{kind}/1",),
            label="Format",
            help="Kind of file and version of its grammar; always the first line.",
        ),
        "id": Slug(
            label="Id",
            help="Never changes; the history and other files refer to it.",
        ),
        "revision": WholeNumber(
            low=1,
            high=9999,
            label="Revision",
            help="One higher with every change to what the person does.",
        ),
        "title": Text(label="Title", help="Shown in lists.", max_length=120),
        "language": Text(
            label="Language",
            help='Language of the texts, such as "en".',
            max_length=20,
            pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            rule="a language tag",
            example="en",
        ),
        "authors": ListOf(
            of=Text(max_length=120), label="Authors", help="Who wrote this file."
        ),
        "license": Text(label="Licence", help='Such as "CC-BY-4.0".', max_length=80),
        "sources": ListOf(
            of=SOURCE, high=40, label="Sources", help="What the content rests on."
        ),
        "equipment": ListOf(
            of=Text(max_length=60), label="Equipment", help="What is needed."
        ),
        "x": FreeTable(label="Own keys", help="Kept and ignored."),
    }


def _pause(label: str, help: str) -> Duration:  # noqa: A002
    return Duration(low_ms=0, high_ms=15 * MINUTE_MS, label=label, help=help)


PACE_FIELDS: dict[str, Field] = {
    "get_ready": Duration(
        low_ms=0,
        high_ms=5 * MINUTE_MS,
        label="Get ready",
        help="Time before the step; more is added when the position changes.",
    ),
    "between_sides": Duration(
        low_ms=0,
        high_ms=5 * MINUTE_MS,
        label="Between sides",
        help="Time to change from one side to the other.",
    ),
    "advance": Choice(
        choices=tuple(Advance),
        label="Go on",
        help='"confirm" waits for a key after each item.',
    ),
    "ask": ListOf(
        of=Choice(choices=ASKED),
        high=len(ASKED),
        unique=True,
        label="Ask",
        help="What is asked once at the end of the exercise.",
    ),
}

DEFAULTS = Table(
    label="Defaults",
    help="What every step does unless it says otherwise.",
    fields={"rest": DOSE_FIELDS["rest"], **PACE_FIELDS},
)

STEP = Table(
    label="Step",
    help="One exercise with its dose.",
    fields={
        "exercise": Slug(label="Exercise", help="Id of the exercise."),
        "sides": Choice(
            choices=tuple(Sides),
            label="Sides",
            help='"each" does the left, then the right; "alternate" counts in total.',
        ),
        **DOSE_FIELDS,
        "dose": Table(
            label="Unequal dose",
            help="What differs on the left or on the right.",
            fields={"left": SIDE_DOSE, "right": SIDE_DOSE},
        ),
        **PACE_FIELDS,
        "cue": Text(label="Cue", help="Shown and spoken.", max_length=200),
        "effort": Text(label="Effort", help="How hard it should feel.", max_length=120),
        "load": Text(label="Load", help="Weight or band.", max_length=120),
        "easier": Slug(
            label="Easier", help="Exercise that is offered when pain is too high."
        ),
        "harder": Slug(label="Harder", help="Exercise that may follow later."),
        "x": FreeTable(label="Own keys", help="Kept and ignored."),
    },
    required=("exercise",),
    rules=(ONE_DOSE, SideDoses(), Needs("dose", "sides", (Sides.EACH,))),
)

BLOCK = Table(
    label="Block",
    help="A part of the program with its own name.",
    fields={
        "name": Text(label="Name", help="Shown above its steps.", max_length=80),
        "rounds": WholeNumber(
            low=1, high=20, label="Rounds", help="How often the block is done."
        ),
        "rest": _pause("Rest", "Rest between two rounds."),
        "step": ListOf(of=STEP, low=1, high=60, label="Steps"),
        "x": FreeTable(label="Own keys", help="Kept and ignored."),
    },
    required=("name", "step"),
)


class SlowBelowStop:
    """Pain that slows down must be less than pain that stops."""

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding when `slow_pain` is not below `stop_pain`."""
        slow, stop = table.get("slow_pain"), table.get("stop_pain")
        if isinstance(slow, int) and isinstance(stop, int) and slow >= stop:
            sentence = tr('must be below "stop_pain", or it never comes to it')
            findings.add((*path, "slow_pain"), sentence)

    def schema(self) -> dict[str, Any]:
        """Return {}: draft-04 cannot compare two values."""
        return {}


STOP_PAIN = WholeNumber(
    low=1,
    high=HIGHEST_STOP_PAIN,
    label="Stop from",
    help="Pain that ends the session.",
)

SAFETY = Table(
    label="Safety",
    help="Limits that the player enforces; pain is a number from 0 to 10.",
    fields={
        "stop_pain": STOP_PAIN,
        "slow_pain": WholeNumber(
            low=0,
            high=HIGHEST_STOP_PAIN - 1,
            label="Easier above",
            help="Above this the easier exercise is offered.",
        ),
        "phase": Choice(
            choices=SAFETY_PHASES,
            label="Phase",
            help="Decides what pain of 3 to 5 means.",
        ),
        "not_if": sentences("Not if", "When this program must not be started."),
        "stop_if": sentences("Stop if", "When to stop at once."),
    },
    rules=(SlowBelowStop(),),
)

_HEADING = heading("program")

PROGRAM = Table(
    label="Program",
    help="One sitting of exercises.",
    fields={
        **{key: _HEADING[key] for key in ("format", "id", "revision", "title")},
        "kind": Choice(choices=PROGRAM_KINDS, label="Kind", help="What it is for."),
        "language": _HEADING["language"],
        "summary": Text(
            label="Summary",
            help="What it does and when it fits.",
            max_length=2000,
            multi_line=True,
        ),
        "area": Text(
            label="Area", help='Part of the body, such as "hamstring".', max_length=60
        ),
        "family": Slug(label="Family", help="Same for all variants of one program."),
        "variant": Text(
            label="Variant", help="What sets it apart in its family.", max_length=60
        ),
        "frequency": Text(
            label="How often", help='Such as "three times a week".', max_length=200
        ),
        **{key: _HEADING[key] for key in ("authors", "license", "sources")},
        "equipment": _HEADING["equipment"],
        "notes": sentences("Notes", "Shown beside the program."),
        "safety": SAFETY,
        "defaults": DEFAULTS,
        "block": ListOf(of=BLOCK, low=1, high=40, label="Blocks"),
        "x": _HEADING["x"],
    },
    required=("format", "id", "revision", "title", "kind", "language", "block"),
    rules=(
        Needs("variant", "family"),
        RequiredWhen(
            "kind", "rehab", "safety", ("stop_pain", "slow_pain", "not_if", "stop_if")
        ),
    ),
)
