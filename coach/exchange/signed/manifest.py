"""The manifest of a signed file: what it is, who signed it, and every file in it.

The signer's public key stands in the manifest, and the signature has to be checked
before anything is parsed. So the key is found by its one exact writing in the bytes
(`claimed_key`), and after parsing it has to be the same one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.exchange.signed.errors import ContainerError, NewerFileError
from coach.exchange.signed.keys import TEXT_PATTERN, VerifyKey
from coach.exchange.signed.manifest_values import check_values, decode
from coach.exchange.signed.zip_members import MAX_MEMBER_BYTES, is_good_name
from coach.files.digest import sha256_hex
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "MANIFEST.json"
MAX_BYTES = 256 << 10
FORMAT = 1
SIGNER_MAX = 200
# What the container itself writes; the rest is the business of each kind of file.
OWN_FIELDS = ("format", "signer_key", "files")
_KIND = re.compile(r"[a-z][a-z-]{0,31}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_SIGNER_KEY = re.compile(
    rf'"signer_key"[ \t\r\n]{{0,8}}:[ \t\r\n]{{0,8}}"({TEXT_PATTERN})"'.encode()
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the manifest lists it."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A manifest that keeps the rules.

    Attributes:
        fields: All that stands in it.
        files: What it lists, by name.
    """

    fields: Mapping[str, Any]
    files: Mapping[str, Listed]


def write_manifest(
    facts: Mapping[str, Any], files: Mapping[str, bytes], key: VerifyKey
) -> bytes:
    """Return the bytes of a manifest; the same ones for the same facts and files.

    Args:
        facts: `kind`, `signer` and whatever else belongs to the kind.
        files: The contents by name.
        key: The public half of the key that is going to sign.

    Raises:
        ValueError: A fact has the name of one that the container writes itself.
        ContainerError: The manifest would be refused when it is read.
    """
    if set(facts) & set(OWN_FIELDS):
        raise ValueError(sorted(set(facts) & set(OWN_FIELDS)))
    listed = {
        name: {"sha256": sha256_hex(content), "size": len(content)}
        for name, content in files.items()
    }
    content = {
        **facts,
        "format": FORMAT,
        "signer_key": key.text,
        "files": listed,
    }
    check_values(content)
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode("utf-8")


def claimed_key(data: bytes) -> VerifyKey:
    """Return the key that a manifest says it is signed with; nothing is parsed.

    Raises:
        ContainerError: There is no such key in it, or more than one.
        KeyTextError: It is no usable key.
    """
    found = _SIGNER_KEY.findall(data)
    if len(found) != 1:
        sentence = tr("The manifest does not name one signer, but {0}.")
        raise ContainerError(sentence.format(len(found)))
    return VerifyKey.from_text(found[0].decode("ascii"))


def read_manifest(data: bytes, key: VerifyKey) -> Manifest:
    """Parse a manifest whose signature was verified.

    Anybody can sign with a key of their own, so this is as careful as if nobody had.

    Args:
        data: Its exact bytes.
        key: The key that was verified.

    Raises:
        ContainerError: It is no manifest, or a field is wrong.
    """
    fields = decode(data)
    check_values(fields)
    written = fields.get("format")
    if type(written) is not int or written < 1:
        raise _refused("format", tr("has to be a whole number"))
    if written > FORMAT:
        raise NewerFileError(
            tr("The file was made by a newer version of Coach. Update Coach first.")
        )
    kind, signer = fields.get("kind"), fields.get("signer")
    if not isinstance(kind, str) or not _KIND.fullmatch(kind):
        raise _refused("kind", tr("has to be one word"))
    if not isinstance(signer, str) or not signer.strip() or len(signer) > SIGNER_MAX:
        raise _refused("signer", tr("has to be a name of at most 200 signs"))
    if fields.get("signer_key") != key.text:
        raise _refused("signer_key", tr("is not the key that has signed"))
    return Manifest(fields, _listed_files(fields.get("files")))


def comment_for(fields: Mapping[str, Any]) -> str:
    """Return what the signature says in its trusted comment: kind, id and revision."""
    parts = [str(fields["kind"])]
    if "assignment_id" in fields:
        parts.append(str(fields["assignment_id"]))
    if "revision" in fields:
        parts.append(f"r{fields['revision']}")
    return " ".join(parts)


def _listed_files(value: object) -> dict[str, Listed]:
    if not isinstance(value, dict):
        raise _refused("files", tr("has to be a table of names"))
    return {name: _listed(name, entry) for name, entry in value.items()}


def _listed(name: str, entry: object) -> Listed:
    where = f"files.{name[:60]}"
    if not is_good_name(name):
        raise _refused(where, tr("is no name for a file in here"))
    if not isinstance(entry, dict) or set(entry) != {"sha256", "size"}:
        raise _refused(where, tr("needs sha256 and size, and nothing else"))
    size, sha256 = entry["size"], entry["sha256"]
    if type(size) is not int or not 0 <= size <= MAX_MEMBER_BYTES:
        raise _refused(where, tr("has no size that is possible"))
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise _refused(where, tr("has no sha256 of 64 hexadecimal digits"))
    return Listed(size, sha256)


def _refused(field: str, what: str) -> ContainerError:
    return ContainerError(f"{NAME}: {field}: {what}.")
