"""The FHIR bundle: read by fhir.resources, and by our own lists of required codes.

That library knows the fields but no codes, so what R4 binds as "required" is checked
here against the lists of the standard.
"""

import json

import pytest

from coach.exchange.fhir_file import write_bundle
from coach.exchange.reading import Period, history_reader
from tests.conftest import FakeClock
from tests.core.exchange.building import NOTE, Builder

OBSERVATION_STATUS = {
    "registered", "preliminary", "final", "amended", "corrected", "cancelled",
    "entered-in-error", "unknown",
}  # fmt: skip
RESPONSE_STATUS = {
    "in-progress", "completed", "amended", "entered-in-error", "stopped",
}  # fmt: skip
BUNDLE_TYPES = {
    "document", "message", "transaction", "transaction-response", "batch",
    "batch-response", "history", "searchset", "collection",
}  # fmt: skip
CATEGORY_CODES = {
    "social-history", "vital-signs", "imaging", "laboratory", "procedure", "survey",
    "exam", "therapy", "activity",
}  # fmt: skip
UCUM_CODES = {"min", "min/wk", "d/wk"}
LOINC_CODES = {"55411-3", "73985-4", "72514-3", "82290-8", "89555-7"}


@pytest.fixture
def bundle(path, tmp_path, clock):
    """Return a function that exports a bundle and gives it back, accepted."""

    def export(**options):
        target = tmp_path / "history.fhir.json"
        with history_reader(path) as connection:
            count = write_bundle(connection, target, clock.wall_ms(), **options)
        document = json.loads(target.read_text("utf-8"))
        assert len(document["entry"]) == count
        accept(document)
        return document

    return export


def accept(document):
    """Refuse what R4 does not allow: fields, types, required codes, references."""
    from fhir.resources.R4B.bundle import Bundle

    Bundle.model_validate(document)
    assert document["type"] in BUNDLE_TYPES
    addresses = [entry["fullUrl"] for entry in document["entry"]]
    assert len(set(addresses)) == len(addresses)
    assert all(each.startswith("urn:uuid:") for each in addresses)
    for resource in resources(document):
        _accept_codes(resource)
        if "subject" in resource:
            assert resource["subject"]["reference"] == addresses[0]


def _accept_codes(resource):
    kind = resource["resourceType"]
    if kind == "QuestionnaireResponse":
        assert resource["status"] in RESPONSE_STATUS
        link_ids = [item["linkId"] for item in resource["item"]]
        assert len(set(link_ids)) == len(link_ids)
    elif kind == "Observation":
        assert resource["status"] in OBSERVATION_STATUS
        (category,) = resource["category"][0]["coding"]
        assert category["code"] in CATEGORY_CODES
        (code,) = resource["code"]["coding"]
        assert (code["system"], code["code"] in LOINC_CODES) == (
            "http://loinc.org",
            True,
        )
        if "valueQuantity" in resource:
            unit = resource["valueQuantity"]
            assert unit["system"] == "http://unitsofmeasure.org"
            assert unit["code"] in UCUM_CODES
    else:
        assert kind == "Patient"


def resources(document, code=None):
    """Return the resources of a bundle; with a code, the observations that have it."""
    found = [entry["resource"] for entry in document["entry"]]
    if code is None:
        return found
    return [
        each
        for each in found
        if each["resourceType"] == "Observation"
        and each["code"]["coding"][0]["code"] == code
    ]


def responses(document, prefix):
    """Return the answers of one kind: link id to list of values."""
    found = []
    for each in resources(document):
        items = each.get("item", [])
        if items and items[0]["linkId"].startswith(prefix):
            found.append(
                {
                    item["linkId"]: [
                        value for answer in item["answer"] for value in answer.values()
                    ]
                    for item in items
                }
            )
    return found


def test_a_session_gives_its_minutes(bundle, ids):
    """Minutes are a quantity in UCUM, with the person's own times."""
    (minutes,) = resources(bundle(), "55411-3")

    assert minutes["valueQuantity"] == {
        "value": 1.4,
        "unit": "min",
        "system": "http://unitsofmeasure.org",
        "code": "min",
    }
    assert minutes["effectivePeriod"]["start"] == "2025-11-24T17:00:00+01:00"


def test_a_session_gives_what_was_done(bundle, ids):
    """What was done is said in words, with its share."""
    (done,) = resources(bundle(), "73985-4")

    assert done["valueString"].startswith("Small stretch: ")
    assert done["valueString"].endswith(" % of it done")


def test_pain_is_the_number_and_no_code(bundle, ids):
    """Worst pain and morning pain are numbers, never answer codes."""
    pains = resources(bundle(), "72514-3")

    assert [(each["code"]["text"], each["valueInteger"]) for each in pains] == [
        ("Worst pain during exercise, 0 to 10", 4),
        ("Pain in the morning, 0 to 10", 3),
    ]
    assert all("valueCodeableConcept" not in each for each in pains)


