"""From bytes to a document: what is refused before any field is looked at."""

import os

import pytest

from coach.errors import FileError
from coach.files.exercise import read_exercise
from coach.files.findings import MAX_FINDINGS
from coach.files.program import read_program
from coach.files.reading import MAX_BYTES, peek_kind, read_bytes
from tests.core.files.conftest import SMALL_PROGRAM


def only_problem(data):
    """Return the one problem of a program file."""
    program, problems = read_program(data, "f.toml")
    assert program is None
    assert len(problems) == 1
    return problems[0]


def test_refuses_a_file_that_is_too_large():
    """256 KiB are the limit."""
    assert "larger than 256 KiB" in only_problem(b"#" * (MAX_BYTES + 1)).what


def test_refuses_what_is_not_utf8():
    """The line of the first byte that is not UTF-8 is named."""
    problem = only_problem(b'format = "program/1"\ntitle = "Gr\xf6\xdfe"\n')

    assert problem.line == 2
    assert "UTF-8" in problem.what


def test_reads_a_file_with_a_byte_order_mark(program_text):
    """Windows editors put a mark in front; that is no mistake."""
    program, problems = read_program(program_text.encode("utf-8-sig"), "f")

    assert problems == []
    assert program.id == "rehab.sample"


def test_reads_a_file_with_windows_line_ends(program_text):
    """Line ends make no difference, and lines of problems stay right."""
    text = program_text.replace("stop_pain = 5", "stop_pain = 9")
    unix = read_program(text.encode(), "f")[1]

    assert read_program(text.replace("\n", "\r\n").encode(), "f")[1] == unix


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('format = "program/1"\na = = 1', 2, "Invalid value"),
        ("a = 1\nb = 2\na = 3", 3, "Cannot overwrite a value"),
        ('format = "program/1"\n\nhold = 30 s', 3, "a time needs quotes"),
        ("tempo = { lower = 4 s }", 1, "a time needs quotes"),
        ("a = [1, 2", 1, "cannot be read as TOML"),
        ('a = "x', 1, "cannot be read as TOML"),
        (f"a = {'9' * 5000}", 0, "cannot be read as TOML"),
    ],
)
def test_syntax_errors_have_a_line(text, line, what):
    """What tomllib complains about becomes one problem."""
    problem = only_problem(text.encode())

    assert problem.line == line
    assert what in problem.what


@pytest.mark.parametrize(
    ("first_line", "what"),
    [
        ("", 'is missing; the first line is format = "program/1"'),
        ('format = "program/2"', "made by a newer version of Coach"),
        ('format = "recipe/1"', "made by a newer version of Coach"),
        ('format = "exercise/1"', "not a file of the format program/1"),
        ('format = "program"', "is not a format"),
        ('format = "program/\u0661"', "is not a format"),
        ("format = 1", "is not a format"),
        (f"format = 0x{'f' * 5000}", "is not a format"),
    ],
)
def test_format_is_looked_at_first_and_alone(first_line, what):
    """With another format nothing else in the file is judged."""
    problem = only_problem(f"{first_line}\nunknown = 1\n".encode())

    assert problem.where == "format"
    assert what in problem.what


def test_a_newer_file_is_named_even_when_its_syntax_is_newer():
    """A newer Coach may write TOML that this one cannot read at all."""
    problem = only_problem(b'format = "program/2"\na = <new syntax>\n')

    assert problem.line == 1
    assert "made by a newer version of Coach; nothing was changed" in problem.what


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 100_000,
        "x = " + "[" * 30 + "]" * 30,
        "x = " + "{a=" * 60 + "1" + "}" * 60,
        "x = " + "[{a=" * 40,
        ".".join(["a"] * 100_000) + " = 1",
        "[" + ".".join(["'a'"] * 60_000) + "]",
        "[" + " . ".join(['"a"'] * 40_000) + "]",
        'x = """\n"""\n[[' + ".".join(["a"] * 1_000) + "]]",
    ],
    ids=range(8),
)
def test_refuses_deep_nesting(text):
    """Neither brackets nor dotted keys may go down without end."""
    assert "nested too deeply" in only_problem(text.encode()).what


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + '\\"' * 100_000,
        'a = "' + '\\"' * 60_000 + "." * 60_000,
        '"' * 200_000,
        "'" * 200_000,
        'a = "' + "a." * 100_000 + '"',
        "a = '''" + "''" * 100_000,
        'a = """' + '""' * 100_000,
        'a = """' + "\\" * 200_000,
        "#" * 200_000,
        "[a]\n" * 50_000,
        "[[a]]\n" * 40_000,
        "\n".join(f"k{i} = {i}" for i in range(20_000)),
        "\n".join(f"[t{i}.a.b]" for i in range(15_000)),
        "block = [" + "{}," * 80_000 + "]",
        "a = " + "1_0" * 60_000,
        "." * 200_000,
        "a" * 200_000,
        "a" * 200_000 + " = 1",
        "\n".join("sides = 1" + "s" * i for i in range(600)),
        'format = "program/1"\n' + "\n".join(f"titel{i} = {i}" for i in range(15_000)),
    ],
    ids=range(20),
)
def test_hostile_text_gets_an_answer(text):
    """Text that is made to keep a reader busy is answered like any other."""
    program, problems = read_program(text.encode(), "f")

    assert program is None
    assert 1 <= len(problems) <= MAX_FINDINGS + 1


