"""From an accepted [figure] table to a `Figure`; poses inherit from one another."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from coach.figure.model import (
    Anchor,
    Figure,
    LimbAngles,
    Phase,
    Pin,
    Pose,
    Prop,
    SpineAngles,
)
from coach.files.doses import to_ms
from coach.files.findings import did_you_mean, show
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.files.findings import Findings, KeyPath


def check_figure_names(
    table: dict[str, Any], path: KeyPath, findings: Findings
) -> None:
    """Add a finding for each pose or phase name that leads nowhere or in a circle.

    Args:
        table: The [figure] table, accepted by its fields.
        path: Where that table stands.
        findings: Where to add.
    """
    poses: dict[str, Any] = table["pose"]
    for name, pose in poses.items():
        where = (*path, "pose", name)
        if "from" in pose:
            _check_pose_name(pose["from"], poses, (*where, "from"), findings)
        if _line_of_descent(name, poses) is None:
            sentence = tr('its poses go round in a circle: "from" comes back to it')
            findings.add((*where, "from"), sentence)
        elif not _has_place(name, poses):
            sentence = tr('needs "root" or "anchor", or a pose to start "from"')
            findings.add(where, sentence)
    for index, name in enumerate(table.get("still", ())):
        _check_pose_name(name, poses, (*path, "still", index), findings)
    _check_phases(table.get("phase", ()), poses, (*path, "phase"), findings)


def _check_phases(
    phases: list[dict[str, Any]],
    poses: dict[str, Any],
    path: KeyPath,
    findings: Findings,
) -> None:
    seen = set()
    for index, phase in enumerate(phases):
        for key in ("from", "to"):
            _check_pose_name(phase[key], poses, (*path, index, key), findings)
        if phase["name"] in seen:
            sentence = tr("another phase is already called {0}")
            where = (*path, index, "name")
            findings.add(where, sentence.format(show(phase["name"])))
        seen.add(phase["name"])


def _check_pose_name(
    name: str, poses: dict[str, Any], path: KeyPath, findings: Findings
) -> None:
    if name not in poses:
        sentence = tr("there is no pose {0}.").format(show(name))
        findings.add(path, sentence + did_you_mean(name, poses))


def _line_of_descent(name: str, poses: dict[str, Any]) -> list[str] | None:
    """Return a pose and those it comes from, eldest last; None for a circle."""
    line: list[str] = []
    following: str | None = name
    while following is not None and following in poses:
        if following in line:
            return None
        line.append(following)
        following = poses[following].get("from")
    return line


def _has_place(name: str, poses: dict[str, Any]) -> bool:
    line = _line_of_descent(name, poses) or []
    unknown = line and poses[line[-1]].get("from") is not None
    return bool(unknown) or any({"root", "anchor"} & poses[one].keys() for one in line)


def make_figure(table: dict[str, Any]) -> Figure:
    """Return the figure of an accepted table whose names have been checked."""
    more: dict[str, Any] = {}
    if "box" in table:
        x0, x1, top = table["box"]
        more["box"] = (float(x0), float(x1), float(top))
    return Figure(
        view=table["view"],
        poses={name: _pose(name, table["pose"]) for name in table["pose"]},
        phases=tuple(_phase(phase) for phase in table.get("phase", ())),
        props=tuple(_prop(prop) for prop in table.get("props", ())),
        muscles=tuple(table.get("muscles", ())),
        lit_side=table.get("lit", "work"),
        track=table.get("track", ""),
        still=tuple(table.get("still", ())),
        **more,
    )


def _pose(name: str, poses: dict[str, Any]) -> Pose:
    merged: dict[str, Any] = {}
    for ancestor in reversed(_line_of_descent(name, poses) or []):
        _put_on(merged, poses[ancestor])
    more: dict[str, Any] = {}
    if "hip_fs" in merged:
        more["hip_fs"] = float(merged["hip_fs"])
    return Pose(
        name=name,
        spine=SpineAngles(**_floats(merged.get("spine", {}))),
        work=LimbAngles(**_floats(merged.get("work", {}))),
        other=LimbAngles(**_floats(merged.get("other", {}))),
        root=_position(merged["root"]) if "root" in merged else None,
        anchor=_anchor(merged.get("anchor")),
        pins=tuple(_pin(point, pin) for point, pin in merged.get("pins", {}).items()),
        order=tuple(merged.get("order", ())),
        **more,
    )


def _put_on(merged: dict[str, Any], pose: dict[str, Any]) -> None:
    """Change an inherited pose by what a later one says."""
    for place, rival in (("root", "anchor"), ("anchor", "root")):
        if place in pose:
            merged.pop(rival, None)
            merged[place] = pose[place]
    for key in ("order", "hip_fs"):
        if key in pose:
            merged[key] = pose[key]
    merged["spine"] = merged.get("spine", {}) | pose.get("spine", {})
    for side in ("work", "other"):
        # What is said of one side stands above what the same pose says of both.
        said = pose.get("both", {}) | pose.get(side, {})
        merged[side] = merged.get(side, {}) | said
    pins = merged.get("pins", {}) | pose.get("pins", {})
    merged["pins"] = {point: pin for point, pin in pins.items() if "free" not in pin}


def _floats(angles: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, str) else float(value)
        for name, value in angles.items()
    }


def _position(written: list[float]) -> tuple[float, float]:
    x, y = written
    return float(x), float(y)


def _anchor(written: dict[str, Any] | None) -> Anchor | None:
    if written is None:
        return None
    return Anchor(written["point"], _position(written["at"]))


def _pin(point: str, written: dict[str, Any]) -> Pin:
    more: dict[str, Any] = {}
    for key in ("at", "offset"):
        if key in written:
            more[key] = _position(written[key])
    for key in ("y", "dir", "straight"):
        if key in written:
            more[key] = float(written[key])
    return Pin(point, to=written.get("to"), **more)


def _phase(written: dict[str, Any]) -> Phase:
    return Phase(
        name=written["name"],
        start=written["from"],
        end=written["to"],
        time_ms=to_ms(written["time"]) if "time" in written else 0,
        ease=written.get("ease", "smooth"),
        breathe=written.get("breathe", False),
    )


def _prop(written: dict[str, Any]) -> Prop:
    values = {
        name: float(value)
        for name, value in written.items()
        if name not in ("kind", "front")
    }
    return Prop(written["kind"], values, written.get("front", False))


def where_written(text: str) -> Callable[[KeyPath], KeyPath]:
    """Return a function that finds the place where a value of a pose was written.

    The checks name the pose that has an impossible angle; the number itself may
    stand in a pose it comes from, or under `both`.

    Args:
        text: Text of an exercise file that has been accepted.
    """
    poses: dict[str, Any] = tomllib.loads(text)["figure"]["pose"]

    def written(path: KeyPath) -> KeyPath:
        if len(path) < 4 or path[0] != "pose" or path[1] not in poses:
            return path
        table, key = path[2], path[3]
        groups = (table, "both") if table in ("work", "other") else (table,)
        for name in _line_of_descent(str(path[1]), poses) or ():
            for group in groups:
                inner = poses[name].get(group)
                if isinstance(inner, dict) and key in inner:
                    return ("pose", name, group, *path[3:])
        return path

    return written
