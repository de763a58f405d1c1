"""How much it hurts and what follows; never more than two presses to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.player.advice_card import LIGHTS, SHAPES, AdviceCard
from ui.player.controls import PlayerButton
from ui.player.number_scale import NumberScale
from ui.player.overlay import Overlay
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.care.pain import Advice

# What the three big answers are written down as: the upper end of the first two, so
# that the careful side decides, and the lower end of the last, which is red anyway.
LITTLE, MORE, SHARP = 2, 5, 6
SHARP_WORD = "sharp"

GO_ON, EASIER, HALVE, LEAVE_OUT, END, QUESTIONS = (
    "go-on",
    "easier",
    "halve",
    "leave-out",
    "end",
    "questions",
)


class BigAnswer(PlayerButton):
    """One of the three answers: a shape, words, and what happens then."""

    def __init__(
        self, light: str, title: str, detail: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(f"{title}. {detail}", parent)
        self._light = light
        self._title = title
        self._detail = detail
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a size that holds both lines at the present text size."""
        theme = current_theme()
        return QSize(220, max(theme.px(104), 104) + 2 * RING_ROOM_PX)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest size in which the words still fit."""
        metrics = QFontMetricsF(self._title_font())
        wide = round(metrics.horizontalAdvance(self._title)) + 52
        return QSize(min(wide, 240), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, shape, both lines and the focus ring."""
        theme = current_theme()
        family = LIGHTS[self._light]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground(theme.color(f"{family}_soft")))
        painter.drawRoundedRect(shape, 14, 14)
        color = theme.color(f"{family}_text")
        inside = shape.adjusted(18, 14, -14, -12)
        icon = theme.px(24)
        row = QRectF(inside.left(), inside.top(), icon, icon + 6)
        paint_icon(painter, SHAPES[self._light], row, color, 2.2)
        painter.setFont(self._title_font())
        painter.setPen(color)
        words = QRectF(row.right() + 10, row.top(), inside.width(), row.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._title)
        painter.setFont(theme.font("body", px=15))
        painter.setPen(theme.color("text"))
        detail = inside.adjusted(0, row.height() + 6, 0, 0)
        flags = Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(detail, flags, self._detail)
        if self.shows_focus:
            paint_focus_ring(painter, shape, 14)

    def _title_font(self) -> QFont:
        return current_theme().font("card_title", px=19, weight=700)


class HurtSheet(Overlay):
    """Asks how much it hurts, then offers what the advice allows.

    Signals:
        answered: Pain 0-10, and a word such as "sharp" or "".
        chosen: What the person does then: "go-on", "easier", "halve", "leave-out",
            "end" or "questions".
    """

    answered = Signal(int, str)
    chosen = Signal(str)

    def __init__(self, player: QWidget, *, motion: bool = True) -> None:
        super().__init__(player, motion=motion)
        self._scale: NumberScale | None = None
        self._values: dict[QWidget, str] = {}
        self._can_go_on = True
        self.dismissed.connect(self._slip)

    def ask(self) -> None:
        """Show the question."""
        self.clear()
        self._values = {}
        self._can_go_on = True
        self.set_head(
            self.tr("How much does it hurt?"),
            self.tr("Time and sound have stopped."),
        )
        self._add_big_answers()
        exact = QHBoxLayout()
        exact.addWidget(Label(self.tr("Or the exact number"), px=16, weight=600))
        exact.addStretch(1)
        exact.addWidget(Label(self.tr("Keys 0 to 9"), role="small", color="text_2"))
        self.body.addSpacing(4)
        self.body.addLayout(exact)
        self._scale = NumberScale(self.tr("Pain from 0 to 10"), zoned=True)
        self._scale.settled.connect(self._take_number)
        self.body.addWidget(self._scale)
        self.foot.addWidget(
            Label(
                self.tr("Sudden, a pop, giving way or a limp counts as sharp."),
                role="small", color="text_2", wrap=True,
            ), 1,
        )  # fmt: skip
        self._add(self.tr("Pressed by mistake"), GO_ON, ButtonKind.SECONDARY)
        # No answer has the keyboard yet: a Space meant as "pause" must not answer.
        self.open()

    def _add_big_answers(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        answers = (
            ("green", self.tr("A little (0–2)"), self.tr("Go on.")),
            ("amber", self.tr("More (3–5)"), self.tr("Make it easier, or skip it.")),
            ("red", self.tr("Sharp or 6+"), self.tr("End here, a few questions.")),
        )
        for (light, title, detail), take in zip(
            answers, (self._take_little, self._take_more, self._take_sharp), strict=True
        ):
            button = BigAnswer(light, title, detail)
            button.clicked.connect(take)
            row.addWidget(button, 1)
        self.body.addLayout(row)

    def advise(self, pain: int, advice: Advice, easier_title: str) -> None:
        """Show what the number means and what can be done now.

        Args:
            pain: The answer.
            advice: What the light and the program's limits say.
            easier_title: Name of the easier exercise, or "" when there is none.
        """
        self.clear()
        self._scale = None
        self._values = {}
        self._can_go_on = advice.action != "end"
        self.set_head(self._heading(advice), "")
        heading = self.tr("Pain {0} of 10").format(pain)
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

    def _offer_to_end(self, advice: Advice) -> QWidget:
        """Add the way out; there is no way to go on."""
        self.foot.addStretch(1)
        if advice.ask_stop_questions:
            return self._add(
                self.tr("Answer a few questions"), QUESTIONS, ButtonKind.MAIN
            )
        return self._add(self.tr("End the session"), END, ButtonKind.MAIN)

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
    def _take_little(self) -> None:
        self.answered.emit(LITTLE, "")

    @Slot()
    def _take_more(self) -> None:
        self.answered.emit(MORE, "")

    @Slot()
    def _take_sharp(self) -> None:
        self.answered.emit(SHARP, SHARP_WORD)

    @Slot(int)
    def _take_number(self, number: int) -> None:
        self.answered.emit(number, "")

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget) and button in self._values:
            self.chosen.emit(self._values[button])

    @Slot()
    def _slip(self) -> None:
        """Escape goes on, unless the advice is to end."""
        if self._can_go_on and self._scale is not None:
            self.chosen.emit(GO_ON)
