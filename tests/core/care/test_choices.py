"""Choice lists of the diary: slugs that last, words for them."""

from __future__ import annotations

import re

import pytest

from coach.care import choices
from coach.care.choices import (
    DANGER_SIGNS,
    cramp_words,
    pain_words,
    says_danger,
    word,
    words,
)
from coach.files.plan_table import SIGNS

LISTS = (
    choices.places,
    choices.sides,
    choices.qualities,
    choices.signs,
    choices.spreads,
    choices.yes_no,
    choices.cramp_muscles,
    choices.cramp_times,
    choices.cramp_onsets,
    choices.cramp_signs,
    choices.cramp_triggers,
    choices.cramp_helped,
    choices.measured_with,
)


@pytest.mark.parametrize("make", LISTS, ids=lambda make: make.__name__)
def test_slugs_are_plain_and_single(make):
    """A slug is lower-case words with hyphens, and stands once; so do its words."""
    slugs = [slug for slug, _ in make()]
    texts = [text for _, text in make()]

    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)
    assert len(set(slugs)) == len(slugs)
    assert len(set(texts)) == len(texts)


# What has been stored once must be understood for ever.
STORED = {
    choices.places: {"back-of-thigh", "behind-knee", "calf", "low-back", "elsewhere"},
    choices.qualities: {"burning", "twitching", "tight", "shooting", "sharp"},
    choices.signs: {"sudden", "pop", "giving-way", "limp", "twinge", "new-bruise"},
    choices.spreads: {"stays", "foot", "heel", "thigh"},
    choices.cramp_muscles: {"hamstring", "calf", "foot"},
    choices.cramp_triggers: {"hot-day", "hard-session", "long-sitting", "alcohol"},
    choices.cramp_helped: {"stretch", "rub", "warmth"},
}


@pytest.mark.parametrize("make", STORED, ids=lambda make: make.__name__)
def test_stored_slugs_stay(make):
    """Slugs that notes may hold are never renamed."""
    assert STORED[make] <= {slug for slug, _ in make()}


def test_danger_signs_can_be_chosen():
    """What counts as red can be said at once, and among the rest of a form."""
    beside = {*choices.signs_beside(), *choices.qualities()}

    assert {slug for slug, _ in choices.signs_during()} >= DANGER_SIGNS
    assert {slug for slug, _ in beside} >= DANGER_SIGNS


def test_signs_are_those_of_plans():
    """What the rules of plans know can be ticked; swelling of a morning is asked."""
    asked = {"swelling-next-morning"}

    assert {slug for slug, _ in choices.signs()} | asked == set(SIGNS)


def test_no_sign_is_asked_twice_in_one_form():
    """What is a kind of pain stands in the list of those alone."""
    beside = {slug for slug, _ in choices.signs_beside()}

    assert not beside & {slug for slug, _ in choices.qualities()}


@pytest.mark.parametrize(
    ("data", "is_red"),
    [
        ({"signs": ["twinge", "limp"]}, True),
        ({"quality": ["aching", "giving-way"]}, True),
        ({"quality": "sharp"}, True),
        ({"signs": ["twinge"], "quality": ["aching"]}, False),
        ({"signs": [3], "quality": None}, False),
        ({}, False),
    ],
)
def test_danger_is_found_in_both_lists(data, is_red):
    """Signs and kinds of pain count alike; anything else is passed over."""
    assert says_danger(data) is is_red


@pytest.mark.parametrize(
    "make",
    [
        choices.effort_words,
        choices.activity_words,
        choices.confidence_words,
        choices.strength_words,
    ],
    ids=lambda make: make.__name__,
)
def test_scale_words_name_both_ends(make):
    """Words stand at 0, at 10, and on the scale."""
    numbers = set(make())

    assert {0, 10} <= numbers <= set(range(11))


def test_effort_has_five_words_of_its_own():
    """0, 3, 5, 7 and 10, and nothing between."""
    assert sorted(choices.effort_words()) == [0, 3, 5, 7, 10]


def test_word_of_a_slug():
    """A known slug gives its words, one from a newer version is shown as it is."""
    assert word(choices.places(), "calf") == "Calf"
    assert word(choices.places(), "big-toe") == "big-toe"


def test_words_keep_the_order_of_the_list():
    """However they were chosen, and what is unknown comes last."""
    assert words(choices.qualities(), ["new", "burning", "tight"]) == [
        "Tight",
        "Burning",
        "new",
    ]
    assert words(choices.qualities(), "tight") == []


def test_words_by_the_key_of_an_answer():
    """Exports and lists find the words by the key under which a slug is stored."""
    assert pain_words("place", "behind-knee") == "Behind the knee"
    assert pain_words("quality", ["tight", "burning"]) == "Tight, Burning"
    assert pain_words("side", None) == ""
    assert cramp_words("triggers", ["alcohol", "hot-day"]) == "Hot day, Alcohol"
    assert cramp_words("helped", []) == ""
