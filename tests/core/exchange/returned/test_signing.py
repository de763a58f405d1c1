"""The signed file of a report, its text, and what is refused."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.care.choices import signs
from coach.errors import CoachError
from coach.exchange.returned.model import (
    DayReport,
    Deviation,
    ExerciseReport,
    Report,
    SetReport,
)
from coach.exchange.returned.page import report_page
from coach.exchange.returned.signing import open_report, report_name, sign_report
from coach.exchange.returned.table import read_report_text, report_text
from coach.exchange.signed.container import open_container, write_container
from coach.exchange.signed.encrypted import decrypt, recipient_of
from tests.core.exchange.returned.conftest import FIRST, ID, NOW, PERSON, THERAPIST

SETS = (SetReport("left", 8, 30, "done", 2), SetReport("right", None, 0, "left-out"))
EXERCISE = ExerciseReport("heel-raise", "Heel <raise>", 2, 10, 30, SETS)
DAYS = (
    DayReport(
        FIRST, "a", 1, 1, 1, 840, 0, None, 5, (EXERCISE,),
        (Deviation("easier", "Heel raise", "Wall"),), ("limp",), ("<b>It</b> pulled",),
    ),
    DayReport(date(2025, 11, 26), "a", 1, pain_morning=3),
)  # fmt: skip
REPORT = Report(
    ID, 2, "sha256:" + "0" * 64, "P 42", "Sam <Osei>", "Calf", FIRST,
    date(2025, 11, 30), DAYS, "Gentle start",
)  # fmt: skip


def pinned(key_id):
    public = PERSON.verify_key
    return public if key_id == public.id_text else None


def test_text_comes_back_as_it_was():
    """Zero pain stays zero, what is unknown stays unknown."""
    assert read_report_text(report_text(REPORT).encode()) == REPORT


def test_signed_report_comes_back():
    """The physiotherapist reads what the person sent."""
    found = open_report(sign_report(REPORT, PERSON, NOW), pinned)

    assert found.report == REPORT
    assert found.container.is_trusted
    assert found.recipient == recipient_of(PERSON)
    assert report_name(REPORT) == "P-42-2025-11-30.report"


def test_encrypted_report_opens_with_the_key_it_is_for():
    """Nobody else reads it on the way."""
    data = sign_report(REPORT, PERSON, NOW, to=recipient_of(THERAPIST))

    assert open_report(decrypt(data, THERAPIST), pinned).report == REPORT
    with pytest.raises(CoachError):
        decrypt(data, PERSON)


def test_report_of_an_unknown_key_says_so():
    """A first report is read, and its key is to be pinned by a person."""
    found = open_report(sign_report(REPORT, PERSON, NOW), lambda _: None)

    assert not found.container.is_trusted


@pytest.mark.parametrize("name", ["revision", "patient_ref", "from_day"])
def test_cover_that_contradicts_the_report_is_refused(name):
    """The manifest and the report say the same, or nothing is taken in."""
    container = open_container(sign_report(REPORT, PERSON, NOW), pinned)
    facts = {
        key: value
        for key, value in container.manifest.items()
        if key not in ("format", "signer_key", "files")
    }
    other = 9 if name == "revision" else "x"
    data = write_container({**facts, name: other}, dict(container.files), PERSON)

    with pytest.raises(CoachError, match=f"about “{name}”"):
        open_report(data, pinned)


def test_other_kinds_are_refused():
    """An assignment is no report."""
    data = write_container({"kind": "assignment", "signer": "x"}, {"a": b""}, PERSON)

    with pytest.raises(CoachError, match="no report"):
        open_report(data, pinned)


def test_page_shows_what_is_in_it_and_runs_nothing():
    """Every text is escaped; there is no script and no address."""
    page = report_page(REPORT)

    assert "1 of 2 planned sessions done." in page
    assert "Sam &lt;Osei&gt;" in page
    assert "&lt;b&gt;It&lt;/b&gt; pulled" in page
    assert "Heel &lt;raise&gt;" in page
    assert "Stop signs" in page
    assert dict(signs())["limp"] in page
    assert "<b>" not in page
    for word in ("<script", "http", "src=", "url("):
        assert word not in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": "report/2"}, "format"),
        ({"days": [{"day": "2025-11-31"}]}, "a day that does not exist"),
        ({"days": [{"day": "2025-12-24"}]}, "not in order, or out of range"),
        ({"days": [{"day": "2025-11-24"}] * 2}, "not in order, or out of range"),
        ({"days": [{"day": "2025-11-24", "pain_max": 11}]}, "days[1].pain_max"),
        ({"days": [{"day": "2025-11-24", "more": 1}]}, "days[1].more"),
        ({"days": [{"day": "2025-11-24"}] * 500}, "500 entries"),
        ({"revision": True}, "revision"),
        ({"title": "x" * 300}, "title"),
        ({"stage": "half a \ud83d"}, "invisible character U+D83D"),
        ({"half\ud83d": 1}, "half\N{REPLACEMENT CHARACTER}"),
        ({"from_day": "0001-01-01"}, "from_day"),
        ({"to_day": "2026-12-30"}, "out of range"),
        ({"to_day": "9999-12-31"}, "to_day"),
    ],
)
def test_refuses(change, sentence):
    """A report that says what cannot be is refused, with the place."""
    content = {**json.loads(report_text(REPORT)), **change}

    with pytest.raises(CoachError) as told:
        read_report_text(json.dumps(content).encode())
    assert sentence in str(told.value)
    # Whatever the file holds, the sentence can be written down.
    assert str(told.value).encode()


def said_about(content):
    """Return the report's title, or the sentence with which it is refused."""
    try:
        return read_report_text(json.dumps(content).encode()).title
    except CoachError as error:
        return str(error)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(json.loads(report_text(REPORT)))), VALUES)
def test_no_value_brings_it_down(key, value):
    """Whatever stands behind a key: a report, or one sentence."""
    content = {**json.loads(report_text(REPORT)), key: value}
    assert said_about(content)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_value_inside_a_day_brings_it_down(data):
    """The same for everything that a day says."""
    content = json.loads(report_text(REPORT))
    day = content["days"][0]
    day[data.draw(st.sampled_from(sorted(day)))] = data.draw(VALUES)
    assert said_about(content)
