"""Where the strain helper leads: words, plan, questions and cards of each pattern."""

from __future__ import annotations

from dataclasses import dataclass

from coach.care.gates import BACK_GATE, BLOW_BEND, NOT_TYPICAL, rehab_gate
from coach.care.parts import BACK, LEG, LEG_PARTS, parts_of_area
from coach.care.questions import all_questions
from coach.care.stop_signs import questions_for
from coach.translate import tr

CHECK_FIRST, SEVERE, NERVE = "check-first", "C", "nerve"
UNTYPICAL, MODERATE, MILD = "not-typical", "B", "A"
NO_PATTERN = ""

# Area, and the plans that many people use there after patterns A and B.
_PLANS = {
    "hamstring": ("hamstring-mild", "hamstring-moderate"),
    "calf": ("calf-ladder", "calf-ladder"),
    "groin": ("groin-ladder", "groin-ladder"),
    "front of the thigh": ("thigh-ladder", "thigh-ladder"),
}
# Places that no pattern is about: what is offered once the questions are clear.
_OTHER_PLANS = {"ankle": "steady-ankle"}
_OTHER_PROGRAMS = {
    "behind the knee": "behind-the-knee-gentle-set",
    "low back": "desk-break-back-ease",
}


@dataclass(frozen=True, slots=True)
class StrainResult:
    """Where the answers lead.

    Attributes:
        pattern: One of the patterns above; NO_PATTERN for places that have none.
        title: A few words, never the name of an injury.
        sentences: What to do.
        area: As files name it, for the stop questions.
        level: "D" or "S" when a card comes first, else "".
        answers: Stop questions that are answered with yes by what was said; they are
            judged with `stop_signs.outcome` and kept as a screening.
        questions: Ids of stop questions that are asked next.
        examined_first: The plan opens when it was examined, or when the person
            confirms that they read the advice to have it examined.
        has_care: The care of the first 72 hours is offered (RICE and its kin).
        plan: Id of the plan that is proposed, or "".
        program: Id of a program in place of a plan, or "".
        cards: Ids of cards to read.
    """

    pattern: str
    title: str
    sentences: tuple[str, ...]
    area: str
    level: str = ""
    answers: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    examined_first: bool = False
    has_care: bool = False
    plan: str = ""
    program: str = ""
    cards: tuple[str, ...] = ("visit",)


def check_first(area: str) -> StrainResult:
    """Return what one swollen calf leads to."""
    return StrainResult(
        CHECK_FIRST,
        tr("One question is more pressing"),
        (
            tr("One swollen calf is never just a strain."),
            tr("These answers mean: stop and get checked today."),
        ),
        area,
        level="D",
        answers=("Q07",),
    )


def severe(area: str, *, asks_nerve: bool) -> StrainResult:
    """Return what the severe pattern leads to."""
    return StrainResult(
        SEVERE,
        tr("Your answers look like pattern C, the severe one"),
        (
            _no_diagnosis(),
            tr("These answers mean: stop and get checked today."),
            tr("Early assessment keeps more options open. No program until then."),
        ),
        area,
        level="D",
        answers=("Q09",),
        questions=("Q11",) if asks_nerve else (),
    )


def nerve(area: str, *, below_knee: bool) -> StrainResult:
    """Return what pain below the knee, or back pain with it, leads to."""
    return StrainResult(
        NERVE,
        tr("This could come from a nerve"),
        (
            _no_diagnosis(),
            tr(
                "Pain that spreads below the knee, or comes with back pain, needs more "
                "questions first. No strain program for now."
            ),
        ),
        area,
        level="S" if below_knee else "",
        answers=("Q11",) if below_knee else (),
        questions=("Q04", "Q05") if below_knee else ("Q04", "Q05", "Q11"),
    )


def untypical(area: str) -> StrainResult:
    """Return what pain that is no typical strain leads to."""
    return StrainResult(
        UNTYPICAL,
        tr("Not a typical strain"),
        (
            _no_diagnosis(),
            tr(
                "Pain that came on slowly, or sits high near the bone you sit on, "
                "needs another plan. Book an appointment in the next days."
            ),
        ),
        area,
        level="S",
        answers=(NOT_TYPICAL,),
    )


def moderate(area: str) -> StrainResult:
    """Return what the moderate pattern leads to."""
    return StrainResult(
        MODERATE,
        tr("Your answers look like pattern B, the moderate one"),
        (
            _no_diagnosis(),
            tr(
                "Swelling, bruising or weakness means more than a light pull is "
                "possible. Have it examined before you exercise it. The gentle set "
                "opens after 72 hours once you have read this."
            ),
        ),
        area,
        questions=_questions(area),
        examined_first=True,
        has_care=True,
        plan=_PLANS.get(area, ("", ""))[1],
        cards=("strain", "visit"),
    )


def mild(area: str, *, is_earlier: bool) -> StrainResult:
    """Return what the milder pattern leads to."""
    calm = tr("Calm it first. From day two many people go on with an exercise plan.")
    longer = tr("It was hurt before: each step takes a quarter more days.")
    return StrainResult(
        MILD,
        tr("Your answers look like pattern A, the milder one"),
        (_no_diagnosis(), calm, *((longer,) if is_earlier else ())),
        area,
        questions=_questions(area),
        has_care=True,
        plan=_PLANS.get(area, ("", ""))[0],
        cards=("strain",),
    )


def without_pattern(area: str, *, is_sudden: bool) -> StrainResult:
    """Return what pain at a place leads to that no pattern is about.

    What is offered opens only when the questions are clear.
    """
    is_back = BACK in parts_of_area(area)
    is_knee = area == "behind the knee"
    return StrainResult(
        NO_PATTERN,
        tr("Questions first"),
        (tr("Answer the questions first; what fits opens when they are clear."),),
        area,
        questions=tuple(sorted(BACK_GATE)) if is_back else _questions(area),
        has_care=is_sudden and not is_back,
        plan=_OTHER_PLANS.get(area, "") if is_sudden else "",
        program=_OTHER_PROGRAMS.get(area, ""),
        cards=("behind-the-knee", "visit") if is_knee else ("visit",),
    )


def has_patterns(area: str) -> bool:
    """Return whether the patterns are about an area."""
    return area in _PLANS


def _no_diagnosis() -> str:
    return tr("Patterns are not a diagnosis.")


def _questions(area: str) -> tuple[str, ...]:
    """Return the full list for an area and the gate of its plans, the urgent first.

    Care and plan open at once after it, and nothing of both is begun unscreened. What
    is done in the first days is for the whole leg, and so are its questions.
    """
    parts = parts_of_area(area)
    asked = {each.id for each in questions_for(area)}
    if parts & LEG_PARTS:
        asked |= {each.id for each in questions_for(LEG)}
    full = tuple(each.id for each in all_questions() if each.id in asked)
    own = frozenset[str]().union(*map(rehab_gate, parts)) - {BLOW_BEND}
    return (*full, *sorted(own.difference(full)))
