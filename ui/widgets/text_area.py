"""Several lines of free text, painted from the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_FIELD_PX

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

HEIGHT_PX = 84


class TextArea(QPlainTextEdit):
    """A field for some lines of text; the Tab key leaves it.

    Args:
        name: Accessible name: what is typed.
        most: How many letters fit; what goes beyond is not taken.
    """

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._cut)
        current_theme().changed.connect(self.follow_theme)
        self.follow_theme()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only."""
        if source.hasText():
            self.insertPlainText(source.text())

    @Slot()
    def _cut(self) -> None:
        text = self.toPlainText()
        if len(text) > self._most:
            cursor = self.textCursor()
            at = min(cursor.position(), self._most)
            self.setPlainText(text[: self._most])
            cursor.setPosition(at)
            self.setTextCursor(cursor)

    @Slot()
    def follow_theme(self) -> None:
        """Take the colours and the text size that hold now."""
        theme = current_theme()
        self.setFont(theme.font("body"))
        self.setFixedHeight(max(theme.px(HEIGHT_PX), HEIGHT_PX))
        self.setStyleSheet(
            "QPlainTextEdit {{ background: {}; color: {}; padding: 8px;"
            " border: 1px solid {}; border-radius: {}px; }}"
            "QPlainTextEdit:focus {{ border: 2px solid {}; padding: 7px; }}".format(
                theme.color("card").name(),
                theme.color("text").name(),
                theme.color("control_border").name(),
                RADIUS_FIELD_PX,
                theme.color("accent").name(),
            )
        )
