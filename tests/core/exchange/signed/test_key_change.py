"""A change of key: the old key says so, the new one agrees, and both are checked."""

import pytest

from coach.exchange.signed import minisign
from coach.exchange.signed.container import open_container, write_container
from coach.exchange.signed.errors import (
    ContainerError,
    DifferentKeyError,
    KeyTextError,
    SignatureError,
    UnknownSignerError,
)
from coach.exchange.signed.key_change import read_key_change, write_key_change
from coach.exchange.signed.keys import SigningKey, VerifyKey
from tests.core.exchange.signed.bundles import (
    STRANGER,
    THERAPIST,
    assignment,
    key_change,
    knowing_nobody,
    trusting,
)

OLD, NEW = THERAPIST.verify_key, STRANGER.verify_key
ISSUED = "2026-10-04T09:12:00Z"
FACTS = {
    "kind": "key-change",
    "signer": "A. Therapist",
    "issued": ISSUED,
    "new_key": NEW.text,
}


def consent(by=STRANGER, old=OLD, new=NEW):
    """Return the file with which a new key agrees."""
    statement = f"coach-key-change/1\n{old.text}\n{new.text}\n".encode()
    return {"new-key.minisig": minisign.sign(by, statement, "key-change agreed")}


def test_change_is_read():
    """It names both keys, their owner, and when it was signed."""
    change = read_key_change(key_change(), trusting(THERAPIST))

    assert (change.old, change.new) == (OLD, NEW)
    assert (change.signer, change.issued) == ("A. Therapist", ISSUED)


def test_it_is_a_signed_file_like_others():
    """Somebody who does not know the old key can still look at it."""
    container = open_container(key_change(), knowing_nobody)

    assert container.kind == "key-change"
    assert container.manifest["new_key"] == NEW.text


def test_unknown_old_key():
    """A change of a key that is not known says nothing."""
    with pytest.raises(UnknownSignerError, match="Compare the code"):
        read_key_change(key_change(), knowing_nobody)


def test_old_key_of_another():
    """A stranger cannot change a key that is not theirs."""
    data = write_container(FACTS, consent(), STRANGER)
    with pytest.raises(UnknownSignerError):
        read_key_change(data, trusting(THERAPIST))


@pytest.mark.parametrize(
    "files",
    [
        consent(by=THERAPIST),
        consent(by=SigningKey(THERAPIST.seed, STRANGER.key_id)),
        consent(old=NEW),
        consent(new=OLD),
        {"new-key.minisig": b"signed, really"},
    ],
)
def test_new_key_did_not_agree(files):
    """Nobody can name a key that is somebody else's."""
    data = write_container(FACTS, files, THERAPIST)
    with pytest.raises(SignatureError):
        read_key_change(data, trusting(THERAPIST))


@pytest.mark.parametrize(
    ("facts", "files"),
    [
        (FACTS, {}),
        (FACTS, consent() | {"more.toml": b""}),
        ({key: FACTS[key] for key in ("kind", "signer", "issued")}, consent()),
        ({key: FACTS[key] for key in ("kind", "signer", "new_key")}, consent()),
        (FACTS | {"issued": 3}, consent()),
        (FACTS | {"new_key": [NEW.text]}, consent()),
    ],
)
def test_incomplete_change(facts, files):
    """A change without one of its parts, or with more, is refused."""
    data = write_container(facts, files, THERAPIST)
    with pytest.raises(ContainerError, match="not complete"):
        read_key_change(data, trusting(THERAPIST))


def test_new_key_that_is_none():
    """A new key that cannot be read is refused."""
    data = write_container(FACTS | {"new_key": "RW"}, consent(), THERAPIST)
    with pytest.raises(KeyTextError):
        read_key_change(data, trusting(THERAPIST))


def test_new_key_is_the_old_one():
    """Nothing would change, so it is neither written nor read."""
    with pytest.raises(ContainerError, match="is the old one"):
        write_key_change(THERAPIST, THERAPIST, "A. Therapist", ISSUED)
    files = consent(by=THERAPIST, new=OLD)
    data = write_container(FACTS | {"new_key": OLD.text}, files, THERAPIST)
    with pytest.raises(ContainerError, match="is the old one"):
        read_key_change(data, trusting(THERAPIST))


@pytest.mark.parametrize("number", [OLD.key_id, NEW.key_id])
def test_new_key_with_the_number_of_a_known_one(number):
    """A number that is known stands for the key that is known."""
    third = SigningKey(b"u" * 32, number)
    known = {OLD.id_text: OLD, NEW.id_text: NEW}
    data = write_key_change(THERAPIST, third, "A. Therapist", ISSUED)
    with pytest.raises(DifferentKeyError):
        read_key_change(data, known.get)


def test_new_key_that_is_known_already():
    """Reading the same change twice is no error."""
    known = {OLD.id_text: OLD, NEW.id_text: VerifyKey.from_text(NEW.text)}

    assert read_key_change(key_change(), known.get).new == NEW


def test_another_kind_of_file():
    """An assignment is no change of key."""
    with pytest.raises(ContainerError, match="no change of key"):
        read_key_change(assignment(), trusting(THERAPIST))
