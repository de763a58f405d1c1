"""Opens the draft in the real player; nothing of that is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.verdict import Closed
from coach.errors import CoachError
from ui.main_window import MainWindow
from ui.player.notes import NoteKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.model import Program
    from ui.context import AppContext


def _tr(text: str) -> str:
    return QCoreApplication.translate("Trying", text)


def try_program(
    context: AppContext, window: QWidget, program: Program, step: int = 0
) -> bool:
    """Play a program as practice; return whether the player has the window now.

    What the person's health closes stays closed here too.

    Args:
        context: What all parts share.
        window: The window with the player.
        program: What is played.
        step: 0-based step to begin with.

    Raises:
        CoachError: It cannot be played.
    """
    if not isinstance(window, MainWindow) or window.is_playing:
        return False
    verdict = context.care.verdict(program)
    if isinstance(verdict, Closed):
        raise CoachError(f"{verdict.reason} {verdict.next_step}")
    exercises = context.library.exercises
    # The draft has no place among the timelines that the library keeps.
    from coach.session.timeline import expand

    items = expand(program, exercises).items
    first = next((at for at, item in enumerate(items) if item.step == step), 0)
    window.play(program, exercises, start_index=first, is_practice=True)
    if window.player is not None:
        words = _tr("You are trying it out: nothing of this is kept.")
        window.player.scene.notes.add(words, NoteKind.LASTING)
    return True
