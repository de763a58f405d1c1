"""A history of somebody who follows a signed plan."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from coach.exchange.assigned.draft import Draft, Link
from coach.exchange.assigned.issue import issue
from coach.exchange.assigned.kept import KeptKey
from coach.exchange.assigned.receive import open_signed
from coach.exchange.reading import history_reader
from coach.exchange.returned.build import Wish, notes_to_pick
from coach.exchange.signed.keys import SigningKey
from coach.files.assignment_model import Issuer, Patient, ReportWish
from coach.files.library import Shelf
from coach.store.plan import Document
from tests.core.exchange import building

THERAPIST = SigningKey.from_seed(b"t" * 32)
PERSON = SigningKey.from_seed(b"p" * 32)
ID = "7a1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11"
# The fake clock begins on this day at 16:00 UTC.
FIRST = date(2025, 11, 24)
NOW = datetime(2025, 12, 1, 9, 0, tzinfo=UTC)
EVERYTHING = ("sessions", "pain", "deviations", "notes")


@pytest.fixture(scope="session")
def library():
    """Return what is shipped."""
    return Shelf(None).library


@pytest.fixture
def signed_with(library):
    """Return what makes a signed plan that asks for some parts of a report."""

    def make(include=EVERYTHING):
        draft = Draft(
            Patient("P-0042", "Sam <Osei>", "left"),
            Issuer("A. Therapist"),
            library.programs["bedtime-cramp-routine"],
            FIRST,
            days=(0, 2),
            report=ReportWish(7, include),
        )
        link = Link(ID, 1, "", datetime(2025, 11, 23, tzinfo=UTC))
        data = issue(draft, link, library, THERAPIST)
        public = THERAPIST.verify_key
        key = KeptKey(public.id_text, public.text, "A. Therapist", "code", "t")
        return open_signed(data, (key,), library.exercises)

    return make


@pytest.fixture
def wish(followed, signed_with):
    """Return the wish for one week, with all of its notes."""
    last = date(2025, 11, 30)
    with history_reader(followed) as connection:
        notes = notes_to_pick(connection, signed_with(), FIRST, last)
    return Wish(FIRST, last, frozenset(note.session_id for note in notes))


def beginning(plan):
    """Return the note with which a plan's first stage begins."""
    return {
        "course": "c",
        "plan": plan.id,
        "title": plan.title,
        "stage": plan.stages[0].name,
        "decision": "start",
    }


@pytest.fixture
def followed(written):
    """Return the history of a week: Monday done with pain 4, Wednesday stopped."""
    return written(_follow)


@pytest.fixture
def written(tmp_path, clock, monkeypatch, signed_with):
    """Return what writes a history of the signed plan, once it has begun."""
    signed = signed_with()
    (program_id,) = signed.contents.programs
    document = Document("program", program_id, 1, "Routine", 'format = "program/1"')
    monkeypatch.setattr(building, "START", replace(building.START, program=document))

    def write(live):
        path = tmp_path / "history.sqlite"
        builder = building.Builder(path, clock)
        builder.journal.note("course", beginning(signed.contents.plan))
        live(builder, signed.contents.plan)
        builder.close()
        return path

    return write


def _follow(builder, plan):
    builder.session({"pain": 4, "effort": 5, "note": "It pulled."})
    builder.next_day()
    builder.journal.note("pain", {"when": "morning", "pain": 2})
    builder.next_day()
    steps = (*building.STEPS[:5], (1, "stop", {}))
    builder.session({"pain": 6, "signs": ["sharp"]}, steps=steps)
    builder.journal.note(
        "deviation", {"plan": plan.id, "what": "more-sessions", "because": "felt good"}
    )
