"""The ground of the player: a wash in the colour of the state, and a soft light."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QVariantAnimation, Slot
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRadialGradient,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ui.icons import paint_icon
from ui.theme import current_theme

BLEND_MS = 250
PULSE_MS = 700
# The edge never gets brighter than this and swells once a second at most, with no
# hard on and off: far below what can trouble photosensitive people (WCAG 2.3.1
# allows three flashes a second).
PULSE_ALPHA = 0.42
PULSE_WIDTH = 0.045


class Stage(QWidget):
    """Paints wash, light and edge pulse under everything else in the player."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wash = ""
        self._light = QRectF()
        self._drawn: QPixmap | None = None
        self._before: QPixmap | None = None
        self._pulse_color = "seg_work"
        self._less_motion = False
        self._blend = self._animation(BLEND_MS)
        self._blend.finished.connect(self._forget_before)
        self._pulse = self._animation(PULSE_MS)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        current_theme().changed.connect(self.forget)

    @property
    def wash(self) -> str:
        """The colour token of the wash that is shown, or blended to."""
        return self._wash

    @property
    def is_pulsing(self) -> bool:
        """Whether the edge swells at the moment."""
        return self._pulse.state() is QVariantAnimation.State.Running

    def set_less_motion(self, less: bool) -> None:
        """Change the wash at once and leave the edge alone."""
        self._less_motion = less

    def set_light(self, place: QRectF) -> None:
        """Put the soft light behind the figure."""
        if place != self._light:
            self._light = QRectF(place)
            self.forget()

    def set_wash(self, name: str) -> None:
        """Blend to the wash of another state within 250 ms."""
        if name == self._wash:
            return
        has_before = self._wash != "" and self.isVisible()
        self._before = self._ground() if has_before else None
        self._wash = name
        self._drawn = None
        self._blend.stop()
        if self._before is not None and not self._less_motion:
            self._blend.start()
        else:
            self._before = None
        self.update()

    def pulse(self, color: str) -> None:
        """Let the edge swell softly once, in the colour of a token."""
        if self._less_motion:
            return
        self._pulse_color = color
        self._pulse.stop()
        self._pulse.start()

    def stop_pulse(self) -> None:
        """Leave the edge alone from now on."""
        self._pulse.stop()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the ground again for the new size."""
        self.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, what is left of the one before, and the pulse."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground())
        if self._before is not None:
            painter.setOpacity(1.0 - float(self._blend.currentValue() or 0.0))
            painter.drawPixmap(0, 0, self._before)
            painter.setOpacity(1.0)
        if self.is_pulsing:
            self._paint_pulse(painter)

    def _paint_pulse(self, painter: QPainter) -> None:
        t = float(self._pulse.currentValue() or 0.0)
        # Up within a fifth, then slowly away.
        strength = t / 0.2 if t < 0.2 else (1.0 - t) / 0.8
        color = current_theme().color(self._pulse_color)
        color.setAlphaF(PULSE_ALPHA * strength)
        clear = QColor(color)
        clear.setAlphaF(0.0)
        edge = self._edge_px()
        width, height = self.width(), self.height()
        for strip, start, end in (
            (QRectF(0, 0, width, edge), (0, 0), (0, edge)),
            (QRectF(0, height - edge, width, edge), (0, height), (0, height - edge)),
            (QRectF(0, 0, edge, height), (0, 0), (edge, 0)),
            (QRectF(width - edge, 0, edge, height), (width, 0), (width - edge, 0)),
        ):
            fade = QLinearGradient(QPointF(*start), QPointF(*end))
            fade.setColorAt(0.0, color)
            fade.setColorAt(1.0, clear)
            painter.fillRect(strip, fade)

    def _edge_px(self) -> float:
        return PULSE_WIDTH * min(self.width(), self.height())

    def _ground(self) -> QPixmap:
        """Return wash and light, drawn once for a size and state."""
        if self._drawn is None:
            ratio = self.devicePixelRatio()
            self._drawn = QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            painter = QPainter(self._drawn)
            painter.fillRect(self.rect(), self._wash_gradient())
            painter.fillRect(self.rect(), self._light_gradient())
            painter.end()
        return self._drawn

    def _wash_gradient(self) -> QLinearGradient:
        theme = current_theme()
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0.0, theme.color(self._wash or "stage_top"))
        gradient.setColorAt(0.12, theme.color(self._wash or "stage_top"))
        gradient.setColorAt(0.86, theme.color("sunk" if self._is_grey() else "bg"))
        return gradient

    def _light_gradient(self) -> QRadialGradient:
        center = self._light.center() + QPointF(0, 0.02 * self._light.height())
        radius = max(0.56 * max(self._light.width(), self._light.height()), 1.0)
        gradient = QRadialGradient(center, radius)
        is_dark = current_theme().dark
        light = QColor(255, 255, 255)
        for at, strength in ((0.0, 1.0), (0.35, 0.82), (0.7, 0.28), (1.0, 0.0)):
            light.setAlphaF(strength * (0.055 if is_dark else 0.95))
            gradient.setColorAt(at, light)
        return gradient

    def _is_grey(self) -> bool:
        return self._wash == "sunk"

    def _animation(self, length_ms: int) -> QVariantAnimation:
        animation = QVariantAnimation(self)
        animation.setStartValue(0.0)
        animation.setEndValue(1.0)
        animation.setDuration(length_ms)
        animation.valueChanged.connect(self._animate)
        animation.finished.connect(self.update)
        return animation

    @Slot()
    def _animate(self) -> None:
        """Paint the next picture; a pulse only touches the edge."""
        if self._before is not None:
            self.update()
            return
        edge = round(self._edge_px()) + 1
        inner = self.rect().adjusted(edge, edge, -edge, -edge)
        for strip in (
            self.rect().adjusted(0, 0, 0, edge - self.height()),
            self.rect().adjusted(0, self.height() - edge, 0, 0),
            inner.adjusted(-edge, 0, -inner.width(), 0),
            inner.adjusted(inner.width(), 0, edge, 0),
        ):
            self.update(strip)

    @Slot()
    def _forget_before(self) -> None:
        self._before = None

    @Slot()
    def forget(self) -> None:
        """Draw the ground again, with the colours that hold now."""
        self._drawn = None
        self._before = None
        self.update()


class SwapBadge(QWidget):
    """The sign over the figure that the other side comes now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint two arrows on a violet pill."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("seg_switch"))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        side = self.height() * 0.58
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, "swap", sign, theme.color("letter_switch"), 2.2)
