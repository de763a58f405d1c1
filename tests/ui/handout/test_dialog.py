"""The preview: paper, black and white, saving, errors."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from tests.ui.handout.conftest import pdf_pages, pdf_text
from ui.handout.dialog import FOLDER_KEY, usual_paper
from ui.handout.show import show_handout, show_plan_handout


@pytest.fixture
def dialog(context, library, qtbot):
    """Return the open preview of a program."""
    program = library.programs["hamstring-mild-1"]
    dialog = show_handout(None, context, program, library.exercises)
    yield dialog
    dialog.close()


def test_the_preview_shows_every_page(dialog, qtbot):
    """The preview has as many pages as the handout."""
    qtbot.waitExposed(dialog)
    dialog.preview.updatePreview()

    assert dialog.preview.pageCount() == len(dialog.pages) == 2
    assert "Hamstring mild strain" in dialog.windowTitle()


def test_another_paper_lays_out_again(dialog):
    """Choosing Letter gives pages of that size."""
    dialog.paper_choice.setCurrentIndex(dialog.paper_choice.findData("letter"))

    assert dialog.sheet.name == "letter"
    assert dialog.preview.pageCount() == len(dialog.pages)


def test_the_pdf_is_the_preview(dialog, tmp_path):
    """Saving writes the pages on the chosen paper and says where they are."""
    dialog.paper_choice.setCurrentIndex(dialog.paper_choice.findData("letter"))
    path = tmp_path / "mine.pdf"

    assert dialog.save_pdf(path)
    pages, size = pdf_pages(path)
    assert (pages, size) == (len(dialog.pages), (612, 792))
    assert "Hamstring mild strain, phase 1" in pdf_text(path)
    assert str(path) in dialog.status.text()


def test_the_folder_is_remembered(dialog, context, library, tmp_path):
    """The next handout is proposed where the last one went."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    dialog.save_pdf(folder / "first.pdf")
    other = show_handout(
        None, context, library.programs["cramp-now"], library.exercises
    )

    assert context.settings.extra[FOLDER_KEY] == str(folder)
    assert other.proposed_path() == folder / "cramp-now.pdf"
    other.close()


def test_a_failure_is_said_in_the_dialog(dialog, tmp_path):
    """A folder that is not there gives a sentence, no exception."""
    assert not dialog.save_pdf(tmp_path / "none" / "x.pdf")
    assert "x.pdf could not be written" in dialog.status.text()


def test_printing_paints_the_pages(dialog, tmp_path):
    """What goes to a printer is the same pages; here a printer that writes a file."""
    path = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    printer.setPageLayout(dialog.sheet.page_layout())
    dialog.preview.paintRequested.emit(printer)
    del printer

    assert pdf_pages(path)[0] == 2
    assert "Two-leg bridge" in pdf_text(path)


def test_a_plan_has_a_preview_too(context, library, qtbot):
    """A plan opens with all its pages."""
    plan = library.plans["hamstring-mild"]
    dialog = show_plan_handout(None, context, plan, library.programs, library.exercises)

    assert dialog.preview.pageCount() == len(dialog.pages) > 4
    dialog.close()


def test_paper_follows_the_country():
    """Letter where inches are usual, A4 elsewhere."""
    is_us = (
        QLocale.system().measurementSystem()
        == QLocale.MeasurementSystem.ImperialUSSystem
    )

    assert usual_paper() == ("letter" if is_us else "a4")


def test_the_dialog_fits_above_a_small_window(context, library, qtbot):
    """The buttons stay in sight in the smallest window that there is."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    program = library.programs["desk-break"]
    dialog = show_handout(window, context, program, library.exercises)

    assert dialog.height() < window.height()
    assert dialog.width() < window.width()
    dialog.close()
