"""A card of the page: title, legend, one sentence, the graph, and a small menu."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QWidget

from coach.progress.facts import row_facts
from ui.pages.progress.faint import Faint
from ui.pages.progress.legend import Legend
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import SHADOW_ROOM_PX, Card
from ui.widgets.label import Label
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from coach.files.model import Exercise
    from coach.progress.facts import Facts
    from coach.progress.overview import Overview
    from coach.progress.span import Span
    from coach.progress.table import Table
    from ui.models.history_model import Snapshot
    from ui.pages.progress.legend import Key
    from ui.pages.progress.stops import Stops
    from ui.widgets.thumbnails import ThumbnailStore

COPY, PNG, SVG, TABLE = "copy", "png", "svg", "table"
_MENU_PX = 32
_PADDING_PX = 24


class GraphCard(Card):
    """One question with its graph; before the graph is there, faint axes.

    Args:
        key: Name of the card.
        title: Its title, already translated.
        teach: What will be there, while there is nothing.
        thumbnails: Draws the figure beside `teach`.
        has_axes: Whether the graph has axes.

    Attributes:
        graph: What is drawn; None before it has been made.
        days: The day, or first day, of each stop of the graph.
        legend: The entries beside the title.
        foot: Room below the graph.
        figure_exercise: Id of the exercise whose figure teaches; "" for nobody's.

    Signals:
        menu_chosen: The person chose "copy", "png", "svg" or "table".
    """

    menu_chosen = Signal(str)

    figure_exercise = ""

    def __init__(
        self,
        key: str,
        title: str,
        teach: str,
        thumbnails: ThumbnailStore,
        *,
        has_axes: bool = True,
    ) -> None:
        super().__init__(padding_px=_PADDING_PX)
        self.key = key
        self.graph: Stops | None = None
        self._make_table: Callable[[], Table] | None = None
        self._table: Table | None = None
        self.days: list[date] = []
        self._teach = teach
        self._title = Label(title, role="card_title")
        self.legend = Legend(parent=self)
        self.menu_button = Button(
            kind=ButtonKind.LINK,
            icon="more",
            height_px=_MENU_PX,
            name=self.tr("Picture and table: {0}").format(title),
        )
        self.menu_button.clicked.connect(self.open_menu)
        self.sentence = Label("", role="small", color="text_2", weight=500, wrap=True)
        self.faint = Faint(thumbnails, has_axes=has_axes)
        self.stack = QStackedWidget(self)
        self.foot = QHBoxLayout()
        self._put_together()
        self.setAccessibleName(title)

    def _put_together(self) -> None:
        """Put head, sentence, graph and foot below one another."""
        margins = self.body.contentsMargins()
        margins.setTop(margins.top() - 14)
        margins.setBottom(margins.bottom() - 8)
        self.body.setContentsMargins(margins)
        self.body.setSpacing(4)
        keep_room(self.menu_button)
        self._make_head()
        self.stack.addWidget(self.faint)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(self.foot)

    def _make_head(self) -> None:
        """Put the title at the left, the menu at the right, the legend between."""
        self._first = QHBoxLayout()
        self._first.setSpacing(6)
        self._first.addWidget(self._title)
        self._first.addStretch(1)
        # As high as the menu beside it, so that all titles stand on one line.
        self._first.addStrut(self.menu_button.sizeHint().height())
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addLayout(self._first, 1)
        self._head.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(self._head, 1)
        row.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(0, 0, -8, 0)
        self.body.addLayout(row)

    @property
    def title(self) -> str:
        """What stands above the graph."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_beside_title(self, part: QWidget) -> None:
        """Put something right of the title."""
        self._first.insertWidget(1, part)

    def add_at_right(self, part: QWidget) -> None:
        """Put something at the right end of the title's line."""
        self._first.addWidget(part)

    def make_graph(self) -> None:
        """Make the graph and hand it to `set_graph`; for subclasses."""
        raise NotImplementedError

    def show_overview(self, overview: Overview) -> None:
        """Show other days; for subclasses."""
        raise NotImplementedError

    def remember(self, make_table: Callable[[], Table], days: Sequence[date]) -> None:
        """Keep how to get at the numbers that are shown, and the day of each stop."""
        self._make_table = make_table
        self._table = None
        self.days = list(days)

    @property
    def table(self) -> Table | None:
        """The numbers that are shown; None before that."""
        if self._table is None and self._make_table is not None:
            # Made when it is asked for: of many years it is long.
            self._table = self._make_table()
        return self._table

    def span_at(self, index: int) -> Span:
        """Return the days that a stop means; for subclasses."""
        raise NotImplementedError

    def facts_at(self, index: int, _snapshot: Snapshot) -> Facts:
        """Return what is known of a stop: its row of the table."""
        table = self.table
        assert table is not None, "something is shown"
        return row_facts(table, index, self.days[index])

    def set_graph(self, graph: Stops) -> None:
        """Take the graph that has been made; it is not shown yet."""
        self.graph = graph
        self.stack.addWidget(graph)

    def tell(self, sentence: str, keys: Sequence[Key], *, is_empty: bool) -> None:
        """Show a sentence, and the graph or what will be there.

        Args:
            sentence: What the graph says.
            keys: Entries of the legend.
            is_empty: There is nothing to draw.
        """
        self.sentence.setText(sentence)
        self.legend.set_keys(keys if not is_empty else ())
        self.legend.setVisible(bool(keys) and not is_empty)
        self.menu_button.setVisible(not is_empty)
        if is_empty or self.graph is None:
            self.faint.say(self._teach if is_empty else "")
            self.stack.setCurrentWidget(self.faint)
        else:
            self.graph.setAccessibleDescription(sentence)
            self.stack.setCurrentWidget(self.graph)
        self._arrange_head()

    def show_figure(self, exercises: Mapping[str, Exercise]) -> None:
        """Take the figure that teaches from the library, where it has it."""
        exercise = exercises.get(self.figure_exercise)
        if exercise is not None:
            name = f"{exercise.id}/{exercise.sha256}"
            self.faint.set_figure(name, exercise.figure)

    @property
    def is_empty(self) -> bool:
        """Whether the card teaches in place of showing a graph."""
        return self.stack.currentWidget() is self.faint

    @contextmanager
    def as_picture(self) -> Iterator[None]:
        """Leave away what belongs to the window, while a picture is taken."""
        shown = [b for b in self.findChildren(Button) if b.isVisibleTo(self)]
        for button in shown:
            button.setVisible(False)
        if self.graph is not None:
            self.graph.point_at(-1)
            self.graph.set_print(True)
        try:
            yield
        finally:
            if self.graph is not None:
                self.graph.set_print(False)
            for button in shown:
                button.setVisible(True)

    def picture_area(self) -> QRect:
        """Return the surface with its shadow, in this widget's coordinates."""
        room = SHADOW_ROOM_PX // 2
        return self.surface().toRect().adjusted(-room, -room, room, room)

    def make_menu(self) -> Menu:
        """Return the menu of picture and table."""
        menu = Menu(self)
        for value, text in (
            (COPY, self.tr("Copy picture")),
            (PNG, self.tr("Save as PNG …")),
            (SVG, self.tr("Save as SVG …")),
            (TABLE, self.tr("Show as table")),
        ):
            action = QAction(text, menu)
            action.setData(value)
            menu.addAction(action)
        menu.triggered.connect(self._choose)
        return menu

    @Slot()
    def open_menu(self) -> None:
        """Offer the picture and the table."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        place = self.menu_button.rect().bottomRight()
        corner = self.menu_button.mapToGlobal(place)
        corner.setX(corner.x() - menu.sizeHint().width())
        menu.popup(corner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the legend below the title where both have no room side by side."""
        super().resizeEvent(event)
        self._arrange_head()

    def _arrange_head(self) -> None:
        legend = self.legend.sizeHint().width() if self.legend.isVisibleTo(self) else 0
        menu = self.menu_button.sizeHint().width()
        needed = self._first.sizeHint().width() + legend + menu + 12
        margins = self.body.contentsMargins()
        has_room = needed <= self.width() - margins.left() - margins.right()
        across = QBoxLayout.Direction.LeftToRight
        self._head.setDirection(
            across if has_room else QBoxLayout.Direction.TopToBottom
        )

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.menu_chosen.emit(action.data())


def keep_room(button: Button) -> None:
    """Let nothing move where a button is hidden."""
    policy = button.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    button.setSizePolicy(policy)
