"""Keys: minisign's writing, QR text, pairing digits."""

import base64
import hashlib
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.signed.errors import KeyTextError
from coach.exchange.signed.keys import (
    SigningKey,
    VerifyKey,
    decode_exactly,
    digits,
    is_code_of,
    read_digits,
)
from tests.core.exchange.signed.bundles import PROGRAMS, STRANGER, THERAPIST

PUBLIC = THERAPIST.verify_key
# Written by minisign 0.11; its number was drawn, not derived.
FOREIGN = (
    "untrusted comment: minisign public key AF5252965B11D176\n"
    "RWR20RFbllJSr8H8KS8kOo1PhoS7CUMEe8mF03ePU3YGXfqq0g2tIii5\n"
)


def test_new_keys_differ():
    """Each key is made from new random numbers."""
    assert SigningKey.generate() != SigningKey.generate()


def test_text_goes_both_ways():
    """A key is the same after it was written and read."""
    assert VerifyKey.from_text(PUBLIC.text) == PUBLIC
    assert len(PUBLIC.text) == 56


def test_file_text_goes_both_ways():
    """A comment stands above the key, in one line, and does not matter."""
    text = PUBLIC.file_text("A. Therapist,\nExample Physio")

    assert text.splitlines()[0] == "untrusted comment: A. Therapist, Example Physio"
    assert VerifyKey.from_text(text.replace("\n", "\r\n")) == PUBLIC


def test_qr_text_goes_both_ways():
    """The text of the code is the key behind a prefix that names the version."""
    assert PUBLIC.qr_text == "coach-key:1:" + PUBLIC.text
    assert VerifyKey.from_qr(PUBLIC.qr_text + "\n") == PUBLIC


@pytest.mark.parametrize("text", ["", "coach-key:2:RW", "https://example.org", "RW"])
def test_qr_of_something_else(text):
    """Any other code is refused with a sentence."""
    with pytest.raises(KeyTextError, match="no key card"):
        VerifyKey.from_qr(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RW",
        PUBLIC.text[:-1],
        PUBLIC.text + "A",
        PUBLIC.text[:-1] + "!",
        "comment: x\n" + PUBLIC.text,
        PUBLIC.file_text("x") + PUBLIC.text,
    ],
)
def test_text_of_something_else(text):
    """A text of another shape is refused with a sentence."""
    with pytest.raises(KeyTextError, match="no public key"):
        VerifyKey.from_text(text)


def test_key_of_another_kind():
    """A key for another algorithm is refused."""
    with pytest.raises(KeyTextError, match="of a kind"):
        VerifyKey.from_text("RWX" + PUBLIC.text[3:])


@pytest.mark.parametrize(
    "public",
    [
        bytes(32),
        b"\x01" + bytes(31),
        b"\xec" + b"\xff" * 30 + b"\x7f",
        b"\xff" * 32,
        b"\x02" + bytes(31),
    ],
)
def test_point_that_no_program_makes(public):
    """Points of small order, outside the curve or written oddly are refused."""
    with pytest.raises(KeyTextError, match="damaged"):
        VerifyKey(b"12345678", public)


def test_keys_of_a_wrong_length():
    """A wrong length is our own mistake."""
    with pytest.raises(ValueError, match="7"):
        VerifyKey(b"1234567", PUBLIC.public)
    with pytest.raises(ValueError, match="31"):
        SigningKey(b"x" * 31, b"12345678")
    with pytest.raises(ValueError, match="32"):
        SigningKey.from_seed(b"x" * 31)


def test_keys_do_not_change():
    """Neither half can be altered after it was made."""
    with pytest.raises(AttributeError):
        PUBLIC.public = STRANGER.verify_key.public
    with pytest.raises(AttributeError):
        THERAPIST.seed = STRANGER.seed


def test_secret_does_not_show():
    """Neither the text of a secret key nor that of its parts holds the secret."""
    assert repr(THERAPIST.seed) not in repr(THERAPIST)
    assert THERAPIST.seed.hex() not in str(THERAPIST)
    assert pickle.loads(pickle.dumps(THERAPIST)) == THERAPIST


