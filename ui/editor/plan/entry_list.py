"""Lists of criteria and of rules: added, moved, deleted, each with its conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.editing import fields, stages
from coach.files.plan_table import BACK_OFF, CRITERION
from ui.editor.form.choice_row import ChoiceRow
from ui.editor.form.row import FieldRow
from ui.editor.plan import words
from ui.editor.plan.entry_card import EntryCard
from ui.editor.plan.entry_kind import EntryKind
from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

_RULE_ALWAYS = ("then", "text")


def _tr(text: str) -> str:
    return QCoreApplication.translate("EntryList", text)


def criteria(add: str) -> EntryKind:
    """Return what criteria are like.

    Args:
        add: Words of the button that adds one.
    """
    return EntryKind(
        one=_tr("Point {0}"),
        add=add,
        condition=_tr("Add what is measured"),
        always=("text",),
        offered=tuple(key for key in CRITERION.fields if key != "text"),
        pairs={
            "program": ("clean_sessions",),
            "clean_sessions": ("program",),
            "since_onset_if_painless": ("since_onset",),
        },
        needed={"text": _tr("What must hold? It is read and ticked.")},
        begins_with={},
    )


def rules() -> EntryKind:
    """Return what rules are like that lead back."""
    given_by_then = ("rest_days", "steps", "to", "for_days")
    conditions = (
        key for key in BACK_OFF.fields if key not in (*_RULE_ALWAYS, *given_by_then)
    )
    return EntryKind(
        one=_tr("Rule {0}"),
        add=_tr("Add a rule"),
        condition=_tr("Add a condition"),
        always=_RULE_ALWAYS,
        offered=tuple(conditions),
        pairs={
            "set_backs": ("within_days",),
            "within_days": ("set_backs",),
            "since_onset_days": ("before",),
            "before": ("since_onset_days",),
            "times": ("signs",),
        },
        needed={"text": _tr("What is the person told?")},
        begins_with={"then": "hold"},
        none_words=_tr("When does it hold? Add a condition."),
        make_row=_rule_row,
        wanted=_with_then,
    )


class _ThenRow(ChoiceRow):
    """What a rule does; what fits only another one goes with it."""

    def chosen(self, value: str) -> None:
        """Do something else."""
        path = self.path[:-1]
        self.desk.do_apart(lambda draft: stages.set_way_back(draft, path, value))


def _rule_row(desk: EditDesk, path: KeyPath) -> FieldRow | None:
    return _ThenRow(desk, path, words.ways_back()) if path[-1] == "then" else None


def _with_then(table: Mapping[str, Any]) -> Sequence[str]:
    """Return the keys that go with what a rule does, and those it has of others."""
    fitting = stages.WAY_BACK_KEYS.get(str(table.get("then")), ())
    others = {key for keys in stages.WAY_BACK_KEYS.values() for key in keys}
    return tuple(dict.fromkeys((*fitting, *(k for k in table if k in others))))


class EntryCardsRow(FieldRow):
    """The entries one below the other, each in its own card.

    Args:
        kind: What they are like.

    Attributes:
        cards: The entries.
        add: Adds one.
    """

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        kind: EntryKind,
        *,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, label=label, is_wide=True, parent=parent)
        self._kind = kind
        self.cards: list[EntryCard] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.add = Button(kind.add, kind=ButtonKind.LINK, icon="plus", height_px=34)
        self.add.clicked.connect(self._add_entry)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._list)
        column.addWidget(self.add)
        self.place(box, self.add)

    def show_value(self) -> None:
        """Show the entries; cards are made anew only when their number changes."""
        count = len(self.desk.draft.entries(self.path))
        if count != len(self.cards):
            self._make_cards(count)
        for card in self.cards:
            card.follow()

    def found(self) -> list[str]:
        """Return what is wrong with the list itself; its cards say the rest."""
        found = self.desk.draft.findings_at(self.path)
        return [each.what for each in found if each.path == self.path]

    def _make_cards(self, count: int) -> None:
        for card in self.cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for number in range(count):
            card = EntryCard(self.desk, (*self.path, number), self._kind, count)
            card.entered.connect(self.entered)
            card.moved.connect(self._move)
            card.removed.connect(self._remove)
            self.cards.append(card)
            self._list.addWidget(card)
            card.show()

    def take_focus(self) -> None:
        """Put the keyboard into the first entry with a problem, or on the button."""
        draft = self.desk.draft
        wrong = (
            card for card in self.cards if draft.findings_at((*self.path, card.number))
        )
        card = next(wrong, None)
        if card is None:
            super().take_focus()
        else:
            card.take_focus()

    def _sender(self) -> EntryCard:
        card = self.sender()
        assert isinstance(card, EntryCard)
        return card

    @Slot()
    def _add_entry(self) -> None:
        path, begins = self.path, dict(self._kind.begins_with)
        self.desk.do_apart(lambda draft: fields.add_entry(draft, path, begins))
        self.follow()
        if self.cards:
            self.cards[-1].rows["text"].take_focus()

    @Slot(int)
    def _move(self, by: int) -> None:
        path, number = self.path, self._sender().number
        to = number + by
        # Other entries from here on: their cards begin anew.
        self._make_cards(0)
        self.desk.do_apart(lambda draft: fields.move_entry(draft, path, number, to))
        self.follow()
        card = self.cards[to]
        button = card.up if by < 0 else card.down
        (button if button.isEnabled() else card.remove).setFocus()

    @Slot()
    def _remove(self) -> None:
        path, number = self.path, self._sender().number
        self._make_cards(0)
        self.desk.do_apart(lambda draft: fields.remove_entry(draft, path, number))
        self.follow()
        self.add.setFocus()
