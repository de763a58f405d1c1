"""A report is looked at, and the very same one is written."""

import json
from dataclasses import replace
from datetime import date

import pytest
from fhir.resources.bundle import Bundle

from coach.care.course.facts import Moment
from coach.errors import CoachError
from coach.exchange.returned.fhir import report_fhir
from coach.exchange.returned.sending import preview, write_report
from coach.exchange.returned.signing import open_report
from coach.exchange.signed.encrypted import decrypt, recipient_of
from coach.exchange.signed.keys import SigningKey
from tests.core.exchange.returned.conftest import FIRST, NOW

MOMENT = Moment(round(NOW.timestamp() * 1000))
DAYS = (FIRST, date(2025, 11, 30))
READER = SigningKey.from_seed(b"r" * 32)


@pytest.fixture
def looked_at(followed, signed_with, library):
    """Return what makes the preview of the week."""

    def make(include, picked=None):
        signed = signed_with(include)
        return preview(followed, signed, library, DAYS, picked, MOMENT)

    return make


def written(followed, tmp_path, report, **changes):
    target = tmp_path / "out.report"
    how = {"to": "", "has_fhir": False, **changes}
    assert write_report(followed, target, report, NOW, **how) == target
    return target.read_bytes()


def test_notes_are_picked_where_the_plan_asks_for_them(looked_at):
    """Else they lie there unpicked; what the person says holds from then on."""
    asked = looked_at(("sessions", "notes"))
    unasked = looked_at(("sessions",))

    assert len(asked.picked) == len(asked.notes) == 1
    assert "It pulled." in asked.page
    assert unasked.picked == frozenset()
    assert [note.text for note in unasked.notes] == ["It pulled."]
    assert "It pulled." not in unasked.page
    assert "It pulled." not in looked_at(("notes",), frozenset()).page


def test_what_is_written_is_what_was_looked_at(looked_at, followed, tmp_path):
    """The page and the numbers, signed with the person's own key."""
    shown = looked_at(("sessions", "pain"))
    data = written(followed, tmp_path, shown.report)

    found = open_report(data, {shown.own_key.id_text: shown.own_key}.get)
    assert found.report == shown.report
    assert found.page == shown.page
    assert "fhir.json" not in found.container.files


def test_own_key_is_made_once(looked_at):
    """The practice compares its code the first time only."""
    assert looked_at(("pain",)).own_key == looked_at(("pain",)).own_key


def test_report_is_locked_for_the_practice(looked_at, followed, tmp_path):
    """Where the plan names a key to encrypt to."""
    shown = looked_at(("pain",))
    to = recipient_of(READER)
    data = written(followed, tmp_path, shown.report, to=to)

    assert data.startswith(b"age-encryption.org")
    assert open_report(decrypt(data, READER), lambda _: None).report == shown.report


def test_file_that_cannot_be_written_says_so(looked_at, followed, tmp_path):
    """Nothing of it is left."""
    target = tmp_path / "missing" / "out.report"

    with pytest.raises(CoachError, match="could not be written"):
        write_report(
            followed, target, looked_at(("pain",)).report, NOW, to="", has_fhir=False
        )
    assert not target.exists()


def test_fhir_says_no_more_than_the_report(looked_at, followed, tmp_path):
    """A bundle that others read: minutes and pain of the days, nothing else."""
    shown = looked_at(("sessions", "pain"))
    data = written(followed, tmp_path, shown.report, has_fhir=True)

    files = open_report(data, lambda _: None).container.files
    bundle = Bundle.model_validate_json(files["fhir.json"])
    codes = {
        each.resource.code.coding[0].code
        for each in bundle.entry
        if each.resource.get_resource_type() == "Observation"
    }
    assert codes == {"55411-3", "72514-3"}


def test_fhir_of_a_report_without_pain(looked_at):
    """What is not in the report is not in the bundle."""
    report = replace(looked_at(("sessions",)).report, patient_name="")
    text = report_fhir(report, NOW)

    assert "72514-3" not in text
    assert json.loads(text)["entry"][0]["resource"]["identifier"]
