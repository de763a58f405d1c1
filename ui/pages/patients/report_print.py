"""A patient's report on paper: numbers, pain, exercises, deviations, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF

from coach.care.pain import AMBER_FROM, RED_FROM
from coach.clinic.planned_done import planned_and_done, side_words
from coach.exchange.returned.next_stage_words import next_stage_words
from coach.exchange.returned.page import (
    deviation_words,
    done_words,
    of_what_words,
    title_words,
)
from coach.progress.pain import WorstDot
from coach.progress.smooth import PainPoint
from coach.progress.span import Span
from coach.progress.table import Table
from coach.progress.words import long_day, short_day
from ui.handout.content import Title
from ui.handout.flow import Block, Group, group
from ui.handout.layout import Footer, fitted, numbered
from ui.handout.paper import PT
from ui.report.graph import GraphMark
from ui.report.sections import facts, heading, table_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.care.pain import Light
    from coach.exchange.returned.model import Report
    from ui.handout.layout import Page
    from ui.handout.paper import Paper
    from ui.handout.setter import Setter

_GRAPH_HIGH = 150.0 * PT
_SHARES = (0.4, 0.12, 0.38, 0.1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("patients", text)


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """A report to print; see `ui.handout.dialog.Printed`."""

    title: Title
    report: Report


def printed(report: Report) -> PrintedReport:
    """Return a report as something to print."""
    name = report.patient_name or report.patient_ref
    return PrintedReport(Title(name, (), "", "", ""), report)


def lay_out_report(sheet: PrintedReport, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of a report."""
    report = sheet.report
    words = _tr("Report of {0}, {1}")
    reference = words.format(report.patient_ref, long_day(report.to_day))
    footer = Footer(reference, paper)
    return numbered([fitted(footer, lambda setter: list(_groups(report, setter)))])


def _groups(report: Report, setter: Setter) -> Iterator[Group]:
    yield group([_head(report, setter)])
    if any(
        day.pain_max is not None or day.pain_morning is not None for day in report.days
    ):
        yield group([heading(setter, _tr("Pain")), _graph(report, setter)])
    lines = planned_and_done(report)
    if lines:
        columns = (_tr("Exercise"), _tr("Side"), _tr("Done"), _tr("Pain"))
        rows = tuple(
            (each.title, side_words(each.side), each.in_words(), each.pain)
            for each in lines
        )
        table = Table(_tr("Planned and done"), columns, rows)
        yield table_part(setter, table, _SHARES)
    for title, found in (
        (_tr("Next stage"), _next_stage(report)),
        (_tr("Different from the plan"), _deviations(report)),
        (_tr("Notes"), _notes(report)),
    ):
        if found:
            yield group([heading(setter, title), *facts(setter, found)])


def _head(report: Report, setter: Setter) -> Block:
    block = Block()
    name = report.patient_name or report.patient_ref
    y = block.add_text(name, setter.style("title"), 0, 0, setter.width)
    for text in (title_words(report), of_what_words(report), done_words(report)):
        y = block.add_text(text, setter.style("note", "muted"), 0, y, setter.width)
    return block


def _graph(report: Report, setter: Setter) -> Block:
    block = Block()
    mornings = tuple(
        PainPoint(day.day, day.pain_morning)
        for day in report.days
        if day.pain_morning is not None
    )
    during = tuple(
        WorstDot(day.day, day.pain_max, _light(day.pain_max))
        for day in report.days
        if day.pain_max is not None
    )
    done = tuple(day.day for day in report.days if day.begun)
    span = Span(report.from_day, report.to_day)
    place = QRectF(0, 0, setter.width, _GRAPH_HIGH)
    block.add(GraphMark(place, span, mornings, during, done))
    return block


def _light(pain: int) -> Light:
    if pain >= RED_FROM:
        return "red"
    return "amber" if pain >= AMBER_FROM else "green"


def _next_stage(report: Report) -> tuple[tuple[str, str], ...]:
    found = report.next_stage
    if found is None:
        return ()
    return (
        ("", next_stage_words(found)),
        *((_tr("met"), each) for each in found.met),
        *((_tr("open"), each) for each in found.open),
    )


def _deviations(report: Report) -> tuple[tuple[str, str], ...]:
    found = []
    for day in report.days:
        for each in day.deviations:
            said = (each.exercise, deviation_words(each.what), each.detail)
            found.append((short_day(day.day), ", ".join(filter(None, said))))
    return tuple(found)


def _notes(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple(
        (short_day(day.day), " ".join(note.split()))
        for day in report.days
        for note in day.notes
    )
