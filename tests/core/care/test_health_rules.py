"""What each line of the health list changes: exercises, programs, care, cards."""

import pytest

from coach.care import health_rules as rules
from coach.care.access import CareStep, Situation, is_open
from coach.care.health import AGE_GROUPS, Health
from coach.care.verdict import Allowed, Closed
from coach.files.health_items import HEALTH_ITEMS
from tests.core.care.care_notes import moment
from tests.core.shipped import LIBRARY

PROGRAMS, EXERCISES = LIBRARY.programs, LIBRARY.exercises
REHAB = {name for name, each in PROGRAMS.items() if each.kind == "rehab"}
NORDIC_PLAN = {
    *(f"nordic-week-{week}" for week in range(1, 5)),
    "nordic-weeks-5-10",
}
HOPS = {"high-knee-skip", "hop-and-stick"}
ON_BACK_STRETCH = "lying-strap-hamstring-stretch"


def has(*items, **more):
    return Health(frozenset(items), **more)


def verdict(thing, health):
    return is_open(thing, Situation(moment(), LIBRARY, health=health))


def closed_exercises(health):
    return {n for n, e in EXERCISES.items() if isinstance(verdict(e, health), Closed)}


def closed_programs(health):
    return {n for n, p in PROGRAMS.items() if isinstance(verdict(p, health), Closed)}


def eased(health):
    found = {name: verdict(each, health) for name, each in EXERCISES.items()}
    return {n for n, v in found.items() if isinstance(v, Allowed) and v.easier}


def closed_steps(health):
    """Return the kinds of steps that are closed, over all shipped protocols."""
    return {
        step.kind
        for protocol in LIBRARY.protocols.values()
        for step in protocol.steps
        if isinstance(verdict(CareStep(protocol, step), health), Closed)
    }


# Item, and what it closes: steps of care, exercises, programs, the goal for drinking.
TABLE = [
    (
        "pregnancy",
        set(),
        {
            *("nordic-lower", "downward-facing-dog", ON_BACK_STRETCH, "band-leg-curl"),
            *("face-down-curl-hold", "face-down-press-up"),
        },
        NORDIC_PLAN,
        False,
    ),
    ("heart-disease", {"ice"}, set(), set(), True),
    ("lung-disease", set(), set(), set(), False),
    ("blood-thinners", set(), {"foam-roll-back-of-thigh"}, set(), False),
    ("diabetes", {"compression"}, set(), set(), False),
    ("poor-feeling", {"ice", "heat", "compression"}, set(), set(), False),
    ("artery-disease", {"ice", "heat", "compression"}, set(), set(), False),
    ("raynaud", {"ice"}, set(), set(), False),
    ("cold-allergy", {"ice"}, set(), set(), False),
    ("kidney-disease", set(), set(), set(), True),
    ("liver-disease", set(), set(), set(), False),
    ("thyroid-disease", set(), set(), set(), False),
    ("osteoporosis", set(), {"nordic-lower"}, NORDIC_PLAN, False),
    ("steroids", set(), {"nordic-lower"}, NORDIC_PLAN, False),
    (
        "recent-surgery",
        set(),
        {"nordic-lower"},
        REHAB | NORDIC_PLAN | {"groin-prevention"},
        False,
    ),
    ("open-wound", {"ice", "heat"}, set(), set(), False),
    ("nerve-injury", {"ice"}, set(), set(), False),
]


@pytest.mark.parametrize(
    ("item", "steps", "exercises", "programs", "no_goal"),
    TABLE,
    ids=[row[0] for row in TABLE],
)
def test_what_an_item_closes(item, steps, exercises, programs, no_goal):
    """Each line of Q19, over the whole shipped library."""
    health = has(item)

    assert closed_steps(health) == steps
    assert closed_exercises(health) == exercises
    assert closed_programs(health) == programs
    assert (rules.closed_fluid_goal(health) is not None) == no_goal


def test_table_names_every_item():
    """No line of the list is without its rule."""
    assert tuple(row[0] for row in TABLE) == HEALTH_ITEMS


