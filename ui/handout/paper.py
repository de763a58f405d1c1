"""Paper sizes, margins, inks and type of a handout.

Lengths are in units of a twentieth of a point, so that type can be set in whole
units and measured alike for every printer and for the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QLocale, QMarginsF, QSizeF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPageLayout,
    QPageSize,
)

from ui.tokens import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Mapping

PaperName = Literal["a4", "letter"]

PT = 20.0
UNITS_PER_INCH = 72 * 20
# Wider than what any office printer leaves blank (6.4 mm).
MARGIN = 36.0 * PT
# Below this size print is hard to read even for small notes.
SMALLEST_PT = 7.5

_PAGE_SIZES = MappingProxyType(
    {
        "a4": QPageSize.PageSizeId.A4,
        "letter": QPageSize.PageSizeId.Letter,
    }
)

# Role -> (points, weight).
_TYPE: Mapping[str, tuple[float, int]] = MappingProxyType(
    {
        "title": (21.0, 700),
        "section": (11.5, 700),
        "name": (12.5, 700),
        "dose": (11.5, 700),
        "body": (10.5, 400),
        "note": (9.5, 400),
        "small": (8.5, 400),
        "tiny": (7.5, 400),
    }
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper; lengths in units."""

    name: PaperName
    width: float
    height: float

    @property
    def inner_width(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * MARGIN

    def page_layout(self) -> QPageLayout:
        """Return the upright sheet for Qt; the margins are ours, so it has none."""
        return QPageLayout(
            QPageSize(_PAGE_SIZES[self.name]),
            QPageLayout.Orientation.Portrait,
            QMarginsF(),
        )


@cache
def paper(name: PaperName) -> Paper:
    """Return a paper size by name.

    Raises:
        KeyError: There is no such name.
    """
    size: QSizeF = QPageSize(_PAGE_SIZES[name]).size(QPageSize.Unit.Point)
    return Paper(name, size.width() * PT, size.height() * PT)


def usual_paper() -> PaperName:
    """Return the paper size of the person's country."""
    system = QLocale.system().measurementSystem()
    is_us = system == QLocale.MeasurementSystem.ImperialUSSystem
    return "letter" if is_us else "a4"


# Name -> (in colour, in black and white). Nothing is told by colour alone: signs have
# a shape and a word, and the lightest text keeps 7 to 1 on white.
_INKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "text": ("#1B2126", "#000000"),
        "muted": ("#41494F", "#3A3A3A"),
        "accent": ("#0A5F5B", "#000000"),
        "stop": ("#A32A23", "#000000"),
        "line": ("#8A949B", "#808080"),
        "hairline": ("#C4CBCF", "#BEBEBE"),
        "white": ("#FFFFFF", "#FFFFFF"),
    }
)


def ink(name: str, *, grey: bool) -> QColor:
    """Return a colour of the print.

    Raises:
        KeyError: There is no such colour.
    """
    return QColor(_INKS[name][int(grey)])


def ink_names() -> tuple[str, ...]:
    """Return the names that `ink` knows."""
    return tuple(_INKS)


def print_font(role: str, scale: float = 1.0, *, bold: bool = False) -> QFont:
    """Return the font of a role, its pixel size in units.

    Args:
        role: A key of the type table: "title", "name", "body" and the like.
        scale: Factor for a denser page; nothing gets smaller than 7.5 points.
        bold: Heavier than the role says.

    Raises:
        KeyError: There is no such role.
    """
    points, weight = _TYPE[role]
    font = QFont(_family())
    font.setPixelSize(round(max(points * scale, SMALLEST_PT) * PT))
    font.setWeight(QFont.Weight(700 if bold else weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Inter swaps in other shapes of signs beside digits ("calt"). They have no code
    # point of their own, so whoever copies or reads the PDF aloud would lose them.
    font.setFeature(QFont.Tag("calt"), 0)
    return font


@cache
def _family() -> str:
    installed = set(QFontDatabase.families())
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return next((name for name in FAMILIES if name in installed), system.family())
