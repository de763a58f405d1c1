"""The keys of an exercise file, format exercise/1, but for its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.dose_table import DOSE, form_of
from coach.files.fields import Choice, Flag, Slug, Text, WholeNumber
from coach.files.figure_table import FIGURE
from coach.files.groups import ListOf, Mapping, Table
from coach.files.model import POSITIONS, DoseKind
from coach.files.program_table import heading, sentences
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.findings import Findings, KeyPath

EXERCISE_KINDS = (
    "cardio",
    "mobility",
    "dynamic-stretch",
    "static-stretch",
    "yoga",
    "activation",
    "strength",
    "eccentric",
    "isometric",
    "balance",
    "plyometric",
    "running",
    "massage",
    "relief",
    "breathing",
)


class MeasureFitsDose:
    """`measure` and the usual dose speak of the same thing."""

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding when both are given and differ."""
        measure, dose = table.get("measure"), table.get("dose")
        if not isinstance(measure, str) or not isinstance(dose, dict):
            return
        lead = form_of(dose)
        if lead is not None and lead != measure:
            sentence = tr('says "{0}", but the usual dose is given as "{1}"')
            findings.add((*path, "measure"), sentence.format(measure, lead))

    def schema(self) -> dict[str, Any]:
        """Return {}: draft-04 cannot compare two values."""
        return {}


_HEADING = heading("exercise")

EXERCISE = Table(
    label="Exercise",
    help="A movement of the library.",
    fields={
        **{key: _HEADING[key] for key in ("format", "id", "revision", "title")},
        "short": Text(
            label="Short name", help="For the voice and small places.", max_length=40
        ),
        "kind": Choice(choices=EXERCISE_KINDS, label="Kind", help="What it is."),
        "position": Choice(
            choices=tuple(POSITIONS),
            label="Position",
            help="Decides how much time a change of position takes.",
        ),
        "muscles": ListOf(
            of=Text(max_length=60),
            low=1,
            label="Muscles",
            help="What it works or lengthens.",
        ),
        "also": ListOf(
            of=Text(max_length=60), label="Also", help="What it works besides."
        ),
        "equipment": _HEADING["equipment"],
        "unilateral": Flag(
            label="One side at a time", help="True when left and right are separate."
        ),
        "measure": Choice(
            choices=tuple(DoseKind), label="Measured in", help="Usual kind of dose."
        ),
        **{key: _HEADING[key] for key in ("language", "authors", "license", "sources")},
        "text": Table(
            label="Texts",
            fields={
                "setup": sentences("Set-up", "How to get into position."),
                "steps": sentences("Steps", "What to do, in order."),
                "mistakes": sentences("Mistakes", "What often goes wrong."),
                "stop_if": sentences("Stop if", "When to stop at once."),
            },
        ),
        "dose": DOSE,
        "links": Table(
            label="Links",
            fields={
                "easier": ListOf(of=Slug(), label="Easier", unique=True),
                "harder": ListOf(of=Slug(), label="Harder", unique=True),
            },
        ),
        "easier_text": Text(
            label="Easier", help="How to make it easier, in words.", max_length=200
        ),
        "harder_text": Text(
            label="Harder", help="How to make it harder, in words.", max_length=200
        ),
        "codes": Mapping(
            of=Mapping(of=WholeNumber(low=0, high=65535)),
            label="Codes",
            help="Numbers of the exercise in other systems.",
        ),
        "figure": FIGURE,
        "x": _HEADING["x"],
    },
    required=(
        "format",
        "id",
        "revision",
        "title",
        "kind",
        "position",
        "muscles",
        "unilateral",
        "figure",
    ),
    rules=(MeasureFitsDose(),),
)
