"""Writes a handout as a PDF, with a screen or without one."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter

from coach import __version__
from coach.exchange.writing import write_bytes
from ui.handout.assigned_content import assigned_handout
from ui.handout.assigned_layout import lay_out_assigned
from ui.handout.content import program_handout
from ui.handout.layout import lay_out
from ui.handout.paint import paint_page
from ui.handout.paper import UNITS_PER_INCH, paper, usual_paper
from ui.handout.plan_content import plan_handout

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import QCoreApplication

    from coach.exchange.assigned.contents import Contents
    from coach.exchange.signed.keys import VerifyKey
    from coach.files.assignment_model import Assignment
    from coach.files.model import Exercise, Library, Program
    from coach.files.plan_model import Plan
    from ui.handout.content import Handout
    from ui.handout.layout import Page
    from ui.handout.paper import Paper, PaperName
    from ui.handout.plan_content import PlanHandout


def export_program(
    program: Program,
    exercises: Mapping[str, Exercise],
    path: Path,
    *,
    paper_name: PaperName = "a4",
    grey: bool = False,
) -> int:
    """Write the handout of a program and return its number of pages.

    Works without a window: an application is made when there is none.

    Args:
        program: A program without problems.
        exercises: Every exercise that it uses, by id.
        path: The PDF file; one that is there is replaced when the new one is complete.
        paper_name: "a4" or "letter".
        grey: Use black and greys only.

    Raises:
        FileError: The file cannot be written.
    """
    with application():
        handout = program_handout(program, exercises)
        return _export(handout, program.title, path, paper_name, grey=grey)


def export_plan(
    plan: Plan,
    library: Library,
    path: Path,
    *,
    paper_name: PaperName = "a4",
    grey: bool = False,
) -> int:
    """Write the handout of a plan and return its number of pages.

    Args:
        plan: A plan without problems.
        library: Has every program that the plan names, and their exercises.
        path: The PDF file; one that is there is replaced when the new one is complete.
        paper_name: "a4" or "letter".
        grey: Use black and greys only.

    Raises:
        FileError: The file cannot be written.
    """
    with application():
        handout = plan_handout(plan, library.programs, library.exercises)
        return _export(handout, plan.title, path, paper_name, grey=grey)


def export_assigned(
    assignment: Assignment,
    contents: Contents,
    known: Mapping[str, Exercise],
    path: Path,
    *,
    key: VerifyKey | None = None,
) -> int:
    """Write the handout of an assignment and return its number of pages.

    Args:
        assignment: Whom it is for, and until when.
        contents: Its plan and programs.
        known: The exercises of the library.
        path: The PDF file; one that is there is replaced when the new one is complete.
        key: The key that signs, for paper that is handed over; None leaves it out.

    Raises:
        FileError: The file cannot be written.
    """
    with application():
        handout = assigned_handout(assignment, contents, known, key)
        sheet = paper(usual_paper())
        pages = lay_out_assigned(handout, sheet)
        write_pdf(pages, path, sheet, title=handout.title.text, grey=False)
        return len(pages)


def _export(
    handout: Handout | PlanHandout,
    title: str,
    path: Path,
    paper_name: PaperName,
    *,
    grey: bool,
) -> int:
    sheet = paper(paper_name)
    pages = lay_out(handout, sheet)
    write_pdf(pages, path, sheet, title=title, grey=grey)
    return len(pages)


def write_pdf(
    pages: Sequence[Page], path: Path, sheet: Paper, *, title: str, grey: bool
) -> None:
    """Write pages as a PDF; the file appears only when it is complete.

    Raises:
        FileError: The file cannot be written.
    """
    # In memory first: what is painted on must not fail in the middle.
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setResolution(UNITS_PER_INCH)
    writer.setPageLayout(sheet.page_layout())
    writer.setTitle(title)
    writer.setCreator(f"Coach {__version__}")
    painter = QPainter(writer)
    try:
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            paint_page(painter, page, grey=grey)
    finally:
        # Qt ends the process when a device goes away while it is painted on.
        painter.end()
    write_bytes(path, bytes(made.data().data()))


@contextmanager
def application() -> Iterator[QCoreApplication]:
    """Hold an application for fonts and painting, made if there is none.

    On other systems than Linux the offscreen platform finds no fonts, and the usual
    one needs no screen as long as no window is opened.
    """
    application = QGuiApplication.instance()
    if application is None:
        arguments = ["coach"]
        if sys.platform == "linux":
            arguments += ["-platform", "offscreen"]
        application = QGuiApplication(arguments)
    yield application
