"""What can be chosen in the diary: places, kinds of pain, cramps, effort, measures.

Each list is a function that returns pairs of a slug and its words. The slug is stored
and never changes, so that old notes keep their meaning in every language; the words
may be improved at any time. A slug that this version does not know is shown as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

Choices = tuple[tuple[str, str], ...]

# Any number together with one of these counts as red (see `coach.care.pain.light`).
DANGER_SIGNS = frozenset({"sharp", "sudden", "pop", "giving-way", "limp"})


def places() -> Choices:
    """Return where it can hurt."""
    return (
        ("back-of-thigh", tr("Back of the thigh")),
        ("near-seat", tr("High up, near the seat")),
        ("buttock", tr("Buttock")),
        ("front-of-thigh", tr("Front of the thigh")),
        ("inner-thigh", tr("Inner thigh, groin")),
        ("knee", tr("Knee")),
        ("behind-knee", tr("Behind the knee")),
        ("calf", tr("Calf")),
        ("shin", tr("Shin")),
        ("ankle", tr("Ankle")),
        ("foot", tr("Foot")),
        ("low-back", tr("Low back")),
        ("elsewhere", tr("Somewhere else")),
    )


def sides() -> Choices:
    """Return the sides of the body."""
    return (("left", tr("Left")), ("right", tr("Right")), ("both", tr("Both")))


def qualities() -> Choices:
    """Return what pain can feel like; several fit at once."""
    return (
        ("pulling", tr("Pulling")),
        ("tight", tr("Tight")),
        ("aching", tr("Aching")),
        ("burning", tr("Burning")),
        ("twitching", tr("Twitching")),
        ("shooting", tr("Shooting")),
        ("sharp", tr("Sharp")),
        ("giving-way", tr("Giving way")),
    )


def signs() -> Choices:
    """Return what can come with pain, as the rules of plans name it; several fit."""
    return (
        ("sharp", tr("Sharp")),
        ("sudden", tr("Sudden")),
        ("pop", tr("A pop or snap")),
        ("giving-way", tr("Giving way")),
        ("limp", tr("A limp")),
        ("twinge", tr("A twinge")),
        ("new-bruise", tr("A new bruise")),
        ("new-swelling", tr("New swelling")),
    )


def signs_during() -> Choices:
    """Return the signs that show at once, in the middle of a session."""
    shows_later = {"new-bruise", "new-swelling"}
    return tuple(each for each in signs() if each[0] not in shows_later)


def signs_beside() -> Choices:
    """Return the signs that are no kind of pain, for forms that ask for both."""
    kinds = dict(qualities())
    return tuple(each for each in signs() if each[0] not in kinds)


def spreads() -> Choices:
    """Return where pain can spread to."""
    return (
        ("stays", tr("It stays there")),
        ("buttock", tr("To the buttock")),
        ("thigh", tr("To the thigh")),
        ("calf", tr("To the calf")),
        ("heel", tr("To the heel")),
        ("foot", tr("To the foot")),
    )


def yes_no() -> Choices:
    """Return the answers to a plain question."""
    return (("yes", tr("Yes")), ("no", tr("No")))


def effort_words() -> dict[int, str]:
    """Return our own words for some numbers of the effort scale.

    They stand at five places only; no published scale is copied.
    """
    return {
        0: tr("nothing"),
        3: tr("light"),
        5: tr("clearly work"),
        7: tr("hard"),
        10: tr("all out"),
    }


def activity_words() -> dict[int, str]:
    """Return the words at the ends of the scale for "my 3 activities"."""
    return {0: tr("cannot do it"), 10: tr("as before")}


def confidence_words() -> dict[int, str]:
    """Return the words at the ends of the scale for confidence."""
    return {0: tr("not at all ready"), 10: tr("fully ready")}


def strength_words() -> dict[int, str]:
    """Return words for some numbers of the strength of a cramp."""
    return {0: tr("hardly felt"), 5: tr("strong"), 10: tr("the worst so far")}


def cramp_muscles() -> Choices:
    """Return the muscles that can cramp."""
    return (
        ("hamstring", tr("Back of the thigh")),
        ("calf", tr("Calf")),
        ("foot", tr("Foot, toes")),
        ("front-of-thigh", tr("Front of the thigh")),
        ("inner-thigh", tr("Inner thigh")),
        ("buttock", tr("Buttock")),
        ("other", tr("Another muscle")),
    )


def cramp_times() -> Choices:
    """Return when of the day a cramp came; "night" is stored as true."""
    return (("night", tr("At night, in bed")), ("day", tr("By day")))


def cramp_onsets() -> Choices:
    """Return how a cramp can begin."""
    return (
        ("sudden", tr("All at once")),
        ("slight-tightness", tr("Slight tightness first")),
    )


def cramp_signs() -> Choices:
    """Return what was seen or felt during a cramp; several fit at once."""
    return (
        ("hard-lump", tr("A hard lump under the skin")),
        ("hard-to-straighten", tr("Hard to straighten the knee")),
        ("strong-pull", tr("The muscle pulled together strongly")),
        ("tender-after", tr("Tender afterwards")),
    )


def cramp_triggers() -> Choices:
    """Return what came before a cramp; tags, not causes. Several fit at once."""
    return (
        ("hot-day", tr("Hot day")),
        ("hard-session", tr("Hard session")),
        ("no-warm-up", tr("No warm-up")),
        ("little-to-drink", tr("Little to drink")),
        ("long-sitting", tr("Long sitting")),
        ("long-standing", tr("Long standing")),
        ("alcohol", tr("Alcohol")),
        ("new-shoes", tr("New shoes")),
        ("new-exercise", tr("New exercise")),
        ("little-sleep", tr("Little sleep")),
    )


def cramp_helped() -> Choices:
    """Return what can help a cramp; several fit at once."""
    return (
        ("stretch", tr("Stretching it")),
        ("rub", tr("Rubbing")),
        ("warmth", tr("Warmth")),
        ("walking", tr("Walking about")),
        ("helper", tr("A helper")),
        ("drink", tr("Drinking")),
        ("waiting", tr("It went by itself")),
        ("nothing", tr("Nothing helped")),
    )


def measured_with() -> Choices:
    """Return how the angle of a raised leg can be read."""
    return (
        ("phone", tr("Phone")),
        ("chart", tr("Chart on the wall")),
        ("helper", tr("A helper")),
        ("by-eye", tr("By eye")),
    )


def word(choices: Sequence[tuple[str, str]], slug: object) -> str:
    """Return the words of one slug; one that is unknown is given back as it is."""
    return dict(choices).get(str(slug), str(slug))


def words(choices: Sequence[tuple[str, str]], slugs: object) -> list[str]:
    """Return the words of several slugs, in the order of the list.

    Args:
        choices: One of the lists of this module.
        slugs: A list of slugs; anything else is read as none.
    """
    if not isinstance(slugs, list | tuple):
        return []
    said = [str(slug) for slug in slugs]
    known = [text for slug, text in choices if slug in said]
    return known + [slug for slug in said if slug not in dict(choices)]


def says_danger(data: Mapping[str, Any]) -> bool:
    """Return whether an answer or a note names a sign that counts as red.

    Kinds of pain that do so are signs as well, so both lists are read.

    Args:
        data: Answers of a session, or the data of a "pain" note, by key.
    """
    said: set[str] = set()
    for key in ("signs", "quality"):
        value = data.get(key)
        values = value if isinstance(value, list | tuple) else (value,)
        said.update(each for each in values if isinstance(each, str))
    return bool(said & DANGER_SIGNS)


# Key of an answer or of a note -> the list its slugs come from.
_PAIN_LISTS: dict[str, Callable[[], Choices]] = {
    "place": places,
    "side": sides,
    "quality": qualities,
    "signs": signs,
    "spread": spreads,
}
_CRAMP_LISTS: dict[str, Callable[[], Choices]] = {
    "muscle": cramp_muscles,
    "side": sides,
    "onset": cramp_onsets,
    "signs": cramp_signs,
    "triggers": cramp_triggers,
    "helped": cramp_helped,
}


def pain_words(key: str, value: object) -> str:
    """Return the words of what was answered about pain under a key, "" for nothing."""
    return _words_of(_PAIN_LISTS, key, value)


def cramp_words(key: str, value: object) -> str:
    """Return the words of what was noted about a cramp under a key, "" for nothing."""
    return _words_of(_CRAMP_LISTS, key, value)


def _words_of(lists: dict[str, Callable[[], Choices]], key: str, value: object) -> str:
    if value in (None, "", [], ()):
        return ""
    choices = lists[key]()
    if isinstance(value, list | tuple):
        return _joined(words(choices, value))
    return word(choices, value)


def _joined(parts: Iterable[str]) -> str:
    return ", ".join(parts)
