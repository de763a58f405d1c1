"""One step of a care protocol: its letter, what to do, and its limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.guide.care_words import check_words, gate_words, step_facts
from ui.pages.reading.parts import add_paragraph, add_points, add_small_heading
from ui.widgets.label import Label
from ui.widgets.path_row import PathRow
from ui.widgets.point import Point

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.protocol_model import Protocol, ProtocolStep

# What stands in the badge of a step without a letter.
_ICONS = {
    "rest": "pause",
    "protection": "bandage",
    "ice": "snowflake",
    "heat": "sun",
    "compression": "bandage",
    "elevation": "bed",
    "move": "exercises",
    "text": "info",
}


class CareStep(PathRow):
    """A step with its letter, or its icon, on the path.

    Args:
        step: The step.
        protocol: What it belongs to.
        is_last: Whether the path ends here.
    """

    def __init__(
        self,
        step: ProtocolStep,
        protocol: Protocol,
        *,
        is_last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        badge = step.letter or _ICONS.get(step.kind, "info")
        super().__init__(badge, is_filled=True, is_last=is_last, parent=parent)
        self.body.addWidget(Label(step.title, px=15.5, weight=600, wrap=True))
        add_paragraph(self.body, step.text, above_px=4)
        if step.ask_first:
            words = self.tr("Ask yourself first: {0}").format(step.ask_first)
            add_paragraph(self.body, words, above_px=6)
        self._add_how(step)
        facts = step_facts(step)
        if len(facts) > 1:
            add_small_heading(self.body, self.tr("How much and when"))
        if facts:
            self.body.addSpacing(2)
            add_points(self.body, facts, mark="clock", role="small")
        checks = [check_words(check) for check in step.checks]
        if checks:
            add_small_heading(self.body, self.tr("Look at the skin"))
            add_points(self.body, checks, mark="eye", role="small")
        self._add_limits(self.tr("Stop at once if"), step.stop_if, "warning")
        gates = [gate_words(gate, protocol) for gate in step.gates]
        self._add_limits(self.tr("Not for you"), gates, "triangle")

    def _add_how(self, step: ProtocolStep) -> None:
        """Add the single actions, counted."""
        self.body.addSpacing(4 if step.how else 0)
        for number, line in enumerate(step.how, 1):
            self.body.addSpacing(4)
            self.body.addWidget(Point(line, mark=f"{number}."))

    def _add_limits(
        self, title: str, lines: tuple[str, ...] | list[str], icon: str
    ) -> None:
        if lines:
            add_small_heading(self.body, title)
            add_points(
                self.body, lines, mark=icon, mark_color="warn_text", role="small"
            )
