"""Encryption with age: to a key, with a passphrase, and never without limits."""

import random
import subprocess

import pytest

from coach.exchange.signed.container import open_container
from coach.exchange.signed.encrypted import (
    decrypt,
    decrypt_with_passphrase,
    encrypt,
    encrypt_with_passphrase,
    identity_of,
    is_encrypted,
    needs_passphrase,
    recipient_of,
)
from coach.exchange.signed.errors import EncryptionError
from tests.core.exchange.signed.bundles import STRANGER, THERAPIST, trusting

PASSPHRASE = "told by phone"
SALT = b"QHUZwLGVix392fghzTxVpA"
BODY = b"wJgZXdUVfRLlwpX0pHkaQobjNU2ikF0iCpw1HRPHBZo"
START = b"age-encryption.org/v1\n"
SCRYPT = b"-> scrypt " + SALT + b" 18\n" + BODY + b"\n"
END = b"--- " + BODY + b"\n" + bytes(100)


@pytest.fixture(scope="module")
def locked():
    """Return a file that opens with a passphrase."""
    return encrypt_with_passphrase(b"content", PASSPHRASE)


def age(*arguments, data=b""):
    """Run the stock age; return what it prints."""
    result = subprocess.run([*arguments], input=data, capture_output=True, check=True)
    return result.stdout


def test_opens_with_the_key(bundle):
    """A signed file comes back as it was, and still verifies."""
    sent = encrypt(bundle, [recipient_of(STRANGER)])

    assert is_encrypted(sent)
    assert not needs_passphrase(sent)
    assert decrypt(sent, STRANGER) == bundle
    assert open_container(decrypt(sent, STRANGER), trusting(THERAPIST)).is_trusted


def test_several_readers():
    """Everybody who is named can open it, and nobody else."""
    sent = encrypt(b"content", [recipient_of(STRANGER), recipient_of(THERAPIST) + "\n"])

    assert decrypt(sent, STRANGER) == decrypt(sent, THERAPIST) == b"content"


def test_somebody_else():
    """A key that it was not encrypted to does not open it."""
    sent = encrypt(b"content", [recipient_of(STRANGER)])
    with pytest.raises(EncryptionError, match="somebody else"):
        decrypt(sent, THERAPIST)


def test_key_of_age_belongs_to_the_signing_key():
    """It is derived, so that one key file keeps both; no two keys share it."""
    assert recipient_of(STRANGER) == recipient_of(STRANGER)
    assert recipient_of(STRANGER) != recipient_of(THERAPIST)
    assert STRANGER.seed.hex() not in identity_of(STRANGER)


def test_stock_age_knows_our_key():
    """The secret key that we write has the recipient that we name."""
    told = age("age-keygen", "-y", data=identity_of(STRANGER).encode())

    assert told.decode().strip() == recipient_of(STRANGER)


def test_stock_age_opens_ours(tmp_path):
    """It decrypts what we have encrypted."""
    key = tmp_path / "key"
    key.write_text(identity_of(STRANGER))
    sent = encrypt(b"content", [recipient_of(STRANGER)])

    assert age("age", "-d", "-i", str(key), data=sent) == b"content"


def test_opens_stock_age():
    """We decrypt what it has encrypted."""
    sent = age("age", "-r", recipient_of(STRANGER), data=b"content" * 20_000)

    assert decrypt(sent, STRANGER) == b"content" * 20_000


def test_passphrase(locked):
    """A file opens with its passphrase only, and says that it needs one."""
    assert needs_passphrase(locked)
    assert decrypt_with_passphrase(locked, PASSPHRASE) == b"content"
    with pytest.raises(EncryptionError, match="does not open"):
        decrypt_with_passphrase(locked, "a wrong one")


def test_wrong_way_in(locked):
    """A key for a passphrase, or the other way round, is pointed out."""
    sent = encrypt(b"content", [recipient_of(STRANGER)])
    with pytest.raises(EncryptionError, match="opens with a passphrase"):
        decrypt(locked, STRANGER)
    with pytest.raises(EncryptionError, match="opens with a key"):
        decrypt_with_passphrase(sent, PASSPHRASE)


