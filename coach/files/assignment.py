"""Reading assignment.toml, format assignment/1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.assignment_model import (
    ASSIGNED_PREFIX,
    Assignment,
    Issuer,
    Patient,
    ReportWish,
)
from coach.files.assignment_table import ASSIGNMENT
from coach.files.plan import make_plan
from coach.files.reading import Document, given, lists, read_document

if TYPE_CHECKING:
    from coach.files.model import Problem


def read_assignment(data: bytes, name: str) -> tuple[Assignment | None, list[Problem]]:
    """Return the assignment in `data`, or None and everything that is wrong with it.

    Who signed it, and whether what it names exists, are other questions.

    Args:
        data: The bytes of the file.
        name: The file as it is shown.
    """
    document, problems = read_document(data, name, "assignment", ASSIGNMENT)
    if document is None:
        return None, problems
    return _assignment(document, name), []


def plan_id_of(assignment_id: str) -> str:
    """Return the id of the plan of an assignment; the same in all revisions."""
    return ASSIGNED_PREFIX + assignment_id


def _assignment(document: Document, name: str) -> Assignment:
    table = document.table
    plan_id = plan_id_of(table["assignment_id"])
    return Assignment(
        id=table["assignment_id"],
        revision=table["revision"],
        issued=table["issued"],
        valid_from=table["valid_from"],
        patient=Patient(**table["patient"]),
        issuer=Issuer(**table["issuer"]),
        plan=make_plan(document, name, plan_id, own=False),
        report=_report(table.get("report", {})),
        **given(table, ("previous", "valid_until", "message")),
    )


def _report(table: dict[str, Any]) -> ReportWish:
    return ReportWish(**{**table, **lists(table, ("include",))})
