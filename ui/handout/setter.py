"""How densely a handout is set, and what all its parts are set with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui.handout.marks import TextStyle
from ui.handout.paper import PT

if TYPE_CHECKING:
    from ui.handout.flow import Block

COLUMN_GAP = 14.0 * PT
_BULLET_INDENT = 9.0 * PT


@dataclass(frozen=True, slots=True)
class Density:
    """How much room a handout takes.

    Attributes:
        scale: Factor of the type.
        figure: Width and height of one picture, in points.
        weeks: Most rows of the tick table.
        columns: Start position and cues stand side by side, not below each other.
        tight: Name and dose share a line; the notes stand there too, not below the
            pictures.
        extras: Print how to make an exercise easier, and what the sources found.
    """

    scale: float
    figure: tuple[float, float]
    weeks: int = 6
    columns: bool = True
    tight: bool = False
    extras: bool = True


_WIDE = Density(1.0, (92, 84))
# The roomiest first. The last one sets its text in 9 points.
DENSITIES = (
    replace(_WIDE, columns=False),
    replace(_WIDE, scale=0.95, figure=(88, 78), weeks=4),
    replace(_WIDE, scale=0.9, figure=(82, 68), weeks=3),
    replace(_WIDE, scale=0.9, figure=(82, 66), weeks=2, tight=True),
    replace(_WIDE, scale=0.86, figure=(70, 56), weeks=2, tight=True, extras=False),
)


@dataclass(frozen=True, slots=True)
class Setter:
    """What the parts of one handout share.

    Attributes:
        width: Room between the margins, in units.
    """

    width: float
    density: Density

    def style(self, role: str, ink: str = "text", *, bold: bool = False) -> TextStyle:
        """Return a style of this density; roles as in `ui.handout.paper`."""
        return TextStyle(role, self.density.scale, ink, bold)

    def add_point(
        self,
        block: Block,
        text: str,
        x: float,
        y: float,
        width: float,
        style: TextStyle | None = None,
    ) -> float:
        """Add a paragraph with a bullet; return where the next one may begin."""
        style = style or self.style("body")
        indent = _BULLET_INDENT * self.density.scale
        block.add_text("•", style, x, y, indent)
        return block.add_text(text, style, x + indent, y, width - indent)