@pytest.mark.parametrize("item", ["pregnancy", "osteoporosis", "steroids"])
def test_hops_become_steps(item):
    """Their files have an easier version without a hop."""
    assert eased(has(item)) >= HOPS


@pytest.mark.parametrize("item", ["osteoporosis", "steroids", "recent-surgery"])
def test_a_professional_can_agree(item):
    """Then hops, Nordic lowers and the plans are open again."""
    health = has(item, professional_agreed=True)

    assert closed_exercises(health) == set()
    assert closed_programs(health) == set()
    assert eased(health) == set()


def test_pregnancy_stays_without_hops_and_nordics():
    """Whoever agrees: the file says always."""
    health = has("pregnancy", professional_agreed=True)

    assert "nordic-lower" in closed_exercises(health)
    assert eased(health) >= HOPS


def test_pregnancy_changes_positions():
    """Not head down, not long flat on the back, no holding of the breath."""
    health = has("pregnancy")
    dog = verdict(EXERCISES["downward-facing-dog"], health)
    strap = verdict(EXERCISES[ON_BACK_STRETCH], health)
    bridge = verdict(EXERCISES["heel-dig"], health)

    assert isinstance(dog, Closed)
    assert dog.instead == "staff-pose"
    assert isinstance(strap, Closed)
    assert strap.instead == "chair-edge-hamstring-stretch"
    assert isinstance(bridge, Allowed)
    assert any("flat on the back" in each for each in bridge.notes)
    assert any("hold your breath" in each for each in bridge.notes)


def test_pregnancy_shows_its_card_and_asks_about_swelling():
    """The card of the files, and the sentence that leads to Q07."""
    health = has("pregnancy")
    advice = [each.text for each in rules.advice_for(health) if each.topic == "cramp"]

    assert rules.cards_for(health, LIBRARY.cards) == ("pregnancy",)
    assert any("One calf or thigh that is swollen" in text for text in advice)
    assert rules.cards_for(has("raynaud"), LIBRARY.cards) == ()


@pytest.mark.parametrize(
    ("item", "topics"),
    [
        ("diabetes", {"cramp"}),
        ("liver-disease", {"cramp"}),
        ("thyroid-disease", {"cramp"}),
        ("nerve-injury", {"cramp", "start"}),
        ("kidney-disease", {"food", "drink"}),
        ("heart-disease", {"drink", "start"}),
        ("lung-disease", {"start"}),
        ("blood-thinners", {"start"}),
        ("cold-allergy", set()),
    ],
)
def test_advice_in_other_places(item, topics):
    """Cramps, food, drinks and the first start."""
    assert {each.topic for each in rules.advice_for(has(item))} == topics


def test_blood_thinners_and_massage():
    """No roller; the hand only lightly."""
    by_hand = verdict(EXERCISES["hand-massage-back-of-thigh"], has("blood-thinners"))

    assert isinstance(by_hand, Allowed)
    assert "lightly" in by_hand.notes[0]


def test_bandage_with_diabetes_is_replaced_by_raising_the_leg():
    """As the file says."""
    protocol = LIBRARY.protocols["rice"]
    thing = CareStep(protocol, protocol.step("compression"))

    closed = verdict(thing, has("diabetes"))

    assert isinstance(closed, Closed)
    assert closed.instead == "elevation"
    assert closed.next_step == "Instead: Leg up."
    assert (closed.source.kind, closed.source.id) == ("protocol", "rice")


def test_under_16_strain_programs_are_closed():
    """And no adult and no professional opens them; the rest is for an adult beside."""
    health = has(age_group="under-16", with_adult=True, professional_agreed=True)

    assert closed_programs(health) == REHAB
    warm_up = verdict(PROGRAMS["cool-down-stretch"], has(age_group="under-16"))
    assert isinstance(warm_up, Allowed)
    assert "together with an adult" in warm_up.notes[0]


