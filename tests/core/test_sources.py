"""What the shipped files rest on: every source resolved, and one name for each.

`source_table.json` has the name of every source by the letter and number of the content
plan, and for each file the codes it rests on. Numbers that the plan only recalls,
without having seen them in the source, are printed nowhere.
"""

import re
from pathlib import Path

import pytest

from tests.core.shipped import PROGRAMS, content_table, files_of, table_of, tables_of
from tests.core.words import texts_in, visible_texts

TABLE = content_table("source_table")
KINDS = ("exercise", "program", "plan", "protocol", "card")
EVERY = [path for kind in KINDS for path in files_of(kind)]
ROOT = PROGRAMS.parent
MODULES = [*(ROOT / "coach").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]


def with_sources() -> list[Path]:
    """Return the files that rest on something; a card about Coach does not."""
    return [path for path in EVERY if table_of(path).get("kind") != "about"]


@pytest.mark.parametrize("path", with_sources(), ids=lambda path: path.name)
def test_file_names_what_it_rests_on(path: Path) -> None:
    """Every source is a reference with a finding, never a code of our own notes."""
    table = table_of(path)
    assert table["sources"]
    for source in table["sources"]:
        assert re.fullmatch(r"[A-Z][0-9]+b?", source["text"]) is None
        assert len(source["text"]) > 15
        assert source["finding"].endswith(".")
    assert table["license"] == "CC-BY-4.0"
    assert table["language"] == "en"
    assert table["authors"]


def planned_files() -> list[tuple[str, str]]:
    """Return all entries of the table: kind, and id (the code of an exercise)."""
    return [(kind, key) for kind in KINDS for key in TABLE[f"{kind}s"]]


def by_key(kind: str) -> dict[str, dict[str, object]]:
    """Return the files of a kind by their keys in the table."""
    tables = tables_of(kind)
    if kind == "exercise":
        return {table["x"]["code"]: table for table in tables.values()}
    return tables


@pytest.mark.parametrize("kind", KINDS)
def test_every_file_is_in_the_table(kind: str) -> None:
    """The table knows all files of a kind and no others."""
    assert set(TABLE[f"{kind}s"]) == set(by_key(kind))


@pytest.mark.parametrize(("kind", "key"), planned_files())
def test_file_rests_on_the_planned_sources(kind: str, key: str) -> None:
    """No more, no fewer, and each under the one name it has everywhere."""
    codes = TABLE[f"{kind}s"][key]
    names = {name for code in codes for name in TABLE["names"][code]}
    sources = by_key(kind)[key].get("sources", [])

    assert {source["text"] for source in sources} == names
    assert len(sources) == len(names)


def test_one_source_has_one_doi() -> None:
    """Where a source is named twice, it is looked up at the same place."""
    found: dict[str, set[str]] = {}
    for path in EVERY:
        for source in table_of(path).get("sources", []):
            found.setdefault(source["text"], set()).add(source.get("doi", ""))

    assert {text: dois for text, dois in found.items() if len(dois) > 1} == {}


# Only recalled in the content plan: to be checked against the papers before printing.
RECALLED = (
    r"4 (painless )?maximal (heel pulls|curls|repetitions)",
    r"15[- ]degrees?\b",
    r"eccentric.{0,30}(5|five) (per cent|%)",
    r"\bday (5|five) after",
    r"(up to|at most|limit of) (4|four)( out)? of 10",
    r"\b4/10\b",
    r"10 (min|minutes) on\b",
    r"(10|ten) minutes (of )?(ice|cold), (10|ten) minutes",
    r"at most 30 (min|minutes) a session",
    r"\b8 ?(-|to) ?10 (lowers|reps|repetitions)",
    r"\b(1|one|a) (l|litre) (an|per) hour",
    r"odds.{0,20}0\.28\b",
    r"120 degrees",
    r"\b36 (per cent|%)",
    r"\b(Silbernagel|Thom[eé]e|Khoshnevis|Brison|Aronen|Huebscher|De Vos)\b",
)


def test_recalled_numbers_are_not_printed() -> None:
    """Neither in a file nor on the screen."""
    texts = [text for path in EVERY for _, text in texts_in(table_of(path))]
    texts += [text for path in MODULES for _, text in visible_texts(path)]

    assert len(texts) > 5_000
    for pattern in RECALLED:
        found = [text for text in texts if re.search(pattern, text, re.IGNORECASE)]
        assert found == [], pattern


@pytest.mark.parametrize(
    "text",
    [
        "Never more than about 1 litre an hour.",
        "10 minutes on, 10 minutes off, 10 minutes on.",
        "Pain up to 4 out of 10 was allowed.",
        "Week 4: 8-10 repetitions.",
        "4 painless maximal curls at 90 and 15 degrees.",
    ],
)
def test_a_recalled_number_would_be_found(text: str) -> None:
    """The patterns fit the sentences that they are made for."""
    assert any(re.search(pattern, text, re.IGNORECASE) for pattern in RECALLED)
