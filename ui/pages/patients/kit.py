"""Fonts and colours for painting rows, each looked up once in a pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont


class Kit:
    """What one pass over the rows needs of the theme.

    Making a font takes longer than writing a word with it.
    """

    def __init__(self) -> None:
        self._theme = current_theme()
        self._fonts: dict[tuple[str, float | None, int | None], QFont] = {}
        self._metrics: dict[tuple[str, float | None, int | None], QFontMetricsF] = {}
        self._colors: dict[str, QColor] = {}

    def font(
        self, role: str, px: float | None = None, weight: int | None = None
    ) -> tuple[QFont, QFontMetricsF]:
        """Return a font of the theme with its measures."""
        key = (role, px, weight)
        if key not in self._fonts:
            font = self._theme.font(role, px=px, weight=weight)
            self._fonts[key], self._metrics[key] = font, QFontMetricsF(font)
        return self._fonts[key], self._metrics[key]

    def color(self, name: str) -> QColor:
        """Return a colour of the theme."""
        if name not in self._colors:
            self._colors[name] = self._theme.color(name)
        return self._colors[name]

    def px(self, length: float) -> int:
        """Return a length that grows with the text size."""
        return self._theme.px(length)
