"""Undo and redo bring texts back exactly, in the steps in which they were made."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.editing.history import History


def history(*texts):
    """Return the history of texts that followed each other."""
    made = History(texts[0])
    for number, text in enumerate(texts[1:]):
        made.do(f"Do {number}", text)
    return made


@given(st.lists(st.text("ab\n/.", max_size=8), min_size=1, max_size=12))
def test_every_text_comes_back(texts):
    """Undo goes back through all texts that differ, redo forward."""
    known = [texts[0]]
    known += [new for old, new in pairwise(texts) if new != old]
    made = history(*texts)
    back = [made.text]
    while made.undo() is not None:
        back.append(made.text)
    forth = [made.text]
    while made.redo() is not None:
        forth.append(made.text)

    assert back[::-1] == known
    assert forth == known


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('link = "https:/a.org"\n', 'link = "https://a.org"\n'),
        ('often = "1/2"\n', 'often = "1/./2"\n'),
        ("# see a/", "# see a"),
    ],
)
def test_slashes_are_letters_like_others(old, new):
    """A text is no path: two slashes are not one, and "." says something."""
    made = history(old, new)
    made.undo()
    back = made.text
    made.redo()

    assert (back, made.text) == (old, new)


def test_new_change_ends_redoing():
    """What was undone is gone once something else is done."""
    made = history("a", "b")
    made.undo()
    made.do("Do more", "c")

    assert made.last_undone is None
    assert made.redo() is None


def test_changes_of_one_gesture_are_one():
    """Typing three letters is undone at once."""
    made = History("a")
    for text in ("ab", "abc", "abcd"):
        made.do("Type", text, path=("title",), gesture=1)
    made.undo()

    assert made.text == "a"
    assert made.last_done is None


def test_other_gesture_or_place_is_another_command():
    """Merging never reaches beyond one gesture at one place."""
    made = History("a")
    made.do("Type", "ab", path=("title",), gesture=1)
    made.do("Type", "abc", path=("title",), gesture=2)
    made.do("Type", "abcd", path=("summary",), gesture=2)
    made.do("Type", "abcde", path=("summary",))
    seen = []
    while made.undo() is not None:
        seen.append(made.text)

    assert seen == ["abcd", "abc", "ab", "a"]


def test_gesture_that_comes_back_leaves_nothing():
    """A drag that ends where it began is no change."""
    made = History("a")
    made.do("Drag", "b", path=("root",), gesture=1)
    made.do("Drag", "a", path=("root",), gesture=1)

    assert made.last_done is None


def test_gesture_does_not_go_on_after_undo():
    """What follows an undo is a command of its own."""
    made = History("a")
    made.do("Drag", "b", path=("root",), gesture=1)
    made.do("Drag", "c", path=("other",), gesture=1)
    made.undo()
    made.do("Drag", "d", path=("root",), gesture=1)
    made.undo()

    assert made.text == "b"


def test_same_text_is_no_command():
    """Setting what is there already is not undone."""
    assert history("a", "a").last_done is None
