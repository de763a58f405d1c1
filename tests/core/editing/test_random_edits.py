"""Whatever is done to a file, it means what was wanted and can be undone."""

import tomllib
from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.editing.around import Around
from coach.editing.draft import Draft, Origin
from coach.editing.edits import Copy, Insert, Move, Put, after_edit
from coach.editing.errors import EditError
from coach.editing.lines import comments_in
from coach.editing.plain import same
from coach.editing.written import Written, parse
from tests.core.editing.random_edits import edits

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
FILES = [
    HERE / "samples" / "comments.program.toml",
    HERE / "samples" / "dotted.toml",
    *sorted((HERE.parent / "files" / "samples").glob("*.toml")),
    *sorted((HERE.parent / "files" / "toml_corpus").glob("*.toml")),
    ROOT / "programs" / "plans" / "hamstring-mild.plan.toml",
    ROOT / "programs" / "exercises" / "nordic-lower.exercise.toml",
]
ORDER = (
    "format",
    "id",
    "title",
    "summary",
    "block",
    "name",
    "step",
    "exercise",
    "hold",
)

many = settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def order(path):
    return ORDER


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@many
@given(data=st.data())
def test_text_means_what_was_wanted(file, data):
    """Every edit of every place of a file can be made; none changes another place."""
    text = file.read_bytes().decode()
    content = tomllib.loads(text)
    for _ in range(5):
        edit = data.draw(edits(content))
        wanted = deepcopy(content)
        edit.apply(wanted)
        text, content = after_edit(text, content, edit, order)

        assert same(tomllib.loads(text), wanted)


@many
@given(data=st.data())
def test_no_comment_is_lost_but_with_what_it_belongs_to(comments, data):
    """Setting, adding, copying and moving keep all comments."""
    text, content = comments, tomllib.loads(comments)
    for _ in range(4):
        edit = data.draw(edits(content))
        if not isinstance(edit, Copy | Insert | Move):
            continue
        before = Counter(comments_in(text))
        text, content = after_edit(text, content, edit, order)

        assert not before - Counter(comments_in(text))


@many
@given(data=st.data(), newline=st.sampled_from(["\n", "\r\n"]), bom=st.booleans())
def test_undoing_all_gives_the_file_byte_by_byte(comments, data, newline, bom):
    """After any edits, undo leads back to the first byte, and redo to the last."""
    original = ("\ufeff" * bom + comments).replace("\n", newline).encode()
    written = parse(original, "program", "sample")
    draft = Draft("program", written, Around(), Origin.NEW)
    texts = [draft.text]
    for number in range(8):
        edit = data.draw(edits(deepcopy(draft.content)))
        draft.change("Edit", edit, path=("block",), gesture=number // 2)
        if draft.text != texts[-1]:
            texts.append(draft.text)
    last = written.encoded(draft.text)
    while draft.undo() is not None:
        assert draft.text in texts

    assert written.encoded(draft.text) == original

    while draft.redo() is not None:
        assert draft.text in texts

    assert written.encoded(draft.text) == last


@many
@given(data=st.data())
def test_a_change_that_cannot_be_made_changes_nothing(comments, data):
    """Half of a command is never made: when its second edit fails, the first is not."""
    draft = Draft("program", Written(comments), Around(), Origin.NEW)
    first = data.draw(edits(deepcopy(draft.content)))
    impossible = Put(("block", 99, "step", 0, "hold"), "3 s")

    with pytest.raises(EditError):
        draft.change("Edit", first, impossible)
    assert draft.text == comments
    assert draft.undo_words == ""
