"""The report as PDF, read back: what is in it, on how many pages, drawn how."""

import subprocess

import pytest
from PySide6.QtGui import QImage

from coach import cli
from coach.errors import FileError
from coach.paths import history_file
from coach.store.settings import Settings
from tests.core.exchange.building import make_history
from tests.core.words import forbidden
from tests.ui.handout.conftest import (
    coach_without_screen,
    pdf_images,
    pdf_pages,
    pdf_text,
)
from ui.handout.content import intended_use
from ui.report.pdf import export_report

SIZES = {"a4": (595, 842), "letter": (612, 792)}


@pytest.fixture
def exported(source, tmp_path, qapp):
    """Return a function that writes the report and gives the PDF's path."""

    def export(name="Alex Kim", **how):
        path = tmp_path / "report.pdf"
        export_report(source(name), path, **how)
        return path

    return export


def test_everything_can_be_read_back(exported, month):
    """Facts, tables, lines to fill in and the purpose are text in the PDF."""
    text = pdf_text(exported())

    for words in (
        "Notes for the appointment",
        "Alex Kim",
        "What I want to ask",
        "of 10, to fill in on the day",
        "Morning pain is down from 7 to 1.",
        "Back of the thigh, right (30)",
        "Tight (30)",
        "in 2 answers",
        "15 sessions on 15 of 30 days",
        "3 in these 30 days",
        "Calf, left (3)",
        "Hot day (3); Alcohol (3)",
        "Conditions and medicines",
        "My plan: Strengthen, since",
        "Small stretch",
        "Straight-leg raise",
        "85° 50°",
        "85° 79°",
        "Climb stairs",
        "Next morning",
        intended_use(),
    ):
        assert words in text, words


def test_its_words_claim_nothing(exported, month):
    """No sentence of the report names an illness, promises or judges."""
    assert forbidden(pdf_text(exported())) == []


@pytest.mark.parametrize("paper_name", ["a4", "letter"])
def test_a_full_month_fits_on_two_pages(exported, month, paper_name):
    """One sheet, printed on both sides, is what an appointment has room for."""
    pages, size = pdf_pages(exported(paper_name=paper_name))

    assert pages <= 2
    assert size == pytest.approx(SIZES[paper_name], abs=1)


def test_the_health_list_is_printed(exported, month, journal_note):
    """What was ticked stands above the lines to write on, still on two pages."""
    items = ["pregnancy", "heart-disease", "blood-thinners", "diabetes", "raynaud"]
    data = {"items": items, "age_group": "55-65", "medicines": "the white ones"}
    journal_note("health", data)
    path = exported()
    text = pdf_text(path)

    for words in ("A heart condition", "55 to 65", "the white ones", "Said on"):
        assert words in text, words
    assert pdf_pages(path)[0] <= 2


def test_the_health_list_stays_out_when_that_is_wished(
    source, month, journal_note, tmp_path, qapp
):
    """The setting keeps all of it off the paper; the lines to write on stay."""
    journal_note("health", {"items": ["diabetes"], "medicines": "the white ones"})
    path = tmp_path / "report.pdf"
    export_report(source(settings=Settings(report_health=False)), path)
    text = pdf_text(path)

    assert "Conditions and medicines" in text
    assert "Diabetes" not in text
    assert "the white ones" not in text


def test_nothing_noted_is_a_page_to_fill_in(exported):
    """An empty history gives one page with its lines and an empty graph."""
    path = exported("")
    text = pdf_text(path)

    assert pdf_pages(path)[0] == 1
    assert "Name:" in text
    assert "No answers about pain in this time." in text
    assert "the graph can be filled in by hand" in text
    assert "Programs done" in text
    assert "Measures" not in text


def test_it_is_drawn_as_vectors(exported, month):
    """Graph and all are lines and letters; no raster image is in the file."""
    assert pdf_images(exported()) == []
    assert "\N{REPLACEMENT CHARACTER}" not in pdf_text(exported())


def _hues(path, tmp_path):
    """Return how many pixels of the first page have a hue."""
    target = tmp_path / "page"
    command = ["pdftoppm", "-r", "50", "-png", "-singlefile", str(path), str(target)]
    subprocess.run(command, check=True)
    image = QImage(str(target.with_suffix(".png")))
    colours = (
        image.pixelColor(x, y)
        for y in range(image.height())
        for x in range(image.width())
    )
    parts = ((each.red(), each.green(), each.blue()) for each in colours)
    return sum(max(part) - min(part) > 12 for part in parts)


def test_black_and_white_has_no_colour(exported, month, tmp_path):
    """With greys only, no pixel has a hue; otherwise the graph has some."""
    assert _hues(exported(grey=True), tmp_path) == 0
    assert _hues(exported(), tmp_path) > 100


def test_the_file_names_nobody(exported, month):
    """The name stands on the paper, not in what a file list shows."""
    facts = subprocess.run(
        ["pdfinfo", str(exported())], capture_output=True, text=True, check=True
    ).stdout

    assert "Notes for the appointment" in facts
    assert "Alex" not in facts


def test_a_folder_that_is_missing_is_one_sentence(source, month, tmp_path, qapp):
    """What cannot be written is a FileError that names the file."""
    with pytest.raises(FileError, match=r"x\.pdf could not be written"):
        export_report(source(), tmp_path / "none" / "x.pdf")


def test_the_history_is_not_overwritten(source, month, history, qapp):
    """The history itself is never the target."""
    before = history.read_bytes()

    with pytest.raises(FileError, match="is the history itself"):
        export_report(source(), history)
    assert history.read_bytes() == before


def test_the_command_writes_it_without_a_screen(tmp_path, clock):
    """`coach export pdf` without a program is the report, with no display needed."""
    folder, path = tmp_path / "data", tmp_path / "out.pdf"
    make_history(history_file(folder), clock)
    to = ("export", "pdf", "--to", str(path), "--paper", "letter")
    result = coach_without_screen("--data-dir", str(folder), *to)

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"{path}: 1 page\n"
    assert pdf_pages(path) == (1, (612, 792))


def test_with_a_program_it_is_still_the_handout(tmp_path, monkeypatch, qapp):
    """`coach export pdf PROGRAM` goes on writing the program's handout."""
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "out.pdf"

    assert cli.main(["export", "pdf", "cramp-now", "--to", str(path)]) == 0
    assert "Cramp release stretch" in pdf_text(path)
