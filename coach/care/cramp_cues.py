"""The tones and short sentences of the stretch that ends a cramp.

Each hold has a tone at its beginning, in its middle, and where it lets off, as in a
session. All of them are known as soon as the stretch begins, so that a busy window
never delays one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.session.cues import HALF_FROM_MS
from coach.session.model import CueKind
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.care.cramp_flow import CrampFlow


@dataclass(frozen=True, slots=True)
class CrampCue:
    """A tone at a time of the wall clock.

    Attributes:
        at_ms: In ms since 1970 UTC.
        sound: Name of the tone, see `coach.audio.sounds`.
        say: What is said with it, or "".
    """

    at_ms: int
    sound: str
    say: str = ""


def stretch_cues(flow: CrampFlow) -> tuple[CrampCue, ...]:
    """Return every tone of the stretch that is on, in order; none in another part.

    The first beginning has nothing to say: the sentence of the part is said then.

    Args:
        flow: The help as it stands, see `CrampFlow.at`.
    """
    return tuple(_cues(flow)) if flow.phase == "stretch" else ()


def _cues(flow: CrampFlow) -> Iterator[CrampCue]:
    times = flow.times
    for number in range(times.holds):
        start_ms = flow.phase_ms + number * (times.hold_ms + times.gap_ms)
        again = tr("And hold once more.") if number else ""
        yield CrampCue(start_ms, CueKind.GO.value, again)
        if times.hold_ms >= HALF_FROM_MS:
            yield CrampCue(start_ms + times.hold_ms // 2, CueKind.HALF.value)
        is_last = number + 1 == times.holds
        off = "" if is_last else tr("Let off.")
        end_ms = start_ms + times.hold_ms
        yield CrampCue(end_ms, CueKind.RELEASE.value, off)
