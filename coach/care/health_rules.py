"""What the health list changes: exercises, programs, variants, cards, and the goal.

Limits that a file names are read from it (`care_gates`, easier versions, variants,
cards). What is here are the rules that no file carries. Design choices, on the careful
side: the roller with blood thinners, brittle bones or long use of steroids and hops,
recovery programs after an operation, and lying on the front in pregnancy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.health import AGE_16_17, UNDER_16
from coach.care.kinds import (
    REHAB,
    is_beyond_gentle,
    is_held_stretch,
    is_hop,
    is_massage,
    is_nerve_stretch,
    is_nordic,
    is_roller,
)
from coach.care.verdict import Closed, Source
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.care.health import Health
    from coach.files.card_model import InfoCard
    from coach.files.model import Exercise, Library, Program

# Poses that take the place of others in pregnancy.
_DOG, _STAFF = "downward-facing-dog", "staff-pose"
_CHAIR_STRETCH = "chair-edge-hamstring-stretch"

_BONES = ("osteoporosis", "steroids")
_NO_FLUID_GOAL = ("heart-disease", "kidney-disease")
_CRAMP_TALK = ("diabetes", "liver-disease", "thyroid-disease", "nerve-injury")
_ASK_FIRST = (
    *("pregnancy", "heart-disease", "lung-disease", "blood-thinners", "artery-disease"),
    *("nerve-injury", "recent-surgery", "osteoporosis"),
)

# Never more than about this much to drink in an hour (recalled, see the fluid card).
MOST_DRINK_ML_AN_HOUR = 1000


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence that the health list adds to a place.

    Attributes:
        topic: "start", "cramp", "food" or "drink".
        text: One sentence.
    """

    topic: str
    text: str


def _closed(reason: str, next_step: str, item: str, instead: str = "") -> Closed:
    return Closed(reason, next_step, Source("health", item), instead=instead)


def _first_said(health: Health, items: Sequence[str]) -> str:
    return next((item for item in items if item in health.items), "")


def closed_exercise(
    exercise: Exercise, health: Health, library: Library
) -> Closed | None:
    """Return why an exercise does not suit a person, or None.

    Hops that have an easier version are not closed: see `easier_why`.
    """
    if is_nordic(exercise) or (is_hop(exercise) and not exercise.easier_text):
        return _closed_impact(health)
    if is_roller(exercise) and "blood-thinners" in health.items:
        return _closed(
            tr("The roller does not suit blood thinners: bruises come easily."),
            tr("Stroke the muscle lightly with the hand instead, or leave it out."),
            "blood-thinners",
        )
    if "pregnancy" in health.items:
        return _closed_in_pregnancy(exercise)
    if health.is_older_beginner:
        return _closed_for_chair(exercise, library)
    return None


def _closed_impact(health: Health) -> Closed | None:
    """Return why hops and Nordic lowers are closed, or None."""
    if "pregnancy" in health.items:
        return _closed(
            tr("No Nordic lowers and no hops in pregnancy."),
            tr("Leave it out; the rest of the program goes on."),
            "pregnancy",
        )
    if health.professional_agreed:
        return None
    ask = tr("Ask a doctor or physiotherapist, and note it in the health list.")
    if health.is_under_18:
        reason = tr("Under 18: no hops and no Nordic lowers without a professional.")
        return _closed(reason, ask, health.age_group)
    if health.is_older_beginner:
        reason = tr(
            "Over 65 and new to exercise: no hops and no Nordic lowers without a "
            "professional."
        )
        return _closed(reason, ask, health.age_group)
    item = _first_said(health, (*_BONES, "recent-surgery"))
    if item:
        reason = tr("No hops and no Nordic lowers, because of the health list.")
        return _closed(reason, ask, item)
    return None


def _closed_in_pregnancy(exercise: Exercise) -> Closed | None:
    swap = tr("Take the other exercise instead.")
    if exercise.id == _DOG:
        reason = tr("Not head down in pregnancy: the staff pose takes its place.")
        return _closed(reason, swap, "pregnancy", _STAFF)
    if exercise.position == "lying-back" and is_held_stretch(exercise):
        reason = tr("No long lying flat on the back late in pregnancy.")
        return _closed(reason, swap, "pregnancy", _CHAIR_STRETCH)
    if exercise.position == "lying-front":
        return _closed(
            tr("Not lying on the front in pregnancy."),
            tr("Leave it out; the rest of the program goes on."),
            "pregnancy",
        )
    return None


def _closed_for_chair(exercise: Exercise, library: Library) -> Closed | None:
    """Return the exchange for what can be done on a chair, or None."""
    linked = (library.exercises.get(name) for name in exercise.easier)
    chair = next((each.id for each in linked if each and each.position == "chair"), "")
    is_on_floor = exercise.position in {"sitting-floor", "lying-back"}
    if is_on_floor and is_nerve_stretch(exercise):
        chair = _CHAIR_STRETCH
    if not chair:
        return None
    return _closed(
        tr("The version on a chair takes its place."),
        tr("Take the other exercise instead."),
        "over-65",
        chair,
    )


