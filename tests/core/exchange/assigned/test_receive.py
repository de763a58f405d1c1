"""Signing a plan, taking it in, and every reason not to."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from coach.exchange.assigned.issue import HANDOUT_FILE, file_name, issue, manifest_hash
from coach.exchange.assigned.kept import (
    KeptKey,
    keep_bundle,
    revoke_key,
    set_state,
    trust_key,
)
from coach.exchange.assigned.receive import AssignmentRefusedError, offer, open_signed
from coach.exchange.assigned.running import has_begun, is_over, read_assigned
from coach.exchange.signed.container import write_container
from coach.exchange.signed.errors import SignedError
from coach.exchange.signed.keys import SigningKey
from coach.store.connection import open_store, transaction
from tests.core.exchange.assigned.conftest import LINK

THERAPIST = SigningKey.from_seed(b"t" * 32)
STRANGER = SigningKey.from_seed(b"s" * 32)
NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
TODAY = NOW.date()


def known(key=THERAPIST, revoked_at=""):
    public = key.verify_key
    return KeptKey(
        public.id_text, public.text, "A. Therapist", "code", "2026-11-01", revoked_at
    )


@pytest.fixture
def short(draft, library):
    """Return a draft of a single program: quick to sign and to read."""
    program = library.programs["bedtime-cramp-routine"]
    return replace(draft, content=program, days=(0, 3))


@pytest.fixture
def signed_as(short, library):
    """Return what makes a signed plan: a file and what opening it says."""

    def make(link=LINK, key=THERAPIST, keys=None, **changes):
        data = issue(replace(short, **changes), link, library, key)
        return data, open_signed(
            data, (known(),) if keys is None else keys, library.exercises
        )

    return make


def next_link(data, **changes):
    return replace(LINK, revision=2, previous=manifest_hash(data, THERAPIST), **changes)


def refused(signed, kept=(), today=TODAY):
    with pytest.raises(AssignmentRefusedError) as told:
        offer(signed, kept, today, NOW)
    return str(told.value)


def test_confirmed_key_makes_a_plan_that_may_run(signed_as):
    """The row for the history is current and holds the very bytes."""
    data, signed = signed_as()
    row = offer(signed, (), TODAY, NOW).to_keep(data, NOW)

    assert signed.is_trusted
    assert (row.state, row.revision, row.bundle) == ("current", 1, data)
    assert row.manifest_sha256 == f"sha256:{manifest_hash(data, THERAPIST)}"


def test_unknown_key_makes_a_plan_that_waits(signed_as):
    """It can be shown, and does not run."""
    data, signed = signed_as(keys=())

    assert not signed.is_trusted
    assert offer(signed, (), TODAY, NOW).to_keep(data, NOW).state == "waiting"


def test_next_revision_follows(signed_as):
    """It names the one before, and replaces it."""
    data, first = signed_as()
    _, second = signed_as(next_link(data))

    found = offer(second, (first,), TODAY, NOW)

    assert found.before is first
    assert found.note == ""


def test_older_revision_is_refused(signed_as):
    """A dose that was good once does not come back."""
    data, first = signed_as()
    _, second = signed_as(next_link(data))

    assert refused(first, (second,)) == (
        "This is revision 1; revision 2 is here, which is newer."
    )


def test_same_plan_is_refused_twice(signed_as):
    """Opening the file again changes nothing."""
    _, first = signed_as()

    assert refused(first, (first,)) == "This plan is here already."


def test_same_number_with_another_content_is_refused(signed_as):
    """Two plans under one number are a mistake or worse."""
    _, first = signed_as()
    _, other = signed_as(message="Something else.")

    assert "Another plan came as revision 1" in refused(other, (first,))


def test_broken_chain_is_refused(signed_as):
    """A revision 2 of something else does not replace what is here."""
    _, first = signed_as()
    data, _ = signed_as(message="Another first revision.")
    _, second = signed_as(next_link(data))

    assert "does not follow the one that is here" in refused(second, (first,))


def test_missing_revision_is_said(signed_as):
    """Revision 3 after revision 1 is taken, with a word about revision 2."""
    data, first = signed_as()
    _, third = signed_as(replace(next_link(data), revision=3))

    assert offer(third, (first,), TODAY, NOW).note.startswith("Revision 2 never came")


def test_other_patient_is_refused(signed_as):
    """A plan for another number of the same practice is for somebody else."""
    _, mine = signed_as()
    other = replace(LINK, assignment_id=LINK.assignment_id.replace("7a", "7b"))
    patient = replace(mine.assignment.patient, ref="P-0099", name="Nora Berg")
    _, theirs = signed_as(other, patient=patient)

    wanted = "This plan is for Nora Berg. The plans here are for Sam Osei."
    assert refused(theirs, (mine,)) == wanted


def test_plan_that_has_ended_is_refused(signed_as):
    """After its last day a fresh one is needed."""
    _, signed = signed_as()

    assert "ended on Sun 20 Dec 2026" in refused(signed, today=date(2026, 12, 21))


def test_plan_of_the_future_is_refused(signed_as):
    """A clock that is wrong would let limits run out late."""
    _, signed = signed_as(replace(LINK, issued=NOW + timedelta(days=3)))

    assert "has not come yet by the clock" in refused(signed)


def test_withdrawn_key_is_refused(signed_as):
    """Nothing new is taken from a key that was lost."""
    _, signed = signed_as(keys=(known(revoked_at="2026-11-20"),))

    assert "The key of A. Therapist was withdrawn" in refused(signed)


def test_cover_that_contradicts_the_content_is_refused(short, library):
    """The manifest and the plan name the same revision, person and day, or neither."""
    data = issue(short, LINK, library, THERAPIST)
    container = open_signed(data, (), library.exercises).container
    facts = {
        name: value
        for name, value in container.manifest.items()
        if name not in ("format", "signer_key", "files")
    }
    for name, value in (("revision", 2), ("patient_ref", "P-1"), ("issued", "x")):
        altered = write_container(
            {**facts, name: value}, dict(container.files), THERAPIST
        )
        with pytest.raises(AssignmentRefusedError, match=f"about “{name}”"):
            open_signed(altered, (), library.exercises)


def test_other_kinds_of_file_are_refused(library):
    """A report is no plan."""
    data = write_container({"kind": "report", "signer": "x"}, {"a": b"b"}, THERAPIST)

    with pytest.raises(AssignmentRefusedError, match="no plan but something else"):
        open_signed(data, (), library.exercises)


def test_altered_dose_is_refused(short, library):
    """One changed digit anywhere in the file is found."""
    data = issue(short, LINK, library, THERAPIST)
    at = len(data) // 2

    with pytest.raises(SignedError):
        open_signed(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :], (), {})


def test_handout_goes_along(short, library):
    """The PDF is in the file, and signed with it."""
    data = issue(short, LINK, library, THERAPIST, b"%PDF-1.4")
    signed = open_signed(data, (known(),), library.exercises)

    assert signed.container.files[HANDOUT_FILE] == b"%PDF-1.4"
    assert file_name("P 00/42", 3) == "P-00-42-r3.assignment"


@pytest.fixture
def history(tmp_path):
    """Return an open, empty history."""
    with closing(open_store(tmp_path / "history.sqlite")) as connection:
        yield connection


def kept(history, data, signed):
    with transaction(history):
        trust_key(history, known())
        keep_bundle(history, offer(signed, (), TODAY, NOW).to_keep(data, NOW))


def test_kept_plan_runs_from_its_bytes(history, signed_as, library):
    """At the next start it is read and verified again."""
    kept(history, *signed_as())

    found = read_assigned(history, library.exercises)

    assert [each.assignment.revision for each in found.running] == [1]
    assert (found.waiting, found.refused) == ((), ())


def test_edited_copy_on_disk_does_not_run(history, signed_as, library):
    """Somebody who edits the stored bytes finds the plan gone, with the reason."""
    data, signed = signed_as()
    kept(history, data, signed)
    at = data.index(b"assignment.toml") + 40
    altered = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
    history.execute("UPDATE assignment SET bundle = ?", (altered,))

    found = read_assigned(history, library.exercises)

    assert found.running == ()
    assert "signed on Sat 28 Nov 2026 cannot be used" in found.refused[0]
    assert "the copy that was kept here was damaged or changed" in found.refused[0]
    assert "Open its file once more" in found.refused[0]
    assert found.damaged == found.refused


def test_other_signed_plan_under_the_same_row_does_not_run(history, signed_as, library):
    """Even a good file is refused where another one was taken in."""
    kept(history, *signed_as())
    other, _ = signed_as(message="Another dose, also signed.")
    history.execute("UPDATE assignment SET bundle = ?", (other,))

    found = read_assigned(history, library.exercises)

    assert "another file than the one that was taken in" in found.refused[0]


def test_plan_that_waits_runs_once_its_key_is_confirmed(history, signed_as, library):
    """Comparing the code is what lets it run."""
    data, signed = signed_as(keys=())
    row = offer(signed, (), TODAY, NOW).to_keep(data, NOW)
    with transaction(history):
        keep_bundle(history, row)
    assert [s.assignment.id for s in read_assigned(history, {}).waiting] == [
        row.assignment_id
    ]

    with transaction(history):
        trust_key(history, known())
        set_state(history, row.assignment_id, 1, "current")
    assert len(read_assigned(history, library.exercises).running) == 1


def test_state_alone_lets_nothing_run(history, signed_as, library):
    """A row that says "current" without a confirmed key still waits."""
    data, signed = signed_as(key=STRANGER, keys=())
    row = replace(offer(signed, (), TODAY, NOW).to_keep(data, NOW), state="current")
    with transaction(history):
        keep_bundle(history, row)

    found = read_assigned(history, library.exercises)

    assert found.running == ()
    assert len(found.waiting) == 1


def test_withdrawn_key_stops_its_plan(history, signed_as, library):
    """Once a key is revoked its plan runs no more."""
    kept(history, *signed_as())
    revoke_key(history, THERAPIST.verify_key.id_text, "2026-11-29")

    found = read_assigned(history, library.exercises)

    assert found.running == ()
    assert "was withdrawn" in found.refused[0]


def test_first_and_last_day(signed_as):
    """It begins on its first day and is over after its last."""
    _, signed = signed_as()

    assert not has_begun(signed, date(2026, 11, 29))
    assert has_begun(signed, date(2026, 11, 30))
    assert not is_over(signed, date(2026, 12, 20))
    assert is_over(signed, date(2026, 12, 21))
