"""The columns of the list of patients: their heads, widths, and how they sort."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from coach.clinic.flags import ORDER
from ui.theme import current_theme
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX

if TYPE_CHECKING:
    from coach.clinic.overview import Row

PATIENT, DONE, PAIN, FLAG, HEARD = "patient", "done", "pain", "flag", "heard"
COLUMNS = (PATIENT, DONE, PAIN, FLAG, HEARD)
# Those that begin with what is low; the others begin with what is high, or new.
_LOW_FIRST = frozenset((PATIENT, DONE, FLAG))
_WIDTHS_PX = {DONE: 122, PAIN: 54, FLAG: 122, HEARD: 74}
EDGE_PX = 24


def heads() -> dict[str, str]:
    """Return the words above each column."""
    translate = QCoreApplication.translate
    return {
        PATIENT: translate("patients", "Patient"),
        DONE: translate("patients", "Done, 2 weeks"),
        PAIN: translate("patients", "Pain"),
        FLAG: translate("patients", "Flag"),
        HEARD: translate("patients", "Last report"),
    }


def places(row: QRectF) -> dict[str, QRectF]:
    """Return where the columns lie in a row, at the left of the scroll bar."""
    theme = current_theme()
    inner = row.adjusted(EDGE_PX, 0, SCROLL_BAR_PX - EDGE_PX, 0)
    found, right = {}, inner.right()
    for name in reversed(COLUMNS[1:]):
        width = theme.px(_WIDTHS_PX[name])
        found[name] = QRectF(right - width, inner.top(), width, inner.height())
        right -= width
    wide = max(right - inner.left(), 0.0)
    found[PATIENT] = QRectF(inner.left(), inner.top(), wide, inner.height())
    return found


def begins_low(column: str) -> bool:
    """Return whether a column is sorted from low to high at first."""
    return column in _LOW_FIRST


def order(rows: tuple[Row, ...], column: str, *, is_reversed: bool) -> list[int]:
    """Return the places of the rows as a column sorts them.

    Whoever has nothing to sort by comes last, whichever way it goes; equals stay in
    the order of their names.

    Args:
        rows: The patients, by name.
        column: One of `COLUMNS`.
        is_reversed: From high to low.
    """
    if column == PATIENT:
        named = list(range(len(rows)))
        return named[::-1] if is_reversed else named
    keys = [_key(row, column) for row in rows]
    # Python's sort keeps equals in their order, also where it goes from high to low.
    having = [(key, place) for place, key in enumerate(keys) if key is not None]
    having.sort(key=itemgetter(0), reverse=is_reversed)
    lacking = [place for place, key in enumerate(keys) if key is None]
    return [place for _, place in having] + lacking


def _key(row: Row, column: str) -> float | None:
    if column == DONE:
        return row.adherence
    if column == PAIN:
        return row.pain
    if column == FLAG:
        return ORDER.index(row.flags[0]) if row.flags else None
    heard = row.standing.reported_on
    return None if heard is None else heard.toordinal()
