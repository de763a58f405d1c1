"""`coach play`: one session in a terminal, with the window's engine and sound."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coach.audio.choose import open_output
from coach.audio.terminal_voice import NoVoice, find_voice
from coach.clock import FasterClock, SystemClock
from coach.errors import CoachError
from coach.paths import data_dir, history_file, settings_file
from coach.people import folder_here
from coach.session.model import EngineState, ItemKind
from coach.session.runner import SessionRunner
from coach.session.timeline import expand
from coach.store.journal import Journal, SessionStart
from coach.store.settings import load_settings
from coach.terminal.keys import open_keys
from coach.terminal.words import (
    clock_text,
    countdown_text,
    item_words,
    kind_words,
    state_words,
)
from coach.translate import tr

if TYPE_CHECKING:
    import argparse

    from coach.files.model import Exercise, Program
    from coach.session.model import Event, Item
    from coach.terminal.keys import Keys

POLL_S = 0.03
EXTRA_MS = 10_000
LAST_SOUND_MS = 2_000  # "done" lasts 1.1 s; a slow sound server adds its latency
EXIT_DONE = 0
EXIT_INTERRUPTED = 130
_ENDED = (EngineState.DONE, EngineState.STOPPED)


def play(
    program: Program, exercises: dict[str, Exercise], options: argparse.Namespace
) -> int:
    """Run a whole session; return 0 when it ended by itself or by q.

    Args:
        program: What is played.
        exercises: The exercises it uses, by id.
        options: `speed`, `side`, `sound`, `from_item`, `no_voice`, `data_dir`.

    Raises:
        CoachError: The options do not fit the program.
    """
    if options.speed <= 0:
        raise CoachError(tr("--speed must be above 0."))
    count = len(expand(program, exercises, options.side).items)
    if not 1 <= options.from_item <= count:
        raise CoachError(tr("--from takes an item from 1 to {0}.").format(count))
    return TerminalSession(program, exercises, options).run()


class TerminalSession:
    """Joins runner, keys and the lines on the screen."""

    def __init__(
        self,
        program: Program,
        exercises: dict[str, Exercise],
        options: argparse.Namespace,
    ) -> None:
        self._exercises = exercises
        self._live = sys.stdout.isatty()
        self._line_length = 0
        folder = folder_here(data_dir(options.data_dir))
        settings, _ = load_settings(settings_file(folder))
        # Sentences take the time they take; they do not fit into faster sessions.
        self._is_spoken = (
            settings.voice and not options.no_voice and options.speed == 1.0
        )
        self._voice = find_voice() if self._is_spoken else NoVoice()
        self._output = open_output(
            options.sound or settings.sound, settings.device, settings.volume
        )
        machine = SystemClock()
        faster = FasterClock(machine, options.speed) if options.speed != 1.0 else None
        self._runner = SessionRunner(
            program,
            exercises,
            faster or machine,
            self._output,
            say=self._voice.say,
            hush=self._voice.hush,
            on_event=self._record,
            sore_side=options.side,
            voice=self._is_spoken,
            start_index=options.from_item - 1,
            real_clock_ms=faster.real_monotonic_ms if faster else None,
        )
        self._journal = Journal(history_file(folder), machine, on_failed=_tell)
        self._session = self._journal.begin(
            SessionStart.of(program, self._runner.timeline, exercises, options.side)
        )

    def run(self) -> int:
        """Play until the end, q or Ctrl+C."""
        self._say_first_lines()
        try:
            with open_keys() as keys:
                self._runner.start()
                self._loop(keys)
        except KeyboardInterrupt:
            self._runner.stop("interrupted")
            self._end_line(tr("Stopped."))
            return EXIT_INTERRUPTED
        finally:
            self._close()
        return EXIT_DONE

    def _loop(self, keys: Keys) -> None:
        shown: tuple[object, ...] = ()
        while self._runner.state not in _ENDED:
            self._press(keys.wait(POLL_S))
            self._runner.poll()
            if self._runner.state in _ENDED:
                break
            now = self._moment()
            if now != shown:
                self._show(shown, now)
                shown = now
        done = self._runner.state is EngineState.DONE
        if done:
            self._let_ring(keys)
        self._end_line(tr("Finished.") if done else tr("Stopped."))

    def _let_ring(self, keys: Keys) -> None:
        """Wait until the last sound has rung out; its cue came with the end."""
        if self._output.name == "silent":
            return
        clock = SystemClock()
        end_ms = clock.monotonic_ms() + LAST_SOUND_MS
        while clock.monotonic_ms() < end_ms:
            keys.wait(POLL_S)

    def _press(self, key: str | None) -> None:
        runner = self._runner
        if key == "space":
            runner.resume() if runner.state is EngineState.PAUSED else runner.pause()
        elif key == "right":
            runner.skip()
        elif key == "left":
            runner.back()
        elif key == "shift-left":
            runner.redo()
        elif key in ("+", "="):
            runner.extend(EXTRA_MS)
        elif key == "enter":
            runner.confirm()
        elif key == "r":
            runner.repeat_cue()
        elif key == "q":
            runner.stop("person")

    def _moment(self) -> tuple[object, ...]:
        """Return what the line depends on: item, whole second left, state."""
        left_s = -(-self._left_ms() // 1000)
        return (self._runner.engine.index, self._runner.state, left_s)

    def _left_ms(self) -> int:
        engine = self._runner.engine
        if engine.state is EngineState.LEAD_IN:
            return engine.lead_in_left_ms
        item = engine.item
        return 0 if item is None else item.length_ms - engine.item_elapsed_ms

    def _show(self, before: tuple[object, ...], now: tuple[object, ...]) -> None:
        item = self._runner.item
        if item is None:
            return
        if self._live:
            self._replace_line(self._live_line(item))
        elif before[:2] != now[:2]:
            print(self._plain_line(item), flush=True)

    def _live_line(self, item: Item) -> str:
        state = state_words(self._runner.state) or kind_words(item.kind)
        parts = [countdown_text(self._left_ms()), state]
        words = item_words(item, self._exercises)
        if words:
            parts.append(words)
        following = self._next_words()
        if following:
            parts.append(tr("next: {0}").format(following))
        return "  ·  ".join(parts)

    def _plain_line(self, item: Item) -> str:
        state = state_words(self._runner.state) or kind_words(item.kind)
        words = item_words(item, self._exercises)
        length = tr("{0:g} s").format(item.length_ms / 1000)
        return (
            f"{clock_text(item.at_ms):>6}  {state:<12}  {length:>6}  {words}".rstrip()
        )

    def _next_words(self) -> str:
        items = self._runner.timeline.items
        for item in items[self._runner.engine.index + 1 :]:
            if item.kind is ItemKind.WORK:
                return item_words(item, self._exercises)
        return ""

    def _replace_line(self, text: str) -> None:
        from shutil import get_terminal_size

        text = text[: max(get_terminal_size().columns - 1, 20)]
        sys.stdout.write("\r" + text + " " * max(self._line_length - len(text), 0))
        sys.stdout.flush()
        self._line_length = len(text)

    def _end_line(self, text: str) -> None:
        if self._live:
            self._replace_line(text)
            print()
        else:
            print(text, flush=True)

    def _say_first_lines(self) -> None:
        total = clock_text(self._runner.timeline.total_ms)
        print(f"{self._runner.program.title}  ({total})", flush=True)
        if self._output.notice:
            _tell(self._output.notice)
        if self._is_spoken and self._voice.notice:
            _tell(self._voice.notice)
        if self._live:
            print(tr("space pause · ← back · → skip · + 10 s more · q stop"))

    def _record(self, event: Event) -> None:
        self._journal.append(self._session, event)

    def _close(self) -> None:
        self._voice.hush()
        self._output.close()
        self._journal.end(self._session)
        self._journal.close()


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)
