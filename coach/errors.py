"""Exceptions that Coach raises on purpose.

Everything a person can cause or a machine can refuse derives from CoachError
and carries one sentence fit for a dialog. A mistake of ours is a plain
ValueError or AssertionError and reaches the one crash handler.
"""


class CoachError(Exception):
    """Base class of every error that a person may meet."""


class FileError(CoachError):
    """A file could not be read or used at all (missing, too large, not text)."""


class UnknownProgramError(CoachError):
    """No program has the id or path that was asked for."""


class StoreError(CoachError):
    """The history could not be read or written (disk full, locked, damaged)."""


class StoreTooNewError(StoreError):
    """The history was written by a newer version of Coach."""


class AudioError(CoachError):
    """A sound output could not be opened or has gone away."""
