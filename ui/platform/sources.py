"""Gives back the memory in which Python keeps the source of imported modules."""

from __future__ import annotations

import linecache


def forget_sources() -> None:
    """Drop the source texts that were read while modules were imported.

    PySide looks through the source of every imported module for its own name, and
    `linecache` keeps all of it: 5 MB after the start. A traceback reads the file again.
    """
    linecache.clearcache()
