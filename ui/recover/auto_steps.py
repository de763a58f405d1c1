"""Steps of a course that its plan lets happen without a confirmation.

They are written down as soon as every point is met, said in the window, and can be
taken back: there for half a minute, and on the Recovery page for as long as nothing
was done in the new stage.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from coach.care.course.actions import FILE, stayed_data, step_up_data
from coach.care.course.facts import day_of, text_in
from coach.care.course.state import STEP_UP
from coach.store.entries import COURSE

if TYPE_CHECKING:
    from coach.care.course.now import CourseNow
    from coach.care.course.state import Course
    from coach.files.plan_model import Stage
    from coach.store.entries import Entry
    from ui.context import AppContext
    from ui.models.recovery_model import Recovery, RecoveryModel


class AutoSteps(QObject):
    """Writes the steps that happen by themselves; one of them in a window is enough.

    Args:
        context: Tells of them.
        model: Knows the courses, and writes.
    """

    def __init__(self, context: AppContext, model: RecoveryModel) -> None:
        super().__init__(model)
        self._context = context
        self._model = model
        # What is written tells of a change again, so it waits for the end of this one.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        model.changed.connect(self._soon.start)

    @Slot()
    def look(self) -> None:
        """Write the first step that is ready; the others follow that change."""
        recovery = self._model.recovery
        if recovery is None or self._model.is_reading:
            return
        found = (each for each in recovery.courses if _is_ready(each, recovery))
        now = next(found, None)
        if now is not None:
            self._step(now)

    def _step(self, now: CourseNow) -> None:
        advance, course = now.advance, now.course
        assert advance is not None, "a step has a way out of its stage"
        assert advance.to is not None, "the end of a plan is no step"
        entry = self._model.note(COURSE, step_up_data(course, advance))
        undo = partial(take_back_step, self._model, entry, course, course.stage)
        self._context.undo_offered.emit(step_words(advance.to), undo)


def step_words(stage: Stage) -> str:
    """Return that a stage has begun by itself."""
    words = QCoreApplication.translate(
        "AutoSteps", "“{0}” has begun: your plan lets it happen by itself."
    )
    return words.format(stage.title)


def take_back_step(
    model: RecoveryModel, entry: Entry, course: Course, stage: Stage
) -> None:
    """Take a step back, and let the next one wait for the person.

    Args:
        model: Writes.
        entry: The note of the step.
        course: Whose step it was.
        stage: The stage that the course stays in.
    """
    model.take_back(entry)
    model.note(COURSE, stayed_data(course, stage))


def step_to_take_back(course: Course) -> tuple[Entry, Stage] | None:
    """Return the note of today's step by itself and the stage before it, or None.

    Once something was done in the new stage it stays.
    """
    if len(course.stays) < 2 or course.stage_sessions():
        return None
    last = course.notes[-1]
    is_step = text_in(last.data, "decision") == STEP_UP
    is_own = text_in(last.data, "confirmed_by") == FILE
    if not (is_step and is_own and day_of(last) == course.moment.day):
        return None
    return last, course.stays[-2].stage


def _is_ready(now: CourseNow, recovery: Recovery) -> bool:
    """Return whether a step may happen now: nothing holds it, and nothing is closed."""
    advance = now.advance
    return (
        advance is not None
        and advance.goes_by_itself
        and advance.to is not None
        and now.decision.kind == "propose-step-up"
        and not recovery.closed_stage(advance.to)
    )
