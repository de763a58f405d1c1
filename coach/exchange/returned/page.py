"""The page for people in a report: one HTML file that needs nothing else.

Every text in it comes from files and from what people wrote, so all of it is escaped;
there is no script, no picture and no address in it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol

from coach.care.choices import signs
from coach.exchange.returned.next_stage_words import next_stage_words
from coach.progress.words import listed, long_day, short_day, span_words
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.exchange.returned.model import DayReport, ExerciseReport, Report

_STYLE = """
:root{color-scheme:light}
body{font:15px/1.5 Inter,system-ui,sans-serif;color:#1c2120;background:#fff;
max-width:820px;margin:32px auto;padding:0 24px}
h1{font-size:24px;margin:0}h2{font-size:16px;margin:28px 0 8px}
p{margin:4px 0}.quiet{color:#5b6462}
table{border-collapse:collapse;width:100%}
td,th{padding:4px 10px 4px 0;text-align:left;vertical-align:top;
border-bottom:1px solid #e4e6e2}
th{font-weight:600}.num{text-align:right;font-variant-numeric:tabular-nums}
.strip{display:flex;flex-wrap:wrap;gap:3px}
.strip span{width:20px;height:26px;border-radius:5px;font-size:12px;line-height:26px;
text-align:center;background:#efefeb}
.strip .done{background:#0f8077;color:#fff}.strip .part{background:#f9e6c4}
.strip .missed{background:#fff;box-shadow:inset 0 0 0 2px #c9ccc7}
@media print{body{margin:0}}
"""
_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 772, 180, 28, 24
_MARKS = {"done": "✓", "part": "•", "missed": "", "rest": ""}


def report_page(report: Report) -> str:
    """Return the page of a report as HTML."""
    parts = [
        *("<!doctype html>", '<html lang="en"><head><meta charset="utf-8">'),
        f"<title>{escape(report.title)}</title><style>{_STYLE}</style></head><body>",
        *_head(report),
        f"<h2>{escape(tr('Days'))}</h2>",
        f'<div class="strip">{"".join(map(_square, report.days))}</div>',
        f'<p class="quiet">{escape(_legend())}</p>',
        *_next_stage(report),
        *_pain(report),
        *_signs(report),
        *_exercises(report),
        *_deviations(report),
        *_notes(report),
        "</body></html>\n",
    ]
    return "\n".join(parts)


def _legend() -> str:
    return tr("✓ done, • part of it, empty frame: missed")


def _head(report: Report) -> Iterator[str]:
    whom = report.patient_name or report.patient_ref
    yield f"<h1>{escape(whom)}</h1>"
    yield f"<p>{escape(title_words(report))}</p>"
    yield f'<p class="quiet">{escape(of_what_words(report))}</p>'
    yield f"<p>{escape(done_words(report))}.</p>"


def of_what_words(report: Report) -> str:
    """Return which days a report is about, and which revision of the plan."""
    span = span_words(long_day(report.from_day), long_day(report.to_day))
    return tr("{0}, revision {1} of the plan").format(span, report.revision)


def done_words(report: Report) -> str:
    """Return how many of the planned sessions were done, and how many beside them."""
    words = tr("{0} of {1} planned sessions done")
    done = words.format(report.kept, report.planned)
    more = report.done - report.kept
    return tr("{0}, {1} more").format(done, more) if more else done


def title_words(report: Report) -> str:
    """Return what was followed: the plan, and the stage where it has another name."""
    # A single program is a plan of one stage, with one name for both.
    is_said = report.title.casefold().endswith(report.stage.casefold())
    return report.title if is_said else f"{report.title}, {report.stage}"


class Day(Protocol):
    """What is known of a day, wherever it comes from: see `DayReport`."""

    @property
    def planned(self) -> int:
        """Sessions that were due."""
        ...

    @property
    def done(self) -> int:
        """Sessions that were done to their end."""
        ...

    @property
    def begun(self) -> int:
        """Sessions that were begun."""
        ...


def state_of(day: Day) -> str:
    """Return how a day went: "done", "part", "missed" or "rest"."""
    if day.done and day.done >= day.planned:
        return "done"
    if day.begun:
        return "part"
    return "missed" if day.planned else "rest"


def _square(day: DayReport) -> str:
    state = state_of(day)
    title = escape(long_day(day.day), quote=True)
    return f'<span class="{state}" title="{title}">{_MARKS[state]}</span>'


def _next_stage(report: Report) -> Iterator[str]:
    found = report.next_stage
    if found is None:
        return
    yield f"<h2>{escape(tr('Next stage'))}</h2>"
    yield f"<p>{escape(next_stage_words(found))}</p>"
    points = [*((tr("met"), each) for each in found.met)]
    points += [(tr("open"), each) for each in found.open]
    if points:
        yield "<table>"
        yield from map(_row, points)
        yield "</table>"


def _pain(report: Report) -> Iterator[str]:
    lines = (
        ([day.pain_morning for day in report.days], "#1d5aa8", tr("next morning")),
        ([day.pain_max for day in report.days], "#b3261e", tr("worst during")),
    )
    if not any(value is not None for values, _, _ in lines for value in values):
        return
    yield f"<h2>{escape(tr('Pain, 0 to 10'))}</h2>"
    yield (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" width="100%" '
        f'aria-label="{escape(tr("Pain by day"), quote=True)}">'
    )
    yield from _axes(report)
    for values, color, _ in lines:
        yield from _curve(values, color)
    yield "</svg>"
    words = ", ".join(
        f'<span style="color:{color}">●</span> {escape(name)}'
        for _, color, name in lines
    )
    yield f'<p class="quiet">{words}</p>'


def _axes(report: Report) -> Iterator[str]:
    for pain in (0, 5, 10):
        y = _y(pain)
        yield (
            f'<line x1="{_LEFT}" x2="{_WIDTH}" y1="{y}" y2="{y}" stroke="#e4e6e2"/>'
            f'<text x="0" y="{y + 4}" font-size="12" fill="#5b6462">{pain}</text>'
        )
    ends = ((report.from_day, _LEFT, "start"), (report.to_day, _WIDTH, "end"))
    for day, x, anchor in ends:
        yield (
            f'<text x="{x}" y="{_HEIGHT - 4}" font-size="12" fill="#5b6462" '
            f'text-anchor="{anchor}">{escape(short_day(day))}</text>'
        )


def _y(pain: int) -> float:
    room = _HEIGHT - _BOTTOM - 12
    return round(_HEIGHT - _BOTTOM - pain / 10 * room, 1)


def _curve(values: list[int | None], color: str) -> Iterator[str]:
    step = (_WIDTH - _LEFT - 8) / max(len(values) - 1, 1)
    points = [
        (round(_LEFT + 4 + index * step, 1), _y(value))
        for index, value in enumerate(values)
        if value is not None
    ]
    line = " ".join(f"{x},{y}" for x, y in points)
    yield f'<polyline points="{line}" fill="none" stroke="{color}" stroke-width="2"/>'
    for x, y in points:
        yield f'<circle cx="{x}" cy="{y}" r="3.5" fill="{color}"/>'


def _exercises(report: Report) -> Iterator[str]:
    totals: dict[str, list[ExerciseReport]] = {}
    for day in report.days:
        for exercise in day.exercises:
            totals.setdefault(exercise.title, []).append(exercise)
    if not totals:
        return
    has_extra = any(each.is_extra for found in totals.values() for each in found)
    extra = (tr("Extra"),) if has_extra else ()
    heads = (tr("Exercise"), tr("Planned"), tr("Done"), *extra, tr("Pain"))
    yield f"<h2>{escape(tr('Exercises, in sets'))}</h2><table><tr>"
    yield "".join(f"<th>{escape(head)}</th>" for head in heads) + "</tr>"
    for title, found in totals.items():
        yield _row((title, *_sets(found, has_extra=has_extra), _worst(found)))
    yield "</table>"


def _sets(found: list[ExerciseReport], *, has_extra: bool) -> Iterator[str]:
    """Yield the sets of an exercise: planned, done of these, and done beside them."""
    yield str(sum(each.planned_sets for each in found))
    yield str(sum(each.done_sets for each in found if not each.is_extra))
    if has_extra:
        yield str(sum(each.done_sets for each in found if each.is_extra))


def _worst(found: list[ExerciseReport]) -> str:
    pains = [one.pain for each in found for one in each.sets if one.pain is not None]
    return str(max(pains)) if pains else "–"


def _row(cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


def deviation_words(what: str) -> str:
    """Return what was done otherwise, in words."""
    return {
        "skip": tr("skipped"),
        "redo": tr("done again"),
        "extend": tr("held longer"),
        "leave-out": tr("left out"),
        "easier": tr("the easier one instead"),
        "more-sessions": tr("more sessions than planned"),
        "other-day": tr("on another day"),
        "other-time": tr("at another time of the day"),
        "other-stage": tr("of another stage"),
        "stopped": tr("stopped early"),
    }.get(what, what)


def _deviations(report: Report) -> Iterator[str]:
    rows = [
        (
            short_day(day.day),
            each.exercise,
            deviation_words(each.what),
            each.detail,
        )
        for day in report.days
        for each in day.deviations
    ]
    if not rows:
        return
    yield f"<h2>{escape(tr('Different from the plan'))}</h2><table>"
    yield from map(_row, rows)
    yield "</table>"


def _signs(report: Report) -> Iterator[str]:
    names = dict(signs())
    rows = [
        (short_day(day.day), listed([names.get(sign, sign) for sign in day.signs]))
        for day in report.days
        if day.signs
    ]
    if rows:
        yield f"<h2>{escape(tr('Stop signs'))}</h2><table>"
        yield from map(_row, rows)
        yield "</table>"


def _notes(report: Report) -> Iterator[str]:
    notes = [(short_day(day.day), note) for day in report.days for note in day.notes]
    if notes:
        yield f"<h2>{escape(tr('Notes'))}</h2><table>"
        yield from map(_row, notes)
        yield "</table>"
