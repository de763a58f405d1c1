"""The runner: what is handed to sound and voice, and when."""

import pytest

from coach.clock import FasterClock
from coach.errors import CoachError
from coach.files.model import Advance, Sides
from coach.session.model import EngineState, ItemKind
from coach.session.runner import SessionRunner
from tests.core.session.building import (
    EXERCISES,
    hold,
    open_ended,
    program,
    reps,
    step,
    time,
)


class FakeOutput:
    """Keeps every list it was handed."""

    name = "fake"
    notice = ""
    lead_ms = 0

    def __init__(self):
        self.handed = []

    def open(self):
        pass

    def hand_over(self, sounds):
        self.handed.append([(sound.at_ms, sound.sound) for sound in sounds])

    def set_volume(self, volume):
        pass

    def close(self):
        pass

    @property
    def ahead(self):
        return self.handed[-1]


class Heard:
    """A runner with everything that is heard and told."""

    def __init__(self, clock, made, **options):
        self.clock = clock
        self.output = FakeOutput()
        self.voice = []
        self.events = []
        self.runner = SessionRunner(
            made,
            EXERCISES,
            options.pop("session_clock", clock),
            self.output,
            say=self.voice.append,
            hush=lambda: self.voice.append("(hush)"),
            on_event=self.events.append,
            **options,
        )

    def run(self, ms):
        while ms > 0:
            self.clock.advance(min(ms, 100))
            ms -= 100
            self.runner.poll()

    def ahead(self):
        """Return the sounds ahead, with times from now."""
        now_ms = self.clock.monotonic_ms()
        return [(at_ms - now_ms, sound) for at_ms, sound in self.output.ahead]


@pytest.fixture
def stretch():
    """Get ready 8 s, 20 s left, switch 5 s, 20 s right."""
    return program(step(hold(20_000), sides=Sides.EACH))


def cue_times(runner):
    return [(cue.at_ms, cue.sound) for cue in runner.cues]


def test_start_hands_over_the_whole_session(clock, stretch):
    """All cues are ahead, on the clock, the first one now."""
    heard = Heard(clock, stretch)
    heard.runner.start()

    assert heard.ahead() == cue_times(heard.runner)
    assert heard.ahead()[0] == (0, "next")
    assert heard.ahead()[-1] == (53_000, "done")


def test_nothing_is_handed_over_while_nothing_changes(clock, stretch):
    """A session that simply runs needs no new list."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(60_000)

    assert len(heard.output.handed) == 1
    assert heard.runner.state is EngineState.DONE
    assert heard.runner.item is None


def test_sentences_come_at_their_time(clock, stretch):
    """The voice says each sentence once."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    assert heard.voice == ["March, left side, 20 seconds"]
    heard.run(27_900)
    assert len(heard.voice) == 1
    heard.run(100)
    assert heard.voice[1:] == ["Switch to the right"]
    heard.run(26_000)

    assert heard.voice[2:] == ["Finished"]


def test_stale_sentence_is_not_said(clock, stretch):
    """A sentence more than a second late is left out."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(27_000)
    clock.advance(2_001)
    heard.runner.poll()

    assert "Switch to the right" not in heard.voice


def test_pause_takes_all_sounds_back(clock, stretch):
    """While it stands nothing sounds and nothing is said."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(1_000)
    heard.runner.pause()

    assert heard.output.ahead == []
    assert heard.voice[-1] == "(hush)"


def test_resume_counts_in_and_goes_on(clock, stretch):
    """Three counts, then what is left of the cue sheet."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(10_000)
    heard.runner.pause()
    heard.run(5_000)
    heard.runner.resume()

    rest = [
        (3_000 + at_ms - 10_000, sound)
        for at_ms, sound in cue_times(heard.runner)
        if at_ms >= 10_000
    ]
    counts = [(0, "count"), (1_000, "count"), (2_000, "count")]
    assert heard.ahead() == counts + rest


def test_stall_takes_all_sounds_back(clock, stretch):
    """A session that was found standing is silent."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    clock.suspend(60_000)
    heard.runner.poll()

    assert heard.output.ahead == []
    assert heard.events[-1].data["reason"] == "suspend"


def test_skip_opens_the_next_item_at_once(clock, stretch):
    """The cue of the next item sounds now, and its sentence is said."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(9_000)
    heard.runner.skip()

    assert heard.ahead()[0] == (0, "switch")
    assert heard.voice[-2:] == ["(hush)", "Switch to the right"]


def test_skip_in_the_lead_in_keeps_the_counts_left(clock, stretch):
    """The lead-in goes on; the item after it begins with its cue."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.runner.pause()
    heard.runner.resume()
    heard.run(1_500)
    heard.runner.skip()

    assert heard.ahead()[:2] == [(500, "count"), (1_500, "go")]


