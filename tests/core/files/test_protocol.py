"""Reading protocol files, and the limits that none may pass."""

import pytest

from coach.files.protocol import read_protocol
from coach.files.protocol_checks import check_protocol
from coach.files.protocol_model import Gate, SkinCheck
from tests.core.files.conftest import SAMPLES

TEXT = (SAMPLES / "full.protocol.toml").read_text(encoding="utf-8")
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS


def changed(old, new):
    assert old in TEXT
    return read_protocol(TEXT.replace(old, new, 1).encode(), "f")


@pytest.fixture
def protocol():
    content, problems = read_protocol(TEXT.encode(), "f")
    assert problems == []
    return content


def test_reads_the_heading(protocol):
    """Everything at the top of a protocol arrives."""
    assert (protocol.id, protocol.use, protocol.since) == (
        "sample-care",
        "fresh-injury",
        1978,
    )
    assert (protocol.as_of, protocol.evidence) == ("2026-11-23", "How sure it is.")
    assert (protocol.avoid, protocol.avoid_until_ms) == (("Heat.",), 72 * HOUR_MS)
    assert protocol.sources[0].doi == "10.1000/182"
    assert (protocol.text, protocol.origin) == (TEXT, "f")


def test_reads_a_step(protocol):
    """Lengths, gaps, windows, checks and gates."""
    ice = protocol.step("ice")

    assert (ice.kind, ice.letter, ice.how) == ("ice", "I", ("A cloth.", "The pack."))
    assert ice.lasts_ms == 15 * MINUTE_MS
    assert ice.lasts_allowed_ms == (10 * MINUTE_MS, 20 * MINUTE_MS)
    assert ice.gap_ms == (2 * HOUR_MS, 3 * HOUR_MS)
    assert (ice.times_a_day, ice.max_a_day) == ((3, 4), 6)
    assert ice.from_ms == (0, HOUR_MS)
    assert ice.until_ms == (48 * HOUR_MS, 72 * HOUR_MS)
    assert (ice.only_awake, ice.ask_first) == (True, "Ready?")
    assert ice.checks == (SkinCheck("Look.", "White.", 5 * MINUTE_MS, 4 * MINUTE_MS),)
    assert ice.gates == (
        Gate("Raise it instead.", ("Q07", "Q08-severe"), ("raynaud",), "up"),
    )


def test_what_is_not_written_is_empty(protocol):
    """A length alone allows only that length; without a window it is always shown."""
    up, word = protocol.step("up"), protocol.step("word")

    assert up.lasts_allowed_ms == (20 * MINUTE_MS, 20 * MINUTE_MS)
    assert (up.times_a_day, up.max_a_day, up.until_ms) == ((3, 3), None, None)
    assert (word.lasts_ms, word.checks, word.gates) == (0, (), ())
    with pytest.raises(KeyError):
        protocol.step("heat")


def test_knows_its_window(protocol):
    """From the earliest to the latest time since it happened."""
    ice = protocol.step("ice")

    assert ice.is_active(0)
    assert ice.is_active(72 * HOUR_MS - 1)
    assert not ice.is_active(72 * HOUR_MS)
    assert protocol.step("word").is_active(10_000 * HOUR_MS)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('as_of       = "2026-11-23"', 'as_of = "lately"', "a day such as"),
        ('evidence    = "How sure it is."', "", '"evidence" is missing'),
        ("only_awake    = true\n", "", '"only_awake" is missing; kind = "ice"'),
        ("off_at_night = true\n", "", '"off_at_night" is missing'),
        ('gap           = ["2 h", "3 h"]', "", '"gap" is missing'),
        ('["Q07", "Q08-severe"]', '["seven"]', "the id of a stop question"),
        ('["raynaud"]', '["raynauld"]', 'Did you mean "raynaud"'),
        ('kind  = "text"', 'kind  = "surgery"', "is not one of"),
        ('  health = ["artery-disease"]\n', "", "give at least one"),
        ('lasts       = "20 min"', "", '"lasts" is missing; kind = "elevation"'),
    ],
)
def test_refuses(old, new, what):
    """One sentence for one mistake."""
    content, problems = changed(old, new)

    assert content is None
    assert any(what in problem.what for problem in problems), problems


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ('"20 min"]', '"25 min"]', "lasts_allowed", "20 min is the longest"),
        ('= "15 min"', '= "25 min"', "lasts", "not within"),
        ('["2 h", "3 h"]', '["1 h", "3 h"]', "gap", "at least 2 h"),
        ("max_a_day     = 6", "max_a_day = 8", "max_a_day", "6 is the most"),
        ("max_a_day     = 6", "max_a_day = 3", "times_a_day", "more than"),
        ('["48 h", "72 h"]', '["48 h", "80 h"]', "until", "72 h at the latest"),
        ('until         = ["48 h", "72 h"]\n', "", "step[1].name", "72 h at the"),
        ('["0 s", "1 h"]', '["0 s", "50 h"]', "until", "must be later"),
        ('after  = "5 min"', 'after = "10 min"', "check[1].after", "is not before"),
        ('instead   = "up"', 'instead = "upp"', "gate[1].instead", 'Did you mean "up"'),
        ('instead   = "up"', 'instead = "ice"', "gate[1].instead", "itself"),
        ('name  = "word"', 'name = "up"', "step[4].name", "already"),
        ("times_a_day = 3\n", "max_a_day = 24\ngap = '1 h'\n", "max_a_day", "a day"),
    ],
)
def test_limits(old, new, where, what):
    """No file makes care longer, closer or later than it may be."""
    content, problems = changed(old, new)
    assert problems == []
    found = [str(problem) for problem in check_protocol(content)]

    assert any(where in problem and what in problem for problem in found), found


def test_the_sample_keeps_the_limits(protocol):
    """And so nothing is wrong with it."""
    assert check_protocol(protocol) == []


def test_heat_is_never_for_a_fresh_injury():
    """Heat belongs to cramps; a fresh injury stays without."""
    text = TEXT.replace('kind          = "ice"', 'kind = "heat"')
    fresh, _ = read_protocol(text.encode(), "f")
    cramp, _ = read_protocol(text.replace('"fresh-injury"', '"cramp"').encode(), "f")

    assert ["fresh injury" in one.what for one in check_protocol(fresh)] == [True]
    assert check_protocol(cramp) == []
