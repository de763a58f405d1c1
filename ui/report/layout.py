"""Puts the report for an appointment on one or two pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach import __version__
from coach.progress.words import long_day, span_words
from ui.handout.flow import group
from ui.handout.layout import Footer, fitted, numbered
from ui.handout.texts import small_print
from ui.report.sections import (
    facts,
    fill_in,
    graph,
    heading,
    lines_to_write,
    table_part,
    title_block,
)

if TYPE_CHECKING:
    from coach.exchange.report_facts import Line, Report
    from ui.handout.flow import Group
    from ui.handout.layout import Page
    from ui.handout.paper import Paper
    from ui.handout.setter import Setter

_PROGRAM_SHARES = (0.42, 0.1, 0.26, 0.12, 0.1)
_MEASURE_SHARES = (0.4, 0.2, 0.2, 0.2)
_ACTIVITY_SHARES = (0.5, 0.25, 0.25)


def _tr(text: str) -> str:
    return QCoreApplication.translate("report", text)


def lay_out_report(report: Report, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of a report."""
    day = long_day(report.span.last)
    reference = _tr("Coach {0}, {1}").format(__version__, day)
    footer = Footer(reference, paper)
    return numbered([fitted(footer, lambda setter: report_groups(report, setter))])


def report_groups(report: Report, setter: Setter) -> list[Group]:
    """Return the parts of a report from top to bottom."""
    period = span_words(long_day(report.span.first), long_day(report.span.last))
    groups = [
        title_block(setter, report, period),
        lines_to_write(setter, _tr("What I want to ask"), ("", "", "")),
        _pain(report, setter),
        _part(setter, _tr("How often and how strong"), report.often_lines),
        _help(report, setter),
        _health(report, setter),
        *_done(report, setter),
    ]
    groups.append(small_print(setter, _small_print()))
    return groups


def _pain(report: Report, setter: Setter) -> Group:
    return group(
        [
            heading(setter, _tr("Pain, 0 to 10")),
            fill_in(setter, _tr("Today"), _tr("of 10, to fill in on the day")),
            *facts(setter, report.pain_lines),
            graph(setter, report),
        ]
    )


def _part(setter: Setter, title: str, lines: tuple[Line, ...]) -> Group:
    return group([heading(setter, title), *facts(setter, lines)])


def _help(report: Report, setter: Setter) -> Group:
    """Return what helped and what came before, with room for more."""
    title = _tr("What helps, what brings it on")
    labels = (_tr("Also helps"), _tr("Also brings it on"))
    return _with_room(setter, title, report.help_lines, labels)


def _health(report: Report, setter: Setter) -> Group:
    """Return what was ticked in the health list, with room for what it does not ask."""
    labels: tuple[str, ...] = (_tr("Conditions"), _tr("Medicines"), _tr("Other"))
    if report.health_lines:
        labels = (_tr("Medicines now"), _tr("Anything else"))
    title = _tr("Conditions and medicines")
    return _with_room(setter, title, report.health_lines, labels)


def _with_room(
    setter: Setter, title: str, lines: tuple[Line, ...], labels: tuple[str, ...]
) -> Group:
    """Return facts with lines to write on below them."""
    head, *rest = lines_to_write(setter, title, labels).blocks
    return group([head, *facts(setter, lines), *rest])


def _done(report: Report, setter: Setter) -> list[Group]:
    """Return what was done and measured; tables without rows are left out."""
    groups = []
    if report.plan:
        lines = ((_tr("Plan"), report.plan),)
        groups.append(_part(setter, _tr("Plan that is followed"), lines))
    if report.programs.rows:
        groups.append(table_part(setter, report.programs, _PROGRAM_SHARES))
    else:
        nothing = ((_tr("Programs"), _tr("None in these days")),)
        groups.append(_part(setter, report.programs.title, nothing))
    for table, shares in (
        (report.measures, _MEASURE_SHARES),
        (report.activities, _ACTIVITY_SHARES),
    ):
        if table.rows:
            groups.append(table_part(setter, table, shares))
    return groups


def _small_print() -> str:
    return _tr(
        "These are the person's own notes, in order and added up. Whoever examines "
        "them knows what they mean."
    )
