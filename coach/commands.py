"""What the commands of `coach` do."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.clock import SystemClock
from coach.errors import FileError, ProblemsError
from coach.files.dose_words import step_dose_in_words
from coach.files.library import Shelf, check_file, find_program
from coach.files.plan import read_plan
from coach.files.plan_checks import check_plan
from coach.files.reading import read_bytes
from coach.files.schema import json_schema
from coach.files.shelf_files import kind_of_name
from coach.paths import data_dir, own_programs
from coach.people import folder_here
from coach.session.cues import cue_sheet
from coach.session.export import timeline_document
from coach.session.model import ItemKind
from coach.session.timeline import expand
from coach.terminal.words import clock_text, item_words
from coach.translate import tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from coach.files.model import Exercise, Library, Program
    from coach.files.plan_model import Plan
    from coach.session.model import Timeline


def run_check(options: argparse.Namespace) -> int:
    """Check files; return 0 when clean, 1 with problems, 2 when one is unreadable."""
    code = 0
    shelf = _shelf(options)
    for name in options.files:
        try:
            problems = check_file(Path(name), shelf)
        except FileError as error:
            print(f"coach: {error}", file=sys.stderr)
            code = 2
            continue
        for problem in problems:
            print(problem)
        if problems:
            code = max(code, 1)
    return code


def run_list(options: argparse.Namespace) -> int:
    """List the programs; problems in own files go to stderr."""
    library = _library(options)
    rows = [_list_row(program, library) for program in library.programs.values()]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        width = max((len(program_id) for program_id in library.programs), default=0)
        for row in rows:
            minutes = tr("{0:.1f} min").format(row["minutes"])
            print(f"{row['id']:<{width}}  {minutes:>9}  {row['title']}")
    for problem in library.problems:
        print(problem, file=sys.stderr)
    return 0


def _list_row(program: Program, library: Library) -> dict[str, str | float]:
    timeline = expand(program, library.exercises)
    return {
        "id": program.id,
        "title": program.title,
        "kind": program.kind,
        "area": program.area,
        "variant": program.variant,
        "minutes": round(timeline.total_ms / 60_000, 1),
        "file": program.origin,
    }


def run_timeline(options: argparse.Namespace) -> int:
    """Print the expanded items and the cue sheet of one program."""
    program, exercises = find_program(_library(options), options.program)
    timeline = expand(program, exercises, options.side)
    cues = cue_sheet(timeline, exercises)
    if options.json:
        document = timeline_document(program, timeline, cues)
        print(json.dumps(document, ensure_ascii=False, indent=2))
        return 0
    _print_timeline(program, exercises, timeline)
    print()
    for cue in cues:
        print(f"{clock_text(cue.at_ms, tenths=True):>9}  {cue.kind:<8}  {cue.say}")
    return 0


def _print_timeline(
    program: Program, exercises: dict[str, Exercise], timeline: Timeline
) -> None:
    print(f"{program.title}  ({clock_text(timeline.total_ms)})")
    steps = program.steps()
    for number, item in enumerate(timeline.items, 1):
        dose = ""
        if item.kind is ItemKind.GET_READY:
            step = steps[item.step]
            dose = step_dose_in_words(step)
        print(
            f"{number:>4}  {clock_text(item.at_ms):>7}  {item.length_ms / 1000:>6g} s  "
            f"{item.kind:<9}  {item_words(item, exercises)}  {dose}".rstrip()
        )


def run_schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of a kind of file."""
    print(json.dumps(json_schema(options.kind), ensure_ascii=False, indent=2))
    return 0


def run_play(options: argparse.Namespace) -> int:
    """Play a program in the terminal."""
    from coach.terminal.play import play

    program, exercises = find_program(_library(options), options.program)
    return play(program, exercises, options)


def run_history(options: argparse.Namespace) -> int:
    """Print the newest sessions and notes."""
    from coach.terminal.history import show_history

    return show_history(options)


def run_backup(options: argparse.Namespace) -> int:
    """Copy the history, or the patients, to a file."""
    from coach.terminal.copies import save_backup

    return save_backup(options)


def run_restore(options: argparse.Namespace) -> int:
    """Put a copy in the place of the history, or of the patients."""
    from coach.terminal.copies import put_back

    return put_back(options, SystemClock())


def run_export(options: argparse.Namespace) -> int:
    """Write something for others to a file."""
    if options.what == "pdf" and options.program:
        return export_pdf(options)
    from coach.exchange.commands import export_history, export_report

    write = export_report if options.what == "pdf" else export_history
    return write(options, SystemClock())


def run_import(options: argparse.Namespace) -> int:
    """Take in a history file."""
    from coach.exchange.commands import take_in

    return take_in(options, SystemClock())


def export_pdf(options: argparse.Namespace) -> int:
    """Write the handout of a program or a plan as a PDF."""
    library = _library(options)
    # Nothing in coach imports ui. Like the window, this door is opened by name, when a
    # person asked for what is behind it.
    pdf = importlib.import_module("ui.handout.pdf")
    target = Path(options.to)
    how = {"paper_name": options.paper, "grey": options.black_and_white}
    plan = _find_plan(library, options.program)
    if plan is not None:
        count: int = pdf.export_plan(plan, library, target, **how)
    else:
        program, exercises = find_program(library, options.program)
        count = pdf.export_program(program, exercises, target, **how)
    pages = tr("1 page") if count == 1 else tr("{0} pages").format(count)
    print(tr("{0}: {1}").format(target, pages))
    return 0


def run_desktop(options: argparse.Namespace) -> int:
    """Add Coach to a Linux desktop, or take it away; return the exit code."""
    # Imported here: it is done once.
    from coach.desktop.commands import run_desktop as run

    return run(options)


def _find_plan(library: Library, id_or_path: str) -> Plan | None:
    """Return the plan that is meant, or None when it is something else.

    Raises:
        FileError: The plan's file cannot be read.
        ProblemsError: The plan's file has problems.
    """
    if id_or_path in library.programs or id_or_path in library.plans:
        return library.plans.get(id_or_path)
    if kind_of_name(id_or_path) != "plan":
        return None
    plan, problems = read_plan(read_bytes(Path(id_or_path)), id_or_path)
    if plan is not None:
        plans = {**library.plans, plan.id: plan}
        problems = check_plan(plan, library.programs, plans)
    if problems:
        raise ProblemsError(problems)
    return plan


def _shelf(options: argparse.Namespace) -> Shelf:
    return Shelf(own_programs(folder_here(data_dir(options.data_dir))))


def _library(options: argparse.Namespace) -> Library:
    return _shelf(options).library


RUN: dict[str, Callable[[argparse.Namespace], int]] = {
    "play": run_play,
    "timeline": run_timeline,
    "check": run_check,
    "list": run_list,
    "schema": run_schema,
    "export": run_export,
    "import": run_import,
    "history": run_history,
    "backup": run_backup,
    "restore": run_restore,
    "desktop": run_desktop,
}
