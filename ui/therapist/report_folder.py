"""The folder that is watched for reports: each new file is taken in once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot

from coach.clinic.inbox import SETTLED_AFTER_NS, Inbox
from coach.errors import CoachError
from ui.therapist.key_model import therapist_key

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.therapist.report_desk import ReportDesk

# A little more than a file needs to settle.
LOOK_AGAIN_MS = SETTLED_AFTER_NS // 1_000_000 + 300
# Nobody tells of a folder that comes back, or of what other computers put into it.
LOOK_ANYWAY_MS = 60_000
_NS_PER_MS = 1_000_000


class ReportFolder(QObject):
    """Follows the setting, and gives new files to the desk. It deletes none.

    Args:
        context: What all parts share.
        desk: Takes the files in.
    """

    def __init__(self, context: AppContext, desk: ReportDesk) -> None:
        super().__init__(desk)
        self._context = context
        self._desk = desk
        self._inbox: Inbox | None = None
        self._watcher: QFileSystemWatcher | None = None
        self._key = therapist_key(context)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_AGAIN_MS)
        self._later.timeout.connect(self.look)
        self._anyway = QTimer(self)
        self._anyway.setInterval(LOOK_ANYWAY_MS)
        self._anyway.timeout.connect(self.look)
        self._is_gone = False
        context.settings_changed.connect(self.follow_settings)
        self._key.changed.connect(self._look_after_unlocking)
        desk.failures_changed.connect(self._watch_failures)

    @Slot()
    def follow_settings(self) -> None:
        """Watch the folder of the settings, or none."""
        settings = self._context.settings
        wished = settings.reports_folder if settings.therapist_mode else ""
        now = "" if self._inbox is None else str(self._inbox.folder)
        if wished == now:
            return
        self.stop()
        if wished:
            self._inbox = Inbox(Path(wished))
            self._watcher = QFileSystemWatcher([wished], self)
            self._watcher.directoryChanged.connect(self.look)
            self._watcher.fileChanged.connect(self.look)
            self._anyway.start()
            self.look()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._later.stop()
        self._anyway.stop()
        self._is_gone = False
        self._inbox = None
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None

    @Slot()
    def look(self) -> None:
        """Give the files to the desk that are new or changed."""
        if self._inbox is None:
            return
        now_ns = self._context.clock.wall_ms() * _NS_PER_MS
        try:
            found, is_growing = self._inbox.new_files(now_ns)
        except CoachError as error:
            # Once for each time that it goes: a stick is away for hours.
            if not self._is_gone:
                self._is_gone = True
                self._context.notice_given.emit(str(error))
            return
        self._is_gone = False
        self._watch_again()
        for failure in self._desk.failures:
            if not failure.file.exists():
                self._desk.forget_failure(failure.file)
        for file in found:
            self._desk.open_quietly(file)
        if is_growing:
            self._later.start()

    def _watch_again(self) -> None:
        """Follow a folder that was gone for a while."""
        if self._inbox is None or self._watcher is None:
            return
        path = str(self._inbox.folder)
        if path not in self._watcher.directories():
            self._watcher.addPath(path)

    @Slot()
    def _look_after_unlocking(self) -> None:
        """Try the files again that may only have lacked the key."""
        if self._inbox is None or self._key.keys is None:
            return
        for failure in self._desk.failures:
            self._inbox.forget(failure.file)
        self.look()

    @Slot()
    def _watch_failures(self) -> None:
        """Notice when a file that failed is written anew: folders do not tell that."""
        if self._watcher is None:
            return
        wanted = {str(each.file) for each in self._desk.failures}
        watched = set(self._watcher.files())
        if gone := sorted(watched - wanted):
            self._watcher.removePaths(gone)
        if new := sorted(wanted - watched):
            self._watcher.addPaths(new)
