"""How much it hurts and what follows; never more than two presses to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.care.choices import pain_words, says_danger, signs_during
from coach.care.pain import RED_FROM
from coach.progress.words import lower_first
from ui.player.advice_card import AdviceCard
from ui.player.big_answer import BigAnswer
from ui.player.number_scale import NumberScale
from ui.player.overlay import Overlay
from ui.player.pain_zones import zones_until
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.chip_row import ChipRow
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QKeyEvent

    from coach.care.pain import Advice

_LIGHTS = {"ok": "green", "warn": "amber", "bad": "red"}
_IN_ROW = 3

GO_ON, EASIER, HALVE, LEAVE_OUT, END, QUESTIONS = (
    "go-on",
    "easier",
    "halve",
    "leave-out",
    "end",
    "questions",
)


class HurtSheet(Overlay):
    """Asks how much it hurts, then offers what the advice allows.

    Attributes:
        told: Changes that a signed plan does not leave to the person: they are offered
            all the same, and it is said that they are told.

    Signals:
        answered: Pain 0-10, or None when only a sign was named; and the signs that
            came with it, as `coach.care.choices.signs` has them.
        chosen: What the person does then: "go-on", "easier", "halve", "leave-out",
            "end" or "questions".
    """

    answered = Signal(object, tuple)
    chosen = Signal(str)

    def __init__(self, player: QWidget, *, motion: bool = True) -> None:
        super().__init__(player, motion=motion)
        self._scale: NumberScale | None = None
        self._values: dict[QWidget, str] = {}
        self._can_go_on = True
        self._zones = zones_until()
        self.told: frozenset[str] = frozenset()
        self._answers: list[tuple[BigAnswer, str, str]] = []
        self._pains: dict[QWidget, int] = {}
        self.signs: ChipRow | None = None
        self.dismissed.connect(self._slip)

    def ask(self, stop_pain: int = RED_FROM) -> None:
        """Show the question.

        Args:
            stop_pain: The number from which on the session ends.
        """
        self.clear()
        self._zones = zones_until(stop_pain)
        self._values = {}
        self._can_go_on = True
        self.set_head(
            self.tr("How much does it hurt?"),
            self.tr("Time and sound have stopped."),
        )
        self._add_signs()
        self._add_big_answers()
        exact = QHBoxLayout()
        exact.addWidget(Label(self.tr("Or the exact number"), px=16, weight=600))
        exact.addStretch(1)
        exact.addWidget(Label(self.tr("Keys 0 to 9"), role="small", color="text_2"))
        self.body.addSpacing(4)
        self.body.addLayout(exact)
        self._scale = NumberScale(
            self.tr("Pain from 0 to 10"), zoned=True, stop_pain=stop_pain
        )
        self._scale.settled.connect(self._take_number)
        self.body.addWidget(self._scale)
        self.body.addStretch(1)
        self.foot.addStretch(1)
        self._mistake = self._add(
            self.tr("Pressed by mistake"), GO_ON, ButtonKind.SECONDARY
        )
        self._end_here = Button(self.tr("End here"), kind=ButtonKind.MAIN, height_px=52)
        self._end_here.clicked.connect(self._take_signs_alone)
        self.foot.addWidget(self._end_here)
        # No answer has the keyboard yet: a Space meant as "pause" must not answer.
        self.open()
        self._follow_signs()

    def _add_big_answers(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(8)
        self._answers = []
        self._pains = {}
        details = {
            "ok": self.tr("Go on."),
            "warn": self.tr("Make it easier, or skip it."),
            "bad": self._ends_words(),
        }
        answers = list(self._big_answers())
        # Four do not stand beside each other in large text.
        is_tight = len(answers) > _IN_ROW and current_theme().scale > 1
        columns = 2 if is_tight else len(answers)
        for place, (family, title, pain) in enumerate(answers):
            detail, light = details[family], _LIGHTS[family]
            button = BigAnswer(light, title, detail)
            button.clicked.connect(self._take_big_answer)
            grid.addWidget(button, *divmod(place, columns))
            self._answers.append((button, light, detail))
            self._pains[button] = pain
        self.body.addLayout(grid)

    def _big_answers(self) -> Iterator[tuple[str, str, int]]:
        """Yield family, title and number of each big answer.

        A zone is written down as its upper end, so that the careful side decides; the
        last one as its lower end, which ends the session anyway. What is sharp is red
        at any number, so it is never written down as a lower limit.
        """
        *open_zones, last = self._zones
        titles = {"ok": self.tr("A little ({0})"), "warn": self.tr("More ({0})")}
        for zone in open_zones:
            numbers = str(zone.first)
            if zone.first < zone.last:
                numbers = self.tr("{0}–{1}").format(zone.first, zone.last)
            yield zone.family, titles[zone.family].format(numbers), zone.last
        if last.first < RED_FROM:
            yield last.family, self.tr("{0} or more").format(last.first), last.first
            yield last.family, self.tr("Sharp"), RED_FROM
        else:
            words = self.tr("Sharp or {0}+").format(last.first)
            yield last.family, words, last.first

    def _ends_words(self) -> str:
        return self.tr("End here, a few questions.")

    def _add_signs(self) -> None:
        """Ask what came with it; the line below says what follows from that."""
        words = self.tr("Did one of these come with it? (optional)")
        self.signs = ChipRow(words, signs_during(), several=True)
        self.signs.changed.connect(self._follow_signs)
        self._what_next = Label("", role="small", color="text_2", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(2)
        for part in (Label(words, px=16, weight=600, wrap=True), self.signs):
            column.addWidget(part)
        column.addWidget(self._what_next)
        self.body.addLayout(column)

    @property
    def _said(self) -> tuple[str, ...]:
        return () if self.signs is None else tuple(self.signs.values())

    @property
    def _must_end(self) -> bool:
        return says_danger({"signs": self._said})

    @Slot()
    def _follow_signs(self) -> None:
        """Say what the signs lead to; where they end it, nothing else is offered."""
        must_end = self._must_end
        self._mistake.setVisible(not must_end)
        self._end_here.setVisible(must_end)
        for button, light, detail in self._answers:
            if must_end:
                button.tell("red", self._ends_words())
            else:
                button.tell(light, detail)
        self._what_next.setText(
            self.tr(
                "The session ends here, whatever the number. A few questions come next."
            )
            if must_end
            else self.tr(
                "Any of them but a twinge ends the session, whatever the number."
            )
        )
        self._what_next.set_color("bad_text" if must_end else "text_2")
        self.fit()

    def advise(
        self,
        pain: int | None,
        advice: Advice,
        easier_title: str,
        signs: tuple[str, ...] = (),
    ) -> None:
        """Show what the answer means and what can be done now.

        Args:
            pain: The number; None when only signs were named.
            advice: What the light and the program's limits say.
            easier_title: Name of the easier exercise, or "" when there is none.
            signs: What came with it.
        """
        self.clear()
        self._scale = self.signs = None
        self._values = {}
        self._can_go_on = advice.action != "end"
        self.set_head(self._heading(advice), "")
        heading = self._said_words(pain, signs)
        self.body.addWidget(AdviceCard(advice.light, heading, advice.sentences))
        if easier_title and self._can_go_on:
            words = self.tr("The easier version: {0}").format(easier_title)
            self.body.addWidget(Label(words, px=16, weight=600, wrap=True))
        first = (
            self._offer_to_go_on(advice, easier_title)
            if self._can_go_on
            else self._offer_to_end(advice)
        )
        self.open(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit as the exact number."""
        if self._scale is not None and self._scale.take_digit(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def _offer_to_go_on(self, advice: Advice, easier_title: str) -> QWidget:
        """Add the ways to go on, the advised one first and filled."""
        words = {
            EASIER: self.tr("Easier version"),
            HALVE: self.tr("Smaller and slower"),
            LEAVE_OUT: self.tr("Leave this exercise out"),
            GO_ON: self.tr("Go on"),
        }
        ways = [HALVE, LEAVE_OUT]
        if easier_title:
            ways.insert(0, EASIER)
        self._mark_told(words, ways)
        advised = advice.action if advice.action in (*ways, GO_ON) else HALVE
        if advised == LEAVE_OUT:
            # A fresh injury without an easier version: the same one is not offered.
            ways = [LEAVE_OUT]
        elif advised in ways:
            ways.remove(advised)
            ways.insert(0, advised)
        else:
            ways.insert(0, advised)
        self._add(self.tr("End the session"), END, ButtonKind.QUIET)
        self.foot.addStretch(1)
        for way in reversed(ways[1:]):
            self._add(words[way], way, ButtonKind.SECONDARY)
        return self._add(words[ways[0]], ways[0], ButtonKind.MAIN)

    def _mark_told(self, words: dict[str, str], ways: list[str]) -> None:
        """Say which ways the plan does not foresee, and that these are told."""
        told = self.told.intersection(ways)
        for way in told:
            words[way] = self.tr("Deviate: {0}").format(lower_first(words[way]))
        if told:
            sentence = self.tr(
                "What begins with “Deviate” is not in your plan. Do it where it helps: "
                "it is noted, and told with your report."
            )
            self.body.addWidget(Label(sentence, weight=400, wrap=True))

    def _offer_to_end(self, advice: Advice) -> QWidget:
        """Add the way out; there is no way to go on."""
        self.foot.addStretch(1)
        if advice.ask_stop_questions:
            return self._add(
                self.tr("Answer a few questions"), QUESTIONS, ButtonKind.MAIN
            )
        return self._add(self.tr("End the session"), END, ButtonKind.MAIN)

    def _said_words(self, pain: int | None, signs: tuple[str, ...]) -> str:
        """Return the answer in words, such as "Pain 2 of 10, a limp"."""
        said = [pain_words("signs", [each]) for each in signs]
        if pain is not None:
            said.insert(0, self.tr("Pain {0} of 10").format(pain))
        return ", ".join((*said[:1], *map(lower_first, said[1:])))

    def _heading(self, advice: Advice) -> str:
        headings = {
            "go-on": self.tr("Go on with care"),
            "easier": self.tr("Take it easier"),
            "halve": self.tr("Make it smaller and slower"),
            "leave-out": self.tr("Not this one today"),
            "end": self.tr("That is enough for today"),
        }
        return headings[advice.action]

    def _add(self, text: str, value: str, kind: ButtonKind) -> Button:
        button = Button(text, kind=kind, height_px=52)
        button.clicked.connect(self._choose)
        self._values[button] = value
        self.foot.addWidget(button)
        return button

    @Slot()
    def _take_big_answer(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget) and button in self._pains:
            self.answered.emit(self._pains[button], self._said)

    @Slot()
    def _take_signs_alone(self) -> None:
        self.answered.emit(None, self._said)

    @Slot(int)
    def _take_number(self, number: int) -> None:
        self.answered.emit(number, self._said)

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget) and button in self._values:
            self.chosen.emit(self._values[button])

    @Slot()
    def _slip(self) -> None:
        """Escape goes on, unless the advice or a sign is to end."""
        if self._can_go_on and self._scale is not None and not self._must_end:
            self.chosen.emit(GO_ON)
