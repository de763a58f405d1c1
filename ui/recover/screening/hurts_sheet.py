"""Something hurts: a place on the drawn body, a few answers, and where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.care.behind_knee import KneeDescription
from coach.care.morning import LocalTime, wall_ms_at
from coach.care.opening_times import fresh_ms
from coach.care.questions import Question
from coach.care.screening import ON_DEMAND, screening_data
from coach.care.stop_signs import CLEAR, all_signs
from coach.store.days import utc_offset_min
from coach.store.entries import SCREENING
from ui.player.advice_card import AdviceCard
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.recover.screening.hurts_data import Hurt
from ui.recover.screening.hurts_pages import (
    BEHIND_KNEE,
    BeganPage,
    PlacePage,
    SignsPage,
    places_word,
)
from ui.recover.screening.result_card import ResultCard
from ui.recover.screening.stop_screen import StopScreen
from ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.strain_results import StrainResult
    from coach.store.entries import Entry
    from ui.context import AppContext

_RESULT_LIGHTS = {"A": "green", "B": "amber", "not-typical": "amber", "": "amber"}


class HurtsSheet(FormSheet):
    """Leads from a place to what may be done about it; never to a name for it.

    Args:
        window: The widget that is covered.
        context: What all parts share.

    Signals:
        finished: The sheet is gone.
    """

    finished = Signal()
    width_px = 860

    def __init__(self, window: QWidget, context: AppContext) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._context = context
        self.hurt = Hurt()
        self.result: StrainResult | None = None
        self.is_clear = False
        self.entry: Entry | None = None
        # The page that is shown; those before it are gone.
        self._page: PlacePage | BeganPage | SignsPage | None = None
        self.place_page: PlacePage | None = None
        self.began_page: BeganPage | None = None
        self.signs_page: SignsPage | None = None
        self.left.connect(self._finish)

    # The pages

    @Slot()
    def show_place(self) -> None:
        """Ask where it hurts."""
        self.clear()
        self.set_head(self.tr("Where does it hurt?"), self.tr("1 of 3"))
        page = self._page = self.place_page = PlacePage()
        if self.hurt.place:
            page.place = self.hurt.place
            page.side.set_values((self.hurt.side,))
            page.map.set_chosen(self.hurt.place, self.hurt.side)
        page.changed.connect(self._allow)
        self.body.addWidget(page, 1)
        self._add_way_on(None, self._take_place)
        self.open(page.first)

    @Slot()
    def show_began(self) -> None:
        """Ask how it began."""
        self.clear()
        head = self.tr("2 of 3 · {0}").format(places_word(self.hurt.place))
        self.set_head(self.tr("How did it begin?"), head)
        moment = self._context.care.moment
        now = moment.clock_of(moment.now_ms)
        page = self._page = self.began_page = BeganPage(
            self.hurt.place, now.date(), now.hour * 60 + now.minute
        )
        page.changed.connect(self._allow)
        self.body.addWidget(page)
        self.add_scale(page.pain)
        self._add_way_on(self.show_place, self._take_began)
        self.open(page.first)

    @Slot()
    def show_signs(self) -> None:
        """Ask for the signs."""
        self.clear()
        head = self.tr("3 of 3 · {0}").format(places_word(self.hurt.place))
        self.set_head(self.tr("Which of these signs are there?"), head)
        page = self._page = self.signs_page = SignsPage()
        page.changed.connect(self._allow)
        self.body.addWidget(page)
        self._add_way_on(self.show_began, self._take_signs)
        self.open(page.first)

    def _add_way_on(self, back: object, forth: object) -> None:
        if back is not None:
            button = Button(self.tr("Back"), height_px=FOOT_BUTTON_PX)
            button.clicked.connect(back)
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        save = self.add_save(self.tr("Next"))
        save.setEnabled(False)
        save.clicked.connect(forth)
        self._allow()
        self.is_touched = back is not None

    @Slot()
    def _allow(self) -> None:
        self.touch()
        page = self._page
        if self.save is not None and page is not None:
            self.save.setEnabled(page.is_whole)

    # The answers

    @Slot()
    def _take_place(self) -> None:
        page = self.place_page
        if page is not None:
            self.hurt.place, self.hurt.side = page.place, page.side.value()
            self.show_began()

    @Slot()
    def _take_began(self) -> None:
        page, hurt = self.began_page, self.hurt
        if page is None:
            return
        hurt.began = page.began.value()
        local = LocalTime(page.day.day(), page.time.minute())
        now_ms = self._context.care.moment.now_ms
        hurt.at_ms = min(wall_ms_at(local, utc_offset_min), now_ms)
        hurt.cause = page.cause.value()
        hurt.is_earlier = page.earlier.value() == "yes"
        hurt.pain = page.pain.value()
        hurt.more = {}
        if hurt.place == BEHIND_KNEE:
            hurt.more = {
                "quality": page.quality.values(),
                "spread": page.spread.value(),
            }
        self.show_signs()

    @Slot()
    def _take_signs(self) -> None:
        page = self.signs_page
        if page is None:
            return
        self.hurt.signs = page.answers()
        self.hurt.others = tuple(page.others.values())
        self.result = self.hurt.result()
        self.hurt.write(self._context.care, self.result)
        self.is_clear = False
        self.entry = None
        if self.result.answers:
            self._write(self._given())
        self.show_result()

    def _given(self) -> dict[str, bool]:
        """Return what was said already of what the stop questions ask."""
        given = dict.fromkeys(self.result.answers, True) if self.result else {}
        if self.hurt.place == BEHIND_KNEE:
            moment = self._context.care.moment
            since = moment.clock_of(self.hurt.at_ms).date()
            given |= KneeDescription(since=since).answers(moment.day)
        return given

    def _write(self, answers: dict[str, bool]) -> Entry:
        area = self.result.area if self.result is not None else ""
        data = screening_data(ON_DEMAND, area, answers)
        self.entry = self._context.care.note(SCREENING, data)
        return self.entry

    # The result

    @Slot()
    def show_result(self) -> None:
        """Show the pattern in words, with one way on."""
        result = self.result
        if result is None:
            return
        self._page = None
        self.clear()
        self.set_head(result.title, places_word(self.hurt.place))
        light = _RESULT_LIGHTS.get(result.pattern, "red")
        heading = self._heading(result)
        self.body.addWidget(AdviceCard(light, heading, result.sentences))
        for card in result.cards:
            self._add_card(card)
        again = Button(self.tr("Change my answers"), height_px=FOOT_BUTTON_PX)
        again.clicked.connect(self.show_place)
        self.foot.addWidget(again)
        self.foot.addStretch(1)
        self._add_result_ways(result)
        self.is_touched = False
        self.open(self.save)

    def _heading(self, result: StrainResult) -> str:
        if result.level == "D":
            return self.tr("Be examined today")
        if result.level == "S":
            return self.tr("Book an appointment")
        if result.examined_first:
            return self.tr("Be examined first")
        return self.tr("What fits now")

    def _add_card(self, card: str) -> None:
        found = self._context.library.library.cards.get(card)
        if found is None:
            return
        words = self.tr("Read: {0}").format(found.title)
        button = Button(words, icon="guide")
        button.setObjectName(f"card:{card}")
        button.clicked.connect(self._open_named)
        self.body.addWidget(button)

    def _add_result_ways(self, result: StrainResult) -> None:
        """Add the one filled button: questions, what to do, a plan, or the end."""
        library = self._context.library.library
        if result.questions and not self.is_clear:
            self.add_save(self.tr("Answer the questions")).clicked.connect(self._ask)
        elif self.entry is not None and self.entry.data["level"] != CLEAR:
            self.add_save(self.tr("What to do now")).clicked.connect(self._show_card)
        elif result.plan in library.plans:
            title = library.plans[result.plan].title
            words = self.tr("Go on to the plan: {0}").format(title)
            button = self.add_save(words)
            button.setObjectName(f"plan:{result.plan}")
            button.clicked.connect(self._open_named)
        elif result.program in library.programs:
            button = self.add_save(self.tr("Look at what fits"))
            button.setObjectName(f"program:{result.program}")
            button.clicked.connect(self._open_named)
        elif result.has_care and self._is_fresh():
            button = self.add_save(self.tr("Go on to the first days"))
            button.setObjectName("recovery")
            button.clicked.connect(self._open_named)
        else:
            self.add_save(self.tr("Done")).clicked.connect(self._finish)

    def _is_fresh(self) -> bool:
        library = self._context.library.library
        age_ms = self._context.clock.wall_ms() - self.hurt.at_ms
        return age_ms < fresh_ms(library)

    @Slot()
    def _ask(self) -> None:
        result, window = self.result, self.parentWidget()
        if result is None or window is None:
            return
        signs = (all_signs()[each] for each in result.questions)
        questions = [each for each in signs if isinstance(each, Question)]
        self.leave()
        screen = StopScreen(window, motion=not self._context.less_motion)
        screen.answered.connect(self._take_answers)
        screen.left.connect(self.show_result)
        screen.ask(questions, given=self._given())

    @Slot(dict)
    def _take_answers(self, answers: dict[str, bool]) -> None:
        entry = self._write(answers)
        self.is_clear = True
        if entry.data["level"] == CLEAR:
            self.show_result()
        else:
            self._show_card()

    @Slot()
    def _show_card(self) -> None:
        window = self.parentWidget()
        if self.entry is None or window is None:
            return
        self.leave()
        card = ResultCard(window, self._context, self.entry)
        card.finished.connect(self._finish)
        card.undone.connect(self._ask_anew)

    @Slot()
    def _ask_anew(self) -> None:
        """Begin again: an answer was a slip."""
        self.entry = None
        self.is_clear = False
        self.show_place()

    @Slot()
    def _open_named(self) -> None:
        button = self.sender()
        name = button.objectName() if button is not None else ""
        self._finish()
        self._context.recover_asked.emit(name)

    @Slot()
    def _finish(self) -> None:
        self.go_away()
        self.finished.emit()
