"""The extra gates: questions that belong to one kind of program, or to every start.

Their ids begin with "G-", and they are answered, kept and judged like stop questions.
The signs come from the pages and papers named with the programs; that six weeks of
pain behind the knee ask for an appointment is a rule of this product.
"""

from __future__ import annotations

from coach.care.parts import ANKLE, CALF, GROIN, KNEE, THIGH
from coach.care.questions import Question
from coach.translate import tr

BLOW_BEND = "G-blow-bend"
GROIN_LIFT = "G-groin-lift"
KNEE_SIX_WEEKS = "G-knee-six-weeks"
ANKLE_WORSE = "G-ankle-worse"
PRESS_UP_LEG = "G-press-up-leg"
NOT_TYPICAL = "G-not-typical"

# The exercise that a person leaves out for good once it has sent pain down the leg.
PRESS_UP = "face-down-press-up"

CLOT_QUESTION = "Q07"

# Asked again when walking gets worse: a sprain is judged best on day 4 to 5.
ANKLE_RECHECK = ("Q02", "Q06")

# Stop questions that keep a program of this part of the body closed after a yes, at
# whatever level; "knee" stands for the caution behind the knee.
_REHAB_GATES = {
    ANKLE: frozenset({"Q02", "Q06"}),
    KNEE: frozenset({f"Q{n:02}" for n in (1, 2, 3, 6, 7, 8, 9, 10, 11, 13, 14)}),
    GROIN: frozenset({"Q18", "Q08", GROIN_LIFT}),
    CALF: frozenset({"Q07", "Q09"}),
    THIGH: frozenset({"Q09", BLOW_BEND}),
}
BACK_GATE = frozenset({"Q04", "Q05", "Q11"})


def rehab_gate(part: str) -> frozenset[str]:
    """Return the questions that keep a recovery program of a part closed."""
    return _REHAB_GATES.get(part, frozenset())


def gate_questions() -> tuple[Question, ...]:
    """Return the questions of the gates that are no stop questions by themselves."""
    return (_blow(), _groin(), _knee(), _ankle(), _not_typical(), _press_up())


def gate_question(question_id: str) -> Question:
    """Return one of the questions of the gates.

    Raises:
        KeyError: There is none of this id.
    """
    return {question.id: question for question in gate_questions()}[question_id]


def _blow() -> Question:
    return Question(
        BLOW_BEND,
        tr(
            "The day after the blow to the thigh: does the knee bend less than a right "
            "angle (90 degrees)?"
        ),
        "D",
        tr("the knee bends less than a right angle the day after a blow"),
        frozenset({"strain"}),
        areas=frozenset({THIGH}),
    )


def _groin() -> Question:
    return Question(
        GROIN_LIFT,
        tr("Is it impossible to lift the leg?"),
        "D",
        tr("a leg that cannot be lifted"),
        frozenset({"groin"}),
        areas=frozenset({GROIN}),
    )


def _knee() -> Question:
    return Question(
        KNEE_SIX_WEEKS,
        tr("Has the pain behind the knee lasted for more than 6 weeks?"),
        "S",
        tr("pain behind the knee for more than 6 weeks"),
        areas=frozenset({KNEE}),
    )


def _ankle() -> Question:
    return Question(
        ANKLE_WORSE,
        tr("Is walking worse today than in the days before?"),
        "S",
        tr("walking that is worse on day 5"),
        areas=frozenset({ANKLE}),
    )


def _not_typical() -> Question:
    return Question(
        NOT_TYPICAL,
        tr(
            "Did the pain come on slowly, or does it sit high near the bone you sit "
            "on and get worse with sitting?"
        ),
        "S",
        tr("pain that came on slowly, or high near the bone you sit on"),
        frozenset({"strain"}),
        areas=frozenset({THIGH, CALF, GROIN}),
    )


def _press_up() -> Question:
    return Question(
        PRESS_UP_LEG,
        tr("Did the face-down press-up push the pain further down the leg?"),
        "M",
        tr("the press-up pushed pain further down the leg"),
        frozenset({f"exercise:{PRESS_UP}"}),
        tr("Leave the face-down press-up out from now on, for good."),
        areas=frozenset({"back"}),
    )
