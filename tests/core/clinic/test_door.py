"""The door to a practice's file: nobody gets in while it is looked after."""

import threading
from pathlib import Path

from coach.clinic.door import Door

FILE, OTHER = Path("clinic.sqlite"), Path("other/clinic.sqlite")
PATIENCE_S = 20.0


class Visitor(threading.Thread):
    """Wants to go through a door."""

    def __init__(self, door, path=FILE):
        super().__init__(daemon=True)
        self._door, self._path = door, path
        self.is_in = threading.Event()
        self.start()

    def run(self):
        self._door.pass_through(self._path)
        self.is_in.set()


def test_an_open_door_lets_everybody_in():
    """At once, whatever happens at other doors."""
    door = Door()
    door.shut(OTHER)

    assert Visitor(door).is_in.wait(PATIENCE_S)


def test_who_comes_early_waits_for_whoever_looks_after_it():
    """The door is shut before that thread has even begun."""
    door = Door()
    door.shut(FILE)
    visitor = Visitor(door)
    with door.kept(FILE):
        door.pass_through(FILE)
        was_in = visitor.is_in.is_set()

    assert not was_in
    assert visitor.is_in.wait(PATIENCE_S)


def test_one_looks_after_it_at_a_time():
    """The second waits until the first is through."""
    door, inside = Door(), []
    with door.kept(FILE):
        second = threading.Thread(target=_keep, args=(door, inside), daemon=True)
        second.start()
        inside.append("first")
    second.join(PATIENCE_S)

    assert inside == ["first", "second"]


def _keep(door, inside):
    with door.kept(FILE):
        inside.append("second")
