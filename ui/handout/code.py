"""The QR code of a handout as vector shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    Matrix = tuple[tuple[bool, ...], ...]

# The white edge that readers need, in modules (ISO/IEC 18004).
QUIET_MODULES = 4


def code_matrix(content: str) -> Matrix:
    """Return the modules of a QR code, True for dark, without the white edge.

    Args:
        content: What a reader gets; error correction is level M (15 %).
    """
    # Imported here: only a handout needs it.
    import segno

    code = segno.make(content, error="m", micro=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def code_path(matrix: Matrix, rect: QRectF) -> QPainterPath:
    """Return the dark modules as one path; the white edge lies inside `rect`."""
    module = rect.width() / (len(matrix) + 2 * QUIET_MODULES)
    left = rect.left() + QUIET_MODULES * module
    top = rect.top() + QUIET_MODULES * module
    path = QPainterPath()
    for row, modules in enumerate(matrix):
        for start, length in _runs(modules):
            place = QRectF(
                left + start * module, top + row * module, length * module, module
            )
            path.addRect(place)
    return path


def _runs(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return start and length of each stretch of dark modules."""
    runs: list[tuple[int, int]] = []
    for column, is_dark in enumerate(modules):
        if not is_dark:
            continue
        if runs and sum(runs[-1]) == column:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((column, 1))
    return runs
