"""`coach export pdf`: from the command line, with a screen and without one."""

import pytest

from coach import cli
from tests.ui.handout.conftest import (
    ROOT,
    coach_without_screen,
    pdf_pages,
    pdf_text,
)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))


def test_it_works_without_a_screen(tmp_path):
    """Without a display the command makes its own application and writes the PDF."""
    path = tmp_path / "out.pdf"
    command = ("export", "pdf", "cramp-now", "--to", str(path))
    result = coach_without_screen(*command, "--paper", "letter", "--black-and-white")

    assert (result.returncode, result.stderr) == (0, "")
    assert str(path) in result.stdout
    assert pdf_pages(path)[1] == (612, 792)
    assert "Cramp release stretch" in pdf_text(path)


def test_a_plan_is_found_by_id_and_by_path(tmp_path, qapp):
    """A plan's id and its file give the same pages."""
    by_id, by_path = tmp_path / "id.pdf", tmp_path / "path.pdf"
    file = ROOT / "programs" / "plans" / "night-cramps.plan.toml"

    assert cli.main(["export", "pdf", "night-cramps", "--to", str(by_id)]) == 0
    assert cli.main(["export", "pdf", str(file), "--to", str(by_path)]) == 0
    assert pdf_text(by_id) == pdf_text(by_path)


def test_an_unknown_program_is_one_sentence(tmp_path, capsys):
    """What does not exist gives code 2 and no file."""
    path = tmp_path / "out.pdf"
    code = cli.main(["export", "pdf", "no-such-program", "--to", str(path)])

    assert code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not path.exists()


def test_a_broken_plan_names_its_lines(tmp_path, capsys):
    """A plan file with problems gives code 1 and its lines."""
    file = tmp_path / "broken.plan.toml"
    file.write_text('format = "plan/1"\nid = "broken"\n', encoding="utf-8")
    path = tmp_path / "out.pdf"

    assert cli.main(["export", "pdf", str(file), "--to", str(path)]) == 1
    assert "broken.plan.toml:" in capsys.readouterr().err
    assert not path.exists()


def test_a_target_that_cannot_be_written_is_one_sentence(tmp_path, capsys, qapp):
    """A missing folder gives code 2 and a sentence that names the file."""
    path = tmp_path / "none" / "out.pdf"
    code = cli.main(["export", "pdf", "cramp-now", "--to", str(path)])

    error = capsys.readouterr().err
    assert code == 2
    assert len(error.splitlines()) == 1
    assert "out.pdf" in error
