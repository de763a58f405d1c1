"""A card with rows whose buttons end where those of its foot do."""

from __future__ import annotations

from ui.player.overlay import Overlay
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.scroll import WIDTH_PX


class RowSheet(Overlay):
    """Lists things, each with what can be done with it at its right."""

    def clear(self) -> None:
        """Empty the card for its next page."""
        super().clear()
        # Buttons keep room for their ring, and the card keeps some for its scroll bar.
        edges = self.body.contentsMargins()
        edges.setRight(edges.right() - RING_ROOM_PX - WIDTH_PX)
        self.body.setContentsMargins(edges)
