"""The health list: what a person says once, in plain words, and keeps at home.

It asks what a doctor has told the person; it finds out nothing. The newest note
counts. What it changes is worked out in `health_rules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.care.course.facts import note_order, text_in
from coach.files.health_items import HEALTH_ITEMS
from coach.store.entries import HEALTH
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.store.entries import Entry

UNDER_16, AGE_16_17, AGE_18_54 = "under-16", "16-17", "18-54"
AGE_55_65, OVER_65 = "55-65", "over-65"
AGE_GROUPS = (UNDER_16, AGE_16_17, AGE_18_54, AGE_55_65, OVER_65)

_FLAGS = ("new_to_exercise", "unsteady", "with_adult", "professional_agreed")


@dataclass(frozen=True, slots=True)
class Health:
    """What a person has said about their health.

    Attributes:
        items: Entries of `HEALTH_ITEMS`.
        age_group: One of AGE_GROUPS.
        new_to_exercise: They have hardly exercised before.
        unsteady: They feel unsteady on their feet at times.
        with_adult: Under 18: an adult is with them when they exercise.
        professional_agreed: A doctor or physiotherapist has agreed to hops and Nordic
            lowers, or to exercise after an operation.
        medicines: Free text for the print-out; nothing is worked out from it.
    """

    items: frozenset[str] = frozenset()
    age_group: str = AGE_18_54
    new_to_exercise: bool = False
    unsteady: bool = False
    with_adult: bool = False
    professional_agreed: bool = False
    medicines: str = ""

    @property
    def is_under_18(self) -> bool:
        """Return whether the person is younger than 18."""
        return self.age_group in {UNDER_16, AGE_16_17}

    @property
    def is_55_or_older(self) -> bool:
        """Return whether the presets for 55 and older fit."""
        return self.age_group in {AGE_55_65, OVER_65}

    @property
    def is_older_beginner(self) -> bool:
        """Return whether the person is over 65 and new to exercise."""
        return self.age_group == OVER_65 and self.new_to_exercise

    def data(self) -> dict[str, Any]:
        """Return the data of the note, see `coach.store.entries`."""
        return {
            "items": [item for item in HEALTH_ITEMS if item in self.items],
            "age_group": self.age_group,
            "new_to_exercise": self.new_to_exercise,
            "unsteady": self.unsteady,
            "with_adult": self.with_adult,
            "professional_agreed": self.professional_agreed,
            "medicines": self.medicines,
        }


def health_from(notes: Iterable[Entry]) -> Health | None:
    """Return what the newest health note says, or None when the list was never asked.

    An age group that is not known counts as 18 to 54; a note of a newer version may
    hold items that mean nothing here, and they are kept.
    """
    found = [note for note in notes if note.kind == HEALTH and note.removed_at is None]
    if not found:
        return None
    data = max(found, key=note_order).data
    items = data.get("items")
    age_group = text_in(data, "age_group")
    return Health(
        frozenset(map(str, items)) if isinstance(items, list) else frozenset(),
        age_group if age_group in AGE_GROUPS else AGE_18_54,
        medicines=text_in(data, "medicines"),
        **{key: data.get(key) is True for key in _FLAGS},
    )


@dataclass(frozen=True, slots=True)
class HealthQuestion:
    """One line of the health list, to be ticked.

    Attributes:
        item: Entry of `HEALTH_ITEMS`.
        text: What is ticked, in plain words.
    """

    item: str
    text: str


def health_questions() -> tuple[HealthQuestion, ...]:
    """Return the lines of the list, in the order of `HEALTH_ITEMS`."""
    texts = _condition_texts() | _body_texts()
    return tuple(HealthQuestion(item, texts[item]) for item in HEALTH_ITEMS)


def _condition_texts() -> dict[str, str]:
    return {
        "pregnancy": tr("I am pregnant"),
        "heart-disease": tr("A heart condition"),
        "lung-disease": tr("A lung condition, such as asthma"),
        "blood-thinners": tr("I take blood thinners"),
        "diabetes": tr("Diabetes"),
        "artery-disease": tr("Narrowed arteries, or poor blood flow in the legs"),
        "kidney-disease": tr("A kidney condition"),
        "liver-disease": tr("A liver condition"),
        "thyroid-disease": tr("A thyroid condition"),
        "osteoporosis": tr("Brittle bones (osteoporosis)"),
        "steroids": tr("I take, or took for months, steroid tablets"),
    }


def _body_texts() -> dict[str, str]:
    return {
        "poor-feeling": tr("Poor feeling in the skin of feet, legs or hands"),
        "raynaud": tr("Fingers or toes turn white in the cold (Raynaud)"),
        "cold-allergy": tr("Cold gives me a rash or swelling (cold allergy)"),
        "recent-surgery": tr("An operation in the last three months"),
        "open-wound": tr("An open wound where I am sore"),
        "nerve-injury": tr("A hurt or trapped nerve that is still recovering"),
    }


def age_question() -> str:
    """Return the question about the age."""
    return tr("How old are you?")


def age_choices() -> tuple[tuple[str, str], ...]:
    """Return the age groups and their words."""
    return (
        (UNDER_16, tr("Under 16")),
        (AGE_16_17, tr("16 or 17")),
        (AGE_18_54, tr("18 to 54")),
        (AGE_55_65, tr("55 to 65")),
        (OVER_65, tr("Over 65")),
    )


def more_questions(age_group: str) -> tuple[tuple[str, str], ...]:
    """Return the yes-or-no questions that follow the age, as (field, words).

    Args:
        age_group: One of AGE_GROUPS.
    """
    asked = {"unsteady": tr("Do you feel unsteady on your feet at times?")}
    if age_group == OVER_65:
        asked["new_to_exercise"] = tr("Are you new to exercise?")
    if age_group in {UNDER_16, AGE_16_17}:
        asked["with_adult"] = tr("Will an adult be with you when you exercise?")
    asked["professional_agreed"] = tr(
        "Has a doctor or physiotherapist agreed to hops and Nordic lowers, or to "
        "exercise after an operation?"
    )
    return tuple(asked.items())
