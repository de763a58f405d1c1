"""Puts the handout of an assignment on pages: what was agreed, then what is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.handout.content import StopBox, before_you_begin
from ui.handout.diary import diary
from ui.handout.flow import Block, Group, group
from ui.handout.layout import Footer, fitted, numbered, program_pages
from ui.handout.marks import line_mark
from ui.handout.paper import PT
from ui.handout.rows import section
from ui.handout.setter import COLUMN_GAP
from ui.handout.stages import stage
from ui.handout.stop_box import stop_box
from ui.handout.texts import header, notes, small_print, sources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.handout.assigned_content import AssignedHandout, KeyCode, Line
    from ui.handout.layout import Page
    from ui.handout.paper import Paper
    from ui.handout.setter import Setter

_LABEL = 62.0 * PT
_WIDE_LABEL = 78.0 * PT
_BAR = 2.4 * PT
_GROUP = 46.0 * PT


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


def lay_out_assigned(handout: AssignedHandout, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of an assignment's handout.

    A single program follows on what was agreed; a plan has an overview, then the pages
    of its programs.
    """
    footer = Footer(handout.reference, paper)
    if not handout.stages:
        return numbered([fitted(footer, lambda setter: _single(handout, setter))])
    overview = fitted(footer, lambda setter: _overview(handout, setter))
    programs = [program_pages(program, paper) for program in handout.programs]
    return numbered([overview, *programs])


def _head(handout: AssignedHandout, setter: Setter) -> list[Group | None]:
    return [
        header(setter, handout.title),
        _agreed(setter, handout),
        _message(setter, handout),
    ]


def _single(handout: AssignedHandout, setter: Setter) -> list[Group]:
    program = handout.programs[0]
    box = program.stop_box
    leave_out = tuple(dict.fromkeys((*box.leave_out, *handout.leave_out)))
    groups = _head(handout, setter)
    groups.append(stop_box(setter, replace(box, leave_out=leave_out)))
    for content in program.sections:
        groups += section(setter, content)
    good_to_know = (*program.notes, *handout.notes)
    groups += [
        notes(setter, _tr("When to hold or step back"), handout.rules),
        notes(setter, _tr("Good to know"), tuple(dict.fromkeys(good_to_know))),
        diary(setter, program.table),
    ]
    return _ended(handout, setter, groups)


def _overview(handout: AssignedHandout, setter: Setter) -> list[Group]:
    groups = _head(handout, setter)
    groups += [
        stop_box(setter, StopBox((), (), handout.leave_out)),
        *(stage(setter, part) for part in handout.stages),
        notes(setter, _tr("In every stage"), handout.rules),
        notes(setter, _tr("Good to know"), handout.notes),
    ]
    return _ended(handout, setter, groups)


def _ended(
    handout: AssignedHandout, setter: Setter, groups: list[Group | None]
) -> list[Group]:
    """Return the groups with what stands below all of them."""
    groups += [
        _code(setter, handout.code) if handout.code is not None else None,
        small_print(setter, before_you_begin()),
        sources(setter, handout.sources, ""),
    ]
    return [part for part in groups if part is not None]


def _agreed(setter: Setter, handout: AssignedHandout) -> Group:
    """Return who and when at the left, what was agreed at the right."""
    block = Block(before=8 * PT)
    column = (setter.width - COLUMN_GAP) / 2
    _add_lines(block, setter, handout.given, 0.0, column, _LABEL)
    right = column + COLUMN_GAP
    _add_lines(block, setter, handout.agreed, right, column, _WIDE_LABEL)
    block.add(line_mark(0, 0, setter.width, 0, "hairline"))
    return group([block])


def _add_lines(
    block: Block,
    setter: Setter,
    lines: Sequence[Line],
    x: float,
    width: float,
    label_width: float,
) -> None:
    y = 5 * PT
    for label, text in lines:
        style = setter.style("note", bold=True)
        low = block.add_text(label, style, x, y, label_width - 4 * PT)
        left, room = x + label_width, width - label_width
        y = max(low, block.add_text(text, setter.style("note"), left, y, room)) + PT


def _message(setter: Setter, handout: AssignedHandout) -> Group | None:
    """Return what the physiotherapist wrote, with a bar at its left."""
    if not handout.message:
        return None
    block = Block(before=8 * PT)
    left, room = 10 * PT, setter.width - 10 * PT
    words = _tr("{0} writes").format(handout.sender)
    y = block.add_text(words, setter.style("small", "muted"), left, 0, room)
    for line in handout.message.splitlines():
        y = block.add_text(line or " ", setter.style("body"), left, y, room)
    bar = line_mark(_BAR / 2, 0, _BAR / 2, block.height, "accent", _BAR)
    block.add(bar)
    return group([block])


def _code(setter: Setter, code: KeyCode) -> Group:
    """Return the eight groups of the key, to be compared once."""
    block = Block(before=9 * PT)
    words = _tr("The code of {0}’s key. Compare it when Coach asks, once:")
    y = block.add_text(
        words.format(code.name), setter.style("small"), 0, 0, setter.width
    )
    style = setter.style("name")
    for number, digits in enumerate(code.groups):
        block.add_text(digits, style, number * _GROUP, y + 1 * PT, _GROUP)
    return group([block])
