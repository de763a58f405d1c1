"""What a session was started with: texts by hash, and the plan it expanded to."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from coach.files.digest import sha256_hex
from coach.session.model import ItemKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.files.model import Exercise, Program
    from coach.session.model import Item, Timeline

PROGRAM = "program"
EXERCISE = "exercise"
PLAN = "plan"

# Events whose data name an item by its index and repeat what it is.
_SPEAK_OF_AN_ITEM = frozenset({"item", "item-end", "hurt", "easier"})


@dataclass(frozen=True, slots=True)
class Document:
    """The exact text of something a session used.

    Attributes:
        kind: "program", "exercise" or "plan".
        doc_id: Id of the program or exercise.
    """

    kind: str
    doc_id: str
    revision: int
    title: str
    body: str

    @property
    def sha256(self) -> str:
        """Return the hash of the text, under which it is stored once."""
        return sha256_hex(self.body.encode())


@dataclass(frozen=True, slots=True)
class AssignedStage:
    """Which revision of an assignment a session follows, and in which stage."""

    assignment_id: str
    revision: int
    stage: str


@dataclass(frozen=True, slots=True)
class SessionStart:
    """Everything that has to be known to understand a session years later.

    Attributes:
        exercises: The texts of the exercises that the program uses.
        sore_side: "left", "right" or None.
        utc_offset_min: Offset of the person's clock; None asks the system.
        person: Whose session it is; one history may serve a household.
        assigned: What a physiotherapist signed and it follows; None for anything else.
    """

    program: Document
    timeline: Timeline
    exercises: tuple[Document, ...] = ()
    sore_side: str | None = None
    utc_offset_min: int | None = None
    person: str = ""
    assigned: AssignedStage | None = None

    @classmethod
    def of(
        cls,
        program: Program,
        timeline: Timeline,
        exercises: Mapping[str, Exercise],
        sore_side: str | None = None,
    ) -> SessionStart:
        """Return the start of a session of a program.

        Args:
            program: What is done; its exact text is kept.
            timeline: What the program expanded to for this side.
            exercises: The library; only those that the timeline shows are kept.
            sore_side: "left", "right" or None.
        """
        used = sorted({item.exercise for item in timeline.items if item.exercise})
        found = (exercises[name] for name in used if name in exercises)
        return cls(
            Document(
                PROGRAM, program.id, program.revision, program.title, program.text
            ),
            timeline,
            tuple(
                Document(EXERCISE, each.id, each.revision, each.title, each.text)
                for each in found
            ),
            sore_side,
        )

    def plan(self) -> Document:
        """Return the expanded plan as a document, with the hashes of its exercises."""
        body = {
            "exercises": {each.doc_id: each.sha256 for each in self.exercises},
            "items": [_values(PlannedItem.of(item)) for item in self.timeline.items],
        }
        text = json.dumps(body, ensure_ascii=False, sort_keys=True)
        program = self.program
        return Document(PLAN, program.doc_id, program.revision, program.title, text)


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One timeline item as the history remembers it.

    Attributes:
        set: 1-based set, None where the item belongs to none.
        of_reps: Repetitions of a repetition item, holds of a hold; None otherwise.
        is_reps: The item itself is made of repetitions.
    """

    kind: str
    length_ms: int
    exercise: str | None = None
    side: str | None = None
    set: int | None = None
    rep: int | None = None
    of_reps: int | None = None
    is_reps: bool = False
    step: int = 0
    round: int = 1

    @classmethod
    def of(cls, item: Item) -> PlannedItem:
        """Return what the history remembers of a timeline item."""
        return cls(
            kind=item.kind.value,
            length_ms=item.length_ms,
            exercise=item.exercise,
            side=item.side,
            set=item.set,
            rep=item.rep,
            of_reps=item.of_reps,
            is_reps=bool(item.rep_ends_ms),
            step=item.step,
            round=item.round,
        )

    @property
    def is_work(self) -> bool:
        """Return whether the item is exercise, not waiting or rest."""
        return self.kind == ItemKind.WORK


def planned_items(body: str) -> tuple[PlannedItem, ...]:
    """Read the items of a plan document."""
    return tuple(PlannedItem(**values) for values in json.loads(body)["items"])


def planned_exercises(body: str) -> dict[str, str]:
    """Read the exercises of a plan document: id to hash of the text."""
    found: dict[str, str] = json.loads(body)["exercises"]
    return found


def without_planned(
    kind: str, data: Mapping[str, Any], items: Sequence[PlannedItem]
) -> dict[str, Any]:
    """Return an event's data without what the plan says about its item anyway.

    An engine repeats exercise, side and the like in every event; left out, a history
    of ten years is half as large.
    """
    planned = _planned_values(kind, data, items)
    return {
        key: value
        for key, value in data.items()
        if key not in planned or planned[key] != value
    }


def with_planned(
    kind: str, data: Mapping[str, Any], items: Sequence[PlannedItem]
) -> dict[str, Any]:
    """Return an event's data with what `without_planned` left out."""
    return {**_planned_values(kind, data, items), **data}


def _planned_values(
    kind: str, data: Mapping[str, Any], items: Sequence[PlannedItem]
) -> dict[str, Any]:
    """Return what the plan says about the item that an event speaks of."""
    index = data.get("index")
    if kind not in _SPEAK_OF_AN_ITEM or type(index) is not int:
        return {}
    if not 0 <= index < len(items):
        return {}
    item = items[index]
    keys = ("kind", "exercise", "side", "set", "rep", "round", "step")
    values = {key: getattr(item, key) for key in keys}
    if kind == "item":
        values["length_ms"] = item.length_ms
    if kind == "item-end":
        # Most items go as planned: done, and for as long as they were meant to last.
        values |= {"how": "done", "held_ms": item.length_ms}
    return values


def _values(item: PlannedItem) -> dict[str, Any]:
    """Return an item's values for the plan; what is at its default is left out."""
    return {
        each.name: getattr(item, each.name)
        for each in fields(PlannedItem)
        if getattr(item, each.name) != each.default
    }
