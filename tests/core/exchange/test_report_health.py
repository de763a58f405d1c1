"""The health list in the report: what is printed, in which words, and what is not."""

from coach.care.health import AGE_16_17, OVER_65, Health
from coach.exchange.report_health import health_lines
from coach.store.entries import HEALTH, Entry
from tests.core.words import forbidden


def note(health, day="2025-11-03", name="a", removed_at=None):
    """Return the note of a list."""
    at = f"{day}T10:00:00.000Z"
    return Entry(name, HEALTH, day, at, None, health.data(), removed_at=removed_at)


def lines(*notes):
    """Return what is printed, by what it is about."""
    return dict(health_lines(notes))


def test_what_was_ticked_is_printed_in_its_own_words():
    """Items in the order of the list, the age, and the day on which it was said."""
    found = lines(note(Health(frozenset({"raynaud", "pregnancy"}))))

    assert found == {
        "Conditions": (
            "I am pregnant; Fingers or toes turn white in the cold (Raynaud)"
        ),
        "Age": "18 to 54",
        "Said on": "Mon 3 Nov 2025",
    }


def test_medicines_and_the_rest_are_printed():
    """Free text stands as it was typed, and each yes has words."""
    health = Health(
        age_group=OVER_65,
        new_to_exercise=True,
        unsteady=True,
        professional_agreed=True,
        medicines=" the small white ones ",
    )
    found = lines(note(health))

    assert found["Medicines"] == "the small white ones"
    assert found["Age"] == "Over 65"
    assert found["Also"] == (
        "New to exercise; Unsteady on the feet at times; "
        "A doctor or physiotherapist has agreed to it"
    )
    assert "Conditions" not in found


def test_without_a_tick_there_is_nothing():
    """An age alone is no health list; nor is a list that was never asked."""
    assert lines() == {}
    assert lines(note(Health())) == {}
    assert lines(note(Health(age_group=AGE_16_17, with_adult=True))) == {}


def test_the_newest_list_counts():
    """Older ones and those in the bin are not printed."""
    found = lines(
        note(Health(frozenset({"diabetes"})), "2025-11-01", "a"),
        note(Health(frozenset({"steroids"})), "2025-11-02", "b"),
        note(Health(frozenset({"pregnancy"})), "2025-11-03", "c", "2025-11-03"),
    )

    assert found["Conditions"] == "I take, or took for months, steroid tablets"
    assert found["Said on"] == "Sun 2 Nov 2025"


def test_an_item_of_a_newer_version_stands_as_it_is():
    """Nothing that was ticked is lost on the way to the appointment."""
    entry = note(Health())
    entry.data["items"] = ["diabetes", "new-thing"]

    assert lines(entry)["Conditions"] == "Diabetes; new-thing"


def test_its_words_claim_nothing():
    """They are what the person read and ticked."""
    health = Health(frozenset({"raynaud"}), OVER_65, True, True, True, True, "x")
    text = " ".join(part for line in health_lines([note(health)]) for part in line)

    assert forbidden(text) == []
