"""The person's settings: one JSON file, read leniently and written whole."""

from __future__ import annotations

import json
import math
import os
import re
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, get_args

from coach.errors import StoreError
from coach.store.files import write_whole
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

Sound = Literal["auto", "stream", "simpleaudio", "off"]

SOUNDS: tuple[Sound, ...] = get_args(Sound)
THEMES = ("system", "light", "dark")
LESS_MOTION = ("system", "on", "off")
SIDES = ("", "left", "right")
PROGRAM_ORDERS = ("usual", "name", "minutes", "recent")
EQUIPMENT_FILTERS = ("any", "none", "owned")
PROGRESS_RANGES = ("4-weeks", "3-months", "year", "all")
KEY_PLACES = ("file", "keyring")
PATIENT_ORDERS = ("patient", "done", "pain", "flag", "heard")
PATIENT_FILTERS = ("all", "look", "ready", "quiet", "archived")
REMINDER_SHOWS = NOTIFICATION, BANNER = ("notification", "banner")
REMINDER_KINDS = ("session", "morning", "care", "drink", "bedtime", "follow-up")
DAYS_OF_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RECENT_MAX = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person has chosen; every field has a default that works.

    Attributes:
        sound: Which output plays the cues.
        device: Name of the sound device, "" follows the system.
        volume: Loudness of the cues, 0 to 1.
        voice: Whether exercises are spoken.
        voice_name: "" takes the system's own voice.
        voice_rate: Speed of the voice, -1 to 1; 0 is normal.
        voice_volume: Loudness of the voice, 0 to 1.
        text_size: Percent of the normal size, 85 to 150.
        edge_pulse: Whether the window's edge lights up with a cue.
        window_geometry: As the window wrote it; "" before the first time.
        favourites: Program ids; `recent` too, newest first.
        program_order: How the programs are sorted.
        equipment_owned: Things at hand, as the filter of the programs names them.
        equipment_filter: Whether only programs are listed that need no equipment, or
            none but what is owned.
        name: What the person is called; "" leaves the name out.
        goal_minutes: Minutes of exercise wished for in a week; 0 for no goal.
        morning_question: Whether to ask for the pain of the morning after a session.
        morning_hour: Hour of the day from which it is asked.
        morning_skipped: The last morning that is not to be asked about, as
            "YYYY-MM-DD"; "" for none.
        training_days: Days on which the person means to exercise, as DAYS_OF_WEEK.
        training_time: When, as "HH:MM".
        training_program: What they mean to do then; "" for any program.
        progress_range: Time that the progress page shows.
        export_folder: Where the last export went; "" before the first.
        report_health: Whether the notes for an appointment print the health list.
        reports_sent: Id of an assignment and the last day that was reported of it, as
            "id YYYY-MM-DD".
        hot_day: The training day that was said to be hot, as "YYYY-MM-DD"; on any
            other day it no longer counts.
        intended_use_read: Whether the person has read what Coach is for.
        came_for: What brought them here, as slugs of the first questions.
        reminder_kinds: What the person is reminded of, as REMINDER_KINDS.
        reminder_show: Whether reminders are notifications of the desktop, or stay
            inside Coach.
        reminders_paused_until_ms: Before this there are none, in ms since 1970 UTC.
        quiet_from: From when on there are no reminders, as "HH:MM".
        quiet_to: Until when; the same time as `quiet_from` means no quiet hours.
        quiet_lets_through: Whether the routine before sleep and running timers come
            in quiet hours all the same.
        desk_break_minutes: After how much sitting to stand up; 0 for never.
        bedtime: When the person goes to bed, as "HH:MM".
        keep_running: Whether Coach stays in the tray when its window is closed.
        therapist_mode: Whether the person is a physiotherapist with patients here; the
            fields that begin so say who they are. Their key is named by its public
            half, in minisign's writing; "" before there is one.
        reports_folder: Folder that is watched for reports of patients; "" for none.
        patient_order: By which column the patients are sorted.
        patient_order_turned: Whether from high to low.
        patient_filter: Which of them are listed.
        extra: Keys of the file that this version does not know; kept as they are.
    """

    sound: Sound = "auto"
    device: str = ""
    volume: float = 0.8
    voice: bool = True
    voice_name: str = ""
    voice_rate: float = 0.0
    # With cues at 0.8, a full voice drives a 16-bit sound server into clipping.
    voice_volume: float = 0.7
    theme: str = "system"
    text_size: int = 100
    less_motion: str = "system"
    full_screen_player: bool = True
    edge_pulse: bool = True
    last_program: str = ""
    last_side: str = ""
    window_geometry: str = ""
    favourites: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    program_order: str = "usual"
    equipment_owned: tuple[str, ...] = ()
    equipment_filter: str = "any"
    emergency_number: str = ""
    hot_day: str = ""
    name: str = ""
    goal_minutes: int = 60
    morning_question: bool = True
    morning_hour: int = 8
    morning_skipped: str = ""
    training_days: tuple[str, ...] = ()
    training_time: str = "18:00"
    training_program: str = ""
    progress_range: str = "4-weeks"
    export_folder: str = ""
    report_health: bool = True
    reports_sent: tuple[str, ...] = ()
    intended_use_read: bool = False
    came_for: tuple[str, ...] = ()
    reminder_kinds: tuple[str, ...] = tuple(
        kind for kind in REMINDER_KINDS if kind != "bedtime"
    )
    reminder_show: str = "notification"
    reminders_paused_until_ms: int = 0
    quiet_from: str = "22:00"
    quiet_to: str = "07:00"
    quiet_lets_through: bool = True
    desk_break_minutes: int = 0
    bedtime: str = "21:30"
    keep_running: bool = False
    therapist_mode: bool = False
    therapist_name: str = ""
    therapist_role: str = ""
    therapist_clinic: str = ""
    therapist_contact: str = ""
    therapist_key: str = ""
    therapist_key_in: str = "file"
    reports_folder: str = ""
    patient_order: str = "heard"
    patient_order_turned: bool = True
    patient_filter: str = "all"
    extra: dict[str, Any] = field(default_factory=dict)

    def with_favourite(self, program: str) -> tuple[str, ...]:
        """Return the favourites with one of them more, or less where it is there."""
        if program in self.favourites:
            return tuple(each for each in self.favourites if each != program)
        return (*self.favourites, program)

    def with_recent(self, program: str) -> tuple[str, ...]:
        """Return the recent programs with one of them at the front."""
        others = (each for each in self.recent if each != program)
        return (program, *others)[:RECENT_MAX]


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings; whatever is wrong falls back to its default.

    A file that is not JSON at all is moved aside as `settings.json.damaged`.

    Returns:
        The settings, and one sentence for everything that could not be used.
    """
    try:
        values = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        reason = error.strerror or str(error)
        return Settings(), (
            tr("{0} cannot be read ({1}); the usual settings are used.").format(
                path, reason
            ),
        )
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or absurdly nested
        return Settings(), (_put_aside(path),)
    if not isinstance(values, dict):
        return Settings(), (_put_aside(path),)
    return _accepted(path, values)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings so that a power cut leaves the old file or the new one.

    Raises:
        StoreError: The folder or file cannot be written.
    """
    values = asdict(settings)
    extra = values.pop("extra")
    text = json.dumps(extra | values, ensure_ascii=False, indent=2) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise StoreError(
            tr("The settings {0} cannot be saved: {1}.").format(
                path, error.strerror or error
            )
        ) from error


def _put_aside(path: Path) -> str:
    """Move a damaged file out of the way and return what to tell."""
    aside = path.with_name(path.name + ".damaged")
    try:
        os.replace(path, aside)
    except OSError:
        return tr("{0} is damaged; the usual settings are used.").format(path)
    return tr(
        "{0} was damaged; the usual settings are used, and the old file is kept as {1}."
    ).format(path, aside.name)


def _accepted(
    path: Path, values: Mapping[str, object]
) -> tuple[Settings, tuple[str, ...]]:
    """Take the values that fit, one by one."""
    taken: dict[str, Any] = {}
    problems = []
    rules = _rules()
    for key, rule in rules.items():
        if key not in values:
            continue
        value = rule.read(values[key])
        if value is None:
            problems.append(
                tr("{0}: {1} must be {2}; the usual value is used.").format(
                    path, key, rule.wanted
                )
            )
        else:
            taken[key] = value
    extra = {key: value for key, value in values.items() if key not in rules}
    return Settings(**taken, extra=extra), tuple(problems)


@dataclass(frozen=True, slots=True)
class _Rule:
    """How a value is read, None when it does not fit, and what it should be."""

    read: Callable[[object], object | None]
    wanted: str


def _rules() -> dict[str, _Rule]:
    """Return the rule of every field, from its type unless something narrows it."""
    by_type = {
        "bool": _Rule(_flag, tr("true or false")),
        "str": _Rule(_text, tr("a text")),
        "tuple[str, ...]": _Rule(_texts, tr("a list of texts")),
    }
    share = _number(0.0, 1.0)
    time_of_day = _Rule(_time_of_day, tr('a time such as "18:00"'))
    narrowed = {
        "sound": _choice(SOUNDS),
        "volume": share,
        "voice_rate": _number(-1.0, 1.0),
        "voice_volume": share,
        "theme": _choice(THEMES),
        "text_size": _whole(85, 150),
        "goal_minutes": _whole(0, 2_000),
        "morning_hour": _whole(4, 11),
        "training_days": _choices(DAYS_OF_WEEK),
        "reminder_kinds": _choices(REMINDER_KINDS),
        "reminder_show": _choice(REMINDER_SHOWS),
        # Further on than any clock shows, and exact in a JSON reader of any language.
        "reminders_paused_until_ms": _whole(0, 2**53),
        "quiet_from": time_of_day,
        "quiet_to": time_of_day,
        "desk_break_minutes": _whole(0, 120),
        "bedtime": time_of_day,
        "training_time": time_of_day,
        "progress_range": _choice(PROGRESS_RANGES),
        "less_motion": _choice(LESS_MOTION),
        "last_side": _choice(SIDES),
        "program_order": _choice(PROGRAM_ORDERS),
        "equipment_filter": _choice(EQUIPMENT_FILTERS),
        "therapist_key_in": _choice(KEY_PLACES),
        "patient_order": _choice(PATIENT_ORDERS),
        "patient_filter": _choice(PATIENT_FILTERS),
    }
    return {
        each.name: narrowed.get(each.name) or by_type[str(each.type)]
        for each in fields(Settings)
        if each.name != "extra"
    }


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    return None


def _choice(allowed: tuple[str, ...]) -> _Rule:
    def read(value: object) -> str | None:
        return value if isinstance(value, str) and value in allowed else None

    quoted = ", ".join(f'"{each}"' for each in allowed)
    return _Rule(read, tr("one of {0}").format(quoted))


def _choices(allowed: tuple[str, ...]) -> _Rule:
    def read(value: object) -> tuple[str, ...] | None:
        texts = _texts(value)
        if texts is None or not set(texts) <= set(allowed):
            return None
        return tuple(each for each in allowed if each in texts)

    quoted = ", ".join(f'"{each}"' for each in allowed)
    return _Rule(read, tr("a list of {0}").format(quoted))


def _time_of_day(value: object) -> str | None:
    fits = isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value)
    return str(value) if fits else None


def _number(low: float, high: float) -> _Rule:
    def read(value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        # An integer may be too long for a float, so compare before converting.
        fits = low <= value <= high and math.isfinite(value)
        return float(value) if fits else None

    return _Rule(read, tr("a number from {0:g} to {1:g}").format(low, high))


def _whole(low: int, high: int) -> _Rule:
    def read(value: object) -> int | None:
        if isinstance(value, bool) or not isinstance(value, int):
            return None
        return value if low <= value <= high else None

    return _Rule(read, tr("a whole number from {0} to {1}").format(low, high))
