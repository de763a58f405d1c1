"""Every shipped program has the timeline and cue sheet that were reviewed."""

import json

import pytest

from tests.core.session.golden_files import (
    FOLDER,
    LIBRARY,
    as_text,
    golden_path,
    made_document,
)


@pytest.mark.parametrize("program_id", sorted(LIBRARY.programs))
def test_program_has_its_reviewed_cue_sheet(program_id):
    """Items and cues are what the golden file says; see golden_files.py."""
    path = golden_path(program_id)
    assert path.is_file(), "write it with: python -m tests.core.session.golden_files"

    made = json.loads(json.dumps(made_document(program_id)))

    assert made == json.loads(path.read_text(encoding="utf-8"))


def test_no_golden_file_is_left_over():
    """Each golden file belongs to a shipped program."""
    assert {path.stem for path in FOLDER.glob("*.json")} == set(LIBRARY.programs)


def test_golden_text_is_the_document():
    """One line an entry is still the same JSON."""
    document = {
        "program": "a",
        "total_ms": 5,
        "items": [{"at_ms": 0, "side": None}],
        "cues": [{"say": "Rest, “é”"}],
    }

    assert json.loads(as_text(document)) == document
