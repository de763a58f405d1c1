"""The keys of assignment.toml, format assignment/1: an envelope around a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.date_fields import Day, Instant
from coach.files.fields import Choice, Text, WholeNumber
from coach.files.groups import ListOf, Table
from coach.files.plan_table import PLAN
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.findings import Findings, KeyPath

REPORT_PARTS = ("sessions", "pain", "deviations", "notes")
SIDES = ("left", "right", "both")

_HASH = "^sha256:[0-9a-f]{64}$"
_UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_AGE_KEY = "^age1[0-9a-z]{20,100}$"


def _key(label: str, help: str) -> Text:  # noqa: A002
    return Text(
        label=label,
        help=help,
        max_length=110,
        pattern=_AGE_KEY,
        rule="an age key",
        example="age1" + 58 * "q",
    )


PATIENT = Table(
    label="Patient",
    help="Whom it is for.",
    fields={
        "ref": Text(label="Number", help="The practice's own number.", max_length=60),
        "name": Text(label="Name", help="Shown to the person.", max_length=120),
        "injured_side": Choice(choices=SIDES, label="Side", help="The sore side."),
        "key": _key("Key", "Only where the file is encrypted to the person."),
    },
    required=("ref",),
)

ISSUER = Table(
    label="From",
    help="Who wrote it; the signature says whether that is so.",
    fields={
        "name": Text(label="Name", help="Of the physiotherapist.", max_length=120),
        "role": Text(label="Role", help='Such as "Physiotherapist".', max_length=80),
        "clinic": Text(label="Practice", help="Where they work.", max_length=120),
        "contact": Text(label="Contact", help="Telephone or mail.", max_length=200),
    },
    required=("name",),
)

REPORT = Table(
    label="Report",
    help="What comes back, and how often it is asked for.",
    fields={
        "every_days": WholeNumber(
            low=1, high=60, label="Every so many days", help="7 is once a week."
        ),
        "include": ListOf(
            of=Choice(choices=REPORT_PARTS),
            high=len(REPORT_PARTS),
            unique=True,
            label="Contents",
            help="Never more than this leaves the computer.",
        ),
        "to": _key("To", "Key to which the report is encrypted."),
    },
)


class InOrder:
    """It does not end before it begins."""

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding when the last day is before the first."""
        first, last = table.get("valid_from"), table.get("valid_until")
        # Anything but two plain dates has its own finding.
        if type(first) is type(last) and first is not None and last < first:
            findings.add((*path, "valid_until"), tr('is before "valid_from"'))

    def schema(self) -> dict[str, Any]:
        """Return {}: draft-04 cannot compare two values."""
        return {}


class Chained:
    """Every revision but the first names the one before."""

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding when the link is missing, or there where nothing was before."""
        revision = table.get("revision")
        if not isinstance(revision, int):
            return
        if revision > 1 and "previous" not in table:
            sentence = tr('"previous" is missing; it names the revision before this')
            findings.add(path, sentence)
        elif revision == 1 and "previous" in table:
            findings.add((*path, "previous"), tr("the first revision follows no other"))

    def schema(self) -> dict[str, Any]:
        """Return {}: draft-04 cannot compare numbers with a key's presence."""
        return {}


_PLAN = PLAN.fields

ASSIGNMENT = Table(
    label="Assignment",
    help="A plan from a physiotherapist to one person.",
    fields={
        "format": Choice(
            choices=("assignment/1",),
            label="Format",
            help="Kind of file and version of its grammar; always the first line.",
        ),
        "assignment_id": Text(
            label="Id",
            help="The same in all revisions.",
            max_length=36,
            pattern=_UUID,
            rule="a UUID in lower case",
            example="7a1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11",
        ),
        "revision": _PLAN["revision"],
        "previous": Text(
            label="Previous",
            help="Hash of the manifest of the revision before.",
            max_length=71,
            pattern=_HASH,
            rule="a SHA-256 hash",
            example="sha256:" + 64 * "0",
        ),
        "issued": Instant(label="Issued", help="When it was signed."),
        "valid_from": Day(label="From", help="First day."),
        "valid_until": Day(label="Until", help="Last day; then a fresh one is needed."),
        "message": Text(
            label="Message",
            help="To the person, in your own words.",
            max_length=1000,
            multi_line=True,
        ),
        "patient": PATIENT,
        "issuer": ISSUER,
        "limits": _PLAN["limits"],
        "report": REPORT,
        **{
            key: _PLAN[key]
            for key in ("title", "language", "area", "summary", "sources", "notes")
        },
        **{key: _PLAN[key] for key in ("not_if", "between_stages", "others_took")},
        **{key: _PLAN[key] for key in ("ask", "back_off", "stage", "x")},
    },
    required=(
        "format",
        "assignment_id",
        "revision",
        "issued",
        "valid_from",
        "title",
        "language",
        "patient",
        "issuer",
        "stage",
    ),
    rules=(InOrder(), Chained()),
)
