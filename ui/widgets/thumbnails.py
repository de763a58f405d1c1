"""Small pictures of exercises, drawn one at a time while the window is idle."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath

from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from coach.figure.model import Figure

KEPT_MOST = 300


class _Wish(NamedTuple):
    """A picture that was asked for: what identifies it."""

    name: str
    pose: str
    width_px: int
    height_px: int
    ratio: float
    is_dark: bool


def telling_pose(figure: Figure) -> str:
    """Return the pose that says most about an exercise: where it is held or ends."""
    for phase in figure.phases:
        if phase.time_ms == 0 and phase.end in figure.poses:
            return phase.end
    if figure.still:
        return figure.still[-1]
    if figure.phases:
        return figure.phases[0].end
    return next(reversed(figure.poses))


class ThumbnailStore(QObject):
    """Keeps pictures of figures and draws the missing ones between two events.

    Signals:
        ready: A picture that was missing is there now; ask again.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._made: OrderedDict[_Wish, QPixmap] = OrderedDict()
        self._wanted: dict[_Wish, Figure] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_one)

    def picture(
        self, name: str, figure: Figure, width_px: int, height_px: int, ratio: float
    ) -> QPixmap | None:
        """Return the picture of a figure, or None and draw it soon.

        Args:
            name: Tells figures apart: the exercise's id and the hash of its text.
            figure: What is drawn, in its most telling pose.
            width_px: Width in logical pixels.
            height_px: Height in logical pixels.
            ratio: Device pixels per logical pixel.
        """
        is_dark = current_theme().dark
        pose = telling_pose(figure)
        wish = _Wish(name, pose, width_px, height_px, ratio, is_dark)
        if wish in self._made:
            self._made.move_to_end(wish)
            return self._made[wish]
        self._wanted[wish] = figure
        if not self._timer.isActive():
            self._timer.start()
        return None

    @Slot()
    def _make_one(self) -> None:
        # Imported here: drawing is not needed before the first paint.
        from ui.widgets.figure_thumbnail import thumbnail

        if not self._wanted:
            return
        wish = next(iter(self._wanted))
        figure = self._wanted.pop(wish)
        self._made[wish] = thumbnail(
            figure,
            wish.pose,
            wish.width_px,
            wish.height_px,
            dark=wish.is_dark,
            device_pixel_ratio=wish.ratio,
        )
        while len(self._made) > KEPT_MOST:
            self._made.popitem(last=False)
        if self._wanted:
            self._timer.start()
        self.ready.emit()


def paint_stage(
    painter: QPainter, rect: QRectF, radius: float, picture: QPixmap | None
) -> None:
    """Paint the soft ground of a thumbnail, and the picture on it when it is there."""
    theme = current_theme()
    gradient = QLinearGradient(rect.topLeft(), rect.bottomLeft())
    gradient.setColorAt(0.0, theme.color("stage_top"))
    gradient.setColorAt(1.0, theme.color("stage_bottom"))
    shape = QPainterPath()
    shape.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, gradient)
    if picture is not None:
        painter.setClipPath(shape)
        painter.drawPixmap(rect.topLeft(), picture)
    painter.restore()
