"""The page after the questions: a session in a few rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout

from coach.care.choices import pain_words
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.player.recap import Recap

_DETAILS = ("place", "side", "quality", "spread")


def _tr(text: str) -> str:
    return QCoreApplication.translate("summary", text)


def summary_grid(recap: Recap, answers: dict[str, Any]) -> QGridLayout:
    """Return the rows of a summary: words at the left, what was at the right."""
    grid = QGridLayout()
    grid.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(12)
    grid.setColumnStretch(1, 1)
    top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    for place, (name, text) in enumerate(summary_rows(recap, answers)):
        label = Label(name, px=16, color="text_2", weight=500)
        value = Label(text, px=16, weight=600, wrap=True)
        # Where a row is higher than its words, both begin at its upper edge.
        for column, part in enumerate((label, value)):
            part.setAlignment(top_left)
            grid.addWidget(part, place, column)
    return grid


def summary_rows(recap: Recap, answers: dict[str, Any]) -> list[tuple[str, str]]:
    """Return name and text of each row; what was not answered has none."""
    done = _tr("{0} of {1}").format(recap.exercises_done, recap.exercises)
    rows = [(_tr("Time"), recap.time_words), (_tr("Exercises"), done)]
    scores = (
        ("pain", _tr("Worst pain")),
        ("pain_now", _tr("Right now")),
        ("effort", _tr("Effort")),
    )
    for key, name in scores:
        if key in answers:
            rows.append((name, _tr("{0} of 10").format(answers[key])))
        if key == "pain" and recap.pains:
            rows.append((_tr("During"), recap.pains_words))
    where = [pain_words(key, answers.get(key)) for key in _DETAILS]
    where.append(_tr("Swollen") if answers.get("swelling") else "")
    if any(where):
        rows.append((_tr("Where"), ", ".join(part for part in where if part)))
    if signs := pain_words("signs", answers.get("signs")):
        rows.append((_tr("Signs"), signs))
    if answers.get("relief"):
        text = _tr("Taken; the numbers do not count towards moving on.")
        rows.append((_tr("Pain relief"), text))
    if answers.get("note"):
        rows.append((_tr("Note"), str(answers["note"])))
    ended = recap.end_words(answers.get("pain"))
    changes = [*recap.changes, ended] if ended else list(recap.changes)
    rows.append((_tr("Changes"), "\n".join(changes) or _tr("All as planned.")))
    return rows
