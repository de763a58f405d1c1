"""Every shipped program is played to its end, fast, by the real parts together.

Timeline, cue sheet, engine, runner, journal and history are the shipped ones; only the
clock is a fake one, run a hundred times as fast, and the sound output keeps a record.
"""

from contextlib import closing

import pytest

from coach.clock import FasterClock
from coach.files.library import Shelf
from coach.files.model import Advance, DoseKind, Sides
from coach.session.cues import cue_sheet
from coach.session.model import CueKind, EngineState
from coach.session.runner import SessionRunner
from coach.session.speech import VoicePace
from coach.session.timeline import expand
from coach.store.connection import open_store
from coach.store.history import session_summary, unfinished
from coach.store.journal import Journal, SessionStart
from tests.conftest import FakeClock
from tests.core.session.building import EXERCISES, hold, program, step, time

LIBRARY = Shelf(None).library
SPEED = 100
# Looks are not in step with the items, as those of a window are not.
LOOK_MS = 700
# "Done" is said so long after an open item began, long before its time is up.
EASED_AFTER_MS = 21_000
# On a clock of this speed a voice that is as much faster: the usual sheet results.
PACE = VoicePace(VoicePace().characters_per_minute * SPEED, 4)


class SoundRecord:
    """An output that keeps what would have sounded, with the session's times."""

    name = "record"
    notice = ""
    lead_ms = 0

    def __init__(self, clock):
        self._clock = clock
        self._ahead = []
        self.heard = []

    def hand_over(self, sounds):
        now_ms = self._clock.monotonic_ms()
        self.heard += [sound for sound in self._ahead if sound[0] <= now_ms]
        self._ahead = [(sound.at_ms, sound.sound) for sound in sounds]

    def all_heard(self):
        """Return everything, once the last sound has had its time."""
        return self.heard + self._ahead


