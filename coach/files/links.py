"""Names that lead to another file: do they lead anywhere, or in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.findings import did_you_mean, show
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable


def no_such(
    kind: str, name: str, known: Collection[str], broken: Collection[str] = ()
) -> str:
    """Return the sentence that a name leads nowhere.

    Args:
        kind: "exercise", "program", "plan" or "card".
        name: What was written.
        known: Ids that there are.
        broken: Ids of files that have problems of their own.
    """
    nothing, has_problems = {
        "exercise": (
            tr("there is no exercise {0}."),
            tr("the file of the exercise {0} has problems of its own"),
        ),
        "program": (
            tr("there is no program {0}."),
            tr("the file of the program {0} has problems of its own"),
        ),
        "plan": (
            tr("there is no plan {0}."),
            tr("the file of the plan {0} has problems of its own"),
        ),
        "card": (
            tr("there is no card {0}."),
            tr("the file of the card {0} has problems of its own"),
        ),
    }[kind]
    if name in broken:
        return has_problems.format(show(name))
    return nothing.format(show(name)) + did_you_mean(name, known)


def leads_to(start: str, goal: str, links: Callable[[str], Iterable[str]]) -> bool:
    """Return whether links lead from `start` to `goal`.

    Args:
        start: Where to begin; it may be the goal itself.
        goal: Where they may end.
        links: Gives the names that a name leads to, none for an unknown one.
    """
    waiting, seen = [start], set()
    while waiting:
        name = waiting.pop()
        if name == goal:
            return True
        if name in seen:
            continue
        seen.add(name)
        waiting += links(name)
    return False
