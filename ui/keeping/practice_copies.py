"""Copies of a practice's patients; they come and go apart from one's own history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.clinic.connection import open_practice
from coach.clinic.keeping import restore_practice
from coach.clinic.kind import PRACTICE
from coach.paths import practice_file
from ui.keeping.copies import Copies, save_copy
from ui.keeping.copy_words import practice_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.store.kind import StoreKind
    from ui.keeping.copy_words import CopyWords


class PracticeCopies(Copies):
    """Saves and restores the patients of a window."""

    @property
    def path(self) -> Path:
        """Return the practice's file."""
        return practice_file(self._context.data_dir)

    @property
    def kind(self) -> StoreKind:
        """Return what it is."""
        return PRACTICE

    @property
    def words(self) -> CopyWords:
        """Return what is said of its copies."""
        settings = self._context.settings
        is_there = bool(settings.therapist_key)
        in_keyring = is_there and settings.therapist_key_in == "keyring"
        return practice_words(in_keyring=in_keyring)

    def saving(self, target: Path) -> Callable[[], object]:
        """Return what writes a copy."""
        return partial(save_copy, self.path, target, open_practice)

    def restoring(self, source: Path) -> Callable[[], object]:
        """Return what puts a copy back, with the key files that are missing."""
        now_ms = self._context.clock.wall_ms()
        return partial(restore_practice, self._context.data_dir, source, now_ms)
