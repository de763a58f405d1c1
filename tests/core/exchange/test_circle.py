"""From the practice to the person and back, twice, through the files alone."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coach.care.course.facts import Moment
from coach.clinic.audit import sign_in
from coach.clinic.calendar import Calendar
from coach.clinic.connection import open_clinic
from coach.clinic.issuing import keep_issued, newest_issued, next_link
from coach.clinic.overview import overview
from coach.clinic.patients import Patient, add_patient
from coach.clinic.reports import take_in_report
from coach.exchange.assigned.changes import changes
from coach.exchange.assigned.draft import ONLY_STAGE, Draft
from coach.exchange.assigned.issue import issue
from coach.exchange.assigned.kept import KeptKey, confirm_key, keep_bundle, known_keys
from coach.exchange.assigned.looking import look_at
from coach.exchange.assigned.receive import AssignmentRefusedError
from coach.exchange.assigned.redraft import redraft
from coach.exchange.assigned.running import read_assigned
from coach.exchange.returned.build import Wish, build_report
from coach.exchange.returned.signing import sign_report
from coach.exchange.signed.keys import SigningKey, digits, is_code_of
from coach.files import assignment_model as files
from coach.files.library import Shelf
from coach.store.connection import open_store, transaction
from coach.store.plan import Document
from tests.core.exchange import building

THERAPIST = SigningKey.from_seed(b"t" * 32)
PERSON = SigningKey.from_seed(b"p" * 32)
# The fake clock begins on this day at 16:00 UTC.
FIRST = date(2025, 11, 24)
NOW = datetime(2025, 11, 24, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def library():
    """Return what is shipped."""
    return Shelf(None).library


@pytest.fixture
def practice(tmp_path):
    """Return the file of a practice with one patient, and its author."""
    with open_clinic(tmp_path / "practice" / "clinic.sqlite") as connection:
        public = THERAPIST.verify_key
        author = sign_in(connection, "A. Therapist", public.id_text, NOW.isoformat())
        sam = add_patient(connection, Patient("", "P-0042", "Sam Osei"), author)
        yield connection, author, sam


def assign(practice, draft, library, target, moment):
    connection, author, sam = practice
    link = next_link(connection, sam.id, moment, anew=False)
    data = issue(draft, link, library, THERAPIST)
    keep_issued(connection, sam.id, draft, link, data, THERAPIST, author)
    target.write_bytes(data)


def take_in(history, path, library, moment):
    """Take in a file as the person does, and return the offer."""
    with closing(open_store(history)) as connection, transaction(connection):
        known = library.exercises
        offer, data = look_at(path, "", connection, known, moment.date(), moment)
        keep_bundle(connection, offer.to_keep(data, moment))
    return offer


def running(history, library):
    with closing(open_store(history)) as connection:
        return read_assigned(connection, library.exercises)


def confirm(history, signed):
    """Compare the code on the card, and trust the key."""
    signer = signed.container.signer
    assert is_code_of(digits(THERAPIST.verify_key), signer)
    key = KeptKey(signer.id_text, signer.text, "A. Therapist", "code", NOW.isoformat())
    with closing(open_store(history)) as connection, transaction(connection):
        confirm_key(connection, key, lambda _: True)


def follow(history, clock, signed, monkeypatch):
    """Do one session of the plan, with pain 6 and a deviation."""
    (program_id,) = signed.contents.programs
    document = Document("program", program_id, 1, "Routine", 'format = "program/1"')
    start = replace(building.START, program=document)
    monkeypatch.setattr(building, "START", start)
    builder = building.Builder(history, clock)
    plan = signed.contents.plan
    builder.journal.note(
        "course",
        {
            "course": "c",
            "plan": plan.id,
            "title": plan.title,
            "stage": ONLY_STAGE,
            "decision": "start",
        },
    )
    builder.session({"pain": 6, "effort": 5})
    builder.journal.note("deviation", {"plan": plan.id, "what": "more-sessions"})
    builder.close()


def test_the_whole_circle(practice, library, tmp_path, clock, monkeypatch):
    """Assign, compare, follow, report, read, raise the dose; revision 1 is refused."""
    history = tmp_path / "person" / "history.sqlite"
    program = library.programs["bedtime-cramp-routine"]
    draft = Draft(
        files.Patient("P-0042", "Sam Osei"),
        files.Issuer("A. Therapist"),
        program,
        FIRST,
        days=tuple(range(7)),
        report=files.ReportWish(7, ("sessions", "pain", "deviations")),
    )
    one, two = tmp_path / "one.assignment", tmp_path / "two.assignment"
    assign(practice, draft, library, one, NOW)

    # The person: it waits, the code is compared, it runs.
    offer = take_in(history, one, library, NOW)
    assert not offer.signed.is_trusted
    assert running(history, library).running == ()
    confirm(history, offer.signed)
    (signed,) = running(history, library).running
    follow(history, clock, signed, monkeypatch)
    with closing(open_store(history)) as connection:
        wish = Wish(FIRST, FIRST + timedelta(days=1))
        moment = Moment(round(NOW.timestamp() * 1000))
        report = build_report(connection, signed, library, wish, moment)
    data = sign_report(report, PERSON, NOW)

    # The practice: it is read, the pain is seen, the dose is raised.
    connection, author, sam = practice
    arrived = take_in_report(connection, data, THERAPIST, author)
    assert arrived.patient.id == sam.id
    day = arrived.signed.report.days[0]
    assert (day.planned, day.begun, day.pain_max) == (1, 1, 6)
    assert "more-sessions" in [each.what for each in day.deviations]
    (row,) = overview(connection, Calendar(moment.now_ms))
    assert (row.pain, row.unseen) == (6, 1)
    bundle = newest_issued(connection, sam.id)
    again = redraft({**signed.container.files}, library)
    exercise = program.steps()[0].exercise
    raised = replace(again, doses={ONLY_STAGE: {exercise: {"sets": 2}}})
    assert bundle.revision == 1
    assign(practice, raised, library, two, NOW + timedelta(hours=1))

    # The person again: revision 2 says what it changes, and revision 1 is over.
    second = take_in(history, two, library, NOW + timedelta(hours=2))
    assert second.signed.is_trusted
    before, after = second.before, second.signed
    found = changes(
        (before.assignment, before.contents),
        (after.assignment, after.contents),
        library.exercises,
    )
    assert len(found) == 1
    assert "; before: " in found[0]
    (signed,) = running(history, library).running
    assert signed.assignment.revision == 2
    with closing(open_store(history)) as connection:
        assert [key.how for key in known_keys(connection)] == ["code"]
    with pytest.raises(AssignmentRefusedError, match="revision 2 is here"):
        take_in(history, one, library, NOW + timedelta(hours=3))
