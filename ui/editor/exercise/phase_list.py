"""The phases of the movement: from which pose to which, how long, in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.editing import phases
from coach.files.durations import MINUTE_MS
from coach.translate import tr as core_tr
from ui.editor.exercise.name_row import NameBox
from ui.editor.exercise.phase_ends import ENDS, PhaseEnds
from ui.editor.form.box import LineBox
from ui.editor.form.choice_row import ChoiceBox
from ui.editor.form.problem_line import ProblemLine
from ui.editor.form.writing import DurationWriting
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.tab_order import go_before, tab_stops
from ui.widgets.toggle import Toggle, toggle_row

if TYPE_CHECKING:
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.exercise.posing import Posing

_PHASES: KeyPath = ("figure", "phase")
_TIME = DurationWriting(100, 10 * MINUTE_MS)
_TIME_PX, _EASE_PX = 84, 76
_USUAL_EASE = "smooth"


class PhaseRow(QWidget):
    """One phase.

    Args:
        desk: What is edited.
        number: Which phase.

    Attributes:
        name: What a tempo calls it.
        ends: The poses it goes from and to.
        time: How long it takes; empty for the phase that takes the hold.
        ease, breath: How it moves, and whether the chest breathes meanwhile.
        up, down, delete: What their names say.

    Signals:
        entered: The keyboard came into the row.
    """

    entered = Signal()

    def __init__(
        self, desk: EditDesk, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.path: KeyPath = (*_PHASES, number)
        self._number = number
        which = number + 1
        self.name = NameBox(self.tr("Name of phase {0}").format(which))
        self.name.renamed.connect(self._rename)
        self.time = LineBox(self.tr("Time of phase {0}").format(which), 20)
        self.time.setFixedWidth(max(current_theme().px(_TIME_PX), _TIME_PX))
        self.time.set_placeholder(self.tr("hold"))
        self.time.edited.connect(self._take_time)
        self.time.entered.connect(desk.new_gesture)
        self._ends = PhaseEnds(which)
        self.ends = self._ends.boxes
        for end in self.ends.values():
            end.activated.connect(self._take_end)
        self._make_motion(which)
        self.up = self._button("chevron_up", self.tr("Phase {0} earlier"))
        self.down = self._button("chevron_down", self.tr("Phase {0} later"))
        self.delete = self._button("close", self.tr("Delete phase {0}"))
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.delete.clicked.connect(self._delete)
        self.problems = ProblemLine()
        self._lay_out()

    def _make_motion(self, which: int) -> None:
        """Make the fields for how it moves."""
        words = self.tr("How phase {0} moves").format(which)
        self.ease = ChoiceBox(words)
        for value, word in (
            ("smooth", self.tr("Smooth")),
            ("steady", self.tr("Steady")),
            ("linear", self.tr("Even")),
        ):
            self.ease.addItem(word, value)
        self.ease.setMinimumWidth(_EASE_PX)
        self.ease.setToolTip(words)
        self.ease.activated.connect(self._take_ease)
        self.breath = Toggle(self.tr("Chest breathes"))
        self.breath.clicked.connect(self._take_breath)

    def _button(self, icon: str, words: str) -> Button:
        name = words.format(self._number + 1)
        return Button(kind=ButtonKind.LINK, icon=icon, height_px=26, name=name)

    def _lay_out(self) -> None:
        room = RING_ROOM_PX
        first = QHBoxLayout()
        first.setContentsMargins(room, 0, 0, 0)
        first.setSpacing(0)
        first.addWidget(self.name, 1)
        for button in (self.up, self.down, self.delete):
            first.addWidget(button)
        last = QHBoxLayout()
        last.setContentsMargins(room, 0, 0, 0)
        last.setSpacing(4)
        last.addWidget(self.time)
        last.addWidget(self.ease, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self._ends)
        column.addLayout(last)
        breath = toggle_row(self.breath)
        breath.setContentsMargins(room, 0, room, 0)
        column.addWidget(breath)
        column.addWidget(self.problems)

    def follow(self, names: list[str], count: int) -> None:
        """Show the phase as it is now.

        Args:
            names: The poses there are.
            count: How many phases there are.
        """
        draft = self._desk.draft
        self.name.show_name(str(draft.value((*self.path, "name"), "")))
        ends = {key: str(draft.value((*self.path, key), "")) for key in ENDS}
        self._ends.show_ends(names, ends)
        time = draft.value((*self.path, "time"))
        if not (
            self.time.editor.hasFocus() and _TIME.value_of(self.time.text()) == time
        ):
            self.time.set_text(_TIME.text_of(time))
        ease = draft.value((*self.path, "ease"), _USUAL_EASE)
        self.ease.setCurrentIndex(self.ease.findData(ease))
        self.breath.setChecked(draft.value((*self.path, "breathe")) is True)
        self.up.setEnabled(self._number > 0)
        self.down.setEnabled(self._number + 1 < count)
        found = [each.what for each in draft.findings_at(self.path)]
        self.problems.say(found)

    @Slot(str)
    def _rename(self, name: str) -> None:
        number = self._number
        self._desk.do_apart(lambda draft: phases.rename_phase(draft, number, name))

    @Slot(str)
    def _take_time(self, text: str) -> None:
        self._desk.set((*self.path, "time"), _TIME.value_of(text))

    @Slot(int)
    def _take_end(self, index: int) -> None:
        combo = self.sender()
        key = next(key for key in ENDS if self.ends[key] is combo)
        self._desk.new_gesture()
        self._desk.set((*self.path, key), self.ends[key].itemText(index))

    @Slot(int)
    def _take_ease(self, index: int) -> None:
        ease = self.ease.itemData(index)
        self._desk.new_gesture()
        # The usual one need not be written.
        wanted = ease if ease != _USUAL_EASE else None
        self._desk.set((*self.path, "ease"), wanted)

    @Slot(bool)
    def _take_breath(self, is_on: bool) -> None:
        self._desk.new_gesture()
        self._desk.set((*self.path, "breathe"), True if is_on else None)

    @Slot()
    def _go_up(self) -> None:
        self._move(-1)

    @Slot()
    def _go_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        number = self._number
        self._desk.do_apart(lambda draft: phases.move_phase(draft, number, number + by))

    @Slot()
    def _delete(self) -> None:
        number = self._number
        self._desk.do_apart(lambda draft: phases.delete_phase(draft, number))


class PhaseList(QWidget):
    """All phases in order, and a way to add one.

    Args:
        posing: What is edited.

    Attributes:
        rows: The phases.
        add: Adds one that goes to the chosen pose.
    """

    def __init__(self, posing: Posing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posing = posing
        self.rows: list[PhaseRow] = []
        self.add = Button(
            self.tr("New phase"), kind=ButtonKind.LINK, icon="plus", height_px=32
        )
        self.add.setToolTip(self.tr("From the end of the last one to this pose."))
        self.add.clicked.connect(self._add)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = Label(self.tr("Movement"), role="card_title")
        title.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        column.addWidget(title)
        column.addLayout(self._list)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        posing.changed.connect(self.follow)
        self.follow()

    def stops(self) -> list[QWidget]:
        """Return what the Tab key reaches, in the order in which it is read."""
        rows = [stop for row in self.rows for stop in tab_stops(row)]
        return [*rows, self.add]

    @Slot()
    def follow(self) -> None:
        """Show the phases there are now."""
        draft = self._posing.desk.draft
        names = list(draft.table(("figure", "pose")))
        count = len(draft.entries(_PHASES))
        while len(self.rows) > count:
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < count:
            row = PhaseRow(self._posing.desk, len(self.rows))
            self.rows.append(row)
            self._list.addWidget(row)
            go_before(self.add, tab_stops(row))
        for row in self.rows:
            row.follow(names, count)

    @Slot()
    def _add(self) -> None:
        name = self._posing.name
        figure = self._posing.figure
        start = figure.phases[-1].end if figure is not None and figure.phases else name
        word = core_tr("move") if start != name else core_tr("hold")
        self._posing.desk.do_apart(
            lambda draft: phases.add_phase(draft, word, start, name)
        )
