"""Finds the question that stands over a window."""

from ui.widgets.sheet import Sheet


def sheet_of(window):
    """Return the question that stands over the window, or None."""
    sheets = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    return sheets[0] if sheets else None
