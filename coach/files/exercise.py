"""Reading an exercise file, format exercise/1."""

from __future__ import annotations

from coach.files.doses import make_dose
from coach.files.exercise_table import EXERCISE
from coach.files.findings import Findings, locate
from coach.files.model import Exercise, Problem
from coach.files.poses import check_figure_names, make_figure
from coach.files.program import make_sources
from coach.files.reading import Document, given, lists, read_document


def read_exercise(
    data: bytes, name: str, *, own: bool = False
) -> tuple[Exercise | None, list[Problem]]:
    """Return the exercise in `data`, or None and everything that is wrong with it.

    Whether its figure can stand like that is another question: `check_exercises`.

    Args:
        data: The bytes of the file.
        name: The file as it is shown.
        own: It lies in the person's own folder.
    """
    document, problems = read_document(data, name, "exercise", EXERCISE)
    if document is None:
        return None, problems
    findings = Findings()
    check_figure_names(document.table["figure"], ("figure",), findings)
    if findings:
        return None, locate(findings, document.text, name)
    return _exercise(document, name, own), []


def _exercise(document: Document, name: str, own: bool) -> Exercise:
    table = document.table
    words = table.get("text", {})
    links = table.get("links", {})
    return Exercise(
        id=table["id"],
        revision=table["revision"],
        title=table["title"],
        kind=table["kind"],
        position=table["position"],
        muscles=tuple(table["muscles"]),
        unilateral=table["unilateral"],
        figure=make_figure(table["figure"]),
        dose=make_dose(table["dose"]) if "dose" in table else None,
        **lists(table, ("also", "equipment", "authors")),
        **lists(words, ("setup", "mistakes", "stop_if")),
        cues=tuple(words.get("steps", ())),
        **lists(links, ("easier", "harder")),
        **given(table, ("easier_text", "harder_text", "short", "license", "language")),
        sources=make_sources(table.get("sources", ())),
        origin=name,
        sha256=document.sha256,
        text=document.text,
        own=own,
    )
