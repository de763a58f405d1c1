"""Which protocol of care runs now: the newest fresh injury with one that was chosen.

The note of an injury may name its protocol (`protocol` in its data); else the newest
"care" note about it does. Nobody is led into cold and bandages without having chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.care_limits import CareCase
from coach.care.course.facts import note_ms, note_order, text_in
from coach.care.injuries import injuries_from
from coach.store.entries import CARE, INJURY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coach.care.injuries import Injury
    from coach.files.model import Library
    from coach.files.protocol_model import Protocol
    from coach.store.entries import Entry

FRESH = "fresh-injury"


def running_case(
    notes: Iterable[Entry], library: Library, now_ms: int
) -> CareCase | None:
    """Return the case of care that runs now, or None.

    Args:
        notes: At least the injuries and the notes of care; other kinds do no harm.
        library: Where the protocols are.
        now_ms: The present, in ms since 1970 UTC.
    """
    known = sorted((n for n in notes if n.removed_at is None), key=note_order)
    for injury in injuries_from(known):
        mine = [note for note in known if _is_about(note, injury)]
        protocol = _protocol(mine, library)
        if protocol is not None and now_ms - injury.at_ms < ends_after_ms(protocol):
            begun_ms = min(note_ms(note) for note in mine if _named_protocol(note))
            return CareCase(protocol, injury.at_ms, begun_ms, injury.id)
    return None


def ends_after_ms(protocol: Protocol) -> int:
    """Return how long after it happened the last step that has an end is over."""
    ends = (step.until_ms[1] for step in protocol.steps if step.until_ms is not None)
    return max(ends, default=0)


def _named_protocol(note: Entry) -> str:
    """Return the protocol that a note names, or ""."""
    return text_in(note.data, "protocol")


def _is_about(note: Entry, injury: Injury) -> bool:
    if note.kind == INJURY:
        return injury.id in (note.id, text_in(note.data, "injury"))
    return note.kind == CARE and text_in(note.data, "injury") == injury.id


def _protocol(notes: Sequence[Entry], library: Library) -> Protocol | None:
    """Return the protocol that was named last, as far as it is for a fresh injury."""
    for note in reversed(notes):
        protocol = library.protocols.get(_named_protocol(note))
        if protocol is not None and protocol.use == FRESH:
            return protocol
    return None
