"""The frame of an editor: head, keys, saving, and the question before leaving."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.editing.around import Around
from coach.editing.versions import versions_of
from ui.editor.frame import questions
from ui.editor.frame.disk_strip import DiskStrip
from ui.editor.frame.disk_watch import DiskWatch
from ui.editor.frame.head import EditorHead
from ui.editor.frame.keeper import Keeper
from ui.editor.frame.versions_sheet import VersionsSheet
from ui.models.background import Task
from ui.theme import current_theme
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from coach.editing.versions import Version
    from ui.context import AppContext
    from ui.editor.desk import EditDesk
    from ui.widgets.sheet import Sheet

_KEYS = {
    "save": ("Ctrl+S",),
    "undo": ("Ctrl+Z",),
    "redo": ("Ctrl+Y", "Ctrl+Shift+Z"),
}


def around_of(context: AppContext) -> Around:
    """Return the library as a draft is seen together with it."""
    library = context.library
    return Around(library.shelved, library.broken_exercises)


class EditorFrame(QWidget):
    """An editor with its head; a subclass fills `column` below it.

    Args:
        context: What all parts share.
        desk: What is edited.
        unsaved_path: See `Keeper`; `saved_ms` too.

    Attributes:
        desk: What is edited.
        keeper: Writes it.
        head: The line with Save.
        disk: Watches the file.
        strip: Says below the head what another program has done to the file.
        column: Where a subclass puts its parts.

    Signals:
        closed: The person is done, and all that is wanted is saved.
    """

    closed = Signal()

    def __init__(
        self,
        context: AppContext,
        desk: EditDesk,
        unsaved_path: Path,
        saved_ms: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.desk = desk
        desk.setParent(self)
        self.keeper = Keeper(context, desk, unsaved_path, saved_ms, self)
        self.sheet: Sheet | None = None
        self.versions: VersionsSheet | None = None
        self._after: Callable[[], object] | None = None
        self._task: Task | None = None
        self._watched: QWidget | None = None
        self.head = EditorHead(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.head)
        own_folder = context.library.own_folder
        self.disk = DiskWatch(desk, self.keeper, own_folder, self)
        self.strip = DiskStrip(self)
        self.column.addWidget(self.strip)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._make_keys()
        self._connect()
        self.show_state()

    def _make_keys(self) -> None:
        work = {"save": self.save, "undo": self.desk.undo, "redo": self.desk.redo}
        for name, keys in _KEYS.items():
            for key in keys:
                self.add_key(key, work[name])

    def add_key(self, key: str, slot: Callable[[], None]) -> None:
        """Let a key do something wherever the keyboard is in the editor."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _connect(self) -> None:
        self.head.back.clicked.connect(self.leave)
        self.head.save.clicked.connect(self.save)
        self.head.more.clicked.connect(self._open_menu)
        self.desk.changed.connect(self.show_state)
        self.desk.refused.connect(self.context.notice_given)
        self.keeper.state_changed.connect(self.show_state)
        self.keeper.saved.connect(self._go_on)
        self.keeper.kept.connect(self._go_on)
        self.keeper.failed.connect(self._stay_and_tell)
        self.keeper.changed_on_disk.connect(self._ask_changed)
        self.disk.changed_elsewhere.connect(self._tell_changed)
        self.disk.gone.connect(self._tell_gone)
        self.disk.moved.connect(self._tell_moved)
        self.disk.replaced.connect(self._tell_replaced)
        self.disk.settled.connect(self.strip.settle)
        self.strip.reload_asked.connect(self.keeper.reload)
        self.strip.mine_kept.connect(self.keeper.keep_mine)
        self.strip.copy_asked.connect(self.keeper.keep_both)
        self.context.library.library_changed.connect(self._look_around)
        current_theme().changed.connect(self.update)

    def set_edges(self, *, is_narrow: bool) -> None:
        """Set the margins of head and strip for a narrow window, or for a wider one."""
        self.head.set_narrow(is_narrow=is_narrow)
        self.strip.set_narrow(is_narrow=is_narrow)

    @Slot()
    def show_state(self) -> None:
        """Show in the head what is edited and whether it is saved."""
        self.head.show_state(self.desk.draft, self.keeper, self.context.clock)

    @Slot()
    def save(self) -> None:
        """Save, or go to the first thing that has to be mended before."""
        draft = self.desk.draft
        wrong = next((one for one in draft.findings if one.keeps_out), None)
        if wrong is not None:
            self._after = None
            self.desk.show(wrong.path)
        else:
            self.keeper.save()

    def start(self) -> None:
        """Begin, now that the editor can be seen."""

    def end(self) -> None:
        """Stop what goes on in the editor, before it is taken away."""
        self.keeper.close()
        self.disk.close()

    @Slot()
    def leave(self) -> None:
        """Close the editor; unsaved changes are asked about before."""
        self.leave_for(self.closed.emit)

    def leave_for(self, after: Callable[[], object]) -> None:
        """Do something that closes the editor; unsaved changes are asked about before.

        Args:
            after: What is done then; not, when the person stays.
        """
        if self.sheet is not None or self.keeper.is_busy:
            return
        if not self.keeper.has_unsaved:
            # Changes that were kept and then undone are not wanted any more.
            self.keeper.throw_away()
            after()
            return
        self._after = after
        draft = self.desk.draft
        self._ask(
            questions.leave_question(
                self.window(),
                draft.title,
                is_sound=draft.is_sound,
                motion=not self.context.less_motion,
            ),
            self._take_leave,
        )

    def _ask(self, sheet: Sheet, slot: Callable[[str], None]) -> None:
        self.sheet = sheet
        sheet.answered.connect(slot)
        sheet.open()

    @Slot(str)
    def _take_leave(self, answer: str) -> None:
        self.sheet = None
        if answer == questions.SAVE:
            self.save()
        elif answer == questions.KEEP:
            self.keeper.save_unfinished()
        elif answer == questions.THROW:
            self.keeper.throw_away()
            self._go_on()
        else:
            self._after = None

    @Slot()
    def _go_on(self) -> None:
        """Do what waited for the draft to be saved."""
        after, self._after = self._after, None
        if after is not None:
            self.keeper.close()
            after()

    @Slot(str)
    def _stay_and_tell(self, sentence: str) -> None:
        self._after = None
        self.context.notice_given.emit(sentence)

    @Slot()
    def _tell_changed(self) -> None:
        self.strip.tell_changed(self.desk.draft.name)

    @Slot()
    def _tell_gone(self) -> None:
        self.strip.tell_gone(self.desk.draft.name)

    @Slot(str)
    def _tell_moved(self, old: str) -> None:
        self.strip.tell_moved(old, self.desk.draft.name)

    @Slot(str)
    def _tell_replaced(self, other: str) -> None:
        self.strip.tell_replaced(self.desk.draft.name, other)

    @Slot()
    def _ask_changed(self) -> None:
        self._ask(
            questions.changed_question(
                self.window(),
                self.desk.draft.name,
                motion=not self.context.less_motion,
            ),
            self._take_changed,
        )

    @Slot(str)
    def _take_changed(self, answer: str) -> None:
        self.sheet = None
        if answer == questions.BOTH:
            self.keeper.keep_both()
            return
        self._after = None
        if answer == questions.RELOAD:
            self.keeper.reload()

    def menu(self) -> Menu:
        """Return what the button with the three dots offers; a subclass adds to it."""
        menu = Menu(self)
        draft = self.desk.draft
        self._add_step(
            menu, self.tr("Undo"), draft.undo_words, "Ctrl+Z", self.desk.undo
        )
        self._add_step(
            menu, self.tr("Redo"), draft.redo_words, "Ctrl+Y", self.desk.redo
        )
        menu.addSeparator()
        versions = QAction(self.tr("Earlier versions"), menu)
        versions.triggered.connect(self.ask_versions)
        versions.setEnabled(draft.path is not None)
        menu.addAction(versions)
        return menu

    def _add_step(
        self, menu: Menu, word: str, what: str, keys: str, slot: Callable[[], None]
    ) -> None:
        text = self.tr("{0}: {1}").format(word, what) if what else word
        action = QAction(f"{text}\t{keys}", menu)
        action.setEnabled(bool(what))
        action.triggered.connect(slot)
        menu.addAction(action)

    @Slot()
    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.head.more
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    @Slot()
    def ask_versions(self) -> None:
        """List the earlier versions of the file."""
        path = self.desk.draft.path
        if path is not None and self._task is None:
            self._task = Task(partial(versions_of, path), self)
            self._task.finished.connect(self._show_versions)
            self._task.failed.connect(self._fail_versions)
            self._task.start()

    @Slot(object)
    def _show_versions(self, found: list[Version]) -> None:
        self._task = None
        motion = not self.context.less_motion
        self.versions = VersionsSheet(self.window(), found, motion=motion)
        self.versions.chosen.connect(self.keeper.restore)
        self.versions.show_all()

    @Slot(object)
    def _fail_versions(self, error: Exception) -> None:
        self._task = None
        self.context.notice_given.emit(str(error))

    @Slot()
    def _look_around(self) -> None:
        self.desk.look_around(around_of(self.context))

    def showEvent(self, event: QEvent) -> None:
        """Watch the window: it must not close over unsaved changes."""
        super().showEvent(event)  # type: ignore[arg-type]
        if self._watched is not self.window():
            self._watched = self.window()
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask before the window closes over unsaved changes."""
        if watched is self._watched and event.type() is QEvent.Type.WindowActivate:
            # Some disks do not tell of changes.
            self.disk.look_soon()
        is_close = watched is self._watched and event.type() is QEvent.Type.Close
        if is_close and self.keeper.has_unsaved:
            event.ignore()
            window = self.window()
            self.leave_for(partial(self._close_window, window))
            return True
        return super().eventFilter(watched, event)

    def _close_window(self, window: QWidget) -> None:
        """Close the window over an editor that has nothing unsaved any more."""
        window.removeEventFilter(self)
        self.closed.emit()
        window.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground: the editor covers a page."""
        QPainter(self).fillRect(self.rect(), current_theme().color("bg"))
