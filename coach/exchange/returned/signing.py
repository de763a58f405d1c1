"""A report as a signed file, and the file read back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.exchange.returned.page import report_page
from coach.exchange.returned.table import ReportError, read_report_text, report_text
from coach.exchange.signed.container import open_container, write_container
from coach.exchange.signed.encrypted import encrypt, recipient_of
from coach.translate import tr

if TYPE_CHECKING:
    from datetime import datetime

    from coach.exchange.returned.model import Report
    from coach.exchange.signed.container import Container, FindKey
    from coach.exchange.signed.keys import SigningKey

KIND = "report"
ENDING = ".report"
_REPORT, _PAGE, _FHIR = "report.json", "report.html", "fhir.json"


@dataclass(frozen=True, slots=True)
class SignedReport:
    """A report whose signature holds.

    Attributes:
        recipient: age key to which the next assignment can be encrypted.
        page: The page for people, as it was sent.
    """

    container: Container
    report: Report
    recipient: str
    page: str


def sign_report(
    report: Report, key: SigningKey, now: datetime, *, to: str = "", fhir: str = ""
) -> bytes:
    """Return the signed file of a report.

    Args:
        report: What goes back.
        key: The person's own.
        now: The present, in UTC.
        to: age key of the physiotherapist, or "" for a file that is not encrypted.
        fhir: A FHIR bundle to go along, or "".

    Raises:
        ContainerError: It would be too large.
        EncryptionError: `to` is no age key.
    """
    facts = {
        "kind": KIND,
        "signer": report.patient_name or report.patient_ref,
        "assignment_id": report.assignment_id,
        "revision": report.revision,
        "patient_ref": report.patient_ref,
        "followed_manifest_sha256": report.followed,
        "from_day": report.from_day.isoformat(),
        "to_day": report.to_day.isoformat(),
        "issued": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "recipient": recipient_of(key),
    }
    files = {_REPORT: report_text(report).encode(), _PAGE: report_page(report).encode()}
    if fhir:
        files[_FHIR] = fhir.encode()
    data = write_container(facts, files, key)
    return encrypt(data, [to]) if to else data


def open_report(data: bytes, find_key: FindKey) -> SignedReport:
    """Return the report in a signed file, decrypted before.

    Args:
        data: The file.
        find_key: Returns the key that is pinned under a number, or None.

    Raises:
        SignedError: It is not whole, was altered, or is not signed as it says.
        ReportError: It is something else, or contradicts itself.
    """
    container = open_container(data, find_key)
    if container.kind != KIND or _REPORT not in container.files:
        raise ReportError(tr("This file is no report."))
    report = read_report_text(container.files[_REPORT])
    says = {
        "assignment_id": report.assignment_id,
        "revision": report.revision,
        "patient_ref": report.patient_ref,
        "followed_manifest_sha256": report.followed,
        "from_day": report.from_day.isoformat(),
        "to_day": report.to_day.isoformat(),
    }
    for name, value in says.items():
        if container.manifest.get(name) != value:
            sentence = tr("The report contradicts itself about “{0}”.")
            raise ReportError(sentence.format(name))
    recipient = str(container.manifest.get("recipient") or "")
    page = container.files.get(_PAGE, b"").decode("utf-8", "replace")
    return SignedReport(container, report, recipient, page)


def report_name(report: Report) -> str:
    """Return the name of a report's file, such as "P-0042-2026-10-12.report"."""
    name = re.sub(r"[^A-Za-z0-9_-]+", "-", report.patient_ref).strip("-") or "report"
    return f"{name}-{report.to_day.isoformat()}{ENDING}"
