"""The card of a signed plan: who signed it, what was agreed, what is to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.exchange.assigned.words import missed_words
from coach.exchange.returned.sent import is_due, sent_until
from ui.assigned.begun import begun_notes, is_all_reported
from ui.assigned.seal import Agreed, Seal
from ui.models.assigned_model import known_assigned
from ui.pages.recovery.filled import FilledCard
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.exchange.assigned.receive import Signed
    from ui.assigned.reporting import Reporting
    from ui.context import AppContext

_BUTTON_PX = 44


class AssignedCard(FilledCard):
    """Shows signed plans; hidden while there is nothing to show.

    Args:
        context: What all parts share.
        is_brief: Show only what is to be done: a plan that waits or is to begin,
            sessions that were missed, a report that is due.
    """

    def __init__(self, context: AppContext, *, is_brief: bool) -> None:
        super().__init__()
        self._context = context
        self._is_brief = is_brief
        self._plans: dict[str, Signed] = {}
        self._reporting: Reporting | None = None
        self.setAccessibleName(self.tr("Plan from your physiotherapist"))
        self.hide()

    def show_assigned(self, plan_id: str = "") -> None:
        """Show how it stands.

        Args:
            plan_id: Show nothing of other plans that run; "" shows all.
        """
        model = known_assigned(self._context)
        assigned = None if model is None else model.assigned
        if model is None or assigned is None:
            self.hide()
            return
        running = [
            each
            for each in assigned.running
            if plan_id in ("", each.contents.plan.id) and self._has_to_say(each)
        ]
        shown = (
            [(each.container.manifest_sha256, self._state(each)) for each in running],
            [each.container.manifest_sha256 for each in assigned.waiting],
            assigned.damaged,
        )
        if self.begin(shown):
            self._plans = {}
            for sentence in assigned.damaged:
                self._add_damaged(sentence)
            for signed in assigned.waiting:
                self._add_waiting(signed)
            for signed in running:
                self._add_running(signed)
        self.setVisible(bool(running or assigned.waiting or assigned.damaged))

    def _has_to_say(self, signed: Signed) -> bool:
        return not self._is_brief or any(self._state(signed))

    def _state(self, signed: Signed) -> tuple[str, bool, bool]:
        """Return what was missed in words, and whether to report and to begin."""
        model = known_assigned(self._context)
        plan, today = signed.contents.plan, self._context.care.moment.day
        missed = 0 if model is None else model.missed.get(plan.id, 0)
        marks = self._context.settings.reports_sent
        until = sent_until(marks, signed.assignment.id)
        notes = begun_notes(self._context, plan)
        is_asked = bool(notes) and not is_all_reported(signed, notes, until)
        report = is_asked and is_due(
            signed.assignment, until, today, since=signed.since
        )
        return missed_words(signed, missed), report, not notes

    def _add_damaged(self, sentence: str) -> None:
        """Say that a plan is not as it was signed, for as long as that is so."""
        self.add_head(self.tr("A plan cannot be used"))
        self.add_words(sentence, color="warn_text")
        again = Button(self.tr("Open its file"), height_px=_BUTTON_PX)
        again.clicked.connect(self._context.file_asked)
        self.add_buttons([again])

    def _add_waiting(self, signed: Signed) -> None:
        self.add_head(self.tr("A plan waits for its code"))
        compare = self._button(self.tr("Compare the code"), signed, ButtonKind.MAIN)
        compare.clicked.connect(self._compare)
        discard = self._button(self.tr("Discard"), signed, ButtonKind.LINK)
        discard.clicked.connect(self._discard)
        words = self.tr("It does not run until the code of its key has been compared.")
        self._add_all(signed, (words,), compare, discard)

    def _add_running(self, signed: Signed) -> None:
        missed, is_report_due, is_to_begin = self._state(signed)
        plan = signed.contents.plan
        self.add_head(plan.title if self._is_brief else self.tr("Your plan"))
        if is_to_begin:
            self._add_beginning(signed)
            return
        due = self.tr("A report is due. You see all of it before it leaves.")
        sends: list[Button] = []
        if signed.assignment.report.include:
            kind = ButtonKind.MAIN if self._is_brief else ButtonKind.SECONDARY
            send = self._button(self.tr("Send a report"), signed, kind)
            send.clicked.connect(self._report)
            sends.append(send)
        self._add_all(signed, (missed, due if is_report_due else ""), *sends)

    def _add_beginning(self, signed: Signed) -> None:
        """Offer to begin a plan whose days have come, or say when they do."""
        # Imported here, as is what reports: few people have such a plan.
        from coach.care.plan_days import closed_by_days

        plan = signed.contents.plan
        closed = closed_by_days(plan, self._context.care.moment.day)
        if closed is not None:
            self._add_all(signed, (f"{closed.reason} {closed.next_step}",))
            return
        start = self._button(self.tr("Begin"), signed, ButtonKind.MAIN)
        start.clicked.connect(self._begin_plan)
        self._add_all(signed, (self.tr("It is ready to begin."),), start)

    def _add_all(self, signed: Signed, words: Iterable[str], *buttons: Button) -> None:
        """Add seal, words and buttons; side by side where there is room for it."""
        inside = Column()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Seal(signed))
        for text in filter(None, words):
            column.addWidget(Label(text, role="small", weight=400, wrap=True))
        row.addLayout(column, 1)
        self.add(inside)
        if not self._is_brief:
            self.column.addWidget(Agreed(signed))
        if not self._is_brief:
            self.add_buttons(buttons)
            return
        for button in reversed(buttons):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def _button(self, words: str, signed: Signed, kind: ButtonKind) -> Button:
        plan = signed.contents.plan
        name = f"{words}: {plan.title}"
        button = Button(words, kind=kind, height_px=_BUTTON_PX, name=name)
        button.setObjectName(signed.container.manifest_sha256)
        self._plans[button.objectName()] = signed
        return button

    @Slot()
    def _compare(self) -> None:
        model = known_assigned(self._context)
        if model is not None:
            model.open_waiting(self._pressed())

    @Slot()
    def _discard(self) -> None:
        model = known_assigned(self._context)
        if model is not None:
            model.discard(self._pressed())

    @Slot()
    def _begin_plan(self) -> None:
        plan = self._pressed().contents.plan
        self._context.recover_asked.emit(f"plan:{plan.id}")

    @Slot()
    def _report(self) -> None:
        if self._reporting is None:
            # Imported here: a report is rare.
            from ui.assigned.reporting import Reporting

            self._reporting = Reporting(self._context, self.window())
        self._reporting.send(self._pressed())

    def _pressed(self) -> Signed:
        return self._plans[self.sender().objectName()]
