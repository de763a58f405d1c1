"""The demo's practice: seven patients, really signed, each with something to see."""

import pytest

from coach.clinic.calendar import Calendar
from coach.clinic.connection import open_clinic
from coach.clinic.overview import overview
from coach.clinic.reports import reports_of
from coach.demo.practice import fill_practice
from coach.exchange.signed.keys import SigningKey
from coach.store.days import utc_offset_min
from tests.core.demo.conftest import NOW_MS

KEY = SigningKey.from_seed(b"d" * 32)


@pytest.fixture
def path(library, tmp_path):
    path = tmp_path / "clinic.sqlite"
    fill_practice(path, library, KEY, "A. Therapist", NOW_MS)
    return path


@pytest.fixture
def rows(path):
    calendar = Calendar(NOW_MS, utc_offset_min)
    with open_clinic(path) as connection:
        return {row.patient.name: row for row in overview(connection, calendar)}


def test_three_of_seven_need_a_look(rows):
    """Pain up, a stage that is done, and somebody quiet; the others go on well."""
    assert len(rows) == 7
    flags = {name: row.flags[0] for name, row in rows.items() if row.flags}
    assert flags == {
        "Sam Osei": "pain-up",
        "Priya Nair": "ready",
        "Jonas Weil": "quiet",
    }


def test_numbers_are_those_of_the_story(rows):
    """Adherence of two weeks and the last pain."""
    sam, alex = rows["Sam Osei"], rows["Alex Kim"]

    assert (round(sam.adherence * 100), sam.pain) == (55, 6)
    assert (alex.adherence, alex.pain) == (1, 3)


def test_reports_are_verified_like_any_other(path, rows):
    """Each was signed with a key of the patient's own."""
    with open_clinic(path) as connection:
        for row in rows.values():
            (report,) = reports_of(connection, row.patient.id)
            assert report.container.is_trusted


def test_practice_with_patients_is_left_alone(path, library):
    """Nothing is added twice, and nothing among real patients."""
    fill_practice(path, library, KEY, "A. Therapist", NOW_MS)

    with open_clinic(path) as connection:
        assert connection.execute("SELECT count(*) FROM patient").fetchone() == (7,)
