"""One line of free text, painted from the theme."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_FIELD_PX

HEIGHT_PX = 44


class TextField(QLineEdit):
    """A field for a line of text.

    Args:
        name: Accessible name: what is typed.
        most: How many letters fit.
    """

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(most)
        current_theme().changed.connect(self.follow_theme)
        self.follow_theme()

    @Slot()
    def follow_theme(self) -> None:
        """Take the colours and the text size that hold now."""
        theme = current_theme()
        self.setFont(theme.font("body"))
        self.setMinimumHeight(max(theme.px(HEIGHT_PX), HEIGHT_PX))
        self.setStyleSheet(
            "QLineEdit {{ background: {}; color: {}; padding: 0 12px;"
            " border: 1px solid {}; border-radius: {}px; }}"
            "QLineEdit:focus {{ border: 2px solid {}; padding: 0 11px; }}".format(
                theme.color("card").name(),
                theme.color("text").name(),
                theme.color("control_border").name(),
                RADIUS_FIELD_PX,
                theme.color("accent").name(),
            )
        )
