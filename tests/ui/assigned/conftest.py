"""A person's window, and signed files made by a physiotherapist."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from coach.exchange.assigned.draft import Draft, Link
from coach.exchange.assigned.issue import issue, manifest_hash
from coach.exchange.signed.keys import SigningKey
from coach.files.assignment_model import Issuer, Patient, ReportWish
from coach.files.limits_model import Limits
from ui.assigned.entrance import AssignedEntrance

ID = "7a1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11"
OTHER_ID = "7b1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11"
THERAPIST = SigningKey.from_seed(b"t" * 32)
STRANGER = SigningKey.from_seed(b"s" * 32)
NEW_KEY = SigningKey.from_seed(b"n" * 32)
# The fake clock begins on this Monday at 16:00 UTC.
TODAY = date(2025, 11, 24)


class Practice:
    """A physiotherapist, who signs plans of the easy program and writes the files."""

    def __init__(self, context, folder):
        self._context = context
        self._folder = folder
        self.now = datetime.fromtimestamp(context.clock.wall_ms() / 1000, UTC)
        self.draft = Draft(
            Patient("P-1", "Sam Osei", "left"),
            Issuer("A. Therapist", "Physiotherapist", "Example Practice", "000 111"),
            context.library.program("easy"),
            TODAY,
            days=(0, 3),
            limits=Limits(4, 1, 2, ("time-of-day",)),
            report=ReportWish(7, ("sessions", "pain", "deviations")),
            message="Slowly.",
        )

    def signed(self, revision=1, before=b"", key=THERAPIST, name=ID, **changes):
        """Return the bytes of a signed plan."""
        previous = manifest_hash(before, key) if before else ""
        link = Link(name, revision, previous, changes.pop("issued", self.now))
        draft = replace(self.draft, **changes)
        return issue(draft, link, self._context.library.library, key)

    def file(self, data, name="plan.assignment"):
        """Write bytes to a file, and return its path."""
        path = self._folder / name
        path.write_bytes(data)
        return str(path)


@pytest.fixture
def practice(quiet, tmp_path, utc):
    """Return the practice."""
    return Practice(quiet, tmp_path)


@pytest.fixture
def entrance(quiet, window, practice, qtbot):
    """Return what opens files in the window, after its first look at the history."""
    entrance = AssignedEntrance(quiet, window)
    entrance.start()
    with qtbot.waitSignal(entrance.model.changed):
        entrance.model.refresh()
    return entrance


@pytest.fixture
def opened(entrance, practice, qtbot):
    """Return what opens bytes as a file, and returns the sheet that follows."""

    def make(data, name="plan.assignment"):
        entrance.open(practice.file(data, name))
        qtbot.waitUntil(lambda: entrance.sheet is not None)
        qtbot.waitUntil(entrance.sheet.isVisible)
        return entrance.sheet

    return make


@pytest.fixture
def running(entrance, opened, practice, qtbot):
    """Return what takes a plan in, with its key confirmed, and closes the sheet."""

    def make(data=b"", how="code", **changes):
        sheet = opened(data or practice.signed(**changes))
        model = entrance.model
        with qtbot.waitSignals([model.taken, model.changed]):
            sheet.take_asked.emit("" if sheet.code is None else how)
        sheet.close_sheet()
        return model.assigned.running[-1]

    return make


def text_of(widget):
    """Return everything that can be read in a widget."""
    from PySide6.QtWidgets import QAbstractButton, QLabel

    parts = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return "\n".join(part.text() for part in parts if not part.isHidden())
