"""A known therapist's new key takes the place of the old one."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.errors import CoachError
from coach.exchange.assigned.issue import issue
from coach.exchange.assigned.kept import (
    known_keys,
    revisions,
    revoke_key,
    trust_key,
)
from coach.exchange.assigned.key_changes import look_at_change, take_change
from coach.exchange.assigned.looking import look_at
from coach.exchange.assigned.receive import AssignmentRefusedError
from coach.exchange.assigned.running import read_assigned, verified_now
from coach.exchange.assigned.taking import take_in
from coach.exchange.assigned.words import is_confirmed
from coach.exchange.signed.errors import SignedError
from coach.exchange.signed.key_change import write_key_change
from coach.exchange.signed.keys import SigningKey
from coach.files.assignment_model import Patient
from coach.store.connection import open_store, transaction
from tests.core.exchange.assigned.conftest import LINK

OLD = SigningKey.from_seed(b"t" * 32)
NEW = SigningKey.from_seed(b"n" * 32)
STRANGER = SigningKey.from_seed(b"s" * 32)
NOW = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
LATER = "2026-11-29T10:00:00.000Z"
OTHER_ID = LINK.assignment_id.replace("7a", "7b")
THIRD_ID = LINK.assignment_id.replace("7a", "7c")


def change(old=OLD, new=NEW):
    return write_key_change(old, new, "A. Therapist", "2026-11-29T09:00:00Z")


@pytest.fixture
def history(tmp_path, draft, library):
    """Return a history with a running plan that the old key has signed."""
    content = library.programs["bedtime-cramp-routine"]
    path = tmp_path / "plan.assignment"
    path.write_bytes(issue(replace(draft, content=content), LINK, library, OLD))
    with closing(open_store(tmp_path / "history.sqlite")) as connection:
        look = (connection, library.exercises, NOW.date(), NOW)
        offer, data = look_at(path, "", *look)
        with transaction(connection):
            take_in(connection, offer, data, NOW, "code")
        yield connection


def taken(history):
    offer = look_at_change(change(), known_keys(history))
    with transaction(history):
        take_change(history, offer, LATER)
    return {key.key_id: key for key in known_keys(history)}


def test_new_key_is_known_and_the_old_one_revoked(history):
    """With the name that the person confirmed."""
    keys = taken(history)

    new, old = keys[NEW.verify_key.id_text], keys[OLD.verify_key.id_text]
    assert (new.how, new.name, new.revoked_at) == ("changed", "A. Therapist", "")
    assert old.revoked_at == LATER


def test_plan_of_before_goes_on(history, library):
    """A key that gave way to the next one was good when it signed."""
    taken(history)

    (signed,) = read_assigned(history, library.exercises).running
    (program,) = signed.contents.programs.values()
    name = signed.assignment.id
    assert verified_now(history, name, program, library.exercises)


def test_plan_of_a_withdrawn_key_stops(history, library):
    """To trust a key no more is another thing than to replace it."""
    (signed,) = read_assigned(history, library.exercises).running
    (program,) = signed.contents.programs.values()
    revoke_key(history, OLD.verify_key.id_text, LATER)

    assert read_assigned(history, library.exercises).running == ()
    with pytest.raises(CoachError, match="is not trusted"):
        verified_now(history, signed.assignment.id, program, library.exercises)


def test_nothing_new_is_taken_from_the_old_key(history, draft, library, tmp_path):
    """Who found the old key can sign no plan any more."""
    taken(history)
    content = library.programs["bedtime-cramp-routine"]
    link = replace(LINK, assignment_id=LINK.assignment_id.replace("7a", "7b"))
    path = tmp_path / "late.assignment"
    path.write_bytes(issue(replace(draft, content=content), link, library, OLD))

    with pytest.raises(AssignmentRefusedError, match="was withdrawn"):
        look_at(path, "", history, library.exercises, NOW.date(), NOW)


def test_same_change_is_refused_twice(history):
    """The key is here."""
    taken(history)

    with pytest.raises(AssignmentRefusedError, match="is here already"):
        look_at_change(change(), known_keys(history))


def test_withdrawn_key_names_no_other(history):
    """A key that was lost cannot hand its trust on."""
    revoke_key(history, OLD.verify_key.id_text, LATER)

    with pytest.raises(AssignmentRefusedError, match="was withdrawn"):
        look_at_change(change(), known_keys(history))


def test_withdrawn_key_does_not_come_back(history):
    """Neither as the new key of another."""
    public = STRANGER.verify_key
    with transaction(history):
        key = known_keys(history)[0]
        trust_key(history, replace(key, key_id=public.id_text, public_key=public.text))
    revoke_key(history, public.id_text, LATER)

    with pytest.raises(AssignmentRefusedError, match="was withdrawn"):
        look_at_change(change(new=STRANGER), known_keys(history))


def test_unknown_key_names_no_other(history):
    """A stranger's change of key is worth nothing."""
    with pytest.raises(SignedError, match="with a key that is new here"):
        look_at_change(change(old=STRANGER), known_keys(history))


