"""Does what is pressed on the Recovery page: writes notes, asks first where it matters.

Every note can be taken back for half a minute.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from coach.care.course import actions
from coach.care.course.actions import CourseError
from coach.care.course.advance import ASK_THERAPIST
from coach.store.entries import COURSE, COURSE_TEST, MEASURE
from ui.pages.recovery.examined_sheet import ExaminedSheet
from ui.pages.recovery.self_test_sheet import TestSheet
from ui.recover.auto_steps import step_to_take_back, take_back_step
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer as SheetAnswer
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.care.course.answers import Answer
    from coach.care.course.checks import Check
    from coach.care.course.now import CourseNow
    from ui.context import AppContext
    from ui.models.recovery_model import RecoveryModel

_YES = "yes"


class RecoveryDoing(QObject):
    """Acts on one course at a time.

    Args:
        context: What all parts share.
        model: Writes the notes.
        page: What questions stand on.

    Attributes:
        now: The course that is shown; None without one.
        sheet: The question that is open, or None.
    """

    def __init__(
        self, context: AppContext, model: RecoveryModel, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context = context
        self._model = model
        self._page = page
        self._then: Callable[[], None] | None = None
        # The course that a sheet was opened for; another one may be shown by then.
        self._asked_for = ""
        self.now: CourseNow | None = None
        self.sheet: QWidget | None = None

    # Decisions

    def step_up(self) -> None:
        """Ask whether to move on, with the numbers, and write it once confirmed.

        Where the physiotherapist decides, it is asked whether they have agreed.
        """
        now = self.now
        if now is None or now.advance is None or now.advance.to is None:
            return
        words = self.tr("Move on to “{0}”").format(now.advance.to.title)
        points = tuple(each.text for each in now.advance.checks)
        text = now.advance.text
        if now.advance.then == ASK_THERAPIST:
            title = self.tr("Has your physiotherapist agreed to “{0}”?")
            title = title.format(now.advance.to.title)
            agreed = self.tr("Yes, they have agreed")
            then = partial(self._step_up, has_agreed=True)
            # Return alone says nothing in somebody else's name.
            self._ask(title, text, agreed, then, chosen="", points=points)
            return
        then = partial(self._step_up, has_agreed=False)
        self._ask(self.tr("{0}?").format(words), text, words, then, points=points)

    def take_back_step(self) -> None:
        """Take back a step that happened by itself today."""
        now = self.now
        found = None if now is None else step_to_take_back(now.course)
        if now is None or found is None:
            return
        entry, stage = found
        take_back_step(self._model, entry, now.course, stage)
        words = self.tr("“{0}” goes on; the step waits for you.").format(stage.title)
        self._context.done_told.emit(words)

    def finish(self) -> None:
        """Ask whether to finish a plan whose points are all met."""
        if self.now is None or self.now.advance is None:
            return
        words = self.tr("Finish the plan")
        then = partial(self._end, self.tr("Every point was ticked."))
        self._ask(self.tr("Finish the plan?"), self.now.advance.text, words, then)

    def end(self) -> None:
        """Ask whether to end a course before its time."""
        if self.now is None:
            return
        words = self.tr("End course")
        text = self.tr("What was done stays in your diary. You can begin again later.")
        title, then = self.tr("End this course?"), partial(self._end, "")
        # Return alone ends nothing before its time.
        self._ask(title, text, words, then, chosen="")

    def accept(self) -> None:
        """Write down a hold, a step back or a referral that was confirmed."""
        now = self.now
        if now is not None:
            self._write(
                lambda: actions.accept_data(now.course, now.decision),
                self.tr("Noted: {0}").format(now.decision.text),
            )

    def pause(self) -> None:
        """Pause the course."""
        now = self.now
        if now is not None:
            words = self.tr("“{0}” is paused.").format(now.course.title)
            self._write(partial(actions.pause_data, now.course), words)

    def resume(self) -> None:
        """Go on after a pause."""
        now = self.now
        if now is not None:
            words = self.tr("“{0}” goes on.").format(now.course.title)
            self._write(partial(actions.resume_data, now.course), words)

    def _step_up(self, *, has_agreed: bool) -> None:
        now = self.now
        if now is None or now.advance is None or now.advance.to is None:
            return
        advance = now.advance
        words = self.tr("“{0}” has begun.").format(now.advance.to.title)
        self._write(
            lambda: actions.step_up_data(now.course, advance, has_agreed=has_agreed),
            words,
        )

    def _end(self, reason: str) -> None:
        now = self.now
        if now is not None:
            words = self.tr("“{0}” has ended.").format(now.course.title)
            self._write(partial(actions.end_data, now.course, reason), words)

    # Sheets

    def examined(self) -> None:
        """Ask when it was examined, and by whom."""
        now = self.now
        if now is None or self.sheet is not None:
            return
        course = now.course
        sheet = ExaminedSheet(
            self._page.window(), self._context, course.onset_day, course.moment.day
        )
        sheet.examined.connect(self._take_examined)
        self._show(sheet)
        sheet.show_form()

    def test(self, point: Check) -> None:
        """Open the guided sheet of a point."""
        now = self.now
        if now is None or self.sheet is not None or point.criterion is None:
            return
        sheet = TestSheet(self._page.window(), self._context, point, now.course.side)
        sheet.entered.connect(self._take_test)
        self._show(sheet)
        sheet.show_form()

    def _show(self, sheet: ExaminedSheet | TestSheet) -> None:
        assert self.now is not None
        self._asked_for = self.now.course.id
        sheet.closed.connect(self._forget_sheet)
        self.sheet = sheet

    @Slot(object, str)
    def _take_examined(self, day: date, by: str) -> None:
        now = self._same()
        if now is not None:
            make = partial(actions.examined_data, now.course, day, by)
            self._write(make, self.tr("Noted: it was examined."))

    @Slot(object, object)
    def _take_test(self, point: Check, answer: Answer) -> None:
        now = self._same()
        if now is None:
            return
        make = partial(actions.answer_note, now.course, point, answer)
        words = self.tr("Noted: {0}").format(point.text)
        measured = actions.measure_data(point, answer)
        self._write(make, words, kind=COURSE_TEST, measured=measured)

    def _same(self) -> CourseNow | None:
        """Return the course that was asked about, as long as it is the one shown."""
        now = self.now
        is_same = now is not None and now.course.id == self._asked_for
        return now if is_same else None

    @Slot()
    def _forget_sheet(self) -> None:
        self.sheet = None

    # Writing

    def _ask(
        self,
        title: str,
        text: str,
        words: str,
        then: Callable[[], None],
        *,
        chosen: str = _YES,
        points: tuple[str, ...] = (),
    ) -> None:
        if self.sheet is not None or self.now is None:
            return
        self._asked_for = self.now.course.id
        self._then = then
        sheet = Sheet(
            self._page.window(),
            title,
            text,
            (
                SheetAnswer("", self.tr("Not yet"), ButtonKind.LINK),
                SheetAnswer(_YES, words, ButtonKind.MAIN),
            ),
            chosen=chosen,
            motion=not self._context.less_motion,
            points=points,
        )
        sheet.answered.connect(self._take_answer)
        self.sheet = sheet
        sheet.open()

    @Slot(str)
    def _take_answer(self, answer: str) -> None:
        then, self._then, self.sheet = self._then, None, None
        if answer == _YES and then is not None and self._same() is not None:
            then()

    def _write(
        self,
        make: Callable[[], dict[str, Any]],
        words: str,
        *,
        kind: str = COURSE,
        measured: dict[str, Any] | None = None,
    ) -> None:
        """Write a note, and offer to take it back; say why where it is refused."""
        try:
            data = make()
        except CourseError as error:
            self._context.notice_given.emit(str(error))
            return
        written = [self._model.note(kind, data)]
        if measured is not None:
            written.append(self._model.note(MEASURE, measured))
        self._context.undo_offered.emit(words, partial(self._take_back, written))

    def _take_back(self, written: list[Any]) -> None:
        for entry in written:
            self._model.take_back(entry)
