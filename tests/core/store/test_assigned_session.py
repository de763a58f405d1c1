"""A session of a signed plan says which revision and stage it follows."""

from contextlib import closing
from dataclasses import replace

from coach.store.connection import open_reader
from coach.store.journal import Journal
from coach.store.plan import AssignedStage
from tests.core.exchange.building import START

_QUERY = "SELECT assignment_id, assignment_revision, stage FROM session ORDER BY id"


def test_row_names_what_is_followed(tmp_path, clock):
    """Others have nothing there."""
    path = tmp_path / "history.sqlite"
    journal = Journal(path, clock)
    journal.begin(START)
    clock.advance(1000)
    journal.begin(replace(START, assigned=AssignedStage("7a1e", 2, "early")))
    assert journal.close(10)

    with closing(open_reader(path)) as connection:
        rows = connection.execute(_QUERY).fetchall()

    assert rows == [(None, None, None), ("7a1e", 2, "early")]
