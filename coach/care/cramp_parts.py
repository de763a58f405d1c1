"""The parts of the help for a cramp: in which order, how long, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.care.kinds import CRAMP_RELEASE
from coach.files.dose_words import short_time
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.model import Program
    from coach.files.protocol_model import Protocol, ProtocolStep

Phase = Literal["stretch", "rub", "warm", "drink", "ask", "after", "ended"]
CrampAnswer = Literal["gone", "easing", "still"]

PHASES: tuple[Phase, ...] = ("stretch", "rub", "warm", "drink", "ask", "after")


@dataclass(frozen=True, slots=True)
class CrampTimes:
    """How long each part takes; read from the program and the protocol.

    Attributes:
        hold_ms: One hold of the stretch, at the longest.
        holds: How many.
        gap_ms: Pause between two holds.
        rub_ms: Rubbing, and moving the foot afterwards.
        warm_ms: Warmth, from when it lies on the muscle.
    """

    hold_ms: int
    holds: int
    gap_ms: int
    rub_ms: int
    warm_ms: int

    @property
    def stretch_ms(self) -> int:
        """Return how long the stretch takes, its pauses included."""
        return self.holds * (self.hold_ms + self.gap_ms) - self.gap_ms


@dataclass(frozen=True, slots=True)
class Hold:
    """Where the stretch is.

    Attributes:
        number: Which hold, from 1; in a pause the one before it.
        left_ms: Time left of the hold or pause.
    """

    number: int
    left_ms: int
    is_pause: bool


def cramp_times(program: Program, protocol: Protocol) -> CrampTimes:
    """Return how long each part takes, as the files say.

    Args:
        program: The one for a cramp.
        protocol: The one for cramps.

    Raises:
        ValueError: The program has no stretch, or the protocol no warmth.
    """
    doses = [(step.exercise == CRAMP_RELEASE, step.dose) for step in program.steps()]
    stretches = [dose for is_stretch, dose in doses if is_stretch]
    rub_ms = sum(
        dose.sets * dose.reps * dose.length_ms
        for is_stretch, dose in doses
        if not is_stretch
    )
    warm_ms = [step.lasts_ms for step in protocol.steps if step.kind == "heat"]
    if not stretches or not warm_ms:
        raise ValueError("a help for cramps needs a stretch and warmth")
    dose = stretches[0]
    return CrampTimes(dose.length_ms, dose.reps, dose.gap_ms, rub_ms, max(warm_ms))


def cold_step(protocol: Protocol) -> ProtocolStep | None:
    """Return the cool pack of a protocol for cramps; None when it has none."""
    return next((step for step in protocol.steps if step.kind == "ice"), None)


def phase_words(phase: Phase, times: CrampTimes) -> str:
    """Return the one sentence of a part."""
    warm = tr("Keep it warm for {0}: a hot towel or a rice sock.")
    words: dict[Phase, str] = {
        "stretch": tr(
            "Straighten and ease the muscle long, breathe out, hold until it lets go."
        ),
        "rub": tr("Rub the muscle firmly while it is tight, gently afterwards."),
        "warm": warm.format(short_time(times.warm_ms)),
        "drink": tr("Drink some water."),
        "ask": tr("How is the cramp now?"),
        "after": tr("It is normal for the muscle to be tender for some hours."),
        "ended": "",
    }
    return words[phase]


def answer_words() -> tuple[tuple[CrampAnswer, str], ...]:
    """Return the answers to "How is the cramp now?" and their words."""
    return (
        ("gone", tr("Gone")),
        ("easing", tr("Easing")),
        ("still", tr("Still there")),
    )
