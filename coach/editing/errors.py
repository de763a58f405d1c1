"""What can go wrong while a file is edited, in one sentence each."""

from __future__ import annotations

from coach.errors import CoachError, FileError


class EditError(CoachError):
    """A change cannot be made; the draft is as it was."""


class ChangedOnDiskError(FileError):
    """The file was changed by somebody else since it was opened; nothing was saved.

    `coach.editing.saving` has the two ways on: `reload` and `keep_both`.
    """
