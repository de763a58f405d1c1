"""The cards of the page, each with its words, its graph and its table."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication

from coach.progress.day_log import DayKind, day_word
from coach.progress.facts import Facts, day_facts
from coach.progress.span import WEEK_DAYS, Span, months_of, week_start
from coach.progress.stretch import studies_sentence
from ui.pages.progress.calendar import Calendar
from ui.pages.progress.card import GraphCard
from ui.pages.progress.legend import Key, Legend
from ui.pages.progress.stretch_bars import StretchBars
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.progress.cramps import CrampView
    from coach.progress.load import LoadView
    from coach.progress.minutes import MinutesView
    from coach.progress.overview import Overview
    from ui.models.history_model import Snapshot
    from ui.pages.progress.bar_graph import BarGraph
    from ui.widgets.thumbnails import ThumbnailStore

_Bars = TypeVar("_Bars", "MinutesView", "LoadView", "CrampView")


def _tr(text: str) -> str:
    return QCoreApplication.translate("progress cards", text)


class PainCard(GraphCard):
    """Is it getting better?"""

    def __init__(self, thumbnails: ThumbnailStore) -> None:
        super().__init__(
            "pain",
            _tr("Pain"),
            _tr(
                "After a session, and the next morning, say how strong the pain is. "
                "This line shows whether it gets less."
            ),
            thumbnails,
        )

    def make_graph(self) -> None:
        """Make the graph; pyqtgraph comes with it."""
        from ui.pages.progress.pain_graph import PainGraph

        self.pain_graph = PainGraph(self.title)
        self.set_graph(self.pain_graph)

    def show_overview(self, overview: Overview) -> None:
        """Show other days."""
        view = overview.pain
        sentence = view.sentence
        if view.where:
            sentence = _tr("{0} Place: {1}.").format(sentence, view.where)
        if not view.is_empty:
            self.pain_graph.show_view(view)
        keys = (
            Key(_tr("Before"), "series_before", "square", "dash"),
            Key(_tr("During"), "series_during", "circle", "solid"),
            Key(_tr("Next morning"), "series_morning", "diamond", "dot"),
            Key(_tr("7-day median"), "series_morning", "band", "solid"),
        )
        self.tell(sentence, keys, is_empty=view.is_empty)
        self.remember(view.table, self.pain_graph.days)
        self._is_by_week = view.span.is_by_week

    def span_at(self, index: int) -> Span:
        """Return the days that a stop means."""
        day = self.days[index]
        if self._is_by_week:
            monday = week_start(day)
            return Span(monday, monday + timedelta(days=WEEK_DAYS - 1))
        return Span(day, day)

    def facts_at(self, index: int, snapshot: Snapshot) -> Facts:
        """Return what is known of a stop."""
        if self._is_by_week:
            return super().facts_at(index, snapshot)
        return day_facts(snapshot.record, snapshot.log.cell(self.days[index]))


class DaysCard(GraphCard):
    """Was the plan kept?"""

    def __init__(self, thumbnails: ThumbnailStore) -> None:
        super().__init__(
            "days",
            _tr("Days trained"),
            _tr(
                "Every day with exercise gets a tick here. "
                "Rest that was planned counts as kept."
            ),
            thumbnails,
            has_axes=False,
        )
        self._percent = Label("", px=16, weight=700, color="accent_text")
        self.add_at_right(self._percent)
        self._keys = Legend(parent=self)
        self.foot.addWidget(self._keys, 1)

    def make_graph(self) -> None:
        """Make the calendar."""
        self.calendar = Calendar(self.title)
        self.set_graph(self.calendar)

    def show_overview(self, overview: Overview) -> None:
        """Show other days."""
        view = overview.days
        self._percent.setText("" if view.percent is None else f"{view.percent} %")
        self.tell(view.sentence, (), is_empty=view.is_empty)
        self._keys.setVisible(not view.is_empty)
        if not view.is_empty:
            self.calendar.show_view(view, overview.today)
        shown = {cell.kind for cell in view.cells}
        kinds = (
            DayKind.DONE,
            DayKind.PART,
            DayKind.REST,
            DayKind.MISSED,
            DayKind.PLANNED,
            DayKind.ILL,
        )
        keys = [Key(day_word(kind), day=kind) for kind in kinds if kind in shown]
        self._keys.set_keys(keys if not view.months else ())
        self._has_months = bool(view.months)
        self.remember(view.table, self.calendar.days)

    def span_at(self, index: int) -> Span:
        """Return the days that a cell means."""
        day = self.days[index]
        if self._has_months:
            (month,) = months_of(Span(day, day))
            return Span(month.first, month.last)
        return Span(day, day)

    def facts_at(self, index: int, snapshot: Snapshot) -> Facts:
        """Return what is known of a cell."""
        if self._has_months:
            return super().facts_at(index, snapshot)
        return day_facts(snapshot.record, snapshot.log.cell(self.days[index]))


class _BarCard(GraphCard):
    """A card with a bar for each week or month."""

    def show_bars(
        self, graph: BarGraph[_Bars], view: _Bars, keys: Sequence[Key]
    ) -> None:
        """Show other bars, and keep what they mean."""
        if not view.is_empty:
            graph.show_view(view)
        self.tell(view.sentence, keys, is_empty=view.is_empty)
        self._buckets = [bar.bucket for bar in view.bars]
        self.remember(view.table, [bucket.first for bucket in self._buckets])

    def span_at(self, index: int) -> Span:
        """Return the days of a bar."""
        bucket = self._buckets[index]
        return Span(bucket.first, bucket.last)


class MinutesCard(_BarCard):
    """Was the dose done?"""

    figure_exercise = "easy-jog"

    def __init__(self, thumbnails: ThumbnailStore) -> None:
        super().__init__(
            "minutes",
            _tr("Minutes per week"),
            _tr("Every session adds its minutes to the bar of its week."),
            thumbnails,
        )

    def make_graph(self) -> None:
        """Make the graph; pyqtgraph comes with it."""
        from ui.pages.progress.bar_graph import MinutesGraph

        self._graph = MinutesGraph(self.title)
        self.set_graph(self._graph)

    def show_overview(self, overview: Overview) -> None:
        """Show other weeks."""
        view = overview.minutes
        keys = []
        if view.goal:
            goal = _tr("Goal {0}").format(view.goal)
            keys = [
                Key(_tr("Reached"), "seg_work", "bar"),
                Key(goal, "text_2", line="dash"),
            ]
        self.show_bars(self._graph, view, keys)


class LoadCard(_BarCard):
    """How does this week compare?"""

    figure_exercise = "single-leg-bridge"

    def __init__(self, thumbnails: ThumbnailStore) -> None:
        super().__init__(
            "load",
            _tr("Weekly load"),
            _tr(
                "Say after a session how hard it was. "
                "Effort times minutes is the load of a week."
            ),
            thumbnails,
        )

        note = _tr("Load is effort times minutes.")
        self._note = Label(note, role="caption", color="text_3", wrap=True)
        self.foot.addWidget(self._note, 1)

    def make_graph(self) -> None:
        """Make the graph; pyqtgraph comes with it."""
        from ui.pages.progress.bar_graph import LoadGraph

        self._graph = LoadGraph(self.title)
        self.set_graph(self._graph)

    def show_overview(self, overview: Overview) -> None:
        """Show other weeks."""
        view = overview.load
        keys = [Key(_tr("Load"), "ice_fill", "bar")]
        if any(bar.usual is not None for bar in view.bars):
            keys.append(Key(_tr("4 weeks before"), "text", line="solid"))
        self.show_bars(self._graph, view, keys)
        self._note.setVisible(not view.is_empty)


class CrampCard(_BarCard):
    """How often, and at night or by day?"""

    figure_exercise = "cramp-release-stretch"

    def __init__(self, thumbnails: ThumbnailStore) -> None:
        super().__init__(
            "cramps",
            _tr("Cramps per week"),
            _tr("Cramps that were noted show up here, by night and by day."),
            thumbnails,
        )

    def make_graph(self) -> None:
        """Make the graph; pyqtgraph comes with it."""
        from ui.pages.progress.bar_graph import CrampGraph

        self._graph = CrampGraph(self.title)
        self.set_graph(self._graph)

    def show_overview(self, overview: Overview) -> None:
        """Show other weeks."""
        view = overview.cramps
        keys = (
            Key(_tr("At night"), "seg_switch", "bar"),
            Key(_tr("By day"), "muscle", "stripes"),
        )
        self.show_bars(self._graph, view, keys)


class StretchCard(GraphCard):
    """How many minutes does each muscle get?"""

    figure_exercise = "standing-quad-stretch"

    def __init__(self, thumbnails: ThumbnailStore) -> None:
        super().__init__(
            "stretch",
            _tr("Stretching per muscle"),
            _tr("Stretches that are held add up here, muscle by muscle."),
            thumbnails,
        )
        self._studies = Label(
            studies_sentence(), role="caption", color="text_3", wrap=True
        )
        self.foot.addWidget(self._studies, 1)

    def make_graph(self) -> None:
        """Make the bars."""
        self.bars = StretchBars(self.title)
        self.set_graph(self.bars)

    def show_overview(self, overview: Overview) -> None:
        """Show other weeks."""
        self._view = overview.stretch
        self.bars.show_view(self._view)
        self.tell(self._view.sentence, (), is_empty=self._view.is_empty)
        self._studies.setVisible(not self._view.is_empty)
        self.remember(self._view.table, ())
        self._span = overview.span

    def span_at(self, _index: int) -> Span:
        """Return the days that are shown."""
        return self._span

    def facts_at(self, index: int, _snapshot: Snapshot) -> Facts:
        """Return what is known of a muscle."""
        bar = self._view.bars[index]
        minutes = _tr("{0:.1f} min a week")
        return Facts(
            bar.muscle,
            (
                (_tr("Left"), minutes.format(bar.left)),
                (_tr("Right"), minutes.format(bar.right)),
                (_tr("Days"), _tr("{0:.1f} a week").format(bar.days)),
            ),
        )
