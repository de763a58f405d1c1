"""Gates of steps of care: those of the file, and those no own file can leave out."""

from dataclasses import replace

import pytest

from coach.care.care_gates import closed_by_gate
from coach.care.health import Health
from coach.files.model import Library
from tests.core.care.care_notes import locks_of, screening
from tests.core.shipped import LIBRARY

RICE = LIBRARY.protocols["rice"]
BARE = replace(
    RICE,
    id="mine",
    own=True,
    steps=tuple(replace(step, gates=()) for step in RICE.steps),
)
GATES = [
    (protocol, step, gate)
    for protocol in LIBRARY.protocols.values()
    for step in protocol.steps
    for gate in step.gates
]


def closed(protocol, name, *, locks=(), health=None, library=LIBRARY):
    return closed_by_gate(protocol, protocol.step(name), locks, health, library)


def test_open_without_a_reason():
    """No answer, and no health list."""
    assert closed(RICE, "ice") is None
    assert closed(RICE, "ice", health=Health()) is None


@pytest.mark.parametrize(
    ("protocol", "step", "gate"),
    [row for row in GATES if row[2].health],
    ids=lambda value: getattr(value, "id", getattr(value, "name", "")),
)
def test_every_health_gate_of_the_files(protocol, step, gate):
    """Each item closes the step, with the text of a gate of that step."""
    for item in gate.health:
        found = closed(protocol, step.name, health=Health(frozenset({item})))

        assert found is not None
        assert found.reason in {each.text for each in step.gates}


@pytest.mark.parametrize(
    ("protocol", "step", "gate"),
    [row for row in GATES if row[2].questions],
    ids=lambda value: getattr(value, "id", getattr(value, "name", "")),
)
def test_every_question_gate_of_the_files(protocol, step, gate):
    """Each question closes the step from its yes on."""
    for question in gate.questions:
        (lock,) = locks_of(screening(question))
        found = closed(protocol, step.name, locks=(lock,))

        assert found is not None
        assert found.since_ms == lock.since_ms
        assert found.level == lock.level


def test_fever_closes_what_q08_closes():
    """It is a part of that question."""
    found = closed(RICE, "ice", locks=locks_of(screening("Q08-fever")))

    assert found is not None


def test_an_own_protocol_keeps_to_the_shipped_gates():
    """A file without gates does not give cold to Raynaud."""
    found = closed(BARE, "ice", health=Health(frozenset({"raynaud"})))

    assert found is not None
    assert found.instead == ""
    assert found.source.id in LIBRARY.protocols
    assert closed(BARE, "rest", health=Health(frozenset({"raynaud"}))) is None


def test_without_shipped_protocols_only_the_own_gates_count():
    """There is nothing to read then."""
    raynaud = Health(frozenset({"raynaud"}))

    assert closed(BARE, "ice", health=raynaud, library=Library()) is None
