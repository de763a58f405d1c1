"""The limits of a plan: a table that says something even when it is nearly empty.

Without it everything is the person's to change; with it, what it does not leave to
them is asked about. So it comes and goes only when that is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.editing.edits import Put
from coach.editing.fields import clear_field, set_field, words_for
from coach.files.limits_table import MAY_CHANGE
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Hashable

    from coach.editing.draft import Draft
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath

_LIMITS: KeyPath = ("limits",)


def has_limits(draft: Draft) -> bool:
    """Return whether a plan has limits."""
    return "limits" in draft.content


def switch_limits(draft: Draft, is_on: bool) -> None:
    """Give a plan limits, at first without taking anything from the person; or none.

    Raises:
        EditError: It cannot be done; nothing has changed.
    """
    if not is_on:
        clear_field(draft, _LIMITS)
    elif not has_limits(draft):
        draft.change(tr("Set limits"), Put(_LIMITS, _all_free()), path=_LIMITS)


def set_limit(
    draft: Draft, key: str, value: Value, gesture: Hashable | None = None
) -> None:
    """Set one limit; None takes it away, and leaves the others as they are.

    Args:
        draft: A plan.
        key: Key of the limit.
        value: Its value.
        gesture: As in `set_field`.

    Raises:
        EditError: It cannot be set; nothing has changed.
    """
    path = (*_LIMITS, key)
    if value is None:
        clear_field(draft, path, gesture, keeps_table=True)
    elif has_limits(draft):
        set_field(draft, path, value, gesture)
    else:
        limits = Put(_LIMITS, {key: value, **_all_free()})
        draft.change(words_for(draft, path), limits, path=path, gesture=gesture)


def _all_free() -> dict[str, list[str]]:
    return {"may_patient_change": list(MAY_CHANGE)}
