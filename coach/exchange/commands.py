"""`coach export csv|json|ics|fhir` and `coach import`: the history in a terminal."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.exchange.exports import Source, export
from coach.exchange.gain_words import gain_words
from coach.exchange.importing import import_history
from coach.exchange.reading import EVERYTHING, Period
from coach.files.library import Shelf
from coach.paths import data_dir, history_file, own_programs, settings_file
from coach.people import folder_here
from coach.store.settings import load_settings
from coach.translate import tr

if TYPE_CHECKING:
    import argparse

    from coach.clock import Clock

EXIT_DONE = 0
# What `--what` chooses among.
SETS, NOTES = "sets", "notes"


def export_history(options: argparse.Namespace, clock: Clock) -> int:
    """Write the history, or what is planned, in a format for others.

    Args:
        options: `what` (the format), `to`, `data_dir`; for CSV `rows`, for CSV and
            FHIR `from_day` and `to_day`.
        clock: Gives the export its time.

    Raises:
        CoachError: The history cannot be read or the file cannot be written.
    """
    kind = NOTES if getattr(options, "rows", SETS) == NOTES else options.what
    target = Path(options.to)
    told = export(kind, _source(options, clock), target)
    print(tr("{0}: {1}").format(target, told))
    return EXIT_DONE


def export_report(options: argparse.Namespace, clock: Clock) -> int:
    """Write the sheets for an appointment as a PDF.

    Args:
        options: `to`, `paper`, `black_and_white`, `data_dir`.
        clock: Says which day it is.

    Raises:
        CoachError: The history cannot be read or the file cannot be written.
    """
    # Nothing in coach imports ui. This door is opened by name, when a person asked for
    # what is behind it.
    report = importlib.import_module("ui.report.pdf")
    target = Path(options.to)
    how = {"paper_name": options.paper, "grey": options.black_and_white}
    told: str = report.export_report(_source(options, clock), target, **how)
    print(tr("{0}: {1}").format(target, told))
    return EXIT_DONE


def take_in(options: argparse.Namespace, clock: Clock) -> int:
    """Take a history file into the history.

    Args:
        options: `file`, `data_dir`.
        clock: Gives the copy that is made first its name.

    Raises:
        CoachError: The file is no history, contradicts the one here, or cannot be
            read; nothing was changed.
    """
    history = history_file(folder_here(data_dir(options.data_dir)))
    gain = import_history(Path(options.file), history, clock.wall_ms())
    print(tr("{0}: {1}").format(options.file, gain_words(gain)))
    return EXIT_DONE


def _source(options: argparse.Namespace, clock: Clock) -> Source:
    folder = folder_here(data_dir(options.data_dir))
    settings, problems = load_settings(settings_file(folder))
    for sentence in problems:
        print(f"coach: {sentence}", file=sys.stderr)
    period = Period(
        getattr(options, "from_day", None) or EVERYTHING.from_day,
        getattr(options, "to_day", None) or EVERYTHING.to_day,
    )
    return Source(
        history_file(folder),
        settings,
        Shelf(own_programs(folder)).library,
        clock.wall_ms(),
        period,
    )
