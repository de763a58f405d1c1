"""The first days after a fresh injury: which protocol, and what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from coach.care.access import is_open
from coach.care.care_case import FRESH
from coach.care.opening_times import fresh_ms
from coach.care.verdict import Closed
from ui.pages.recovery.filled import FilledCard
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.pill import Choice, ChoiceRow

if TYPE_CHECKING:
    from coach.care.injuries import Injury
    from coach.files.protocol_model import Protocol
    from ui.models.recovery_model import Recovery


def fresh_injury(recovery: Recovery) -> Injury | None:
    """Return the newest injury as long as it is fresh, else None."""
    injury = recovery.injury
    if injury is None:
        return None
    age_ms = recovery.moment.now_ms - injury.at_ms
    return injury if age_ms < fresh_ms(recovery.situation.library) else None


class ProtocolCard(FilledCard):
    """Choice between RICE and its kin.

    Signals:
        chosen: The id of the protocol that the person chose.
        guide_asked: Show this text of the guide.
        health_asked: The person wants to fill in the health list.

    Attributes:
        is_closed: Something has to be examined first; nothing can be chosen.
    """

    health_asked = Signal()
    chosen = Signal(str)
    guide_asked = Signal(str)
    is_closed = False

    def focus_choice(self) -> None:
        """Give the keyboard to the choice, where there is one."""
        first = self.findChild(Choice)
        if first is not None and first.isVisibleTo(self):
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_choice(self, recovery: Recovery, running: str) -> None:
        """Show the protocols for a fresh injury.

        Args:
            recovery: What decides whether they are open.
            running: Id of the one that runs, or "".
        """
        known = sorted(recovery.situation.library.protocols.values(), key=_title)
        found = [each for each in known if each.use == FRESH]
        closed = [is_open(each, recovery.situation) for each in found]
        self.is_closed = any(isinstance(each, Closed) for each in closed)
        has_health = recovery.situation.health is not None
        key = (tuple(each.id for each in found), running, tuple(closed), has_health)
        if not self.begin(key):
            return
        self.add_head(self.tr("The first days"))
        stopped = next((each for each in closed if isinstance(each, Closed)), None)
        if stopped is not None:
            self.add_words(stopped.reason, color="warn_text")
            self.add_words(stopped.next_step)
            return
        if not running:
            self.add_words(self.tr("Choose how you want to begin."))
        self.choices = ChoiceRow(
            self.tr("Protocol"), [(each.id, _short(each)) for each in found]
        )
        self.choices.set_value(running)
        self.choices.chosen.connect(self.chosen)
        self.column.addWidget(self.choices)
        if running and not has_health:
            words = self.tr("Fill in the health list")
            health = Button(words, kind=ButtonKind.MAIN, height_px=44)
            health.clicked.connect(self.health_asked)
            self.add_buttons([health])
        protocol = next((each for each in found if each.id == running), None)
        if protocol is None:
            return
        self.add_words(protocol.summary, color="text")
        self.add(Label(self.tr("How sure is it?"), role="small", weight=600))
        self.add_words(protocol.evidence)
        self._guide = f"protocol:{protocol.id}"
        more = Button(
            self.tr("Read it with its sources"), kind=ButtonKind.LINK, height_px=32
        )
        more.clicked.connect(self._ask)
        self.add_buttons([more])

    @Slot()
    def _ask(self) -> None:
        self.guide_asked.emit(self._guide)


def _title(protocol: Protocol) -> str:
    return protocol.title


def _short(protocol: Protocol) -> str:
    """Return the word of a protocol, as its title begins with it."""
    return protocol.title.partition(":")[0]
