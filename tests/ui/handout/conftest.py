"""Fixtures for handouts: the shipped library, and PDFs read back with poppler."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coach.files.library import Shelf
from ui.handout.pdf import export_program

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="session")
def library():
    """Return everything that Coach ships."""
    return Shelf(None).library


@pytest.fixture
def exported(library, tmp_path, qapp):
    """Return a function that exports a shipped program and gives the PDF's path."""

    def export(program_id, paper_name="a4", *, grey=False):
        path = tmp_path / f"{program_id}-{paper_name}.pdf"
        program = library.programs[program_id]
        export_program(
            program, library.exercises, path, paper_name=paper_name, grey=grey
        )
        return path

    return export


def pdf_text(path):
    """Return the text of a PDF in reading order, every blank a single space."""
    text = _run("pdftotext", "-raw", str(path), "-")
    return " ".join(text.split())


def pdf_pages(path):
    """Return the number of pages and the size of the first in points."""
    facts = _run("pdfinfo", str(path))
    pages = int(re.search(r"^Pages: +(\d+)$", facts, re.MULTILINE)[1])
    size = re.search(r"^Page size: +([\d.]+) x ([\d.]+) pts", facts, re.MULTILINE)
    return pages, (float(size[1]), float(size[2]))


def pdf_images(path):
    """Return the raster images of a PDF, one line each."""
    return _run("pdfimages", "-list", str(path)).splitlines()[2:]


def coach_without_screen(*arguments):
    """Run the `coach` command in a process without a display; return how it went."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {key: value for key, value in os.environ.items() if key not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "coach.cli", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def _run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
