"""Small still pictures of figures, kept so that a list scrolls smoothly."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from coach.figure.motion import still_frame
from ui.widgets.figure_painter import FigurePainter

if TYPE_CHECKING:
    from coach.figure.model import Figure

# A list shows some dozens of pictures; two sizes in two themes fit easily.
MOST_KEPT = 256

_Key = tuple[int, str, int, int, bool, float, bool]

# The figure is kept beside its picture, so that its id cannot be given away again.
_kept: OrderedDict[_Key, tuple[Figure, QPixmap]] = OrderedDict()


def thumbnail(
    figure: Figure,
    pose_name: str,
    width: int,
    height: int,
    *,
    dark: bool,
    device_pixel_ratio: float,
    mirrored: bool = False,
) -> QPixmap:
    """Return a picture of one key pose on a transparent ground.

    Args:
        figure: The figure; the same object gives the same picture again.
        pose_name: A pose of the figure.
        width: Width in logical pixels.
        height: Height in logical pixels.
        dark: Use the colours of a dark window.
        device_pixel_ratio: Device pixels in a logical pixel.
        mirrored: Show the left side.

    Raises:
        KeyError: The figure has no such pose.
    """
    key = (id(figure), pose_name, width, height, dark, device_pixel_ratio, mirrored)
    found = _kept.get(key)
    if found is not None:
        _kept.move_to_end(key)
        return found[1]
    pixmap = QPixmap(
        max(1, round(width * device_pixel_ratio)),
        max(1, round(height * device_pixel_ratio)),
    )
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    FigurePainter(dark).paint(
        painter,
        QRectF(0, 0, width, height),
        figure,
        still_frame(figure, pose_name),
        mirrored=mirrored,
    )
    painter.end()
    _kept[key] = (figure, pixmap)
    if len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return pixmap
