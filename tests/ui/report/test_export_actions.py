"""Exports and the import in a window: asked, done, told, and what goes wrong."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from coach.exchange.history_file import write_history
from coach.exchange.reading import history_reader, sessions_with_sets
from coach.paths import history_file
from tests.core.exchange.building import make_history
from tests.ui.handout.conftest import pdf_text
from ui.report.export_actions import ExportActions
from ui.report.report_sheet import ReportSheet
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.sheet import Sheet


@pytest.fixture
def window(qtbot):
    """Return a window of an ordinary size."""
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def actions(context, window):
    """Return the exports of a window."""
    return ExportActions(context, window)


@pytest.fixture
def notices(context):
    """Return the sentences that the window was told to show."""
    told = []
    context.notice_given.connect(told.append)
    return told


@pytest.fixture
def done(actions, qtbot):
    """Return a function that chooses a file in the open dialog and waits."""

    def choose(path):
        # Whether there is a health list to print is looked up first.
        qtbot.waitUntil(lambda: actions.parent().findChild(QFileDialog) is not None)
        dialog = actions.parent().findChild(QFileDialog)
        dialog.fileSelected.emit(str(path))
        dialog.close()
        qtbot.waitUntil(lambda: not actions.is_busy)

    return choose


@pytest.fixture
def other_history(tmp_path, clock):
    """Return a history file from another computer."""
    path, file = tmp_path / "elsewhere" / "history.sqlite", tmp_path / "all.json"
    make_history(path, clock)
    with history_reader(path) as connection:
        write_history(connection, file, clock.wall_ms())
    return file


def sessions(context):
    """Return the ids of the sessions that count in a context's history."""
    with history_reader(history_file(context.data_dir)) as connection:
        return [each.id for each in sessions_with_sets(connection)]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("pdf", "coach-appointment-2025-11-24.pdf"),
        ("csv", "coach-sets-2025-11-24.csv"),
        ("notes", "coach-notes-2025-11-24.csv"),
        ("json", "coach-history-2025-11-24.json"),
        ("ics", "coach-plan-2025-11-24.ics"),
        ("fhir", "coach-2025-11-24.fhir.json"),
    ],
)
def test_a_file_name_is_proposed(actions, window, qtbot, kind, name):
    """The dialog proposes what it is and of which day, with the right ending."""
    actions.export(kind)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    dialog = window.findChild(QFileDialog)

    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    (chosen,) = dialog.selectedFiles()
    assert Path(chosen).name == name
    assert f"*.{name.rpartition('.')[2]}" in dialog.nameFilters()[0]
    dialog.close()


@pytest.mark.parametrize("kind", ["pdf", "csv", "notes", "json", "ics", "fhir"])
def test_each_kind_is_written_and_told(actions, done, filled, tmp_path, kind):
    """The file is there, and the bar says where and what is in it."""
    target = tmp_path / "out.file"
    actions.export(kind)
    done(target)

    assert target.stat().st_size > 0
    assert actions.bar.sentence().startswith("Saved as out.file: ")
    assert actions.bar.open_button.isVisible()


def test_the_report_is_the_report(actions, done, filled, tmp_path):
    """The PDF written from the window is the sheets for the appointment."""
    target = tmp_path / "out.pdf"
    actions.export("pdf")
    done(target)

    assert "Notes for the appointment" in pdf_text(target)


@pytest.fixture
def report_sheet(actions, window, context, filled, qtbot):
    """Return a function that asks for the report of a person with a health list."""

    def ask():
        if not context.settings.export_folder:
            context.journal.note("health", {"items": ["diabetes"]})
            assert context.journal.flush(5.0)
        actions.export("pdf")
        qtbot.waitUntil(lambda: window.findChild(ReportSheet) is not None)
        return window.findChild(ReportSheet)

    return ask


def test_the_health_list_is_printed_unless_it_is_left_out(
    report_sheet, done, tmp_path, context
):
    """The list is shown first, ticked to be printed."""
    sheet = report_sheet()
    shown = " ".join(label.text() for label in sheet.findChildren(Label))
    assert "Diabetes" in shown
    assert sheet.printed.isChecked()

    sheet.go_on.click()
    done(tmp_path / "out.pdf")

    assert "Diabetes" in pdf_text(tmp_path / "out.pdf")
    assert context.settings.report_health


def test_leaving_the_health_list_out_is_remembered(
    report_sheet, done, tmp_path, context
):
    """Nothing of it is in the file, and the next report begins without it."""
    sheet = report_sheet()
    sheet.printed.click()
    sheet.go_on.click()
    done(tmp_path / "out.pdf")

    assert "Diabetes" not in pdf_text(tmp_path / "out.pdf")
    assert not context.settings.report_health
    again = report_sheet()
    assert not again.printed.isChecked()
    again.dismissed.emit()


def test_giving_up_writes_nothing(qtbot, report_sheet, actions, window):
    """Escape closes the question, and another export can be asked for."""
    qtbot.keyClick(report_sheet(), Qt.Key.Key_Escape)

    assert not actions.is_busy
    assert window.findChild(QFileDialog) is None