def easier_why(exercise: Exercise, health: Health) -> str:
    """Return why the easier version of an exercise is done, "" when it is not.

    Its file says how: `easier_text`.
    """
    if is_hop(exercise) and exercise.easier_text:
        closed = _closed_impact(health)
        return "" if closed is None else closed.reason
    if exercise.kind == "balance" and (health.is_55_or_older or health.unsteady):
        return tr("Keep a hand on the support and the eyes open.")
    # The shipped files say "chair" where an easier version is done on one.
    if health.is_older_beginner and "chair" in exercise.easier_text.lower():
        return tr("On a chair, or with one hand on it.")
    return ""


def notes_for(exercise: Exercise, health: Health) -> tuple[str, ...]:
    """Return what is read before an exercise because of the health list."""
    notes = []
    if "pregnancy" in health.items:
        if exercise.position == "lying-back":
            notes.append(
                tr(
                    "Late in pregnancy: not long flat on the back. Turn to your side "
                    "in the rests, or leave it out."
                )
            )
        if exercise.kind == "isometric":
            notes.append(tr("Breathe on; do not hold your breath."))
    if is_massage(exercise) and "blood-thinners" in health.items:
        notes.append(tr("Only lightly: bruises come easily with blood thinners."))
    return tuple(notes)


def closed_program(program: Program, health: Health, library: Library) -> Closed | None:
    """Return why a program as a whole does not suit a person, or None."""
    if program.kind == REHAB and health.age_group == UNDER_16:
        return _closed(
            tr("Under 16 these programs are closed: growing bones need another look."),
            tr("Have it examined; a professional chooses the exercises."),
            UNDER_16,
        )
    if program.kind == REHAB and health.age_group == AGE_16_17:
        if health.with_adult:
            return None
        return _closed(
            tr("At 16 and 17 only together with an adult."),
            tr("Ask an adult to be with you, and note it in the health list."),
            AGE_16_17,
        )
    if "recent-surgery" not in health.items or health.professional_agreed:
        return None
    if program.kind == REHAB or is_beyond_gentle(program, library):
        return _closed(
            tr("Not after an operation unless those who look after you agree."),
            tr("Ask them for a plan; you can add it as a program of your own."),
            "recent-surgery",
        )
    return None


def program_notes(health: Health) -> tuple[str, ...]:
    """Return what is read before any program because of the health list."""
    if health.is_under_18 and not health.with_adult:
        return (tr("Coach is made for adults. Exercise together with an adult."),)
    return ()


def closed_fluid_goal(health: Health) -> Closed | None:
    """Return why there is no goal for drinking, or None."""
    item = _first_said(health, _NO_FLUID_GOAL)
    if not item:
        return None
    return _closed(
        tr("The goal for drinking is off with a heart or kidney condition."),
        tr("Ask your doctor how much is right for you."),
        item,
    )


def cards_for(health: Health, cards: Mapping[str, InfoCard]) -> tuple[str, ...]:
    """Return the ids of the cards that are made for what a person has said."""
    return tuple(
        card.id for card in cards.values() if health.items.intersection(card.health)
    )


def advice_for(health: Health) -> tuple[Advice, ...]:
    """Return the sentences that the health list adds to other places."""
    found = []
    if _first_said(health, _ASK_FIRST):
        text = tr("Ask a professional before you begin something new.")
        found.append(Advice("start", text))
    if _first_said(health, _CRAMP_TALK):
        text = tr("Talk to a doctor about cramps, because of your health list.")
        found.append(Advice("cramp", text))
    if "pregnancy" in health.items:
        text = tr("One calf or thigh that is swollen or sore: answer the questions.")
        found.append(Advice("cramp", text))
    if "kidney-disease" in health.items:
        text = tr("Foods rich in potassium: ask your doctor first.")
        found.append(Advice("food", text))
    closed = closed_fluid_goal(health)
    if closed is not None:
        found.append(Advice("drink", closed.next_step))
    return tuple(found)


def offered_variant(family: Sequence[Program], health: Health | None) -> Program:
    """Return which variant of a family is offered first.

    Args:
        family: Programs with the same family, in the order of the library.
        health: None when the list was not asked.

    Raises:
        ValueError: There is no program.
    """
    if not family:
        raise ValueError("a family without programs")
    wanted = ["standard"]
    if health is not None and health.is_55_or_older:
        wanted.insert(0, "55+")
    if health is not None and (health.is_older_beginner or health.unsteady):
        wanted.insert(0, "seated")
    for variant in wanted:
        for program in family:
            if program.variant == variant:
                return program
    return family[0]
