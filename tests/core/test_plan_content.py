"""The shipped plans: stages, criteria, schedules and ways back.

`rule_table.json` is the part of the content plan about plans and protocols: the rules
as numbers, and telling words of what the texts have to say.
"""

from datetime import date
from pathlib import Path

import pytest

from coach.files.calendar import expand_schedule
from tests.core.shipped import (
    LIBRARY,
    content_table,
    files_of,
    not_said,
    rules_of,
    said_in,
    table_of,
    tables_of,
)
from tests.core.words import texts_in

PLANNED = content_table("rule_table")["plans"]
PLANS = files_of("plan")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_plan_promises_no_time(path: Path) -> None:
    """How long it takes is what others took; that is a key of its own."""
    plan = table_of(path)
    for where, text in texts_in(plan):
        if not where.endswith("others_took"):
            assert "others took" not in text.lower(), where


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_plan_after_an_injury_never_goes_on_by_itself(path: Path) -> None:
    """The person confirms every step, and pain of 6 always ends the session."""
    plan = table_of(path)
    kinds = {LIBRARY.programs[one["program"]].kind for one in plan["stage"]}
    for stage in plan["stage"]:
        assert stage.get("advance", {"then": "tell-patient"})["then"] == "tell-patient"
    if "rehab" in kinds:
        stops = [rule for rule in plan["back_off"] if rule["then"] == "end-session"]
        assert any(rule.get("pain_during") == 6 for rule in stops)


def test_every_plan_is_shipped() -> None:
    """Ten plans, and together they use all programs after an injury but two.

    What follows the gentle set behind the knee depends on the cause, and the warm
    part alone is for a run of one's own.
    """
    plans = [table_of(path) for path in PLANS]
    assert len(plans) == 10
    used = {stage["program"] for plan in plans for stage in plan["stage"]}
    tables = [table_of(path) for path in files_of("program")]
    rehab = {table["id"] for table in tables if table["kind"] == "rehab"}
    alone = {"behind-the-knee-gentle-set", "return-to-run-warm-part"}
    assert rehab - used == alone


def test_nordic_plan_has_27_sessions_in_ten_weeks() -> None:
    """As in the trial of Petersen and colleagues (2011)."""
    plan = LIBRARY.plans["nordic-10-weeks"]
    days = expand_schedule(plan, date(2026, 11, 23), 70)

    assert sum(day.times for day in days) == 27
    assert {day.stage for day in days} == {stage.name for stage in plan.stages[:-1]}


def test_every_plan_is_in_the_table() -> None:
    """The table knows all plans and no others."""
    assert set(PLANNED) == set(LIBRARY.plans)


@pytest.mark.parametrize("plan_id", PLANNED)
def test_plan_has_the_planned_rules(plan_id: str) -> None:
    """Stages in order, days, tests, limits, ways back, and what others took."""
    table = tables_of("plan")[plan_id]

    assert rules_of(table) == PLANNED[plan_id]["rules"]
    assert not_said(PLANNED[plan_id]["says"], said_in(table)) == []


def stages_of(plan_id: str) -> list[str]:
    return [stage.program for stage in LIBRARY.plans[plan_id].stages]


def test_hamstring_plans_lead_from_rest_to_prevention() -> None:
    """First days, three phases of their own, and then the Nordic plan."""
    for grade in ("mild", "moderate"):
        plan_id = f"hamstring-{grade}"
        phases = [f"{plan_id}-{phase}" for phase in (1, 2, 3)]
        assert stages_of(plan_id) == ["first-72-hours", *phases]
        assert LIBRARY.plans[plan_id].next_plan == "nordic-10-weeks"


def test_running_ladder_has_six_steps_and_four_speeds() -> None:
    """Walking and jogging first, strides from 70 to 95 per cent after."""
    steps = [f"return-to-run-{number}" for number in range(1, 7)]
    speeds = [f"return-to-run-strides-{speed}" for speed in (70, 80, 90, 95)]

    assert stages_of("return-to-run") == [*steps, *speeds]


def test_nobody_is_rushed_after_an_injury() -> None:
    """72 hours between two stages, and no step while pain relief works."""
    rehab = [plan for plan in PLANNED.values() if "between_stages" in plan["rules"]]

    assert len(rehab) == 6
    for plan in rehab:
        rules = plan["rules"]
        assert rules["between_stages"] == "72 h"
        steps = [stage.get("advance", {}) for stage in rules["stage"]]
        clean = [step for step in steps if "last_sessions" in step]
        assert clean
        for step in clean:
            assert step["last_sessions"] >= 2
            assert (step["pain_during_max"], step["morning_rise_max"]) == (2, 1)
            assert step["no_pain_relief"] == "8 h"
