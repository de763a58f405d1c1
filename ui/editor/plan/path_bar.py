"""The stages of a plan in a row, each as long as it takes at least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import current_theme
from ui.widgets.focus import KeyboardFocus, paint_focus_ring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent

BAR_PX = 34
# Room around the bar for the frame of what is chosen, and for the focus ring.
_EDGE_PX = 6
_GAP_PX = 3
_RADIUS_PX = 6.0
_FRAME_PX = 2.0
_LEAST_PX = 28.0
# How long a stage is drawn that takes as long as its tests take, or has no end.
_USUAL_DAYS = 10


@dataclass(frozen=True)
class PathStage:
    """One stage of the picture.

    Attributes:
        title: Its title.
        words: How long it takes, such as "14 days".
        days: How many days it takes at least; 0 where only its tests decide.
        is_wrong: Something in it has to be mended.
    """

    title: str
    words: str
    days: int = 0
    is_wrong: bool = False


class PathBar(KeyboardFocus, QWidget):
    """Shows the stages; a click or the arrow keys choose one.

    Signals:
        chosen: The stage with this number was chosen.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[PathStage, ...] = ()
        self._chosen: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Stages in a row"))
        current_theme().changed.connect(self._follow_theme)

    def show_stages(self, stages: Sequence[PathStage]) -> None:
        """Show other stages."""
        if tuple(stages) != self._stages:
            self._stages = tuple(stages)
            said = (
                self.tr("{0}, {1}").format(one.title, one.words) for one in self._stages
            )
            self.setAccessibleDescription(". ".join(said))
            self.update()

    def show_chosen(self, number: int | None) -> None:
        """Frame a stage; None for none."""
        if number != self._chosen:
            self._chosen = number
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the bar with its frame."""
        return QSize(240, current_theme().px(BAR_PX) + 2 * _EDGE_PX)

    def boxes(self) -> list[QRectF]:
        """Return where each stage is painted."""
        count = len(self._stages)
        if not count:
            return []
        room = self.width() - 2 * _EDGE_PX - (count - 1) * _GAP_PX
        least = min(_LEAST_PX, room / count)
        weights = [one.days or _USUAL_DAYS for one in self._stages]
        shared = room - count * least
        left, boxes = float(_EDGE_PX), []
        height = self.height() - 2 * _EDGE_PX
        for weight in weights:
            width = least + shared * weight / sum(weights)
            boxes.append(QRectF(left, _EDGE_PX, width, height))
            left += width + _GAP_PX
        return boxes

    def stage_at(self, x_px: float) -> int | None:
        """Return the number of the stage at a place; None where there is none."""
        found = (n for n, box in enumerate(self.boxes()) if x_px <= box.right())
        return next(found, len(self._stages) - 1 if self._stages else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stages, the frame of the chosen one, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = self.boxes()
        for number, (stage, box) in enumerate(zip(self._stages, boxes, strict=True)):
            self._paint_stage(painter, number, stage, box)
        if not boxes:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_theme().color("sunk"))
            ground = QRectF(self.rect()).adjusted(*(_EDGE_PX,) * 2, *(-_EDGE_PX,) * 2)
            painter.drawRoundedRect(ground, _RADIUS_PX, _RADIUS_PX)
        if self._chosen is not None and self._chosen < len(boxes):
            painter.setPen(QPen(current_theme().color("text"), _FRAME_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = boxes[self._chosen].adjusted(-3, -3, 3, 3)
            painter.drawRoundedRect(frame, _RADIUS_PX + 3, _RADIUS_PX + 3)
        if self.shows_focus:
            room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
            paint_focus_ring(painter, room, _RADIUS_PX)

    @staticmethod
    def _paint_stage(
        painter: QPainter, number: int, stage: PathStage, box: QRectF
    ) -> None:
        """Paint a stage: filled where its days are said, pale where tests decide."""
        theme = current_theme()
        fill, ink = ("accent", "on_accent") if stage.days else ("accent_soft", "text")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        font = theme.font("small", px=13, weight=600)
        metrics = QFontMetricsF(font)
        text = str(number + 1)
        full = f"{text}  {stage.words}"
        if metrics.horizontalAdvance(full) <= box.width() - 16:
            text = full
        painter.setFont(font)
        painter.setPen(theme.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        if stage.is_wrong:
            painter.setPen(QPen(theme.color("bad_text"), 3))
            inside = QPointF(6, -1.5)
            start, end = box.bottomLeft() + inside, box.bottomRight() - inside
            end.setY(start.y())
            painter.drawLine(start, end)

    def event(self, event: QEvent) -> bool:
        """Say what a stage is called while the pointer rests on it."""
        if event.type() is QEvent.Type.ToolTip:
            place: QHelpEvent = event  # type: ignore[assignment]  # of this type
            number = self.stage_at(place.pos().x())
            if number is not None:
                stage = self._stages[number]
                words = self.tr("{0}, {1}").format(stage.title, stage.words)
                QToolTip.showText(place.globalPos(), words, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the stage under the pointer."""
        number = self.stage_at(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and number is not None:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the stage before or behind."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
            return
        self.show_focus_ring()
        if self._stages:
            at = 0 if self._chosen is None else self._chosen + by
            self.chosen.emit(min(max(at, 0), len(self._stages) - 1))

    @Slot()
    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()
