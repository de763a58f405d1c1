"""A window of a physiotherapist, with a key that opens quickly."""

import pytest
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtWidgets import QWidget

from coach.exchange.signed.key_ring import KeyFolder
from coach.exchange.signed.keys import SigningKey
from coach.paths import keys_folder
from ui.therapist.key_model import TherapistKey

PASSPHRASE = "correct horse battery"
# The cheapest that a key file may ask for.
CHEAP = 14


@pytest.fixture
def keys(quiet):
    """Return the key model of a person without a key."""
    # Never the keyring of whoever runs the tests.
    folder = KeyFolder(keys_folder(quiet.data_dir), NoKeyring(), CHEAP)
    return TherapistKey(quiet, folder)


@pytest.fixture
def own_key(quiet, keys):
    """Return the key of a physiotherapist; it is locked."""
    key = SigningKey.from_seed(b"t" * 32)
    KeyFolder(keys_folder(quiet.data_dir), None, CHEAP).keep(key, PASSPHRASE)
    quiet.change_settings(
        therapist_mode=True,
        therapist_key=key.verify_key.text,
        therapist_name="A. Therapist",
        therapist_role="Physiotherapist",
        therapist_clinic="Example Physio",
    )
    return key


@pytest.fixture
def shell(qtbot):
    """Return a window for sheets to cover."""
    shell = QWidget()
    shell.resize(1000, 800)
    qtbot.addWidget(shell)
    shell.show()
    return shell
