"""The stop questions Q01 to Q18, in plain words.

The signs come from published lists for the public and for clinicians (Ottawa ankle
and foot rule, NHS pages, red-flag card for the back); the wording is our own. A
medical reader has to sign off every change and every translation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.translate import tr

# M only changes what is offered; the others are those of `stop_signs`.
Level = Literal["E", "D", "S", "R", "M"]

_LEGS = frozenset({"thigh", "calf", "knee", "ankle", "groin", "leg"})
_STRAINS = frozenset({"thigh", "calf", "knee", "groin", "leg"})


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that is asked after a yes; another yes can only add to it.

    Attributes:
        reason: The sign in words that complete "Please get this looked at today: ...".
        advice: A sentence that is added to the card, or "".
        closes: See `stop_signs.Card`.
    """

    id: str
    text: str
    level: Level
    reason: str
    closes: frozenset[str] = frozenset()
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Question(Sign):
    """A stop question.

    Attributes:
        areas: Parts of the body it is asked for; empty means always.
        follow_ups: Asked only after a yes.
    """

    areas: frozenset[str] = frozenset()
    follow_ups: tuple[Sign, ...] = ()

    def signs(self) -> tuple[Sign, ...]:
        """Return the question itself and its follow-ups."""
        return (self, *self.follow_ups)


def all_questions() -> tuple[Question, ...]:
    """Return all stop questions in the person's language, the most urgent first."""
    return (
        *_emergency(),
        *_today_for_legs(),
        *_today_for_all(),
        *_today_for_some(),
        *_within_days(),
    )


def _emergency() -> tuple[Question, ...]:
    everything = frozenset({"all"})
    return (
        Question(
            "Q01",
            tr(
                "Is there chest pain or sudden breathlessness, did you cough up "
                "blood, or did you collapse?"
            ),
            "E",
            tr("chest pain, breathlessness, blood or a collapse"),
            everything,
        ),
        Question(
            "Q02",
            tr(
                "Is the arm or leg out of shape, is bone visible, or is the foot or "
                "hand cold, pale, blue or without feeling?"
            ),
            "E",
            tr("a limb out of shape, cold, pale, blue or without feeling"),
            everything,
        ),
        Question(
            "Q03",
            tr(
                "Is the pain growing fast and far worse than you would expect, with a "
                "hard tight muscle, tingling, or strong pain when the toes or ankle "
                "are gently moved?"
            ),
            "E",
            tr("fast growing pain with a hard tight muscle"),
            everything,
            tr("Take off any wrap."),
        ),
        Question(
            "Q04",
            tr(
                "Is it numb between the legs or around the back passage, is it newly "
                "hard to pass or hold urine or stool, is sexual feeling lost, or are "
                "both legs weak?"
            ),
            "E",
            tr("numbness between the legs, trouble with urine or stool, weak legs"),
            everything,
            areas=frozenset({"back"}),
        ),
    )


def _today_for_legs() -> tuple[Question, ...]:
    legs = frozenset({"legs"})
    return (
        Question(
            "Q06",
            tr(
                "Could you not take four steps right after it happened and now, does "
                "it hurt to press the ankle knobs (back edge or tip), the bone at the "
                "inner mid-foot or the knob at the outer mid-foot, or did you hear a "
                "crack?"
            ),
            "D",
            tr("you cannot take four steps, a bone hurts when pressed, or a crack"),
            legs,
            tr("An X-ray may be needed."),
            areas=_LEGS,
        ),
        Question(
            "Q07",
            tr(
                "Is one calf or thigh swollen, warm, red or darker, sore along the "
                "inside, or do its veins stand out?"
            ),
            "D",
            tr("one calf or thigh is swollen, warm, discoloured or sore inside"),
            legs | {"roller", "massage", "compression"},
            areas=_LEGS | {"cramp"},
            follow_ups=(_clot_background(),),
        ),
        Question(
            "Q10",
            tr("Is there a lump that beats, or a pulsing feeling behind the knee?"),
            "D",
            tr("a lump that beats, or pulsing behind the knee"),
            legs,
            areas=frozenset({"knee", "calf", "leg"}),
        ),
    )


def _clot_background() -> Sign:
    """Return the follow-up that makes the card more urgent and never cancels it."""
    return Sign(
        "Q07-background",
        tr(
            "Lately an operation, bed rest, a plaster cast or a long journey; or "
            "cancer, pregnancy, a hormone pill, or a blood clot before?"
        ),
        "D",
        tr("something in your history makes it more pressing"),
        advice=tr("Call now rather than later today, and say what you answered here."),
    )