@pytest.mark.parametrize("recipient", ["", "age1", "age1qqqq", "ssh-ed25519 AAAA", "é"])
def test_no_recipient(recipient):
    """A text that is no recipient is refused."""
    with pytest.raises(EncryptionError, match="begins with age1"):
        encrypt(b"content", [recipient])


@pytest.mark.parametrize("count", [0, 64])
def test_number_of_readers(count):
    """Nobody, or more than a file may name, is refused."""
    with pytest.raises(EncryptionError, match="one to 63 people"):
        encrypt(b"content", [recipient_of(STRANGER)] * count)


def test_most_readers():
    """As many readers as may be named can open what is written."""
    sent = encrypt(b"content", [recipient_of(STRANGER)] * 63)

    assert decrypt(sent, STRANGER) == b"content"


def test_no_passphrase():
    """An empty passphrase hides nothing."""
    with pytest.raises(EncryptionError, match="passphrase first"):
        encrypt_with_passphrase(b"content", "")


def test_too_large_to_send():
    """What would be refused where it arrives is not encrypted."""
    data = bytes((10 << 20) + 1)
    with pytest.raises(EncryptionError, match="10 MiB"):
        encrypt(data, [recipient_of(STRANGER)])
    with pytest.raises(EncryptionError, match="10 MiB"):
        encrypt_with_passphrase(data, PASSPHRASE)


def test_largest_file():
    """A file of just 10 MiB goes both ways."""
    data = bytes(10 << 20)

    assert decrypt(encrypt(data, [recipient_of(STRANGER)]), STRANGER) == data


def test_too_large_to_open():
    """A larger one is refused before, or else after it was decrypted."""
    before = age("age", "-r", recipient_of(STRANGER), data=bytes(11 << 20))
    after = age("age", "-r", recipient_of(STRANGER), data=bytes((10 << 20) + 9))
    with pytest.raises(EncryptionError, match="too large for a signed"):
        decrypt(before, STRANGER)
    with pytest.raises(EncryptionError, match="10 MiB"):
        decrypt(after, STRANGER)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "not encrypted"),
        (b"PK\x03\x04", "not encrypted"),
        (START, "beginning"),
        (START + END, "beginning"),
        (START + SCRYPT, "beginning"),
        (START + b"-> X25519 A\n" * 65 + END, "beginning"),
        (START + b"-> X25519 " + b"A" * 20_000 + b"\n" + END, "beginning"),
        (START + SCRYPT.replace(b" 18", b" 21") + END, "too long"),
        (START + SCRYPT.replace(b" 18", b" 63") + END, "too long"),
        (START + SCRYPT.replace(b" 18", b" 018") + END, "too long"),
        (START + SCRYPT.replace(b" 18", b" 4294967296") + END, "too long"),
        (START + SCRYPT.replace(b" 18", b"") + END, "too long"),
        (START + SCRYPT.replace(b" 18", b" 18 ") + END, "too long"),
        (START + SCRYPT * 2 + END, "too long"),
        (START + b"-> X25519 A\n" + SCRYPT + END, "too long"),
    ],
)
def test_greedy_or_damaged_beginning(data, sentence):
    """What would cost much time or memory is refused before age looks at it."""
    for open_it in (needs_passphrase, lambda data: decrypt(data, STRANGER)):
        with pytest.raises(EncryptionError, match=sentence):
            open_it(data)


def test_changed_bits():
    """Whatever is changed in an encrypted file, it opens as it was, or not at all."""
    sent = encrypt(b"content" * 30, [recipient_of(STRANGER)])
    choose = random.Random(8)
    opened = 0
    for _ in range(2000):
        data = bytearray(sent)
        data[choose.randrange(len(data))] ^= 1 << choose.randrange(8)
        del data[choose.randrange(len(data)) if choose.random() < 0.2 else len(data) :]
        try:
            assert decrypt(bytes(data), STRANGER) == b"content" * 30
            opened += 1
        except EncryptionError:
            continue

    assert opened == 0
