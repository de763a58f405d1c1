"""The right half of the player: state, side, name, ring, dose and cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.icons import paint_icon
from ui.player.text import Line, SidePill, player_font
from ui.player.words import sentences_of
from ui.theme import current_theme
from ui.widgets.ring import Ring

if TYPE_CHECKING:
    from ui.player.measures import Measures
    from ui.player.showing import Look, Showing


class StateSign(QWidget):
    """The icon of the state, small, in the colour of its word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: Look | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        current_theme().changed.connect(self.follow_theme)

    @property
    def icon(self) -> str:
        """Name of the icon that is shown, "" before anything is."""
        return "" if self._look is None else self._look.icon

    def set_look(self, look: Look) -> None:
        """Show the icon of another state."""
        if look != self._look:
            self._look = look
            self.update()

    @Slot()
    def follow_theme(self) -> None:
        """Paint again in the colours that hold now."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        if self._look is not None:
            color = current_theme().color(self._look.word_color)
            painter = QPainter(self)
            paint_icon(painter, self._look.icon, QRectF(self.rect()), color, 2.2)


class Panel:
    """Places the texts and the ring on the stage; they are children of the stage.

    The parts are not inside a widget of their own, so that a repaint of the ring's
    end repaints a few pixels of the stage and nothing in between.

    Args:
        stage: What the parts stand on.

    Attributes:
        ring: The ring with the count.
    """

    def __init__(self, stage: QWidget) -> None:
        self.sign = StateSign(stage)
        self.state = Line(weight=700, parent=stage)
        self.extra = Line("text_2", 500, parent=stage)
        self.side = SidePill(stage)
        self.name = Line(weight=800, display=True, parent=stage)
        self.ring = Ring(stage)
        self.dose = Line(weight=600, parent=stage)
        self.cue = Line("text_2", 400, parent=stage)
        middle = Qt.AlignmentFlag.AlignVCenter
        for line in (self.state, self.extra, self.name):
            line.setAlignment(Qt.AlignmentFlag.AlignLeft | middle)
        self.dose.setAlignment(Qt.AlignmentFlag.AlignHCenter | middle)
        self.cue.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._measures: Measures | None = None
        self._shown: Showing | None = None

    def show(self, shown: Showing) -> None:
        """Show another moment."""
        self._shown = shown
        self.sign.set_look(shown.look)
        self.state.set_color(shown.look.word_color)
        self.state.set_words(shown.look.word.upper())
        self.state.setAccessibleName(shown.look.word)
        self.side.setText(shown.side.upper())
        self.side.setAccessibleName(shown.side)
        self.side.setVisible(bool(shown.side))
        self.name.set_words(shown.name)
        self.ring.set_color(shown.look.ring)
        self.dose.set_words(shown.dose)
        self._place_state_row()
        self._show_cue()

    def place(self, measures: Measures) -> None:
        """Take the places of another window size."""
        self._measures = measures
        sizes, scale = measures.sizes, measures.scale
        self.name.set_place(
            measures.name, sizes.name * scale, sizes.name_min * scale, lines=2
        )
        self.ring.set_look(measures.ring)
        size = self.ring.sizeHint()
        self.ring.setGeometry(
            round(measures.ring_center_x - size.width() / 2),
            round(measures.ring_center_y - size.height() / 2),
            size.width(),
            size.height(),
        )
        dose_min = sizes.dose * 0.7 * scale
        text = scale * measures.text
        self.dose.set_place(measures.dose, sizes.dose * text, dose_min)
        self.cue.set_color("text" if measures.is_full else "text_2")
        cue_lines = max(int(measures.cue.height() / (sizes.cue * text * 1.3)), 1)
        self.cue.set_place(
            measures.cue,
            sizes.cue * text,
            sizes.cue * 0.85 * (scale if measures.is_small else text),
            1 if measures.is_small else min(cue_lines, 2),
        )
        self._place_state_row()
        self._show_cue()

    def _show_cue(self) -> None:
        if self._shown is None:
            return
        sentences = sentences_of(self._shown.cue)
        if self._measures is not None and self._measures.is_small:
            sentences = sentences[:1]
        # Whole sentences only: half of one may say the opposite.
        while len(sentences) > 1 and not self.cue.has_room_for(" ".join(sentences)):
            sentences.pop()
        self.cue.set_words(" ".join(sentences))

    def _place_state_row(self) -> None:
        """Place icon, word, small words and pill on one line."""
        if self._measures is None:
            return
        measures = self._measures
        sizes, scale, row = measures.sizes, measures.scale, measures.state
        middle = row.center().y()
        icon = sizes.state * scale
        left = row.left() + 2 * scale
        self.sign.setGeometry(QRectF(left, middle - icon / 2, icon, icon).toRect())
        self.side.place(
            row.right(), middle, sizes.side_height * scale, sizes.side * scale
        )
        words_left = left + icon * 1.5
        pill_left = self.side.x() if self._shown and self._shown.side else row.right()
        room = pill_left - words_left - 12 * scale
        word_px = sizes.state * scale
        metrics = QFontMetricsF(player_font(word_px, 700))
        width = min(metrics.horizontalAdvance(self.state.full_text) + 4, room)
        self.state.set_place(
            QRectF(words_left, row.top(), width, row.height()), word_px, word_px * 0.7
        )
        self._place_extra(words_left + width + 14 * scale, pill_left)

    def _place_extra(self, left: float, pill_left: float) -> None:
        """Show the small words where they fit between word and pill."""
        assert self._measures is not None
        measures, extra = self._measures, self._shown.extra if self._shown else ""
        px = measures.sizes.state * 0.75 * measures.scale
        width = QFontMetricsF(player_font(px, 500)).horizontalAdvance(extra) + 4
        fits = bool(extra) and left + width < pill_left - 8
        self.extra.setVisible(fits)
        row = measures.state
        self.extra.set_place(QRectF(left, row.top(), width, row.height()), px)
        self.extra.set_words(extra)
