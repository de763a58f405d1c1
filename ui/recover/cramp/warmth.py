"""Warmth for a cramp, and cold afterwards: recipes, two questions, and the timer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.care.heat import (
    HeatAnswers,
    awake_question,
    heat_questions,
    heat_recipes,
)
from ui.recover.care.face import BEGIN, timer_face
from ui.recover.care.timer_part import TimerPart
from ui.widgets.button import Button
from ui.widgets.chip_row import ChipRow
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.point import DOT, Point

if TYPE_CHECKING:
    from coach.care.care_timer import CareTimer
    from coach.files.protocol_model import Protocol, ProtocolStep

_YES = "yes"


class WarmthPart(QWidget):
    """Asks what has to be known before warmth, and shows it while it is on.

    Args:
        is_night: It is in the hours of sleep: who warms a muscle has to stay awake.

    Signals:
        begin_asked: Warmth shall begin: the recipe and the answers.
        asked: A button of the running timer was pressed; one of the words of `face`.
    """

    begin_asked = Signal(object, object)
    asked = Signal(str)

    def __init__(
        self, protocol: Protocol, *, is_night: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._recipes = {step.name: step for step in heat_recipes(protocol)}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.form = QWidget()
        self.timer = TimerPart("sun")
        self.timer.ring.set_color("seg_get_ready")
        self.timer.asked.connect(self.asked)
        self.timer.hide()
        self.told = Label("", role="small", color="warn_text", wrap=True)
        self.told.hide()
        self._column.addWidget(self.form)
        self._column.addWidget(self.timer)
        self._column.addWidget(self.told)
        self._fill(is_night=is_night)

    @property
    def stays_awake(self) -> bool:
        """Whether the person said that they stay awake; true by day."""
        return self.awake is None or bool(self.awake.value())

    def show_timer(self, timer: CareTimer, now_ms: int) -> None:
        """Show the warmth that is on."""
        self.form.hide()
        self.told.hide()
        self.timer.show()
        self.timer.show_face(timer_face(timer, now_ms))

    def show_form(self) -> None:
        """Show recipes and questions again."""
        self.timer.hide()
        self.form.show()

    def tell(self, sentence: str) -> None:
        """Say why warmth cannot begin."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def answers(self) -> HeatAnswers:
        """Return what was answered."""
        said = {key: row.value() for key, row in self._questions.items()}
        return HeatAnswers(
            is_swollen=said["is_swollen"] == _YES if said["is_swollen"] else None,
            is_numb=said["is_numb"] == _YES if said["is_numb"] else None,
            is_tested=bool(self.tested.value()),
        )

    def _fill(self, *, is_night: bool) -> None:
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        names = [(step.name, step.title) for step in self._recipes.values()]
        self.recipe = ChoiceRow(self.tr("Recipe"), names)
        self.recipe.chosen.connect(self._show_recipe)
        column.addWidget(self.recipe)
        self._how = QWidget()
        self._how_column = QVBoxLayout(self._how)
        self._how_column.setContentsMargins(RING_ROOM_PX, 0, 0, 4)
        self._how_column.setSpacing(2)
        column.addWidget(self._how)
        yes_no = ((_YES, self.tr("Yes")), ("no", self.tr("No")))
        self._questions: dict[str, ChipRow] = {}
        texts = dict(heat_questions())
        for key in ("is_swollen", "is_numb"):
            words = Label(texts[key], role="small", weight=600, wrap=True)
            words.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
            column.addWidget(words)
            self._questions[key] = ChipRow(texts[key], yes_no)
            column.addWidget(self._questions[key])
        self.tested = ChipRow(texts["is_tested"], ((_YES, texts["is_tested"]),))
        column.addWidget(self.tested)
        self.awake: ChipRow | None = None
        if is_night:
            awake = awake_question()
            self.awake = ChipRow(awake, ((_YES, awake),))
            column.addWidget(self.awake)
        start = Button(self.tr("Warmth is on"))
        start.setObjectName(BEGIN)
        start.clicked.connect(self._begin)
        column.addWidget(start)
        if names:
            self.recipe.set_value(names[0][0])
            self._show_recipe(names[0][0])

    @Slot(str)
    def _show_recipe(self, name: str) -> None:
        while self._how_column.count():
            item = self._how_column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in self._recipes[name].how:
            self._how_column.addWidget(Point(line, mark=DOT, mark_color="text_2"))

    @Slot()
    def _begin(self) -> None:
        step: ProtocolStep | None = self._recipes.get(self.recipe.value())
        if step is not None:
            self.begin_asked.emit(step, self.answers())
