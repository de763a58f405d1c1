"""A menu in the colours and the shape of everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QRegion
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_RADIUS_PX = 8
_STYLE = """
QMenu {{ background: {card}; color: {text}; border: 1px solid {line};
    border-radius: {radius}px; padding: 6px; }}
QMenu::item {{ padding: 8px 28px 8px 14px; border-radius: 6px; min-width: 120px; }}
QMenu::item:checked {{ font-weight: 600; }}
QMenu::item:selected {{ background: {sunk}; }}
QMenu::item:disabled {{ color: {pale}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 8px; }}
QMenu::item:checked, QMenu::item:unchecked {{ padding-left: 14px; }}
"""


class Menu(QMenu):
    """A menu that opens over the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setFont(theme.font("body", px=14, weight=500))
        self.setStyleSheet(
            _STYLE.format(
                card=theme.color("card").name(),
                text=theme.color("text").name(),
                line=theme.color("hairline").name(),
                sunk=theme.color("sunk").name(),
                pale=theme.color("text_3").name(),
                radius=_RADIUS_PX,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off; translucent ones need a compositor."""
        super().resizeEvent(event)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), _RADIUS_PX, _RADIUS_PX)
        self.setMask(QRegion(path.toFillPolygon().toPolygon()))
