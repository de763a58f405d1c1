"""The sample session: its length, and what it needs."""

from coach.session.sample import LASTS_MS, sample_program
from coach.session.timeline import expand
from tests.core.shipped import LIBRARY


def test_it_lasts_twenty_seconds():
    """Get ready included, and with sound at its beginning and end."""
    program = sample_program(LIBRARY.exercises)

    timeline = expand(program, LIBRARY.exercises, None)

    assert timeline.total_ms == LASTS_MS == 20_000


def test_without_its_exercise_there_is_none():
    """A library without it offers no sample."""
    assert sample_program({}) is None


def test_it_is_no_program_of_the_library():
    """Nothing that is shipped has its id, so that nothing is taken for it."""
    assert sample_program(LIBRARY.exercises).id not in LIBRARY.programs
