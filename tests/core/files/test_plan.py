"""Reading plan files, and what they mean together with the library."""

from types import SimpleNamespace

import pytest

from coach.files.limits_model import Limits
from coach.files.model import Source
from coach.files.plan import read_plan
from coach.files.plan_checks import check_plan
from coach.files.plan_model import BackOff, Criterion, Schedule, StageAdvance
from tests.core.files.conftest import SAMPLES

TEXT = (SAMPLES / "full.plan.toml").read_text(encoding="utf-8")
HOUR_MS = 3_600_000


def programs(*more):
    """Return stand-ins for the programs of the sample: they have exercises."""
    steps = (SimpleNamespace(exercise="swing"), SimpleNamespace(exercise="squat"))
    names = ("calm", "calm-55", "strong", "run", *more)
    return {name: SimpleNamespace(id=name, steps=lambda: steps) for name in names}


def plan_of(text=TEXT):
    plan, problems = read_plan(text.encode(), "f")
    assert problems == []
    return plan


def other_plan(text="", name="other"):
    """Return another small plan, with lines added to its only stage."""
    return plan_of(
        f'format = "plan/1"\nid = "{name}"\nrevision = 1\ntitle = "Other"\n'
        'language = "en"\n[[stage]]\nname = "only"\ntitle = "Only"\n'
        f'program = "run"\nschedule = {{ every_days = 1 }}\n{text}'
    )


def refused(old, new):
    """Return the problems of the sample after one change."""
    assert old in TEXT
    plan, problems = read_plan(TEXT.replace(old, new, 1).encode(), "f")
    assert plan is None
    return [str(problem) for problem in problems]


def meaning(old="", new="", plans=None):
    """Return what the sample means wrongly after one change."""
    assert old in TEXT
    plan = plan_of(TEXT.replace(old, new, 1))
    known = {"other": other_plan()} if plans is None else plans
    found = check_plan(plan, programs(), {**known, plan.id: plan}, {"half-read"})
    return [str(problem) for problem in found]


def test_reads_the_limits():
    """A plan without the table has none at all; an empty list is one."""
    text = "[limits]\nstop_pain = 4\nmay_patient_change = []\n"

    assert plan_of().limits is None
    assert other_plan(text).limits == Limits(4, None, None, ())


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("stop_pain = 0", "limits.stop_pain"),
        ('may_patient_change = ["everything"]', "limits.may_patient_change[1]"),
        ("most = 2", "limits.most"),
    ],
)
def test_limits_are_checked(line, what):
    """By the same table as those of an assignment."""
    text = TEXT + f"\n[limits]\n{line}\n"
    plan, problems = read_plan(text.encode(), "f")

    assert plan is None
    assert [problem.where for problem in problems] == [what]


def test_reads_the_heading():
    """Everything at the top of a plan arrives."""
    plan = plan_of()

    assert (plan.id, plan.revision, plan.language) == ("sample", 2, "en")
    assert plan.title == "Sample: Größe & Kraft"
    assert (plan.area, plan.next_plan) == ("hamstring", "other")
    assert plan.summary == "Two lines of summary,\nwith every key in use."
    assert plan.between_stages_ms == 72 * HOUR_MS
    assert plan.others_took.startswith("Others took about 3 to 6 weeks")
    assert plan.ask_after_session == ("pain", "note")
    assert plan.ask_next_morning == ("pain", "cramps")
    assert plan.sources == (
        Source(
            "Author and colleagues, 2010, Journal 1:2",
            finding="What was found, in our own words.",
        ),
    )
    assert (plan.text, plan.origin, plan.own) == (TEXT, "f", False)


def test_reads_stages():
    """Schedule, entry, advance and tests of a stage."""
    first, second = plan_of().stages

    assert first.schedule == Schedule(0, (2, 3), (1, 2), 1, "bedtime")
    assert second.schedule == Schedule(every_days=2)
    assert (first.program, first.or_programs) == ("calm", ("calm-55",))
    assert (first.min_days, second.min_days) == (3, 0)
    assert first.exercise_every_days == (("swing", 2),)
    assert (second.beside, second.advance) == ("other", None)
    assert first.entry == (
        Criterion(
            "48 hours have passed.",
            since_onset_ms=48 * HOUR_MS,
            since_onset_if_painless_ms=24 * HOUR_MS,
        ),
    )
    assert first.advance == StageAdvance(
        "tell-patient",
        last_sessions=2,
        pain_during_max=2,
        morning_rise_max=1,
        no_pain_relief_ms=8 * HOUR_MS,
        sessions_at_least=4,
        tests_in_a_row=2,
        tests_on="days",
        to="second",
        done_text="Every point is ticked.",
    )
    assert first.tests[0] == Criterion(
        "Bridges.",
        test="T5",
        pain_max=1,
        lasts_ms=30_000,
        count_at_least=12,
        sets=2,
        percent_of_other_at_least=90,
        difference_max=5,
    )
    assert first.tests[2].may_not_apply
    assert (first.tests[2].program, first.tests[2].clean_sessions) == ("run", 2)


def test_reads_rules():
    """Rules of the plan and of a stage."""
    plan = plan_of()

    assert plan.back_off[0] == BackOff(
        "end-session",
        "End of exercise for today.",
        pain_during=6,
        pain_morning=6,
        morning_rise=3,
        signs=("sharp", "limp"),
    )
    assert (plan.back_off[1].set_backs, plan.back_off[1].within_days) == (2, 7)
    assert plan.back_off[2].before == "second"
    twinge, down = plan.stages[0].back_off
    assert (twinge.times, twinge.rest_days) == (2, 1)
    assert (down.steps, down.rest_days) == (1, 2)
    assert (plan.stages[1].back_off[0].to, plan.stages[1].back_off[0].for_days) == (
        "first",
        3,
    )


