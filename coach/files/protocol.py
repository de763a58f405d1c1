"""Reading a protocol file, format protocol/1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.doses import to_ms
from coach.files.plan import both_ends
from coach.files.program import make_sources
from coach.files.protocol_model import Gate, Protocol, ProtocolStep, SkinCheck, Span
from coach.files.protocol_table import PROTOCOL
from coach.files.reading import Document, given, lists, read_document

if TYPE_CHECKING:
    from coach.files.model import Problem


def read_protocol(
    data: bytes, name: str, *, own: bool = False
) -> tuple[Protocol | None, list[Problem]]:
    """Return the protocol in `data`, or None and everything that is wrong with it.

    Whether its times and limits make sense is another question: `check_protocol`.

    Args:
        data: The bytes of the file.
        name: The file as it is shown.
        own: It lies in the person's own folder.
    """
    document, problems = read_document(data, name, "protocol", PROTOCOL)
    if document is None:
        return None, problems
    return _protocol(document, name, own), []


def _protocol(document: Document, name: str, own: bool) -> Protocol:
    table = document.table
    return Protocol(
        id=table["id"],
        revision=table["revision"],
        title=table["title"],
        language=table["language"],
        use=table["use"],
        as_of=table["as_of"],
        evidence=table["evidence"],
        steps=tuple(_step(step) for step in table["step"]),
        **given(table, ("since", "summary", "license")),
        **lists(table, ("authors", "notes", "not_if", "avoid")),
        avoid_until_ms=to_ms(table.get("avoid_until", "0 s")),
        sources=make_sources(table.get("sources", ())),
        origin=name,
        sha256=document.sha256,
        text=document.text,
        own=own,
    )


def _step(table: dict[str, Any]) -> ProtocolStep:
    lasts_ms = to_ms(table.get("lasts", "0 s"))
    allowed = table.get("lasts_allowed")
    more: dict[str, Any] = {
        f"{key}_ms": _span(table[key])
        for key in ("gap", "from", "until")
        if key in table
    }
    if "times_a_day" in table:
        more["times_a_day"] = both_ends(table["times_a_day"])
    return ProtocolStep(
        **given(table, ("name", "kind", "title", "text", "letter", "ask_first")),
        **given(table, ("max_a_day", "only_awake", "off_at_night")),
        **lists(table, ("how", "stop_if")),
        lasts_ms=lasts_ms,
        lasts_allowed_ms=_span(allowed) if allowed else (lasts_ms, lasts_ms),
        checks=tuple(_check(check) for check in table.get("check", ())),
        gates=tuple(
            Gate(**gate | lists(gate, ("questions", "health")))
            for gate in table.get("gate", ())
        ),
        **more,
    )


def _span(value: str | list[str]) -> Span:
    """Return the low and the high end of a time or range of times."""
    if isinstance(value, list):
        return to_ms(value[0]), to_ms(value[1])
    return to_ms(value), to_ms(value)


def _check(table: dict[str, Any]) -> SkinCheck:
    return SkinCheck(
        text=table["text"],
        off_if=table["off_if"],
        after_ms=to_ms(table["after"]),
        every_ms=to_ms(table.get("every", "0 s")),
    )
