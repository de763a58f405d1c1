"""What is asked before anything can be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SAVE, KEEP, THROW, STAY = "save", "keep", "throw", ""
RELOAD, BOTH = "reload", "both"


def _tr(text: str) -> str:
    return QCoreApplication.translate("EditorQuestions", text)


def leave_question(
    window: QWidget, title: str, *, is_sound: bool, motion: bool
) -> Sheet:
    """Ask what to do with unsaved changes.

    Args:
        window: What is covered.
        title: What is edited.
        is_sound: It can be saved; otherwise it can be kept unfinished.
        motion: Whether the sheet may rise into place.
    """
    text = _tr("They are not saved yet.")
    save = Answer(SAVE, _tr("Save"), ButtonKind.MAIN)
    if not is_sound:
        text = _tr(
            "Something still has to be mended. Until then your changes are kept, but "
            "not used."
        )
        save = Answer(KEEP, _tr("Keep unfinished"), ButtonKind.MAIN)
    return Sheet(
        window,
        _tr("Save the changes of {0}?").format(title),
        text,
        [
            Answer(THROW, _tr("Throw away"), ButtonKind.DANGER_LINK),
            Answer(STAY, _tr("Stay")),
            save,
        ],
        chosen=save.value,
        motion=motion,
    )


def changed_question(window: QWidget, name: str, *, motion: bool) -> Sheet:
    """Ask what to do when the file was changed by somebody else."""
    return Sheet(
        window,
        _tr("The file was changed elsewhere"),
        _tr(
            "{0} is not what it was when you opened it. Nothing has been saved yet. "
            "Read it again, and Undo brings your own changes back; or keep both, and "
            "yours become a file of their own."
        ).format(name),
        [
            Answer(STAY, _tr("Stay"), ButtonKind.LINK),
            Answer(RELOAD, _tr("Read again")),
            Answer(BOTH, _tr("Keep both"), ButtonKind.MAIN),
        ],
        chosen=BOTH,
        motion=motion,
    )


def unfinished_question(window: QWidget, title: str, *, motion: bool) -> Sheet:
    """Ask whether to go on with changes that were not saved the last time."""
    return Sheet(
        window,
        _tr("Go on where you stopped?"),
        _tr("There are changes of {0} that were not saved the last time.").format(
            title
        ),
        [
            Answer(THROW, _tr("Throw away"), ButtonKind.DANGER_LINK),
            Answer(STAY, _tr("Not now")),
            Answer(KEEP, _tr("Go on with them"), ButtonKind.MAIN),
        ],
        chosen=KEEP,
        motion=motion,
    )