def test_skip_at_the_end_sounds_done(clock, stretch):
    """A session skipped to its end is finished all the same."""
    heard = Heard(clock, stretch, start_index=3)
    heard.runner.start()
    heard.run(1_000)
    heard.runner.skip()

    assert heard.ahead() == [(0, "done")]
    assert heard.voice[-1] == "Finished"


def test_stop_is_silent(clock, stretch):
    """Nothing sounds after a stop."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.runner.stop("person")

    assert heard.output.ahead == []
    assert heard.voice[-1] == "(hush)"
    assert heard.runner.state is EngineState.STOPPED


def test_extend_moves_later_sounds(clock, stretch):
    """Sounds ahead follow the longer item; those before are not repeated."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(10_000)
    heard.runner.extend(10_000)

    assert heard.ahead()[:5] == [
        (13_000, "half"),
        (25_000, "count"),
        (26_000, "count"),
        (27_000, "count"),
        (28_000, "switch"),
    ]
    assert heard.voice == ["March, left side, 20 seconds"]


def test_extend_at_a_cue_neither_repeats_nor_loses_it(clock, stretch):
    """What is due this very moment has sounded, but still has to be said."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(27_500)
    clock.advance(500)
    heard.runner.extend(1_000)

    assert heard.ahead()[0] == (3_000, "count")
    assert heard.voice[-1] == "Switch to the right"


def test_half_sounds_once_in_an_item_with_extra_time(clock, stretch):
    """After the middle was told, extra time brings no second middle."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(19_000)
    heard.runner.extend(10_000)
    heard.runner.extend(10_000)
    heard.runner.pause()
    heard.runner.resume()

    halves = [at_ms for at_ms, sound in heard.ahead() if sound == "half"]
    assert len(halves) == 1  # the one of the right side
    heard.runner.back()
    halves = [at_ms for at_ms, sound in heard.ahead() if sound == "half"]
    assert len(halves) == 2


def test_sounds_end_at_an_item_that_waits(clock):
    """What follows a key is not promised; the end itself is told by `release`."""
    made = program(
        step(hold(10_000), advance=Advance.CONFIRM, get_ready_ms=0),
        step(time(5_000), "lunge", get_ready_ms=0),
    )
    heard = Heard(clock, made)
    heard.runner.start()

    assert heard.ahead() == [
        (0, "go"),
        (7_000, "count"),
        (8_000, "count"),
        (9_000, "count"),
        (10_000, "release"),
    ]
    heard.run(12_000)
    assert heard.runner.state is EngineState.WAITING
    heard.runner.confirm()
    assert heard.ahead() == [(0, "go"), (5_000, "done")]


def test_confirm_of_an_open_item_moves_sounds_up(clock):
    """The next item begins with the key."""
    made = program(
        step(open_ended(30_000, sets=2, rest_ms=5_000), get_ready_ms=0),
    )
    heard = Heard(clock, made)
    heard.runner.start()
    heard.run(6_000)
    heard.runner.confirm()

    assert heard.ahead()[0] == (0, "rest")
    assert heard.voice[-1] == "Rest"


def test_faster_session_sounds_at_real_times(clock, stretch):
    """Sound times are those of the machine, whatever the session's speed."""
    fast = FasterClock(clock, 10.0)
    heard = Heard(
        clock, stretch, session_clock=fast, real_clock_ms=fast.real_monotonic_ms
    )
    heard.runner.start()

    assert heard.ahead()[-1] == (5_300, "done")
    clock.advance(2_900)
    heard.runner.poll()
    assert heard.runner.state is EngineState.RUNNING


def test_faster_session_leaves_no_time_to_speak(clock, stretch):
    """The arbiter knows that the voice is not sped up."""
    fast = FasterClock(clock, 10.0)
    heard = Heard(
        clock, stretch, session_clock=fast, real_clock_ms=fast.real_monotonic_ms
    )

    assert {cue.say for cue in heard.runner.cues} == {"", "Finished"}


def test_without_voice_nothing_is_said(clock, stretch):
    """Tones only."""
    heard = Heard(clock, stretch, voice=False)
    heard.runner.start()
    heard.run(60_000)
    heard.runner.repeat_cue()

    assert heard.voice == []
    assert len(heard.output.handed[0]) == len(heard.runner.cues)


def test_voice_can_be_switched_while_it_runs(clock, stretch):
    """Switching off breaks the sentence off, switching on says the next one."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.runner.set_voice(False)
    assert heard.voice[-1] == "(hush)"
    heard.run(20_000)
    heard.runner.set_voice(True)
    heard.run(10_000)

    assert heard.voice[-1] == "Switch to the right"


def test_repeat_says_what_fits_before_the_next_count(clock, stretch):
    """On request the item is told again, shortened where time is short."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(9_000)
    heard.runner.repeat_cue()
    assert heard.voice[-2:] == ["(hush)", "March, left side, 20 seconds"]
    heard.run(14_200)
    heard.runner.repeat_cue()
    assert heard.voice[-1] == "March, left side"
    heard.run(3_500)
    told = len(heard.voice)
    heard.runner.repeat_cue()

    assert len(heard.voice) == told


