"""Tests of the settings file: lenient to read, never half written."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.errors import StoreError
from coach.store.settings import Settings, load_settings, save_settings


@pytest.fixture
def path(tmp_path):
    """Return where the settings go."""
    return tmp_path / "data" / "settings.json"


def write(path, text):
    """Put a text in place of the settings."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def test_no_file_means_the_usual(path):
    """A first start has the usual settings and nothing to report."""
    assert load_settings(path) == (Settings(), ())


def test_round_trip(path):
    """What is saved comes back."""
    chosen = replace(
        Settings(),
        sound="off",
        volume=0.25,
        voice=False,
        text_size=150,
        last_side="left",
        favourites=("a", "b"),
        program_order="minutes",
        equipment_owned=("band", "mat"),
        equipment_filter="owned",
        reminder_kinds=("session", "bedtime"),
        reminder_show="banner",
        quiet_from="23:30",
        desk_break_minutes=45,
        window_geometry="AdnQ/äöü",
        patient_order="pain",
        patient_order_turned=False,
        patient_filter="ready",
    )

    save_settings(path, chosen)

    assert load_settings(path) == (chosen, ())


def test_unknown_keys_are_kept(path):
    """A newer version's settings survive a visit of this one."""
    write(path, '{"volume": 0.5, "of_tomorrow": {"deep": [1, null]}}')
    loaded, problems = load_settings(path)

    save_settings(path, replace(loaded, volume=0.6))

    assert problems == ()
    again = json.loads(path.read_text("utf-8"))
    assert again["of_tomorrow"] == {"deep": [1, None]}
    assert again["volume"] == 0.6


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("sound", "loud"),
        ("sound", 1),
        ("volume", 1.01),
        ("volume", "0.5"),
        ("volume", True),
        ("volume", 10**400),
        ("volume", float("nan")),
        ("voice", 1),
        ("voice_rate", -1.5),
        ("theme", None),
        ("program_order", "longest"),
        ("equipment_owned", "mat"),
        ("equipment_filter", "some"),
        ("text_size", 84),
        ("text_size", 100.5),
        ("less_motion", True),
        ("last_side", "both"),
        ("favourites", "warm-up"),
        ("recent", ["a", 1]),
        ("window_geometry", []),
        ("reminder_kinds", ["session", "coffee"]),
        ("reminder_show", "loudly"),
        ("reminders_paused_until_ms", -1),
        ("quiet_from", "22:60"),
        ("quiet_to", "7:00"),
        ("desk_break_minutes", 121),
        ("bedtime", 2130),
    ],
)
def test_one_wrong_value_costs_only_itself(path, key, wrong):
    """A wrong value falls back alone and is named; the others hold."""
    write(path, json.dumps({key: wrong, "device": "Speakers"}))

    loaded, problems = load_settings(path)

    assert loaded == replace(Settings(), device="Speakers")
    (problem,) = problems
    assert f"{key} must be" in problem
    assert str(path) in problem


@pytest.mark.parametrize(
    "content",
    [b"", b'{"volume": 0.5', b"\xff\xfe\x00", b"[1, 2]", b"[" * 100_000],
)
def test_damaged_file_is_kept_aside(path, content):
    """What cannot be read is kept, and told in one sentence."""
    path.parent.mkdir()
    path.write_bytes(content)

    loaded, problems = load_settings(path)

    assert loaded == Settings()
    assert len(problems) == 1
    assert "settings.json.damaged" in problems[0]
    assert not path.exists()
    assert path.with_name("settings.json.damaged").read_bytes() == content


def test_file_that_cannot_be_read_is_left(path):
    """A folder in its place is reported and not moved."""
    path.mkdir(parents=True)

    loaded, problems = load_settings(path)

    assert loaded == Settings()
    assert "cannot be read" in problems[0]
    assert path.is_dir()


def test_failed_save_keeps_the_old_file(path):
    """When the new file cannot take its place, the old one is whole."""
    save_settings(path, Settings(device="before"))
    path.with_name("settings.json.part").mkdir()

    with pytest.raises(StoreError, match="cannot be saved"):
        save_settings(path, Settings(device="after"))

    assert load_settings(path)[0].device == "before"


def test_recent_programs_are_unique_and_few():
    """The newest is first, nothing is twice, and the list stays short."""
    settings_now = Settings()
    for number in [*range(20), 15]:
        settings_now = replace(
            settings_now, recent=settings_now.with_recent(f"p{number}")
        )

    assert settings_now.recent[:3] == ("p15", "p19", "p18")
    assert len(settings_now.recent) == len(set(settings_now.recent)) == 12


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.dictionaries(st.sampled_from(sorted(Settings.__slots__)), JSON))
def test_any_values_give_usable_settings(path, values):
    """Whatever a file says, what is loaded can be saved and loads the same."""
    write(path, json.dumps(values))

    loaded, _ = load_settings(path)
    save_settings(path, loaded)

    again, problems = load_settings(path)
    assert replace(again, extra={}) == replace(loaded, extra={})
    assert problems == ()
    assert 0 <= again.volume <= 1
    assert 85 <= again.text_size <= 150
