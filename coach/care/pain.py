"""The pain light: what a number from 0 to 10 means in the middle of a session.

The colours are the same everywhere, 0-2 green, 3-5 amber, 6-10 red; only what amber
asks for depends on how fresh the injury is. The model was made for tendon and knee pain
(Thomeé 1997, Silbernagel 2007; recalled, to be checked before it is printed), so for a
fresh tear amber already means "not today". It is a rule of this product, for education,
and names no condition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.model import Safety

Light = Literal["green", "amber", "red"]
Action = Literal["go-on", "easier", "leave-out", "halve", "end"]

PAIN_MAX = 10
AMBER_FROM = 3
RED_FROM = 6

# Columns of the light. A phase that is not named here is treated as a fresh injury,
# which is the careful side.
_REBUILDING = frozenset({"phase-2", "phase-3", "ladder"})
_EVERYDAY = frozenset({"prevention"})


@dataclass(frozen=True, slots=True)
class Advice:
    """What the player does after a pain answer, and says.

    Attributes:
        action: "go-on"; "easier" (offer the easier exercise); "leave-out" (this
            exercise, for today); "halve" (range, load or speed); "end".
        light: Colour of the number. A program that stops below 6 ends a session while
            the number itself is still amber.
        ask_stop_questions: The stop questions come next.
    """

    action: Action
    light: Light
    sentences: tuple[str, ...]
    ask_stop_questions: bool = False


@dataclass(frozen=True, slots=True)
class AfterAdvice:
    """What the worst pain of a session means for the next one.

    Attributes:
        heading: The number and its meaning in a few words.
        ask_stop_questions: The stop questions come next.
    """

    light: Light
    heading: str
    sentences: tuple[str, ...]
    ask_stop_questions: bool = False


def light(pain: int, *, danger_words: bool) -> Light:
    """Return the colour of a pain answer.

    Args:
        pain: 0 to 10.
        danger_words: It was sharp, sudden, a pop, a giving way or a limp; then any
            number counts as red.

    Raises:
        ValueError: `pain` is not a number from 0 to 10.
    """
    if not 0 <= pain <= PAIN_MAX:
        raise ValueError(f"pain must be 0 to {PAIN_MAX}: {pain!r}")
    if danger_words or pain >= RED_FROM:
        return "red"
    return "amber" if pain >= AMBER_FROM else "green"


def advise(
    pain: int, safety: Safety | None, *, danger_words: bool, has_easier: bool
) -> Advice:
    """Return what to do after a pain answer; the stricter of file and table wins.

    Args:
        pain: 0 to 10.
        safety: Limits of the program; None is read as everyday exercise.
        danger_words: See `light`.
        has_easier: The exercise has an easier version.

    Raises:
        ValueError: `pain` is not a number from 0 to 10.
    """
    colour = light(pain, danger_words=danger_words)
    if colour == "red" or (safety is not None and pain >= safety.stop_pain):
        sentences = _end_sentences(_lower_limit(colour, safety))
        return Advice("end", colour, sentences, ask_stop_questions=True)
    phase = "prevention" if safety is None else safety.phase
    is_slow = safety is not None and pain > safety.slow_pain
    is_amber = colour == "amber"
    if is_slow or (is_amber and phase not in _EVERYDAY):
        action = _slow_action(phase, has_easier=has_easier)
        return Advice(action, colour, _slow_sentences(action))
    sentence = (
        tr("Go on, if it settles within a day and tomorrow morning is no worse.")
        if is_amber
        else tr("Fine. Go on.")
    )
    return Advice("go-on", colour, (sentence,))


def after_session(
    pain: int, safety: Safety | None, *, danger_words: bool
) -> AfterAdvice:
    """Return what the worst pain of a session means; see `advise` for the rules.

    Args:
        pain: 0 to 10.
        safety: Limits of the program; None is read as everyday exercise.
        danger_words: See `light`.

    Raises:
        ValueError: `pain` is not a number from 0 to 10.
    """
    advice = advise(pain, safety, danger_words=danger_words, has_easier=True)
    phase = "prevention" if safety is None else safety.phase
    if advice.action == "end":
        heading = tr("{0}: that is enough for today")
        sentences = advice.sentences
    elif advice.action == "go-on":
        is_amber = advice.light == "amber"
        heading = tr("{0}: acceptable, if it settles") if is_amber else tr("{0}: fine")
        sentences = _settling_sentences() if is_amber else _fine_sentences(phase)
    else:
        heading = tr("{0}: more than today needs")
        sentences = _next_time_sentences(advice.action)
    return AfterAdvice(
        advice.light, heading.format(pain), sentences, advice.ask_stop_questions
    )


def _fine_sentences(phase: str) -> tuple[str, ...]:
    if phase in _REBUILDING:
        return (
            tr("Go on as planned."),
            tr("If the morning is fine too, you may add a little load."),
        )
    return (tr("Go on as planned."), tr("Same dose next time."))


def _settling_sentences() -> tuple[str, ...]:
    return (
        tr("Do not add load next time."),
        tr("Go on if it settles within a day and tomorrow morning is no worse."),
    )


def _next_time_sentences(action: Action) -> tuple[str, ...]:
    what = {
        "easier": tr(
            "Leave what hurt out for today; next time take the easier version."
        ),
        "halve": tr(
            "Next time make what hurt smaller, lighter or slower: about half. "
            "The rest goes on."
        ),
    }
    return (what[action], tr("Tomorrow morning decides."))


def _slow_action(phase: str, *, has_easier: bool) -> Action:
    """Return what a column asks for when it is more than today needs."""
    if phase in _REBUILDING:
        return "halve"
    if has_easier:
        return "easier"
    return "halve" if phase in _EVERYDAY else "leave-out"


def _slow_sentences(action: Action) -> tuple[str, ...]:
    what = {
        "easier": tr("Take the easier version."),
        "leave-out": tr("Leave this exercise out for today."),
        "halve": tr(
            "Make it smaller, lighter or slower: about half. The rest goes on."
        ),
    }
    return (
        tr("That is more than today needs."),
        what[action],
        tr("Tomorrow morning decides."),
    )


def _lower_limit(colour: Light, safety: Safety | None) -> int | None:
    """Return the limit that ends a session whose number is not red; else None."""
    return None if colour == "red" or safety is None else safety.stop_pain


def _end_sentences(limit: int | None) -> tuple[str, ...]:
    """Return what follows from an end; a limit below red is named.

    Args:
        limit: The number from which on this session ends, or None.
    """
    words = tr("This session ends at {0} of 10 or more.")
    return (
        *(() if limit is None else (words.format(limit),)),
        tr("End of exercise for today."),
        tr("A few questions first, then rest and calm movement."),
    )
