"""Signed files to test with: real programs in them, and keys that never change."""

import json
from pathlib import Path

from coach.exchange.signed import minisign
from coach.exchange.signed.container import write_container
from coach.exchange.signed.key_change import write_key_change
from coach.exchange.signed.keys import SigningKey
from coach.files.digest import sha256_hex
from tests.core.exchange.signed.zips import Part, build

PROGRAMS = Path(__file__).resolve().parents[4] / "programs"
THERAPIST = SigningKey.from_seed(b"t" * 32)
STRANGER = SigningKey.from_seed(b"s" * 32)
FACTS = {
    "kind": "assignment",
    "signer": "A. Therapist, Example Physio",
    "assignment_id": "7a1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11",
    "revision": 3,
    "patient_ref": "P-0042",
    "issued": "2026-10-04T09:12:00Z",
}
PLAN = b'format = "assignment/1"\nrevision = 3\nsets = 2\n'


def trusting(key):
    """Return a finder of keys that knows one of them."""
    public = key.verify_key
    return {public.id_text: public}.get


def knowing_nobody(id_text):
    """Return no key, whichever is asked for."""
    return


def shipped(pattern):
    """Return the bytes of a file that comes with Coach."""
    return next(PROGRAMS.rglob(pattern)).read_bytes()


def assignment(revision=3, plan=PLAN, key=THERAPIST):
    """Return the bytes of an assignment as it goes to a patient."""
    files = {
        "assignment.toml": plan,
        "programs/cramp-now.toml": shipped("cramp-now.program.toml"),
        "exercises/bird-dog.toml": shipped("bird-dog.exercise.toml"),
        "exercises/cat-camel.toml": shipped("cat-camel.exercise.toml"),
        # Already packed, so that it is stored as it is.
        "handout.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 2,
    }
    return write_container({**FACTS, "revision": revision}, files, key)


def report(key=THERAPIST):
    """Return the bytes of a report as it comes back."""
    facts = {**FACTS, "kind": "report", "from_day": "2026-10-05"}
    files = {
        "report.json": b'{"format": "report/1", "days": []}',
        "report.html": "<p>Tag für Tag</p>".encode() * 30,
    }
    return write_container(facts, files, key)


def key_change():
    """Return the bytes of a change of key."""
    return write_key_change(THERAPIST, STRANGER, "A. Therapist", "2026-10-04T09:12:00Z")


def fields_for(files, key=STRANGER, facts=None):
    """Return the fields of a manifest that lists some files truthfully."""
    return {
        **(FACTS if facts is None else facts),
        "format": 1,
        "signer_key": key.verify_key.text,
        "files": {
            name: {"sha256": sha256_hex(content), "size": len(content)}
            for name, content in files.items()
        },
    }


def signed_parts(manifest, files, key=STRANGER, comment=None):
    """Return the parts of a file whose manifest is whatever was given, signed.

    Args:
        manifest: The bytes of the manifest, or its fields.
        files: The contents by name.
        key: Who signs; the key in the manifest is left as it is.
        comment: The trusted comment; that of FACTS when it is left out.
    """
    if not isinstance(manifest, bytes):
        manifest = json.dumps(manifest, ensure_ascii=True, indent=1).encode()
    if comment is None:
        comment = f"assignment {FACTS['assignment_id']} r{FACTS['revision']}"
    signature = minisign.sign(key, manifest, comment)
    named = {"MANIFEST.json": manifest, "MANIFEST.json.minisig": signature, **files}
    return [Part(name.encode(), content) for name, content in named.items()]


def signed_zip(manifest, files, key=STRANGER, comment=None):
    """Return the bytes of a file whose manifest is whatever was given, signed."""
    return build(signed_parts(manifest, files, key, comment))
