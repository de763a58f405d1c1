"""The hash by which files are told apart, without loading OpenSSL for it."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any

# Python's own code for it, until 3.11 and since 3.12. `hashlib` always loads OpenSSL,
# which takes 3 MB; the library's own `random` goes the same way for the same reason.
_MODULES = ("_sha256", "_sha2", "hashlib")


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 of some bytes as 64 hexadecimal digits."""
    digest: str = _module().sha256(data).hexdigest()
    return digest


@cache
def _module() -> Any:  # noqa: ANN401 - whichever module this Python has
    for name in _MODULES:
        with suppress(ImportError):
            return import_module(name)
    raise AssertionError("hashlib is part of every Python")
