"""A bar of pills that filter a list: what they share on every page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.models.equipment import thing_word
from ui.models.wanted import Wanted
from ui.pages.programs.filter_pill import HEIGHT_PX, FilterPill, Option
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.context import AppContext

W = TypeVar("W", bound=Wanted)
# More of them are no longer a choice that can be looked through.
CHOICES_MOST = 40
SMALL_PX = 32


class Filtered(Protocol[W]):
    """A list that a bar filters."""

    filter: W

    def set_filter(self, wanted: W) -> None:
        """Show only what fits."""

    def count_with(self, wanted: W) -> int:
        """Return how many rows another filter would leave."""

    def things(self) -> frozenset[str]:
        """Return all things that anything in the list asks for."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilterBar", text)


def owned_words(owned: frozenset[str] | None) -> str:
    """Return what is at hand in a few words, "" where it does not matter."""
    if owned is None:
        return ""
    if not owned:
        return _tr("No equipment")
    if len(owned) == 1:
        return thing_word(min(owned))
    return _tr("{0} things").format(len(owned))


class PillBar(QWidget, Generic[W]):
    """Pills that set the filter of a list, and show what it is.

    A subclass says in `names` which fields of the filter have a pill, and in `word`,
    `any_word` and `choices` what can be chosen; what is at hand is handled here.

    Attributes:
        pills: By field.

    Args:
        search: What is filtered; asked how many rows a choice would leave.
        context: Remembers what is at hand.
        wanted: The filter at first.

    Signals:
        changed: The list has another filter now.
    """

    changed = Signal()
    # Fields whose pills are smaller, and placed by the page.
    small: frozenset[str] = frozenset()

    def __init__(
        self,
        search: Filtered[W],
        context: AppContext,
        wanted: W,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._context = context
        self.setAccessibleName(self.tr("Filters"))
        flow = FlowLayout(self, gap_px=0)
        flow.setContentsMargins(0, 0, 0, 0)
        self.pills: dict[str, FilterPill] = {}
        for field, name in self.names().items():
            height = SMALL_PX if field in self.small else HEIGHT_PX
            options = partial(self._options, field)
            pill = FilterPill(name, options, self, height_px=height)
            pill.setObjectName(field)
            pill.chosen.connect(self._take)
            pill.cleared.connect(self._clear_one)
            if field not in self.small:
                flow.addWidget(pill)
            self.pills[field] = pill
        self._show(wanted)

    def names(self) -> dict[str, str]:
        """Return the names of the pills, by field.

        Raises:
            NotImplementedError: The subclass does not say so.
        """
        raise NotImplementedError

    def word(self, field: str, value: object) -> str:
        """Return what a value is called.

        Raises:
            NotImplementedError: The subclass does not say so.
        """
        raise NotImplementedError

    def any_word(self, field: str) -> str:
        """Return the words for a field that wants nothing in particular.

        Raises:
            NotImplementedError: The subclass does not say so.
        """
        raise NotImplementedError

    def choices(self, field: str) -> Iterable[object]:
        """Return the values of a field that can be chosen.

        Raises:
            NotImplementedError: The subclass does not say so.
        """
        raise NotImplementedError

    def set_filter(self, wanted: W) -> None:
        """Filter by this, and show it; what is at hand is remembered."""
        self._show(wanted)
        self.remember(wanted)
        self.changed.emit()

    def remember(self, wanted: W) -> None:
        """Keep the things at hand, also while they do not matter."""
        if wanted.owned:
            self._context.change_settings(equipment_owned=tuple(sorted(wanted.owned)))

    @Slot()
    def clear(self) -> None:
        """Show everything again."""
        self.set_filter(self._usual())

    def _usual(self) -> W:
        return type(self._search.filter)()

    def _changed(self, field: str, value: object) -> W:
        """Return the filter with another value of a field."""
        changes: dict[str, Any] = {field: value}
        return replace(self._search.filter, **changes)

    def _show(self, wanted: W) -> None:
        self._search.set_filter(wanted)
        usual = self._usual()
        for field, pill in self.pills.items():
            value = getattr(wanted, field)
            is_set = value != getattr(usual, field)
            pill.show_choice(self._word(field, value) if is_set else "")

    def _word(self, field: str, value: object) -> str:
        if isinstance(value, frozenset):
            return owned_words(value)
        return self.word(field, value)

    @Slot(object)
    def _take(self, value: object) -> None:
        field = self.sender().objectName()
        if field == "owned" and isinstance(value, str):
            value = _with_thing(self._search.filter.owned, value)
        self.set_filter(self._changed(field, value))

    @Slot()
    def _clear_one(self) -> None:
        field = self.sender().objectName()
        self.set_filter(self._changed(field, getattr(self._usual(), field)))

    def _options(self, field: str) -> list[Option]:
        """Return the lines of a pill's menu, with what each would leave."""
        usual = getattr(self._usual(), field)
        options = [self._option(field, usual, self.any_word(field))]
        if field == "owned":
            return options + self._owned_options()
        for value in self.choices(field):
            options.append(self._option(field, value, self.word(field, value)))
        return options

    def _option(self, field: str, value: object, text: str) -> Option:
        count = self._search.count_with(self._changed(field, value))
        is_chosen = getattr(self._search.filter, field) == value
        return Option(value, text, count, is_chosen)

    def _owned_options(self) -> list[Option]:
        """Return nothing, and each thing: choosing one adds it or takes it away."""
        owned = self._search.filter.owned
        options = [self._option("owned", frozenset(), _tr("No equipment"))]
        known = frozenset(self._context.settings.equipment_owned)
        if known and known != owned:
            things = ", ".join(sorted(map(thing_word, known)))
            text = _tr("What I have: {0}").format(things)
            options.append(self._option("owned", known, text))
        for thing in sorted(self._search.things(), key=thing_word)[:CHOICES_MOST]:
            with_it = frozenset({*(owned or ()), thing})
            text = _tr("I have: {0}").format(thing_word(thing))
            count = self._option("owned", with_it, text).count
            is_chosen = owned is not None and thing in owned
            options.append(Option(thing, text, count, is_chosen))
        return options


def _with_thing(owned: frozenset[str] | None, thing: str) -> frozenset[str] | None:
    """Return what is at hand with a thing more or less; None after the last."""
    changed = (owned or frozenset()) ^ {thing}
    return changed or None
