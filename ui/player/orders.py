"""What the player's keys and buttons do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.player.keys import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.player.page import PlayerPage


def command_table(page: PlayerPage) -> dict[Command, Callable[[], None]]:
    """Return what each command of the keyboard does in a player."""
    commands, sound = page.commands, page.sound
    return {
        Command.TOGGLE: commands.toggle,
        Command.BACK: commands.back,
        Command.SKIP: commands.skip,
        Command.REDO: commands.redo,
        Command.EXTEND: commands.extend,
        Command.CONFIRM: commands.confirm,
        Command.HURT: page.it_hurts,
        Command.FULL_SCREEN: page.full_screen.toggle,
        Command.LEAVE: page.leave_or_close,
        Command.MUTE: sound.toggle_mute,
        Command.LOUDER: sound.louder,
        Command.QUIETER: sound.quieter,
        Command.SAY_AGAIN: commands.say_again,
    }


def connect_buttons(page: PlayerPage) -> None:
    """Let the buttons of a player do what its keys do."""
    scene, commands = page.scene, page.commands
    for signal, slot in (
        (scene.top.close.clicked, page.end_question.ask),
        (scene.top.mute.clicked, page.sound.toggle_mute),
        (scene.top.full_screen.clicked, page.full_screen.toggle),
        (scene.footer.back.clicked, commands.back),
        (scene.footer.pause.clicked, commands.press_main),
        (scene.footer.skip.clicked, commands.skip),
        (scene.footer.hurt.clicked, page.it_hurts),
        (scene.hints.pause.clicked, commands.press_main),
        (scene.hints.leave.clicked, page.leave_or_close),
        (scene.hints.hurt.clicked, page.it_hurts),
    ):
        signal.connect(slot)
