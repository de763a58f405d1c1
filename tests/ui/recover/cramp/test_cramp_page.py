"""The help for a cramp: at once, by key, with its cards, warmth and diary."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.session.model import EngineState
from coach.store.entries import CARE, CRAMP, HEALTH, SCREENING
from ui.recover.care.face import BEGIN, FINISH, LOOKS_BAD
from ui.recover.cramp.words import STRETCH
from ui.recover.info_link import InfoLink
from ui.recover.info_sheet import InfoSheet

SECOND_MS, MINUTE_MS = 1_000, 60_000


def after(page, clock, ms):
    """Let time pass and show what is on then."""
    clock.advance(ms)
    page.follow()


def is_seen(widget):
    return widget.isVisibleTo(widget.window())


def press(part, what):
    next(each for each in part.buttons if each.objectName() == what).click()


def warm(page):
    """Answer what is asked before warmth, and begin it."""
    part = page.easing.warmth
    for row in part._questions.values():
        row.chips[1].click()
    part.tested.chips[0].click()
    part._begin()


def test_stretch_runs_at_once(page, clock):
    """There is no get-ready and no question: the first hold counts down."""
    after(page, clock, 5 * SECOND_MS)

    assert page.board.clock.text() == "0:05"
    assert page.board.ring.count == "55"
    assert page.board.stage.figure.accessibleName()
    assert page.flow.muscle == "calf"


def test_three_holds_then_rubbing(page, clock):
    """The parts give way to one another by themselves."""
    after(page, clock, 4 * MINUTE_MS)

    assert page.flow.phase == "rub"
    assert not is_seen(page.board.ring)


def test_slip_of_the_key_writes_nothing(page, clock, notes, qtbot):
    """Who leaves within ten seconds had no cramp: no note, and no form."""
    after(page, clock, 5 * SECOND_MS)
    with qtbot.waitSignal(page.closed):
        qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert page.log is None
    assert notes(CRAMP) == []


def test_cramp_is_kept_while_it_goes_on(page, clock, notes):
    """After ten seconds it stands in the diary, whatever happens to the window."""
    after(page, clock, 11 * SECOND_MS)

    (note,) = notes(CRAMP)
    assert note.data["muscle"] == "calf"


def test_gone_stops_the_clock(page, clock):
    """The length stands, and what eases the muscle goes on."""
    after(page, clock, 30 * SECOND_MS)
    page.board.answers["gone"].click()
    after(page, clock, 20 * SECOND_MS)

    assert page.board.clock.text() == "0:30"
    assert page.flow.phase == "rub"
    assert not is_seen(page.board.answers["still"])


def test_form_is_filled_in_afterwards(page, clock, notes, qtbot):
    """Muscle, length and what helped are there; saving changes the one note."""
    after(page, clock, 30 * SECOND_MS)
    page.board.answers["gone"].click()
    page.leave()
    form = page.log
    assert form.chips["muscle"].value() == "calf"
    assert form.length_s() == 30
    assert form.chips["helped"].values() == ["stretch"]

    form.strength.set_value(6)
    with qtbot.waitSignal(page.closed):
        form.write()
    (note,) = notes(CRAMP)
    assert note.data["strength"] == 6


def test_ten_minutes_lead_to_the_card_for_today(page, clock, notes):
    """At 10:00 the card is shown; only "still there" is kept as an answer."""
    after(page, clock, 10 * MINUTE_MS)
    assert is_seen(page.board.card)
    assert notes(SCREENING) == []

    page.board.answers["still"].click()
    (note,) = notes(SCREENING)
    assert note.data["answers"] == {"Q12": True}
    assert note.data["level"] == "D"


def test_no_card_just_before_ten_minutes(page, clock):
    """At 9:59 it is still a usual cramp."""
    after(page, clock, 10 * MINUTE_MS - SECOND_MS)

    assert not is_seen(page.board.card)


def test_still_there_twice_leads_to_the_card(page, clock, notes):
    """Home measures that do not help lead to the card for the next days."""
    after(page, clock, MINUTE_MS)
    page.board.answers["still"].click()
    assert not is_seen(page.board.card)

    page.board.answers["still"].click()
    assert is_seen(page.board.card)
    (note,) = notes(SCREENING)
    assert note.data["answers"] == {"Q16": True}


def test_warmth_is_asked_about_first(page, clock, notes):
    """No warmth before the two questions and the test on the inner arm."""
    page.board.next.click()
    page.board.next.click()
    assert page.flow.phase == "warm"

    page.easing.warmth._begin()
    assert is_seen(page.easing.warmth.told)
    assert notes(CARE) == []


def test_warmth_runs_for_twenty_minutes(page, clock, notes):
    """It is written like every timer of care, with its length."""
    page.board.next.click()
    page.board.next.click()
    warm(page)

    (note,) = notes(CARE)
    assert note.data["what"] == "heat"
    assert note.data["planned_s"] == 20 * 60
    assert page.easing.warmth.timer.ring.count == "20:00"


def test_skin_that_does_not_take_warmth_ends_it(page, clock, notes):
    """After four minutes the skin is looked at; red or blotchy ends it."""
    page.board.next.click()
    page.board.next.click()
    warm(page)
    after(page, clock, 4 * MINUTE_MS)
    page.easing.show_flow(page.flow)
    press(page.easing.warmth.timer, LOOKS_BAD)

    (note,) = notes(CARE)
    assert note.data["stopped_because"] == "check"


def test_cold_only_after_it_has_gone(page, clock, care_context):
    """While the cramp is there no cool pack is offered."""
    care_context.care.note(HEALTH, {"items": [], "age_group": "18-54"})
    after(page, clock, 4 * MINUTE_MS)
    assert page.easing.cold is None

    page.board.answers["gone"].click()
    for _ in range(4):
        page.board.next.click()
    assert page.flow.phase == "after"
    press(page.easing.cold, BEGIN)
    page.follow()
    press(page.easing.cold, FINISH)
    assert page._care.timer_of("ice") is None


def test_side_mirrors_the_figure(page):
    """The side can be said meanwhile and is kept with the cramp."""
    page.board.side.chosen.emit("left")

    assert page.flow.side == "left"
    assert page.board.stage._shown == (STRETCH, True)


def test_key_opens_it_from_any_page(window, qtbot):
    """Ctrl+K gives the window to the cramp, and Escape gives it back."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.cramp.is_open

    qtbot.keyClick(window.cramp.page, Qt.Key.Key_Escape)
    assert not window.cramp.is_open
    assert window.page == "programs"


