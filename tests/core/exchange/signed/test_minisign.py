"""Signatures: the stock minisign reads ours, and we read its."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.signed.errors import SignatureError
from coach.exchange.signed.keys import VerifyKey
from coach.exchange.signed.minisign import read_signature, sign, verify
from tests.core.exchange.signed.bundles import STRANGER, THERAPIST

PUBLIC = THERAPIST.verify_key
DATA = b"sets = 2\n"


def minisign(*arguments):
    """Run the stock minisign."""
    command = ["minisign", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture
def signature():
    """Return the lines of a good signature."""
    return sign(THERAPIST, DATA, "assignment 7a r3").decode().splitlines()


def joined(lines):
    """Return lines as the bytes of a signature."""
    return "".join(line + "\n" for line in lines).encode()


def test_verifies_own(signature):
    """A signature fits the bytes it was made for, and gives its comment back."""
    read = read_signature(joined(signature))

    assert verify(PUBLIC, DATA, read) == "assignment 7a r3"
    assert joined(signature) == sign(THERAPIST, DATA, "assignment 7a r3")


def test_stock_minisign_verifies_ours(tmp_path):
    """It accepts our signature and key file, and prints the trusted comment."""
    (tmp_path / "data").write_bytes(DATA)
    (tmp_path / "data.minisig").write_bytes(sign(THERAPIST, DATA, "für P-0042"))
    (tmp_path / "key.pub").write_text(PUBLIC.file_text("A. Therapist"), "utf-8")

    by_text = minisign("-Vm", tmp_path / "data", "-P", PUBLIC.text)
    by_file = minisign("-Vm", tmp_path / "data", "-p", tmp_path / "key.pub")

    assert by_text.returncode == by_file.returncode == 0
    assert "Trusted comment: für P-0042" in by_text.stdout


def test_stock_minisign_refuses_changed(tmp_path):
    """It refuses our signature over other bytes, so the test above says something."""
    (tmp_path / "data").write_bytes(DATA + b" ")
    (tmp_path / "data.minisig").write_bytes(sign(THERAPIST, DATA, "c"))

    assert minisign("-Vm", tmp_path / "data", "-P", PUBLIC.text).returncode != 0


def signed_by_stock(folder, *options):
    """Return a new key of the stock minisign and its signature over DATA."""
    data, public, secret = (folder / name for name in ("data", "pub", "sec"))
    data.write_bytes(DATA)
    minisign("-GW", "-p", public, "-s", secret)
    minisign(*options, data, "-s", secret)
    signature = (folder / "data.minisig").read_bytes()
    return VerifyKey.from_text(public.read_text("utf-8")), signature


def test_verifies_stock_minisign(tmp_path):
    """We accept a signature and a public key that it has made."""
    key, text = signed_by_stock(tmp_path, "-t", "von Hand", "-Sm")
    signature = read_signature(text)

    assert verify(key, DATA, signature) == "von Hand"
    with pytest.raises(SignatureError, match="changed after"):
        verify(key, DATA + b" ", signature)


def test_usual_comment_of_stock_minisign(tmp_path):
    """The comment that it writes by itself has tabs, and is read."""
    key, text = signed_by_stock(tmp_path, "-Sm")

    assert "\tfile:data" in verify(key, DATA, read_signature(text))


def test_old_kind_of_stock_minisign(tmp_path):
    """A signature over the bytes themselves, not their hash, is not read."""
    _, text = signed_by_stock(tmp_path, "-Slm")

    with pytest.raises(SignatureError, match="of a kind"):
        read_signature(text)


def test_changed_bytes(signature):
    """Other bytes do not fit."""
    with pytest.raises(SignatureError, match="content was changed"):
        verify(PUBLIC, DATA + b" ", read_signature(joined(signature)))


def test_changed_comment(signature):
    """The comment is signed as well."""
    signature[2] = "trusted comment: assignment 7a r4"

    with pytest.raises(SignatureError, match="comment of the signature was changed"):
        verify(PUBLIC, DATA, read_signature(joined(signature)))


def test_other_key(signature):
    """Both keys are named when the number is another one."""
    with pytest.raises(SignatureError, match=PUBLIC.id_text):
        verify(STRANGER.verify_key, DATA, read_signature(joined(signature)))


def test_other_key_of_that_number(signature):
    """A number alone proves nothing."""
    pretender = VerifyKey(PUBLIC.key_id, STRANGER.verify_key.public)

    with pytest.raises(SignatureError, match="another key signed it"):
        verify(pretender, DATA, read_signature(joined(signature)))


def test_untrusted_comment_is_free(signature):
    """Everybody may change it, and the last line break may be missing."""
    signature[0] = "untrusted comment: something else"
    read = read_signature(joined(signature)[:-1])

    assert verify(PUBLIC, DATA, read) == "assignment 7a r3"


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[:3],
        lambda lines: [*lines, "more"],
        lambda lines: ["comment", *lines[1:]],
        lambda lines: [*lines[:2], "untrusted comment: x", lines[3]],
        lambda lines: [lines[0], lines[1][:-4], *lines[2:]],
        lambda lines: [lines[0], lines[1] + "AAAA", *lines[2:]],
        lambda lines: [lines[0], " " + lines[1], *lines[2:]],
        lambda lines: [*lines[:3], lines[3][:-4]],
        lambda lines: [*lines[:3], lines[3].replace("=", "A")],
        lambda lines: [line + "\r" for line in lines],
        lambda lines: [],
    ],
)
def test_damaged_text(signature, change):
    """Another shape is refused with a sentence before anything is verified."""
    with pytest.raises(SignatureError, match="damaged"):
        read_signature(joined(change(signature)))


def test_second_writing_of_the_same_bytes(signature):
    """Unused bits at the end of base64 have to be zero."""
    head = signature[1].rstrip("=")
    last = chr(ord(head[-1]) + 1)
    signature[1] = head[:-1] + last + signature[1][len(head) :]

    with pytest.raises(SignatureError, match="damaged"):
        read_signature(joined(signature))


@pytest.mark.parametrize("comment", ["a\nb", "a\rb", "a\x1bb", "x" * 5000])
def test_comment_that_cannot_be_signed(comment):
    """A comment is one line of at most a few thousand signs."""
    with pytest.raises(SignatureError):
        sign(THERAPIST, DATA, comment)


@given(st.binary(max_size=400))
def test_any_bytes(data):
    """Whatever stands in a signature file, it is read or refused with a sentence."""
    with pytest.raises(SignatureError):
        read_signature(data)
