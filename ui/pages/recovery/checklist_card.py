"""What has to hold before the next stage: met, open, or not applicable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.course.checks import MET, NOT_APPLICABLE
from coach.care.course.return_list import return_list
from coach.care.course.texts import others_differ
from coach.files.assignment_model import is_assigned
from coach.progress.words import long_day
from ui.icons import paint_icon
from ui.pages.recovery.filled import FilledCard
from ui.recover.info_link import InfoLink
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from coach.care.course.checks import Check
    from coach.care.course.now import CourseNow
    from coach.files.plan_model import Plan
    from ui.context import AppContext

_BOX_PX = 22.0
_BUTTON_PX = 32


class CheckBox(QWidget):
    """The box of a point: ticked, empty, or with a dash."""

    def __init__(self, status: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status = status
        size = round(_BOX_PX * current_theme().scale) + 2
        self.setFixedSize(size, size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._status == MET:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
        else:
            painter.setPen(QPen(theme.color("control_border"), 1.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 6, 6)
        sign = box.adjusted(3.5, 3.5, -3.5, -3.5)
        if self._status == MET:
            paint_icon(painter, "check", sign, theme.color("on_accent"), 2.8)
        elif self._status == NOT_APPLICABLE:
            paint_icon(painter, "minus", sign, theme.color("text_3"), 2.4)


class CheckRow(Column):
    """One point: its box, its words, what is missing, and a button to enter it.

    Args:
        point: The point.

    Signals:
        asked: The person wants to enter something for this point.
    """

    asked = Signal(object)

    def __init__(self, point: Check, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.point = point
        states = {MET: self.tr("met"), NOT_APPLICABLE: self.tr("does not apply")}
        state = states.get(point.status, self.tr("open"))
        self.setAccessibleName(self.tr("{0} {1}").format(point.text, state))
        self.setAccessibleDescription(point.missing)
        is_entered = point.criterion is not None and (
            point.enters or point.may_not_apply
        )
        # The first line of the words stands in line with the box, and with the button.
        height_px = _BUTTON_PX + 2 * RING_ROOM_PX
        inset_px = (height_px - round(_BOX_PX)) // 2 - 1 if is_entered else 0
        words = QVBoxLayout()
        words.setContentsMargins(0, inset_px + 2, 0, 0)
        words.setSpacing(1)
        color = "text" if point.is_open else "text_2"
        words.addWidget(Label(point.text, px=13.5, color=color, wrap=True))
        note = point.missing if point.is_open else ""
        if point.status == NOT_APPLICABLE:
            note = self.tr("Does not apply to me.")
        if note:
            words.addWidget(Label(note, role="small", color="warn_text", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        words.addStretch(1)
        box = QVBoxLayout()
        box.setContentsMargins(0, inset_px, 0, 0)
        box.addWidget(CheckBox(point.status))
        box.addStretch(1)
        row.addLayout(box)
        row.addLayout(words, 1)
        self.button: Button | None = None
        if is_entered and point.criterion is not None:
            text = self.tr("Test") if point.criterion.test else self.tr("Answer")
            self.button = Button(
                text if point.is_open else self.tr("Change"),
                kind=ButtonKind.LINK,
                height_px=_BUTTON_PX,
                name=self.tr("{0}: {1}").format(text, point.text),
            )
            self.button.clicked.connect(self._ask)
            row.addWidget(self.button, 0, top)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.point)


class ChecklistCard(FilledCard):
    """The way out of the present stage.

    Args:
        context: What all parts share.

    Attributes:
        info: Opens what the numbers rest on; made with the list.

    Signals:
        test_asked: The person wants to enter something for this point.
        plan_asked: Show this plan.
    """

    test_asked = Signal(object)
    plan_asked = Signal(str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def show_now(self, now: CourseNow) -> None:
        """Show a course's checklist."""
        plan = now.course.plan
        key = (now.course.id, now.course.stage.name, now.advance, plan.last_day)
        if not self.begin(key):
            return
        self.rows: list[CheckRow] = []
        advance = now.advance
        if advance is None:
            self._add_no_way_out(plan)
            return
        back = return_list(advance)
        title = self.tr("To finish this plan")
        if back is not None:
            title = back.title
        elif advance.to is not None:
            title = self.tr("To begin “{0}”").format(advance.to.title)
        met = self.tr("{0} of {1} met")
        self.add_head(title)
        self.add_words(met.format(advance.met, len(advance.checks)))
        self.column.addSpacing(2)
        for point in advance.checks:
            row = CheckRow(point)
            row.asked.connect(self.test_asked)
            self.rows.append(row)
            self.add(row)
        for sentence in () if back is None else back.sentences:
            self.add_words(sentence, color="text")
        if advance.others_took:
            self.column.addSpacing(4)
            self.add_words(advance.others_took, color="text")
            self.add_words(others_differ())
        if advance.next_title:
            link = LinkRow(self.tr("Next: {0}").format(advance.next_title))
            link.setObjectName(advance.next_plan)
            link.clicked.connect(self._ask_next)
            self.add(link)
        self._plan = plan.id
        about = Button(self.tr("About this plan"), kind=ButtonKind.LINK, height_px=32)
        about.clicked.connect(self._ask_plan)
        words = self.tr("How sure are these numbers?")
        self.info = InfoLink(self._context, words, "card:evidence")
        self.add_buttons([about, self.info])

    def _add_no_way_out(self, plan: Plan) -> None:
        """Say how long the last stage goes on."""
        if plan.last_day is not None:
            self.add_head(self.tr("Until the plan ends"))
            words = self.tr("Its last day is {0}. Ask for a fresh one in time.")
            self.add_words(words.format(long_day(plan.last_day)))
        elif is_assigned(plan.id):
            self.add_head(self.tr("This stage has no end"))
            self.add_words(self.tr("Go on until a new revision comes."))
        else:
            self.add_head(self.tr("This stage has no end"))
            words = self.tr("It keeps what was gained. Go on as long as you like.")
            self.add_words(words)

    @Slot()
    def _ask_plan(self) -> None:
        self.plan_asked.emit(self._plan)

    @Slot()
    def _ask_next(self) -> None:
        link = self.sender()
        if isinstance(link, LinkRow):
            self.plan_asked.emit(link.objectName())
