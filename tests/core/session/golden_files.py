"""Golden files: timeline and cue sheet of every shipped program.

After a change that is meant to alter them, write them anew, look at the difference
with git, and commit it with the change:

    python -m tests.core.session.golden_files
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from coach.files.library import Shelf
from coach.session.cues import cue_sheet
from coach.session.export import timeline_document
from coach.session.timeline import expand

FOLDER = Path(__file__).parent / "golden"
LIBRARY = Shelf(None).library


def golden_path(program_id: str) -> Path:
    """Return where the golden file of a program is."""
    return FOLDER / f"{program_id}.json"


def made_document(program_id: str) -> dict[str, Any]:
    """Return what `coach timeline --json` says about a shipped program."""
    program = LIBRARY.programs[program_id]
    timeline = expand(program, LIBRARY.exercises)
    cues = cue_sheet(timeline, LIBRARY.exercises)
    return timeline_document(program, timeline, cues)


def as_text(document: dict[str, Any]) -> str:
    """Return a document with one item or cue a line, so that differences are short."""
    parts = [
        f'"program": {json.dumps(document["program"])}',
        f'"total_ms": {document["total_ms"]}',
    ]
    for key in ("items", "cues"):
        rows = ",\n".join(
            f"  {json.dumps(row, ensure_ascii=False)}" for row in document[key]
        )
        parts.append(f'"{key}": [\n{rows}\n]')
    return "{" + ",\n".join(parts) + "}\n"


def write_all() -> None:
    """Write the golden files of all shipped programs and remove those of others."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.json"):
        path.unlink()
    for program_id in LIBRARY.programs:
        text = as_text(made_document(program_id))
        golden_path(program_id).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_all()
