"""After a session: how much it hurt and how hard it was; then what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from ui.player.finish_form import FinishContext, FinishForm
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.player.summary import summary_grid
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.pain import AfterAdvice
    from ui.player.number_scale import NumberScale
    from ui.player.recap import Recap
    from ui.widgets.text_field import TextField


class FinishSheet(FormSheet):
    """Asks how it was, then shows the summary.

    Signals:
        answered: The answers by key, as `coach.store.replay` reads them; empty when
            not given.
        signs_asked: The person wants to see the stop questions.
        finished: The person has read the summary.
    """

    answered = Signal(dict)
    signs_asked = Signal()
    finished = Signal()

    def __init__(self, player: QWidget, *, motion: bool = True) -> None:
        super().__init__(player, motion=motion)
        self.form: FinishForm | None = None
        self._saved: Label | None = None
        self.left.connect(self._leave_page)

    @property
    def pain(self) -> NumberScale:
        """The scale for the worst pain, while it is asked."""
        return self._asked.pain

    @property
    def effort(self) -> NumberScale:
        """The scale for the effort, while it is asked."""
        return self._asked.effort

    @property
    def note(self) -> TextField:
        """The field for the note, while it is asked."""
        return self._asked.note

    @property
    def advice(self) -> AfterAdvice | None:
        """What the number means that is chosen now."""
        return None if self.form is None else self.form.advice

    @property
    def _asked(self) -> FinishForm:
        assert self.form is not None, "nothing is being asked"
        return self.form

    def ask(self, title: str, recap: Recap, about: FinishContext) -> None:
        """Ask for pain, effort, details and a note.

        Args:
            title: Name of the program.
            recap: What the session came to.
            about: What the questions have to know.
        """
        self.clear()
        words = self.tr("{0}, {1}. Well done.") if recap.is_whole else "{0}, {1}"
        self.set_head(
            self.tr("How much did it hurt?"), words.format(title, recap.length_words)
        )
        form = self.form = FinishForm(about)
        self.body.addWidget(form)
        for scale in form.scales:
            self.add_scale(scale)
        form.pain.chosen.connect(self._allow_saving)
        form.touched.connect(self.touch)
        form.resized.connect(self.fit)
        form.fold.toggled.connect(self._show_details)
        self._add_foot()
        self._allow_saving()
        self.open()

    def ask_again(self) -> None:
        """Show the questions once more, as they were filled in."""
        self.open()

    def summarise(self, recap: Recap, answers: dict[str, Any]) -> None:
        """Show what the session came to."""
        self.clear()
        self.form = None
        whole = self.tr("Your session")
        self.set_head(whole if recap.is_whole else self.tr("Your session so far"))
        self.body.addLayout(summary_grid(recap, answers))
        self._saved = Label(
            self.tr("Saving …"), role="small", color="text_2", wrap=True
        )
        self.foot.addWidget(self._saved, 1)
        done = self.add_save(self.tr("Done"))
        done.clicked.connect(self.finished)
        self.open(done)

    @property
    def saved_words(self) -> str:
        """What the summary says about saving."""
        return "" if self._saved is None else self._saved.text()

    @Slot()
    def show_saved(self) -> None:
        """Say that everything is on the disk."""
        if self._saved is not None:
            self._saved.setText(self.tr("Saved on this computer."))
            self._saved.set_color("ok_text")

    @Slot(str)
    def show_not_saved(self, sentence: str) -> None:
        """Say why it could not be saved yet."""
        if self._saved is not None:
            self._saved.setText(sentence)
            self._saved.set_color("bad_text")

    def clear(self) -> None:
        """Empty the card for its next page."""
        self._saved = None
        self.foot.setContentsMargins(40, 14, 36, 14)
        super().clear()

    def _add_foot(self) -> None:
        signs = Button(
            self.tr("Sudden snap, numbness or cannot walk?"),
            kind=ButtonKind.DANGER_LINK,
            icon="warning",
        )
        signs.clicked.connect(self.signs_asked)
        # Its sign stands below the words above, its ring outside of them.
        self.foot.setContentsMargins(32, 14, 36, 14)
        not_now = Button(self.tr("Not now"), height_px=FOOT_BUTTON_PX)
        not_now.clicked.connect(self._take_nothing)
        self.foot.addWidget(signs)
        self.foot.addStretch(1)
        self.foot.addWidget(not_now)
        self.add_save().clicked.connect(self._take_answers)

    @Slot(bool)
    def _show_details(self, is_open: bool) -> None:
        if is_open and self.isVisible():
            self.show_part(self._asked.fold)

    @Slot()
    def _allow_saving(self) -> None:
        if self.save is not None:
            self.save.setEnabled(self.pain.value() is not None)

    @Slot()
    def _take_answers(self) -> None:
        self.answered.emit(self._asked.answers())

    @Slot()
    def _take_nothing(self) -> None:
        self.answered.emit({})

    @Slot()
    def _leave_page(self) -> None:
        """Escape: no answers; on the summary it closes."""
        if self.form is not None:
            self.answered.emit({})
        else:
            self.finished.emit()
