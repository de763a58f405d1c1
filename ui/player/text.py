"""Text in the player: lines that fit their place, whatever the name of an exercise."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import current_theme

SMALLEST_PX = 9  # also in a window that is not laid out yet


def player_font(px: float, weight: int, *, display: bool = False) -> QFont:
    """Return a font of an exact size: in the player the window decides the size."""
    font = current_theme().font("page_title" if display else "body", weight=weight)
    font.setPixelSize(max(round(px), SMALLEST_PX))
    return font


def fitted_font(
    text: str, width: float, px: float, px_min: float, weight: int, *, display: bool
) -> QFont:
    """Return the largest font from `px` down to `px_min` in which a line fits."""
    font = player_font(px, weight, display=display)
    needed = QFontMetricsF(font).horizontalAdvance(text)
    if needed > width:
        font = player_font(max(px * width / needed, px_min), weight, display=display)
        # Sizes are whole pixels, so the first guess may be a little too wide.
        while (
            font.pixelSize() > max(px_min, SMALLEST_PX)
            and QFontMetricsF(font).horizontalAdvance(text) > width
        ):
            font.setPixelSize(font.pixelSize() - 1)
    return font


class Line(QLabel):
    """Plain text that fits its place by shrinking, then breaking, then eliding.

    Args:
        color: Colour token of the theme.
        weight: Font weight.
        display: Use the display cut of the family.
    """

    def __init__(
        self,
        color: str = "text",
        weight: int = 400,
        *,
        display: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._color = color
        self._weight = weight
        self._display = display
        self._full = ""
        self._px = self._px_min = 16.0
        self._lines = 1
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        current_theme().changed.connect(self.refresh)
        self.refresh()

    @property
    def full_text(self) -> str:
        """The text before anything was cut off."""
        return self._full

    def set_color(self, color: str) -> None:
        """Use another colour token."""
        if color != self._color:
            self._color = color
            self.refresh()

    def set_place(
        self, place: QRectF, px: float, px_min: float | None = None, lines: int = 1
    ) -> None:
        """Take a place, a size, the smallest size and the most lines."""
        self._px = px
        self._px_min = px if px_min is None else px_min
        self._lines = lines
        self.setGeometry(place.toAlignedRect())
        self.refresh()

    def set_words(self, text: str) -> None:
        """Show another text."""
        if text != self._full:
            self._full = text
            self.refresh()

    def has_room_for(self, text: str) -> bool:
        """Return whether a text fits its place without being cut."""
        font = player_font(self._px_min, self._weight, display=self._display)
        metrics = QFontMetricsF(font)
        if self._lines == 1:
            return metrics.horizontalAdvance(text) <= self.width()
        room = self._lines * metrics.lineSpacing() + 2
        flags = Qt.TextFlag.TextWordWrap.value
        box = QRectF(0, 0, self.width(), 10_000)
        return metrics.boundingRect(box, flags, text).height() <= room

    @Slot()
    def refresh(self) -> None:
        """Fit the text again, in the colours that hold now."""
        palette = self.palette()
        palette.setColor(
            QPalette.ColorRole.WindowText, current_theme().color(self._color)
        )
        self.setPalette(palette)
        font = fitted_font(
            self._full,
            self.width(),
            self._px,
            self._px_min,
            self._weight,
            display=self._display,
        )
        # Two lines at the smallest size beat one line that is cut.
        self.setFont(font)
        metrics = QFontMetricsF(font)
        fits = metrics.horizontalAdvance(self._full) <= self.width() + 1
        self.setWordWrap(not fits and self._lines > 1)
        if fits or self._lines > 1:
            self.setText(self._wrapped())
        else:
            self.setText(
                metrics.elidedText(
                    self._full, Qt.TextElideMode.ElideRight, self.width()
                )
            )
        self.setAccessibleName(self._full)

    def _wrapped(self) -> str:
        """Return the words that the lines hold, with an ellipsis for the rest."""
        text = self._full
        while not self.has_room_for(text) and " " in text:
            text = text.rstrip("…").rsplit(" ", 1)[0].rstrip(" ,;") + "…"
        return text


class SidePill(QLabel):
    """The side in words, on a dark pill: "LEFT LEG"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self, right: float, middle: float, height: float, px: float) -> None:
        """Stand with the right end at `right`, as wide as the words need."""
        self.setFont(player_font(px, 800))
        advance = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        width = advance + 0.76 * height
        rect = QRectF(right - width, middle - height / 2, width, height)
        self.setGeometry(rect.toRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill and its words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("text"))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setPen(theme.color("bg"))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
