"""Text in a role of the theme. Always plain text: much of it comes from files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Label(QLabel):
    """A line or paragraph of plain text that follows the theme.

    Args:
        text: What it says.
        role: Font role of the theme.
        color: Colour token of the theme.
        px: Size at 100 % text size instead of the role's.
        weight: Weight instead of the role's.
        wrap: Break into lines; the height then follows the width.
    """

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "body",
        color: str = "text",
        px: float | None = None,
        weight: int | None = None,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._color = color
        self._px = px
        self._weight = weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(
                QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
            )
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)
        self._follow_theme()
        current_theme().changed.connect(self._follow_theme)

    def set_color(self, color: str) -> None:
        """Use another colour token."""
        if color != self._color:
            self._color = color
            self._follow_theme()

    @Slot()
    def _follow_theme(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(self._role, px=self._px, weight=self._weight))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.color(self._color))
        self.setPalette(palette)


class ElidedLabel(Label):
    """One line, cut with an ellipsis where it does not fit; the tooltip has it all."""

    def __init__(self, text: str = "", **options: object) -> None:
        self._full = text
        super().__init__(text, **options)  # type: ignore[arg-type]
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_full_text(self, text: str) -> None:
        """Show another text."""
        if text != self._full:
            self._full = text
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(
            self._full, Qt.TextElideMode.ElideRight, self.width()
        )
        self.setText(shown)
        self.setAccessibleName(self._full)
        self.setToolTip("" if shown == self._full else self._full)
