"""What a signed plan says, before it is taken in: all of it, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.exchange.assigned.changes import changes
from coach.exchange.assigned.words import patient_words, stage_lines
from ui.assigned.seal import Seal, agreed_rows
from ui.diary.rows import inset
from ui.pages.recovery.entry_points import with_room
from ui.widgets.label import Label
from ui.widgets.panel import Panel
from ui.widgets.point import Point

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QVBoxLayout

    from coach.exchange.assigned.receive import Offer, Signed
    from coach.files.model import Exercise


def _tr(text: str) -> str:
    return QCoreApplication.translate("AssignedOffer", text)


def add_changes(
    column: QVBoxLayout, offer: Offer, known: Mapping[str, Exercise]
) -> None:
    """Add what a new revision changes; nothing for a first one."""
    if offer.before is not None:
        before, after = offer.before, offer.signed
        found = changes(
            (before.assignment, before.contents),
            (after.assignment, after.contents),
            known,
        )
        title = _tr("What is different from revision {0}")
        panel = Panel(
            title.format(before.assignment.revision), icon="swap", tone="accent"
        )
        if found:
            panel.add_points(found)
        else:
            panel.add_text(_tr("Nothing in what you do."))
        column.addWidget(with_room(panel))
    if offer.note:
        column.addWidget(with_room(Panel(offer.note, icon="info", tone="warn")))


def add_seal(column: QVBoxLayout, signed: Signed) -> None:
    """Add who signed it, with a key that is known."""
    column.addWidget(with_room(Seal(signed)))


def add_plan(
    column: QVBoxLayout, signed: Signed, known: Mapping[str, Exercise]
) -> None:
    """Add for whom it is, its stages with their doses, and what is agreed."""
    whom = (_tr("For"), patient_words(signed.assignment.patient))
    column.addWidget(agreed_rows(signed, whom))
    for stage in signed.contents.plan.stages:
        column.addSpacing(4)
        column.addWidget(inset(Label(stage.title, px=15.5, weight=600, wrap=True)))
        often, *doses = stage_lines(signed, stage, known)
        column.addWidget(inset(Label(often, color="text_2", weight=400, wrap=True)))
        for line in doses:
            column.addWidget(with_room(Point(line)))
