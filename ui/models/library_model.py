"""The library of programs for the window: loaded in the background, watched, listed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from ui.models.background import Task
from ui.platform.sources import forget_sources

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from coach.exchange.assigned.contents import Contents
    from coach.files.library import Shelf
    from coach.files.model import DoseChange, Exercise, Library, Problem, Program
    from coach.session.model import Timeline

# Editors write a file in several goes; wait until they are done.
DEBOUNCE_MS = 250
WATCHED_MOST = 1_000


class LibraryModel(QObject):
    """Programs and exercises, shipped and the person's own.

    Args:
        own_folder: Folder of the person's own files; it may not exist yet.
        shipped: Folder of the shipped files, or None for the usual one.

    Signals:
        library_changed: Programs, exercises or problems are different now.
        library_read: The files were read, before anything is put beside them.
        file_opened: A file from elsewhere was taken in; the id of its program.
        failed: Files could not be read; one sentence.
    """

    library_changed = Signal()
    library_read = Signal()
    file_opened = Signal(str)
    failed = Signal(str)

    def __init__(
        self,
        own_folder: Path,
        shipped: Traversable | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.own_folder = own_folder
        self.is_loaded = False
        self._shipped = shipped
        self._shelf: Shelf | None = None
        self._shelved: Library | None = None
        self._library: Library | None = None
        # Opened by path: they stay listed until the window is closed.
        self._guests: dict[str, tuple[Program, dict[str, Exercise]]] = {}
        # Signed plans with what they run; never mixed up with files.
        self._assigned: tuple[Contents, ...] = ()
        self._file_task: Task | None = None
        self._timelines: dict[tuple[str, str, DoseChange | None, str], Timeline] = {}
        self._task: Task | None = None
        self._is_stale = False
        self._watcher = QFileSystemWatcher(self)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(DEBOUNCE_MS)
        self._debounce.timeout.connect(self.refresh)
        self._watcher.directoryChanged.connect(self._debounce.start)
        self._watcher.fileChanged.connect(self._debounce.start)

    @property
    def library(self) -> Library:
        """Return what was read last; it is empty before that."""
        if self._library is None:
            # Imported here: the window is visible before anything asks for programs.
            from coach.files.model import Library

            self._library = Library()
        return self._library

    @property
    def exercises(self) -> dict[str, Exercise]:
        """Return all exercises by id."""
        return self.library.exercises

    @property
    def own_exercises(self) -> dict[str, Exercise]:
        """Return the exercises of files, without those of signed plans."""
        return self._shelved.exercises if self._shelved is not None else {}

    @property
    def shelved(self) -> Library:
        """Return what the files hold, without opened guests and signed plans."""
        return self._shelved if self._shelved is not None else self.library

    @property
    def broken_exercises(self) -> frozenset[str]:
        """Return the ids of exercises that were left out because of problems."""
        return self._shelf.broken_exercises if self._shelf is not None else frozenset()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the files that could not be used."""
        return self.library.problems

    def program(self, program_id: str) -> Program | None:
        """Return a program by id, or None."""
        return self.library.programs.get(program_id)

    def timeline(self, program: Program, sore_side: str | None = None) -> Timeline:
        """Return the timeline of a program, kept for the next caller.

        Raises:
            CoachError: The program names an exercise that is not there.
        """
        key = (program.id, program.sha256, program.change, sore_side or "")
        if key not in self._timelines:
            # Imported here, as the library above.
            from coach.session.timeline import expand

            self._timelines[key] = expand(program, self.exercises, sore_side)
        return self._timelines[key]

    def load(self) -> None:
        """Read the files in the background, where nobody has done so yet."""
        if not self.is_loaded and self._task is None:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read new and changed files in the background."""
        if self._task is not None:
            self._is_stale = True
            return
        self._task = Task(self._read, self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _read(self) -> list[str]:
        """Read the files; return what is to be watched. Runs off the window."""
        self.own_folder.mkdir(parents=True, exist_ok=True)
        if self._shelf is None:
            # Imported here: the window is painted before the first file is read.
            from coach.files.library import Shelf

            forget_sources()
            self._shelf = Shelf(self.own_folder, self._shipped)
        else:
            self._shelf.refresh()
        folders = [self.own_folder]
        folders += [path for path in self.own_folder.rglob("*") if path.is_dir()]
        files = [path for path in self.own_folder.rglob("*.toml") if path.is_file()]
        return [str(path) for path in [*folders, *files]][:WATCHED_MOST]

    @Slot(object)
    def _take(self, watched: list[str]) -> None:
        is_first = not self.is_loaded
        self.is_loaded = True
        self._end_task()
        missing = set(watched) - {*self._watcher.directories(), *self._watcher.files()}
        if missing:
            self._watcher.addPaths(sorted(missing))
        shelved = self._shelf.library if self._shelf is not None else self.library
        if is_first or shelved is not self._shelved:
            self._shelved = shelved
            self._merge(shelved)
            self.library_read.emit()

    def _merge(self, shelved: Library) -> None:
        """Put the shelf's files and the opened ones together."""
        programs = dict(shelved.programs)
        exercises = dict(shelved.exercises)
        for program, beside in self._guests.values():
            programs[program.id] = program
            exercises = beside | exercises
        plans = dict(shelved.plans)
        for contents in self._assigned:
            plans[contents.plan.id] = contents.plan
            programs |= contents.programs
            exercises |= contents.exercises
        self._library = replace(
            shelved, programs=programs, exercises=exercises, plans=plans
        )
        self._timelines.clear()
        self.library_changed.emit()

    def set_assigned(self, assigned: tuple[Contents, ...]) -> None:
        """Put signed plans beside the files, in place of those that were there."""
        if assigned != self._assigned:
            self._assigned = assigned
            self._merge(self._shelved or self.library)

    def signer_of(self, thing_id: str) -> str:
        """Return who signed a plan or program, as they call themselves; or ""."""
        for contents in self._assigned:
            if thing_id == contents.plan.id or thing_id in contents.programs:
                return contents.signer
        return ""

    def open_file(self, path: str) -> None:
        """Take in a program file from anywhere, in the background."""
        self._file_task = Task(partial(self._find, path), self)
        self._file_task.finished.connect(self._take_file)
        self._file_task.failed.connect(self._fail_file)
        self._file_task.start()

    def _find(self, path: str) -> tuple[Program, dict[str, Exercise]]:
        """Read one file. Runs off the window's thread."""
        from coach.files.library import find_program

        return find_program(self.library, Path(path))

    @Slot(object)
    def _take_file(self, found: tuple[Program, dict[str, Exercise]]) -> None:
        self._file_task = None
        program, _ = found
        known = self.library.programs.get(program.id)
        if known is None or known.sha256 != program.sha256:
            self._guests[program.id] = found
            self._merge(self._shelved or self.library)
        self.file_opened.emit(program.id)

    @Slot(object)
    def _fail_file(self, error: Exception) -> None:
        self._file_task = None
        self.failed.emit(str(error))

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._end_task()
        self.failed.emit(str(error))

    def _end_task(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        if self._is_stale:
            self._is_stale = False
            self._debounce.start()
