"""Shows the handout of an assignment for printing, or for saving as a PDF.

Paper is handed over by the practice itself, so the code of the key stands on it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.exchange.assigned.draft import Link, as_received
from coach.exchange.assigned.issue import file_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from coach.exchange.assigned.contents import Contents
    from coach.exchange.assigned.draft import Draft
    from coach.exchange.signed.keys import VerifyKey
    from coach.files.assignment_model import Assignment
    from coach.files.model import Exercise, Library
    from ui.context import AppContext
    from ui.handout.dialog import HandoutDialog

# Only what is signed has an id, and a revision before it.
_NO_ID = "00000000-0000-0000-0000-000000000000"
_NO_HASH = 64 * "0"


def show_draft(
    window: QWidget,
    context: AppContext,
    draft: Draft,
    how: tuple[Library, int, VerifyKey | None],
) -> HandoutDialog | None:
    """Show the handout of what is filled in; None where it cannot be assigned so.

    Args:
        window: What it stands above.
        context: Tells what is wrong.
        draft: What is filled in.
        how: The library, the number of the revision, and the key that will sign.
    """
    library, revision, key = how
    now = datetime.fromtimestamp(context.clock.wall_ms() / 1000, UTC)
    link = Link(_NO_ID, revision, _NO_HASH if revision > 1 else "", now)
    try:
        assignment, contents = as_received(draft, link, library)
    except CoachError as error:
        context.notice_given.emit(str(error))
        return None
    known = {**library.exercises, **draft.brought.exercises}
    return show_assigned(window, context, (assignment, contents, known), key)


def show_assigned(
    window: QWidget,
    context: AppContext,
    what: tuple[Assignment, Contents, Mapping[str, Exercise]],
    key: VerifyKey | None,
) -> HandoutDialog:
    """Show the handout of an assignment and return the window; it frees itself.

    Args:
        window: What it stands above.
        context: Remembers the folder of the last PDF.
        what: The assignment, what is in its file, and the exercises of the library.
        key: The key that signs, or None.
    """
    # Imported here: printing takes memory that most sessions never need.
    from ui.handout.assigned_content import assigned_handout
    from ui.handout.assigned_layout import lay_out_assigned
    from ui.handout.dialog import HandoutDialog

    assignment, contents, known = what
    handout = assigned_handout(assignment, contents, known, key)
    name = file_name(assignment.patient.ref, assignment.revision).rpartition(".")[0]
    dialog = HandoutDialog(window, context, handout, name, lay_out_assigned)
    dialog.open()
    return dialog
