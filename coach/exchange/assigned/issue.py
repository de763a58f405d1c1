"""Signing an assignment: one file to hand over, by mail, stick or cloud folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.exchange.assigned.draft import bundle_files
from coach.exchange.signed.container import open_container, write_container

if TYPE_CHECKING:
    from coach.exchange.assigned.draft import Draft, Link
    from coach.exchange.signed.keys import SigningKey
    from coach.files.model import Library

KIND = "assignment"
ENDING = ".assignment"
HANDOUT_FILE = "handout.pdf"


def issue(
    draft: Draft, link: Link, library: Library, key: SigningKey, handout: bytes = b""
) -> bytes:
    """Return the signed file of an assignment; it may be encrypted afterwards.

    Args:
        draft: What was filled in.
        link: Where it stands in the chain of its revisions.
        library: Where programs and exercises are taken from.
        key: The physiotherapist's.
        handout: A PDF to go with it, or nothing.

    Raises:
        ProblemsError: The plan, a program or a dose does not fit.
        ContainerError: It would be too large.
    """
    files = bundle_files(draft, link, library)
    if handout:
        files[HANDOUT_FILE] = handout
    facts: dict[str, object] = {
        "kind": KIND,
        "signer": draft.issuer.name,
        "assignment_id": link.assignment_id,
        "revision": link.revision,
        "patient_ref": draft.patient.ref,
        "issued": link.issued.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    if link.previous:
        facts["previous"] = f"sha256:{link.previous}"
    return write_container(facts, files, key)


def manifest_hash(bundle: bytes, key: SigningKey) -> str:
    """Return by what the next revision names this one, as 64 hexadecimal digits."""
    public = key.verify_key
    container = open_container(bundle, {public.id_text: public}.get)
    return container.manifest_sha256.removeprefix("sha256:")


def file_name(patient_ref: str, revision: int) -> str:
    """Return the name of an assignment's file, such as "P-0042-r3.assignment"."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", patient_ref).strip("-") or "patient"
    return f"{name}-r{revision}{ENDING}"
