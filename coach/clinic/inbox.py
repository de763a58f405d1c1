"""Report files that lie in a folder: which of them are new since the last look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.errors import FileError
from coach.exchange.returned.signing import ENDING
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import stat_result
    from pathlib import Path

    # Size in bytes and time of the last change, which tell a file from its successor.
    Trace = tuple[int, int]

# A file that was written to a moment ago may still be on its way.
SETTLED_AFTER_NS = 1_500_000_000


@dataclass(slots=True)
class Inbox:
    """Remembers the files of a folder that were looked at; files are only read.

    Attributes:
        folder: What is watched.
        seen: Name and trace of each file that was given out.
    """

    folder: Path
    seen: dict[str, Trace] = field(default_factory=dict)

    def new_files(self, now_ns: int) -> tuple[list[Path], bool]:
        """Return files that are new or changed, and whether some are still growing.

        Each is given out once for each content; the next look knows it.

        Args:
            now_ns: The present, in ns since 1970 UTC.

        Raises:
            FileError: The folder is not there, or cannot be read.
        """
        found, is_growing = [], False
        for path, state in self._files():
            trace = (state.st_size, state.st_mtime_ns)
            if self.seen.get(path.name) == trace:
                continue
            if 0 <= now_ns - state.st_mtime_ns < SETTLED_AFTER_NS:
                is_growing = True
                continue
            self.seen[path.name] = trace
            found.append(path)
        return found, is_growing

    def forget(self, path: Path) -> None:
        """Give a file out again at the next look, as after unlocking the key."""
        self.seen.pop(path.name, None)

    def _files(self) -> Iterator[tuple[Path, stat_result]]:
        try:
            paths = sorted(self.folder.iterdir())
        except OSError as error:
            sentence = tr("The folder {0} cannot be watched: {1}.")
            reason = error.strerror or str(error)
            raise FileError(sentence.format(self.folder, reason)) from error
        for path in paths:
            if path.suffix.casefold() != ENDING:
                continue
            try:
                state = path.stat()
            except OSError:
                # Gone since the folder was listed.
                continue
            yield path, state
