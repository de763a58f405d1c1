"""Tests of coach.files.digest."""

import hashlib
import subprocess
import sys

import pytest

from coach.files.digest import sha256_hex


@pytest.mark.parametrize("data", [b"", b"abc", b"\xef\xbb\xbf" + b"x" * 100_000])
def test_digest_is_the_sha_256(data):
    """It is the hash that every other program gives for the same bytes."""
    assert sha256_hex(data) == hashlib.sha256(data).hexdigest()


def test_digest_does_not_load_openssl():
    """Reading a file leaves OpenSSL alone; it would take 3 MB."""
    code = (
        "import sys; from coach.files.digest import sha256_hex; sha256_hex(b'a');"
        "sys.exit('_hashlib' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)

    assert done.returncode == 0
