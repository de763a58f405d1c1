"""The whole circle through two windows: a practice and a patient, files between them.

Everything is done with pointer and keys; parts are found by the names that a screen
reader hears. What really happened is read from the files and databases.
"""

import contextlib
import hashlib
import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.e2e import circle_acts as acts
from tests.e2e.accessible import SERVICE, accessible_bus
from tests.e2e.hands import Hands
from tests.e2e.screen import missing_tools, screen

COACH = str(Path(sys.executable).with_name("coach"))
MANIFEST = "MANIFEST.json"
LOCKED = b"age-encryption.org/v1"
STATES = "SELECT revision, state FROM assignment ORDER BY revision"

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(bool(missing_tools()), reason="needs Xvfb, xdotool and import"),
    pytest.mark.skipif(
        not (SERVICE.exists() and shutil.which("openbox")),
        reason="needs the accessibility service and openbox",
    ),
]


class Desk:
    """A person's screen, with Coach and a data folder of their own."""

    def __init__(self, folder, shown, told, reader, size):
        self.data = folder / "data"
        self._shown, self._told, self._reader = shown, told, reader
        self._size = size

    def choose(self, **settings):
        """Write settings as an earlier run would have left them."""
        self.data.mkdir(parents=True)
        usual = {"intended_use_read": True, "sound": "off", "less_motion": "on"}
        text = json.dumps(usual | {"full_screen_player": False} | settings)
        (self.data / "settings.json").write_text(text, encoding="utf-8")

    def open_coach(self, *files):
        """Start Coach as a double click does, and return hands for its window."""
        process = self._shown.start([COACH, *map(str, files)], **self._told)
        window = self._shown.window_of(process, 60)
        self._shown.size(window, *self._size)
        self._shown.focus(window)
        return Hands(self._shown, process, self._reader)

    def double_click(self, file):
        """Open a file while Coach runs: the second start hands it over."""
        process = self._shown.start([COACH, str(file)], **self._told)
        assert process.wait(60) == 0


@pytest.fixture
def desks(tmp_path):
    """Return the desks of a physiotherapist and of a patient."""
    sizes = {"practice": (1280, 820), "patient": (900, 600)}
    with contextlib.ExitStack() as stack:
        told, reader = stack.enter_context(accessible_bus(tmp_path / "bus"))
        found = []
        for name, size in sizes.items():
            home = tmp_path / name
            # Room for the frame that the window manager draws.
            width, height = (each + 40 for each in size)
            shown = stack.enter_context(screen(home, width, height, manager=True))
            found.append(Desk(home, shown, told, reader, size))
        yield found


def test_the_whole_circle(desks, tmp_path):
    """Write, assign, compare, follow, report, read, raise; revision 1 is refused."""
    practice, patient = desks
    practice.choose()
    patient.choose(theme="dark")
    history = patient.data / "history.sqlite"
    clinic = practice.data / "clinic.sqlite"
    one, two = tmp_path / "1.assignment", tmp_path / "2.assignment"
    sent = tmp_path / "sent.report"

    # The practice: a key, a program, a patient, an assignment.
    therapist = practice.open_coach()
    code = acts.make_key(therapist)
    assert json.loads((practice.data / "settings.json").read_bytes())["therapist_mode"]
    assert len(list((practice.data / "keys").glob("*.key"))) == 1
    program = acts.write_program(therapist, practice.data / "programs")
    assert program["title"] == acts.PROGRAM
    assert program["block"][0]["step"][0]["reps"] == 2
    acts.add_patient(therapist)
    acts.assign_first(therapist, one)
    _check_first(one, clinic)

    # The patient: unknown, kept, compared, followed until it hurts; and once more.
    person = patient.open_coach(one)
    acts.keep_unknown(person, history)
    acts.compare(person, history, one, code)
    acts.begin(person)
    acts.hurt(person, history)
    assert acts.events(history, "stop")[0]["reason"] == "pain"
    acts.do_more(person, history)
    (deviation,) = acts.entries(history, "deviation")
    assert (deviation["what"], deviation["because"]) == ("more-sessions", acts.BECAUSE)
    acts.send_report(person, sent)

    # The practice: what was planned and done, pain, deviation, flag; a set more.
    own_code = acts.open_report(therapist, sent)
    _check_report(therapist, clinic, sent)
    acts.raise_dose(therapist, two)
    _check_second(two, clinic)

    # The patient: what changed, in words; and the way back is closed.
    patient.double_click(two)
    acts.take_second(person, [".*Bodyweight squat.*before: .*"])
    assert acts.rows(history, STATES) == [(1, "superseded"), (2, "current")]
    before = acts.rows(history, "SELECT * FROM assignment")
    patient.double_click(one)
    person.reads("This is revision 1; revision 2 is here, which is newer\\.")
    person.reads("Nothing was changed\\.")
    person.press("Close")
    assert acts.rows(history, "SELECT * FROM assignment") == before
    assert own_code != code
    for desk in desks:
        assert not (desk.data / "crash.log").exists()


def _check_first(file, clinic):
    """The file says what was filled in, and the practice has kept that it left."""
    (kept,) = acts.issued(clinic)
    assert file.read_bytes() == kept
    said = acts.assignment_in(kept)
    assert said["patient"] == {
        "ref": "P-0001",
        "name": acts.PATIENT,
        "injured_side": "left",
    }
    assert said["message"] == acts.MESSAGE
    assert said["limits"]["stop_pain"] == 3
    assert len(said["stage"][0]["schedule"]["days"]) == 7
    assert "notes" in said["report"]["include"]
    assert acts.in_bundle(kept, "handout.pdf").startswith(b"%PDF")


def _check_report(hands, clinic, file):
    """The practice shows what came: beside what was planned, and with a flag."""
    hands.reads(f"{acts.PATIENT}, .*pain 4, .*Stopped early.*")
    hands.reads("Planned and done, .*")
    hands.reads("Bodyweight squat")
    hands.reads(".* repetitions.*extra: 0 of 1 set")
    hands.reads("Different from the plan")
    hands.reads(f".*more sessions than planned.*{acts.BECAUSE}")
    hands.reads(f".*{acts.NOTE}.*")
    # It was locked on its way: the plan carried the practice's key.
    assert file.read_bytes().startswith(LOCKED)
    marks = "SELECT planned, begun, pain_max, stopped > 0, deviations > 0 FROM day_mark"
    assert acts.rows(clinic, marks) == [(1, 2, 4, 1, 1)]


def _check_second(file, clinic):
    """The second revision raises the dose, follows the first, and is locked."""
    one, two = acts.issued(clinic)
    said = acts.assignment_in(two)
    assert said["revision"] == 2
    assert said["stage"][0]["dose"] == {"bodyweight-squat": {"sets": 2}}
    before = hashlib.sha256(acts.in_bundle(one, MANIFEST)).hexdigest()
    assert said["previous"] == f"sha256:{before}"
    # The report brought the patient's key.
    assert file.read_bytes().startswith(LOCKED)
