"""The gates of a step of care: what closes ice, heat, a bandage, or raising the leg.

They are those of its file. A protocol of the person's own keeps to the gates of the
shipped ones as well, for each kind of step, so that no file can leave them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.verdict import Closed, Source
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.care.health import Health
    from coach.care.locks import Lock
    from coach.files.model import Library
    from coach.files.protocol_model import Gate, Protocol, ProtocolStep


def closed_by_gate(
    protocol: Protocol,
    step: ProtocolStep,
    locks: Iterable[Lock],
    health: Health | None,
    library: Library,
) -> Closed | None:
    """Return which gate closes a step, or None.

    Args:
        protocol: The protocol it belongs to.
        step: One of its steps.
        locks: Those that hold now.
        health: None when the list was not asked.
        library: Where the shipped protocols are.
    """
    held = list(locks)
    for gate, origin in _gates(protocol, step, library):
        lock = next((lock for lock in held if _is_met(gate, lock)), None)
        item = _item(gate, health)
        if lock is None and not item:
            continue
        instead = gate.instead if origin is protocol else ""
        return Closed(
            gate.text,
            _next_step(protocol, instead),
            Source("protocol", origin.id),
            since_ms=None if lock is None else lock.since_ms,
            instead=instead,
            level="" if lock is None else lock.level,
        )
    return None


def _gates(
    protocol: Protocol, step: ProtocolStep, library: Library
) -> Iterator[tuple[Gate, Protocol]]:
    """Yield the step's own gates, then those of the shipped protocols for its kind."""
    for gate in step.gates:
        yield gate, protocol
    if not protocol.own:
        return
    for shipped in library.protocols.values():
        if shipped.own:
            continue
        for other in shipped.steps:
            if other.kind == step.kind:
                yield from ((gate, shipped) for gate in other.gates)


def _is_met(gate: Gate, lock: Lock) -> bool:
    return any(lock.says(question) for question in gate.questions)


def _item(gate: Gate, health: Health | None) -> str:
    if health is None:
        return ""
    return next((item for item in gate.health if item in health.items), "")


def _next_step(protocol: Protocol, instead: str) -> str:
    if instead:
        return tr("Instead: {0}.").format(protocol.step(instead).title)
    return tr("Ask a doctor or pharmacist what suits you.")
