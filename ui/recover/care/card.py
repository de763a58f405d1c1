"""The card of care: cold in a ring, what comes next, bandage and raised leg."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.care.care_case import ends_after_ms
from coach.care.choices import sides, word
from coach.care.course.phrases import day_words
from coach.files.durations import HOUR_MS
from ui.recover.care.doing import CareDoing
from ui.recover.care.face import face_of
from ui.recover.care.line import CareLine
from ui.recover.care.rows import next_times, row_of
from ui.recover.care.timer_part import TimerPart
from ui.recover.info_link import InfoLink
from ui.theme import current_theme
from ui.tokens import CARD_PADDING_PX
from ui.widgets.card import SHADOW_MARGINS, Card
from ui.widgets.label import Label
from ui.words import capital, joined

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from ui.context import AppContext
    from ui.recover.care.model import CareDayModel

_RUNNING_MS, _WAITING_MS = 1_000, 20_000
_TIMES_MOST = 4
_TIMES_NARROW = 3
_SIGN_ROOM_PX = 12


class CareCard(Card):
    """Shows the care that runs; its owner hides it while there is none.

    Args:
        context: What all parts share.
        model: Knows the plan of the day.

    Attributes:
        cold: The ring with its words and buttons.
        wrap: The line of the bandage.
        leg: The line of the raised leg.
        told: Why something may not be done now.
        info: Opens the protocol with its limits and sources.
    """

    def __init__(
        self, context: AppContext, model: CareDayModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._is_narrow = False
        self._shown_times: tuple[str, ...] | None = None
        self.heading = Label("", role="card_title", px=16, wrap=True)
        self.subtitle = Label("", role="small", color="text_2", wrap=True)
        self.info = InfoLink(context, "", name=self.tr("Limits, and their sources"))
        self.cold = TimerPart("snowflake")
        self.told = Label("", role="small", color="warn_text", wrap=True)
        self.told.hide()
        self._times = QWidget()
        self.times_row = QHBoxLayout(self._times)
        self.times_row.setContentsMargins(0, 0, 0, 0)
        self.wrap, self.leg = CareLine("bandage"), CareLine("leg_up")
        self.doing = CareDoing(context, model, self)
        self._timer = QTimer(self)
        self._timer.timeout.connect(model.tick)
        self._lay_out()
        self._connect()

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room in a narrow window."""
        self._is_narrow = is_narrow
        self.cold.set_narrow(is_narrow)
        padding = 16 if is_narrow else CARD_PADDING_PX
        room = QMargins(padding, padding, padding, padding)
        self.body.setContentsMargins(SHADOW_MARGINS + room)
        self.show_care()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the time while somebody looks."""
        super().showEvent(event)
        self._model.tick()
        self._set_pace()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time go by unseen; timers are kept in the history."""
        super().hideEvent(event)
        self._timer.stop()

    @Slot()
    def show_care(self) -> None:
        """Show how everything stands now."""
        case = self._model.case
        if case is None:
            return
        self.heading.setText(self._title())
        self.subtitle.setText(self._since())
        self.info.key = f"protocol:{case.protocol.id}"
        face = face_of(self._model, "ice")
        self.cold.setVisible(face is not None)
        if face is not None:
            self.cold.show_face(face)
        self._show_times()
        for line, kind in ((self.wrap, "compression"), (self.leg, "elevation")):
            row = row_of(self._model, kind)
            # A narrow window has no room for a bandage with nothing to do about it.
            is_quiet = row is not None and kind == "compression" and not row.actions
            line.setVisible(row is not None and not (is_quiet and self._is_narrow))
            if row is not None:
                line.show_row(row)
        if self.isVisible():
            self._set_pace()

    def _lay_out(self) -> None:
        body = self.body
        body.setSpacing(4)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.heading)
        words.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(0)
        # The sign, not the room around it, ends in line with what stands below.
        head.setContentsMargins(0, 0, -_SIGN_ROOM_PX, 0)
        head.addLayout(words, 1)
        head.addWidget(self.info, 0, Qt.AlignmentFlag.AlignTop)
        body.addLayout(head)
        body.addStretch(1)
        body.addWidget(self.cold)
        body.addWidget(self.told)
        body.addStretch(1)
        body.addWidget(self._times)
        body.addWidget(_Hairline())
        body.addWidget(self.wrap)
        body.addWidget(self.leg)

    def _connect(self) -> None:
        self._model.changed.connect(self.show_care)
        self.doing.told.connect(self._tell)
        self.cold.asked.connect(self._do_cold)
        self.wrap.asked.connect(self._do_wrap)
        self.leg.asked.connect(self._do_leg)

    def _title(self) -> str:
        """Return where it is, without naming an illness: "Right hamstring"."""
        case = self._model.case
        injuries = self._model.situation().injuries
        found = next((i for i in injuries if case and i.id == case.injury), None)
        if found is None or not found.area:
            return self.tr("Fresh injury")
        if found.side in ("left", "right"):
            side = word(sides(), found.side)
            return self.tr("{0} {1}").format(side, found.area)
        return capital(found.area)

    def _since(self) -> str:
        case, moment = self._model.case, self._model.moment
        assert case is not None
        days = (moment.day - moment.day_of(case.at_ms)).days
        ends_ms = case.at_ms + ends_after_ms(case.protocol)
        last = self._model.clock.shows(ends_ms).day
        name = case.protocol.title.partition(":")[0]
        until = self.tr("{0} until {1}").format(name, day_words(last, moment.day))
        if ends_ms - moment.now_ms < HOUR_MS:
            until = self.tr("{0} is nearly over").format(name)
        return joined((self.tr("Day {0}").format(days + 1), until))

    def _show_times(self) -> None:
        most = _TIMES_NARROW if self._is_narrow else _TIMES_MOST
        times = next_times(self._model, "ice", most)
        if times == self._shown_times:
            return
        self._shown_times = times
        while self.times_row.count():
            item = self.times_row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._times.setVisible(bool(times))
        words = self.tr("Next ice {0}").format(", ".join(times))
        self._times.setAccessibleName(words)
        if times:
            next_ice = Label(self.tr("Next ice"), role="small", color="text_2")
            self.times_row.addWidget(next_ice)
        for time in times:
            self.times_row.addStretch(1)
            self.times_row.addWidget(Label(time, role="small", weight=600))
        self.times_row.addStretch(_TIMES_MOST - len(times) + 1)

    def _set_pace(self) -> None:
        """Move each second while something runs, else follow the clock."""
        pace_ms = _RUNNING_MS if self._model.timers else _WAITING_MS
        if self._timer.interval() != pace_ms or not self._timer.isActive():
            self._timer.start(pace_ms)

    @Slot(str)
    def _do_cold(self, what: str) -> None:
        self._do("ice", what)

    @Slot(str)
    def _do_wrap(self, what: str) -> None:
        self._do("compression", what)

    @Slot(str)
    def _do_leg(self, what: str) -> None:
        self._do("elevation", what)

    def _do(self, kind: str, what: str) -> None:
        self.told.hide()
        self.doing.do(kind, what)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()


class _Hairline(QWidget):
    """A thin line between the ring and the lines below."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(9)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        line = QRectF(0, 4, self.width(), 1)
        QPainter(self).fillRect(line, current_theme().color("hairline"))
