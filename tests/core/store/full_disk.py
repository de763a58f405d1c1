"""A journal on a disk that really is full or read-only: see test_full_disk.py.

Runs in a mount namespace of its own, where it may mount a small disk in memory over the
folder it is given. Writes one line of JSON about what happened.
"""

import json
import resource
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from coach.clock import SystemClock
from coach.session.model import Event
from coach.store.connection import open_store
from coach.store.entries import entries
from coach.store.journal import Journal
from coach.store.plan import Document, SessionStart
from tests.core.store.samples import small_timeline

DISK_KB = 700
EVENTS = 900
TEXT = "x" * 400
# The program alone does not fit: with smaller records some could be written between two
# failures, and the second failure is rightly told again.
PROGRAM_TEXT = "x" * DISK_KB * 1024


class Scene:
    """A folder, a journal in it, and what the journal said.

    Args:
        folder: Where the disk is mounted, or an ordinary folder.
    """

    def __init__(self, folder):
        self.folder = folder
        self.path = folder / "history.sqlite"
        self.ballast = folder / "ballast"
        self.failures = []
        self._failed = threading.Event()
        open_store(self.path).close()

    def begin(self):
        """Open the journal."""
        self.journal = Journal(
            self.path, SystemClock(), on_failed=self._fail, retry_ms=20
        )

    def _fail(self, sentence):
        self.failures.append(sentence)
        self._failed.set()

    def play(self):
        """Queue a session larger than the disk, and a note; wait for the failure."""
        program = Document("program", "long", 1, "Long", PROGRAM_TEXT)
        session_id = self.journal.begin(SessionStart(program, small_timeline()))
        for number in range(EVENTS):
            data = {"index": number % 6, "text": TEXT}
            self.journal.append(session_id, Event("item", 0, 0, data))
        self.journal.note("pain", {"pain": 3})
        assert self._failed.wait(30)

    def fill(self):
        """Fill the disk but for a few pages."""
        free = DISK_KB * 1024 - self.path.stat().st_size
        self.ballast.write_bytes(bytes(max(0, free - 200 * 1024)))

    def tell(self, **more):
        """Print what is in the history now, read by a connection of its own."""
        connection = open_store(self.path)
        (events,) = connection.execute("SELECT count(*) FROM event").fetchone()
        gaps = connection.execute("SELECT max(seq) - count(*) FROM event").fetchone()
        told = {
            "failures": self.failures,
            "events": events,
            "gaps": gaps[0],
            "notes": len(entries(connection)),
            "kept_in": str(self.journal.kept_in),
            **more,
        }
        connection.close()
        print(json.dumps(told))


def mount(folder, options):
    """Mount the disk, or mount it again in another way."""
    command = ["mount", "-t", "tmpfs", "-o", options, "coach-test", str(folder)]
    subprocess.run(command, check=True)


def full_then_free(folder):
    """The disk is full for a while; then there is room again."""
    mount(folder, f"size={DISK_KB}k")
    scene = Scene(folder)
    scene.fill()
    scene.begin()
    scene.play()
    was_saved = scene.journal.flush(0.1)
    scene.ballast.unlink()
    mount(folder, "remount,size=20m")
    closed = scene.journal.close(30)
    scene.tell(was_saved=was_saved, closed=closed)


def full_to_the_end(folder):
    """The disk is still full when Coach is closed; at the next start it is not."""
    mount(folder, f"size={DISK_KB}k")
    scene = Scene(folder)
    scene.fill()
    scene.begin()
    scene.play()
    closed = scene.journal.close(0.3)
    mount(folder, "remount,size=20m")
    scene.tell(closed=closed)


def read_only(folder):
    """The folder cannot be written, and then it can."""
    mount(folder, "size=20m")
    scene = Scene(folder)
    mount(folder, "remount,ro,size=20m")
    scene.begin()
    scene.play()
    was_saved = scene.journal.flush(0.1)
    mount(folder, "remount,rw,size=20m")
    closed = scene.journal.close(30)
    scene.tell(was_saved=was_saved, closed=closed)


def limited(folder):
    """No file may grow beyond a limit, as with a quota; needs no disk of its own."""
    scene = Scene(folder)
    whole = resource.getrlimit(resource.RLIMIT_FSIZE)
    limit = scene.path.stat().st_size + 100 * 1024
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, whole[1]))
    scene.begin()
    scene.play()
    was_saved = scene.journal.flush(0.1)
    resource.setrlimit(resource.RLIMIT_FSIZE, whole)
    closed = scene.journal.close(30)
    scene.tell(was_saved=was_saved, closed=closed)


SCENES = {
    scene.__name__: scene
    for scene in (full_then_free, full_to_the_end, read_only, limited)
}

if __name__ == "__main__":
    tempfile.tempdir = sys.argv[3]
    SCENES[sys.argv[1]](Path(sys.argv[2]))
