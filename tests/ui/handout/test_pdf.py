"""Handouts as PDF, read back: what is in them, on how many pages, drawn how."""

import subprocess

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from coach.errors import FileError
from coach.files.dose_words import dose_in_words
from tests.ui.handout.conftest import pdf_images, pdf_pages, pdf_text
from ui.handout.content import intended_use
from ui.handout.pdf import export_plan, export_program

PROGRAMS = (
    "hamstring-mild-1",
    "hamstring-mild-2",
    "everyday-warm-up",
    "cramp-now",
    "steady-ankle-b",
    "return-to-run-1",
)
SIZES = {"a4": (595, 842), "letter": (612, 792)}


def squeezed(text):
    """Return a text without blanks and hyphens: a line may end at either."""
    return text.replace("-", "").replace(" ", "")


@pytest.mark.parametrize("paper_name", ["a4", "letter"])
@pytest.mark.parametrize("program_id", PROGRAMS)
def test_everything_can_be_read_back(program_id, paper_name, exported, library):
    """Title, names, doses, cues, stop signs, sources and id are text in the PDF."""
    text = pdf_text(exported(program_id, paper_name))
    program = library.programs[program_id]

    wanted = [program.title, f"{program.id}, revision {program.revision}"]
    wanted += [program.sha256[:12], intended_use(), "STOP"]
    wanted += [source.text for source in program.sources]
    if program.safety is not None:
        wanted += [*program.safety.stop_if, *program.safety.not_if]
    for step in program.steps():
        exercise = library.exercises[step.exercise]
        dose = dose_in_words(step.dose, step.sides)
        wanted += [exercise.title, dose[:1].upper() + dose[1:]]
        wanted += [*exercise.cues, *exercise.stop_if, *exercise.setup]
    missing = [words for words in wanted if squeezed(words) not in squeezed(text)]
    assert missing == []


@pytest.mark.parametrize("program_id", PROGRAMS)
def test_no_sign_is_lost(program_id, exported):
    """Nothing in the PDF lacks its character, and every font is embedded."""
    path = exported(program_id)
    fonts = subprocess.run(
        ["pdffonts", str(path)], capture_output=True, text=True, check=True
    )

    assert "\N{REPLACEMENT CHARACTER}" not in pdf_text(path)
    for line in fonts.stdout.splitlines()[2:]:
        embedded, _, has_unicode = line.split()[-5:-2]
        assert (embedded, has_unicode) == ("yes", "yes"), line


@pytest.mark.parametrize("paper_name", ["a4", "letter"])
def test_pages_have_the_size_of_the_paper(paper_name, exported):
    """A4 and Letter come out as A4 and Letter."""
    _, size = pdf_pages(exported("cramp-now", paper_name))

    assert size == pytest.approx(SIZES[paper_name], abs=1)


def test_figures_are_vectors(exported):
    """A handout holds no raster image at all."""
    assert pdf_images(exported("hamstring-mild-1")) == []
    assert pdf_images(exported("hamstring-mild-1", grey=True)) == []


def _rendered(path, tmp_path):
    """Return the first page as a picture."""
    target = tmp_path / "page"
    command = ["pdftoppm", "-r", "60", "-png", "-singlefile", str(path), str(target)]
    subprocess.run(command, check=True)
    return QImage(str(target.with_suffix(".png")))


def _colourful(image):
    """Return how many pixels have a hue."""
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            parts = colour.red(), colour.green(), colour.blue()
            found += max(parts) - min(parts) > 12
    return found


def test_black_and_white_has_no_colour(exported, tmp_path):
    """With greys only, no pixel of the page has a hue; otherwise many have."""
    assert _colourful(_rendered(exported("hamstring-mild-1", grey=True), tmp_path)) == 0
    assert _colourful(_rendered(exported("hamstring-mild-1"), tmp_path)) > 500


def test_the_figure_is_drawn(exported, tmp_path):
    """There is ink where the first figure stands, left of the first exercise."""
    image = _rendered(exported("everyday-warm-up"), tmp_path)
    left = QRectF(0.05, 0.25, 0.25, 0.7)
    dark = 0
    for y in range(int(left.top() * image.height()), int(0.95 * image.height())):
        for x in range(int(left.left() * image.width()), int(0.3 * image.width())):
            dark += image.pixelColor(x, y).lightness() < 150

    assert dark > 1_000


def test_a_plan_has_its_stages_and_programs(library, tmp_path, qapp):
    """A plan's PDF names every stage, test, rule and program, with page numbers."""
    plan = library.plans["hamstring-mild"]
    path = tmp_path / "plan.pdf"
    count = export_plan(plan, library, path)
    text = pdf_text(path)

    assert pdf_pages(path)[0] == count
    assert f"Page {count} of {count}" in text
    for stage in plan.stages:
        assert stage.title in text
        assert library.programs[stage.program].title in text
        for criterion in (*stage.entry, *stage.tests):
            assert criterion.text in text
        for rule in stage.back_off:
            assert rule.text in text
    for rule in plan.back_off:
        assert rule.text in text


@pytest.mark.parametrize("plan_id", ["return-to-run", "nordic-10-weeks", "calf-ladder"])
def test_every_kind_of_plan_can_be_exported(plan_id, library, tmp_path, qapp):
    """Plans with alternatives, weeks and ladders come out without an image."""
    path = tmp_path / "plan.pdf"
    export_plan(library.plans[plan_id], library, path, paper_name="letter", grey=True)

    assert library.plans[plan_id].title in pdf_text(path)
    assert pdf_images(path) == []


def test_a_folder_that_is_not_there_is_one_sentence(library, tmp_path, qapp):
    """What cannot be written is a FileError that names the file."""
    path = tmp_path / "none" / "x.pdf"

    with pytest.raises(FileError, match=r"x\.pdf could not be written"):
        export_program(library.programs["cramp-now"], library.exercises, path)


def test_an_old_file_stays_when_writing_fails(library, tmp_path, qapp):
    """A PDF is replaced only by a complete one."""
    path = tmp_path / "kept.pdf"
    path.mkdir()

    with pytest.raises(FileError):
        export_program(library.programs["cramp-now"], library.exercises, path)
    assert list(tmp_path.iterdir()) == [path]
