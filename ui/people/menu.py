"""The menu of people: change who is here, add, rename, take somebody off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction

from coach.errors import CoachError
from coach.people import (
    FIRST,
    Person,
    add_person,
    choose_person,
    load_people,
    remove_person,
    rename_person,
    restore_person,
)
from ui.people.name_sheet import NameSheet
from ui.widgets.button import ButtonKind
from ui.widgets.menu import Menu
from ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.people.button import PersonButton

_ADD, _RENAME, _REMOVE = "+add", "+rename", "-remove"


class PeopleMenu(QObject):
    """Opens from the button at the foot of the rail.

    Args:
        context: What all parts share; its `root` names the people.
        window: The widget that questions cover.
        button: Shows who is here.
    """

    def __init__(
        self, context: AppContext, window: QWidget, button: PersonButton
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._button = button
        self._removed: tuple[Path, Person] | None = None
        button.clicked.connect(self.open)
        context.settings_changed.connect(self.show_name)
        self.show_name()

    @Slot()
    def show_name(self) -> None:
        """Show who is here on the button."""
        name = load_people(self._context.root).here.name
        self._button.show_person(name or self._context.settings.name)

    @Slot()
    def open(self) -> None:
        """Show the menu above the button."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        height = menu.sizeHint().height()
        menu.popup(self._button.mapToGlobal(QPoint(12, -height)))

    def make_menu(self) -> Menu:
        """Return the menu with the people there are now."""
        menu = Menu(self._window)
        people = load_people(self._context.root)
        for person in people.everybody:
            action = self._add(menu, self._name_of(person), person.id)
            action.setCheckable(True)
            action.setChecked(person.id == people.here.id)
        menu.addSeparator()
        self._add(menu, self.tr("Add a person …"), _ADD)
        self._add(menu, self.tr("Change the name …"), _RENAME)
        others = [each for each in self._removable() if each.id != people.here.id]
        if others:
            more = Menu(menu)
            more.setTitle(self.tr("Take off the list"))
            menu.addMenu(more)
            for person in others:
                self._add(more, self._name_of(person), _REMOVE + person.id)
        menu.triggered.connect(self._follow)
        return menu

    def _add(self, menu: Menu, text: str, value: str) -> QAction:
        action = QAction(text.replace("&", "&&"), menu)
        action.setData(value)
        menu.addAction(action)
        return action

    def _name_of(self, person: Person) -> str:
        if person.name:
            return person.name
        if load_people(self._context.root).here.id != person.id:
            return self.tr("First person")
        return self._context.settings.name or self.tr("You")

    def _removable(self) -> list[Person]:
        everybody = load_people(self._context.root).everybody
        return [each for each in everybody if each.id != FIRST]

    @Slot(QAction)
    def _follow(self, action: QAction) -> None:
        value = str(action.data())
        if value == _ADD:
            self._ask_for_new()
        elif value == _RENAME:
            self._ask_for_name()
        elif value.startswith(_REMOVE):
            self._ask_to_remove(value.removeprefix(_REMOVE))
        else:
            self._change_to(value)

    def _change_to(self, person_id: str) -> None:
        root = self._context.root
        if load_people(root).here.id == person_id:
            return
        try:
            choose_person(root, person_id)
        except CoachError as error:
            self._context.notice_given.emit(str(error))
            return
        self._context.reopen_asked.emit("")

    def _ask_for_new(self) -> None:
        sheet = NameSheet(
            self._window,
            self.tr("Who else uses Coach here?"),
            self.tr(
                "They get settings, programs and a history of their own. Anybody who "
                "can use this computer can open them."
            ),
            "",
            self._take_new,
            motion=not self._context.less_motion,
        )
        sheet.open()

    def _take_new(self, name: str) -> None:
        root = self._context.root
        here = load_people(root).here
        if not here.name and self._context.settings.name:
            # From now on there are two, and the list has to tell them apart.
            rename_person(root, here.id, self._context.settings.name)
        choose_person(root, add_person(root, name).id)
        self._context.reopen_asked.emit("")

    def _ask_for_name(self) -> None:
        person = load_people(self._context.root).here
        sheet = NameSheet(
            self._window,
            self.tr("What are you called?"),
            self.tr("It stands at the foot of the rail and on what you print."),
            person.name or self._context.settings.name,
            self._take_name,
            motion=not self._context.less_motion,
        )
        sheet.open()

    def _take_name(self, name: str) -> None:
        root = self._context.root
        person = load_people(root).here
        rename_person(root, person.id, name)
        self._context.change_settings(name=load_people(root).here.name)
        self.show_name()

    def _ask_to_remove(self, person_id: str) -> None:
        person = load_people(self._context.root).person(person_id)
        if person is None:
            return
        self._leaving = person
        sheet = Sheet(
            self._window,
            self.tr("Take {0} off the list?").format(person.name),
            self.tr(
                "Nothing is deleted: their folder moves to “removed” in the data "
                "folder."
            ),
            (
                Answer("", self.tr("Keep"), ButtonKind.SECONDARY),
                Answer("remove", self.tr("Take off the list"), ButtonKind.MAIN),
            ),
            motion=not self._context.less_motion,
        )
        sheet.answered.connect(self._remove)
        sheet.open()

    @Slot(str)
    def _remove(self, answer: str) -> None:
        if answer != "remove":
            return
        root, person = self._context.root, self._leaving
        try:
            aside = remove_person(root, person.id, self._context.clock.wall_ms())
        except CoachError as error:
            self._context.notice_given.emit(str(error))
            return
        self._removed = (aside, person)
        self._context.undo_offered.emit(
            self.tr("{0} is off the list.").format(person.name), self.take_back
        )

    @Slot()
    def take_back(self) -> None:
        """Bring back who was taken off the list last."""
        if self._removed is None:
            return
        aside, person = self._removed
        self._removed = None
        try:
            restore_person(self._context.root, aside, person)
        except CoachError as error:
            self._context.notice_given.emit(str(error))