def test_key_of_stock_minisign():
    """Its file is read, and the key has the number that stands in the comment."""
    key = VerifyKey.from_text(FOREIGN)

    assert key.id_text == "AF5252965B11D176"
    assert key.text in FOREIGN


def test_digits_are_the_documented_hash():
    """Eight groups of four: SHA-256 over tag and key, modulo 10^32."""
    content = b"coach-key-digits/1\n" + base64.b64decode(PUBLIC.text)
    number = int.from_bytes(hashlib.sha256(content).digest(), "big") % 10**32

    assert digits(PUBLIC).replace(" ", "") == f"{number:032d}"
    assert [len(group) for group in digits(PUBLIC).split(" ")] == [4] * 8


def test_example_of_the_documentation():
    """Whoever writes another program can hold it against the example."""
    key = SigningKey.from_seed(bytes(range(32))).verify_key
    page = (PROGRAMS.parent / "docs" / "exchange.md").read_text("utf-8")

    assert key.text in page
    assert digits(key) in page


def test_digits_cover_the_number_of_the_key():
    """The same point under another number is another key."""
    assert digits(VerifyKey(b"12345678", PUBLIC.public)) != digits(PUBLIC)


@pytest.mark.parametrize(
    "change",
    [
        lambda code: code,
        lambda code: code.replace(" ", ""),
        lambda code: code.replace(" ", "-"),
        lambda code: code.replace(" ", " – "),
        lambda code: code.replace(" ", "\n\t"),
        lambda code: code.replace(" ", "\u00a0"),
        lambda code: code.translate({48 + n: 0x660 + n for n in range(10)}),
        lambda code: code.translate({48 + n: 0xFF10 + n for n in range(10)}),
    ],
)
def test_typed_digits(change):
    """Blanks, dashes and the digits of other scripts do not matter."""
    assert is_code_of(change(digits(PUBLIC)), PUBLIC)
    assert not is_code_of(change(digits(STRANGER.verify_key)), PUBLIC)


def test_one_wrong_digit():
    """A code that differs in one digit is the code of somebody else."""
    code = digits(PUBLIC)
    other = code[:-1] + str((int(code[-1]) + 1) % 10)

    assert not is_code_of(other, PUBLIC)


@pytest.mark.parametrize("count", [0, 31, 33])
def test_digits_of_another_number(count):
    """Too few or too many are counted in the sentence."""
    with pytest.raises(KeyTextError, match=f"these are {count}"):
        read_digits("1" * count)


@pytest.mark.parametrize("sign", ["O", "l", "½", "²", "/", "一"])
def test_typed_something_else(sign):
    """A sign that is no digit is named."""
    with pytest.raises(KeyTextError, match="no digit"):
        read_digits(sign + "1" * 31)


@given(st.text())
def test_any_typed_text(text):
    """Whatever is typed or scanned is refused with a sentence, if it is no key."""
    for read in (read_digits, VerifyKey.from_text, VerifyKey.from_qr):
        with pytest.raises(KeyTextError, match=r"\.$"):
            read(text)


@given(st.binary(min_size=32, max_size=32))
def test_any_seed(seed):
    """Every seed makes a key that can be written, read and shown."""
    key = SigningKey.from_seed(seed).verify_key

    assert VerifyKey.from_text(key.text) == key == VerifyKey.from_qr(key.qr_text)
    assert read_digits(digits(key)) == digits(key)


@pytest.mark.parametrize("text", ["QR==", "QQ=", "QQ==\n", "QQ", "Q Q=="])
def test_base64_with_another_writing(text):
    """The same bytes are read from one writing only."""
    assert decode_exactly("QQ==") == b"A"
    with pytest.raises(ValueError, match="base64"):
        decode_exactly(text)


def test_text_of_a_card_is_its_code():
    """What a telephone reads from the card compares as the digits do."""
    other = SigningKey.generate().verify_key

    assert is_code_of(f" {PUBLIC.qr_text}\n", PUBLIC)
    assert not is_code_of(other.qr_text, PUBLIC)


def test_beginning_of_a_card_text_is_no_code():
    """It says so once it is as long as a whole one."""
    with pytest.raises(KeyTextError, match="no public key"):
        is_code_of(PUBLIC.qr_text[:-3], PUBLIC)
