"""Reports taken in: whose they are, what they say, and every reason to refuse one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.clinic.incoming import ReportPassphraseError
from coach.clinic.issuing import all_issued, keep_issued, newest_issued
from coach.clinic.overview import overview, row_of
from coach.clinic.patients import Patient, PatientError, add_patient, patient
from coach.clinic.reports import (
    kept_reports,
    mark_seen,
    read_report,
    reports_of,
    take_in_report,
)
from coach.clinic.summary import marks_of
from coach.errors import CoachError
from coach.exchange.assigned.draft import Draft, Link
from coach.exchange.assigned.issue import issue
from coach.exchange.signed.encrypted import (
    encrypt,
    encrypt_with_passphrase,
    recipient_of,
)
from coach.exchange.signed.keys import SigningKey
from coach.files import assignment_model as files
from tests.core.clinic.conftest import (
    CALENDAR,
    FIRST,
    NOW,
    PERSON,
    THERAPIST,
    day,
    later,
    report_on,
)
from tests.core.exchange.signed.mutations import parts_to_change
from tests.core.exchange.signed.zips import build


def take_in(clinic, author, data):
    return take_in_report(clinic, data, THERAPIST, author)


def refused(clinic, author, data):
    before = list(clinic.iterdump())
    with pytest.raises(CoachError) as told:
        take_in(clinic, author, data)
    assert list(clinic.iterdump()) == before
    return str(told.value)


def test_revisions_follow_each_other(clinic, sam, assign):
    """The second names the first, under the same assignment."""
    first, second = assign(sam), assign(sam, NOW + timedelta(hours=1), message="More.")

    assert (second.assignment_id, second.revision) == (first.assignment_id, 2)
    assert newest_issued(clinic, sam.id) == second
    assert all_issued(clinic, sam.id) == (second, first)


def test_first_report_pins_the_key(clinic, author, sam, assign):
    """From now on only this key speaks for the patient."""
    arrived = take_in(clinic, author, report_on(assign(sam), [day(0), day(1)]))

    assert arrived.first_key
    assert arrived.patient.id == sam.id
    found = patient(clinic, sam.id)
    assert found.public_key == PERSON.verify_key.text
    assert found.recipient == recipient_of(PERSON)
    marks = marks_of(clinic, sam.id, FIRST)
    assert [(m.planned, m.done, m.pain) for m in marks] == [(1, 1, 2), (1, 1, 2)]


def test_report_of_another_key_is_refused(clinic, author, sam, assign):
    """Somebody else cannot send good news in a patient's name."""
    issued = assign(sam)
    take_in(clinic, author, report_on(issued, [day(0)]))
    stranger = SigningKey.from_seed(b"x" * 32)

    found = refused(clinic, author, report_on(issued, [day(1)], key=stranger))

    assert "signed with another key than the ones before" in found


def test_encrypted_report_is_opened(clinic, author, sam, assign):
    """It is encrypted to the physiotherapist; without the key it stays shut."""
    data = report_on(assign(sam), [day(0)])
    locked = encrypt(data, [recipient_of(THERAPIST)])
    with pytest.raises(CoachError, match="Unlock your key first"):
        take_in_report(clinic, locked, None, author)

    assert take_in(clinic, author, locked).patient.id == sam.id


def test_same_report_is_taken_once(clinic, author, sam, assign):
    """Also when it comes twice."""
    data = report_on(assign(sam), [day(0)])
    take_in(clinic, author, data)

    assert refused(clinic, author, data) == "This report of Sam Osei is here already."


def test_same_report_packed_anew_is_taken_once(clinic, author, sam, assign):
    """What stands beside a signature without being signed makes no new report."""
    data = report_on(assign(sam), [day(0)])
    take_in(clinic, author, data)
    parts = parts_to_change(data)
    signature = next(each for each in parts if each.name.endswith(b".minisig"))
    signature.content = signature.content.replace(b"comment: ", b"comment: x", 1)

    assert refused(clinic, author, build(parts)) == (
        "This report of Sam Osei is here already."
    )


def test_report_of_days_to_come_is_refused(clinic, author, sam, assign):
    """Nothing that is true would be newer: the practice would see it for ever."""
    issued = assign(sam)
    ahead = [day(0), replace(day(1), day=NOW.date() + timedelta(days=2))]
    tomorrow = [day(0), replace(day(1), day=NOW.date() + timedelta(days=1))]

    assert "is yet to come" in refused(clinic, author, report_on(issued, ahead))
    assert take_in(clinic, author, report_on(issued, tomorrow)).patient.id == sam.id


def test_report_about_something_else_is_refused(clinic, author, sam, assign):
    """Another practice's plan, another revision's hash, another number."""
    issued = assign(sam)
    other = {"assignment_id": "00000000-0000-0000-0000-000000000000"}
    wrong_hash = {"followed": "sha256:" + "1" * 64}

    days = [day(0)]
    assert "not issued here" in refused(
        clinic, author, report_on(issued, days, **other)
    )
    assert "followed another plan" in refused(
        clinic, author, report_on(issued, days, **wrong_hash)
    )
    assert "names patient P-1; the plan was for P-0042" in refused(
        clinic, author, report_on(issued, days, patient_ref="P-1")
    )


