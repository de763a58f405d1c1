"""What a person does in the window in the course of an injury, press by press."""

from PySide6.QtCore import Qt

from coach.session.model import EngineState
from ui.diary.morning_banner import MorningBanner
from ui.player.finish import FinishSheet
from ui.player.hurt_sheet import HurtSheet
from ui.player.number_scale import NumberScale
from ui.recover.screening.check_sheet import CheckSheet
from ui.recover.screening.health_sheet import HealthSheet
from ui.recover.screening.hurts_sheet import HurtsSheet
from ui.recover.screening.stop_screen import StopScreen
from ui.recover.screening.welcome import Welcome
from ui.widgets.sheet import Sheet

Key = Qt.Key
# Shorter than what the engine takes for a standstill.
STEP_MS = 2_900


class CourseActs:
    """Does what a person does.

    Args:
        at: The window.
    """

    def __init__(self, at):
        self.at = at

    # Before anything else

    def welcome(self, *reasons):
        """Read what Coach is for, and say what brings one here."""
        at = self.at
        sheet = at.shown(Welcome)
        at.press("I have read this", sheet)
        for reason in reasons:
            at.press(next(c for c in sheet._cards if c.slug == reason))
        at.press("Skip the rest", sheet)

    def tell_strain(self, *, began="", pain=2, signs=(), place="back-of-thigh"):
        """Answer the three pages of "Something hurts", of the right side.

        Args:
            began: "HH:MM" of today; "" leaves the present time.
            pain: When it is used.
            signs: Slugs of the signs that are ticked; none ticks "None of these".
            place: Slug of the place on the drawn body.
        """
        at = self.at
        sheet = at.shown(HurtsSheet)
        body = sheet.place_page.map
        point = body.point_of(place, "right").toPoint()
        self.at.qtbot.mouseClick(body, Qt.MouseButton.LeftButton, pos=point)
        at.press(sheet.save)
        at.press("Suddenly", sheet)
        if began:
            sheet.began_page.time.selectAll()
            self.at.qtbot.keyClicks(sheet.began_page.time, began)
        at.press(sheet.began_page.pain.keys[pain])
        at.press(sheet.save)
        page = sheet.signs_page
        chips = [each for each in page.signs.chips if each.value in signs]
        for chip in chips or page.none.chips:
            at.press(chip)
        at.press(sheet.save)
        return sheet

    def answer_questions(self, yes=""):
        """Answer all stop questions by keyboard; return the ids that were asked."""
        asked = []
        screen = self.at.shown(StopScreen)
        while screen is not None and screen.isVisible():
            asked.append(screen.question.id)
            is_yes = screen.question.id == yes
            self.at.qtbot.keyClick(screen, Key.Key_Y if is_yes else Key.Key_N)
        self.at.settle()
        return asked

    def fill_health_list(self, *items):
        """Tick what fits in the health list and save it."""
        sheet = self.at.shown(HealthSheet)
        for chip in sheet.items.chips:
            if chip.value in items:
                self.at.press(chip)
        self.at.press(sheet.save)

    # Sessions

    def pass_gates(self, pain=0, relief=False):
        """Answer whatever comes before a session; return what was asked, in order."""
        at, seen = self.at, []
        while not at.window.is_playing:
            if at.shown(StopScreen) is not None:
                self.answer_questions()
                seen.append("questions")
            elif at.shown(HealthSheet) is not None:
                self.fill_health_list()
                seen.append("health")
            elif at.shown(CheckSheet) is not None:
                self._answer_check(at.shown(CheckSheet), pain, relief=relief)
                seen.append("check")
            else:
                at.press("Right", at.shown(Sheet))
                seen.append("side")
        return seen

    def _answer_check(self, sheet, pain, *, relief):
        at = self.at
        at.press(sheet.pain.keys[pain])
        if relief:
            at.press(sheet.relief.chips[0])
        at.press(sheet.fine)
        at.press(sheet.save)

    def play(self, worst, *, hurts=None):
        """Play what has begun to its end, and answer how it was.

        Args:
            worst: Worst pain, as it is said at the end.
            hurts: Exercise and pain of a moment in the middle, which is then left out.
        """
        player = self.at.window.player
        self.at.wait_until(lambda: player.driver.state is not EngineState.READY)
        if hurts is not None:
            exercise, pain = hurts
            self._go_to(player, exercise)
            self._say_it_hurts(player, pain)
        while player.driver.is_under_way:
            self._pass_time(player)
        self.at.settle()
        finish = self.at.shown(FinishSheet)
        self.at.press(finish.pain.keys[worst])
        self.at.station("finish")
        self.at.press("Save", finish)
        self.at.wait_until(lambda: finish.saved_words == "Saved on this computer.")
        self.at.station("summary")
        self.at.press("Done", finish)
        assert not self.at.window.is_playing

    def _go_to(self, player, exercise):
        runner = player.driver.runner
        while runner.item.kind.value != "work" or runner.item.exercise != exercise:
            self._pass_time(player)
        self._pass_time(player)

    def _say_it_hurts(self, player, pain):
        self.at.qtbot.keyClick(player, Key.Key_H)
        sheet = self.at.shown(HurtSheet)
        self.at.station("it-hurts")
        self.at.press(self.at.shown(NumberScale, sheet).keys[pain])
        self.at.station("it-hurts-advice")
        self.at.press("Leave this exercise out", sheet)

    def _pass_time(self, player):
        self.at.clock.advance(STEP_MS)
        player.driver.poll()
        if player.driver.state is EngineState.WAITING:
            self.at.qtbot.keyClick(player, Key.Key_Return)

    # Days

    def answer_morning(self, pain):
        """Answer the question of the morning."""
        at = self.at
        at.wait_until(lambda: at.shown(MorningBanner) is not None)
        banner = at.shown(MorningBanner)
        at.press(banner.scale.keys[pain])
        at.press(banner.save)
        at.settle()
