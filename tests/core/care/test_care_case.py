"""Tests of coach.care.care_case: which protocol of care runs."""

from datetime import UTC, datetime

import pytest

from coach.care.care_case import ends_after_ms, running_case
from coach.files.durations import HOUR_MS
from coach.files.library import Shelf
from coach.store.days import utc_text
from coach.store.entries import CARE, INJURY, Entry

THEN = datetime(2026, 3, 10, 18, tzinfo=UTC)
THEN_MS = round(THEN.timestamp() * 1000)


@pytest.fixture(scope="module")
def library():
    return Shelf(None).library


def note(kind, at_ms, **data):
    """Return a note of the tenth of March."""
    return Entry(f"{kind}{at_ms}", kind, "2026-03-10", utc_text(at_ms), None, data)


def injury(**data):
    return note(INJURY, THEN_MS, injury="i", at=utc_text(THEN_MS), **data)


def test_chosen_protocol_runs(library):
    """An injury whose note names a protocol is cared for from its hour on."""
    case = running_case([injury(protocol="rice")], library, THEN_MS + HOUR_MS)

    assert case is not None
    assert (case.protocol.id, case.at_ms, case.injury) == ("rice", THEN_MS, "i")


def test_nothing_runs_without_a_choice(library):
    """Nobody is led into cold and bandages who has not chosen them."""
    assert running_case([injury()], library, THEN_MS + HOUR_MS) is None


def test_care_that_was_begun_names_the_protocol(library):
    """The newest note of care counts, and the case has begun with the first one."""
    begun_ms = THEN_MS + HOUR_MS
    notes = [
        injury(),
        note(CARE, begun_ms, what="ice", protocol="rice", injury="i"),
        note(CARE, begun_ms + HOUR_MS, what="ice", protocol="price", injury="i"),
    ]

    case = running_case(notes, library, begun_ms + 2 * HOUR_MS)

    assert case is not None
    assert (case.protocol.id, case.begun_ms) == ("price", begun_ms)


def test_it_ends_with_its_last_step(library):
    """After the hours of the file nothing runs any more."""
    ends_ms = THEN_MS + ends_after_ms(library.protocols["rice"])

    assert running_case([injury(protocol="rice")], library, ends_ms - 1) is not None
    assert running_case([injury(protocol="rice")], library, ends_ms) is None


def test_warmth_is_no_care_of_an_injury(library):
    """A protocol for cramps is never led through for a fresh injury."""
    case = running_case([injury(protocol="cramp-warmth")], library, THEN_MS + 1)

    assert case is None


def test_protocol_that_is_gone(library):
    """A protocol of a file that was deleted leads nowhere."""
    assert running_case([injury(protocol="mine")], library, THEN_MS + 1) is None
