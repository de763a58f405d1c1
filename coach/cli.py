"""The `coach` command: its arguments, its exit codes, and who does the work.

Exit codes: 0 done, 1 the input is wrong, 2 it could not be read or used, 130
interrupted. An error is one sentence on stderr, never a traceback.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from typing import TYPE_CHECKING

from coach import __version__
from coach.errors import CoachError, ProblemsError
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_DONE = 0
EXIT_WRONG_INPUT = 1
EXIT_NOT_USABLE = 2
EXIT_INTERRUPTED = 130

WITHOUT_SCREEN_PROGRAM = "quick-limber-before-sport"
PAGES = (
    "today",
    "programs",
    "recovery",
    "progress",
    "patients",
    "exercises",
    "plans",
    "guide",
    "settings",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _dispatch(given)
    except ProblemsError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return EXIT_WRONG_INPUT
    except CoachError as error:
        print(f"coach: {error}", file=sys.stderr)
        return EXIT_NOT_USABLE
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone; keep the interpreter from complaining.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_DONE


def _dispatch(given: list[str]) -> int:
    if not given:
        return _open_window(_WITHOUT_ARGUMENTS)
    if not _names_command(given):
        return _open_window(_window_parser().parse_args(given))
    options = _command_parser().parse_args(given)
    # Reading and playing need modules that opening the window does not.
    commands = importlib.import_module("coach.commands")
    code: int = commands.RUN[options.command](options)
    return code


def _names_command(given: list[str]) -> bool:
    """Return whether the first word that is no option is a command."""
    words = iter(given)
    for word in words:
        if word in ("--data-dir", "--page"):
            next(words, None)
        elif not word.startswith("-"):
            return word in COMMANDS
    return False


def _window_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="coach",
        description=tr("Coach: timed warm-up, stretching and strain-rehab programs."),
        epilog=tr("Commands: {0}. See coach COMMAND --help.").format(
            ", ".join(COMMANDS)
        ),
    )
    parser.add_argument("file", nargs="?", help=tr("a program file to open"))
    parser.add_argument("--demo", action="store_true", help=tr("open example data"))
    parser.add_argument(
        "--background", action="store_true", help=tr("start in the tray")
    )
    parser.add_argument("--page", choices=PAGES, default="", help=tr("page to show"))
    _add_data_dir(parser)
    parser.add_argument("--version", action="version", version=f"coach {__version__}")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coach")
    _add_data_dir(parser)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, add_arguments in COMMANDS.items():
        command = commands.add_parser(name)
        add_arguments(command)
        _add_data_dir(command, default=argparse.SUPPRESS)
    return parser


# What the parser makes of no arguments. Most people start Coach from a menu; they need
# not wait until the parser has been put together.
_WITHOUT_ARGUMENTS = argparse.Namespace(
    file=None, demo=False, page="", data_dir=None, background=False
)


def _add_data_dir(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        default=default,
        help=tr("folder for everything you save"),
    )


def _add_play(parser: argparse.ArgumentParser) -> None:
    parser.description = tr("Play a program in the terminal, with sound.")
    _add_program(parser)
    parser.add_argument("--speed", type=float, default=1.0, metavar="N")
    parser.add_argument(
        "--sound", choices=("auto", "stream", "simpleaudio", "off"), default=None
    )
    parser.add_argument(
        "--from",
        dest="from_item",
        type=int,
        default=1,
        metavar="ITEM",
        help=tr("number of the timeline item to start at, counted from 1"),
    )
    parser.add_argument("--no-voice", action="store_true")


def _add_timeline(parser: argparse.ArgumentParser) -> None:
    parser.description = tr("Show the timed items of a program and its cue sheet.")
    _add_program(parser)
    parser.add_argument("--json", action="store_true")


def _add_program(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("program", help=tr("id of a program, or path of its file"))
    parser.add_argument(
        "--side",
        choices=("left", "right"),
        default=None,
        help=tr("the sore side, for programs that ask for one"),
    )


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.description = tr("Check program, exercise, plan, protocol and card files.")
    parser.add_argument("files", nargs="+", metavar="FILE")


def _add_list(parser: argparse.ArgumentParser) -> None:
    parser.description = tr("List all programs.")
    parser.add_argument("--json", action="store_true")


def _add_schema(parser: argparse.ArgumentParser) -> None:
    parser.description = tr("Print the JSON Schema of a kind of file, for editors.")
    # Only the names of the kinds; the field tables are imported when one is asked for.
    from coach.files.schema import schema_kinds

    parser.add_argument("kind", choices=schema_kinds())


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.description = tr("Write something for others to a file.")
    kinds = parser.add_subparsers(dest="what", required=True)
    made = {
        "csv": tr("Write the history as a table; it is no backup, json is."),
        "json": tr("Write the whole history, for Coach on another computer."),
        "ics": tr("Write the planned sessions, for a calendar."),
        "fhir": tr("Write the history as a FHIR R4 bundle, for a clinic."),
        "pdf": tr("Write the sheets for an appointment, or a handout, as a PDF."),
    }
    for name, description in made.items():
        kind = kinds.add_parser(name)
        kind.description = description
        if name == "pdf":
            _add_pdf(kind)
        elif name == "csv":
            kind.add_argument(
                "--what",
                dest="rows",
                choices=("sets", "notes"),
                default="sets",
                help=tr("a row for each set, or for each note"),
            )
        if name in ("csv", "fhir"):
            _add_period(kind)
        kind.add_argument("--to", required=True, metavar="FILE")
        _add_data_dir(kind, default=argparse.SUPPRESS)


def _add_pdf(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "program",
        nargs="?",
        default="",
        help=tr("id of a program or plan, or path of its file, for its handout"),
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
    parser.add_argument("--black-and-white", action="store_true")


def _add_period(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from-day", type=_day, metavar="DAY", help=tr("first day, as 2026-10-05")
    )
    parser.add_argument("--to-day", type=_day, metavar="DAY", help=tr("last day"))


def _day(text: str) -> str:
    """Return a day as the history writes it.

    Raises:
        argparse.ArgumentTypeError: It is no day.
    """
    # Imported here: opening the window needs no calendar.
    from datetime import date

    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        sentence = tr('"{0}" is no day; write it as 2026-10-05').format(text)
        raise argparse.ArgumentTypeError(sentence) from error


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.description = tr(
        "Take in a history that coach export json wrote; nothing is taken in twice."
    )
    parser.add_argument("file", metavar="FILE")


def _add_history(parser: argparse.ArgumentParser) -> None:
    parser.description = tr("Show the newest sessions and notes.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--limit", type=int, default=20, metavar="N", help=tr("how many; 20 without it")
    )


def _add_backup(parser: argparse.ArgumentParser) -> None:
    parser.description = tr(
        "Copy the history to a file and check the copy. A folder gets the patients of "
        "a physiotherapist too, and the key files as they are."
    )
    parser.add_argument("to", metavar="TO", help=tr("the file, or a folder"))
    parser.add_argument(
        "--patients", action="store_true", help=tr("copy only the patients")
    )


def _add_restore(parser: argparse.ArgumentParser) -> None:
    parser.description = tr(
        "Put a copy in the place of the history, or of the patients; what is there is "
        "backed up first."
    )
    parser.add_argument("source", metavar="FROM", help=tr("a copy of either"))
    parser.add_argument(
        "--yes", action="store_true", help=tr("replace it without a question")
    )


def _add_desktop(parser: argparse.ArgumentParser) -> None:
    parser.description = tr(
        "Add Coach to the program menu of a Linux desktop, or take it away."
    )
    parser.add_argument("what", choices=("install", "remove"))


COMMANDS = {
    "play": _add_play,
    "timeline": _add_timeline,
    "check": _add_check,
    "list": _add_list,
    "schema": _add_schema,
    "export": _add_export,
    "import": _add_import,
    "history": _add_history,
    "backup": _add_backup,
    "restore": _add_restore,
    "desktop": _add_desktop,
}


def _open_window(options: argparse.Namespace) -> int:
    if not has_screen():
        if options.background:
            # Nobody has asked for a session: the desktop has started us.
            print(tr("coach: No screen found."), file=sys.stderr)
            return EXIT_NOT_USABLE
        print(tr("No screen found: playing in the terminal instead."), file=sys.stderr)
        play = ["play", options.file or WITHOUT_SCREEN_PROGRAM]
        if options.data_dir:
            play = ["--data-dir", options.data_dir, *play]
        return _dispatch(play)
    # The wall: nothing in coach imports ui. This one door opens it by name, when a
    # person asked for the window.
    app = importlib.import_module("ui.app")
    window = app.WindowOptions(
        data_dir=options.data_dir,
        demo=options.demo,
        page=options.page,
        file=options.file,
        background=options.background,
    )
    code: int = app.run(window)
    return code


def has_screen() -> bool:
    """Return whether a window can be opened here."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    if not display:
        return False
    host, _, number = display.rpartition(":")
    if host not in ("", "unix"):
        return True  # a display of another machine; Qt tells when it is not there
    path = f"/tmp/.X11-unix/X{number.partition('.')[0]}"
    return _answers(path) or _answers("\0" + path)


def _answers(path: str) -> bool:
    # Imported here: the commands of a terminal do not need it.
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(1.0)
        try:
            client.connect(path)
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
