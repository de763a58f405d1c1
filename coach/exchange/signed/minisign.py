"""Signatures as the tool minisign writes and reads them.

Four lines: a comment that anybody may change, the signature over the BLAKE2b-512 hash
of the bytes ("ED", prehashed), a trusted comment, and a second signature over the first
one with that comment.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.exchange.signed.errors import SignatureError
from coach.exchange.signed.keys import ID_BYTES, decode_exactly, id_text
from coach.translate import tr

if TYPE_CHECKING:
    from coach.exchange.signed.keys import SigningKey, VerifyKey

MAX_BYTES = 4096
_UNTRUSTED = "untrusted comment: "
_TRUSTED = "trusted comment: "
_PREHASHED = b"ED"
_SIGNATURE_BYTES = 64
# minisign itself puts tabs between the parts of a comment.
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that was read and not verified yet.

    Attributes:
        key_id: The number of the key that is said to have signed.
        over_hash: Ed25519 over the hash of the bytes.
        trusted_comment: What the signer says about them, in one line.
        over_comment: Ed25519 over `over_hash` and the comment.
    """

    key_id: bytes
    over_hash: bytes
    trusted_comment: str
    over_comment: bytes

    @property
    def id_text(self) -> str:
        """Return the number of the key as minisign prints it."""
        return id_text(self.key_id)


def sign(
    key: SigningKey,
    data: bytes,
    trusted_comment: str,
    comment: str = "signature made with Coach",
) -> bytes:
    """Return the text of a signature over some bytes; the same one every time.

    Args:
        key: Who signs.
        data: What is signed.
        trusted_comment: One line that is signed with it.
        comment: One line that is not.

    Raises:
        SignatureError: A comment is too long, or not one line.
    """
    over_hash = key.sign(_hash_of(data))
    over_comment = key.sign(over_hash + trusted_comment.encode("utf-8"))
    lines = (
        _UNTRUSTED + comment,
        _encoded(_PREHASHED + key.key_id + over_hash),
        _TRUSTED + trusted_comment,
        _encoded(over_comment),
    )
    text = "".join(line + "\n" for line in lines).encode("utf-8")
    read_signature(text)
    return text


def read_signature(text: bytes) -> Signature:
    """Read the text of a signature without verifying anything.

    Raises:
        SignatureError: It is not such a text, or one of another kind.
    """
    if len(text) > MAX_BYTES:
        raise SignatureError(tr("The signature is too long to be one."))
    try:
        lines = text.decode("utf-8").split("\n")
        first, named, comment, last = lines if lines[-1] else lines[:-1]
        content, over_comment = decode_exactly(named), decode_exactly(last)
    except ValueError as error:
        raise _malformed() from error
    if not first.startswith(_UNTRUSTED) or not comment.startswith(_TRUSTED):
        raise _malformed()
    comment = comment.removeprefix(_TRUSTED)
    if _CONTROL.search(first + comment):
        raise SignatureError(tr("The comment of the signature has unprintable signs."))
    start = len(_PREHASHED) + ID_BYTES
    if content[: len(_PREHASHED)] != _PREHASHED:
        raise SignatureError(tr("The signature is of a kind that Coach does not read."))
    if {len(content) - start, len(over_comment)} != {_SIGNATURE_BYTES}:
        raise _malformed()
    key_id = content[len(_PREHASHED) : start]
    return Signature(key_id, content[start:], comment, over_comment)


def verify(key: VerifyKey, data: bytes, signature: Signature) -> str:
    """Make sure that a key has signed exactly these bytes; return what it says of them.

    Returns:
        The trusted comment.

    Raises:
        SignatureError: Another key, other bytes, or another comment.
    """
    if key.key_id != signature.key_id:
        sentence = tr("This was signed with the key {0}, not with {1}.")
        raise SignatureError(sentence.format(signature.id_text, key.id_text))
    if not _holds(key, _hash_of(data), signature.over_hash):
        raise SignatureError(
            tr("The content was changed after it was signed, or another key signed it.")
        )
    comment = signature.trusted_comment
    message = signature.over_hash + comment.encode("utf-8")
    if not _holds(key, message, signature.over_comment):
        raise SignatureError(
            tr("The comment of the signature was changed after it was signed.")
        )
    return comment


def _hash_of(data: bytes) -> bytes:
    from hashlib import blake2b

    return blake2b(data).digest()


def _holds(key: VerifyKey, message: bytes, signature: bytes) -> bool:
    from nacl.exceptions import BadSignatureError
    from nacl.signing import VerifyKey as Ed25519

    try:
        Ed25519(key.public).verify(message, signature)
    except BadSignatureError:
        return False
    return True


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _malformed() -> SignatureError:
    return SignatureError(tr("The signature is damaged, or none that minisign makes."))