def test_repeat_while_paused_says_everything(clock, stretch):
    """Nothing follows that speech could run over."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(7_500)
    heard.runner.pause()
    heard.runner.repeat_cue()

    assert heard.voice[-1] == "March, left side, 20 seconds"


def test_easier_exercise_is_named(clock, stretch):
    """The new name is said and is on the cue sheet from here on."""
    heard = Heard(clock, stretch)
    heard.runner.start()
    heard.run(9_000)
    heard.runner.hurt(4)
    heard.runner.easier("lunge")

    assert heard.voice[-1] == "Lunge, left side, 20 seconds"
    assert heard.runner.exercise is EXERCISES["lunge"]


def test_unknown_easier_exercise_is_refused(clock, stretch):
    """A file may name an exercise that is not there."""
    heard = Heard(clock, stretch)
    heard.runner.start()

    with pytest.raises(CoachError, match='"jump" is not in the library'):
        heard.runner.easier("jump")
    assert heard.runner.exercise is EXERCISES["march"]


def test_sounds_are_handed_over_before_events_are_told(clock, stretch):
    """Writing an event down never delays a sound."""
    order = []
    heard = Heard(clock, stretch)
    heard.output.hand_over = lambda sounds: order.append("sounds")
    heard.runner._on_event = lambda event: order.append(event.kind)
    heard.runner.start()

    assert order == ["sounds", "start", "item"]


def test_events_stay_in_order_when_one_leads_to_a_command(clock, stretch):
    """A receiver may stop the session from inside an event."""
    heard = Heard(clock, stretch)

    def receive(event):
        heard.events.append(event)
        if event.kind == "hurt":
            heard.runner.stop("pain")

    heard.runner._on_event = receive
    heard.runner.start()
    heard.runner.hurt(8)

    assert [event.kind for event in heard.events] == [
        "start",
        "item",
        "hurt",
        "pause",
        "item-end",
        "stop",
    ]
    assert heard.output.ahead == []


def test_sore_side_goes_first(clock, stretch):
    """The sore side reaches the timeline."""
    heard = Heard(clock, stretch, sore_side="right")

    assert heard.runner.item.side == "right"


def test_what_a_window_shows(clock):
    """Step, exercise and the work that follows."""
    made = program(step(reps(2, 3_000)), step(time(5_000), "lunge"))
    heard = Heard(clock, made)
    runner = heard.runner
    runner.start()

    assert runner.step is made.blocks[0].steps[0]
    assert runner.next_work_item() is runner.timeline.items[1]
    heard.run(9_000)
    assert (runner.index, runner.exercise) == (1, EXERCISES["march"])
    assert runner.next_work_item().exercise == "lunge"
    runner.skip()
    runner.skip()
    assert runner.next_work_item() is None
    runner.skip()
    assert (runner.item, runner.step, runner.exercise) == (None, None, None)


@pytest.mark.parametrize("index", [-1, 4])
def test_start_outside_the_program_is_refused(clock, stretch, index):
    """The sentence says how many items there are."""
    with pytest.raises(CoachError, match="has 4 items"):
        Heard(clock, stretch, start_index=index)


def test_what_was_left_out_stays_left_out_when_a_session_goes_on(clock, stretch):
    """Going on after a crash brings back neither a left-out nor a harder exercise."""
    made = program(
        step(hold(20_000)), step(time(30_000), "lunge"), step(time(40_000), "bridge")
    )
    heard = Heard(clock, made, start_index=1, left_out=(1,), easier=((2, "plank"),))
    heard.runner.start()
    heard.run(20_500)

    assert heard.runner.exercise is EXERCISES["plank"]
    worked = [
        item.exercise
        for item in heard.runner.timeline.items[1:]
        if item.kind is ItemKind.WORK and item.length_ms
    ]
    assert worked == ["march", "plank"]


def test_session_begins_as_late_as_its_first_sound_needs(clock, stretch):
    """The first sound is handed over ahead of its time, and so are the counts."""
    heard = Heard(clock, stretch)
    heard.output.lead_ms = 180
    heard.runner.start()

    assert heard.ahead()[:2] == [(180, "next"), (5_180, "count")]
    heard.run(180)
    assert heard.runner.engine.position_ms == 0
    heard.run(100)
    assert heard.runner.engine.position_ms == 100

    heard.runner.pause()
    heard.runner.resume()
    assert heard.ahead()[:3] == [(180, "count"), (1_180, "count"), (2_180, "count")]
    assert heard.runner.engine.lead_in_left_ms == 3_000


def test_faster_session_begins_as_late_in_real_time(clock, stretch):
    """The lead is real time: on a faster clock it is a longer one."""
    faster = FasterClock(clock, 10)
    heard = Heard(
        clock, stretch, session_clock=faster, real_clock_ms=faster.real_monotonic_ms
    )
    heard.output.lead_ms = 180
    heard.runner.start()

    assert heard.ahead()[0] == (180, "next")
