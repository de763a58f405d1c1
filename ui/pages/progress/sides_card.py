"""The card of the measures: which test, left and right, and its figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.progress.facts import Facts, day_facts
from coach.progress.sides import test_title
from coach.progress.span import Span
from ui.pages.progress.card import GraphCard, keep_room
from ui.pages.progress.legend import Key
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.menu import Menu
from ui.widgets.thumbnails import paint_stage

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from coach.files.model import Exercise
    from coach.progress.overview import Overview
    from ui.models.history_model import Snapshot
    from ui.models.library_model import LibraryModel
    from ui.widgets.thumbnails import ThumbnailStore

# The exercise whose figure shows how a test is done; feeling ready has none.
FIGURES = {
    "T5": "single-leg-bridge",
    "T8": "lying-strap-hamstring-stretch",
    "T9": "single-leg-heel-raise",
}
_PICTURE_PX = (132, 96)
# A narrower card keeps its width for the graph.
_PICTURE_FROM_PX = 420
_GAP_PX = 12


def _tr(text: str) -> str:
    return QCoreApplication.translate("progress cards", text)


class TestPicture(QWidget):
    """The figure of a test on its soft ground."""

    # Pytest takes classes with such a name for tests.
    __test__ = False

    def __init__(self, thumbnails: ThumbnailStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._exercise: Exercise | None = None
        self.setFixedSize(*_PICTURE_PX)
        thumbnails.ready.connect(self._look)

    @property
    def has_figure(self) -> bool:
        """Whether there is something to show."""
        return self._exercise is not None

    def show_exercise(self, exercise: Exercise | None) -> None:
        """Show the figure of an exercise, or nothing."""
        self._exercise = exercise
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and figure."""
        exercise = self._exercise
        if exercise is None:
            return
        width, height = _PICTURE_PX
        name = f"{exercise.id}/{exercise.sha256}"
        ratio = self.devicePixelRatioF()
        picture = self._thumbnails.picture(name, exercise.figure, width, height, ratio)
        place = QRectF(self.rect())
        paint_stage(QPainter(self), place, RADIUS_THUMBNAIL_PX, picture)

    @Slot()
    def _look(self) -> None:
        self.update()


class SidesCard(GraphCard):
    """Are the sides alike?

    Args:
        thumbnails: Draws the figures.
        library: The exercises whose figures show how to measure.

    Signals:
        test_asked: The person wants to see another test.
        measure_asked: The person wants to measure again.
    """

    figure_exercise = FIGURES["T8"]

    test_asked = Signal(str)
    measure_asked = Signal()

    def __init__(self, thumbnails: ThumbnailStore, library: LibraryModel) -> None:
        super().__init__(
            "sides",
            test_title("T8"),
            _tr(
                "Measure both sides every week or two. "
                "Here you see whether they come to be alike."
            ),
            thumbnails,
        )
        self._library = library
        self._tests: tuple[str, ...] = ()
        self._has_measuring = False
        self._other = Button(
            kind=ButtonKind.LINK,
            icon="chevron_down",
            height_px=32,
            name=_tr("Choose the measure"),
        )
        self._other.clicked.connect(self._offer_tests)
        self.add_beside_title(self._other)
        keep_room(self._other)
        self._corner = QWidget(self)
        self._picture = TestPicture(thumbnails, self._corner)
        self._again = Button(_tr("Measure again"), kind=ButtonKind.LINK, height_px=32)
        self._again.clicked.connect(self.measure_asked)
        column = QVBoxLayout(self._corner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._picture)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._corner.hide()

    def make_graph(self) -> None:
        """Make the graph; pyqtgraph comes with it."""
        from ui.pages.progress.sides_graph import SidesGraph

        self.lines = SidesGraph(self.title)
        self.set_graph(self.lines)
        self._corner.setParent(self.lines)
        self.lines.installEventFilter(self)

    def allow_measuring(self, is_allowed: bool) -> None:
        """Offer to measure again, or not."""
        self._has_measuring = is_allowed
        self._arrange_corner()

    def show_overview(self, overview: Overview) -> None:
        """Show other days, or another test."""
        view = overview.sides
        self._view = view
        self.set_title(view.title)
        self._tests = view.tests
        self._other.setVisible(len(view.tests) > 1)
        exercises = self._library.exercises
        self._picture.show_exercise(exercises.get(FIGURES.get(view.test, "")))
        if not view.is_empty:
            self.lines.show_view(view)
        keys: tuple[Key, ...] = ()
        if not view.is_single:
            keys = (Key(_tr("within 10 %"), "text_2", "band"),)
        self.tell(view.sentence, keys, is_empty=view.is_empty)
        days = [point.day for point in view.points]
        self.remember(view.table, days)
        self._arrange_corner()

    def span_at(self, index: int) -> Span:
        """Return the day of a measure."""
        return Span(self.days[index], self.days[index])

    def facts_at(self, index: int, snapshot: Snapshot) -> Facts:
        """Return what is known of the day of a measure."""
        return day_facts(snapshot.record, snapshot.log.cell(self.days[index]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the figure in the corner of the graph."""
        if event.type() is QEvent.Type.Resize and watched is self.graph:
            self._arrange_corner()
        return super().eventFilter(watched, event)

    def _arrange_corner(self) -> None:
        """Put figure and button into the corner where the graph has room for them."""
        if self.graph is None:
            return
        has_room = self.width() >= _PICTURE_FROM_PX * max(current_theme().scale, 1.0)
        self._picture.setVisible(self._picture.has_figure)
        self._again.setVisible(self._has_measuring)
        is_shown = has_room and (self._picture.has_figure or self._has_measuring)
        self._corner.setVisible(is_shown)
        self._corner.adjustSize()
        size = self._corner.size() if is_shown else QSize(0, 0)
        self.lines.keep_free(size.width() + _GAP_PX, size.height())
        self._corner.move(
            self.graph.width() - self._corner.width(),
            self.graph.height() - self._corner.height(),
        )

    def make_tests_menu(self) -> Menu:
        """Return the menu of the tests that were ever measured."""
        menu = Menu(self)
        for test in self._tests:
            action = QAction(test_title(test), menu)
            action.setCheckable(True)
            action.setChecked(test == self._view.test)
            action.setData(test)
            menu.addAction(action)
        menu.triggered.connect(self._take_test)
        return menu

    @Slot()
    def _offer_tests(self) -> None:
        menu = self.make_tests_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._other.mapToGlobal(self._other.rect().bottomLeft()))

    @Slot(QAction)
    def _take_test(self, action: QAction) -> None:
        self.test_asked.emit(action.data())