def test_16_and_17_with_an_adult():
    """Strain programs open with one, and without a professional still no Nordics."""
    alone, beside = has(age_group="16-17"), has(age_group="16-17", with_adult=True)

    assert closed_programs(alone) == REHAB | NORDIC_PLAN
    assert closed_programs(beside) == NORDIC_PLAN
    assert eased(beside) == HOPS


@pytest.mark.parametrize("plan", ["hamstring-mild", "calf-ladder", "steady-ankle"])
def test_plans_follow_their_programs(plan):
    """Under 16 no plan after a strain is begun."""
    assert isinstance(verdict(LIBRARY.plans[plan], has(age_group="under-16")), Closed)
    assert isinstance(verdict(LIBRARY.plans[plan], has()), Allowed)


def test_nordic_plan_is_not_begun_in_pregnancy():
    """Its file says so, and so does what is left of its first week."""
    plan = LIBRARY.plans["nordic-10-weeks"]

    assert "You are pregnant." in plan.not_if
    assert isinstance(verdict(plan, has("pregnancy")), Closed)


def test_over_65_and_new_to_exercise():
    """Chair versions, no hops and no Nordics without a professional."""
    health = has(age_group="over-65", new_to_exercise=True)
    found = verdict(PROGRAMS["hamstring-flexibility"], health)

    assert closed_programs(health) >= NORDIC_PLAN
    assert eased(health) >= HOPS | {"bodyweight-squat", "two-leg-heel-raise"}
    assert isinstance(found, Allowed)
    assert set(found.instead) == {
        ("lying-strap-hamstring-stretch", "chair-edge-hamstring-stretch"),
        ("standing-heel-on-step-stretch", "chair-edge-hamstring-stretch"),
    }
    fit = has(age_group="over-65")
    assert closed_exercises(fit) == set()


@pytest.mark.parametrize(
    ("health", "is_held"),
    [
        (has(age_group="18-54"), False),
        (has(age_group="18-54", unsteady=True), True),
        (has(age_group="55-65"), True),
        (has(age_group="over-65"), True),
    ],
    ids=["adult", "unsteady", "55+", "over 65"],
)
def test_balance_with_a_hand_on_the_support(health, is_held):
    """55 and older, or unsteady: hand support for X38, eyes open."""
    found = verdict(EXERCISES["single-leg-balance"], health)

    assert isinstance(found, Allowed)
    assert bool(found.easier) == is_held
    assert any("eyes open" in note for note in found.notes) == is_held


def family(name):
    return [each for each in PROGRAMS.values() if each.family == name]


@pytest.mark.parametrize(
    ("name", "health", "variant"),
    [
        ("hamstring-flexibility", None, "standard"),
        ("hamstring-flexibility", has(age_group="18-54"), "standard"),
        ("hamstring-flexibility", has(age_group="55-65"), "55+"),
        ("cool-down-stretch", has(age_group="over-65"), "55+"),
        ("bedtime-cramp-routine", has(age_group="55-65"), "standard"),
        (
            "bedtime-cramp-routine",
            has(age_group="over-65", new_to_exercise=True),
            "seated",
        ),
        ("bedtime-cramp-routine", has(unsteady=True), "seated"),
        ("calf-ladder", has(age_group="55-65"), "stage 1"),
    ],
)
def test_which_variant_is_offered(name, health, variant):
    """The presets for 55 and older, and the chair for who needs it."""
    assert rules.offered_variant(family(name), health).variant == variant


def test_a_family_without_programs_is_a_mistake():
    """There is nothing to offer."""
    with pytest.raises(ValueError, match="without programs"):
        rules.offered_variant([], None)


@pytest.mark.parametrize("age_group", AGE_GROUPS)
def test_more_items_never_open_anything(age_group):
    """One more tick closes or changes nothing less."""
    for item in HEALTH_ITEMS:
        alone = closed_exercises(has(item, age_group=age_group))
        both = closed_exercises(has(item, "osteoporosis", age_group=age_group))

        assert alone <= both


def test_at_most_a_litre_an_hour():
    """For reminders to drink on hot days."""
    assert rules.MOST_DRINK_ML_AN_HOUR == 1000
