"""A change of key: the old key signs which one comes after it, and the new one agrees.

The new key signs as well, so that nobody can name a key that is somebody else's. Who
has stolen a key can sign a change too; that is why a person who still has the paper
card of the new key compares the code all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.exchange.signed import minisign
from coach.exchange.signed.container import open_container, write_container
from coach.exchange.signed.errors import ContainerError, DifferentKeyError
from coach.exchange.signed.keys import VerifyKey
from coach.translate import tr

if TYPE_CHECKING:
    from coach.exchange.signed.container import FindKey
    from coach.exchange.signed.keys import SigningKey

KIND = "key-change"
ENDING = ".key-change"
_CONSENT = "new-key.minisig"
_COMMENT = "key-change agreed"


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A change of key that both keys have signed.

    Attributes:
        old: The key that was known.
        new: The key that takes its place.
        signer: What their owner calls themselves.
        issued: When it was signed, as they say: "2026-10-04T09:12:00Z".
    """

    old: VerifyKey
    new: VerifyKey
    signer: str
    issued: str


def write_key_change(
    old: SigningKey, new: SigningKey, signer: str, issued: str
) -> bytes:
    """Return the signed file that tells others about a new key.

    Args:
        old: The key that they know.
        new: The key that takes its place.
        signer: The name of their owner.
        issued: The time now, UTC.

    Raises:
        ContainerError: The name cannot be used, or both keys are the same.
    """
    if old.verify_key == new.verify_key:
        raise ContainerError(tr("The new key is the old one."))
    statement = _statement(old.verify_key, new.verify_key)
    facts = {
        "kind": KIND,
        "signer": signer,
        "issued": issued,
        "new_key": new.verify_key.text,
    }
    consent = minisign.sign(new, statement, _COMMENT)
    return write_container(facts, {_CONSENT: consent}, old)


def read_key_change(data: bytes, find_key: FindKey) -> KeyChange:
    """Read a change of key whose old key is trusted.

    Args:
        data: The signed file.
        find_key: Returns the key that is trusted under a number, or None.

    Raises:
        UnknownSignerError: The old key is not known here.
        DifferentKeyError: The new key has the number of another one that is known.
        SignedError: It is no change of key, or one that breaks a rule.
    """
    container = open_container(data, find_key)
    if container.kind != KIND:
        raise ContainerError(tr("This file is no change of key."))
    container.require_trusted()
    written, issued = (container.manifest.get(key) for key in ("new_key", "issued"))
    is_whole = isinstance(written, str) and isinstance(issued, str)
    if not is_whole or set(container.files) != {_CONSENT}:
        raise ContainerError(tr("The change of key is not complete."))
    new = VerifyKey.from_text(str(written))
    if new == container.signer:
        raise ContainerError(tr("The new key is the old one."))
    known = find_key(new.id_text)
    if known not in (None, new):
        sentence = tr("Another key is known here as {0} already.")
        raise DifferentKeyError(sentence.format(new.id_text))
    consent = minisign.read_signature(container.files[_CONSENT])
    minisign.verify(new, _statement(container.signer, new), consent)
    return KeyChange(container.signer, new, container.signer_name, str(issued))


def _statement(old: VerifyKey, new: VerifyKey) -> bytes:
    return f"coach-key-change/1\n{old.text}\n{new.text}\n".encode("ascii")
