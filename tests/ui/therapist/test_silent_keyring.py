"""A keyring that never answers: the window goes on, and closes without it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.exchange.signed.key_ring import KeyFolder
from coach.exchange.signed.keyring import PATIENCE_S
from coach.paths import keys_folder
from tests.core.exchange.signed.test_keyring import MemoryKeyring, SilentKeyring
from ui.models.background import wait_for_tasks
from ui.therapist.key_model import IN_KEYRING, TherapistKey

ROOT = Path(__file__).resolve().parents[3]
# Ends by itself only if closing does not wait for the keyring.
PROCESS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coach.clock import SystemClock
from coach.exchange.signed.key_ring import KeyFolder
from coach.paths import keys_folder
from pathlib import Path
from tests.core.exchange.signed.test_keyring import SilentKeyring
from ui.therapist.key_model import TherapistKey
from ui.window_session import WindowSession

app = QApplication([])
ring = SilentKeyring()
session = WindowSession(Path(sys.argv[1]), SystemClock())
session.show()
keys = TherapistKey(
    session.context, KeyFolder(keys_folder(session.context.data_dir), ring, 14)
)
keys.make("")
assert ring.was_asked.acquire(timeout=30)
QTimer.singleShot(0, app.quit)
app.exec()
session.close()
print("closed")
"""


@pytest.fixture
def silent():
    """Return a keyring that answers once the test is over."""
    ring = SilentKeyring()
    yield ring
    ring.may_answer.set()


@pytest.fixture
def waiting(quiet, silent, own_key, qtbot):
    """Return a key model that waits for a keyring which says nothing."""
    KeyFolder(keys_folder(quiet.data_dir), MemoryKeyring(), 14).keep(own_key, "")
    quiet.change_settings(therapist_key_in=IN_KEYRING)
    model = TherapistKey(quiet, KeyFolder(keys_folder(quiet.data_dir), silent, 14))
    model.unlock()
    qtbot.waitUntil(lambda: silent.was_asked.acquire(blocking=False))
    return model


def test_a_person_hears_what_is_waited_for(waiting, quiet, qtbot):
    """The window lives on meanwhile, and says it after a moment."""
    with qtbot.waitSignal(quiet.done_told) as told:
        # A person waits for two seconds, the test does not.
        waiting._slow.start(0)

    assert "keyring" in told.args[0]
    assert waiting.is_busy


def test_closing_gives_the_keyring_up(waiting, qtbot):
    """Who waits hears it in one sentence, long before the limit of the keyring."""
    with qtbot.waitSignal(waiting.refused, timeout=PATIENCE_S * 500) as refused:
        wait_for_tasks()

    assert "does not answer" in refused.args[0]
    assert not waiting.is_busy


def test_the_program_ends_without_the_keyring(tmp_path):
    """A whole window closes and its process ends, though the keyring still hangs."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", PROCESS, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        # Half of what the keyring would be waited for.
        timeout=PATIENCE_S / 2,
    )

    assert done.stdout == "closed\n", done.stderr
    assert done.returncode == 0
