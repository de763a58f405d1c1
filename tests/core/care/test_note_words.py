"""Notes in a few words, as lists show them."""

from __future__ import annotations

import pytest

from coach.care.note_words import duration_words, note_detail, note_title
from coach.store.entries import Entry


def note(kind, **data):
    return Entry("1", kind, "2026-03-02", "2026-03-02T08:00:00.000Z", None, data)


@pytest.mark.parametrize(
    ("entry", "title", "detail"),
    [
        (
            note("pain", when="morning", pain=3, place="calf", side="left", note="ok"),
            "Pain 3, in the morning",
            "calf, left, ok",
        ),
        (
            note("pain", when="now", pain=0, quality=["tight"], relief=True),
            "Pain 0",
            "tight, pain relief taken",
        ),
        (note("pain", when="now", pain=5, swelling=True), "Pain 5", "swollen"),
        (
            note("measure", test="T8", left=80, right=84, how="phone"),
            "Straight-leg raise",
            "left 80°, right 84°, phone",
        ),
        (
            note("measure", test="T10", value=7),
            "How ready you feel",
            "7 of 10",
        ),
        (
            note("activities", items=[{"name": "Run", "score": 4}, {"name": "Lift"}]),
            "My activities",
            "Run 4",
        ),
        (
            note(
                "cramp",
                muscle="calf",
                side="right",
                length_s=90,
                strength=6,
                night=True,
                triggers=["hot-day"],
            ),
            "Cramp: Calf",
            "right, 1 min 30 s, strength 6 of 10, at night, hot day",
        ),
        (
            note("illness", **{"from": "2026-03-02", "until": "2026-03-05"}),
            "Illness",
            "2 Mar to 5 Mar",
        ),
        (note("illness", **{"from": "2026-03-02"}), "Illness", "since 2 Mar"),
    ],
)
def test_title_and_detail(entry, title, detail):
    """Each kind says what it was, then what was answered and nothing else."""
    assert note_title(entry) == title
    assert note_detail(entry) == detail


def test_what_a_newer_version_wrote_is_still_listed():
    """Unknown kinds, slugs and days are shown as they are."""
    assert note_title(note("sleep", hours=8)) == "sleep"
    assert note_detail(note("illness", **{"from": "long ago"})) == "since long ago"
    assert note_detail(note("activities", items="none")) == ""


@pytest.mark.parametrize(
    ("length_s", "words"),
    [(0, "0 s"), (45, "45 s"), (60, "1 min"), (600, "10 min"), (95.4, "1 min 35 s")],
)
def test_lengths(length_s, words):
    """Seconds and minutes, without what is nought."""
    assert duration_words(length_s) == words
