"""Reading a program file, format program/1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.dose_table import side_dose
from coach.files.doses import DEFAULT_REST_MS, make_dose, to_ms
from coach.files.model import (
    Advance,
    Block,
    Dose,
    Problem,
    Program,
    Safety,
    Sides,
    Source,
    Step,
)
from coach.files.program_table import PROGRAM
from coach.files.reading import Document, given, lists, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable

# Where a rehab file names no phase, the strictest column of the pain light holds.
REHAB_PHASE = "phase-1"


def read_program(
    data: bytes, name: str, *, own: bool = False
) -> tuple[Program | None, list[Problem]]:
    """Return the program in `data`, or None and everything that is wrong with it.

    Whether its exercises exist and fit is another question: `check_program`.

    Args:
        data: The bytes of the file.
        name: The file as it is shown.
        own: It lies in the person's own folder.
    """
    document, problems = read_document(data, name, "program", PROGRAM)
    if document is None:
        return None, problems
    return _program(document, name, own), []


def _program(document: Document, name: str, own: bool) -> Program:
    table = document.table
    defaults = table.get("defaults", {})
    return Program(
        id=table["id"],
        revision=table["revision"],
        title=table["title"],
        kind=table["kind"],
        language=table["language"],
        blocks=tuple(_block(block, defaults) for block in table["block"]),
        **given(table, ("summary", "area", "family", "variant")),
        **given(table, ("frequency", "license")),
        **lists(table, ("authors", "equipment", "notes")),
        sources=make_sources(table.get("sources", ())),
        safety=_safety(table),
        origin=name,
        sha256=document.sha256,
        text=document.text,
        own=own,
    )


def make_sources(written: Iterable[dict[str, str]]) -> tuple[Source, ...]:
    """Return accepted [[sources]] tables as sources."""
    return tuple(Source(**source) for source in written)


def _safety(table: dict[str, Any]) -> Safety | None:
    written = table.get("safety")
    if written is None:
        return None
    limits = given(written, ("stop_pain", "slow_pain", "phase"))
    if table["kind"] == "rehab":
        limits.setdefault("phase", REHAB_PHASE)
    return Safety(**limits, **lists(written, ("not_if", "stop_if")))


def _block(block: dict[str, Any], defaults: dict[str, Any]) -> Block:
    more: dict[str, Any] = {"rounds": block.get("rounds", 1)}
    if "rest" in block:
        more["rest_ms"] = to_ms(block["rest"])
    steps = tuple(_step(step, defaults) for step in block["step"])
    return Block(name=block["name"], steps=steps, **more)


def _step(written: dict[str, Any], defaults: dict[str, Any]) -> Step:
    table = defaults | written
    rest_ms = to_ms(table["rest"]) if "rest" in table else DEFAULT_REST_MS
    more: dict[str, Any] = given(table, ("cue", "effort", "load", "easier", "harder"))
    for key in ("get_ready", "between_sides"):
        if key in table:
            more[f"{key}_ms"] = to_ms(table[key])
    return Step(
        exercise=table["exercise"],
        dose=make_dose(table, rest_ms),
        sides=Sides(table.get("sides", Sides.BOTH)),
        left=_side(table, "left", rest_ms),
        right=_side(table, "right", rest_ms),
        advance=Advance(table.get("advance", Advance.AUTO)),
        ask=tuple(table.get("ask", ())),
        **more,
    )


def _side(table: dict[str, Any], side: str, rest_ms: int) -> Dose | None:
    override = table.get("dose", {}).get(side)
    if override is None:
        return None
    return make_dose(side_dose(table, override), rest_ms)
