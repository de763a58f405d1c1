"""What a pose has from the poses it starts from, as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.editing.plain import value_at
from coach.figure.solve import solve
from coach.files.figure_table import FIGURE
from coach.files.findings import Findings
from coach.files.poses import check_figure_names, make_figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.figure.model import Figure
    from coach.files.findings import KeyPath


def figure_of(table: object) -> Figure | None:
    """Return the figure of a written [figure] table; None while it cannot be shown."""
    findings = Findings()
    FIGURE.check(table, ("figure",), findings)
    if findings or not isinstance(table, dict):
        return None
    check_figure_names(table, ("figure",), findings)
    if findings:
        return None
    figure = make_figure(table)
    try:
        for pose in figure.poses.values():
            solve(pose, figure.view)
    except ValueError:
        # A point that the figure does not have; the findings say which.
        return None
    return figure


def ancestors(poses: dict[str, Any], name: str) -> Iterator[str]:
    """Yield the poses that a pose starts from, the nearest first."""
    seen = {name}
    following = value_at(poses, (name, "from"))
    while isinstance(following, str) and following in poses and following not in seen:
        seen.add(following)
        yield following
        following = value_at(poses, (following, "from"))


def written_for(poses: dict[str, Any], name: str, path: KeyPath) -> Any:  # noqa: ANN401 - TOML
    """Return what a pose or the nearest it starts from has at a path, or None."""
    for each in (name, *ancestors(poses, name)):
        found = value_at(poses, (each, *path))
        if found is not None:
            return found
    return None


def with_value(table: dict[str, Any], path: KeyPath, value: object) -> dict[str, Any]:
    """Return a copy of a table with another value at a path; the rest is shared."""
    key = str(path[0])
    copy = dict(table)
    if len(path) == 1:
        copy[key] = value
    else:
        inner = table.get(key)
        copy[key] = with_value(
            inner if isinstance(inner, dict) else {}, path[1:], value
        )
    return copy