# What a change of key is worth


@pytest.fixture
def elsewhere(tmp_path, draft, library):
    """Return an empty history, and what takes a plan in or looks at it."""
    content = library.programs["bedtime-cramp-routine"]
    with closing(open_store(tmp_path / "elsewhere.sqlite")) as connection:

        def look(key, link=LINK, **changes):
            path = tmp_path / "x.assignment"
            signed = replace(draft, content=content, **changes)
            path.write_bytes(issue(signed, link, library, key))
            return look_at(path, "", connection, library.exercises, NOW.date(), NOW)

        yield connection, look


def take(history, offered, how):
    with transaction(history):
        take_in(history, *offered, NOW, how)


def rekey(history, old, new, at=LATER):
    with transaction(history):
        take_change(history, look_at_change(change(old, new), known_keys(history)), at)


def test_key_that_nobody_compared_confirms_no_other(elsewhere):
    """A new key is known as well as the one that named it, and no better."""
    history, look = elsewhere
    take(history, look(OLD), "code")
    other = replace(LINK, assignment_id=OTHER_ID)
    take(history, look(STRANGER, other), "first-use")
    rekey(history, STRANGER, NEW)
    before = issue_hash(history)
    link = replace(LINK, revision=2, previous=before)
    offered = look(NEW, link)

    assert offered[0].signed.key.how == "first-use"
    assert not is_confirmed(offered[0].signed.key)
    assert offered[0].needs_code


def issue_hash(history):
    """Return the hash of the manifest of the plan that is here first."""
    (row,) = revisions(history, LINK.assignment_id)
    return row.manifest_sha256.removeprefix("sha256:")


def test_new_key_that_is_compared_leaves_the_plan_of_before(elsewhere, library):
    """The old key gave way to it all the same."""
    history, look = elsewhere
    take(history, look(OLD), "first-use")
    rekey(history, OLD, NEW)
    (key,) = [each for each in known_keys(history) if not each.revoked_at]
    with transaction(history):
        trust_key(history, replace(key, how="code"))

    assert len(read_assigned(history, library.exercises).running) == 1


def test_people_of_one_name_are_two(elsewhere):
    """Each practice has its own numbers; the name on a key says nothing."""
    history, look = elsewhere
    take(history, look(OLD), "code")
    theirs = Patient("77", "Sam Osei", "left")
    other = replace(LINK, assignment_id=OTHER_ID)
    take(history, look(STRANGER, other, patient=theirs), "code")
    names = {key.name for key in known_keys(history)}
    third = replace(LINK, assignment_id=THIRD_ID)

    assert names == {"A. Therapist"}
    assert look(STRANGER, third, patient=theirs)
    assert look(OLD, third)
    with pytest.raises(AssignmentRefusedError, match="This plan is for 77"):
        look(OLD, third, patient=theirs)


def test_owner_stays_one_over_changes_of_key(elsewhere):
    """A plan with the second new key is of whom the first key was."""
    history, look = elsewhere
    take(history, look(OLD), "code")
    rekey(history, OLD, STRANGER)
    rekey(history, STRANGER, NEW, "2026-11-30T10:00:00.000Z")
    other = replace(LINK, assignment_id=OTHER_ID)

    assert look(NEW, other)[0].signed.owner == OLD.verify_key.id_text
    with pytest.raises(AssignmentRefusedError, match="This plan is for 77"):
        look(NEW, other, patient=Patient("77", "Sam Osei", "left"))
