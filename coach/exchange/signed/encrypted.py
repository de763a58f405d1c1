"""Encryption of a whole signed file with age: sign first, encrypt second.

age hides what is in a file and says nothing about who sent it. The key to decrypt with
is derived from the signing key, so that one key file keeps both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.exchange.signed.bech32 import bech32
from coach.exchange.signed.errors import EncryptionError
from coach.exchange.signed.zip_members import MAX_FILE_BYTES
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.exchange.signed.keys import SigningKey

_START = b"age-encryption.org/v1\n"
_HEADER_MAX_BYTES = 16 << 10
_RECIPIENTS_MAX = 64
# Header, and sixteen bytes for each block of 64 KiB; age does not compress.
_OVERHEAD_BYTES = _HEADER_MAX_BYTES + 4096
# 2^20 takes 1 GiB and some seconds. age itself writes 2^18, or what takes a second.
_WORK_MAX = 20
_PASSPHRASE = re.compile(rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)")
_PERSON = b"coach-age-key/1"


def is_encrypted(data: bytes) -> bool:
    """Return whether a file is one of age."""
    return data.startswith(_START)


def needs_passphrase(data: bytes) -> bool:
    """Return whether an encrypted file opens with a passphrase, not with a key.

    Raises:
        EncryptionError: It is no file of age, or one that is not opened here.
    """
    return any(line.startswith(b"-> scrypt ") for line in _stanzas(data))


def recipient_of(key: SigningKey) -> str:
    """Return what others encrypt to for the owner of a key ("age1…")."""
    from pyrage import x25519

    return str(x25519.Identity.from_str(identity_of(key)).to_public())


def identity_of(key: SigningKey) -> str:
    """Return the secret key of age ("AGE-SECRET-KEY-1…") that belongs to a key."""
    from hashlib import blake2b

    secret = blake2b(key.seed, digest_size=32, person=_PERSON).digest()
    return bech32("age-secret-key-", secret).upper()


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt a file to everybody named.

    Args:
        data: The file.
        recipients: "age1…", at least one.

    Raises:
        EncryptionError: One of them is no recipient, or the file is too large.
    """
    import pyrage

    # age adds a line of noise, so one fewer than are read.
    if not 0 < len(recipients) < _RECIPIENTS_MAX:
        sentence = tr("Choose one to {0} people who are to read the file.")
        raise EncryptionError(sentence.format(_RECIPIENTS_MAX - 1))
    _check_size(data)
    try:
        named = [pyrage.x25519.Recipient.from_str(each.strip()) for each in recipients]
        return bytes(pyrage.encrypt(data, named))
    except (pyrage.RecipientError, pyrage.EncryptError) as error:
        raise EncryptionError(
            tr("This is no key to encrypt to. It begins with age1.")
        ) from error


def encrypt_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Encrypt a file so that a passphrase opens it; takes about a second.

    Raises:
        EncryptionError: There is no passphrase, or the file is too large.
    """
    import pyrage

    if not passphrase:
        raise EncryptionError(tr("Choose a passphrase first."))
    _check_size(data)
    try:
        return bytes(pyrage.passphrase.encrypt(data, passphrase))
    except pyrage.EncryptError as error:
        raise EncryptionError(tr("The file could not be encrypted.")) from error


def decrypt(data: bytes, key: SigningKey) -> bytes:
    """Decrypt a file that was encrypted to the recipient of a key.

    Raises:
        EncryptionError: It is meant for somebody else, damaged, or too large.
    """
    import pyrage

    if needs_passphrase(data):
        raise EncryptionError(tr("This file opens with a passphrase, not with a key."))
    try:
        identity = pyrage.x25519.Identity.from_str(identity_of(key))
        content = bytes(pyrage.decrypt(data, [identity]))
    except pyrage.DecryptError as error:
        raise EncryptionError(
            tr("This file is encrypted to somebody else, or damaged.")
        ) from error
    _check_size(content)
    return content


def decrypt_with_passphrase(data: bytes, passphrase: str) -> bytes:
    """Decrypt a file with a passphrase; takes about a second.

    Raises:
        EncryptionError: The passphrase is wrong, or the file damaged or too large.
    """
    import pyrage

    if not needs_passphrase(data):
        raise EncryptionError(tr("This file opens with a key, not with a passphrase."))
    try:
        content = bytes(pyrage.passphrase.decrypt(data, passphrase))
    except pyrage.DecryptError as error:
        raise EncryptionError(
            tr("This passphrase does not open the file, or the file is damaged.")
        ) from error
    _check_size(content)
    return content


def _check_size(data: bytes) -> None:
    if len(data) > MAX_FILE_BYTES:
        raise EncryptionError(
            tr("The file is larger than {0} MiB, too large to be signed.").format(
                MAX_FILE_BYTES >> 20
            )
        )


def _stanzas(data: bytes) -> list[bytes]:
    """Return the lines that say who can open a file, before age spends time on them."""
    if not is_encrypted(data):
        raise EncryptionError(tr("This file is not encrypted."))
    if len(data) > MAX_FILE_BYTES + _OVERHEAD_BYTES:
        raise EncryptionError(tr("The encrypted file is too large for a signed one."))
    header, mark, _ = data[:_HEADER_MAX_BYTES].partition(b"\n---")
    found = [line for line in header.split(b"\n") if line.startswith(b"-> ")]
    if not mark or not found or len(found) > _RECIPIENTS_MAX:
        raise EncryptionError(tr("The beginning of the encrypted file is damaged."))
    for line in found:
        if line.startswith(b"-> scrypt") and not _is_cheap(line, len(found)):
            raise EncryptionError(
                tr("The passphrase of this file would take too long to check.")
            )
    return found


def _is_cheap(line: bytes, count: int) -> bool:
    match = _PASSPHRASE.fullmatch(line)
    return match is not None and count == 1 and int(match[1]) <= _WORK_MAX