def _today_for_all() -> tuple[Question, ...]:
    everything = frozenset({"all"})
    joint = Question(
        "Q08",
        tr("Is a joint hot, red and swollen, or is redness spreading?"),
        "D",
        tr("a hot red swollen joint or spreading redness"),
        everything,
        follow_ups=(
            Sign(
                "Q08-severe",
                tr("Do you feel very unwell, or can the joint not be moved?"),
                "E",
                tr("very unwell, or a joint that cannot be moved"),
                everything,
            ),
        ),
    )
    fever = Question(
        "Q08-fever",
        tr("Do you feel feverish, shivery or ill?"),
        "R",
        tr("fever, chills or feeling ill"),
        follow_ups=(
            Sign(
                "Q08-fever-severe",
                tr("Do you feel very unwell?"),
                "E",
                tr("very unwell with a fever"),
                everything,
            ),
            Sign(
                "Q08-wound",
                tr(
                    "Was there a wound, injection or operation near the sore spot "
                    "lately?"
                ),
                "D",
                tr("fever after a wound, injection or operation"),
                everything,
            ),
        ),
    )
    return (joint, fever, _swelling())


def _swelling() -> Question:
    return Question(
        "Q13",
        tr("Has the swelling suddenly grown?"),
        "D",
        tr("the swelling has suddenly grown"),
        frozenset({"strain"}),
    )


def _today_for_some() -> tuple[Question, ...]:
    return (
        Question(
            "Q05",
            tr(
                "Did the back pain come after a fall or crash, or does it come with "
                "fever, weight loss without a reason, cancer in the past, long use of "
                "steroids, or pain all night?"
            ),
            "D",
            tr("back pain after a fall, with fever, or all through the night"),
            frozenset({"back"}),
            areas=frozenset({"back"}),
        ),
        Question(
            "Q09",
            tr(
                "Was there a pop or snap with a large bruise, a dent or a rolled-up "
                "lump, or can you not bend the knee, push up on the toes, or "
                "straighten the knee against gravity?"
            ),
            "D",
            tr("a pop with a large bruise or a dent, or a movement that is gone"),
            frozenset({"strain"}),
            tr("Early assessment keeps more options open."),
            areas=_STRAINS | {"ankle"},
        ),
        Question(
            "Q12",
            tr(
                "Has a cramp lasted more than 10 minutes, are many muscles cramping at "
                "once, did it start after a dirty wound or a poison, or is the urine "
                "dark?"
            ),
            "D",
            tr("a cramp that lasts, spreads, or comes with dark urine"),
            frozenset({"cramp"}),
            areas=frozenset({"cramp", "calf", "thigh", "leg"}),
        ),
    )


def _within_days() -> tuple[Question, ...]:
    return (_nerve(), _groin(), *_within_days_for_legs(), _no_better())


def _nerve() -> Question:
    return Question(
        "Q11",
        tr(
            "Is there new numbness or tingling, does the foot drag, or does pain shoot "
            "below the knee?"
        ),
        "S",
        tr("new numbness, tingling or pain that shoots below the knee"),
        frozenset({"nerve-stretches"}),
        areas=_STRAINS | {"back", "ankle"},
        follow_ups=(
            Sign(
                "Q11-weakness",
                tr("Is the leg or foot weaker than before, or does it drag?"),
                "D",
                tr("a leg or foot that is weaker, or drags"),
                frozenset({"legs"}),
            ),
        ),
    )


def _groin() -> Question:
    return Question(
        "Q18",
        tr("Is a testicle painful or swollen, or is there a lump in the groin?"),
        "S",
        tr("a sore or swollen testicle, or a lump in the groin"),
        frozenset({"groin"}),
        areas=frozenset({"groin"}),
        follow_ups=(
            Sign(
                "Q18-sudden",
                tr("Did pain in a testicle start suddenly?"),
                "E",
                tr("sudden pain in a testicle"),
                frozenset({"all"}),
            ),
        ),
    )


def _within_days_for_legs() -> tuple[Question, ...]:
    return (
        Question(
            "Q14",
            tr(
                "Does the knee lock or give way, or will it not fully straighten or "
                "bend?"
            ),
            "S",
            tr("a knee that locks, gives way or does not move fully"),
            frozenset({"knee-bending"}),
            areas=frozenset({"knee", "thigh", "calf", "leg"}),
        ),
        Question(
            "Q15",
            tr(
                "Does leg pain or a cramp come at the same walking distance and stop "
                "within minutes of standing still, is one foot cold, or does sitting "
                "or bending forward ease it?"
            ),
            "S",
            tr("leg pain at the same walking distance, or a cold foot"),
            frozenset({"walking"}),
            areas=frozenset({"calf", "thigh", "cramp", "back", "leg"}),
        ),
        Question(
            "Q16",
            tr(
                "Do cramps come often and badly, or with weakness, swelling or "
                "numbness, or does nothing you do at home help?"
            ),
            "S",
            tr("cramps that are frequent, bad, or not helped at home"),
            areas=frozenset({"cramp", "calf", "thigh", "leg"}),
        ),
    )


def _no_better() -> Question:
    return Question(
        "Q17",
        tr("Is it getting worse, is it no better after 14 days, or is it back again?"),
        "S",
        tr("it is worse, no better after 14 days, or back again"),
    )
