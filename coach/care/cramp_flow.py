"""The help for a cramp that is going on, as a state machine over time.

It begins with the stretch, without a question, and its clock runs until the person
says that the cramp has gone. Then come rubbing, warmth and something to drink, and a
question: gone, easing, or still there. Cold is offered only once it has gone. A cramp
that is there after ten minutes leads to the card for today, one that is "still there"
twice to the card for the next days.

Every change returns a new flow. `data` may be kept as a "cramp" note from the very
beginning and replaced later, so that nothing is lost when the program is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coach.care.cramp_parts import PHASES, CrampAnswer, CrampTimes, Hold, Phase
from coach.care.stop_signs import outcome
from coach.files.durations import MINUTE_MS

if TYPE_CHECKING:
    from coach.care.day_clock import DayClock
    from coach.care.stop_signs import Card

# From this length on it is no longer a usual cramp (NHS; the article says the same).
LONGEST_MS = 10 * MINUTE_MS
LONG_QUESTION, OFTEN_QUESTION = "Q12", "Q16"
# So many times "still there", and home measures are taken not to help.
STILL_MOST = 2
# Design choice: how long the glass of water stands on the screen.
DRINK_MS = MINUTE_MS

# Phase -> slug of `choices.cramp_helped`.
_HELPED = {"stretch": "stretch", "rub": "rub", "warm": "warmth", "drink": "drink"}
# What is done as soon as it is on the screen; warmth has to be made first.
_AT_ONCE = frozenset({"stretch", "rub", "drink"})
# Warmth and the glass of water come once.
_ONCE = frozenset({"warm", "drink"})


@dataclass(frozen=True, slots=True)
class CrampFlow:
    """A cramp that is being helped.

    Attributes:
        started_ms: When the help was asked for.
        muscle: Slug of `choices.cramp_muscles`.
        side: "left", "right" or "".
        phase: What is on the screen; bring it up to date with `at`.
        phase_ms: Since when.
        left_out: Phases that are closed to this person, such as rubbing shortly after
            a strain.
        warm_ms: Since when warmth lies on the muscle; None before.
        gone_ms: When the person said that it has gone; None before.
        still: How often they said that it is still there.
        parts: What was really done, as phases, in order.
        helped: Slug of what went on when it let go, or "".
        ended_ms: When the help was closed; None before.
    """

    times: CrampTimes
    started_ms: int
    muscle: str = "hamstring"
    side: str = ""
    phase: Phase = "stretch"
    phase_ms: int = 0
    left_out: frozenset[str] = frozenset()
    warm_ms: int | None = None
    gone_ms: int | None = None
    still: int = 0
    parts: tuple[str, ...] = ("stretch",)
    helped: str = ""
    ended_ms: int | None = None

    def elapsed_ms(self, now_ms: int) -> int:
        """Return how long the cramp has lasted; it stands still once it has gone."""
        end_ms = self.gone_ms if self.gone_ms is not None else self.ended_ms
        return max(0, (now_ms if end_ms is None else end_ms) - self.started_ms)

    def at(self, now_ms: int) -> CrampFlow:
        """Return the flow as it is at an instant: what has had its time gives way.

        The clock may jump as it likes: time that is over moves it on, none brings it
        back.
        """
        flow = self
        end_ms = _phase_end_ms(flow)
        while end_ms is not None and end_ms <= now_ms:
            flow = _moved_on(flow, end_ms)
            end_ms = _phase_end_ms(flow)
        return flow

    def hold(self, now_ms: int) -> Hold | None:
        """Return where the stretch is; None in every other part."""
        flow = self.at(now_ms)
        if flow.phase != "stretch":
            return None
        times = flow.times
        gone_ms = max(0, now_ms - flow.phase_ms)
        number, into_ms = divmod(gone_ms, times.hold_ms + times.gap_ms)
        is_pause = into_ms >= times.hold_ms
        end_ms = times.hold_ms + (times.gap_ms if is_pause else 0)
        return Hold(number + 1, end_ms - into_ms, is_pause)

    def next(self, now_ms: int) -> CrampFlow:
        """Return the flow with the next part; the last one stays."""
        flow = self.at(now_ms)
        return flow if flow.phase in {"after", "ended"} else _moved_on(flow, now_ms)

    def closed(self, left_out: frozenset[str], now_ms: int) -> CrampFlow:
        """Return the flow with other parts closed; one that is on gives way at once."""
        flow = replace(self.at(now_ms), left_out=left_out)
        return _moved_on(flow, now_ms) if flow.phase in left_out else flow

    def warmed(self, now_ms: int) -> CrampFlow:
        """Return the flow with warmth on the muscle, from now on."""
        flow = _entered(self.at(now_ms), "warm", now_ms)
        return replace(flow, warm_ms=now_ms, parts=(*flow.parts, "warm"))

    def answered(self, answer: CrampAnswer, now_ms: int) -> CrampFlow:
        """Return the flow after an answer; one is taken at any time.

        "gone" stops the clock and goes on with what eases the muscle; "easing" goes
        back to rubbing, "still" to the stretch.

        Raises:
            ValueError: It has gone already.
        """
        flow = self.at(now_ms)
        if flow.gone_ms is not None or flow.ended_ms is not None:
            raise ValueError("the cramp has gone already")
        if answer == "gone":
            helped = _HELPED.get(flow.parts[-1], "")
            gone = replace(flow, gone_ms=now_ms, helped=helped)
            return _moved_on(gone, now_ms) if flow.phase in {"stretch", "ask"} else gone
        if answer == "easing" and "rub" not in flow.left_out:
            return _entered(flow, "rub", now_ms)
        again = _entered(flow, "stretch", now_ms)
        return replace(again, still=flow.still + (answer == "still"))

    def card_question(self, now_ms: int) -> str:
        """Return the stop question whose card is due, or "".

        Ten minutes outrank "still there": that card is the more urgent one.
        """
        if self.gone_ms is not None:
            return ""
        if self.elapsed_ms(now_ms) >= LONGEST_MS:
            return LONG_QUESTION
        return OFTEN_QUESTION if self.still >= STILL_MOST else ""

    def card(self, now_ms: int, emergency_number: str = "") -> Card | None:
        """Return the card that is due, or None.

        It is shown at once; its answers are kept as a screening only when the person
        says that the cramp is still there, because a forgotten clock locks nothing.
        """
        question = self.card_question(now_ms)
        if not question:
            return None
        return outcome({question: True}, emergency_number=emergency_number)

    def offers_cold(self, now_ms: int) -> bool:
        """Return whether a cool pack is offered: only once the cramp has gone."""
        return self.gone_ms is not None and self.at(now_ms).phase == "after"

    def ended(self, now_ms: int) -> CrampFlow:
        """Return the flow closed now."""
        flow = self.at(now_ms)
        return replace(flow, phase="ended", phase_ms=now_ms, ended_ms=now_ms)

    def data(self, now_ms: int, clock: DayClock) -> dict[str, Any]:
        """Return the data of the "cramp" note, as far as they are known now."""
        found: dict[str, Any] = {
            "muscle": self.muscle,
            "length_s": self.elapsed_ms(now_ms) // 1000,
            "night": clock.is_asleep(self.started_ms),
        }
        if self.side:
            found["side"] = self.side
        if self.helped:
            found["helped"] = [self.helped]
        elif self.still >= STILL_MOST:
            found["helped"] = ["nothing"]
        return found


def cramp_begun(
    times: CrampTimes,
    now_ms: int,
    muscle: str = "hamstring",
    side: str = "",
    left_out: frozenset[str] = frozenset(),
) -> CrampFlow:
    """Return the help for a cramp that begins now, with the stretch.

    Args:
        times: See `cramp_parts.cramp_times`.
        now_ms: The present.
        muscle: Slug of `choices.cramp_muscles`.
        side: "left", "right" or "".
        left_out: "rub" or "warm" where something closes it.
    """
    return CrampFlow(times, now_ms, muscle, side, phase_ms=now_ms, left_out=left_out)


def _phase_end_ms(flow: CrampFlow) -> int | None:
    """Return when the phase is over by itself; None when it waits."""
    times = flow.times
    if flow.phase == "warm":
        # A towel takes its time; without warmth on the muscle nothing counts.
        return None if flow.warm_ms is None else flow.warm_ms + times.warm_ms
    lengths_ms = {
        "stretch": times.stretch_ms,
        "rub": times.rub_ms,
        "drink": DRINK_MS,
    }
    length_ms = lengths_ms.get(flow.phase)
    return None if length_ms is None else flow.phase_ms + length_ms


def _moved_on(flow: CrampFlow, now_ms: int) -> CrampFlow:
    """Return the flow in the next part that is not left out."""
    passed = flow.left_out
    if flow.warm_ms is not None and flow.phase != "warm":
        passed = passed | _ONCE
    index = PHASES.index(flow.phase) + 1
    following = [each for each in PHASES[index:] if each not in passed]
    phase: Phase = following[0] if following else "ask"
    if phase in {"ask", "after"}:
        # The question stays as long as it has not gone, and is not asked afterwards.
        phase = "ask" if flow.gone_ms is None else "after"
    return _entered(flow, phase, now_ms)


def _entered(flow: CrampFlow, phase: Phase, now_ms: int) -> CrampFlow:
    parts = (*flow.parts, phase) if phase in _AT_ONCE else flow.parts
    return replace(flow, phase=phase, phase_ms=now_ms, parts=parts)
