"""The strain helper: which pattern the answers look like, and where it leads.

It compares answers with patterns that articles describe. A pattern is not a diagnosis:
no grade and no name of an injury comes out, only "be examined first", a plan that many
people use, a card, or a question that is more pressing. What was not answered is
taken for the more careful side.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care import strain_results
from coach.care.pain import PAIN_MAX
from coach.care.parts import ANKLE, CALF, KNEE, parts_of_area
from coach.care.strain_choices import (
    BACK_PAIN,
    BELOW_KNEE,
    BIG_BRUISE,
    BRUISE,
    CANNOT_USE,
    DENT,
    GRADUAL,
    LIMP,
    NEAR_SEAT,
    ONE_CALF_SWOLLEN,
    POP,
    SUDDEN,
    SWELLING,
    TINGLING,
    WEAKER,
    WORSE_SITTING,
    after_cramp_questions,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.care.strain_results import StrainResult

_SEVERE = (POP, BIG_BRUISE, DENT, TINGLING, CANNOT_USE)
_MODERATE = (SWELLING, BRUISE, WEAKER, LIMP)
_MILD_PAIN_MAX = 4

# Place on the drawn body (`choices.places`), and the area that files name.
_AREAS = {
    "back-of-thigh": "hamstring",
    NEAR_SEAT: "hamstring",
    "buttock": "hamstring",
    "front-of-thigh": "front of the thigh",
    "inner-thigh": "groin",
    "knee": "knee",
    "behind-knee": "behind the knee",
    "calf": "calf",
    "shin": "shin",
    "ankle": "ankle",
    "foot": "foot",
    "low-back": "low back",
}


@dataclass(frozen=True, slots=True)
class StrainAnswers:
    """What was answered about something that hurts.

    Attributes:
        place: Slug of `choices.places`.
        began: "sudden" or "gradual"; "" was not answered.
        signs: Questions of `strain_choices.questions` by slug, True for yes; what is
            missing was not answered.
        pain_on_use: 0 to 10, None was not answered.
        is_earlier: The same place was hurt before.
    """

    place: str
    began: str
    signs: Mapping[str, bool]
    pain_on_use: int | None = None
    is_earlier: bool = False

    @property
    def area(self) -> str:
        """Return the area of the place as files name it, "" when there is none."""
        return area_of(self.place)

    def says(self, *names: str) -> bool:
        """Return whether one of these was answered with yes."""
        return any(self.signs.get(name) is True for name in names)

    def denies(self, *names: str) -> bool:
        """Return whether all of these were answered with no."""
        return all(self.signs.get(name) is False for name in names)


def area_of(place: str) -> str:
    """Return the area of a place as files name it, "" when there is none."""
    return _AREAS.get(place, "")


def help_with(answers: StrainAnswers) -> StrainResult:
    """Return which pattern the answers look like, and where it leads.

    The most careful pattern that fits is taken.

    Args:
        answers: What was said.

    Raises:
        ValueError: The pain is not a number from 0 to 10.
    """
    pain, area = answers.pain_on_use, answers.area
    if pain is not None and not 0 <= pain <= PAIN_MAX:
        raise ValueError(f"pain must be 0 to {PAIN_MAX}: {pain!r}")
    if _is_lower_leg(area) and answers.says(ONE_CALF_SWOLLEN):
        return strain_results.check_first(area)
    if answers.says(*_SEVERE):
        asks_nerve = answers.says(TINGLING, BELOW_KNEE, BACK_PAIN)
        return strain_results.severe(area, asks_nerve=asks_nerve)
    if answers.says(BELOW_KNEE, BACK_PAIN):
        return strain_results.nerve(area, below_knee=answers.says(BELOW_KNEE))
    if not strain_results.has_patterns(area):
        is_sudden = answers.began == SUDDEN
        return strain_results.without_pattern(area, is_sudden=is_sudden)
    if answers.began == GRADUAL or _is_high_and_worse_sitting(answers):
        return strain_results.untypical(area)
    if _is_mild(answers):
        return strain_results.mild(area, is_earlier=answers.is_earlier)
    return strain_results.moderate(area)


def needs_helper(answers: Mapping[str, bool]) -> bool:
    """Return whether the answers on the day after a cramp lead to the helper.

    Args:
        answers: Questions of `strain_choices.after_cramp_questions`, True for yes.
    """
    return any(answers.get(name) is True for name, _ in after_cramp_questions())


def _is_lower_leg(area: str) -> bool:
    # A place that is not known may be a calf.
    parts = parts_of_area(area)
    return not parts or bool(parts & {CALF, KNEE, ANKLE})


def _is_high_and_worse_sitting(answers: StrainAnswers) -> bool:
    is_high = answers.place == NEAR_SEAT or answers.says(NEAR_SEAT)
    return is_high and answers.says(WORSE_SITTING)


def _is_mild(answers: StrainAnswers) -> bool:
    """Return whether all of the milder pattern was said."""
    pain = answers.pain_on_use
    return (
        answers.began == SUDDEN
        and answers.denies(*_MODERATE)
        and pain is not None
        and pain <= _MILD_PAIN_MAX
    )
