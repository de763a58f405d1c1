"""The contact shadow under the figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QRadialGradient

from coach.figure.skeleton import LIMB_POINTS

if TYPE_CHECKING:
    from coach.figure.geometry import Point
    from coach.figure.skeleton import Joints
    from ui.widgets.figure_palette import FigurePalette

# A point lower than this casts a shadow; gaps wider than GAP split it.
_NEAR_FLOOR = 0.13
_GAP = 0.17
_SHADOW_MARGIN = 0.06
_SHADOW_HEIGHT = 0.022
_SHADOW_Y = -0.004


def draw_contact_shadow(
    painter: QPainter, palette: FigurePalette, joints: Joints
) -> None:
    """Draw soft shadows on the floor below everything that is near it."""
    for left, right in _contacts(joints):
        _shadow(painter, palette, left, right)


def contact_shadow_extent(joints: Joints) -> tuple[float, float, float, float] | None:
    """Return left, right, bottom and top of the soft shadows; None for none."""
    contacts = _contacts(joints)
    if not contacts:
        return None
    left, right = contacts[0][0] - _SHADOW_MARGIN, contacts[-1][1] + _SHADOW_MARGIN
    return left, right, _SHADOW_Y - _SHADOW_HEIGHT, _SHADOW_Y + _SHADOW_HEIGHT


def _contacts(joints: Joints) -> list[tuple[float, float]]:
    """Return the stretches of floor, from left to right, that the body is close to."""
    xs = sorted(x for x, y in _all_points(joints) if y < _NEAR_FLOOR)
    if not xs:
        return []
    found = []
    start = last = xs[0]
    for x in xs[1:]:
        if x - last > _GAP:
            found.append((start, last))
            start = x
        last = x
    found.append((start, last))
    return found


def _all_points(joints: Joints) -> list[Point]:
    found = [joints.P0, joints.P1, joints.P2, joints.P3, joints.chin, joints.headc]
    for limbs in (joints.work, joints.other):
        found += [getattr(limbs, name) for name in LIMB_POINTS]
    return found


def _shadow(
    painter: QPainter, palette: FigurePalette, left: float, right: float
) -> None:
    full, half, none = (QColor(palette.contact) for _ in range(3))
    half.setAlphaF(full.alphaF() * 0.4)
    none.setAlpha(0)
    gradient = QRadialGradient(0.0, 0.0, 1.0)
    gradient.setColorAt(0.0, full)
    gradient.setColorAt(0.6, half)
    gradient.setColorAt(1.0, none)
    painter.save()
    painter.translate((left + right) / 2, _SHADOW_Y)
    painter.scale((right - left) / 2 + _SHADOW_MARGIN, _SHADOW_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawEllipse(QPointF(0.0, 0.0), 1.0, 1.0)
    painter.restore()
