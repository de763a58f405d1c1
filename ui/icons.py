"""Icons drawn by code on a grid of 24, in one colour of the palette.

An icon is written as two small paths, one that is stroked with round caps and one
that is filled. The commands, each followed by its numbers in grid units:

=====  =============================  ===========================================
M, L   x y                            move, line
C      x1 y1 x2 y2 x y                cubic curve
Z                                     close
O      x y r                          circle
R      x y w h r                      rectangle with rounded corners
A      x y r from span                arc of a circle; degrees, counter-clockwise,
                                      0 at three o'clock
=====  =============================  ===========================================
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

if TYPE_CHECKING:
    from collections.abc import Callable

GRID = 24.0

# Name -> (stroked path, filled path).
ICONS: dict[str, tuple[str, str]] = {
    "programs": (
        "M 9.5 6 L 20 6 M 9.5 12 L 20 12 M 9.5 18 L 20 18",
        "O 4.8 6 1.3 O 4.8 12 1.3 O 4.8 18 1.3",
    ),
    "settings": (
        "M 4 7.5 L 12.4 7.5 M 17.6 7.5 L 20 7.5 O 15 7.5 2.5 "
        "M 4 16.5 L 6.4 16.5 M 11.6 16.5 L 20 16.5 O 9 16.5 2.5",
        "",
    ),
    "today": (
        "R 4 5.5 16 14.5 3 M 4 10 L 20 10 M 8.5 3.5 L 8.5 7 M 15.5 3.5 L 15.5 7",
        "O 12 14.8 1.6",
    ),
    "progress": ("M 4.5 4.5 L 4.5 19.5 L 20 19.5 M 8 15 L 12 10 L 15 13 L 19.5 7", ""),
    "search": ("O 10.5 10.5 6 M 15 15 L 20 20", ""),
    "close": ("M 6 6 L 18 18 M 18 6 L 6 18", ""),
    "plus": ("M 12 5 L 12 19 M 5 12 L 19 12", ""),
    "minus": ("M 5 12 L 19 12", ""),
    "check": ("M 5.5 12.5 L 10 17 L 18.5 7.5", ""),
    "dot": ("", "O 12 12 4"),
    "chevron_down": ("M 6.5 9.5 L 12 15 L 17.5 9.5", ""),
    "chevron_up": ("M 6.5 14.5 L 12 9 L 17.5 14.5", ""),
    "chevron_right": ("M 9.5 6.5 L 15 12 L 9.5 17.5", ""),
    "chevron_left": ("M 14.5 6.5 L 9 12 L 14.5 17.5", ""),
    "arrow_back": ("M 20 12 L 4.5 12 M 10.5 6 L 4.5 12 L 10.5 18", ""),
    "play": ("", "M 8 5.4 L 18.6 12 L 8 18.6 Z"),
    "pause": ("", "R 6.5 5 3.8 14 1.2 R 13.7 5 3.8 14 1.2"),
    "skip": ("M 18 5.5 L 18 18.5", "M 6 5.5 L 15.2 12 L 6 18.5 Z"),
    "back": ("M 6 5.5 L 6 18.5", "M 18 5.5 L 8.8 12 L 18 18.5 Z"),
    "stop": ("", "R 6 6 12 12 2"),
    "redo": ("A 12 12.5 7 60 -300 M 15.8 2.8 L 15.6 6.6 L 11.8 6.4", ""),
    "volume": (
        "A 12.5 12 3.4 -50 100 A 12.5 12 6.9 -50 100",
        "M 4 9.5 L 7.4 9.5 L 12 5.5 L 12 18.5 L 7.4 14.5 L 4 14.5 Z",
    ),
    "muted": (
        "M 15.5 9.5 L 20.5 14.5 M 20.5 9.5 L 15.5 14.5",
        "M 4 9.5 L 7.4 9.5 L 12 5.5 L 12 18.5 L 7.4 14.5 L 4 14.5 Z",
    ),
    "full_screen": (
        "M 4.5 9 L 4.5 4.5 L 9 4.5 M 15 4.5 L 19.5 4.5 L 19.5 9 "
        "M 19.5 15 L 19.5 19.5 L 15 19.5 M 9 19.5 L 4.5 19.5 L 4.5 15",
        "",
    ),
    "leave_full_screen": (
        "M 9 4.5 L 9 9 L 4.5 9 M 19.5 9 L 15 9 L 15 4.5 "
        "M 15 19.5 L 15 15 L 19.5 15 M 4.5 15 L 9 15 L 9 19.5",
        "",
    ),
    "warning": (
        "M 8.3 3.5 L 15.7 3.5 L 20.5 8.3 L 20.5 15.7 L 15.7 20.5 L 8.3 20.5 "
        "L 3.5 15.7 L 3.5 8.3 Z M 12 7.8 L 12 12.8",
        "O 12 16.3 1.25",
    ),
    "triangle": ("M 12 4 L 21 19.5 L 3 19.5 Z M 12 10 L 12 14", "O 12 16.8 1.15"),
    "info": ("O 12 12 8.5 M 12 11.2 L 12 16.4", "O 12 7.9 1.2"),
    "bolt": ("", "M 13.6 2.6 L 5.4 13.4 L 11 13.4 L 9.8 21.4 L 18.6 10 L 12.6 10 Z"),
    "rest": ("", "R 6.5 5 3.8 14 1.2 R 13.7 5 3.8 14 1.2"),
    "moon": (
        "",
        "M 14.5 3.5 C 9 3.6 4.8 7.4 4.8 12.4 C 4.8 17.2 8.6 20.6 13 20.6 "
        "C 16 20.6 18.6 19.2 20 16.8 C 13.5 17.6 9.8 10 14.5 3.5 Z",
    ),
    "bed": (
        "M 3 6 L 3 19 M 3 15.5 L 21 15.5 M 21 19 L 21 13 C 21 11.2 19.8 10 18 10 "
        "L 11.5 10 L 11.5 15.5 O 7.2 11.6 1.9",
        "",
    ),
    "swap": (
        "M 4 8.5 L 19.5 8.5 M 15.5 4.5 L 19.5 8.5 L 15.5 12.5 "
        "M 20 15.5 L 4.5 15.5 M 8.5 11.5 L 4.5 15.5 L 8.5 19.5",
        "",
    ),
    "hourglass": (
        "M 6 3.5 L 18 3.5 M 6 20.5 L 18 20.5 "
        "M 7.5 3.5 L 7.5 7 C 7.5 9 12 10.5 12 12 C 12 10.5 16.5 9 16.5 7 L 16.5 3.5 "
        "M 7.5 20.5 L 7.5 17 C 7.5 15 12 13.5 12 12 C 12 13.5 16.5 15 16.5 17 "
        "L 16.5 20.5",
        "",
    ),
    "folder": (
        "M 3.5 18 L 3.5 6.5 C 3.5 5.9 3.9 5.5 4.5 5.5 L 9.5 5.5 L 11.5 8 L 19.5 8 "
        "C 20.1 8 20.5 8.4 20.5 9 L 20.5 18 C 20.5 18.6 20.1 19 19.5 19 L 4.5 19 "
        "C 3.9 19 3.5 18.6 3.5 18 Z",
        "",
    ),
    "speaker": (
        "R 6 3 12 18 2.5 O 12 14.5 3.4",
        "O 12 7.2 1.3",
    ),
    "voice": (
        "R 9 3.5 6 11 3 A 12 11.5 6.5 180 180 M 12 18 L 12 21",
        "",
    ),
    "star": (
        "M 12.0 3.8 L 14.4 9.6 L 20.6 10.0 L 15.8 14.0 L 17.3 20.1 "
        "L 12.0 16.8 L 6.7 20.1 L 8.2 14.0 L 3.4 10.0 L 9.6 9.6 Z",
        "",
    ),
    "star_filled": (
        "M 12.0 3.8 L 14.4 9.6 L 20.6 10.0 L 15.8 14.0 L 17.3 20.1 "
        "L 12.0 16.8 L 6.7 20.1 L 8.2 14.0 L 3.4 10.0 L 9.6 9.6 Z",
        "M 12.0 3.8 L 14.4 9.6 L 20.6 10.0 L 15.8 14.0 L 17.3 20.1 "
        "L 12.0 16.8 L 6.7 20.1 L 8.2 14.0 L 3.4 10.0 L 9.6 9.6 Z",
    ),
    "exercises": (
        "M 12 8.5 L 12 14.5 M 12 10 L 6.5 6.5 M 12 10 L 17.5 6.5 "
        "M 12 14.5 L 8 20.5 M 12 14.5 L 16 20.5",
        "O 12 4.8 2.1",
    ),
    "printer": (
        "M 7.5 9 L 7.5 4 L 16.5 4 L 16.5 9 M 7 17 L 4.5 17 L 4.5 9 L 19.5 9 "
        "L 19.5 17 L 17 17 R 7.5 14 9 6 1",
        "",
    ),
    "copy": ("R 9 9 11 11 2 M 5.5 15 L 4 15 L 4 4 L 15 4 L 15 5.5", ""),
    "pencil": ("M 4.5 19.5 L 5.6 15 L 16 4.6 L 19.4 8 L 9 18.4 Z", ""),
    "plans": (
        "M 3.5 20 L 8.5 20 L 8.5 15.5 L 13.5 15.5 L 13.5 11 L 20.5 11 "
        "M 17 11 L 17 3.5 L 21 5.2 L 17 7",
        "",
    ),
    "guide": (
        "M 12 6.6 C 10 5.1 7 4.7 3.5 5.1 L 3.5 18 C 7 17.6 10 18 12 19.5 "
        "C 14 18 17 17.6 20.5 18 L 20.5 5.1 C 17 4.7 14 5.1 12 6.6 "
        "M 12 6.6 L 12 19.5",
        "",
    ),
    "bandage": (
        "R 3 7.5 18 9 4.5 M 9 7.5 L 9 16.5 M 15 7.5 L 15 16.5",
        "O 12 10.5 0.7 O 12 13.5 0.7",
    ),
    "spot": ("O 12 12 8.5 O 12 12 4.6", "O 12 12 1.2"),
    "drop": (
        "M 12 3.5 C 8 8.4 5.8 11.8 5.8 14.8 C 5.8 18.4 8.6 20.6 12 20.6 "
        "C 15.4 20.6 18.2 18.4 18.2 14.8 C 18.2 11.8 16 8.4 12 3.5 Z",
        "",
    ),
    "clipboard": (
        "R 5 5 14 15.5 2.5 M 9.2 11 L 14.8 11 M 9.2 15 L 13 15",
        "R 9 3.4 6 3.4 1.4",
    ),
    "snowflake": (
        "M 12 3.5 L 12 20.5 M 4.6 7.75 L 19.4 16.25 M 4.6 16.25 L 19.4 7.75",
        "",
    ),
    "sun": (
        "O 12 12 3.8 M 12 3.2 L 12 5.2 M 12 18.8 L 12 20.8 M 3.2 12 L 5.2 12 "
        "M 18.8 12 L 20.8 12 M 5.8 5.8 L 7.2 7.2 M 16.8 16.8 L 18.2 18.2 "
        "M 5.8 18.2 L 7.2 16.8 M 16.8 7.2 L 18.2 5.8",
        "",
    ),
    "step_back": (
        "M 9 5.5 L 4.5 10 L 9 14.5 M 4.5 10 L 14.5 10 "
        "C 17.6 10 19.5 11.8 19.5 14.2 C 19.5 16.7 17.6 18.5 14.5 18.5 L 10.5 18.5",
        "",
    ),
    "eye": (
        "M 3 12 C 5.2 8.1 8.3 6.2 12 6.2 C 15.7 6.2 18.8 8.1 21 12 "
        "C 18.8 15.9 15.7 17.8 12 17.8 C 8.3 17.8 5.2 15.9 3 12 Z O 12 12 2.6",
        "",
    ),
    "leg_up": (
        "M 4 19.5 L 20 19.5 M 4 15.2 L 18.8 7 M 13.8 6.2 L 19.2 6.8 L 17 11.8",
        "",
    ),
    "bell": (
        "M 6 16.5 L 6 11 C 6 7.4 8.6 5 12 5 C 15.4 5 18 7.4 18 11 L 18 16.5 "
        "L 19.5 17.5 L 4.5 17.5 L 6 16.5 M 10 20 C 10.8 21 13.2 21 14 20 "
        "M 12 5 L 12 3.4",
        "",
    ),
    "flag": (
        "M 6.5 20.5 L 6.5 4 M 6.5 5 L 18 5 L 15.2 8.6 L 18 12.2 L 6.5 12.2",
        "",
    ),
    "export": (
        "M 12 14.5 L 12 3.8 M 7.8 7.8 L 12 3.6 L 16.2 7.8 "
        "M 4.5 13 L 4.5 18.5 C 4.5 19.6 5.4 20.5 6.5 20.5 L 17.5 20.5 "
        "C 18.6 20.5 19.5 19.6 19.5 18.5 L 19.5 13",
        "",
    ),
    "lock": (
        "R 5.5 10.5 13 9.5 2.5 M 8 10.5 L 8 8 C 8 2.7 16 2.7 16 8 L 16 10.5",
        "O 12 15.2 1.5",
    ),
    "seal": (
        "O 12 9.8 6.6 M 9.2 9.8 L 11.3 11.9 L 15 8 "
        "M 8 15.2 L 7.4 21 L 12 18.4 L 16.6 21 L 16 15.2",
        "",
    ),
    "clock": ("O 12 12 8.5 M 12 7 L 12 12 L 15.5 14", ""),
    "people": (
        "O 9 8.2 3.4 M 3 19.5 C 3 15.8 5.6 13.8 9 13.8 C 12.4 13.8 15 15.8 15 19.5 "
        "A 15.4 8.2 3.4 -75 150 M 17.4 14.2 C 19.7 14.8 21 16.7 21 19.5",
        "",
    ),
    "send": (
        "M 20.5 3.8 L 3.8 10.2 L 10.6 13.4 L 13.8 20.2 Z M 20.5 3.8 L 10.6 13.4",
        "",
    ),
    "more": ("", "O 5.5 12 1.6 O 12 12 1.6 O 18.5 12 1.6"),
    "bin": (
        "M 5 7 L 19 7 M 9.5 7 L 9.5 4.5 L 14.5 4.5 L 14.5 7 "
        "M 6.8 7 L 7.6 19.5 L 16.4 19.5 L 17.2 7 M 10.3 10.5 L 10.3 16 "
        "M 13.7 10.5 L 13.7 16",
        "",
    ),
    "keyboard": (
        "R 3 6.5 18 11 2 M 8 14.3 L 16 14.3",
        "O 7 10.3 1 O 10.4 10.3 1 O 13.7 10.3 1 O 17 10.3 1",
    ),
}

_MADE: dict[tuple[str, int, int, float, float], QPixmap] = {}
_MADE_LIMIT = 400


def _add_circle(path: QPainterPath, x: float, y: float, r: float) -> None:
    path.addEllipse(QPointF(x, y), r, r)


def _add_rectangle(path: QPainterPath, *numbers: float) -> None:
    x, y, width, height, radius = numbers
    path.addRoundedRect(QRectF(x, y, width, height), radius, radius)


def _add_arc(path: QPainterPath, *numbers: float) -> None:
    x, y, radius, start, span = numbers
    box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    path.arcMoveTo(box, start)
    path.arcTo(box, start, span)


_COMMANDS: dict[str, tuple[int, Callable[..., None]]] = {
    "M": (2, QPainterPath.moveTo),
    "L": (2, QPainterPath.lineTo),
    "C": (6, QPainterPath.cubicTo),
    "Z": (0, QPainterPath.closeSubpath),
    "O": (3, _add_circle),
    "R": (5, _add_rectangle),
    "A": (5, _add_arc),
}


def icon_names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(ICONS)


@cache
def _paths(name: str) -> tuple[QPainterPath, QPainterPath]:
    """Return the stroked and the filled path of an icon, in grid units."""
    stroked, filled = ICONS[name]
    return _parse(stroked), _parse(filled)


def _parse(text: str) -> QPainterPath:
    """Turn the small path language of this module into a path."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    words = text.split()
    at = 0
    while at < len(words):
        count, add = _COMMANDS[words[at]]
        add(path, *(float(word) for word in words[at + 1 : at + 1 + count]))
        at += 1 + count
    return path


