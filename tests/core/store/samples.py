"""What several tests of the store use: a small session, damage, a look at all rows."""

import os
import sqlite3
from contextlib import closing

from coach.files.model import DoseKind
from coach.session.model import Item, ItemKind, Timeline

# Words that stand nowhere but in the note of the fixture `filled`.
MARKER = "a very private marker"

# get-ready, hold left, switch, hold right, rest, ten repetitions: 8+30+5+30+20+40 s.
_ITEMS = (
    (ItemKind.GET_READY, 8_000, "hamstring-stretch", "left", 1, {}),
    (ItemKind.WORK, 30_000, "hamstring-stretch", "left", 1, {"dose": DoseKind.HOLD}),
    (ItemKind.SWITCH, 5_000, "hamstring-stretch", "right", 1, {}),
    (ItemKind.WORK, 30_000, "hamstring-stretch", "right", 1, {"dose": DoseKind.HOLD}),
    (ItemKind.REST, 20_000, None, None, 1, {}),
    (
        ItemKind.WORK,
        40_000,
        "heel-raise",
        "both",
        1,
        {
            "dose": DoseKind.REPS,
            "of_reps": 10,
            "rep_ends_ms": tuple(range(4_000, 40_001, 4_000)),
            "step": 1,
        },
    ),
)


def small_timeline():
    """Return six items of 133 s in all."""
    items, at_ms = [], 0
    for kind, length_ms, exercise, side, set_no, more in _ITEMS:
        items.append(
            Item(at_ms, length_ms, kind, exercise, side, set_no, 1, **more),
        )
        at_ms += length_ms
    return Timeline("stretch.small", tuple(items))


def content(path):
    """Return every row of a history, in a form that can be compared."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def overwrite_pages(path, first=3, count=20):
    """Overwrite pages in the middle of a file, as a failing disk does."""
    with path.open("r+b") as file:
        file.seek(first * 4096)
        file.write(os.urandom(min(count, path.stat().st_size // 4096 - first) * 4096))