def test_a_week_gives_minutes_and_days(bundle, path, clock):
    """Weeks run from Monday to Sunday and count days once."""
    builder = Builder(path, clock)
    builder.session()
    builder.session()
    builder.next_day()
    builder.session()
    builder.close()
    document = bundle()

    (minutes,) = resources(document, "82290-8")
    (days,) = resources(document, "89555-7")
    assert minutes["valueQuantity"]["value"] == pytest.approx(3 * 85 / 60, abs=0.3)
    assert days["valueQuantity"]["value"] == 2
    assert days["effectivePeriod"] == {"start": "2025-11-24", "end": "2025-11-30"}


def test_answers_have_the_ids_of_our_questions(bundle, ids):
    """Answers after a session are a questionnaire response, typed."""
    (session,) = responses(bundle(), "session.")

    assert session == {
        "session.pain-before": [1],
        "session.pain-during": [4],
        "session.pain-after": [2],
        "session.effort": [5],
        "session.note": [NOTE],
        "session.place": ["Calf"],
    }


def test_notes_are_answers_too(bundle, ids):
    """A cramp, a measure and activities come with what was said."""
    document = bundle()

    (cramp,) = responses(document, "cramp.")
    assert cramp["cramp.muscle"] == ["Calf"]
    assert cramp["cramp.night"] == [True]
    assert cramp["cramp.triggers"] == ["Hot day", "Alcohol"]
    (measure,) = responses(document, "measure.")
    assert (measure["measure.left"], measure["measure.right"]) == ([80], [71.5])
    (activities,) = responses(document, "activities.")
    assert activities["activities.items"] == ["Stairs: 7", "=1+1: 3"]
    assert responses(document, "course.") == []


def test_stop_questions_have_their_own_ids(bundle, path, clock):
    """A screening is told question by question, under the ids of the questions."""
    builder = Builder(path, clock)
    data = {
        "where": "weekly",
        "answers": {"Q01": False, "Q07": True},
        "check": {"a": 1},
    }
    builder.journal.note("screening", data)
    builder.journal.note("health", {"items": ["blood-thinners"], "medicines": "None"})
    builder.close()
    document = bundle()

    (screening,) = responses(document, "screening.")
    assert screening["screening.Q01"] == [False]
    assert screening["screening.Q07"] == [True]
    assert "screening.check" not in screening
    (health,) = responses(document, "health.")
    assert health["health.items"] == ["blood-thinners"]


def test_nobody_is_named_who_did_not_say(bundle, ids):
    """The patient has a name only where the settings have one."""
    assert resources(bundle())[0] == {"resourceType": "Patient"}
    named = resources(bundle(name=" Alex Kim\n"))[0]
    assert named["name"] == [{"text": "Alex Kim"}]


def test_no_snomed_codes(bundle, ids):
    """SNOMED needs a licence, so nothing of it is in the bundle."""
    assert "snomed" not in json.dumps(bundle()).lower()


def test_addresses_are_the_same_every_time(bundle, ids, clock):
    """The same history gives the same bundle but for its time."""
    first = bundle()
    clock.advance(60_000)
    second = bundle()

    assert first.pop("timestamp") != second.pop("timestamp")
    assert first == second


def test_the_bin_and_open_sessions_stay_out(bundle, ids):
    """Only what counts is told to a clinic."""
    document = bundle()

    assert len(resources(document, "55411-3")) == 1
    assert 9 not in [each["valueInteger"] for each in resources(document, "72514-3")]


def test_an_empty_history_is_a_patient(bundle):
    """Nothing done yet is a valid bundle as well."""
    assert resources(bundle()) == [{"resourceType": "Patient"}]


def test_only_the_period_is_told(bundle, ids):
    """Sessions and notes outside the period stay at home."""
    document = bundle(period=Period("2025-11-25", "2025-11-25"))

    assert resources(document, "55411-3") == []
    assert len(resources(document, "72514-3")) == 1


def test_signs_that_fhir_refuses_are_left_out(bundle, path, clock):
    """Control characters go, large numbers are decimals, empty answers are none."""
    builder = Builder(path, clock)
    builder.session({"pain": 0, "note": "a\x01b\n\u0085c ", "huge": 10**12, "x": ""})
    builder.close()

    (session,) = responses(bundle(), "session.")
    assert session["session.note"] == ["a b\n c"]
    assert session["session.huge"] == [10**12]
    assert "session.x" not in session


class WanderingClock(FakeClock):
    """A clock that somebody sets back an hour while it is read."""

    def wall_ms(self):
        self._wall_ms -= 3_600_000
        return super().wall_ms()


def test_a_clock_that_was_set_back_makes_no_end_before_the_start(bundle, path):
    """A period never ends before it begins."""
    builder = Builder(path, WanderingClock())
    builder.session()
    builder.close()

    (minutes,) = resources(bundle(), "55411-3")
    period = minutes["effectivePeriod"]
    assert period["end"] == period["start"]
