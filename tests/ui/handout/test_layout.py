"""The pages before they are painted: nothing outside, nothing over each other."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QRawFont

from coach.files.model import Sides, Source
from ui.handout.code import QUIET_MODULES, code_matrix, code_path
from ui.handout.content import program_handout
from ui.handout.flow import Block, group, paginate
from ui.handout.layout import MOST_PAGES, lay_out
from ui.handout.marks import CodeMark, FigureMark, StopMark, TextMark
from ui.handout.paper import MARGIN, PT, paper, print_font
from ui.handout.plan_content import plan_handout, stage_part
from ui.handout.ticks import times_a_day_in, weeks_in

PAPERS = ("a4", "letter")


@pytest.fixture
def pages_of(library, qapp):
    """Return a function that lays out a shipped program."""

    def lay(program_id, paper_name="a4"):
        program = library.programs[program_id]
        return lay_out(program_handout(program, library.exercises), paper(paper_name))

    return lay


def texts(page):
    """Return the paragraphs of a page."""
    return [mark for mark in page if isinstance(mark, TextMark)]


def words(pages):
    """Return all text of some pages."""
    return "\n".join(mark.text for page in pages for mark in texts(page))


def check_page(page, sheet):
    """Assert that a page keeps its margins and that no texts overlap."""
    inner = QRectF(
        MARGIN, MARGIN, sheet.inner_width, sheet.height - 2 * MARGIN
    ).adjusted(-PT, -PT, PT, PT)
    for mark in page:
        # A line has no height, so not even its own rectangle contains it.
        assert inner.contains(mark.rect.adjusted(-1, -1, 1, 1)), mark
    rects = [(mark.text, mark.rect.adjusted(1, 6, -1, -6)) for mark in texts(page)]
    for index, (text, rect) in enumerate(rects):
        for other_text, other in rects[index + 1 :]:
            assert not rect.intersects(other), (text, other_text)


@pytest.mark.parametrize("paper_name", PAPERS)
def test_no_program_leaves_the_margins(paper_name, library, pages_of):
    """On every page of every program all marks are inside and no text is covered."""
    for program_id in library.programs:
        for page in pages_of(program_id, paper_name):
            check_page(page, paper(paper_name))


@pytest.mark.parametrize("paper_name", PAPERS)
def test_no_plan_leaves_the_margins(paper_name, library, qapp):
    """The same holds for the pages of every plan."""
    for plan in library.plans.values():
        handout = plan_handout(plan, library.programs, library.exercises)
        for page in lay_out(handout, paper(paper_name)):
            check_page(page, paper(paper_name))


def test_a_stage_without_its_program_has_no_facts(library, qapp):
    """A program may have been deleted since; the rest of the stage is still said."""
    plan = library.plans["hamstring-mild"]
    stage = plan.stages[0]
    whole = stage_part(1, stage, plan, library.programs)
    part = stage_part(1, stage, plan, {})

    assert whole.facts
    assert part == replace(whole, facts=())


@pytest.mark.parametrize("paper_name", PAPERS)
def test_a_normal_program_takes_one_sheet(paper_name, library, pages_of):
    """Up to eight exercises fit on two pages, so on one sheet."""
    for program in library.programs.values():
        if len(program.steps()) <= 8:
            count = len(pages_of(program.id, paper_name))
            assert count <= MOST_PAGES, program.id


def test_every_character_has_a_glyph(library, pages_of):
    """The print font, or one that Qt puts in for it, draws every character."""
    regular = QRawFont.fromFont(print_font("body"))
    for program_id in library.programs:
        for character in set(words(pages_of(program_id))) - {"\n"}:
            assert regular.supportsCharacter(ord(character)), (program_id, character)


def test_figures_do_not_lie_over_text(library, pages_of):
    """No paragraph runs into a picture."""
    for program_id in library.programs:
        for page in pages_of(program_id):
            figures = [mark.rect for mark in page if isinstance(mark, FigureMark)]
            for mark in texts(page):
                for rect in figures:
                    assert not rect.intersects(mark.rect.adjusted(1, 6, -1, -6))


def test_each_exercise_has_start_and_end(library, pages_of):
    """Every step shows its poses; the second one may carry the arrow."""
    pages = pages_of("hamstring-mild-1")
    figures = [m for page in pages for m in page if isinstance(m, FigureMark)]

    assert len(figures) == 2 * len(library.programs["hamstring-mild-1"].steps())
    assert [mark.arrow_from for mark in figures[:2]] == ["", figures[0].pose]


def test_a_left_sided_step_is_mirrored(library, qapp):
    """A step for the left shows the left side and says so."""
    program = library.programs["everyday-warm-up"]
    step = replace(program.blocks[1].steps[0], sides=Sides.LEFT)
    block = replace(program.blocks[1], steps=(step,))
    handout = program_handout(replace(program, blocks=(block,)), library.exercises)
    page = lay_out(handout, paper("a4"))[0]

    assert all(mark.mirrored for mark in page if isinstance(mark, FigureMark))
    assert "Left side shown." in words([page])


def test_very_long_texts_flow_over_pages(library, qapp):
    """The longest texts that a file may hold stay inside the margins."""
    program = library.programs["hamstring-mild-1"]
    long = ("Wherever " * 44)[:400]
    unbroken = "w" * 400
    safety = replace(program.safety, stop_if=(long,) * 20, not_if=(unbroken,) * 20)
    program = replace(
        program,
        title="W" * 120,
        summary=("summary " * 250)[:2000],
        notes=(long,) * 20,
        safety=safety,
        frequency="x" * 200,
        sources=(Source(long, finding=long),) * 50,
    )
    heavy = replace(
        library.exercises["heel-dig"],
        title="N" * 80,
        setup=(long,) * 20,
        cues=(long,) * 20,
        stop_if=(long[:200] + "!",) * 20,
    )
    exercises = {**library.exercises, "heel-dig": heavy}
    sheet = paper("letter")

    pages = lay_out(program_handout(program, exercises), sheet)

    assert len(pages) > MOST_PAGES
    for page in pages:
        check_page(page, sheet)


def test_shared_stop_signs_are_said_once(pages_of):
    """What the box says is not repeated beside every exercise."""
    text = words(pages_of("everyday-warm-up"))

    assert text.count("A pop or a tearing feeling.") == 1
    assert "Stop if: Knee pain above 2." in text


def test_stop_signs_have_a_sign(pages_of):
    """The box has an octagon with its word; each line of its own has a small one."""
    page = pages_of("hamstring-mild-1")[0]
    signs = [mark for mark in page if isinstance(mark, StopMark)]

    assert signs[0].word == "STOP"
    assert len(signs) > 1


def test_pages_are_numbered_and_named(library, pages_of):
    """Every page says which it is, of how many, and of which text."""
    pages = pages_of("hamstring-mild-1")
    sha256 = library.programs["hamstring-mild-1"].sha256

    for number, page in enumerate(pages, 1):
        text = words([page])
        assert f"Page {number} of {len(pages)}" in text
        assert f"hamstring-mild-1, revision 1, SHA-256 {sha256[:12]}" in text


def test_pain_is_explained_as_the_player_does(pages_of):
    """The pain limits of the file stand in the box; a stricter file wins."""
    text = words(pages_of("hamstring-mild-1"))

    assert "Pain 0–2 of 10: Fine. Go on." in text
    assert "Pain 6–10 of 10: End of exercise for today" in text


def test_a_stricter_file_prints_its_own_limit(library, qapp):
    """A program that stops at 4 does not print 5 as something to go on with."""
    program = library.programs["hamstring-mild-1"]
    safety = replace(program.safety, stop_pain=4, slow_pain=1)
    handout = program_handout(replace(program, safety=safety), library.exercises)

    starts = [line.partition(":")[0] for line in handout.stop_box.pain]
    assert starts == ["Pain 0–1 of 10", "Pain 2–3 of 10", "Pain 4–10 of 10"]


def test_the_code_says_program_and_hash(library, pages_of):
    """The printed code is the QR code of id, revision and full hash."""
    import segno

    program = library.programs["hamstring-mild-1"]
    (code,) = [m for m in pages_of(program.id)[0] if isinstance(m, CodeMark)]
    content = f"coach:program/{program.id}?rev=1&sha256={program.sha256}"
    expected = segno.make(content, error="m", micro=False).matrix

    assert code.matrix == tuple(tuple(map(bool, row)) for row in expected)


def test_the_code_is_drawn_as_its_matrix(qapp):
    """Dark modules are inside the path, light ones and the white edge outside."""
    matrix = code_matrix("coach:program/x?rev=1&sha256=00")
    size = len(matrix) + 2 * QUIET_MODULES
    path = code_path(matrix, QRectF(0, 0, size, size))

    for row, modules in enumerate(matrix):
        for column, is_dark in enumerate(modules):
            middle = QRectF(column, row, 1, 1).center()
            middle += type(middle)(QUIET_MODULES, QUIET_MODULES)
            assert path.contains(middle) is is_dark
    assert path.boundingRect().left() == QUIET_MODULES


@pytest.mark.parametrize(
    ("frequency", "weeks"),
    [
        ("every night for 6 weeks, then review the graph", 6),
        ("3 times a week in weeks 5 to 10, then once a week", 6),
        ("once in week 1", 1),
        ("once a day for at most 7 days, then decide", 1),
        ("daily", 4),
        ("", 4),
        ("for 52 weeks", 6),
    ],
)
def test_weeks_follow_the_frequency(frequency, weeks):
    """The table has as many rows as the text asks for, within reason."""
    assert weeks_in(frequency) == weeks


@pytest.mark.parametrize(
    ("frequency", "times"),
    [("twice a day", 2), ("daily, once or twice", 2), ("3 times a day", 3), ("", 1)],
)
def test_boxes_follow_the_frequency(frequency, times):
    """A day has as many boxes as sessions."""
    assert times_a_day_in(frequency) == times


def test_a_group_moves_to_the_next_page_whole(qapp):
    """What belongs together is not parted when it fits on a page."""
    low = group([Block(height=60.0)])
    pair = group([Block(height=30.0), Block(height=30.0)])
    for part in (low, pair):
        for block in part.blocks:
            block.marks.append(StopMark(QRectF(0, 0, 1, 1)))

    pages = paginate([low, pair], 100.0)

    assert [len(page) for page in pages] == [1, 2]
    assert pages[1][1].rect.top() == MARGIN + 30.0
