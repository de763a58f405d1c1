"""A session in full: what was planned and done, and answers that can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from coach.care.choices import effort_words
from coach.progress.words import done_words, length_words, long_day, weekday_word
from ui.diary.rows import inset
from ui.pages.progress.session_parts import detail_lines, exercise_grid, number_tiles
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.player.number_scale import NumberScale
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.text_field import TextField
from ui.words import joined, kind_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.progress.detail import SessionDetail

NOTE_MAX = 500
_OUTCOMES = ("done", "partial", "stopped")


class SessionSheet(FormSheet):
    """Shows sessions of one or of a few days, one at a time.

    Args:
        shell: The widget that is covered.
        motion: Whether the card may rise into place.

    Signals:
        answers_changed: Session id and all its answers as they are to be now.
        remove_asked: The person wants this session, a SessionDetail, in the bin.
        closed: The sheet is gone.
    """

    answers_changed = Signal(str, dict)
    remove_asked = Signal(object)
    closed = Signal()

    def __init__(self, shell: QWidget, *, motion: bool = True) -> None:
        super().__init__(shell, motion=motion)
        self._details: list[SessionDetail] = []
        self.shown: SessionDetail | None = None
        self.pain: NumberScale | None = None
        self.pain_now: NumberScale | None = None
        self.effort: NumberScale | None = None
        self.note: TextField | None = None
        self.left.connect(self._step_back)

    def show_sessions(self, details: Sequence[SessionDetail]) -> None:
        """Show these sessions: the one, or a list to choose from.

        Read again while one of them is shown, that one stays open.
        """
        self._details = list(details)
        if not self._details:
            self.close_sheet()
            return
        if self.pain is not None:
            return  # answers are being changed; what was read does not change that
        shown = self.shown.summary.session_id if self.shown is not None else ""
        again = [each for each in self._details if each.summary.session_id == shown]
        if again:
            self._show(again[0])
        elif len(self._details) == 1:
            self._show(self._details[0])
        else:
            self.show_list()

    @Slot()
    def show_list(self) -> None:
        """Show the list of sessions."""
        self.shown = None
        self.clear()
        first, last = self._details[0], self._details[-1]
        title = long_day(first.started.date())
        if first.summary.local_day != last.summary.local_day:
            title = self.tr("{0} to {1}").format(title, long_day(last.started.date()))
        count = self.tr("{0} sessions").format(len(self._details))
        self.set_head(title, count)
        self.body.setSpacing(6)
        for detail in self._details:
            row = LinkRow(
                detail.summary.title,
                detail.summary.session_id,
                note=self._row_note(detail),
            )
            row.clicked.connect(self._choose)
            self.body.addWidget(row)
        self._add_close()
        self.open(self.save)

    def close_sheet(self) -> None:
        """Close the sheet for good."""
        self.leave()
        self.closed.emit()
        self.deleteLater()

    def clear(self) -> None:
        """Empty the card for its next page."""
        self.pain = self.pain_now = self.effort = None
        self.note = None
        super().clear()

    # One session

    def _show(self, detail: SessionDetail) -> None:
        self.shown = detail
        self.clear()
        self.set_head(detail.summary.title, self._facts(detail))
        self.body.setSpacing(5)
        # Nothing here brings room for a focus ring.
        margins = self.body.contentsMargins()
        margins.setLeft(margins.left() + RING_ROOM_PX)
        self.body.setContentsMargins(margins)
        self.body.addWidget(number_tiles(detail))
        self.body.addSpacing(9)
        for name, text in detail_lines(detail):
            line = self.tr("{0}: {1}").format(name, text)
            self.body.addWidget(Label(line, px=14, wrap=True, weight=400))
        self.body.addSpacing(9)
        self.body.addWidget(exercise_grid(detail.rows))
        self.body.addStretch(1)
        self._add_foot()
        self.open(self.save)

    def _add_foot(self) -> None:
        remove = Button(
            self.tr("Delete"), kind=ButtonKind.DANGER_LINK, height_px=FOOT_BUTTON_PX
        )
        remove.clicked.connect(self._remove)
        self.foot.addWidget(remove)
        self.foot.addStretch(1)
        if len(self._details) > 1:
            back = Button(self.tr("All sessions"), height_px=FOOT_BUTTON_PX)
            back.clicked.connect(self.show_list)
            self.foot.addWidget(back)
        edit = Button(self.tr("Edit"), icon="pencil", height_px=FOOT_BUTTON_PX)
        edit.clicked.connect(self.edit)
        self.foot.addWidget(edit)
        self._add_close(stretch=False)

    def _add_close(self, *, stretch: bool = True) -> None:
        if stretch:
            self.foot.addStretch(1)
        self.add_save(self.tr("Close")).clicked.connect(self.close_sheet)

    def _facts(self, detail: SessionDetail) -> str:
        summary = detail.summary
        minutes = done_words(summary.active_s, summary.planned_s)
        outcomes = dict(
            zip(
                _OUTCOMES,
                (self.tr("done"), self.tr("part of it"), self.tr("stopped early")),
                strict=True,
            )
        )
        sides = {"left": self.tr("left side"), "right": self.tr("right side")}
        when = self.tr("{0}, {1:%H:%M}").format(
            long_day(detail.started.date()), detail.started
        )
        kind = kind_word(detail.kind) if detail.kind else ""
        outcome = outcomes.get(summary.outcome, "")
        return joined((when, kind, sides.get(detail.side, ""), minutes, outcome))

    def _row_note(self, detail: SessionDetail) -> str:
        when = self.tr("{0} {1:%H:%M}").format(
            weekday_word(detail.started.date()), detail.started
        )
        return joined((when, length_words(detail.summary.active_s)))

    # Changing

    @Slot()
    def edit(self) -> None:
        """Ask again for pain, effort and note, filled with what was said."""
        detail = self.shown
        if detail is None:
            return
        answers = detail.summary.answers
        self.clear()
        kept = self.tr("What was said before is kept in the history.")
        self.set_head(self.tr("Change answers"), kept)
        self.body.setSpacing(8)
        worst = self.tr("Worst pain during the session")
        self.pain = NumberScale(worst, zoned=True)
        after = self.tr("Pain right after")
        self.pain_now = NumberScale(after, zoned=True, quiet=True, height_px=38)
        hard = self.tr("How hard was it?")
        self.effort = NumberScale(
            hard, zoned=False, anchors=effort_words(), quiet=True, height_px=38
        )
        for words, scale, key in (
            (worst, self.pain, "pain"),
            (after, self.pain_now, "pain_now"),
            (hard, self.effort, "effort"),
        ):
            self._add_question(words, scale)
            if isinstance(answers.get(key), int):
                scale.set_value(answers[key])
            self.add_scale(scale)
        self.note = TextField(self.tr("Note"), NOTE_MAX)
        self.note.setText(detail.summary.note)
        self.note.textEdited.connect(self.touch)
        self._add_question(self.tr("Note"), self.note)
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self._cancel)
        self.foot.addWidget(cancel)
        self.add_save().clicked.connect(self._save_answers)
        self.is_touched = False
        self.open(self.pain.first_key())

    def _add_question(self, words: str, field: QWidget) -> None:
        label = Label(words, px=15, weight=600)
        label.setContentsMargins(4, 6, 0, 0)
        label.setBuddy(field)
        self.body.addWidget(label)
        self.body.addWidget(inset(field))

    def _answers(self) -> dict[str, Any]:
        """Return all answers as they are now; those that are not asked are kept."""
        assert self.shown is not None
        assert self.note is not None
        found = dict(self.shown.summary.answers)
        for key, scale in (
            ("pain", self.pain),
            ("pain_now", self.pain_now),
            ("effort", self.effort),
        ):
            value = scale.value() if scale is not None else None
            if value is None:
                found.pop(key, None)
            else:
                found[key] = value
        found["note"] = self.note.text().strip()
        if not found["note"]:
            del found["note"]
        return found

    @Slot()
    def _save_answers(self) -> None:
        detail = self.shown
        if detail is None or self.pain is None:
            return
        answers = self._answers()
        if answers != detail.summary.answers:
            self.answers_changed.emit(detail.summary.session_id, answers)
        self._show(detail)

    @Slot()
    def _cancel(self) -> None:
        if self.shown is not None:
            self._show(self.shown)

    @Slot()
    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, LinkRow):
            for detail in self._details:
                if detail.summary.session_id == row.objectName():
                    self._show(detail)
                    return

    @Slot()
    def _remove(self) -> None:
        detail = self.shown
        if detail is not None:
            self.remove_asked.emit(detail)

    @Slot()
    def _step_back(self) -> None:
        """Escape: from the answers to the session, else away."""
        if self.pain is not None:
            self._cancel()
        else:
            self.close_sheet()
