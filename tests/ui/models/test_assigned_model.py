"""Signed plans as the window knows them: taken in, confirmed, put into the library."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from coach.exchange.assigned.draft import Draft, Link
from coach.exchange.assigned.issue import issue, manifest_hash
from coach.exchange.signed.keys import SigningKey
from coach.files.assignment_model import Issuer, Patient
from ui.models.assigned_model import (
    AssignedModel,
    assigned_model,
    known_assigned,
)

ID = "7a1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11"
THERAPIST = SigningKey.from_seed(b"t" * 32)


@pytest.fixture
def model(loaded, qtbot):
    """Return the model of a person without any plan yet, after its first look."""
    model = AssignedModel(loaded)
    with qtbot.waitSignal(model.changed):
        model.refresh()
    return model


@pytest.fixture
def write(loaded, tmp_path):
    """Return what writes a signed plan of the easy program to a file."""
    now = datetime.fromtimestamp(loaded.clock.wall_ms() / 1000, UTC)

    def make(revision=1, previous="", **changes):
        draft = Draft(
            Patient("P-1", "Sam Osei"),
            Issuer("A. Therapist"),
            loaded.library.program("easy"),
            date(2025, 11, 24),
            days=(0, 3),
        )
        link = Link(ID, revision, previous, now)
        library = loaded.library.library
        data = issue(replace(draft, **changes), link, library, THERAPIST)
        path = tmp_path / f"r{revision}.assignment"
        path.write_bytes(data)
        return path

    return make


def offered(model, qtbot, path):
    with qtbot.waitSignal(model.offered) as told:
        model.open_file(str(path))
    return told.args


def take_in(model, qtbot, path, how=""):
    offer, data = offered(model, qtbot, path)
    with qtbot.waitSignal(model.changed):
        model.take_in(offer, data, how)
    return offer


def test_nothing_came_and_nothing_is_assigned(model):
    """A person without a plan has none, and nothing is imported for it."""
    assert model.assigned is None
    assert model.signed_for("easy") is None


def test_plan_waits_until_its_key_is_confirmed(model, loaded, qtbot, write):
    """It is shown; the library knows nothing of it before."""
    path = write()
    offer = take_in(model, qtbot, path)
    assert len(model.assigned.waiting) == 1
    assert offer.signed.contents.plan.id not in loaded.library.library.plans

    take_in(model, qtbot, path, "code")

    (signed,) = model.assigned.running
    library = loaded.library.library
    assert library.plans[signed.contents.plan.id].title == "Easy bridges"
    (program_id,) = signed.contents.programs
    assert loaded.library.program(program_id).title == "Easy bridges"
    assert model.signed_for(program_id) is signed
    assert model.signed_for("easy") is None


def test_next_revision_takes_the_place_in_the_library(model, loaded, qtbot, write):
    """The dose that runs is that of the newest revision."""
    path = write()
    take_in(model, qtbot, path, "code")
    previous = manifest_hash(path.read_bytes(), THERAPIST)
    dose = {"program": {"two-leg-bridge": {"sets": 4}}}
    take_in(model, qtbot, write(2, previous, doses=dose))

    (signed,) = model.assigned.running
    assert signed.assignment.revision == 2
    (program_id,) = signed.contents.programs
    assert loaded.library.program(program_id).steps()[0].dose.sets == 4


def test_old_revision_is_refused_in_a_sentence(model, qtbot, write):
    """Nothing changes."""
    path = write()
    take_in(model, qtbot, path, "code")

    with qtbot.waitSignal(model.refused) as told:
        model.open_file(str(path))

    assert str(told.args[0]) == "This plan is here already."


def test_withdrawn_key_takes_its_plan_away(model, loaded, qtbot, write):
    """The plan is gone from the library, and the person is told why."""
    take_in(model, qtbot, write(), "code")

    with qtbot.waitSignals([model.lost, model.changed]):
        model.withdraw_key(THERAPIST.verify_key.id_text)

    assert model.assigned.running == ()
    assert set(loaded.library.library.plans) == set()


def test_plan_runs_again_after_a_restart(model, loaded, qtbot, write):
    """Another window reads and verifies it from the history."""
    take_in(model, qtbot, write(), "code")

    again = AssignedModel(loaded)
    with qtbot.waitSignal(again.changed):
        again.refresh()

    assert len(again.assigned.running) == 1


def test_lost_plan_is_told_once(model, qtbot, write):
    """Whoever reads the plans again and again is not told again and again."""
    take_in(model, qtbot, write(), "code")
    with qtbot.waitSignal(model.changed):
        model.withdraw_key(THERAPIST.verify_key.id_text)

    with qtbot.assertNotEmitted(model.lost), qtbot.waitSignal(model.changed):
        model.refresh()


def test_keys_are_known_without_a_plan(model, qtbot, write):
    """The list of keys shows those that were withdrawn as well."""
    take_in(model, qtbot, write(), "first-use")
    with qtbot.waitSignal(model.changed):
        model.withdraw_key(THERAPIST.verify_key.id_text)

    (key,) = model.keys
    assert (key.how, bool(key.revoked_at)) == ("first-use", True)


def test_one_model_for_a_window(loaded, model):
    """Whoever asks gets the same one."""
    assert assigned_model(loaded) is known_assigned(loaded) is model
