"""The first start: what Coach is for, then three short steps, each of them optional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout

from ui.diary.rows import FormRows
from ui.diary.when_field import TimeField
from ui.player.advice_card import AdviceCard
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.recover.screening.brings_card import BringsCard
from ui.recover.screening.hear import HearRow
from ui.recover.screening.sample_row import SampleRow
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip_row import ChipRow
from ui.widgets.label import Label
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.main_window import MainWindow

INJURY = "injury"
_NAME_MAX = 40
_GOALS_MINUTES = (0, 30, 60, 90, 150)
_SIZES_PERCENT = (85, 100, 115, 130, 150)
_PICTURES = {
    INJURY: "heel-dig",
    "warm-up": "leg-swing-front-to-back",
    "sitting": "chair-edge-hamstring-stretch",
    "patients": "downward-facing-dog",
}


class Welcome(FormSheet):
    """Covers the window at the first start; it can be opened again later.

    Args:
        window: What is covered, and plays the sample.
        context: Settings and library.

    Signals:
        finished: The sheet is gone.
    """

    finished = Signal()
    width_px = 900

    def __init__(self, window: MainWindow, context: AppContext) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._window = window
        self._context = context
        self._cards: list[BringsCard] = []
        self._asks_injury = False
        self.dismissed.disconnect(self.leave_or_ask)
        self.dismissed.connect(self._leave_by_key)

    # What Coach is for

    @Slot()
    def show_intended_use(self) -> None:
        """Show the text that has to be read once."""
        self.clear()
        self.set_head(self.tr("Welcome to Coach"))
        for text in (
            self.tr(
                "This program offers exercise timers, reminders and a diary for "
                "adults. It does not diagnose or treat any condition and does not "
                "replace a doctor or physiotherapist."
            ),
            self.tr(
                "Before you begin: if you are pregnant, have a heart, lung, nerve or "
                "blood-vessel condition, take blood thinners, or were told to limit "
                "exercise, ask a professional first. Stop whenever something feels "
                "wrong."
            ),
            self.tr("Everything that you enter stays on this computer."),
        ):
            self.body.addWidget(Label(text, px=16, weight=400, wrap=True))
        self.body.addStretch(1)
        self.foot.addStretch(1)
        read = self.add_save(self.tr("I have read this"))
        read.clicked.connect(self._take_read)
        self.open(read)

    @Slot()
    def _take_read(self) -> None:
        self._context.change_settings(intended_use_read=True)
        self.show_reasons()

    # Step 1

    @Slot()
    def show_reasons(self) -> None:
        """Ask what brings them here."""
        self.clear()
        self.set_head(
            self.tr("What brings you here?"),
            self.tr("1 of 3 · You can choose several, or none."),
        )
        exercises = self._context.library.library.exercises
        grid = QGridLayout()
        grid.setSpacing(2)
        self._cards = []
        for number, (slug, title, detail) in enumerate(self._reasons()):
            exercise = exercises.get(_PICTURES[slug])
            figure = exercise.figure if exercise is not None else None
            card = BringsCard(slug, title, detail, figure)
            card.setChecked(slug in self._context.settings.came_for)
            grid.addWidget(card, number // 2, number % 2)
            self._cards.append(card)
        self.body.addLayout(grid)
        self.hear = HearRow(self._context)
        self.hear.resized.connect(self.fit)
        self.body.addWidget(self.hear)
        self._add_ways(self.show_you)
        self.open(self._cards[0])

    def _reasons(self) -> tuple[tuple[str, str, str], ...]:
        return (
            (
                INJURY,
                self.tr("I have a fresh injury"),
                self.tr("A few questions first, then care and a plan"),
            ),
            (
                "warm-up",
                self.tr("I train and want a warm-up"),
                self.tr("Ten minutes before every session"),
            ),
            (
                "sitting",
                self.tr("I sit a lot"),
                self.tr("Three-minute breaks at the desk"),
            ),
            (
                "patients",
                self.tr("I work with patients"),
                self.tr("Plans as files, and reports to read"),
            ),
        )

    def _keep_reasons(self) -> None:
        if self._cards:
            reasons = tuple(card.slug for card in self._cards if card.isChecked())
            self._context.change_settings(came_for=reasons)
            self._asks_injury = INJURY in reasons
            # The cards go with their page.
            self._cards = []

    # Step 2

    @Slot()
    def show_you(self) -> None:
        """Ask for name, goal, the time of training and the size of the letters."""
        self._keep_reasons()
        settings = self._context.settings
        self.clear()
        self.set_head(self.tr("As you like it"), self.tr("2 of 3 · All of it optional"))
        rows = FormRows(label_px=190)
        self.name = TextField(self.tr("Your name"), _NAME_MAX)
        self.name.setText(settings.name)
        goals = [(str(n), self._minutes(n)) for n in _GOALS_MINUTES]
        self.goal = ChipRow(self.tr("Minutes a week"), goals)
        self.goal.set_values((str(settings.goal_minutes),))
        hour, _, minute = settings.training_time.partition(":")
        self.time = TimeField(
            self.tr("Usual time to exercise"), int(hour) * 60 + int(minute)
        )
        sizes = [(str(n), self.tr("{0} %").format(n)) for n in _SIZES_PERCENT]
        self.size_row = ChipRow(self.tr("Text size"), sizes)
        self.size_row.set_values((str(settings.text_size),))
        rows.add(self.tr("Your name"), self.name)
        rows.add(self.tr("Minutes a week"), self.goal)
        rows.add(self.tr("Usual time to exercise"), self.time)
        rows.add(self.tr("Text size"), self.size_row)
        self.body.addWidget(rows)
        self.size_row.changed.connect(self._take_size)
        self._add_ways(self.show_hurts, self.show_reasons)
        self.open(self.name)

    def _minutes(self, number: int) -> str:
        return self.tr("{0} min").format(number) if number else self.tr("No goal")

    @Slot()
    def _take_size(self) -> None:
        size = self.size_row.value()
        if size:
            self._context.change_settings(text_size=int(size))
            self.fit()

    def _keep_you(self) -> None:
        changes: dict[str, object] = {"name": self.name.text().strip()}
        if self.goal.value():
            changes["goal_minutes"] = int(self.goal.value())
        hours, minutes = divmod(self.time.minute(), 60)
        changes["training_time"] = f"{hours:02d}:{minutes:02d}"
        self._context.change_settings(**changes)

    # Step 3

    @Slot()
    def show_hurts(self) -> None:
        """Say what to do when it hurts."""
        self._keep_you()
        self._show_hurts(
            self.tr("3 of 3 · Sound and time stop at once, and you say how much.")
        )

    def _show_hurts(self, subtitle: str) -> None:
        self.clear()
        self.set_head(self.tr("When it hurts, press H"), subtitle)
        for light, heading, sentence in (
            (
                "green",
                self.tr("A little, 0 to 2"),
                self.tr("Go on."),
            ),
            (
                "amber",
                self.tr("More, 3 to 5"),
                self.tr("Take the easier version, make it smaller, or leave it out."),
            ),
            (
                "red",
                self.tr("6 and more; or sharp, sudden, a pop, giving way, a limp"),
                self.tr("End of exercise for today. A few questions come first."),
            ),
        ):
            self.body.addWidget(AdviceCard(light, heading, (sentence,)))
        self.sample = SampleRow(self._window, self._context)
        self.sample.began.connect(self.leave)
        self.sample.ended.connect(self._come_back)
        self.body.addWidget(self.sample)
        self._add_ways(self._finish, self.show_you, self.tr("Start"))
        self.open(self.save)

    @Slot()
    def _come_back(self) -> None:
        self._show_hurts(
            self.tr("3 of 3 · That was the sample; nothing of it is kept.")
        )

    def _add_ways(self, forth: object, back: object = None, words: str = "") -> None:
        skip = Button(
            self.tr("Skip the rest"), kind=ButtonKind.LINK, height_px=FOOT_BUTTON_PX
        )
        skip.clicked.connect(self._finish)
        self.foot.addWidget(skip)
        self.foot.addStretch(1)
        if back is not None:
            button = Button(self.tr("Back"), height_px=FOOT_BUTTON_PX)
            button.clicked.connect(back)
            self.foot.addWidget(button)
        self.add_save(words or self.tr("Next")).clicked.connect(forth)

    @Slot()
    def _leave_by_key(self) -> None:
        """Let Escape skip the steps, but not the text that has to be read."""
        if self._context.settings.intended_use_read:
            self._finish()

    @Slot()
    def _finish(self) -> None:
        self._keep_reasons()
        self.go_away()
        self.finished.emit()
        if self._asks_injury:
            # A fresh injury asks before anything else.
            self._context.recover_asked.emit("hurts")