def test_lists_at_most_so_many_problems():
    """The last of too many problems says that there are more."""
    keys = "\n".join(f"unknown{i} = {i}" for i in range(500))
    _, problems = read_program(f'format = "program/1"\n{keys}'.encode(), "f")

    assert len(problems) == MAX_FINDINGS + 1
    assert "there may be more to correct" in problems[-1].what


@pytest.mark.parametrize(
    "value",
    [
        *("inf", "-inf", "nan", "1e400", "0x" + "f" * 5_000, "-" + "9" * 4_000),
        *("1979-05-27", "07:32:00", "[]", "{}", "true", "1.5", '"x"'),
    ],
)
@pytest.mark.parametrize(
    "key",
    ["revision", "safety.stop_pain", "block", "title", "sources", "defaults.rest"],
)
def test_any_value_anywhere_gets_a_sentence(key, value):
    """No value makes the reader fail, wherever it stands."""
    text = f'format = "program/1"\n{key} = {value}\n'
    program, problems = read_program(text.encode(), "f")

    assert program is None
    assert all(problem.what for problem in problems)


@pytest.mark.parametrize("value", ["inf", "nan", "1e400", "1e300", "true", "'1'"])
@pytest.mark.parametrize("place", ["root = [0.0, {0}]", "hip_fs = {0}"])
def test_a_figure_has_only_real_numbers(exercise_text, place, value):
    """Infinite, absurd and unreal numbers do not reach the mannequin."""
    pose = f"[figure.pose.odd]\nfrom = 'start'\n{place.format(value)}\n"
    exercise, problems = read_exercise((exercise_text + pose).encode(), "f")

    assert exercise is None
    assert problems[0].where.startswith("figure.pose.odd.")


@pytest.mark.parametrize(
    "own",
    [
        "\n".join(f"k{number} = 1" for number in range(51)),
        f"list = [{'1,' * 51}]",
        f"list = [{'[[]],' * 26}]",
        ".".join("a" * 30) + f".b = [{'1,' * 20}]",
    ],
)
def test_own_keys_are_few(own):
    """Thousands of them would keep whoever writes the file anew busy for minutes."""
    program, problems = read_program(
        f"{SMALL_PROGRAM}hold = '9 s'\n[x]\n{own}".encode(), "f"
    )

    assert program is None
    assert [(each.where, each.what) for each in problems] == [
        ("x", "holds more than 50 values")
    ]


def test_own_keys_up_to_the_limit_are_kept():
    """Long texts count once each."""
    own = "\n".join(f"k{number} = '{'x' * 500}'" for number in range(49))
    program, problems = read_program(
        f"{SMALL_PROGRAM}hold = '9 s'\n[x]\n{own}\nday = 2026-11-28\n".encode(), "f"
    )

    assert (program is not None, problems) == (True, [])


def test_control_characters_do_not_reach_the_terminal():
    """Keys and values are shown without their control characters, and short."""
    text = 'format = "program/1"\n"\\u001b[31m" = 1\nkind = "\\u001b[0m' + "x" * 900
    _, problems = read_program((text + '"').encode(), "f")
    shown = "\n".join(map(str, problems))

    assert "\x1b" not in shown
    assert max(map(len, shown.split("\n"))) < 400


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('format = "exercise/1"', "exercise"),
        ('format = "program/9"\nbroken = = ', "program"),
        ("format = 1", None),
        ("", None),
        ("broken", None),
    ],
)
def test_peeks_at_the_kind(text, kind):
    """The kind of a file is known even when the rest is broken."""
    assert peek_kind(text.encode()) == kind


def test_reads_no_more_than_one_byte_too_many(tmp_path):
    """A huge file is not read to its end."""
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(10**9)

    assert len(read_bytes(huge)) == MAX_BYTES + 1


def test_a_missing_file_and_a_folder_are_errors(tmp_path):
    """One sentence that names the file."""
    with pytest.raises(FileError, match="nothing-here"):
        read_bytes(tmp_path / "nothing-here")
    with pytest.raises(FileError, match=str(tmp_path)):
        read_bytes(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_does_not_hold_up_the_reader(tmp_path):
    """A pipe that is named like a program is refused at once."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(FileError, match="not an ordinary file"):
        read_bytes(tmp_path / "pipe")