def test_it_says_that_it_is_busy(actions, window, qtbot, filled, tmp_path):
    """While it writes, the bar says so and a second wish waits for nobody."""
    actions.export("json")
    first = window.findChild(QFileDialog)
    first.fileSelected.emit(str(tmp_path / "out.json"))
    first.close()

    assert actions.is_busy
    assert actions.bar.sentence() == "Writing out.json …"
    assert not actions.bar.open_button.isVisible()
    actions.export("csv")
    actions.import_history()
    assert all(not each.isVisible() for each in window.findChildren(QFileDialog))
    qtbot.waitUntil(lambda: not actions.is_busy)


def test_the_folder_is_remembered(actions, done, window, context, filled, tmp_path):
    """The next export is proposed where the last one went."""
    folder = tmp_path / "for the doctor"
    folder.mkdir()
    actions.export("csv")
    done(folder / "out.csv")

    assert context.settings.export_folder == str(folder)
    actions.export("json")
    dialog = window.findChild(QFileDialog)
    assert dialog.directory().absolutePath() == str(folder)
    dialog.close()


def test_a_folder_that_is_gone_is_not_proposed(actions, window, context, tmp_path):
    """Without the remembered folder the documents are proposed."""
    context.change_settings(export_folder=str(tmp_path / "gone"))
    actions.export("json")
    dialog = window.findChild(QFileDialog)

    assert dialog.directory().exists()
    assert "gone" not in dialog.directory().absolutePath()
    dialog.close()


def test_a_failure_is_one_sentence(actions, done, notices, context, filled, tmp_path):
    """What cannot be written is told as a notice; the bar goes, no folder is kept."""
    actions.export("csv")
    done(tmp_path / "none" / "out.csv")

    (sentence,) = notices
    assert "out.csv could not be written" in sentence
    assert actions.bar.sentence() == ""
    assert context.settings.export_folder == ""


class Opened(QObject):
    """Takes what the desktop is asked to open."""

    def __init__(self):
        super().__init__()
        self.urls = []

    @Slot(QUrl)
    def take(self, url):
        self.urls.append(url)


def test_the_folder_can_be_opened(actions, done, filled, tmp_path, qtbot):
    """The button asks the desktop for the folder of the file."""
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")
    actions.export("csv")
    done(tmp_path / "out.csv")
    try:
        qtbot.mouseClick(actions.bar.open_button, Qt.MouseButton.LeftButton)
    finally:
        QDesktopServices.unsetUrlHandler("file")

    assert [url.toLocalFile() for url in opened.urls] == [str(tmp_path)]


def press(sheet, words, qtbot):
    """Press the button of a sheet that says these words."""
    (button,) = (each for each in sheet.findChildren(Button) if each.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_history_is_shown_before_it_is_taken_in(
    actions, done, window, context, other_history
):
    """The question says how much is in the file, of when, and what is new."""
    actions.import_history()
    done(other_history)

    sheet = window.findChild(Sheet)
    assert sheet.accessibleName() == "Take in all.json?"
    text = sheet.accessibleDescription()
    assert "3 sessions and 8 notes" in text
    assert "from Mon 24 Nov 2025 to Tue 25 Nov 2025" in text
    assert "All of it is new here." in text
    assert "A copy of your history is made first." in text
    assert sessions(context) == []


def test_taking_in_adds_and_tells(actions, done, window, context, other_history, qtbot):
    """After the answer everything is there, and all pages hear that it is."""
    actions.import_history()
    done(other_history)
    with qtbot.waitSignal(context.history_changed) as heard:
        press(window.findChild(Sheet), "Take it in", qtbot)

    assert heard.args == [""]
    assert actions.bar.sentence() == "3 sessions and 8 notes taken in."
    assert not actions.bar.open_button.isVisible()
    assert len(sessions(context)) == 1


def test_not_now_changes_nothing(actions, done, window, context, other_history, qtbot):
    """Who says no keeps the history as it was."""
    actions.import_history()
    done(other_history)
    press(window.findChild(Sheet), "Not now", qtbot)

    assert not actions.is_busy
    assert sessions(context) == []


def test_nothing_new_is_told_without_a_question(
    actions, done, window, context, filled, tmp_path, clock
):
    """The own history again brings nothing, and nothing is asked."""
    file = tmp_path / "own.json"
    with history_reader(history_file(context.data_dir)) as connection:
        write_history(connection, file, clock.wall_ms())
    actions.import_history()
    done(file)

    assert window.findChild(Sheet) is None
    assert "Everything in it is here already." in actions.bar.sentence()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not json", "cannot be read as a history"),
        (json.dumps({"format": "history/9"}), "made by a newer version"),
    ],
)
def test_a_file_that_is_no_history_is_one_sentence(
    actions, done, window, notices, tmp_path, text, said
):
    """What is no history is told as a notice, and nothing is asked."""
    file = tmp_path / "bad.json"
    file.write_text(text, "utf-8")
    actions.import_history()
    done(file)

    (sentence,) = notices
    assert said in sentence
    assert window.findChild(Sheet) is None


def test_the_bar_keeps_to_the_foot(actions, window, qtbot):
    """The bar lies at the foot of the window, whatever its size."""
    actions.bar.show_done("Saved.")
    window.resize(900, 600)

    assert actions.bar.geometry().bottom() < 600
    assert actions.bar.geometry().top() > 480
    assert actions.bar.geometry().center().x() == pytest.approx(450, abs=2)


def test_the_bar_can_be_closed(actions, window, qtbot):
    """Its cross ends the message."""
    actions.bar.show_done("Saved.")
    qtbot.mouseClick(actions.bar.close_button, Qt.MouseButton.LeftButton)

    assert actions.bar.sentence() == ""
