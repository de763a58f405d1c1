"""A player on a fake clock, with silent output and small programs."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace

import pytest

from coach.audio.silent import SilentOutput
from coach.figure.model import Figure, Phase, Pose
from coach.files.model import (
    Block,
    Dose,
    DoseKind,
    Exercise,
    Program,
    Safety,
    Sides,
    Step,
)
from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.history import sessions
from ui.context import AppContext
from ui.models.background import wait_for_tasks
from ui.platform.keep_awake import KeepAwake
from ui.platform.voice import SpeechEngine, Voice
from ui.player.page import PlayerPage


class SpokenVoice(Voice):
    """Remembers sentences instead of speaking them."""

    def __init__(self):
        super().__init__(engine=SpeechEngine("no such engine"))
        self.said = []
        self.hushed = 0

    def start(self):
        self._available = True

    def say(self, text):
        self.said.append(text)

    def hush(self):
        self.hushed += 1


class CountingKeepAwake(KeepAwake):
    """Remembers whether the screen is asked to stay on."""

    is_held = False

    def hold(self):
        self.is_held = True

    def release(self):
        self.is_held = False


class RecordingOutput(SilentOutput):
    """Remembers the sounds and volumes it was given."""

    def __init__(self):
        super().__init__(is_wished=True)
        self.sounds = ()
        self.volume = None
        self.is_closed = False

    def hand_over(self, sounds):
        self.sounds = tuple(sounds)

    def set_volume(self, volume):
        self.volume = volume

    def close(self):
        self.is_closed = True


def figure():
    """Return the simplest figure that can move: it bends its hip."""
    poses = {
        "start": Pose("start", root=(0.0, 0.53)),
        "stretch": Pose("stretch", root=(0.0, 0.53)),
    }
    phases = (Phase("hold", "start", "stretch"),)
    return Figure("side", poses, phases, muscles=("hamstring",))


def exercise(name, *, title="", position="standing", easier=(), unilateral=True):
    """Return an exercise of the thigh."""
    return Exercise(
        id=name,
        revision=1,
        title=title or name.capitalize(),
        kind="stretch",
        position=position,
        muscles=("hamstring",),
        unilateral=unilateral,
        figure=figure(),
        easier=easier,
        setup=("Stand up straight.",),
        cues=("Tip your hips forward.", "Keep your back long."),
    )


def hold(seconds=30, **options):
    return Dose(DoseKind.HOLD, length_ms=seconds * 1000, **options)


def reps(count=3, each_s=4, **options):
    return Dose(DoseKind.REPS, reps=count, each_ms=each_s * 1000, **options)


def step(name, dose, sides=Sides.BOTH, **options):
    return Step(name, dose, sides=sides, get_ready_ms=5_000, **options)


def program(*steps, safety=None, **options):
    return Program(
        id="sample",
        revision=1,
        title="Sample",
        kind="stretch",
        language="en",
        blocks=(Block("Main", tuple(steps)),),
        safety=safety,
        area="hamstring",
        text='format = "program/1"',
        **options,
    )


STRETCH, SQUAT, EASY = "stretch", "squat", "easy"


@pytest.fixture
def build():
    """Return the functions that make small programs and exercises."""
    return SimpleNamespace(
        exercise=exercise,
        hold=hold,
        reps=reps,
        step=step,
        program=program,
        limits=Safety(stop_pain=6, slow_pain=2, phase="phase-2"),
        fresh=Safety(stop_pain=6, slow_pain=2, phase="phase-1"),
    )


@pytest.fixture
def exercises():
    """Return a small library: `stretch` has the easier version `easy`."""
    return {
        STRETCH: exercise(STRETCH, title="Heel-on-step stretch", easier=(EASY,)),
        SQUAT: exercise(SQUAT, position="chair", unilateral=False),
        EASY: exercise(EASY, title="Lying stretch", position="lying-back"),
    }


@pytest.fixture
def two_sides():
    """Return a program: a stretch of 30 s on each side, then three squats."""
    return program(
        step(STRETCH, hold(30), Sides.EACH, effort="a pull, never pain"),
        step(SQUAT, reps(3)),
    )


@pytest.fixture
def context(qapp, clock, tmp_path):
    """Return a context in a folder of its own, without full screen and voice."""
    context = AppContext(tmp_path, clock)
    context.change_settings(full_screen_player=False, less_motion="on")
    yield context
    wait_for_tasks()
    context.close()
    context.deleteLater()


class Player:
    """A player page, with a clock to move by hand."""

    def __init__(self, page, clock, output, voice, awake):
        self.page, self.clock = page, clock
        self.output, self.voice, self.awake = output, voice, awake

    @property
    def runner(self):
        return self.page.driver.runner

    @property
    def state(self):
        return self.page.driver.state.value

    @property
    def scene(self):
        return self.page.scene

    def pass_time(self, ms):
        """Let time pass in steps that are no stall."""
        while ms > 0:
            part = min(ms, 900)
            self.clock.advance(part)
            self.page.driver.poll()
            ms -= part

    def go_to(self, kind, into_ms=0):
        """Go on until an item of this kind runs, and then some."""
        while self.runner.item.kind.value != kind:
            self.pass_time(self.runner.engine.item_remaining_ms)
        self.pass_time(into_ms)

    def events(self, kind):
        return [event for event in self.page.record.events if event.kind == kind]


def _open_player(qtbot, context, clock, patience_ms):
    output, voice, awake = RecordingOutput(), SpokenVoice(), CountingKeepAwake()
    page = PlayerPage(
        context,
        open_output=lambda: output,
        voice=voice,
        keep_awake=awake,
        patience_ms=patience_ms,
    )
    qtbot.addWidget(page)
    page.resize(1280, 820)
    page.show()
    return Player(page, clock, output, voice, awake)


@pytest.fixture
def player(qtbot, context, clock):
    """Return a visible player of 1280 x 820 without a session."""
    player = _open_player(qtbot, context, clock, patience_ms=0)
    yield player
    wait_for_tasks()
    player.page.leave()


@pytest.fixture
def patient(qtbot, context, clock):
    """Return a player that waits for its output and voice, for a minute at most."""
    player = _open_player(qtbot, context, clock, patience_ms=60_000)
    yield player
    wait_for_tasks()
    player.page.leave()


@pytest.fixture
def working(player, two_sides, exercises):
    """Return a player 6 s into the stretch of the left leg."""
    player.page.start(two_sides, exercises)
    player.go_to("work", 6_000)
    return player


@pytest.fixture
def finished(player, exercises, build):
    """Return a function that plays a program to its end and gives the sheet."""

    def play(safety=None, kind="stretch"):
        plan = build.program(build.step("squat", build.hold(10)), safety=safety)
        player.page.start(replace(plan, kind=kind), exercises)
        player.pass_time(20_000)
        return player.page.ending.finish

    return play


@pytest.fixture
def summary(context):
    """Return a function that gives the newest session as the history has it."""

    def read():
        assert context.journal.flush(5.0)
        with closing(open_store(history_file(context.data_dir))) as connection:
            return sessions(connection, 1)[0]

    return read
