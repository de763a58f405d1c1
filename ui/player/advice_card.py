"""What the pain light says: a shape, a heading and a few sentences on its colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.label import Label
from ui.widgets.scroll import Column

LIGHTS = {"green": "ok", "amber": "warn", "red": "bad"}
SHAPES = {"green": "check", "amber": "triangle", "red": "warning"}
# Nothing has been said yet.
UNLIT = ""
_PADDING_PX = 22
_SIDE_PX = 26
_GAP_PX = 18


class AdviceCard(Column):
    """Says what a number means; it can be told anew as the number changes.

    Args:
        light: "green", "amber" or "red"; "" for a quiet card without an answer.
        heading: A few words on the light.
        sentences: What to do.
        lines_least: Lines of sentences that there is always room for, so that the
            card keeps its height from one number to the next.
    """

    def __init__(
        self,
        light: str,
        heading: str,
        sentences: tuple[str, ...],
        *,
        lines_least: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._light = UNLIT
        self._lines_least = lines_least
        self._heading = Label("", px=19, weight=700, wrap=True)
        self._words = Label("", px=16, weight=400, wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._next = Label("", role="body", weight=600, wrap=True)
        row = QHBoxLayout(self)
        column = QVBoxLayout()
        column.setSpacing(6)
        for label in (self._heading, self._words, self._next):
            column.addWidget(label)
        column.addStretch(1)
        row.addLayout(column, 1)
        current_theme().changed.connect(self.follow_theme)
        self.follow_theme()
        self.tell(light, heading, sentences)

    @property
    def light(self) -> str:
        """The light that is shown, "" for none."""
        return self._light

    @property
    def text(self) -> str:
        """Everything that the card says."""
        labels = (self._heading, self._words, self._next)
        return "\n".join(filter(None, (label.text().strip() for label in labels)))

    def tell(
        self, light: str, heading: str, sentences: tuple[str, ...], following: str = ""
    ) -> None:
        """Say something else.

        Args:
            light: See the class.
            heading: A few words on the light.
            sentences: What to do.
            following: What comes next, in a line of its own, or "".
        """
        self._light = light
        family = LIGHTS.get(light, "")
        self._heading.setText(heading)
        self._heading.set_color(f"{family}_text" if family else "text")
        self._words.setText(" ".join(sentences))
        self._words.set_color("text" if family else "text_2")
        self._next.setText(following)
        self._next.setVisible(bool(following))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(" ".join((*sentences, following)).strip())
        self.update()

    def leave_room(self, following: str) -> None:
        """Keep room for what comes next until it is said; none for ""."""
        self._next.setText(" ")
        self._next.setVisible(bool(following))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and shape."""
        theme = current_theme()
        family = LIGHTS.get(self._light, "")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{family}_soft" if family else "sunk"))
        painter.drawRoundedRect(QRectF(self.rect()), 18, 18)
        size = theme.px(32)
        icon = QRectF(_SIDE_PX, _PADDING_PX, size, size)
        color = theme.color(f"{family}_text" if family else "text_2")
        paint_icon(painter, SHAPES.get(self._light, "info"), icon, color)

    @Slot()
    def follow_theme(self) -> None:
        """Make room for shape and lines at the present text size."""
        row = self.layout()
        assert row is not None
        left = _SIDE_PX + current_theme().px(32) + _GAP_PX
        row.setContentsMargins(left, _PADDING_PX, 24, _PADDING_PX)
        line = self._words.fontMetrics().lineSpacing()
        self._words.setMinimumHeight(self._lines_least * line)
        self.update()