def test_tray_can_name_a_muscle(window):
    """The public slot takes the muscle and asks nothing."""
    window.cramp_now("foot")

    assert window.cramp.page.flow.muscle == "foot"
    window.cramp.page.leave()


def test_running_session_is_paused_and_comes_back(window, care_context, program, qtbot):
    """A cramp in the middle of a session pauses it; afterwards it is there again."""
    care_context.change_settings(voice=False)
    window.play(program("desk-break"), care_context.library.exercises)
    qtbot.waitUntil(lambda: window.player.driver.is_running, timeout=10_000)
    window.cramp_now("calf")
    assert window.player.driver.state is EngineState.PAUSED

    window.cramp.page.leave()
    assert window.is_playing


def test_second_press_goes_on(window, clock):
    """Pressing again during a cramp does not begin anew."""
    window.cramp_now("calf")
    clock.advance(20 * SECOND_MS)
    window.cramp_now()

    page = window.cramp.page
    page.follow()
    assert page.board.clock.text() == "0:20"
    assert page.flow.muscle == "calf"


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_small_window_with_large_text_cuts_nothing_off(page, theme, scale, qtbot):
    """What does not fit is scrolled to; answers and question have their whole width."""
    theme.set_scale(scale)
    page.resize(900, 600)
    qtbot.waitUntil(lambda: page.board.width() == 900)
    qtbot.waitUntil(lambda: page.board.answers["gone"].height() > 56 * scale)

    for button in (*page.board.answers.values(), page.board.next):
        corner = button.mapTo(page, button.rect().bottomRight())
        assert corner.x() < 900
        assert corner.y() < 600
        assert button.width() >= button.sizeHint().width()
    for button in (page.beside.yes, page.beside.no):
        assert button.width() >= button.sizeHint().width()
    assert page.board.minimumSizeHint().height() <= 600


def test_warmth_and_cold_lead_to_their_text(page, clock):
    """Beside the recipes, and not before: nobody reads during the stretch."""
    assert page.easing.info is None
    after(page, clock, 30 * SECOND_MS)
    page.board.answers["gone"].click()
    while page.flow.phase != "warm":
        page.board.next.click()
        page.follow()

    assert is_seen(page.easing.info)
    assert page.easing.info.key == "protocol:cramp-warmth"


def test_what_is_happening_can_be_read_meanwhile(page, clock):
    """The card lies over the help, and its clock goes on."""
    (link,) = [each for each in page.findChildren(InfoLink) if each.key == "card:cramp"]
    link.click()
    after(page, clock, 5 * SECOND_MS)

    assert page.window().findChild(InfoSheet).title.text() == "What is a cramp?"
    assert page.board.clock.text() == "0:05"
