"""One file that somebody has signed: a zip with a manifest, its signature, and files.

Nothing in it is parsed before its signature holds, nothing is written to disk, and no
file is accepted that two programs could read in two ways. A signer whom nobody has
confirmed is no reason to refuse: the file is whole, and says who signed it, but
`is_trusted` is False, and whoever wants to act on it asks with `require_trusted`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from coach.exchange.signed import manifest as manifests
from coach.exchange.signed import minisign
from coach.exchange.signed.encrypted import is_encrypted
from coach.exchange.signed.errors import (
    ContainerError,
    DifferentKeyError,
    EncryptedFileError,
    UnknownSignerError,
)
from coach.exchange.signed.zip_members import MAX_FILE_BYTES, read_members, unpack
from coach.files.digest import sha256_hex
from coach.files.reading import read_bytes
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from coach.exchange.signed.keys import SigningKey, VerifyKey
    from coach.exchange.signed.manifest import Manifest
    from coach.exchange.signed.zip_members import Member

    # Returns the key that is trusted under a number (`VerifyKey.id_text`), or None.
    FindKey = Callable[[str], VerifyKey | None]

SIGNATURE_NAME = "MANIFEST.json.minisig"
_FIXED = frozenset((manifests.NAME, SIGNATURE_NAME))
_LIMITS = {manifests.NAME: manifests.MAX_BYTES, SIGNATURE_NAME: minisign.MAX_BYTES}
# Zip begins in 1980; a file that is made twice has to be the same twice.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_ORDINARY_FILE = 0o100644 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Container:
    """A signed file that kept every rule.

    Attributes:
        manifest: All that the manifest says.
        manifest_bytes: What was signed.
        trusted_comment: What the signature says: kind, id and revision.
        signer: The key that has signed.
        is_trusted: Whether that key is one that the reader knows.
        files: The contents by name.
    """

    manifest: Mapping[str, Any]
    manifest_bytes: bytes
    trusted_comment: str
    signer: VerifyKey
    is_trusted: bool
    files: Mapping[str, bytes]

    @property
    def kind(self) -> str:
        """Return what it is: "assignment", "report", "key-change"."""
        return str(self.manifest["kind"])

    @property
    def signer_name(self) -> str:
        """Return what the signer calls themselves; only the key proves anything."""
        return str(self.manifest["signer"])

    @property
    def manifest_sha256(self) -> str:
        """Return by what a later revision and a report name this file."""
        return "sha256:" + sha256_hex(self.manifest_bytes)

    def require_trusted(self) -> None:
        """Make sure that the reader knows the key.

        Raises:
            UnknownSignerError: Nobody has confirmed it yet.
        """
        if not self.is_trusted:
            sentence = tr(
                "{0} signed this file with a key that is new here. Compare the code "
                "with them first."
            )
            raise UnknownSignerError(sentence.format(self.signer_name))


def write_container(
    facts: Mapping[str, Any], files: Mapping[str, bytes], key: SigningKey
) -> bytes:
    """Return a signed file; the same bytes for the same facts, files and key.

    Args:
        facts: What the manifest says besides the list of files: at least `kind` and
            `signer`, the name of who signs. The trusted comment of the signature is
            made of `kind`, `assignment_id` and `revision`.
        files: The contents by name, as "programs/warm-up.toml".
        key: Who signs.

    Raises:
        ContainerError: It would be refused when it is read: too large, a bad name.
        SignatureError: The comment of the signature would be too long.
        ValueError: A fact has the name of one that the container writes itself.
    """
    public = key.verify_key
    manifest = manifests.write_manifest(facts, files, public)
    # Reads the facts as a stranger will, before the comment is made of them.
    fields = manifests.read_manifest(manifest, public).fields
    signature = minisign.sign(key, manifest, manifests.comment_for(fields))
    members = {manifests.NAME: manifest, SIGNATURE_NAME: signature}
    data = _packed(members | dict(sorted(files.items())))
    open_container(data, {public.id_text: public}.get)
    return data


def read_container(path: Path, find_key: FindKey) -> Container:
    """Read a signed file from disk; see `open_container`.

    Raises:
        FileError: It is missing, may not be read, or is no ordinary file.
        SignedError: It breaks a rule.
    """
    return open_container(read_bytes(path, MAX_FILE_BYTES), find_key)


def open_container(data: bytes, find_key: FindKey) -> Container:
    """Return what is in a signed file once everything about it is as it should be.

    Args:
        data: The whole file.
        find_key: Returns the key that is trusted under a number, or None. It may raise
            a CoachError of its own, as for a key that was revoked.

    Raises:
        EncryptedFileError: It has to be decrypted first.
        DifferentKeyError: The number of a trusted key, but another key.
        SignatureError: The signature does not fit.
        ContainerError: Any other rule is broken; each has its own sentence.
    """
    if is_encrypted(data):
        raise EncryptedFileError(
            tr("This file is encrypted. It has to be opened first.")
        )
    members = read_members(data, _LIMITS, _FIXED)
    if not members.keys() >= _FIXED:
        raise ContainerError(tr("The file is not signed."))
    content = unpack(members[manifests.NAME])
    signature = minisign.read_signature(unpack(members[SIGNATURE_NAME]))
    known = find_key(signature.id_text)
    signer = _signer(content, signature, known)
    comment = minisign.verify(signer, content, signature)
    manifest = manifests.read_manifest(content, signer)
    if comment != manifests.comment_for(manifest.fields):
        raise ContainerError(tr("The signature speaks of another file than this one."))
    files = _listed_content(manifest, members)
    return Container(
        *(MappingProxyType(dict(manifest.fields)), content, comment, signer),
        *(known is not None, MappingProxyType(files)),
    )


def _signer(
    content: bytes, signature: minisign.Signature, known: VerifyKey | None
) -> VerifyKey:
    """Return the key to verify with: the known one, else the one that is claimed."""
    claimed = manifests.claimed_key(content)
    if claimed.key_id != signature.key_id:
        raise ContainerError(
            tr("The file names another signer than the one who signed it.")
        )
    if known is not None and known != claimed:
        sentence = tr(
            "This was signed with another key than the one that is known here as {0}. "
            "Ask the person who sent it."
        )
        raise DifferentKeyError(sentence.format(signature.id_text))
    return claimed


def _listed_content(
    manifest: Manifest, members: Mapping[str, Member]
) -> dict[str, bytes]:
    """Return the files, which are those that the manifest lists and no others."""
    for name in sorted(members.keys() - manifest.files.keys() - _FIXED):
        raise ContainerError(tr("{0} was added and is not signed.").format(name))
    for name in sorted(manifest.files.keys() - members.keys()):
        raise ContainerError(tr("{0} is missing from the file.").format(name))
    files = {}
    for name, listed in manifest.files.items():
        member = members[name]
        if member.size != listed.size:
            raise ContainerError(
                tr("{0} has another size than is signed.").format(name)
            )
        content = unpack(member)
        if sha256_hex(content) != listed.sha256:
            raise ContainerError(
                tr("{0} was changed after it was signed.").format(name)
            )
        files[name] = content
    return files


def _packed(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _NO_TIME)
            info.create_system = _UNIX
            info.external_attr = _ORDINARY_FILE
            is_smaller = len(zlib.compress(content, 9)) < len(content)
            info.compress_type = (
                zipfile.ZIP_DEFLATED if is_smaller else zipfile.ZIP_STORED
            )
            archive.writestr(info, content, compresslevel=9)
    return target.getvalue()
