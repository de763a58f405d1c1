"""The meaning of a protocol: its names, its times, and limits that no file may pass.

Limits: ice 10 to 20 minutes, at least 2 hours apart, in the first 72 hours (NHS patient
pages; BMJ Best Practice, sprains; NICE 2016 as quoted by a clinic); heat for 20 minutes
at most and never on a fresh injury (NHS patient pages). At most six icings a day is a
rule of this product; no source gives that number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.durations import HOUR_MS, MINUTE_MS, format_duration
from coach.files.findings import Findings, KeyPath, did_you_mean, locate, show
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from coach.files.model import Problem
    from coach.files.protocol_model import Protocol, ProtocolStep

LONGEST_MS = {"ice": 20 * MINUTE_MS, "heat": 20 * MINUTE_MS}
LEAST_ICE_GAP_MS = 2 * HOUR_MS
MOST_ICE_A_DAY = 6
LAST_ICE_MS = 72 * HOUR_MS

_DAY_MS = 24 * HOUR_MS


def check_protocol(protocol: Protocol) -> list[Problem]:
    """Return what is wrong with a protocol as `read_protocol` returns it."""
    findings = Findings()
    names = [step.name for step in protocol.steps]
    for index, step in enumerate(protocol.steps):
        path: KeyPath = ("step", index)
        if step.name in names[:index]:
            sentence = tr("there is a step {0} already; choose another name")
            findings.add((*path, "name"), sentence.format(show(step.name)))
        _check_lengths(step, path, findings)
        _check_window(step, path, findings)
        _check_day(step, path, findings)
        _check_looks(step, path, findings)
        _check_limits(protocol, step, path, findings)
        _check_gates(step, path, names, findings)
    return locate(findings, protocol.text, protocol.origin)


def _check_lengths(step: ProtocolStep, path: KeyPath, findings: Findings) -> None:
    low_ms, high_ms = step.lasts_allowed_ms
    if not low_ms <= step.lasts_ms <= high_ms:
        sentence = tr('is not within "lasts_allowed", {0} to {1}')
        low, high = format_duration(low_ms), format_duration(high_ms)
        findings.add((*path, "lasts"), sentence.format(low, high))
    longest_ms = LONGEST_MS.get(step.kind)
    if longest_ms is not None and high_ms > longest_ms:
        key = "lasts" if high_ms == step.lasts_ms else "lasts_allowed"
        sentence = tr("{0} is the longest that is allowed for this")
        findings.add((*path, key), sentence.format(format_duration(longest_ms)))


def _check_window(step: ProtocolStep, path: KeyPath, findings: Findings) -> None:
    if step.until_ms is not None and step.from_ms[1] >= step.until_ms[0]:
        findings.add((*path, "until"), tr('must be later than "from"'))


def _check_day(step: ProtocolStep, path: KeyPath, findings: Findings) -> None:
    """Look whether what is proposed in a day can be done in a day."""
    proposed = step.times_a_day[1] if step.times_a_day else 1
    if step.max_a_day is not None and proposed > step.max_a_day:
        findings.add((*path, "times_a_day"), tr('is more than "max_a_day"'))
    key = "times_a_day" if step.max_a_day is None else "max_a_day"
    times = max(step.max_a_day or 1, proposed)
    if times * step.lasts_ms + (times - 1) * step.gap_ms[0] > _DAY_MS:
        sentence = tr("so many with their gaps do not fit into a day")
        findings.add((*path, key), sentence)


def _check_looks(step: ProtocolStep, path: KeyPath, findings: Findings) -> None:
    for number, check in enumerate(step.checks):
        if step.lasts_ms and check.after_ms >= step.lasts_allowed_ms[0]:
            sentence = tr("is not before the end of the shortest length")
            findings.add((*path, "check", number, "after"), sentence)


def _check_limits(
    protocol: Protocol, step: ProtocolStep, path: KeyPath, findings: Findings
) -> None:
    if step.kind == "heat" and protocol.use == "fresh-injury":
        findings.add((*path, "kind"), tr("heat is never put on a fresh injury"))
    if step.kind != "ice":
        return
    if step.gap_ms[0] < LEAST_ICE_GAP_MS:
        sentence = tr("must be at least {0}, so that the skin warms up again")
        gap = format_duration(LEAST_ICE_GAP_MS)
        findings.add((*path, "gap"), sentence.format(gap))
    if step.max_a_day is not None and step.max_a_day > MOST_ICE_A_DAY:
        sentence = tr("{0} is the most that is allowed for this")
        findings.add((*path, "max_a_day"), sentence.format(MOST_ICE_A_DAY))
    if protocol.use == "fresh-injury" and (
        step.until_ms is None or step.until_ms[1] > LAST_ICE_MS
    ):
        sentence = tr('ice needs "until", with {0} at the latest')
        key = "name" if step.until_ms is None else "until"
        findings.add((*path, key), sentence.format(format_duration(LAST_ICE_MS)))


def _check_gates(
    step: ProtocolStep, path: KeyPath, names: Collection[str], findings: Findings
) -> None:
    for number, gate in enumerate(step.gates):
        where = (*path, "gate", number, "instead")
        if gate.instead == step.name:
            findings.add(where, tr("is the step itself"))
        elif gate.instead and gate.instead not in names:
            sentence = tr("there is no step {0}.").format(show(gate.instead))
            findings.add(where, sentence + did_you_mean(gate.instead, names))
