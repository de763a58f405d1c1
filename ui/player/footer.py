"""The foot of the player: what comes next, back, pause and skip, "It hurts"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.player.controls import TARGET_PX, HurtButton, KeyHint, RoundButton
from ui.player.text import Line
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.player.measures import Measures
    from ui.player.showing import Upcoming

THUMBNAIL_SIZE = (100, 84)


class Picture(QWidget):
    """The thumbnail of the next exercise, with rounded corners."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()

    def set_pixmap(self, pixmap: QPixmap) -> None:
        """Show another picture; an empty one shows nothing."""
        self._pixmap = pixmap
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and picture."""
        if self._pixmap.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("stage_bottom"))
        painter.drawRoundedRect(
            QRectF(self.rect()), RADIUS_THUMBNAIL_PX, RADIUS_THUMBNAIL_PX
        )
        painter.drawPixmap(self.rect(), self._pixmap)


class Footer(QWidget):
    """The bar at the foot of the window; hidden in full screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.next_word = Line("text_2", 600, parent=self)
        self.next_word.set_words(self.tr("Next"))
        self.next_name = Line("text", 600, parent=self)
        self.next_detail = Line("text_2", 500, parent=self)
        self.picture = Picture(self)
        self.back = RoundButton("back", self.tr("Back"), parent=self)
        self.pause = RoundButton("pause", self.tr("Pause"), is_main=True, parent=self)
        self.skip = RoundButton("skip", self.tr("Skip"), parent=self)
        self.hurt = HurtButton(self)
        self._back_hint = KeyHint(self.tr("Back"), "←", parent=self)
        self._pause_hint = KeyHint(self.tr("Pause"), self.tr("Space"), parent=self)
        self._skip_hint = KeyHint(self.tr("Skip"), "→", parent=self)
        self._hurt_hint = KeyHint(
            self.tr("Stops and asks"), "H", key_first=True, parent=self
        )
        self._measures: Measures | None = None
        self._upcoming: Upcoming | None = None
        for line in (self.next_word, self.next_name, self.next_detail):
            line.setAlignment(
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        self.back.setToolTip(self.tr("Back (Left)"))
        self.skip.setToolTip(self.tr("Skip (Right)"))
        self.hurt.setToolTip(self.tr("It hurts (H): stops and asks"))
        current_theme().changed.connect(self.follow_theme)

    def show_upcoming(self, upcoming: Upcoming) -> None:
        """Name what comes next."""
        self._upcoming = upcoming
        self.next_detail.set_words(upcoming.detail)
        self._place_next()

    def show_main_key(self, icon: str, words: str, key: str) -> None:
        """Say what the big button does now: pause, go on, ready."""
        self.pause.set_icon_name(icon, words)
        self.pause.setToolTip(self.tr("{0} ({1})").format(words, key))
        self._pause_hint.set_words(words)
        self._pause_hint.set_key(key)
        self._place_main_hint()

    @Slot()
    def follow_theme(self) -> None:
        """Paint again in the colours that hold now."""
        self.update()

    def place(self, measures: Measures) -> None:
        """Take the places of another window size."""
        self._measures = measures
        self.setGeometry(measures.bottom.toAlignedRect())
        self._place_next()
        self._place_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where the new size wants them."""
        super().resizeEvent(event)
        self._place_next()
        self._place_buttons()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above it."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("card"))
        painter.fillRect(0, 0, self.width(), 1, theme.color("hairline"))

    def _place_next(self) -> None:
        measures = self._measures
        if measures is None:
            return
        scale, is_small = measures.scale, measures.is_small
        left = measures.sizes.margin * scale
        has_picture = (
            not is_small and self._upcoming is not None and bool(self._upcoming.item)
        )
        self.picture.setVisible(has_picture)
        # From the margin up to the picture, else up to the buttons.
        right = (250 if has_picture else 460) * scale
        right = 318 * scale if is_small else right
        width = right - left - 10
        rows = (
            (self.next_word, 28 if is_small else 34, 12 if is_small else 13),
            (self.next_name, 50 if is_small else 58, 15 if is_small else 18.5),
            (self.next_detail, 71 if is_small else 81, 13 if is_small else 14.5),
        )
        for line, middle, px in rows:
            height = px * 1.6 * scale
            rect = QRectF(left, middle * scale - height / 2, width, height)
            line.set_place(rect, px * scale * measures.text, px * 0.8 * scale)
        self._show_name()
        if has_picture:
            picture_width, picture_height = self.picture_size()
            self.picture.setGeometry(
                round(250 * scale), round(14 * scale), picture_width, picture_height
            )

    def _show_name(self) -> None:
        """Show the whole name where it fits, else the short one."""
        upcoming = self._upcoming
        if upcoming is None:
            return
        fits = not upcoming.short or self.next_name.has_room_for(upcoming.name)
        self.next_name.set_words(upcoming.name if fits else upcoming.short)

    def picture_size(self) -> tuple[int, int]:
        """Return the size of the thumbnail in logical pixels."""
        scale = 1.0 if self._measures is None else self._measures.scale
        return round(THUMBNAIL_SIZE[0] * scale), round(THUMBNAIL_SIZE[1] * scale)

    def _place_buttons(self) -> None:
        measures = self._measures
        if measures is None:
            return
        scale, is_small = measures.scale, measures.is_small
        middle = self.width() / 2
        y = 46 * scale
        apart = (92 if is_small else 112) * scale
        small_radius = max((26 if is_small else 30) * scale, TARGET_PX / 2)
        self.back.place(middle - apart, y, small_radius)
        self.pause.place(
            middle, y - (0 if is_small else 3) * scale, (34 if is_small else 37) * scale
        )
        self.skip.place(middle + apart, y, small_radius)
        right = self.width() - measures.sizes.margin * scale
        width, height = (156, 56) if is_small else (196, 58)
        top = (18 if is_small else 16) * scale
        shape = QRectF(right - width * scale, top, width * scale, height * scale)
        self.hurt.place(shape, (18 if is_small else 21) * scale)
        for hint in (
            self._back_hint,
            self._pause_hint,
            self._skip_hint,
            self._hurt_hint,
        ):
            hint.setVisible(not is_small)
        hint_y, px = 94 * scale, 12.5 * scale
        self._back_hint.place(middle - apart, hint_y, px)
        self._skip_hint.place(middle + apart, hint_y, px)
        self._hurt_hint.place(shape.center().x(), hint_y, px)
        self._place_main_hint()

    def _place_main_hint(self) -> None:
        if self._measures is not None:
            scale = self._measures.scale
            self._pause_hint.place(self.width() / 2, 94 * scale, 12.5 * scale)
