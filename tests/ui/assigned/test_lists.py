"""What was signed is told apart in lists, on Today, and before a session starts."""

from dataclasses import replace

import pytest

from tests.ui.assigned.conftest import text_of
from ui.models.plan_list import plan_readings
from ui.models.program_list import Role
from ui.models.signers import from_signer
from ui.pages.today.due import DueView
from ui.pages.today.due_card import DueCard
from ui.recover.screening.check_sheet import CheckSheet
from ui.recover.screening.session_check import SessionCheck
from ui.words import joined


@pytest.fixture
def model(window):
    """Return the model of the programs page."""
    return window.open_page("programs").cards.model()


def rows(model):
    """Return who signed the program of each row, and its facts, by row."""
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [(each.data(Role.SIGNED), each.data(Role.FACTS)) for each in indexes]


def test_program_list_says_from_whom(running, model, qtbot):
    """With a seal on its picture; programs that nobody signed have none."""
    assert not any(signer for signer, _ in rows(model))
    running()

    signed = [facts for signer, facts in rows(model) if signer == "A. Therapist"]
    assert len(signed) == 1
    assert signed[0].endswith("from A. Therapist")
    assert any(not signer and "from" not in facts for signer, facts in rows(model))


def test_plan_list_says_from_whom(running, quiet):
    """As the list of the programs does."""
    signed = running()
    facts = {each.key: each.facts for each in plan_readings(quiet.library)}

    assert facts.pop(signed.contents.plan.id).endswith("from A. Therapist")
    assert not any("from" in each for each in facts.values())


def test_withdrawn_key_takes_the_name_with_it(running, entrance, quiet, qtbot):
    """What does not run any more is in no list."""
    signed = running()
    with qtbot.waitSignals([entrance.model.done, entrance.model.changed]):
        entrance.model.withdraw_key(signed.key.key_id)

    assert from_signer(quiet.library, signed.contents.plan.id) == ""
    assert signed.contents.plan.id not in quiet.library.library.plans


def test_due_card_says_from_whom(running, quiet, qtbot):
    """Below what is to be done; nothing for a program of the library."""
    (program,) = running().contents.programs.values()
    card = DueCard(quiet)
    qtbot.addWidget(card)
    view = DueView("Due today", program.title, program=program, played=program)
    card.show_view(view)
    assert not card.signed.isHidden()
    assert text_of(card.signed) == "From A. Therapist"
    assert card.start.accessibleName().endswith("Easy bridges, from A. Therapist")

    plain = quiet.library.program("easy")
    card.show_view(replace(view, program=plain, played=plain))

    assert card.signed.isHidden()


def test_quick_start_says_from_whom(running, quiet, window, qtbot):
    """Two tiles of one title are told apart, by the eye and by the ear."""
    (signed_id,) = running().contents.programs
    quiet.change_settings(favourites=("easy", signed_id))
    page = window.open_page("today")
    qtbot.waitUntil(lambda: page.board.quick[1].program is not None)
    own, signed = page.board.quick[:2]

    assert [own.program.id, signed.program.id] == ["easy", signed_id]
    assert own.accessibleName() == "Start Easy bridges"
    assert signed.accessibleName() == "Start Easy bridges, from A. Therapist"
    assert signed.grab().toImage() != own.grab().toImage()


def test_check_before_a_session_says_from_whom(running, quiet, window, qtbot):
    """Beside the name of the program."""
    (program,) = running().contents.programs.values()
    SessionCheck(quiet, window).ask(program, "left")

    (sheet,) = window.findChildren(CheckSheet)
    assert sheet.subtitle.text() == joined((program.title, "from A. Therapist"))
    sheet.go_away()
