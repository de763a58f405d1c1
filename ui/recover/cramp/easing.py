"""Warmth while a cramp goes on, and cold once it has gone: asked, begun, watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.care.care_limits import CareCase
from coach.care.care_start import Wish
from coach.care.cramp_parts import cold_step
from coach.care.heat import heat_case, heat_refused
from ui.recover.care.acting import act_on
from ui.recover.care.face import BEGIN, Face, timer_face
from ui.recover.care.timer_part import TimerPart
from ui.recover.cramp.warmth import WarmthPart
from ui.recover.cramp.words import PROTOCOL
from ui.recover.info_link import InfoLink

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from coach.care.cramp_flow import CrampFlow
    from coach.care.heat import HeatAnswers
    from coach.files.protocol_model import Protocol, ProtocolStep
    from ui.context import AppContext
    from ui.recover.care.model import CareDayModel

HEAT, COLD = "heat", "ice"


class Easing(QObject):
    """Puts warmth or cold into a column, made when it is first needed.

    Args:
        context: What all parts share.
        care: Begins and keeps timers.
        column: Where the parts are put.
        page: Owner.

    Attributes:
        warmth: Recipes, questions and timer; None before they are needed.
        cold: The cool pack; None likewise.
        info: What the limits of both rest on; None likewise.

    Signals:
        warmed: Warmth lies on the muscle now.
    """

    warmed = Signal()

    def __init__(
        self,
        context: AppContext,
        care: CareDayModel,
        column: QVBoxLayout,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context = context
        self._care = care
        self._column = column
        self._flow: CrampFlow | None = None
        self.warmth: WarmthPart | None = None
        self.cold: TimerPart | None = None
        self.info: InfoLink | None = None

    def show_flow(self, flow: CrampFlow) -> None:
        """Show warmth or cold as far as they belong to this part."""
        self._flow = flow
        protocol = self._protocol()
        if protocol is None:
            return
        heat = self._care.timer_of(HEAT)
        if heat is not None and "warm" in flow.left_out and heat.protocol == PROTOCOL:
            # An answer has closed it: what lies on the muscle comes off.
            self._care.finish(heat)
            heat = None
        shows_warmth = flow.phase == "warm" or heat is not None
        if shows_warmth and self.warmth is None:
            self._make_warmth(protocol)
        if self.warmth is not None:
            self.warmth.setVisible(shows_warmth)
            if heat is not None:
                self.warmth.show_timer(heat, self._care.now_ms)
            else:
                self.warmth.show_form()
        self._show_cold(flow, protocol)
        self._show_info()

    def _show_info(self) -> None:
        """Offer to read about warmth and cold while one of both is shown."""
        parts = (self.warmth, self.cold)
        is_shown = any(part is not None and not part.isHidden() for part in parts)
        if is_shown and self.info is None:
            words = self.tr("Warmth and cold: limits and sources")
            self.info = InfoLink(self._context, words, f"protocol:{PROTOCOL}")
            self._column.addWidget(self.info, 0, Qt.AlignmentFlag.AlignLeft)
        if self.info is not None:
            self.info.setVisible(is_shown)

    def _protocol(self) -> Protocol | None:
        return self._context.library.library.protocols.get(PROTOCOL)

    def _make_warmth(self, protocol: Protocol) -> None:
        is_night = self._care.clock.is_asleep(self._care.now_ms)
        self.warmth = WarmthPart(protocol, is_night=is_night)
        self.warmth.begin_asked.connect(self._begin_warmth)
        self.warmth.asked.connect(self._do_heat)
        self._column.addWidget(self.warmth)

    @Slot(object, object)
    def _begin_warmth(self, step: ProtocolStep, answers: HeatAnswers) -> None:
        protocol = self._protocol()
        if protocol is None or self._flow is None or self.warmth is None:
            return
        now_ms, care = self._care.now_ms, self._care
        case = heat_case(protocol, "cramp", now_ms, self._flow.started_ms)
        is_night = self.warmth.awake is not None and self.warmth.stays_awake
        wish = Wish(case, step, stays_awake=is_night)
        refusal = heat_refused(
            wish, answers, care.done(), care.clock, now_ms, care.situation()
        )
        if refusal is not None:
            self.warmth.tell(refusal.sentence)
            return
        care.begin(wish)
        self.warmed.emit()

    # Cold

    def _show_cold(self, flow: CrampFlow, protocol: Protocol) -> None:
        timer = self._care.timer_of(COLD)
        is_offered = flow.offers_cold(self._care.now_ms)
        is_seen = is_offered or (timer is not None and timer.protocol == PROTOCOL)
        step = cold_step(protocol)
        if step is None or not (is_seen or self.cold is not None):
            return
        if self.cold is None:
            self.cold = TimerPart("snowflake")
            self.cold.asked.connect(self._do_cold)
            self._column.addWidget(self.cold)
        self.cold.setVisible(is_seen)
        if timer is not None:
            self.cold.show_face(timer_face(timer, self._care.now_ms))
        elif is_seen:
            self.cold.show_face(self._cold_face(flow, step))

    def _cold_face(self, flow: CrampFlow, step: ProtocolStep) -> Face:
        refusal = self._care.refusal(self._cold_wish(flow, step))
        if refusal is not None:
            return Face(step.title, refusal.sentence, icon="close")
        actions = ((BEGIN, self.tr("Cool pack on")),)
        return Face(step.title, step.text, actions, icon="snowflake")

    def _cold_wish(self, flow: CrampFlow, step: ProtocolStep) -> Wish:
        protocol = self._protocol()
        assert protocol is not None
        case = CareCase(protocol, flow.started_ms, flow.started_ms)
        return Wish(case, step, is_confirmed=flow.gone_ms is not None)

    @Slot(str)
    def _do_cold(self, what: str) -> None:
        protocol = self._protocol()
        step = cold_step(protocol) if protocol is not None else None
        if what == BEGIN and step is not None and self._flow is not None:
            wish = self._cold_wish(self._flow, step)
            if self._care.refusal(wish) is None:
                self._care.begin(wish)
        self._do(COLD, what)

    @Slot(str)
    def _do_heat(self, what: str) -> None:
        self._do(HEAT, what)

    def _do(self, kind: str, what: str) -> None:
        timer = self._care.timer_of(kind)
        if timer is not None:
            act_on(self._care, timer, what)
