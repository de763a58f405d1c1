"""The text of a key file: wrong passphrase, damage and greed are three things."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.signed import key_text
from coach.exchange.signed.errors import (
    KeyFileError,
    KeyTextError,
    SignedError,
    WrongPassphraseError,
)
from coach.exchange.signed.key_text import open_sealed, read_sealed, seal_key
from coach.files.digest import sha256_hex
from tests.core.exchange.signed.bundles import STRANGER, THERAPIST

PASSPHRASE = "correct horse"
CHEAP = 14


@pytest.fixture(scope="module")
def text():
    """Return the text of a key file."""
    return seal_key(THERAPIST, PASSPHRASE, CHEAP)


def resealed(text, old, new):
    """Return a key file with other lines and the checksum that belongs to them."""
    body = re.sub(old, new, text.rpartition("sha256: ")[0])
    return (body + f"sha256: {sha256_hex(body.encode())}\n").encode()


def test_opens_with_its_passphrase(text):
    """The key comes back as it was."""
    assert open_sealed(read_sealed(text.encode()), PASSPHRASE) == THERAPIST


def test_usual_cost_opens():
    """So does a file with the cost that Coach writes."""
    data = seal_key(THERAPIST, PASSPHRASE).encode()

    assert b" n=2^17 r=8 p=1 " in data
    assert open_sealed(read_sealed(data), PASSPHRASE) == THERAPIST


def test_passphrase_from_another_keyboard():
    """Composed and decomposed letters are the same letters."""
    data = seal_key(THERAPIST, "zwölf Äpfel", CHEAP).encode()

    assert open_sealed(read_sealed(data), "zwo\u0308lf A\u0308pfel") == THERAPIST


def test_wrong_passphrase(text):
    """It has a sentence of its own."""
    sealed = read_sealed(text.encode())

    for wrong in ("", "Correct horse", PASSPHRASE + " "):
        with pytest.raises(WrongPassphraseError, match="not the passphrase"):
            open_sealed(sealed, wrong)


def test_public_half_needs_no_passphrase(text):
    """The code of a key can be shown before it is opened."""
    assert read_sealed(text.encode()).public == THERAPIST.verify_key


def test_secret_is_not_in_it(text):
    """The seed stands nowhere in the file, and two files differ everywhere."""
    sealed = read_sealed(text.encode())
    again = read_sealed(seal_key(THERAPIST, PASSPHRASE, CHEAP).encode())

    assert THERAPIST.seed not in sealed.sealed
    assert sealed.salt != again.salt
    assert sealed.sealed[:24] != again.sealed[:24]


@pytest.mark.parametrize("passphrase", ["", "seven77", "       a"])
def test_short_passphrase(passphrase):
    """One that is guessed in no time is not taken."""
    with pytest.raises(KeyFileError, match="at least 8"):
        seal_key(THERAPIST, passphrase)


def test_line_ends_of_another_system(text):
    """A file that went through a mail program opens."""
    data = text.replace("\n", "\r\n").encode()

    assert open_sealed(read_sealed(data), PASSPHRASE) == THERAPIST


def test_every_damaged_sign(text):
    """Whichever sign is changed, the file is damaged, and not the passphrase wrong."""
    data = text.rstrip("\n").encode()
    for at in range(len(data)):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        with pytest.raises(KeyFileError):
            read_sealed(changed)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_cut_short(text, share):
    """A part of a file is damaged."""
    with pytest.raises(KeyFileError, match="damaged"):
        read_sealed(text[: int(len(text) * share)].encode())


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"untrusted comment: x\nRW", b"x"])
def test_other_file(data):
    """Something else is no key file."""
    with pytest.raises(KeyFileError, match="no key file"):
        read_sealed(data)


def test_endless_file(text):
    """What is longer than any key file is not looked through."""
    with pytest.raises(KeyFileError, match="no key file"):
        read_sealed(text.encode() + b"\n" * key_text.MAX_BYTES)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r"n=2\^14", "n=2^19"),
        (r"n=2\^14", "n=2^13"),
        (r"n=2\^14", "n=2^999999999"),
        ("r=8", "r=9"),
        ("r=8", "r=999999999"),
        ("p=1", "p=2"),
        ("p=1", "p=0"),
    ],
)
def test_greedy_file(text, old, new):
    """A file that asks for much memory or time is refused before it gets any."""
    with pytest.raises(KeyFileError, match="more work"):
        read_sealed(resealed(text, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("salt=[^\n]*", "salt=AAAA"),
        ("salt=[^\n]*", "salt=!!!!"),
        ("sealed: [^\n]*", "sealed: AAAA"),
        ("scrypt: ", "argon2: "),
        ("secret-key 1", "secret-key 2"),
        ("\nscrypt", "\nmore: x\nscrypt"),
    ],
)
def test_edited_file(text, old, new):
    """One whose checksum was made to fit is refused as well."""
    with pytest.raises(KeyFileError, match=r"newer version|by hand"):
        read_sealed(resealed(text, old, new))


def test_forged_public_key(text):
    """The lines above the secret are covered by the seal."""
    other = STRANGER.verify_key.text
    sealed = read_sealed(resealed(text, r"public: [^\n]*", f"public: {other}"))

    with pytest.raises(WrongPassphraseError):
        open_sealed(sealed, PASSPHRASE)


def test_public_key_that_is_none(text):
    """A damaged public key has the sentence of public keys."""
    with pytest.raises(KeyTextError):
        read_sealed(resealed(text, r"public: [^\n]*", "public: RW"))


def test_forged_seal(text):
    """A changed secret is not given out, whatever the checksum says."""
    sealed = read_sealed(text.encode())
    choose = random.Random(6)
    for _ in range(8):
        at = choose.randrange(len(sealed.sealed))
        changed = bytearray(sealed.sealed)
        changed[at] ^= 1 << choose.randrange(8)
        forged = key_text.SealedKey(
            *(sealed.public, CHEAP, sealed.salt, sealed.covered, bytes(changed))
        )
        with pytest.raises(WrongPassphraseError):
            open_sealed(forged, PASSPHRASE)


@given(st.binary(max_size=500))
def test_any_bytes(data):
    """Whatever is opened as a key file is refused with a sentence."""
    for content in (data, b"coach-secret-key 1\n" + data):
        with pytest.raises(SignedError):
            read_sealed(content)
