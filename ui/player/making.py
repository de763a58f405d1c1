"""Makes the runner of a session from a program, and from what was left of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.session.runner import SessionRunner

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.files.model import Exercise, Program
    from coach.store.history import Unfinished
    from ui.context import AppContext
    from ui.player.page import PlayerPage


def make_runner(
    page: PlayerPage,
    context: AppContext,
    program: Program,
    exercises: Mapping[str, Exercise],
    *,
    start_index: int,
    sore_side: str | None,
    resume: Unfinished | None,
) -> SessionRunner:
    """Return what plays a program, with the player's sound, voice and journal.

    Args:
        page: The player.
        context: What all parts share.
        program: What is done.
        exercises: The exercises it names, by id.
        start_index: Item to begin with.
        sore_side: "left" or "right" in a course, else None.
        resume: The unfinished session that goes on, or None for a new one.

    Raises:
        CoachError: An exercise is missing, or there is no item `start_index`.
    """
    return SessionRunner(
        program,
        exercises,
        context.clock,
        page.sound.open(),
        say=page.voice.say,
        hush=page.voice.hush,
        on_event=page.record.take,
        sore_side=sore_side,
        voice=context.settings.voice,
        start_index=start_index,
        left_out=resume.left_out_steps if resume else (),
        easier=tuple(_known_easier(resume, exercises)),
    )


def _known_easier(
    resume: Unfinished | None, exercises: Mapping[str, Exercise]
) -> Iterator[tuple[int, str]]:
    """Yield what stays exchanged after a crash, as far as the library has it."""
    for step, name in resume.easier_steps if resume else ():
        if name in exercises:
            yield step, name