def test_knows_what_follows():
    """The stage that is named, else the next in the file; nothing without an end."""
    plan = plan_of()
    first, second = plan.stages

    assert plan.following(first) is second
    assert plan.following(second) is None
    again = plan_of(TEXT.replace('  to                = "second"\n', ""))
    assert again.following(again.stages[0]) is again.stages[1]
    with pytest.raises(KeyError):
        plan.stage("third")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("every_days = 2 }", "every_days = 2, days_a_week = 3 }", "give only one"),
        ("{ every_days = 2 }", '{ when = "bedtime" }', "give one"),
        ("days_a_week = [2, 3]", "days_a_week = [3, 2]", "the lower one"),
        ("days_a_week = [2, 3]", "days_a_week = [2, 4]", "do not fit into a week"),
        ('then         = "step-down"', 'then = "hold"', "is possible only with then"),
        ("steps        = 1\n", "", '"steps" is missing; then = "step-down"'),
        ("within_days = 7\n", "", '"set_backs" needs "within_days"'),
        ("no_gain_days = 7\n", "", "give at least one"),
        ("pain_during_max   = 2", "pain_during_max = 6", "6 is outside 0 to 5"),
        ('tests_on          = "days"', "", '"tests_in_a_row" needs "tests_on"'),
        ('test                      = "T5"', 'test = "T11"', "is not one of"),
        ("yours may differ.", "you will be fit.", "does not fit here"),
        ("clean_sessions = 2", "", '"program" needs "clean_sessions"'),
        ("may_not_apply  = true", "may_not_apply = false", "or be left out"),
        ('"72 h"', '"100 h"', "is not a time"),
        ('name     = "second"', 'name = "second"\nhow = 1', "is not a known key"),
    ],
)
def test_refuses(old, new, what):
    """One sentence for one mistake."""
    found = refused(old, new)

    assert any(what in problem for problem in found), found


def test_names_line_and_place():
    """A person finds the mistake in the file."""
    (problem,) = refused("no_gain_days = 7", "no_gain_days = 0")
    line = TEXT.split("\n").index("  no_gain_days = 7") + 1

    assert problem.startswith(f"f:{line}: stage[2].back_off[1].no_gain_days: 0 is")


def test_the_sample_means_what_it_should():
    """Everything that it names is there."""
    assert meaning() == []


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ('"calm"\n', '"clam"\n', "stage[1].program", 'Did you mean "calm"'),
        ('["calm-55"]', '["gone"]', "stage[1].or_programs[1]", "no program"),
        ('["calm-55"]', '["calm"]', "stage[1].or_programs[1]", "the stage itself"),
        ('["calm-55"]', '["half-read"]', "stage[1].or_programs[1]", "of its own"),
        ('"run"', '"ran"', "stage[1].test[3].program", "no program"),
        ("swing = 2", "sing = 2", "stage[1].exercise_every_days.sing", "no exercise"),
        ('to                = "second"', 'to = "third"', "advance.to", "no stage"),
        ('to           = "first"', 'to = "fist"', "back_off[1].to", "no stage"),
        ('before           = "second"', 'before = "x"', "back_off[3].before", "stage"),
        ('next_plan      = "other"', 'next_plan = "o"', "next_plan", "no plan"),
        ('next_plan      = "other"', 'next_plan = "sample"', "next_plan", "circle"),
        ('beside   = "other"', 'beside = "sample"', "stage[2].beside", "circle"),
        ('name     = "second"', 'name = "first"', "stage[2].name", "already"),
        ('painless = "24 h"', 'painless = "50 h"', "if_painless", "not be longer"),
    ],
)
def test_names_that_lead_nowhere(old, new, where, what):
    """Each is found at its place, with what is wrong."""
    found = meaning(old, new)

    assert any(where in problem and what in problem for problem in found), found


def test_tests_in_a_row_need_tests():
    """Nobody waits for two passed tests where there are none."""
    added = '\n[stage.advance]\nthen = "auto"\ntests_in_a_row = 2\ntests_on = "days"\n'
    found = check_plan(other_plan(added), programs(), {})

    assert ["no tests" in problem.what for problem in found] == [True]


@pytest.mark.parametrize("key", ["next_plan", "beside"])
def test_plans_do_not_lead_in_a_circle(key):
    """Over another plan back to the first one."""
    line = f'{key} = "sample"\n'
    back = other_plan(line if key == "beside" else "")
    if key == "next_plan":
        back = plan_of(back.text.replace("[[stage]]", f"{line}[[stage]]"))
    found = meaning(plans={"other": back})

    assert [f'"{key}" comes back to this plan' in one for one in found] == [True]


def test_stages_do_not_lead_in_a_circle():
    """Going on never comes back to the same stage."""
    plan = other_plan(
        '[stage.advance]\nthen = "auto"\n'
        '[[stage]]\nname = "b"\ntitle = "B"\nprogram = "run"\n'
        'schedule = { every_days = 1 }\n[stage.advance]\nthen = "auto"\nto = "only"\n'
    )
    found = check_plan(plan, programs(), {})

    assert [problem.where for problem in found] == ["stage[2].advance.to"]
    assert "circle" in found[0].what
