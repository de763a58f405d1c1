"""Colours of the figure and its props, light and dark.

Skin is a neutral grey-blue: no sex, no skin colour, and it keeps a contrast of at
least 3 to 1 against the stage.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour of a body part on the near and on the far side."""

    near: QColor
    far: QColor

    def at(self, *, near: bool) -> QColor:
        """Return the colour for one side."""
        return self.near if near else self.far


@dataclass(frozen=True, slots=True)
class FigurePalette:
    """Every colour that a picture of the figure uses."""

    skin: Tone
    top: Tone
    shorts: Tone
    shoe: Tone
    hair: QColor
    sole: QColor
    shade: QColor
    glow: QColor
    glow_light: QColor
    contour: QColor
    ghost: QColor
    floor: QColor
    contact: QColor
    wood: QColor
    wood_dark: QColor
    mat: QColor
    mat_dark: QColor
    wall: QColor
    metal: QColor
    strap: QColor
    towel: QColor
    towel_dark: QColor
    cushion: QColor
    cushion_dark: QColor
    ice: QColor
    ice_light: QColor
    ball: QColor
    arrow: QColor


LIGHT = FigurePalette(
    skin=Tone(QColor("#768BA2"), QColor("#5A6E85")),
    top=Tone(QColor("#2F6D74"), QColor("#24565D")),
    shorts=Tone(QColor("#26394B"), QColor("#1D2C3B")),
    shoe=Tone(QColor("#33475B"), QColor("#263646")),
    hair=QColor("#26394B"),
    sole=QColor("#A9B8C5"),
    shade=QColor(15, 25, 35),
    glow=QColor("#F0592A"),
    glow_light=QColor("#FFA36B"),
    contour=QColor(255, 255, 255),
    ghost=QColor("#8FA3B5"),
    floor=QColor("#C9D1D0"),
    contact=QColor(20, 40, 40, 70),
    wood=QColor("#C7B08E"),
    wood_dark=QColor("#A98F6A"),
    mat=QColor("#BFD9D4"),
    mat_dark=QColor("#9FC4BD"),
    wall=QColor("#DDE3E1"),
    metal=QColor("#6C7780"),
    strap=QColor("#B4472A"),
    towel=QColor("#E9E2D2"),
    towel_dark=QColor("#C9BC9E"),
    cushion=QColor("#E6D9C3"),
    cushion_dark=QColor("#D3C2A4"),
    ice=QColor("#6FB7E8"),
    ice_light=QColor("#D8EEFB"),
    ball=QColor("#C98A5A"),
    arrow=QColor("#0B6E69"),
)

DARK = FigurePalette(
    skin=Tone(QColor("#A8BACB"), QColor("#6F8296")),
    top=Tone(QColor("#3FA39B"), QColor("#2B726D")),
    shorts=Tone(QColor("#51687F"), QColor("#3B4D60")),
    shoe=Tone(QColor("#E3EAEF"), QColor("#97A5B2")),
    hair=QColor("#3D4F62"),
    sole=QColor("#5F7386"),
    shade=QColor(0, 0, 0),
    glow=QColor("#FF7440"),
    glow_light=QColor("#FFB286"),
    contour=QColor(255, 236, 224),
    ghost=QColor("#566877"),
    floor=QColor("#34404A"),
    contact=QColor(0, 0, 0, 150),
    wood=QColor("#8B7758"),
    wood_dark=QColor("#6A5A41"),
    mat=QColor("#23413E"),
    mat_dark=QColor("#315854"),
    wall=QColor("#232C31"),
    metal=QColor("#8A969F"),
    strap=QColor("#E58A5F"),
    towel=QColor("#9A917F"),
    towel_dark=QColor("#756C5B"),
    cushion=QColor("#6E6452"),
    cushion_dark=QColor("#57503F"),
    ice=QColor("#5AA9DD"),
    ice_light=QColor("#BFE2F7"),
    ball=QColor("#A9764D"),
    arrow=QColor("#5AD0C4"),
)


def figure_palette(*, dark: bool) -> FigurePalette:
    """Return the colours for a light or a dark window."""
    return DARK if dark else LIGHT
