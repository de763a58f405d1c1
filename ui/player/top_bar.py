"""The top of the player: close, name, mute, full screen, the course and its times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from ui.player.controls import IconButton, KeyHint
from ui.player.showing import exercise_number
from ui.player.text import Line
from ui.player.words import clock_words
from ui.widgets.segment_bar import MARKER_EXTRA_PX, SegmentBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.session.model import Timeline
    from ui.player.measures import Measures


def _tr(text: str) -> str:
    return QCoreApplication.translate("TopBar", text)


class TopBar:
    """Places its parts on the stage; full screen keeps only the course and the times.

    Args:
        stage: What the parts stand on.
    """

    def __init__(self, stage: QWidget) -> None:
        self.close = IconButton("close", _tr("Close"), "Esc", stage)
        self.title = Line(weight=600, parent=stage)
        self.mute = IconButton("volume", _tr("Mute"), "M", stage)
        self.full_screen = IconButton("full_screen", _tr("Full screen"), "F", stage)
        self.bar = SegmentBar(stage, height_px=14, letters=False)
        self.elapsed = Line("text_2", 600, parent=stage)
        self.place_words = Line("text_2", 500, parent=stage)
        self.remaining = Line("text_2", 600, parent=stage)
        self._keys = [KeyHint("", key, parent=stage) for key in ("M", "F")]
        middle = Qt.AlignmentFlag.AlignVCenter
        self.title.setAlignment(Qt.AlignmentFlag.AlignLeft | middle)
        self.elapsed.setAlignment(Qt.AlignmentFlag.AlignLeft | middle)
        self.place_words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.remaining.setAlignment(Qt.AlignmentFlag.AlignRight | middle)

    def show_timeline(self, timeline: Timeline, index: int) -> None:
        """Show the course and which exercise of it is current."""
        self.bar.set_items(timeline)
        number, count = exercise_number(timeline, index)
        self.place_words.set_words(_tr("Exercise {0} of {1}").format(number, count))

    def show_position(self, position_ms: int, total_ms: int) -> None:
        """Move the marker and the two times."""
        self.bar.set_position(position_ms)
        elapsed = clock_words(position_ms)
        # Rounded up, so that both times together are always the whole.
        left_s = -(-total_ms // 1000) - position_ms // 1000
        if elapsed != self.elapsed.full_text or not self.remaining.full_text:
            self.elapsed.set_words(elapsed)
            self.remaining.set_words(f"−{clock_words(left_s * 1000)}")

    def show_muted(self, is_muted: bool) -> None:
        """Show whether sound is on."""
        name = _tr("Sound on") if is_muted else _tr("Mute")
        self.mute.set_icon_name("muted" if is_muted else "volume", name)

    def place(self, measures: Measures) -> None:
        """Take the places of another window size."""
        scale, sizes = measures.scale, measures.sizes
        extra = MARKER_EXTRA_PX
        self.bar.set_bar_height(round(sizes.bar_height * scale))
        self.bar.setGeometry(measures.bar.adjusted(0, -extra, 0, extra).toRect())
        px = sizes.times * scale * (1.0 if measures.is_small else measures.text)
        times = measures.times
        third = times.width() / 3
        for line, number in (
            (self.elapsed, 0),
            (self.place_words, 1),
            (self.remaining, 2),
        ):
            left = times.left() + number * third
            rect = QRectF(left, times.top(), third, times.height())
            line.set_place(rect, px * (0.94 if number == 1 else 1.0))
        # On a small window the pill of the side comes up to this line.
        self.place_words.setVisible(not measures.is_small)
        self._place_buttons(measures)

    def _place_buttons(self, measures: Measures) -> None:
        is_full = measures.is_full
        for part in (self.close, self.title, self.mute, self.full_screen):
            part.setVisible(not is_full)
        for key in self._keys:
            key.setVisible(not is_full and not measures.is_small)
        if is_full:
            return
        scale = measures.scale
        is_small = measures.is_small
        y = (27 if is_small else 36) * scale
        right = measures.bar.right()
        icon = 20 * scale
        margin = measures.bar.left()
        self.close.place(margin + 8 * scale, y, icon, shows_key=False)
        left = margin + 34 * scale
        px = (15 if is_small else 16) * scale
        self.title.set_place(
            QRectF(left, y - px, right - left - 160 * scale, 2 * px), px
        )
        full_x = right - (15 if is_small else 45) * scale
        mute_x = full_x - (46 if is_small else 52) * scale
        self.mute.place(mute_x, y, icon, shows_key=False)
        self.full_screen.place(full_x, y, icon, shows_key=False)
        for key, x in zip(self._keys, (mute_x, full_x), strict=True):
            key.place(x - 6 * scale, y + 23 * scale, 12 * scale)
