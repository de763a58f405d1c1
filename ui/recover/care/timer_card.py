"""Timers of care that belong to no fresh injury, such as warmth for a cramp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot

from ui.recover.care.acting import act_on
from ui.recover.care.face import timer_face
from ui.recover.care.timer_part import TimerPart
from ui.recover.care.timers import other_timers, sign_of
from ui.recover.info_link import InfoLink
from ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from coach.care.care_timer import CareTimer
    from ui.context import AppContext
    from ui.recover.care.model import CareDayModel

_PACE_MS = 1_000
_PADDING_PX = 16


class TimerCard(Card):
    """Shows each of them with its ring; hidden while there is none.

    Args:
        context: Says what has to be read.
        model: Keeps the timers.

    Attributes:
        parts: Ring and buttons of each timer, by the id of its note.
        infos: What its limits rest on, by the same.
    """

    def __init__(
        self,
        context: AppContext,
        model: CareDayModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding_px=_PADDING_PX)
        self._context = context
        self._model = model
        self.parts: dict[str, TimerPart] = {}
        self.infos: dict[str, InfoLink] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_PACE_MS)
        self._timer.timeout.connect(self.show_timers)
        self.setAccessibleName(self.tr("Timers that run"))
        self.hide()

    @Slot()
    def show_timers(self) -> None:
        """Show how each of them stands now."""
        timers = {each.note: each for each in other_timers(self._model)}
        for note in self.parts.keys() - timers.keys():
            for part in (self.parts.pop(note), self.infos.pop(note)):
                self.body.removeWidget(part)
                part.hide()
                # It may be the sender of the signal that brought us here.
                part.deleteLater()
        for note, timer in timers.items():
            if note not in self.parts:
                icon, color = sign_of(timer)
                part = self.parts[note] = TimerPart(icon)
                part.setObjectName(note)
                part.ring.set_color("ice_fill" if color == "ice_text" else color)
                part.set_narrow(True)
                part.asked.connect(self._act)
                self.body.addWidget(part)
                self._add_info(timer)
            self.parts[note].show_face(timer_face(timer, self._model.now_ms))
        self.setVisible(bool(timers))

    def _add_info(self, timer: CareTimer) -> None:
        words = self.tr("{0}: limits and sources").format(timer.step.title)
        info = InfoLink(self._context, words, f"protocol:{timer.protocol}")
        self.infos[timer.note] = info
        self.body.addWidget(info, 0, Qt.AlignmentFlag.AlignLeft)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the seconds while somebody looks."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time go by unseen."""
        super().hideEvent(event)
        self._timer.stop()

    @Slot(str)
    def _act(self, what: str) -> None:
        part = self.sender()
        note = part.objectName() if part is not None else ""
        timer = next((each for each in self._model.timers if each.note == note), None)
        if timer is not None:
            words = act_on(self._model, timer, what)
            if words:
                self._context.done_told.emit(words)
