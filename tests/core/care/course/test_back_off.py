"""Every rule of every shipped plan, by each of its conditions."""

import pytest

from coach.care.course.decision_model import KINDS
from coach.care.course.rules import STRICTNESS
from coach.files.plan_table import BACK_OFF_WAYS
from tests.core.care.course.diary import Diary
from tests.core.shipped import LIBRARY

_SESSION = ("pain_during", "signs")
_MORNING = ("pain_morning", "morning_rise")
_MORNING_SIGNS = {"swelling-next-morning"}
# What a rule leads to at least, where it is met in full.
_AT_LEAST = {
    "halve": "go-on",
    "leave-out": "go-on",
    "hold": "hold",
    "rest-then-half": "step-back",
    "step-down": "step-back",
    "go-to": "step-back",
    "end-session": "rest",
    "get-examined": "refer",
}


def conditions():
    """Yield every plan, stage, rule, and one condition of it."""
    for plan in LIBRARY.plans.values():
        for stage in plan.stages:
            for rule in (*stage.back_off, *plan.back_off):
                for name in (*_SESSION, *_MORNING):
                    value = getattr(rule, name)
                    for each in value if isinstance(value, tuple) else (value,):
                        if each is not None:
                            yield plan.id, stage.name, rule, name, each


def named(case):
    plan, stage, rule, name, value = case
    return f"{plan}-{stage}-{name}-{value}-{rule.then}"


def usual_mornings(diary, first, last):
    for day in range(first, last + 1):
        diary.morning(day, 1)


@pytest.mark.parametrize("case", list(conditions()), ids=named)
def test_a_session_or_its_morning_meets_the_rule(case):
    """Just met it is found, with its numbers; the decision is at least as strict."""
    plan, stage, rule, name, value = case
    diary = Diary(plan, stage)
    usual_mornings(diary, -3, 0)
    times = rule.times if name == "signs" else 1
    for time in range(times):
        day = 2 * time
        if time:
            diary.asked(day - 1)
        worst = value if name == "pain_during" else 1
        is_during = name == "signs" and value not in _MORNING_SIGNS
        signs = frozenset({value}) if is_during else frozenset()
        diary.session(day, worst, signs=signs)
    last = 2 * (times - 1)
    if name in _MORNING:
        diary.morning(last + 1, value + (1 if name == "morning_rise" else 0))
    elif name == "signs" and value in _MORNING_SIGNS:
        diary.morning(last + 1, 1, signs=[value])

    now = diary.look(last + 1, "07:59" if name in _SESSION else "12:00")

    found = [*now.standing.standing, *now.standing.referring]
    if name == "signs" and value in _MORNING_SIGNS:
        now = diary.look(last + 1)
        found = now.standing.standing
    met = [each for each in found if each.rule is rule]
    assert met
    assert met[0].reasons
    assert now.decision.strictness >= KINDS.index(_AT_LEAST[rule.then])


@pytest.mark.parametrize(
    "case", [each for each in conditions() if each[3] != "signs"], ids=named
)
def test_just_below_it_is_not_met(case):
    """One point less and the rule is not found."""
    plan, stage, rule, name, value = case
    diary = Diary(plan, stage)
    usual_mornings(diary, -3, 0)
    diary.session(0, value - 1 if name == "pain_during" else 1)
    if name in _MORNING:
        diary.morning(1, value - 1 + (1 if name == "morning_rise" else 0))

    found = diary.look(1).standing.standing

    own = [each for each in found if each.rule is rule]
    others = [n for n in (*_SESSION, *_MORNING) if n != name and getattr(rule, n)]
    assert not own or others


def timed_rules(key):
    """Return plan, stage and rule of every rule with a number of days."""
    return [
        pytest.param(plan.id, stage.name, rule, id=f"{plan.id}-{stage.name}")
        for plan in LIBRARY.plans.values()
        for stage in plan.stages
        for rule in (*stage.back_off, *plan.back_off)
        if getattr(rule, key) is not None
    ]


@pytest.mark.parametrize(("plan", "stage", "rule"), timed_rules("no_step_days"))
def test_no_step_for_so_long(plan, stage, rule):
    """14 or 21 days in a stage are enough, one day less is not; rest is left out."""
    diary = Diary(plan, stage)
    early = diary.look(rule.no_step_days - 1).decision
    late = diary.look(rule.no_step_days).decision
    diary.ill(2, 4)
    ill = diary.look(rule.no_step_days).decision

    assert (early.card, late.card, ill.card) == ("", "Q17", "")
    assert late.text == rule.text
    assert f"{rule.no_step_days} days" in late.reasons[0]


@pytest.mark.parametrize(("plan", "stage", "rule"), timed_rules("no_gain_days"))
def test_no_gain_for_so_long(plan, stage, rule):
    """Mornings that stay as they are; a lower one, or a passed test, is a gain."""

    def after(*mornings):
        diary = Diary(plan, stage)
        for day, pain in enumerate(mornings):
            diary.morning(day, pain)
        return diary.look(rule.no_gain_days).decision

    same, better = after(*[3] * 8), after(3, 3, 3, 3, 3, 2, 2, 2)
    fine, too_few = after(*[1] * 8), after(3, 3, 3)

    assert (same.kind, same.text) == ("refer", rule.text)
    assert same.reasons == ("Mornings: 3 at the start of the stage, 3 now.",)
    assert {better.card, fine.card, too_few.card} == {""}


@pytest.mark.parametrize(("plan", "stage", "rule"), timed_rules("since_onset_days"))
def test_so_long_since_it_happened(plan, stage, rule):
    """Eight weeks since the injury, unless the stage was reached."""
    diary = Diary(plan, stage, onset=(-50, "18:00"))
    day = rule.since_onset_days - 50
    decision = diary.look(day).decision

    has_reached = stage == rule.before
    assert (decision.card == "Q17") is not has_reached
    if not has_reached:
        assert decision.text == rule.text
        assert diary.look(day - 1).decision.card == ""


@pytest.mark.parametrize(("plan", "stage", "rule"), timed_rules("set_backs"))
def test_so_many_set_backs(plan, stage, rule):
    """Two within the days of the rule; the table's seven days hold as well."""
    diary = Diary(plan, stage)
    usual_mornings(diary, -3, 0)
    second = rule.within_days
    for day in (0, second):
        diary.session(day, 1)
        diary.morning(day + 1, 5)
        for later in range(day + 2, day + 6):
            diary.morning(later, 1)

    decision = diary.look(second + 1, "12:00").decision

    assert decision.card == "Q17"
    assert decision.kind == "refer"


def test_every_way_of_backing_off_is_known():
    """No consequence that a file may name is without an order."""
    assert set(STRICTNESS) == set(BACK_OFF_WAYS)
