"""What is seen in the player: stage, figure, texts, ring, foot, hints, and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Slot

from coach.files.model import DoseKind
from coach.session.model import EngineState, ItemKind
from ui.player.footer import Footer
from ui.player.hints import Hints
from ui.player.measures import measure
from ui.player.notes import Notes
from ui.player.panel import Panel
from ui.player.showing import (
    Upcoming,
    repetition,
    showing,
    upcoming,
)
from ui.player.stage import Stage, SwapBadge
from ui.player.top_bar import TopBar
from ui.player.words import seconds_words
from ui.theme import current_theme
from ui.widgets.figure_thumbnail import thumbnail
from ui.widgets.figure_view import FigureView
from ui.widgets.thumbnails import telling_pose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Exercise, Program
    from coach.session.model import Item
    from coach.session.runner import SessionRunner
    from ui.player.page import PlayerPage
    from ui.player.showing import Showing

HINTS_VANISH_MS = 3_000
FIGURE_TOLD_EVERY_MS = 200


class Scene(QObject):
    """Places and fills everything that is seen; knows no command.

    Args:
        page: The player; the parts become its children, in reading order.

    Attributes:
        is_full_screen: Only bar, figure, ring, texts and hints are shown.
        notes: Small sentences below the figure.
    """

    def __init__(self, page: PlayerPage) -> None:
        super().__init__(page)
        self._page = page
        self._program: Program | None = None
        self._exercises: Mapping[str, Exercise] = {}
        self._shown: Showing | None = None
        self._phase = ""
        self._upcoming: Upcoming | None = None
        self._figure_told_ms = 0
        self._figure_place: tuple[int, Item, str] | None = None
        self.is_full_screen = False
        self.stage = Stage(page)
        self.top = TopBar(self.stage)
        self.figure = FigureView(self.stage, clock=page.clock)
        self.badge = SwapBadge(self.stage)
        self.panel = Panel(self.stage)
        self.footer = Footer(page)
        self.hints = Hints(page)
        self.notes = Notes(self.stage)
        self._vanish_timer = self._single_shot(HINTS_VANISH_MS, self.hide_pointer)
        self.badge.hide()
        self.hints.hide()
        self.figure.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for part in (self.stage, self.footer, self.hints):
            part.setMouseTracking(True)
        current_theme().changed.connect(self.follow_theme)
        self.follow_theme()

    # What is shown

    def set_program(self, program: Program, exercises: Mapping[str, Exercise]) -> None:
        """Take the words of another program."""
        self._program, self._exercises = program, exercises
        self.top.title.set_words(program.title)
        self._shown = self._upcoming = None
        self._phase = ""
        self.notes.clear()

    def show_item(self, runner: SessionRunner, pause_reason: str) -> None:
        """Show the item and state of this moment."""
        if self._program is None:
            return
        item, state = runner.item, runner.state
        at = repetition(item, runner.engine.item_elapsed_ms) if item else None
        self._phase = at.phase if at else ""
        self._shown = showing(
            self._program,
            self._exercises,
            runner.timeline,
            runner.index,
            state,
            pause_reason=pause_reason,
            phase=self._phase,
            phase_ms=at.phase_ms if at else 0,
        )
        self.panel.show(self._shown)
        self.stage.set_wash(self._shown.look.wash)
        self.top.show_timeline(runner.timeline, runner.index)
        self._upcoming = upcoming(self._exercises, runner.timeline, runner.index)
        self.footer.show_upcoming(self._upcoming)
        self.hints.show_upcoming(self._upcoming)
        self._show_thumbnail()
        self._show_main_key(item, state)
        self.badge.setVisible(item is not None and item.kind is ItemKind.SWITCH)
        self._show_figure(runner)
        self.draw(runner)

    def draw(self, runner: SessionRunner) -> None:
        """Draw what moves: marker, times, ring, figure."""
        engine, item = runner.engine, runner.item
        self.top.show_position(engine.position_ms, runner.timeline.total_ms)
        if item is None:
            self.panel.ring.show_sign("check")
            return
        self._draw_ring(runner, item)
        if engine.state is EngineState.RUNNING:
            self._move_figure(engine.item_elapsed_ms)

    def spoken(self) -> str:
        """Return state, side and name as one sentence for a screen reader."""
        shown = self._shown
        if shown is None:
            return ""
        parts = (shown.look.word, shown.side, shown.name, shown.dose)
        return ", ".join(dict.fromkeys(part for part in parts if part))

    def pulse(self) -> None:
        """Let the edge swell once, in the colour of the state."""
        if self._shown is not None:
            self.stage.pulse(self._shown.look.ring)

    # How it is shown

    def set_less_motion(self, less: bool) -> None:
        """Move less."""
        self.stage.set_less_motion(less)
        self.panel.ring.set_less_motion(less)
        self.figure.set_less_motion(less)

    def set_full_screen(self, is_full: bool) -> None:
        """Show everything, or only what counts."""
        if is_full == self.is_full_screen:
            return
        self.is_full_screen = is_full
        self.lay_out()
        self.show_pointer()

    def show_pointer(self) -> None:
        """Bring pointer and hints back; in full screen they vanish again."""
        self._page.unsetCursor()
        self.hints.setVisible(self.is_full_screen)
        if self.is_full_screen:
            self._vanish_timer.start()
        else:
            self._vanish_timer.stop()

    def rest(self) -> None:
        """Stop everything that would go on by itself: the player is left."""
        self._vanish_timer.stop()
        self.notes.clear()
        self._figure_place = None
        self.figure.hide()
        self._page.unsetCursor()

    def lay_out(self) -> None:
        """Place everything for the present size."""
        page = self._page
        measures = measure(
            page.width(),
            page.height(),
            full_screen=self.is_full_screen,
            text_size=current_theme().scale,
        )
        self.stage.setGeometry(page.rect())
        self.footer.setVisible(not self.is_full_screen)
        if not self.is_full_screen:
            self.hints.hide()
        self.top.place(measures)
        self.panel.place(measures)
        self.footer.place(measures)
        self.hints.place(measures)
        self.figure.setGeometry(measures.figure.toRect())
        self.stage.set_light(measures.figure)
        width, height = 112 * measures.scale, 52 * measures.scale
        # In the corner: a figure that stands reaches up to the middle of the edge.
        left = measures.sizes.margin * measures.scale
        top = max(
            measures.state.center().y() - height / 2,
            measures.times.bottom() + 2 * measures.scale,
        )
        self.badge.setGeometry(QRectF(left, top, width, height).toRect())
        self.badge.raise_()
        bottom = measures.bottom.top() if self.is_full_screen else self.footer.y()
        self.notes.place(measures, bottom)
        self._show_thumbnail()

    @Slot()
    def follow_theme(self) -> None:
        """Give the figure the colours that hold now."""
        self.figure.set_dark(current_theme().dark)
        self._show_thumbnail()

    # Parts

    def _draw_ring(self, runner: SessionRunner, item: Item) -> None:
        ring, engine = self.panel.ring, runner.engine
        state = engine.state
        if state is EngineState.LEAD_IN:
            ring.show_countdown(engine.lead_in_left_ms, 3_000)
            return
        if state is EngineState.WAITING:
            ring.show_sign("check")
            return
        at = repetition(item, engine.item_elapsed_ms)
        left_ms = engine.item_remaining_ms
        if at is not None:
            ring.show_repetition(at.number, at.of, at.left)
            if at.phase != self._phase and state is EngineState.RUNNING:
                self.show_item(runner, "")
        else:
            ring.show_countdown(left_ms, item.length_ms)
        if state is EngineState.PAUSED:
            words = self.tr("{0} left").format(seconds_words(left_ms))
            if at is not None:
                words = self.tr("{0} of {1}").format(at.number, at.of)
            ring.show_pause(words)

    def _move_figure(self, elapsed_ms: int) -> None:
        """Tell the figure the time now and then; in between it goes on by itself.

        It knows when nothing but breath moves and then draws five pictures a second;
        each call from here would make it draw one more.
        """
        since_ms = elapsed_ms - self._figure_told_ms
        if 0 <= since_ms < FIGURE_TOLD_EVERY_MS:
            return
        self._figure_told_ms = elapsed_ms
        self.figure.set_elapsed(elapsed_ms)

    def _show_figure(self, runner: SessionRunner) -> None:
        item = runner.item
        if item is None or runner.state is EngineState.PAUSED:
            return
        exercise = self._figure_exercise(runner)
        if exercise is None:
            self.figure.hide()
            return
        place = (runner.index, item, exercise.id)
        if self._figure_place == place:
            return
        self._figure_place = place
        self._figure_told_ms = -FIGURE_TOLD_EVERY_MS
        self.figure.show()
        self.figure.show_item(
            exercise.figure,
            item,
            item.side,
            title=exercise.title,
            muscles=exercise.muscles,
        )

    def _figure_exercise(self, runner: SessionRunner) -> Exercise | None:
        """Return the exercise whose figure is shown; in a rest, the one before it."""
        for item in reversed(runner.timeline.items[: runner.index + 1]):
            if item.exercise is not None:
                return self._exercises.get(item.exercise)
        return None

    def _show_thumbnail(self) -> None:
        item = self._upcoming.item if self._upcoming else None
        exercise = self._exercises.get(item.exercise or "") if item else None
        if item is None or exercise is None:
            return
        width, height = self.footer.picture_size()
        picture = thumbnail(
            exercise.figure,
            telling_pose(exercise.figure),
            width,
            height,
            dark=current_theme().dark,
            device_pixel_ratio=self._page.devicePixelRatio(),
            mirrored=item.side == "left",
        )
        self.footer.picture.set_pixmap(picture)

    def _show_main_key(self, item: Item | None, state: EngineState) -> None:
        is_open = item is not None and item.dose is DoseKind.OPEN
        space, enter = self.tr("Space"), self.tr("Enter")
        if state is EngineState.WAITING:
            key = ("check", self.tr("Ready"), enter)
        elif state is EngineState.PAUSED:
            key = ("play", self.tr("Go on"), space)
        elif is_open and state is EngineState.RUNNING:
            key = ("check", self.tr("It has eased"), enter)
        else:
            key = ("pause", self.tr("Pause"), space)
        self.footer.show_main_key(*key)
        self.hints.show_main_key(key[1], key[2])

    @Slot()
    def hide_pointer(self) -> None:
        """Hide pointer and hints; the screen is for looking at from afar."""
        if self.is_full_screen and not self.hints.isAncestorOf(
            self._page.focusWidget() or self._page
        ):
            self.hints.hide()
            self._page.setCursor(Qt.CursorShape.BlankCursor)

    def _single_shot(self, length_ms: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length_ms)
        timer.timeout.connect(slot)
        return timer
