"""The strain helper: every row of its table, and that more signs never weigh less."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.care import strain_choices as choices
from coach.care.choices import places
from coach.care.questions import all_questions
from coach.care.stop_signs import all_signs, outcome, questions_for
from coach.care.strain_helper import (
    StrainAnswers,
    area_of,
    help_with,
    needs_helper,
)
from tests.core.shipped import LIBRARY

NAMES = [slug for slug, _ in choices.questions()]
PLACES = [slug for slug, _ in places()]
# The most careful first.
PATTERNS = ["check-first", "C", "nerve", "not-typical", "B", "A"]
STRAINS = ["back-of-thigh", "front-of-thigh", "inner-thigh", "calf"]


def answered(*yes, place="back-of-thigh", began="sudden", pain=2, **more):
    """Return answers in which all but these signs had a no."""
    signs = dict.fromkeys(NAMES, False) | dict.fromkeys(yes, True)
    return StrainAnswers(place, began, signs, pain, **more)


def result(*yes, **more):
    return help_with(answered(*yes, **more))


@pytest.mark.parametrize("pain", [0, 1, 4])
def test_milder_pattern(pain):
    """Sudden, walks normally, no bruise, strength kept, pain on use up to 4."""
    found = result(pain=pain)

    assert found.pattern == "A"
    assert found.plan == "hamstring-mild"
    assert found.has_care
    assert not found.examined_first
    assert found.level == ""


@pytest.mark.parametrize("sign", ["swelling", "bruise", "weaker", "limp"])
def test_moderate_pattern(sign):
    """Some swelling or bruise, weaker, or a limp: examined first, then its plan."""
    found = result(sign)

    assert found.pattern == "B"
    assert found.examined_first
    assert found.has_care
    assert found.plan == "hamstring-moderate"
    assert "72 hours" in " ".join(found.sentences)


@pytest.mark.parametrize("pain", [5, 10, None])
def test_stronger_pain_is_the_moderate_pattern(pain):
    """Also when the number was not said."""
    assert result(pain=pain).pattern == "B"


@pytest.mark.parametrize(
    "sign", ["pop", "big-bruise", "dent", "tingling", "cannot-use"]
)
@pytest.mark.parametrize("place", STRAINS)
def test_severe_pattern(sign, place):
    """Any of these: Q09 at once, no care plan and no program."""
    found = result(sign, place=place)

    assert found.pattern == "C"
    assert found.answers == ("Q09",)
    assert outcome(dict.fromkeys(found.answers, True)).level == found.level == "D"
    assert (found.plan, found.program, found.has_care) == ("", "", False)


def test_tingling_asks_about_the_nerve_as_well():
    """Two questions are better than one."""
    assert result("tingling").questions == ("Q11",)
    assert result("pop").questions == ()


@pytest.mark.parametrize(
    "more",
    [
        {"began": "gradual"},
        {"yes": ("near-seat", "worse-sitting")},
        {"yes": ("worse-sitting",), "place": "near-seat"},
    ],
    ids=["slowly", "high up", "place"],
)
def test_not_a_typical_strain(more):
    """Slowly, or high near the bone one sits on and worse sitting: S, no program."""
    found = result(*more.get("yes", ()), **{k: more[k] for k in more if k != "yes"})

    assert found.pattern == "not-typical"
    assert found.level == "S"
    assert (found.plan, found.program, found.has_care) == ("", "", False)
    card = outcome(dict.fromkeys(found.answers, True))
    assert card.level == "S"
    assert "strain" in card.closes


def test_high_up_alone_is_no_other_pattern():
    """Worse sitting belongs to it."""
    assert result("near-seat").pattern == "A"
    assert result("worse-sitting").pattern == "A"


def test_pain_below_the_knee_could_be_a_nerve():
    """It is a yes to Q11 itself; the back is asked about next."""
    found = result("below-knee")

    assert found.pattern == "nerve"
    assert found.answers == ("Q11",)
    assert found.questions == ("Q04", "Q05")
    assert found.plan == ""


def test_back_pain_with_it_could_be_a_nerve():
    """Then Q11 is asked, and nothing is locked yet."""
    found = result("back-pain")

    assert found.pattern == "nerve"
    assert found.answers == ()
    assert "Q11" in found.questions


@pytest.mark.parametrize(
    "place", ["calf", "behind-knee", "shin", "ankle", "knee", "foot", "elsewhere"]
)
def test_one_swollen_calf_comes_first(place):
    """Before anything else, Q07."""
    found = result("one-calf-swollen", "pop", place=place)

    assert found.pattern == "check-first"
    assert found.answers == ("Q07",)
    assert outcome({"Q07": True}).level == found.level


@pytest.mark.parametrize(
    ("place", "mild", "moderate"),
    [
        ("back-of-thigh", "hamstring-mild", "hamstring-moderate"),
        ("buttock", "hamstring-mild", "hamstring-moderate"),
        ("calf", "calf-ladder", "calf-ladder"),
        ("inner-thigh", "groin-ladder", "groin-ladder"),
        ("front-of-thigh", "thigh-ladder", "thigh-ladder"),
    ],
)
def test_plan_of_each_place(place, mild, moderate):
    """All of them are shipped."""
    assert result(place=place).plan == mild
    assert result("limp", place=place).plan == moderate
    assert {mild, moderate} <= set(LIBRARY.plans)


@pytest.mark.parametrize(
    ("place", "own"),
    [
        ("back-of-thigh", ()),
        ("calf", ()),
        ("inner-thigh", ("Q18", "G-groin-lift")),
        ("ankle", ()),
        ("behind-knee", ()),
    ],
)
def test_whole_list_is_asked_before_care_and_plan(place, own):
    """Ice, bandage and plan open right after it; the first days are for the leg."""
    leg = {question.id for question in questions_for("leg")}

    assert set(result(place=place).questions) == leg | set(own)


def test_most_urgent_questions_come_first():
    """As everywhere."""
    asked = result(place="back-of-thigh").questions
    order = [question.id for question in all_questions()]

    assert list(asked) == sorted(asked, key=order.index)


def test_back_pain_asks_the_gate_of_the_back():
    """Its program has the whole list before it."""
    assert result(place="low-back").questions == ("Q04", "Q05", "Q11")


@pytest.mark.parametrize(
    ("place", "plan", "program"),
    [
        ("ankle", "steady-ankle", ""),
        ("behind-knee", "", "behind-the-knee-gentle-set"),
        ("low-back", "", "desk-break-back-ease"),
        ("knee", "", ""),
        ("foot", "", ""),
        ("elsewhere", "", ""),
    ],
)
def test_places_without_a_pattern(place, plan, program):
    """Questions first; what fits is proposed, and is shipped."""
    found = result(place=place)

    assert found.pattern == ""
    assert (found.plan, found.program) == (plan, program)
    assert not plan or plan in LIBRARY.plans
    assert not program or program in LIBRARY.programs


def test_an_ankle_that_hurts_slowly_has_no_plan():
    """The ankle plan is for a sprain."""
    assert result(place="ankle", began="gradual").plan == ""


def test_signs_weigh_at_places_without_a_pattern_too():
    """A pop in the knee is no matter for a gentle set."""
    assert result("pop", place="behind-knee").pattern == "C"
    assert result("below-knee", place="low-back").pattern == "nerve"


def test_care_is_not_for_the_back():
    """No bandage and no raising there."""
    assert result(place="ankle").has_care
    assert not result(place="low-back").has_care


def test_what_was_not_answered_is_taken_carefully():
    """Nothing but a place is the moderate pattern, never the milder one."""
    assert help_with(StrainAnswers("calf", "", {})).pattern == "B"
    assert help_with(StrainAnswers("calf", "sudden", {}, 1)).pattern == "B"


def test_an_earlier_injury_is_said():
    """Each step takes a quarter more days."""
    found = result(is_earlier=True)

    assert "a quarter more days" in " ".join(found.sentences)
    assert "a quarter" not in " ".join(result().sentences)


@pytest.mark.parametrize("pain", [-1, 11])
def test_pain_outside_the_scale_is_a_mistake(pain):
    """It is no answer a form can give."""
    with pytest.raises(ValueError, match="0 to 10"):
        result(pain=pain)


@pytest.mark.parametrize("sign", ["bruise", "weaker", "walking-hurts"])
def test_day_after_a_cramp(sign):
    """A bruise, weakness or pain on walking lead to the helper."""
    asked = [slug for slug, _ in choices.after_cramp_questions()]

    assert sign in asked
    assert needs_helper({sign: True})
    assert not needs_helper(dict.fromkeys(asked, False))


@pytest.mark.parametrize("place", PLACES)
def test_every_place_has_its_list_of_questions(place):
    """Known areas ask their list, "somewhere else" asks everything."""
    area = area_of(place)

    assert bool(area) == (place != "elsewhere")
    assert questions_for(area)
    if not area:
        assert questions_for(area) == all_questions()


def rank(found):
    """Return how careful a result is; places without a pattern are the least."""
    return PATTERNS.index(found.pattern) if found.pattern else len(PATTERNS)


@given(
    st.sampled_from(PLACES),
    st.sampled_from(["sudden", "gradual", ""]),
    st.dictionaries(st.sampled_from(NAMES), st.booleans()),
    st.one_of(st.none(), st.integers(0, 10)),
    st.sampled_from(NAMES),
)
def test_one_more_sign_never_weighs_less(place, began, signs, pain, another):
    """And what leads to no program stays without one."""
    before = help_with(StrainAnswers(place, began, signs, pain))
    after = help_with(StrainAnswers(place, began, signs | {another: True}, pain))

    assert rank(after) <= rank(before)
    assert not (after.plan and not before.plan)
    assert set(after.answers) <= set(all_signs())
    assert set(after.questions) <= set(all_signs())


def test_no_grade_and_no_name():
    """Results are patterns and actions."""
    signs = [(), ("limp",), ("pop",), ("below-knee",), ("one-calf-swollen",)]
    found = [result(*yes, place=place) for yes in signs for place in PLACES]
    texts = [text for each in found for text in (each.title, *each.sentences)]

    assert texts
    for text in texts:
        assert not re.search(r"\bgrade\b|\btear\b|\bruptur|you have a", text, re.I)


def test_patterns_are_no_diagnosis():
    """Said with each of them."""
    for yes in ((), ("limp",), ("pop",), ("below-knee",)):
        assert "Patterns are not a diagnosis." in result(*yes).sentences


@pytest.mark.parametrize(
    "make",
    [
        choices.causes,
        choices.onsets,
        choices.questions,
        choices.other_signs,
        choices.after_cramp_questions,
    ],
    ids=lambda make: make.__name__,
)
def test_slugs_are_plain_and_single(make):
    """Lower-case words with hyphens, once; so are their words."""
    slugs = [slug for slug, _ in make()]

    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", slug) for slug in slugs)
    assert len(set(slugs)) == len(slugs)
    assert len({text for _, text in make()}) == len(slugs)


# Facts of the articles, by words that tell them.
FACTS = {
    "F82": (
        choices.causes,
        ["Lunge", "Running", "Climbing", "Sprint", "Jump", "Stretch"],
    ),
    "F85": (
        choices.causes,
        ["Too much", "hard training", "blow", "warm-up", "long break"],
    ),
    "F86": (choices.other_signs, ["spreads", "Moving the leg"]),
    "F87": (choices.questions, ["swollen", "bruise", "weaker"]),
    "F88": (choices.questions, ["pop", "large bruise", "tingling"]),
    "F89": (choices.other_signs, ["knot", "tightens", "Stiff after"]),
}


@pytest.mark.parametrize("fact", FACTS)
def test_facts_can_be_chosen(fact):
    """What the articles name stands among the choices."""
    make, words = FACTS[fact]
    said = " ".join(text for _, text in make()).lower()

    assert [word for word in words if word.lower() not in said] == []
