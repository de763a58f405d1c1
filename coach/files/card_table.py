"""The keys of a card file, format card/1."""

from __future__ import annotations

from coach.files.fields import Choice, Slug, Text
from coach.files.groups import ListOf, Table
from coach.files.health_items import HEALTH_ITEMS
from coach.files.program_table import heading
from coach.files.rules import AtLeastOne

CARD_KINDS = (
    "cramp",
    "drink-and-food",
    "body",
    "strain",
    "knee",
    "visit",
    "prevention",
    "about",
)

SECTION = Table(
    label="Section",
    help="A part of the card.",
    fields={
        "title": Text(label="Title", help="Heading of the part.", max_length=120),
        "paragraphs": ListOf(
            of=Text(max_length=1000), low=1, label="Paragraphs", help="Plain text."
        ),
        "bullets": ListOf(
            of=Text(max_length=400), low=1, label="List", help="Plain text."
        ),
    },
    rules=(AtLeastOne(("paragraphs", "bullets")),),
)


def _ids(label: str, help: str) -> ListOf:  # noqa: A002
    return ListOf(of=Slug(), high=10, unique=True, label=label, help=help)


_HEADING = heading("card")

CARD = Table(
    label="Card",
    help="Something to read.",
    fields={
        **{key: _HEADING[key] for key in ("format", "id", "revision", "title")},
        "kind": Choice(choices=CARD_KINDS, label="Kind", help="Where it is shown."),
        "language": _HEADING["language"],
        "summary": Text(label="Summary", help="In one sentence.", max_length=400),
        "facts": ListOf(
            of=Text(
                max_length=5,
                pattern="^F[1-9][0-9]{0,2}$",
                rule="F and a number",
                example="F27",
            ),
            high=60,
            unique=True,
            label="Facts",
            help="What it shows, together with the caution that belongs to it.",
        ),
        "health": ListOf(
            of=Choice(choices=HEALTH_ITEMS),
            high=len(HEALTH_ITEMS),
            unique=True,
            label="Health",
            help="Shown only to those who said one of these.",
        ),
        "picture": Slug(label="Picture", help="An exercise whose figure is shown."),
        "programs": _ids("Programs", "It leads to these."),
        "cards": _ids("Cards", "They go with it."),
        **{key: _HEADING[key] for key in ("authors", "license", "sources")},
        "section": ListOf(of=SECTION, low=1, label="Sections"),
        "x": _HEADING["x"],
    },
    required=("format", "id", "revision", "title", "kind", "language", "section"),
)
