"""An action of the store that is cut off at each of its steps in turn.

`cut_off` runs the action on a fresh copy of a folder again and again in a child of a
process of its own. In the first run the child ends at its first step that touches a
file of the folder, in the second at its second, and so on until the action gets
through. HOW is "die" (the process is gone at once) or "fail" (the disk is full from
then on). For every run one line of JSON says what is left.
"""

import errno
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from coach.errors import CoachError
from coach.store.backup import is_sound
from coach.store.damage import open_or_set_aside
from coach.store.erase import erase_everything
from coach.store.restore import restore
from tests.core.store.samples import MARKER

NOW_MS = 1_765_000_000_000
THROUGH, DIED, FAILED, BROKE = 0, 9, 3, 4
# A full disk still lets files be removed.
FAILING = frozenset({"open", "os.rename", "os.mkdir", "sqlite3.connect"})
STEPS = {"fail": FAILING, "die": FAILING | {"os.remove", "os.rmdir"}}


def cut_off(action, how, folder):
    """Cut an action off at each of its steps; return what each run left behind."""
    result = subprocess.run(
        [sys.executable, "-m", "tests.core.store.dying", action, how, str(folder)],
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return [json.loads(line) for line in result.stdout.splitlines()]


def act(action, folder):
    """Do what is cut off."""
    path = folder / "history.sqlite"
    match action:
        case "restore":
            restore(path, folder.parent / "copy.sqlite", NOW_MS)
        case "set-aside":
            open_or_set_aside(path, NOW_MS).connection.close()
        case "erase":
            erase_everything(folder)


def run(action, how, folder, step):
    """Act in this process, cut off at a step; end the process."""
    seen = 0

    def look(event, arguments):
        nonlocal seen
        if event not in STEPS[how] or not str(arguments[0]).startswith(str(folder)):
            return
        seen += 1
        if seen >= step and how == "die":
            os._exit(DIED)
        if seen >= step:
            raise OSError(errno.ENOSPC, "No space left on device")

    sys.addaudithook(look)
    try:
        act(action, folder)
    except (CoachError, OSError):
        os._exit(FAILED)
    except BaseException:
        os._exit(BROKE)
    os._exit(THROUGH)


def state(path):
    """Return a digest of all rows of a history; a word when there are none to read."""
    if not path.exists():
        return "none"
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            if not is_sound(connection):
                return "damaged"
            text = "\n".join(connection.iterdump())
    except sqlite3.DatabaseError:
        return "damaged"
    return hashlib.sha256(text.encode()).hexdigest()


def copies(folder):
    """Return the states of everything that is kept below the backups, and unsound."""
    return sorted(
        state(file)
        for file in (folder / "backups").rglob("*.sqlite")
        if file.name.startswith("history-")
    )


def aside(folder):
    """Return digests of the damaged files that lie aside, byte for byte."""
    return sorted(
        hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("history-damaged-*.sqlite")
    )


def after_another_try(folder):
    """Erase again and return the files of ours that still hold the marker."""
    erase_everything(folder, programs=True, settings=True)
    return [
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file() and MARKER.encode() in file.read_bytes()
    ]


def main(action, how, pristine):
    """Cut the action off at each step and print what is left."""
    for step in range(1, 1_000):
        folder = pristine.with_name("run")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(pristine, folder)
        child = os.fork()
        if child == 0:
            run(action, how, folder, step)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        kept = copies(folder)
        left = {"step": step, "code": code, "copies": kept}
        left["state"] = state(folder / "history.sqlite")
        left["parts"] = sorted(file.name for file in folder.rglob("*.part"))
        left["aside"] = aside(folder)
        if action == "erase":
            left["left_after_another_try"] = after_another_try(folder)
        print(json.dumps(left), flush=True)
        if code == THROUGH:
            return


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
