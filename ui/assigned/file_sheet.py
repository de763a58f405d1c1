"""What comes of opening a signed file: an offer, a question, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from coach.care.course.self_tests import entered
from coach.exchange.assigned.kept import FIRST_USE
from coach.exchange.assigned.taking import may_skip_comparing
from coach.exchange.assigned.words import issuer_words, key_words, side_words
from coach.progress.words import long_day
from ui.assigned.code_part import CodeLabel, CodePart
from ui.assigned.offer_body import add_changes, add_plan, add_seal
from ui.diary.rows import inset
from ui.pages.recovery.entry_points import with_room
from ui.player.advice_card import UNLIT, AdviceCard
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.sore_side import needs_side
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.exchange.assigned.key_changes import KeyOffer
    from coach.exchange.assigned.receive import Offer
    from coach.exchange.signed.plain import Refusal
    from coach.files.model import Exercise

_PASSPHRASE_MAX = 200


class FileSheet(FormSheet):
    """Shows one signed file; it changes nothing by itself.

    Args:
        window: The widget that is covered.
        motion: Whether the card may rise into place.

    Attributes:
        code: Asks for the code of an unknown key; None while none is asked for.
        passphrase: Where a passphrase is typed; None likewise.

    Signals:
        passphrase_given: Open the file with this passphrase.
        take_asked: Take the plan in; how its key was confirmed, or "".
        key_asked: Take the new key.
        begin_asked: Begin the plan.
        closed: The sheet is gone.
    """

    passphrase_given = Signal(str)
    take_asked = Signal(str)
    key_asked = Signal()
    begin_asked = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, *, motion: bool = True) -> None:
        super().__init__(window, motion=motion)
        self.code: CodePart | None = None
        self.passphrase: TextField | None = None
        self.left.connect(self.close_sheet)

    def show_refusal(self, refusal: Refusal) -> None:
        """Say why a file is not taken, and what to do; nothing was changed."""
        self._turn(self.tr("This file was not taken in"))
        following = (refusal.advice, self.tr("Nothing was changed."))
        card = AdviceCard(UNLIT, refusal.meaning, tuple(filter(None, following)))
        self.body.addWidget(inset(card))
        if refusal.detail:
            words = self.tr("For whoever sent it: {0}").format(refusal.detail)
            detail = Label(words, role="small", color="text_2", wrap=True)
            self.body.addWidget(inset(detail))
        self._end_with(self.tr("Close"))

    def show_passphrase(self, file: str, problem: str = "") -> None:
        """Ask for the passphrase of an encrypted file.

        Args:
            file: Its name.
            problem: Why the one before did not open it, or "".
        """
        self._turn(self.tr("This file opens with a passphrase"), file)
        words = self.tr("Whoever sent it has told it to you another way.")
        self.body.addWidget(inset(Label(words, weight=400, wrap=True)))
        self.passphrase = TextField(self.tr("Passphrase"), _PASSPHRASE_MAX)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.textChanged.connect(self._follow_passphrase)
        self.body.addWidget(inset(self.passphrase))
        if problem:
            wrong = Label(problem, role="small", color="bad_text", wrap=True)
            self.body.addWidget(inset(wrong))
        self._add_foot(self.tr("Open"), self._give_passphrase)
        self._follow_passphrase()
        self.open(self.passphrase)

    def show_offer(self, offer: Offer, known: Mapping[str, Exercise]) -> None:
        """Show a plan that can be taken in.

        Args:
            offer: The plan, beside the one that it replaces.
            known: The exercises of the person's library, for their names.
        """
        signed = offer.signed
        issuer = issuer_words(signed.assignment.issuer)
        words = self.tr("From {0}").format(issuer)
        self._turn(signed.contents.plan.title, words)
        add_changes(self.body, offer, known)
        if offer.needs_code:
            self._ask_code(offer)
        else:
            add_seal(self.body, signed)
        add_plan(self.body, signed, known)
        self._add_foot(self.tr("Take this plan"), self._take)
        if self.code is not None:
            later = Button(self.tr("Keep for later"), height_px=FOOT_BUTTON_PX)
            later.clicked.connect(self._keep)
            self.foot.insertWidget(self.foot.count() - 1, later)
            self._follow_code()
        self.open(self.save if self.code is None else self.code.field)

    def show_key(self, offer: KeyOffer) -> None:
        """Show a known therapist's new key."""
        change, known = offer.change, offer.known
        self._turn(self.tr("{0} has a new key").format(known.name))
        words = self.tr("The old key, {0}, signed the new one.")
        old = key_words(known)
        self.body.addWidget(inset(Label(words.format(old), weight=400, wrap=True)))
        self.body.addWidget(inset(Label(self.tr("Code of the new key"), weight=600)))
        self.body.addWidget(inset(CodeLabel(change.new)))
        words = self.tr(
            "Compare the code with the new card, where there is one. The old key is "
            "trusted no more from now on; a plan that came before goes on."
        )
        self.body.addWidget(inset(Label(words, weight=400, wrap=True)))
        self._add_foot(self.tr("Use the new key"), self._take_key)
        self.open(self.save)

    def show_waiting(self) -> None:
        """Say that a plan is kept and does not run yet."""
        self._turn(self.tr("Kept, not running yet"))
        words = self.tr(
            "It runs once its code has been compared. You find it on Today until then."
        )
        self.body.addWidget(inset(Label(words, weight=400, wrap=True)))
        self._end_with(self.tr("Close"))

    def show_taken(self, offer: Offer, today: date, running: str | None) -> None:
        """Say that a plan is here, and offer to begin it.

        Args:
            offer: What was taken in.
            today: The person's day.
            running: The side of the course that runs of it, "" for none; None where
                it has not been begun.
        """
        assignment = offer.signed.assignment
        self._turn(self.tr("Your plan is here"), offer.signed.contents.plan.title)
        begins = assignment.valid_from > today
        if running is not None:
            words = self.tr("Your course goes on with revision {0}.")
            words = words.format(assignment.revision)
        elif not begins:
            words = self._before_words(offer)
        else:
            words = ""
        first_day = ""
        if begins:
            first_day = self.tr("It begins on {0}; until then it cannot be started.")
            first_day = first_day.format(long_day(assignment.valid_from))
        for text in filter(None, (words, first_day, self._side_words(offer, running))):
            self.body.addWidget(inset(Label(text, weight=400, wrap=True)))
        if running is not None or begins:
            self._end_with(self.tr("Close"))
            return
        self._add_foot(self.tr("Begin"), self._begin, leave=self.tr("Later"))
        self.open(self.save)

    def _side_words(self, offer: Offer, running: str | None) -> str:
        """Return that a course runs for another side than the plan says now, or ""."""
        side = offer.signed.assignment.patient.injured_side
        if not (side and running) or side == running:
            return ""
        words = self.tr(
            "The plan says now: {0}. Your course runs for another: {1}. End it on "
            "Recovery, and begin the plan anew."
        )
        return words.format(side_words(side), side_words(running))

    def _before_words(self, offer: Offer) -> str:
        """Return what is asked before the plan begins."""
        signed = offer.signed
        contents = signed.contents
        if any(entered(point) for point in contents.plan.stages[0].entry):
            return self.tr("A few questions come before it, as before every plan.")
        is_sided = any(needs_side(each) for each in contents.programs.values())
        if is_sided or signed.assignment.patient.injured_side:
            return self.tr("Only the sore side is asked before it begins.")
        return self.tr("It can begin now.")

    def show_done(self, title: str, words: str) -> None:
        """Say that something else was done."""
        self._turn(title)
        self.body.addWidget(inset(Label(words, weight=400, wrap=True)))
        self._end_with(self.tr("Close"))

    # Parts

    def _turn(self, title: str, subtitle: str = "") -> None:
        """Begin another page of the card."""
        self.clear()
        self.code = self.passphrase = None
        self.set_head(title, subtitle)

    def _ask_code(self, offer: Offer) -> None:
        container = offer.signed.container
        self.code = CodePart(
            container.signer,
            container.signer_name,
            may_skip=may_skip_comparing(offer),
        )
        self.code.changed.connect(self._follow_code)
        self.code.skip_asked.connect(self._take_unseen)
        self.code.revealed.connect(self._show_revealed)
        self.body.addWidget(with_room(self.code))

    def _add_foot(
        self, words: str, press: Callable[[], None], *, leave: str = ""
    ) -> None:
        self.foot.addStretch(1)
        self.not_now = Button(leave or self.tr("Not now"), height_px=FOOT_BUTTON_PX)
        self.not_now.clicked.connect(self.close_sheet)
        self.foot.addWidget(self.not_now)
        self.add_save(words).clicked.connect(press)

    def _end_with(self, words: str) -> None:
        self.foot.addStretch(1)
        button = self.add_save(words)
        button.clicked.connect(self.close_sheet)
        self.open(button)

    # What the person does

    @Slot()
    def _follow_code(self) -> None:
        if self.code is not None and self.save is not None:
            self.save.setEnabled(bool(self.code.how))
            if self.isVisible():
                self.fit()

    @Slot(object)
    def _show_revealed(self, part: QWidget) -> None:
        self.show_part(part)

    @Slot()
    def _follow_passphrase(self) -> None:
        if self.passphrase is not None and self.save is not None:
            self.save.setEnabled(bool(self.passphrase.text()))

    @Slot()
    def _give_passphrase(self) -> None:
        if self.passphrase is not None:
            self.passphrase_given.emit(self.passphrase.text())

    @Slot()
    def _take(self) -> None:
        self.take_asked.emit("" if self.code is None else self.code.how)

    @Slot()
    def _take_unseen(self) -> None:
        self.take_asked.emit(FIRST_USE)

    @Slot()
    def _keep(self) -> None:
        self.take_asked.emit("")

    @Slot()
    def _take_key(self) -> None:
        self.key_asked.emit()

    @Slot()
    def _begin(self) -> None:
        self.begin_asked.emit()

    @Slot()
    def close_sheet(self) -> None:
        """Close it; what was not taken stays outside."""
        self.go_away()
        self.closed.emit()
