"""Bech32, against the writing that others have published."""

import pytest

from coach.exchange.signed.bech32 import bech32


@pytest.mark.parametrize(
    ("prefix", "content", "text"),
    [
        # Those that BIP-173 lists.
        ("a", "", "a12uel5l"),
        (
            "abcdef",
            "00443214c74254b635cf84653a56d7c675be77df",
            "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        ),
        (
            "split",
            "c5f38b70305f519bf66d85fb6cf03058f3dde463ecd7918f2dc743918f2d",
            "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
        ),
    ],
)
def test_known_writing(prefix, content, text):
    """The checksum is the one of the standard."""
    assert bech32(prefix, bytes.fromhex(content)) == text
