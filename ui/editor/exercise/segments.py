"""The places of a switch, where there is little room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.segmented import Segment

if TYPE_CHECKING:
    from ui.widgets.segmented import Segmented


def segments_of(switch: Segmented) -> list[Segment]:
    """Return the places of a switch in their order, the hidden ones too."""
    return switch.findChildren(Segment)


def least_width_px(switch: Segmented) -> int:
    """Return the least width at which all its words can be read."""
    places = [place for place in segments_of(switch) if not place.isHidden()]
    return sum(place.minimumSizeHint().width() for place in places)
