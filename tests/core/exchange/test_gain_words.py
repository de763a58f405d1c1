"""What a history file brings, in words."""

import pytest

from coach.exchange.gain_words import content_words, gain_sentence, new_words
from coach.exchange.merging import Counts, Gain

TWO_DAYS = {"first_day": "2025-11-24", "last_day": "2025-11-25"}


@pytest.mark.parametrize(
    ("gain", "content", "new", "taken"),
    [
        (
            Gain(Counts(new=2), Counts(new=1), **TWO_DAYS),
            "It holds 2 sessions and 1 note, from Mon 24 Nov 2025 to Tue 25 Nov 2025.",
            "All of it is new here.",
            "2 sessions and 1 note taken in.",
        ),
        (
            Gain(Counts(1, 1, 5), Counts(known=3), **TWO_DAYS),
            "It holds 7 sessions and 3 notes, from Mon 24 Nov 2025 to Tue 25 Nov 2025.",
            "New here: 2 sessions. The rest is here already.",
            "2 sessions taken in.",
        ),
        (
            Gain(Counts(known=1), Counts(), "2025-11-24", "2025-11-24"),
            "It holds 1 session and 0 notes, all of Mon 24 Nov 2025.",
            "Everything in it is here already.",
            "Everything in it was here already.",
        ),
        (
            Gain(Counts(), Counts()),
            "It holds 0 sessions and 0 notes.",
            "Everything in it is here already.",
            "Everything in it was here already.",
        ),
    ],
)
def test_a_gain_in_words(gain, content, new, taken):
    """What the file holds, what of it is new, and what was taken in."""
    assert content_words(gain) == content
    assert new_words(gain) == new
    assert gain_sentence(gain) == taken
