"""What is left out of the help for a cramp, and what never is."""

import pytest

from coach.care.access import Situation
from coach.care.cramp_closed import closed_parts
from coach.care.health import Health
from tests.core.care.care_notes import locks_of, moment, screening
from tests.core.shipped import LIBRARY

RUB = LIBRARY.exercises["hand-massage-back-of-thigh"]
PROTOCOL = LIBRARY.protocols["cramp-warmth"]


def closed(*questions, health=None):
    notes = [screening(each, area="cramp") for each in questions]
    situation = Situation(moment(), LIBRARY, locks_of(*notes), health=health)
    return closed_parts(RUB, PROTOCOL, situation)


def test_everything_is_open_by_default():
    """Nothing was answered yet."""
    assert closed() == frozenset()


def test_one_swollen_leg_closes_rubbing_and_warmth():
    """Neither may press or warm what may be a clot."""
    assert closed("Q07") == {"rub", "warm"}


@pytest.mark.parametrize("question", ["Q07", "Q08", "Q01"])
def test_stretch_stays(question):
    """Help that has begun is not taken away."""
    assert "stretch" not in closed(question)


def test_health_list_leaves_warmth_to_its_own_question():
    """There it is said why, before it is begun."""
    assert "warm" not in closed(health=Health(frozenset({"poor-feeling"})))


def test_nothing_is_known_before_the_files_were_read():
    """Then nothing can be closed."""
    situation = Situation(moment(), LIBRARY, locks_of(screening("Q07")))

    assert closed_parts(None, None, situation) == frozenset()
