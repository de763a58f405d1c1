"""A list of words that other files have mostly too: equipment, muscles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction

from ui.editor.form.choice_menu import choice_menu
from ui.editor.form.entry_list import EntryListRow
from ui.words import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.editing.around import Around
    from coach.files.findings import KeyPath
    from ui.widgets.menu import Menu

# More do not fit into a menu that can be looked over.
_OFFERED_MOST = 18
_MUSCLES = ("muscles", "also")
_OFFERED: tuple[KeyPath, ...] = (("equipment",), ("muscles",), ("also",))


def is_known(path: KeyPath) -> bool:
    """Return whether a list is one of words that are offered."""
    return path in _OFFERED


def known_words(around: Around, key: str) -> list[str]:
    """Return the words that files of the library have in such a list, common first."""
    counted = Counter(_words(around, key))
    common = sorted(counted, key=lambda word: (-counted[word], word.casefold()))
    return common[:_OFFERED_MOST]


def _words(around: Around, key: str) -> Iterator[str]:
    for exercise in around.library.exercises.values():
        if key in _MUSCLES:
            yield from (*exercise.muscles, *exercise.also)
        else:
            yield from exercise.equipment


class KnownListRow(EntryListRow):
    """Offers the words that others have; anything else can be typed."""

    takes_others = True

    def known(self) -> list[tuple[str, str]]:
        """Return what is offered: each value with its words."""
        known = known_words(self.desk.draft.around, str(self.path[-1]))
        return [(word, capital(word)) for word in known]

    @Slot()
    def add_line(self) -> None:
        """Offer what is known and not there yet."""
        menu = self.offer()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def offer(self) -> Menu:
        """Return the menu with the known words, and a way to type another one."""
        menu = choice_menu(self, self.known(), self.values(), self._take_word)
        if self.takes_others:
            menu.addSeparator()
            other = QAction(self.tr("Something else"), menu)
            other.triggered.connect(self._type_word)
            menu.addAction(other)
        return menu

    @Slot()
    def _take_word(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.put_entry(action.data())
            self.add.setFocus()

    @Slot()
    def _type_word(self) -> None:
        super().add_line()
