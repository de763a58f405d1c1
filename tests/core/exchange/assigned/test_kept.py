"""Signed plans and keys in the history."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from coach.exchange.assigned.kept import (
    KeptBundle,
    KeptKey,
    keep_bundle,
    keep_own_key,
    kept_bundles,
    known_keys,
    own_key,
    revisions,
    revoke_key,
    set_state,
    trust_key,
)
from coach.store.connection import open_store, transaction

KEY = KeptKey("1234567890ABCDEF", "RWQ", "A. Therapist", "first-use", "2026-11-28")
FIRST = KeptBundle("a", 1, "h1", KEY.key_id, "t1", "", "r1", "current", b"one")
SECOND = replace(FIRST, revision=2, manifest_sha256="h2", bundle=b"two")


@pytest.fixture
def connection(tmp_path):
    """Return an open, empty history."""
    with closing(open_store(tmp_path / "history.sqlite")) as connection:
        yield connection


def test_bytes_come_back_as_they_were(connection):
    """What was kept is what is read, without an end where there was none."""
    keep_bundle(connection, FIRST)

    assert kept_bundles(connection) == (FIRST,)


def test_new_revision_takes_the_place_of_the_old(connection):
    """One is current; the old one stays readable."""
    with transaction(connection):
        keep_bundle(connection, FIRST)
        keep_bundle(connection, SECOND)

    assert kept_bundles(connection) == (SECOND,)
    assert [each.state for each in revisions(connection, "a")] == [
        "superseded",
        "current",
    ]


def test_revision_that_waits_leaves_the_current_one(connection):
    """A plan whose key nobody confirmed changes nothing."""
    keep_bundle(connection, FIRST)
    keep_bundle(connection, replace(SECOND, state="waiting"))
    assert [each.revision for each in kept_bundles(connection, ("current",))] == [1]

    set_state(connection, "a", 2, "current")
    assert [each.revision for each in kept_bundles(connection)] == [2]


def test_same_revision_is_kept_once(connection):
    """The second of two with the same number is refused by the file itself."""
    keep_bundle(connection, FIRST)

    with pytest.raises(sqlite3.IntegrityError):
        keep_bundle(connection, replace(FIRST, manifest_sha256="other"))


def test_plan_that_waits_stands_in_nobodys_way(connection):
    """A stranger cannot take the number of the revision that is to come."""
    keep_bundle(connection, FIRST)
    keep_bundle(connection, replace(SECOND, state="waiting", bundle=b"stranger"))
    keep_bundle(connection, replace(SECOND, manifest_sha256="h3"))

    (found,) = kept_bundles(connection)
    assert (found.revision, found.state, found.bundle) == (2, "current", b"two")


def test_key_learns_a_better_way(connection):
    """A key of first use becomes confirmed when its code was compared."""
    trust_key(connection, KEY)
    trust_key(connection, replace(KEY, name="Dr A. Therapist", how="code"))

    (found,) = known_keys(connection)
    assert (found.name, found.how) == ("Dr A. Therapist", "code")
    assert found.added_at == KEY.added_at


def test_revoked_key_stays_revoked(connection):
    """Trusting it again does not bring it back."""
    trust_key(connection, KEY)
    revoke_key(connection, KEY.key_id, "2026-12-01")
    trust_key(connection, KEY)

    (found,) = known_keys(connection)
    assert found.revoked_at == "2026-12-01"


def test_own_key_is_made_once(connection):
    """A second one is not kept: reports go on with the key that is known."""
    assert own_key(connection, "report") == ""
    assert keep_own_key(connection, "report", "one", "t") == "one"
    assert keep_own_key(connection, "report", "two", "t") == "one"