class Played:
    """A session of a program, played to its end and written to a history."""

    def __init__(self, made, exercises, sore_side, path):
        clock = FakeClock()
        self.clock = FasterClock(clock, SPEED)
        self.start_ms = self.clock.monotonic_ms()
        self.output = SoundRecord(self.clock)
        self.said = []
        self.events = []
        self.timeline = expand(made, exercises, sore_side)
        self._journal = Journal(path, self.clock)
        start = SessionStart.of(made, self.timeline, exercises, sore_side)
        self._session_id = self._journal.begin(start)
        self.runner = SessionRunner(
            made,
            exercises,
            self.clock,
            self.output,
            say=self.said.append,
            hush=lambda: None,
            on_event=self._take,
            sore_side=sore_side,
            pace=PACE,
        )
        self.sheet = self.runner.cues
        self._play(clock)
        assert self._journal.close(30)
        self._read_back(path)

    def _take(self, event):
        self.events.append(event)
        self._journal.append(self._session_id, event)

    def _read_back(self, path):
        """Read what the history says, from the file."""
        with closing(open_store(path)) as connection:
            self.summary = session_summary(connection, self._session_id)
            self.is_unfinished = unfinished(connection) is not None
            (self.saved_count,) = connection.execute(
                "SELECT count(*) FROM event WHERE session_id = ?", (self._session_id,)
            ).fetchone()

    def _play(self, clock):
        """Look at the session again and again until it has ended by itself."""
        self.runner.start()
        while self.runner.state is not EngineState.DONE:
            assert self.runner.state is EngineState.RUNNING
            key_ms = self._until_key_ms()
            passes_ms = LOOK_MS if key_ms is None else min(LOOK_MS, key_ms)
            clock.advance(passes_ms // SPEED)
            self.runner.poll()
            if passes_ms == key_ms:
                self.runner.confirm()

    def _until_key_ms(self):
        """Return how long until the person presses the key; None without one."""
        item = self.runner.item
        worked_ms = worked_until_key_ms(item)
        if worked_ms is None:
            return None
        return item.at_ms + worked_ms - self.runner.engine.position_ms

    def planned_starts_ms(self):
        """Return when each item begins, and the end, worked out from the plan alone."""
        at_ms, starts_ms = self.start_ms, []
        for item in self.timeline.items:
            starts_ms.append(at_ms)
            at_ms += worked_ms(item)
        return [*starts_ms, at_ms]

    def planned_sounds(self):
        """Return what has to sound: each cue once, at its place in its item."""
        items = self.timeline.items
        starts_ms = self.planned_starts_ms()
        sounds = []
        for cue in self.sheet:
            begins_ms = items[cue.item].at_ms if cue.item < len(items) else cue.at_ms
            sounds.append((starts_ms[cue.item] + cue.at_ms - begins_ms, cue.sound))
        sounds += [
            (starts_ms[index + 1], CueKind.RELEASE.value)
            for index, item in enumerate(items)
            if item.confirm
        ]
        return sorted(sounds)

    def of_kind(self, kind):
        return [event for event in self.events if event.kind == kind]


def worked_until_key_ms(item):
    """Return how far into an item the person presses the key; None without one."""
    if item.dose is DoseKind.OPEN:
        return EASED_AFTER_MS
    return item.length_ms if item.confirm else None


def worked_ms(item):
    """Return how long an item lasts in these sessions."""
    return worked_until_key_ms(item) or item.length_ms


def sore_sides(made):
    """Return the sore sides that a person may be asked for before a program."""
    affected = any(each.sides is Sides.AFFECTED for each in made.steps())
    return ("left", "right") if affected or made.kind == "rehab" else (None,)


CASES = [
    pytest.param(made, side, id=f"{made.id}-{side}" if side else made.id)
    for made in LIBRARY.programs.values()
    for side in sore_sides(made)
]


def assert_played_through(played):
    """Check everything that a session played to its end has to leave behind."""
    items = played.timeline.items
    starts_ms = played.planned_starts_ms()
    begun, ended = played.of_kind("item"), played.of_kind("item-end")

    assert [event.data["index"] for event in begun] == list(range(len(items)))
    assert [event.mono_ms for event in begun] == starts_ms[:-1]
    assert [event.data["index"] for event in ended] == list(range(len(items)))
    assert {event.data["how"] for event in ended} == {"done"}
    assert [event.data["held_ms"] for event in ended] == [*map(worked_ms, items)]
    assert sorted(played.output.all_heard()) == played.planned_sounds()
    assert played.said == [cue.say for cue in played.sheet if cue.say]


def assert_saved_as_done(played):
    """Check that the history tells of a whole session with nothing left out."""
    cut_ms = sum(item.length_ms - worked_ms(item) for item in played.timeline.items)
    active_ms = played.timeline.total_ms - cut_ms
    finish = played.events[-1]

    assert finish.kind == "finish"
    assert finish.data["active_ms"] == active_ms
    assert finish.data["changes_ms"] == -cut_ms
    assert played.saved_count == len(played.events)
    assert not played.is_unfinished
    assert played.summary.outcome == "done"
    assert played.summary.done_share == 1.0
    assert played.summary.active_s == round(active_ms / 1000)
    assert played.summary.planned_s == round(played.timeline.total_ms / 1000)
    assert (played.summary.deviations, played.summary.skipped) == (0, ())


@pytest.mark.parametrize(("made", "sore_side"), CASES)
def test_program_plays_to_its_end(made, sore_side, tmp_path):
    """Every item in order, every cue once at its millisecond, all of it saved."""
    played = Played(made, LIBRARY.exercises, sore_side, tmp_path / "history.sqlite")

    assert played.sheet == cue_sheet(played.timeline, LIBRARY.exercises)
    assert_played_through(played)
    assert_saved_as_done(played)


def test_program_that_waits_plays_to_its_end(tmp_path):
    """No shipped program waits for a key after an item; those of a person may."""
    made = program(
        step(hold(30_000, reps=2, gap_ms=5_000), advance=Advance.CONFIRM),
        step(time(20_000), "lunge"),
    )

    played = Played(made, EXERCISES, None, tmp_path / "history.sqlite")

    assert len(played.of_kind("confirm")) == 2
    assert_played_through(played)
    assert_saved_as_done(played)


def test_open_items_are_ended_by_the_person():
    """The cramp program is the one that says "until it eases"."""
    open_items = {
        made.id: sum(item.dose is DoseKind.OPEN for item in timeline.items)
        for made in LIBRARY.programs.values()
        for timeline in (expand(made, LIBRARY.exercises),)
    }

    assert {name for name, count in open_items.items() if count} == {"cramp-now"}
    assert open_items["cramp-now"] == 3
