"""What "Something hurts" writes down: the injury, and the start of a plan."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coach.care.course.actions import start_data
from coach.care.course.gather import make_history
from coach.care.course.start import start_checks
from coach.care.strain_helper import StrainAnswers, help_with
from coach.care.verdict import Closed
from coach.store.days import utc_text
from coach.store.entries import COURSE, INJURY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.care.strain_results import StrainResult
    from coach.files.plan_model import Plan
    from ui.models.care_model import CareModel

LIMP = "limp"


@dataclass
class Hurt:
    """What was said about something that hurts.

    Attributes:
        at_ms: When it began, in ms since 1970 UTC.
        injury: Id of its note, the same however often it is answered anew.
        more: Other answers that are kept with it.
    """

    place: str = ""
    side: str = ""
    began: str = ""
    at_ms: int = 0
    cause: str = ""
    is_earlier: bool = False
    pain: int | None = None
    signs: Mapping[str, bool] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)
    injury: str = field(default_factory=lambda: uuid.uuid4().hex)

    def result(self) -> StrainResult:
        """Return the pattern, and where it leads."""
        answers = StrainAnswers(
            self.place, self.began, self.signs, self.pain, self.is_earlier
        )
        return help_with(answers)

    def write(self, care: CareModel, result: StrainResult) -> None:
        """Write the injury."""
        said = [name for name, is_yes in self.signs.items() if is_yes]
        data = {
            "injury": self.injury,
            "area": result.area,
            "side": self.side,
            "place": self.place,
            "began": self.began,
            "at": utc_text(self.at_ms),
            "signs": [*said, *self.others],
            "pattern": result.pattern,
            "earlier": self.is_earlier,
            "cause": self.cause,
            # The step of 24 hours asks for walking that does not hurt at all.
            "walks_painless": self.pain == 0 and not self.signs.get(LIMP, True),
        }
        care.note(INJURY, data | self.more)

    def start(self, care: CareModel, plan: Plan) -> None:
        """Begin a plan for it.

        Raises:
            CourseError: Something is missing; the sentence says what.
        """
        situation, moment = care.situation, care.moment
        facts = care.facts
        history = make_history(facts.notes, facts.sessions, situation.library)
        verdict = care.verdict(plan)
        closed = ""
        if isinstance(verdict, Closed):
            closed = f"{verdict.reason} {verdict.next_step}"
        checks = start_checks(
            history,
            moment,
            plan,
            side=self.side,
            onset_ms=self.at_ms,
            walks_painless=self.pain == 0 and not self.signs.get(LIMP, True),
            closed=closed,
        )
        data = start_data(plan, moment, checks, side=self.side, injury=self.injury)
        care.note(COURSE, data)
