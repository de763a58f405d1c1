"""Opening a file beside what is here, also where that was touched."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.errors import CoachError
from coach.exchange.assigned.issue import issue, manifest_hash
from coach.exchange.assigned.looking import look_at, look_at_waiting
from coach.exchange.assigned.receive import AssignmentRefusedError
from coach.exchange.assigned.running import read_assigned, verified_now
from coach.exchange.assigned.taking import may_skip_comparing, take_in
from coach.exchange.signed.container import open_container, write_container
from coach.exchange.signed.keys import SigningKey
from coach.files.assignment_model import Patient
from coach.store.connection import open_store, transaction
from tests.core.exchange.assigned.conftest import LINK

THERAPIST = SigningKey.from_seed(b"t" * 32)
STRANGER = SigningKey.from_seed(b"s" * 32)
OTHER_ID = "7b1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11"
NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)


@pytest.fixture
def history(tmp_path):
    """Return an open, empty history."""
    with closing(open_store(tmp_path / "history.sqlite")) as connection:
        yield connection


@pytest.fixture
def signed(draft, library):
    """Return what signs revisions of one plan."""
    content = library.programs["bedtime-cramp-routine"]

    def make(revision=1, before=b"", key=THERAPIST, by=THERAPIST, **changes):
        previous = manifest_hash(before, by) if before else ""
        name = changes.pop("name", LINK.assignment_id)
        link = replace(LINK, assignment_id=name, revision=revision, previous=previous)
        return issue(replace(draft, content=content, **changes), link, library, key)

    return make


@pytest.fixture
def look(history, library, tmp_path):
    """Return what looks at the bytes of a file."""

    def make(data):
        path = tmp_path / "x.assignment"
        path.write_bytes(data)
        return look_at(path, "", history, library.exercises, NOW.date(), NOW)

    return make


def take(history, offered, how="code"):
    offer, data = offered
    with transaction(history):
        take_in(history, offer, data, NOW, how)


def test_damaged_copy_brings_no_old_dose_back(history, look, signed):
    """Whoever damages the kept revision 2 cannot have revision 1 taken in again."""
    first = signed()
    second = signed(2, first)
    take(history, look(first))
    take(history, look(second), "")
    history.execute("UPDATE assignment SET bundle = ? WHERE revision = 2", (b"x",))
    history.execute("DELETE FROM assignment WHERE revision = 1")

    with pytest.raises(AssignmentRefusedError, match="revision 2 is here"):
        look(first)


def test_same_file_heals_a_damaged_copy(history, look, signed, library):
    """It is shown that it takes its place; then it runs again."""
    data = signed()
    take(history, look(data))
    history.execute("UPDATE assignment SET bundle = ?", (b"x",))
    assert len(read_assigned(history, library.exercises).damaged) == 1

    offered = look(data)
    take(history, offered, "")

    assert "changed or damaged" in offered[0].note
    found = read_assigned(history, library.exercises)
    assert (len(found.running), found.refused) == (1, ())


def test_other_file_of_the_same_revision_heals_nothing(history, look, signed):
    """Somebody would only have to damage a copy to bring another dose in."""
    take(history, look(signed()))
    history.execute("UPDATE assignment SET bundle = ?", (b"x",))
    other = signed(message="Another dose, also signed.")

    with pytest.raises(AssignmentRefusedError, match="Another plan came as revision 1"):
        look(other)


def test_next_revision_heals_a_damaged_copy(history, look, signed):
    """The person is not stuck with a plan that does not run any more."""
    first = signed()
    second = signed(2, first)
    take(history, look(first))
    take(history, look(second), "")
    history.execute("UPDATE assignment SET bundle = ? WHERE revision = 2", (b"x",))

    offer, _ = look(signed(3, second))

    assert offer.note.startswith("Revision 2 never came")


def test_plan_that_waits_is_offered_again(history, look, signed, library):
    """With its very bytes, and once only after it runs."""
    take(history, look(signed()), "")
    (waiting,) = read_assigned(history, library.exercises).waiting
    again = (waiting, history, library.exercises, NOW.date(), NOW)
    take(history, look_at_waiting(*again))

    assert len(read_assigned(history, library.exercises).running) == 1
    with pytest.raises(AssignmentRefusedError, match="does not wait any more"):
        look_at_waiting(*again)


def test_key_of_a_stranger_takes_no_place_unseen(history, look, signed):
    """Where a plan would give way, its new key has to be compared."""
    first = signed()
    take(history, look(first))
    offered = look(signed(2, first, STRANGER))

    assert not may_skip_comparing(offered[0])
    with pytest.raises(AssignmentRefusedError, match="Compare the code first"):
        take(history, offered, "first-use")


def test_key_of_first_use_lets_nothing_else_take_a_place(
    history, look, signed, library
):
    """A plan that waited does not slip in with a key taken for another plan."""
    first = signed()
    take(history, look(first))
    take(history, look(signed(2, first, STRANGER, message="More.")), "")
    fresh = signed(key=STRANGER, name=OTHER_ID, patient=Patient("P-0042"))
    take(history, look(fresh), "first-use")

    found = read_assigned(history, library.exercises)

    assert [each.assignment.revision for each in found.running] == [1, 1]
    assert [each.assignment.revision for each in found.waiting] == [2]


def test_key_of_first_use_has_to_be_compared_for_a_place(
    history, look, signed, library
):
    """Known by name only, it does not replace a plan whose key was compared."""
    first = signed()
    take(history, look(first))
    take(history, look(signed(key=STRANGER, name=OTHER_ID)), "first-use")
    offered = look(signed(2, first, STRANGER))

    assert offered[0].needs_code
    take(history, offered, "")
    assert len(read_assigned(history, library.exercises).waiting) == 1

    take(history, look(signed(2, first, STRANGER)), "card")
    found = read_assigned(history, library.exercises)
    assert sorted(each.assignment.revision for each in found.running) == [1, 2]
    assert not look(signed(3, signed(2, first, STRANGER), STRANGER, STRANGER))[
        0
    ].needs_code


def test_confirming_a_key_runs_nothing_of_another_person(
    history, look, signed, library
):
    """A plan for somebody else that waited goes on waiting, and is refused then."""
    other = signed(name=OTHER_ID, patient=Patient("P-0007", "Kim"))
    take(history, look(other), "")
    take(history, look(signed()))

    found = read_assigned(history, library.exercises)

    assert [each.assignment.patient.ref for each in found.running] == ["P-0042"]
    (waiting,) = found.waiting
    with pytest.raises(AssignmentRefusedError, match="is for Kim"):
        look_at_waiting(waiting, history, library.exercises, NOW.date(), NOW)


def test_session_of_another_text_is_not_verified(history, look, signed, library):
    """What would be played is held against what was signed."""
    offered = look(signed())
    take(history, offered)
    (program,) = offered[0].signed.contents.programs.values()
    known = library.exercises

    assert verified_now(history, LINK.assignment_id, program, known)
    other = replace(program, text=program.text + "\n")
    with pytest.raises(CoachError, match="not the one that was signed"):
        verified_now(history, LINK.assignment_id, other, known)


def test_session_of_touched_bytes_is_not_verified(history, look, signed, library):
    """One sentence says that the plan was changed on this computer."""
    offered = look(signed())
    take(history, offered)
    (program,) = offered[0].signed.contents.programs.values()
    data = bytearray(offered[1])
    data[len(data) // 2] ^= 1
    history.execute("UPDATE assignment SET bundle = ?", (bytes(data),))

    with pytest.raises(CoachError, match="was changed on this computer"):
        verified_now(history, LINK.assignment_id, program, library.exercises)


def test_session_of_a_plan_that_is_gone_is_not_verified(history, library):
    """It has to be there."""
    program = library.programs["bedtime-cramp-routine"]

    with pytest.raises(CoachError, match="does not run any more"):
        verified_now(history, LINK.assignment_id, program, library.exercises)


def test_offer_that_was_overtaken_is_refused(history, look, signed):
    """A newer revision came by another way while the older one was looked at."""
    first = signed()
    second = signed(2, first)
    take(history, look(first))
    offered = look(second)
    take(history, look(signed(3, second)), "")

    with pytest.raises(AssignmentRefusedError, match="revision 3 is here"):
        take(history, offered, "")
    states = history.execute("SELECT revision FROM assignment WHERE state = 'current'")
    assert states.fetchall() == [(3,)]


def test_more_than_a_plan_needs_is_refused(look, signed):
    """Whoever sends that much wants to keep the reader busy."""
    public = THERAPIST.verify_key
    whole = open_container(signed(), {public.id_text: public}.get)
    made = {"format", "signer_key", "files"}
    facts = {name: says for name, says in whole.manifest.items() if name not in made}
    padding = {f"exercises/x{number}.toml": b"#" * 200_000 for number in range(3)}
    data = write_container(facts, {**whole.files, **padding}, THERAPIST)

    with pytest.raises(CoachError, match="more than 512 KiB together"):
        look(data)