def test_later_report_knows_more_of_a_day(clinic, author, sam, assign):
    """A day that was half over is replaced by the whole day."""
    issued = assign(sam)
    take_in(clinic, author, report_on(issued, [day(0, done=0, begun=0)]))
    take_in(clinic, author, report_on(issued, [day(0), day(1)]))

    assert [mark.done for mark in marks_of(clinic, sam.id, FIRST)] == [1, 1]


def test_reports_are_verified_when_read(clinic, author, sam, assign):
    """Bytes that were edited in the file are found."""
    take_in(clinic, author, report_on(assign(sam), [day(0)]))
    (report,) = reports_of(clinic, sam.id)
    assert report.report.days[0].done == 1

    clinic.execute("UPDATE report SET bundle = CAST(substr(bundle, 9) AS BLOB)")
    with pytest.raises(CoachError):
        reports_of(clinic, sam.id)


def test_list_counts_what_nobody_has_seen(clinic, author, sam, assign):
    """A new report is unseen until the patient was looked at."""
    take_in(clinic, author, report_on(assign(sam), [day(0), day(1, done=0)]))
    (row,) = overview(clinic, CALENDAR)
    assert (row.unseen, row.adherence, row.pain) == (1, 0.5, 2)
    assert (row.title, row.stage) == ("Bedtime cramp routine", "Gentle start")

    mark_seen(clinic, sam.id, later(author, NOW))
    (row,) = overview(clinic, CALENDAR)
    assert row.unseen == 0


def test_patient_without_anything_is_listed(clinic, author):
    """No adherence, no pain, no flag."""
    add_patient(clinic, Patient("", "P-1"), author)

    (row,) = overview(clinic, CALENDAR)
    assert (row.adherence, row.pain, row.flags) == (None, None, ())


def test_same_revision_is_issued_once(clinic, sam, assign, author, library):
    """Two windows that issue at one moment do not make two revisions 1."""
    first = assign(sam)
    link = Link(first.assignment_id, 1, "", NOW)
    draft = Draft(
        files.Patient(sam.ref),
        files.Issuer("A. Therapist"),
        library.programs["bedtime-cramp-routine"],
        FIRST,
    )
    data = issue(draft, link, library, THERAPIST)

    with pytest.raises(PatientError, match="Revision 1 was issued meanwhile"):
        keep_issued(clinic, sam.id, draft, link, data, THERAPIST, author)
    assert all_issued(clinic, sam.id) == (first,)


def test_report_for_the_key_before_is_opened(clinic, author, sam, assign):
    """The patient's assignment still names the key from before a change."""
    data = report_on(assign(sam), [day(0)])
    locked = encrypt(data, [recipient_of(THERAPIST)])
    new = SigningKey.from_seed(b"n" * 32)
    with pytest.raises(CoachError):
        take_in_report(clinic, locked, new, author)

    arrived = take_in_report(clinic, locked, new, author, old_keys=(THERAPIST,))
    assert arrived.patient.id == sam.id


def test_report_with_a_passphrase_asks_for_it(clinic, author, sam, assign):
    """Without one it is said what is missing."""
    data = encrypt_with_passphrase(report_on(assign(sam), [day(0)]), "four plain words")
    with pytest.raises(ReportPassphraseError, match="Ask the patient"):
        take_in_report(clinic, data, THERAPIST, author)

    arrived = take_in_report(clinic, data, None, author, "four plain words")
    assert arrived.patient.id == sam.id


def test_list_of_reports_is_newest_first(clinic, author, sam, assign):
    """Each can be read by its hash; another hash is refused."""
    issued = assign(sam)
    take_in(clinic, author, report_on(issued, [day(0)]))
    take_in(clinic, author, report_on(issued, [day(1)]))

    newest, older = kept_reports(clinic, sam.id)
    assert (newest.to_day, older.to_day) == ("2026-11-17", "2026-11-16")
    read = read_report(clinic, sam.id, older.sha256)
    assert read.report.to_day == FIRST
    assert read.container.is_trusted
    with pytest.raises(CoachError, match="not here any more"):
        read_report(clinic, sam.id, "0" * 64)


def test_one_row_is_that_of_the_list(clinic, author, sam, assign):
    """Whether all patients are read or one."""
    add_patient(clinic, Patient("", "P-1", "Nora"), author)
    take_in(clinic, author, report_on(assign(sam), [day(0), day(12, pain_max=5)]))

    rows = {row.patient.id: row for row in overview(clinic, CALENDAR)}
    assert row_of(clinic, sam.id, CALENDAR) == rows[sam.id]
    assert row_of(clinic, "nobody", CALENDAR) is None
