"""Exceptions that Coach raises on purpose.

Everything a person can cause or a machine can refuse derives from CoachError
and carries one sentence fit for a dialog. A mistake of ours is a plain
ValueError or AssertionError and reaches the one crash handler.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.files.model import Problem


class CoachError(Exception):
    """Base class of every error that a person may meet."""


class FileError(CoachError):
    """A file could not be read or used at all (missing, too large, not text)."""


class UnknownProgramError(CoachError):
    """No program has the id or path that was asked for."""


class ProblemsError(CoachError):
    """A file was found and read, but its content is wrong.

    Attributes:
        problems: Everything that is wrong; the message is the first of them.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        first = str(problems[0])
        more = len(problems) - 1
        super().__init__(
            tr("{0} (and {1} more)").format(first, more) if more else first
        )
        self.problems = tuple(problems)


class StoreError(CoachError):
    """The history could not be read or written (disk full, locked, damaged)."""


class StoreTooNewError(StoreError):
    """The history was written by a newer version of Coach."""


class AudioError(CoachError):
    """A sound output could not be opened or has gone away."""
