"""Tests of the preview: the first weeks and the stage in words, live."""

from tests.ui.editor.own_program import MINE as BRIEF
from tests.ui.editor.own_program import type_over
from tests.ui.editor.plan.own_plan import FIRST, SECOND, choose, field
from ui.pages.plans.stage import StageRow
from ui.widgets.label import Label


def said(editor):
    """Return everything that the preview says."""
    labels = editor.side.findChildren(Label)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_the_calendar_follows_what_is_typed(editor, qtbot):
    """The days of the first stage give way to the second after its least days."""
    before = sum(day.stage == "first" for day in editor.side.weeks.planned.values())
    type_over(qtbot, field(editor, *FIRST, "min_days"), "21")
    qtbot.waitUntil(
        lambda: (
            sum(day.stage == "first" for day in editor.side.weeks.planned.values())
            > before
        )
    )

    assert before == 3


def test_the_chosen_stage_is_put_into_words(editor, qtbot):
    """As the page of plans shows it."""
    choose(editor, SECOND)
    qtbot.waitUntil(lambda: "Every day" in said(editor))

    assert "On and on" in said(editor)
    assert len(editor.side.findChildren(StageRow)) >= 1


def test_while_it_cannot_be_read_the_last_state_stays(editor, qtbot):
    """And says that it is the last one."""
    type_over(qtbot, field(editor, *FIRST, "min_days"), "0")
    qtbot.waitUntil(lambda: "As it was before" in said(editor))

    assert editor.side.weeks.planned


def test_a_new_plan_says_what_will_be_here(new_plan):
    """Before there is any stage."""
    editor = new_plan()

    assert "the first weeks are shown" in said(editor)
    assert editor.side.weeks is None


def test_a_link_leads_to_the_program(editor, qtbot):
    """The editor itself opens nothing."""
    qtbot.waitUntil(lambda: editor.side.findChild(StageRow) is not None)
    row = editor.side.findChild(StageRow)
    with qtbot.waitSignal(editor.program_asked) as asked:
        row.program_asked.emit("easy")

    assert asked.args == ["easy"]


def test_a_program_that_is_deleted_meanwhile_is_put_into_no_words(editor, quiet, qtbot):
    """The last state still names it; the calendar stays, and nothing breaks."""
    path = quiet.library.own_folder / "brief.program.toml"
    with qtbot.waitSignal(quiet.library.library_changed):
        path.write_text(BRIEF.replace('"mine"', '"brief"'), encoding="utf-8")
        quiet.library.refresh()
    choose(editor, SECOND)
    editor.desk.set((*SECOND, "program"), "brief")
    qtbot.waitUntil(lambda: "On and on" in said(editor))
    with qtbot.waitSignal(quiet.library.library_changed):
        path.unlink()
        quiet.library.refresh()
    qtbot.waitUntil(lambda: "As it was before" in said(editor))

    assert "This stage, in words" not in said(editor)
    assert editor.side.weeks.planned