def paint_icon(
    painter: QPainter, name: str, rect: QRectF, color: QColor, stroke: float = 1.8
) -> None:
    """Paint an icon into a rectangle, as large as fits and centred.

    Args:
        painter: An active painter; its state is kept.
        name: One of `icon_names`.
        rect: Where to paint, in logical pixels.
        color: The one colour of the icon.
        stroke: Line width in grid units; 2.2 reads better on small state icons.

    Raises:
        KeyError: There is no such icon.
    """
    stroked, filled = _paths(name)
    size = min(rect.width(), rect.height())
    pen = QPen(color, stroke)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center() - QPointF(size / 2, size / 2))
    painter.scale(size / GRID, size / GRID)
    painter.strokePath(stroked, pen)
    # A thin line round the filled parts rounds their corners.
    pen.setWidthF(1.2)
    painter.setPen(pen)
    painter.setBrush(color)
    if not filled.isEmpty():
        painter.drawPath(filled)
    painter.restore()


def icon_pixmap(
    name: str, color: QColor, size: int, dpr: float = 1.0, stroke: float = 1.8
) -> QPixmap:
    """Return an icon as a pixmap, kept for the next caller.

    Args:
        name: One of `icon_names`.
        color: The one colour of the icon.
        size: Edge in logical pixels.
        dpr: Device pixels per logical pixel.
        stroke: Line width in grid units.

    Raises:
        KeyError: There is no such icon.
    """
    key = (name, color.rgba(), size, dpr, stroke)
    if key not in _MADE:
        _paths(name)
        if len(_MADE) >= _MADE_LIMIT:
            _MADE.clear()
        pixmap = QPixmap(round(size * dpr), round(size * dpr))
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, name, QRectF(0, 0, size, size), color, stroke)
        painter.end()
        _MADE[key] = pixmap
    return _MADE[key]


def icon(name: str, color: QColor, size: int = 20, dpr: float = 1.0) -> QIcon:
    """Return an icon for Qt's own widgets such as menus.

    Raises:
        KeyError: There is no such icon.
    """
    return QIcon(icon_pixmap(name, color, size, dpr))
