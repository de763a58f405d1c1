"""The key card on paper: whose key it is, its code in digits, and its QR code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt

from coach.exchange.signed.keys import digits
from ui.handout.code import code_matrix
from ui.handout.content import Title
from ui.handout.flow import Block, Group, group
from ui.handout.layout import Footer, fitted, numbered
from ui.handout.marks import BoxMark, CodeMark
from ui.handout.paper import PT
from ui.handout.texts import notes

if TYPE_CHECKING:
    from coach.exchange.signed.keys import VerifyKey
    from coach.files.assignment_model import Issuer
    from ui.handout.layout import Page
    from ui.handout.paper import Paper
    from ui.handout.setter import Setter

_CARD_HIGH = 190.0 * PT
_CODE = 150.0 * PT
_INSET = 18.0 * PT


def _tr(text: str) -> str:
    return QCoreApplication.translate("therapist", text)


@dataclass(frozen=True, slots=True)
class KeyCard:
    """What stands on a key card.

    Attributes:
        title: The head; its `code` is what the QR code says.
        groups: Eight groups of four digits.
        number: Of the key, as minisign prints it.
    """

    title: Title
    who: tuple[str, ...]
    groups: tuple[str, ...]
    number: str


def key_card(key: VerifyKey, issuer: Issuer) -> KeyCard:
    """Return the card of a key."""
    who = (issuer.role, issuer.clinic, issuer.contact)
    title = Title(issuer.name, (), "", key.qr_text, _tr("Key of Coach"))
    groups = tuple(digits(key).split())
    return KeyCard(title, tuple(each for each in who if each), groups, key.id_text)


def lay_out_card(card: KeyCard, paper: Paper) -> tuple[Page, ...]:
    """Return the one page of a card."""
    reference = _tr("Key {0} of {1}").format(card.number, card.title.text)
    footer = Footer(reference, paper)
    return numbered([fitted(footer, lambda setter: _groups(card, setter))])


def _groups(card: KeyCard, setter: Setter) -> list[Group]:
    head = Block()
    head.add_text(_tr("Key card"), setter.style("title"), 0, 0, setter.width)
    steps = notes(setter, _tr("How to use this card"), _steps(card))
    parts = [group([head]), group([_card(card, setter)]), steps]
    return [part for part in parts if part is not None]


def _steps(card: KeyCard) -> tuple[str, ...]:
    return (
        _tr("The first plan that you open in Coach asks for this code."),
        _tr("Compare all eight groups, or type them. Do so once; Coach remembers."),
        _tr(
            "If the code is another one, do not take the plan. Ring {0} and ask."
        ).format(card.title.text),
        _tr("The code is no secret. It only tells whose signature a plan has."),
    )


def _card(card: KeyCard, setter: Setter) -> Block:
    """Return the card with a frame to cut along."""
    block = Block(before=10 * PT)
    block.add(BoxMark(QRectF(0, 0, setter.width, _CARD_HIGH), "line"))
    code = QRectF(setter.width - _CODE - _INSET, 0, _CODE, _CODE)
    code.moveTop((_CARD_HIGH - _CODE) / 2)
    block.add(CodeMark(code, code_matrix(card.title.code)))
    room = code.left() - 2 * _INSET
    y = block.add_text(card.title.text, setter.style("section"), _INSET, _INSET, room)
    for line in card.who:
        y = block.add_text(line, setter.style("note", "muted"), _INSET, y, room)
    _add_digits(block, setter, card, y + 12 * PT, room)
    return block


def _add_digits(
    block: Block, setter: Setter, card: KeyCard, y: float, room: float
) -> None:
    """Add the code in two lines of four groups, each group in its own column."""
    column = room / 4
    style = replace(setter.style("title"), align=Qt.AlignmentFlag.AlignLeft)
    below = y
    for number, digits_of_group in enumerate(card.groups):
        if number == 4:
            y = below + 2 * PT
        x = _INSET + column * (number % 4)
        below = block.add_text(digits_of_group, style, x, y, column)
    words = _tr("Key {0}").format(card.number)
    block.add_text(words, setter.style("small", "muted"), _INSET, below + 8 * PT, room)
