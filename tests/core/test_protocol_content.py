"""The shipped care protocols: times, gates and checks.

`rule_table.json` is the part of the content plan about plans and protocols.
"""

import pytest

from coach.care.questions import all_questions
from coach.files.durations import HOUR_MS, MINUTE_MS
from coach.files.protocol_model import ProtocolStep
from tests.core.shipped import (
    LIBRARY,
    content_table,
    not_said,
    rules_of,
    said_in,
    tables_of,
)

PLANNED = content_table("rule_table")["protocols"]


def steps_of(kind: str) -> list[tuple[str, ProtocolStep]]:
    """Return all steps of a kind, each with what its protocol is for."""
    return [
        (protocol.use, step)
        for protocol in LIBRARY.protocols.values()
        for step in protocol.steps
        if step.kind == kind
    ]


def test_protocols_ask_about_questions_that_exist() -> None:
    """A gate names a stop question that somebody can answer with yes."""
    signs = {sign.id for question in all_questions() for sign in question.signs()}
    for protocol in LIBRARY.protocols.values():
        for step in protocol.steps:
            for gate in step.gates:
                assert set(gate.questions) <= signs


def test_protocols_of_the_first_days() -> None:
    """Three memory words for a fresh injury, in the order of their letters."""
    words = {
        protocol.id: "".join(step.letter for step in protocol.steps)
        for protocol in LIBRARY.protocols.values()
        if protocol.use == "fresh-injury"
    }

    assert words == {"rice": "RICE", "price": "PRICE", "peace-and-love": "PEACELOVE"}


def test_ice_is_as_the_care_gates_say() -> None:
    """15 minutes, 10 to 20 allowed, 2 hours apart, 6 a day, 48 to 72 hours."""
    ice = LIBRARY.protocols["rice"].step("ice")
    closed_for = {item for gate in ice.gates for item in gate.health}

    assert ice.lasts_ms == 15 * MINUTE_MS
    assert ice.lasts_allowed_ms == (10 * MINUTE_MS, 20 * MINUTE_MS)
    assert ice.gap_ms[0] == 2 * HOUR_MS
    assert ice.max_a_day == 6
    assert ice.until_ms == (48 * HOUR_MS, 72 * HOUR_MS)
    assert ice.checks[0].after_ms == 5 * MINUTE_MS
    assert ice.only_awake
    assert closed_for >= {
        *("poor-feeling", "artery-disease", "raynaud", "cold-allergy"),
        *("open-wound", "nerve-injury"),
    }


def test_cold_gives_way_to_raising_the_leg() -> None:
    """Whoever has Raynaud is reminded of elevation instead of ice."""
    fresh = [step for use, step in steps_of("ice") if use == "fresh-injury"]

    assert len(fresh) == 2
    for step in fresh:
        gates = [gate for gate in step.gates if "raynaud" in gate.health]
        assert {gate.instead for gate in gates} == {"elevation"}


def test_bandage_is_closed_for_artery_disease_and_one_swollen_leg() -> None:
    """And the toes are looked at after 10 minutes and every 3 hours."""
    steps = steps_of("compression")

    assert len(steps) == 3
    for _, step in steps:
        assert any("artery-disease" in gate.health for gate in step.gates)
        assert any("Q07" in gate.questions for gate in step.gates)
        assert step.checks[0].after_ms == 10 * MINUTE_MS
        assert step.checks[0].every_ms == 3 * HOUR_MS


def test_cold_comes_after_the_cramp() -> None:
    """Warmth first; the cool pack asks whether the cramp has gone."""
    steps = LIBRARY.protocols["cramp-warmth"].steps

    assert [step.kind for step in steps] == ["heat", "heat", "ice", "text"]
    assert steps[2].ask_first == "Has the cramp gone?"


def test_every_protocol_is_in_the_table() -> None:
    """The table knows all protocols and no others."""
    assert set(PLANNED) == set(LIBRARY.protocols)


@pytest.mark.parametrize("protocol_id", PLANNED)
def test_protocol_has_the_planned_rules(protocol_id: str) -> None:
    """Steps in order, times, limits a day, checks, and who is to leave them out."""
    table = tables_of("protocol")[protocol_id]

    assert rules_of(table) == PLANNED[protocol_id]["rules"]
    assert not_said(PLANNED[protocol_id]["says"], said_in(table)) == []


def test_raising_the_leg_takes_20_minutes_3_to_4_times() -> None:
    """In every protocol for a fresh injury; above the heart."""
    steps = steps_of("elevation")

    assert len(steps) == 3
    for _, step in steps:
        assert step.lasts_ms == 20 * MINUTE_MS
        assert step.times_a_day == (3, 4)
        assert "higher than the heart" in step.text


def test_warmth_lasts_20_minutes_and_never_in_sleep() -> None:
    """Only for a cramp; closed for poor feeling and for a swollen or hot leg."""
    steps = steps_of("heat")

    assert len(steps) == 2
    for use, step in steps:
        closed_for = {item for gate in step.gates for item in gate.health}
        asked = {question for gate in step.gates for question in gate.questions}
        assert use == "cramp"
        assert step.lasts_ms == 20 * MINUTE_MS
        assert step.only_awake
        assert closed_for >= {"poor-feeling", "artery-disease"}
        assert asked >= {"Q07", "Q08"}
