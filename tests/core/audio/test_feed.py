"""Due times become frames: with a simulated sound card that plays a known line."""

import random
from array import array

import pytest

from coach.audio.feed import Feed, Queue
from coach.audio.output import DueSound

SOUNDS = {"tick": array("h", [1000] * 48), "long": array("h", [500] * 48_000)}
QUEUE = Queue(ahead_ms=60.0, whole_ms=80.0, jitter_ms=28.0)
PERIOD_MS = 80
FRAMES = PERIOD_MS * 48


class Card:
    """Asks a feed every 80 ms, as late as `lateness` says, and keeps what it plays.

    The frame that a request asks for is heard 60 ms after the request was due.
    """

    def __init__(self, clock, feed, lateness=lambda: 0):
        self.clock = clock
        self.lateness = lateness
        self.requests = feed.requests(QUEUE)
        self.start_ms = clock.monotonic_ms()
        self.heard = array("h")

    def play(self, until_ms):
        """Ask until everything before `until_ms` has been delivered."""
        while self.next_ms + 60 < until_ms:
            asked_ms = self.next_ms + self.lateness()
            self.clock.advance(max(0, asked_ms - self.clock.monotonic_ms()))
            buffer = self.requests.send(FRAMES)
            self.heard.frombytes(bytes(memoryview(buffer).cast("B")))

    @property
    def next_ms(self):
        return self.start_ms + len(self.heard) // 48

    def onsets_ms(self):
        """Return when each sound began to be heard, in monotonic milliseconds."""
        heard = [0, *self.heard]
        return [
            self.start_ms + 60 + index / 48
            for index in range(len(self.heard))
            if heard[index] == 0 and heard[index + 1] != 0
        ]


@pytest.fixture
def feed(clock):
    return Feed(clock, SOUNDS, 1.0, PERIOD_MS)


def test_sounds_are_heard_to_the_millisecond(clock, feed):
    """Whatever the place inside a buffer, on a machine that answers late at times."""
    chance = random.Random(11)
    card = Card(clock, feed, lambda: chance.choice((0, 0, 0, 4, 30)))
    start_ms = clock.monotonic_ms()
    due_ms = [start_ms + 1000 + 137 * number for number in range(50)]
    feed.schedule.hand_over([DueSound(at_ms, "tick") for at_ms in due_ms])
    card.play(start_ms + 9000)

    assert card.onsets_ms() == pytest.approx(due_ms, abs=0.6)


def test_a_new_list_counts_from_the_next_buffer_on(clock, feed):
    """What was handed over and not yet delivered is taken back."""
    card = Card(clock, feed)
    start_ms = clock.monotonic_ms()
    feed.schedule.hand_over(
        [DueSound(start_ms + 1000, "tick"), DueSound(start_ms + 1300, "tick")]
    )
    card.play(start_ms + 1100)
    feed.schedule.hand_over([])
    card.play(start_ms + 2000)

    assert card.onsets_ms() == pytest.approx([start_ms + 1000], abs=0.6)


def test_a_sound_that_has_started_plays_on(clock, feed):
    """Taking the list back does not cut or move what is heard already."""
    card = Card(clock, feed)
    start_ms = clock.monotonic_ms()
    feed.schedule.hand_over([DueSound(start_ms + 1000, "long")])
    card.play(start_ms + 1100)
    feed.schedule.hand_over([])
    card.play(start_ms + 3000)

    assert sum(1 for sample in card.heard if sample) == 48_000


def test_a_sound_handed_over_just_in_time_sounds_as_soon_as_it_can(clock, feed):
    """Due now: it is in the next buffer, at its first frame."""
    card = Card(clock, feed)
    start_ms = clock.monotonic_ms()
    card.play(start_ms + 1000)
    next_heard_ms = card.next_ms + 60
    feed.schedule.hand_over([DueSound(clock.monotonic_ms(), "tick")])
    card.play(start_ms + 2000)

    assert card.onsets_ms() == pytest.approx([next_heard_ms], abs=0.6)
    assert feed.schedule.dropped == 0


def test_a_sound_of_long_ago_is_dropped(clock, feed):
    """A list that comes too late does not play its past all at once."""
    card = Card(clock, feed)
    start_ms = clock.monotonic_ms()
    card.play(start_ms + 1000)
    feed.schedule.hand_over([DueSound(start_ms + 200, "tick")])
    card.play(start_ms + 2000)

    assert card.onsets_ms() == []
    assert feed.schedule.dropped == 1


def test_the_next_device_plays_what_is_still_to_come(clock, feed):
    """After a device was lost, cues go on in time on the next one."""
    start_ms = clock.monotonic_ms()
    feed.schedule.hand_over(
        [DueSound(start_ms + 1000, "long"), DueSound(start_ms + 5001, "tick")]
    )
    Card(clock, feed).play(start_ms + 1200)
    clock.advance(2000)
    second = Card(clock, feed)
    second.play(start_ms + 6000)

    assert second.onsets_ms() == pytest.approx([start_ms + 5001], abs=0.6)


def test_the_last_request_is_known(clock, feed):
    """The watch over the device sees when it asked last."""
    card = Card(clock, feed)
    card.play(clock.monotonic_ms() + 500)

    assert feed.last_request_ms == clock.monotonic_ms()
