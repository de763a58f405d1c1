"""Edits at random places of a content, for tests that hold for all of them."""

from hypothesis import strategies as st

from coach.editing.edits import Copy, Insert, Move, Put, Remove, Rename, Take
from coach.editing.plain import value_at

STEP = {"exercise": "x", "hold": "3 s", "dose": {"left": {"reps": 3}}}
VALUES = (
    "30 s",
    "two\nlines",
    "\n'first line empty'\n",
    'a "quoted" \\ one',
    "\u2028\x7f\t",
    1,
    2.5,
    40.0000000001,
    True,
    [],
    [1, 2],
    ["a", "b"],
    {},
    {"a": 1, "b c": {"d": [1, {"e": 2}]}},
    [STEP, STEP],
    ["A sentence that is rather long.", "And another one that is longer still."],
)
NAMES = ("hold", "new", "a.b", "rounds", "tempo", "x", "safety", 'q"uote', "")


def paths(content, path=()):
    """Yield every key path of a content with its value."""
    yield path, content
    if isinstance(content, dict):
        for key, inner in content.items():
            yield from paths(inner, (*path, key))
    elif isinstance(content, list):
        for index, inner in enumerate(content):
            yield from paths(inner, (*path, index))


@st.composite
def edits(draw, content):
    """Return an edit that can be made to a content."""
    found = list(paths(content))
    keys = [path for path, _ in found if path and isinstance(path[-1], str)]
    lists = [path for path, value in found if isinstance(value, list)]
    kinds = [_new]
    kinds += [_put, _take, _rename] if keys else []
    kinds += [_insert] if lists else []
    if any(value_at(content, path) for path in lists):
        kinds += [_remove, _copy, _move, _move]
    return draw(st.sampled_from(kinds))(draw, content, found)


def _new(draw, content, found):
    tables = [path for path, value in found if isinstance(value, dict)]
    table = draw(st.sampled_from(tables))
    free = _free_names(value_at(content, table))
    names = draw(st.lists(st.sampled_from(free), min_size=1, max_size=2))
    return Put((*table, *names), draw(st.sampled_from(VALUES)))


def _free_names(table):
    spare = f"spare-{len(table)}"
    return [name for name in (*NAMES, spare) if name not in table]


def _put(draw, content, found):
    places = [
        (path, value)
        for path, value in found
        if path and not (isinstance(path[-1], int) and isinstance(value, dict))
    ]
    path, _ = draw(st.sampled_from(places))
    return Put(path, draw(st.sampled_from(VALUES)))


def _key(draw, found):
    keys = [path for path, _ in found if path and isinstance(path[-1], str)]
    return draw(st.sampled_from(keys))


def _take(draw, content, found):
    return Take(_key(draw, found))


def _rename(draw, content, found):
    path = _key(draw, found)
    taken = value_at(content, path[:-1])
    return Rename(path, draw(st.sampled_from(_free_names(taken))))


def _insert(draw, content, found):
    path, entries = draw(
        st.sampled_from([(p, v) for p, v in found if isinstance(v, list)])
    )
    at = draw(st.integers(0, len(entries)))
    tables = bool(entries) and isinstance(entries[0], dict)
    return Insert(path, at, STEP if tables else draw(st.sampled_from(VALUES)))


def _entry(draw, found):
    filled = [(p, v) for p, v in found if isinstance(v, list) and v]
    path, entries = draw(st.sampled_from(filled))
    return path, entries, draw(st.integers(0, len(entries) - 1))


def _remove(draw, content, found):
    path, _, index = _entry(draw, found)
    return Remove(path, index)


def _copy(draw, content, found):
    path, entries, index = _entry(draw, found)
    return Copy(path, index, draw(st.integers(0, len(entries))))


def _move(draw, content, found):
    path, entries, index = _entry(draw, found)
    targets = [(path, len(entries) - 1)]
    for other, value in found:
        is_apart = other[: len(path)] != path
        alike = isinstance(value, list) and all(
            isinstance(one, dict) == isinstance(entries[index], dict) for one in value
        )
        if is_apart and alike:
            targets.append((other, len(value)))
    target, most = draw(st.sampled_from(targets))
    return Move(path, index, target, draw(st.integers(0, most)))
