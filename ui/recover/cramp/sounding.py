"""Tones and voice of the help for a cramp, through the sound of the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.audio.output import DueSound
from coach.care.cramp_cues import stretch_cues
from ui.player.sound import SessionSound

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.audio.output import Output
    from coach.care.cramp_cues import CrampCue
    from coach.care.cramp_flow import CrampFlow
    from ui.context import AppContext
    from ui.platform.voice import Voice
    from ui.player.sound import LateOutput

# The help waits for no sound. The tone of a hold that began while the device opened
# comes so much later at most, a sentence likewise.
_FRESH_MS = 3_000
# A clock that was set, or a machine that slept: the tones are due at other times now.
_DRIFT_MS = 200


class CrampSound(QObject):
    """Plays the tones of the stretch, and says what to do; silent where that is set.

    Args:
        context: Clock and settings.
        voice: Speaks the sentences.
        open_output: Returns an open output; None opens what the settings ask for.
    """

    def __init__(
        self,
        context: AppContext,
        voice: Voice,
        open_output: Callable[[], Output] | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._voice = voice
        self._session = SessionSound(context, voice, open_output, self)
        self._session.ready.connect(self._begin)
        self._output: LateOutput | None = None
        self._is_ready = False
        self._cues: tuple[CrampCue, ...] = ()
        self._offset_ms = 0
        self._spoken_ms = 0
        self._wanted = ""

    def open(self) -> None:
        """Begin to open output and voice; nothing waits for them."""
        self._cues, self._wanted = (), ""
        self._is_ready = False
        self._spoken_ms = self._context.clock.wall_ms()
        self._output = self._session.open()
        self._session.follow_settings()
        self._session.wait()

    def close(self) -> None:
        """Fall silent and free the devices; may be called twice."""
        self._session.close()
        self._output = None
        self._cues, self._wanted = (), ""

    def follow(self, flow: CrampFlow) -> None:
        """Hand over the tones of a part that is new, and say what is due."""
        cues = stretch_cues(flow)
        if cues != self._cues:
            self._cues = cues
            self._hand_over(takes_fresh=True)
        elif abs(self._monotonic_offset_ms() - self._offset_ms) > _DRIFT_MS:
            self._hand_over(takes_fresh=False)
        self._say_due()

    def say(self, words: str) -> None:
        """Say a sentence in place of the one before, as soon as there is a voice."""
        self._wanted = words
        self._say_wanted()

    def _say_wanted(self) -> None:
        if self._wanted and self._context.settings.voice and self._voice.available:
            self._voice.say(self._wanted)
            self._wanted = ""

    def _say_due(self) -> None:
        now_ms, before_ms = self._context.clock.wall_ms(), self._spoken_ms
        self._spoken_ms = now_ms
        for cue in self._cues:
            if cue.say and max(before_ms, now_ms - _FRESH_MS) < cue.at_ms <= now_ms:
                self._wanted = cue.say
        self._say_wanted()

    @Slot()
    def _begin(self) -> None:
        self._is_ready = True
        self._hand_over(takes_fresh=True)

    def _hand_over(self, *, takes_fresh: bool) -> None:
        """Give the output every tone that is to come.

        Args:
            takes_fresh: A tone that has just been missed is played now.
        """
        self._offset_ms = self._monotonic_offset_ms()
        output = self._output
        if output is None or not self._is_ready:
            return
        soonest_ms = self._context.clock.wall_ms() + output.lead_ms
        since_ms = soonest_ms - (_FRESH_MS if takes_fresh else 0)
        output.hand_over(
            [
                DueSound(max(cue.at_ms, soonest_ms) + self._offset_ms, cue.sound)
                for cue in self._cues
                if cue.at_ms >= since_ms
            ]
        )

    def _monotonic_offset_ms(self) -> int:
        """Return what the clock of the output is ahead of the wall clock."""
        clock = self._context.clock
        return clock.monotonic_ms() - clock.wall_ms()
