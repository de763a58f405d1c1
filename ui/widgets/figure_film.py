"""Keeps drawn bodies, so that a movement that repeats is drawn only once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QPainter

    from ui.widgets.figure_sheet import Layer

# A repetition of 4 s at 1280x820 takes about 20 MB.
FILM_BYTES = 48 * 2**20


@dataclass(frozen=True, slots=True)
class Drawn:
    """The body and its contact shadow at one moment.

    Attributes:
        shadow: What lies on the floor.
        body: The body, whole or in bands.
    """

    shadow: Layer | None
    body: tuple[Layer, ...]

    @property
    def byte_count(self) -> int:
        """How much memory the pictures take."""
        size = sum(layer.image.sizeInBytes() for layer in self.body)
        return size + (self.shadow.image.sizeInBytes() if self.shadow else 0)

    def in_bands(self) -> Drawn:
        """Return a copy that takes less memory."""
        bands = tuple(band for layer in self.body for band in layer.bands())
        return Drawn(self.shadow, bands)

    def put_shadow(self, painter: QPainter) -> None:
        """Draw what lies on the floor."""
        if self.shadow is not None:
            self.shadow.put(painter)

    def put_body(self, painter: QPainter) -> None:
        """Draw the body."""
        for layer in self.body:
            layer.put(painter)


class Film:
    """The pictures of one figure at one size, by the moment they belong to.

    When it is full it takes no more: a movement runs through its pictures in order,
    so throwing the oldest away would throw each away just before it is needed.

    Args:
        most_bytes: How much memory the pictures may take.
    """

    def __init__(self, most_bytes: int = FILM_BYTES) -> None:
        self._most_bytes = most_bytes
        self._byte_count = 0
        self._pictures: dict[Hashable, Drawn] = {}

    def __len__(self) -> int:
        return len(self._pictures)

    @property
    def byte_count(self) -> int:
        """How much memory the pictures take."""
        return self._byte_count

    def get(self, moment: Hashable) -> Drawn | None:
        """Return the picture of a moment, or None before it has been drawn."""
        return self._pictures.get(moment)

    def keep(self, moment: Hashable, drawn: Drawn) -> None:
        """Keep a picture while there is room for it."""
        if self._byte_count >= self._most_bytes or moment in self._pictures:
            return
        small = drawn.in_bands()
        if self._byte_count + small.byte_count <= self._most_bytes:
            self._pictures[moment] = small
            self._byte_count += small.byte_count

    def clear(self) -> None:
        """Free all pictures."""
        self._pictures = {}
        self._byte_count = 0
