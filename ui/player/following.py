"""What the player shows and says while a session goes on by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.session.model import CueKind, EngineState
from ui.player.announce import announce
from ui.player.driver import UNDER_WAY

if TYPE_CHECKING:
    from coach.session.model import Cue
    from ui.context import AppContext
    from ui.platform.keep_awake import KeepAwake
    from ui.player.notes import NoteKind
    from ui.player.page import PlayerPage

_AWAKE = UNDER_WAY - {EngineState.PAUSED}


class SessionFollower(QObject):
    """Follows a session: items, states, counts, and what there is to be told.

    The screen stays on as long as the session goes on.

    Args:
        page: The player; its driver, scene, record and sound are there already.
        context: What all parts share.
        keep_awake: Keeps the screen on.
    """

    def __init__(
        self, page: PlayerPage, context: AppContext, keep_awake: KeepAwake
    ) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._driver, self._scene = page.driver, page.scene
        self._keep_awake = keep_awake
        self._pause_reason = ""
        self._connect()

    def reset(self) -> None:
        """Begin with another session, which never paused."""
        self._pause_reason = ""

    def _connect(self) -> None:
        driver, page = self._driver, self._page
        driver.item_changed.connect(self._show_item)
        driver.state_changed.connect(self._show_state)
        driver.moved.connect(self._draw)
        driver.cue_played.connect(self._show_cue)
        driver.ten_seconds_left.connect(self._announce_ten_seconds)
        page.commands.noted.connect(self._show_note)
        page.sound.noted.connect(self._show_note)
        page.sound.mute_changed.connect(self._scene.top.show_muted)
        self._keep_awake.changed.connect(self._show_awake)

    @Slot()
    def _show_item(self) -> None:
        """Show another item."""
        if not self._driver.has_session:
            return
        self._scene.show_item(self._driver.runner, self._pause_reason)
        if self._driver.state is EngineState.RUNNING:
            announce(self._page, self._scene.spoken())

    @Slot()
    def _show_state(self) -> None:
        """Show another state: running, paused, waiting."""
        state = self._driver.state
        self._pause_reason = self._page.record.pause_reason
        self._scene.show_item(self._driver.runner, self._pause_reason)
        if state in _AWAKE:
            self._keep_awake.hold()
        else:
            self._keep_awake.release()
        if state in UNDER_WAY and state is not EngineState.RUNNING:
            announce(self._page, self._scene.spoken())

    @Slot()
    def _draw(self) -> None:
        """Draw what moves."""
        self._scene.draw(self._driver.runner)

    @Slot(object)
    def _show_cue(self, cue: Cue | None) -> None:
        """Let the edge swell with a count."""
        is_count = cue is None or cue.kind is CueKind.COUNT
        if is_count and self._context.settings.edge_pulse:
            self._scene.pulse()

    @Slot()
    def _announce_ten_seconds(self) -> None:
        announce(self._page, self.tr("10 seconds left"))

    @Slot(str, object)
    def _show_note(self, sentence: str, kind: NoteKind) -> None:
        self._scene.notes.add(sentence, kind)

    @Slot()
    def _show_awake(self) -> None:
        if self._keep_awake.failed:
            self._scene.notes.add(
                self.tr(
                    "The screen may go dark: this system did not let Coach keep it on."
                )
            )
