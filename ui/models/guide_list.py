"""Cards and care protocols as rows to choose from, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.files.card_model import InfoCard
from ui.models.reading_list import Reading
from ui.models.search_words import words_of

if TYPE_CHECKING:
    from coach.files.model import Library
    from coach.files.protocol_model import Protocol
    from ui.models.library_model import LibraryModel

# Group -> the kinds of cards in it; groups and kinds in the order of reading.
_GROUPS: dict[str, tuple[str, ...]] = {
    "cramps": ("cramp",),
    "first-care": ("strain",),
    "knee": ("knee",),
    "food": ("drink-and-food",),
    "body": ("body", "prevention"),
    "visit": ("visit",),
    "about": ("about",),
}
_GROUP_OF = {kind: group for group, kinds in _GROUPS.items() for kind in kinds}
_PROTOCOL_GROUP = "first-care"
_ICONS = {
    "cramps": "bolt",
    "first-care": "bandage",
    "knee": "spot",
    "food": "drop",
    "body": "exercises",
    "visit": "clipboard",
    "about": "info",
}
# A protocol shows what it begins with of these; the others spare and wrap.
_CARE_ICONS = {"ice": "snowflake", "heat": "sun"}
# What is read first within a group; what is not named here follows by title.
_ORDER = (
    "card:cramp",
    "card:cramp-causes",
    "card:after-a-cramp",
    "card:pregnancy",
    "card:strain",
    "card:why-start-moving",
    "card:pain-light",
    "protocol:rice",
    "protocol:price",
    "protocol:peace-and-love",
    "protocol:cramp-warmth",
    "card:fluids",
    "card:food",
    "card:hamstring-muscles",
    "card:prevention",
    "card:evidence",
    "card:about",
    "card:intended-use",
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("guide_list", text)


def group_title(group: str) -> str:
    """Return the heading of a group."""
    titles = {
        "cramps": _tr("Cramps"),
        "first-care": _tr("Fresh injury and first care"),
        "knee": _tr("Behind the knee"),
        "food": _tr("Food and drink"),
        "body": _tr("The body"),
        "visit": _tr("The visit"),
        "about": _tr("About Coach"),
    }
    return titles[group]


def key_of(content: InfoCard | Protocol) -> str:
    """Return the key of a card or protocol: their ids are counted apart."""
    kind = "card" if isinstance(content, InfoCard) else "protocol"
    return f"{kind}:{content.id}"


def group_of(content: InfoCard | Protocol) -> str:
    """Return the group that a card or protocol stands in."""
    if isinstance(content, InfoCard):
        return _GROUP_OF[content.kind]
    return _PROTOCOL_GROUP


def guide_readings(library: LibraryModel) -> list[Reading]:
    """Return a row for each card and protocol, in the order of reading."""
    contents = sorted(_contents(library.library), key=_place)
    return [
        Reading(
            key=key_of(content),
            title=content.title,
            content=content,
            words=words_of(*_texts(content)),
            summary=content.summary,
            group=group_title(group_of(content)),
            icon=_icon(content),
        )
        for content in contents
    ]


def _contents(library: Library) -> list[InfoCard | Protocol]:
    return [*library.cards.values(), *library.protocols.values()]


def _place(content: InfoCard | Protocol) -> tuple[int, int, str]:
    key = key_of(content)
    known = _ORDER.index(key) if key in _ORDER else len(_ORDER)
    return list(_GROUPS).index(group_of(content)), known, content.title.casefold()


def _icon(content: InfoCard | Protocol) -> str:
    if isinstance(content, InfoCard):
        return _ICONS[group_of(content)]
    kinds = (step.kind for step in content.steps if step.kind in _CARE_ICONS)
    return _CARE_ICONS.get(next(kinds, ""), "bandage")


def _texts(content: InfoCard | Protocol) -> tuple[str, ...]:
    """Return everything in which a search looks."""
    if isinstance(content, InfoCard):
        return content.sentences()
    texts = [content.title, content.summary, content.evidence]
    texts += [*content.not_if, *content.avoid, *content.notes]
    for step in content.steps:
        texts += [step.title, step.text, *step.how, *step.stop_if]
        texts += [gate.text for gate in step.gates]
        texts += [part for look in step.checks for part in (look.text, look.off_if)]
    return tuple(texts)
