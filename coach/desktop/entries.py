"""The files by which a desktop of Linux knows Coach: texts only, nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

ENTRY_NAME = "coach.desktop"
TYPES_NAME = "coach.xml"
# Type, ending, and the name of its icon.
ASSIGNMENT = ("application/x-coach-assignment", "*.assignment")
REPORT = ("application/x-coach-report", "*.report")
PROGRAM = ("application/x-coach-program", "*.program.toml")
TYPES = (ASSIGNMENT, REPORT, PROGRAM)

_QUOTED = '"`$\\'
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")
# The sign of the product: a rounded square, and a figure that stretches.
_GROUND, _LINE = "#0B6E69", "#FFFFFF"


def desktop_entry(command: Sequence[str]) -> str:
    """Return the entry of the program menu.

    Args:
        command: What starts Coach; the file that is opened follows it.
    """
    words = " ".join(quoted(each) for each in command)
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        "Name=Coach",
        f"GenericName={tr('Exercise and recovery')}",
        f"Comment={tr('Timed warm-up, stretching and recovery programs')}",
        f"Exec={words} %f",
        "Icon=coach",
        "Terminal=false",
        "Categories=Education;Sports;",
        "StartupWMClass=coach",
        f"MimeType={';'.join(name for name, _ in TYPES)};",
    )
    return "\n".join(lines) + "\n"


def mime_types() -> str:
    """Return the file types, with the endings by which they are known."""
    words = {
        ASSIGNMENT: tr("Plan from a physiotherapist"),
        REPORT: tr("Report for a physiotherapist"),
        PROGRAM: tr("Exercise program"),
    }
    parents = {PROGRAM: "application/toml"}
    types = "".join(_mime_type(kind, words[kind], parents.get(kind)) for kind in TYPES)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n'
        f"{types}</mime-info>\n"
    )


def _mime_type(kind: tuple[str, str], words: str, parent: str | None) -> str:
    name, pattern = kind
    # Heavier than "*.toml", and than whatever else takes "*.report".
    lines = [f"    <comment>{escape(words)}</comment>"]
    if parent is not None:
        lines.append(f'    <sub-class-of type="{parent}"/>')
    lines.append(f'    <icon name="{icon_name(name)}"/>')
    lines.append(f'    <glob pattern="{pattern}" weight="60"/>')
    body = "\n".join(lines)
    return f'  <mime-type type="{name}">\n{body}\n  </mime-type>\n'


def icon_name(mime_type: str) -> str:
    """Return the name of the icon of a file type."""
    return mime_type.replace("/", "-")


def app_icon() -> str:
    """Return the icon of the program as SVG."""
    return _svg(
        f'<rect x="4" y="4" width="56" height="56" rx="15" fill="{_GROUND}"/>'
        f'<g fill="none" stroke="{_LINE}" stroke-width="5" stroke-linecap="round"'
        ' stroke-linejoin="round"><circle cx="32" cy="32" r="16"'
        ' stroke-dasharray="76 25" transform="rotate(-90 32 32)"/>'
        '<path d="M32 23v9l7 5"/></g>'
    )


def file_icon() -> str:
    """Return the icon of its files as SVG: a sheet with the sign in it."""
    return _svg(
        f'<path d="M14 4h26l12 12v44H14z" fill="{_LINE}" stroke="{_GROUND}"'
        ' stroke-width="3" stroke-linejoin="round"/>'
        f'<path d="M40 4v12h12" fill="none" stroke="{_GROUND}" stroke-width="3"'
        ' stroke-linejoin="round"/>'
        f'<g fill="none" stroke="{_GROUND}" stroke-width="4" stroke-linecap="round">'
        '<circle cx="33" cy="38" r="10"/><path d="M33 32v6l4 3"/></g>'
    )


def _svg(body: str) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64"'
        f' height="64">{body}</svg>\n'
    )


def quoted(argument: str) -> str:
    """Return an argument as the Exec line of an entry wants it.

    The line is unescaped twice: as a value of the file, and as a command.
    """
    argument = argument.replace("%", "%%")
    if argument and set(argument) <= _PLAIN:
        return argument
    escaped = "".join(f"\\{each}" if each in _QUOTED else each for each in argument)
    return '"' + escaped.replace("\\", "\\\\") + '"'
