"""One criterion or rule: its words, the conditions it has, and others to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.translate import tr as core_tr
from ui.editor.form.problem_line import ProblemLine
from ui.editor.plan.reference_rows import plan_field_row
from ui.theme import current_theme
from ui.tokens import RADIUS_FIELD_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.menu import Menu
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow
    from ui.editor.plan.entry_kind import EntryKind

_SIDE_PX = 10


class EntryCard(Column):
    """An entry of a list of tables.

    Args:
        desk: What is edited.
        path: Key path of the entry.
        kind: What entries of this list are like.
        count: How many entries there are.

    Attributes:
        rows: The rows by key, in order.
        up, down, remove: Buttons of the head.
        add: Offers what the entry does not say yet.

    Signals:
        entered: The keyboard came into a row.
        moved: It is to go up (-1) or down (1).
        removed: It is to go.
    """

    entered = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        kind: EntryKind,
        count: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._path = path
        self._kind = kind
        self.rows: dict[str, FieldRow] = {}
        # What was asked for and says nothing yet.
        self._asked: set[str] = set()
        self._problems = ProblemLine()
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, 4, _SIDE_PX - 6, 6)
        column.setSpacing(2)
        column.addWidget(self._make_head(count))
        column.addWidget(self._problems)
        column.addLayout(self._list)
        self.add = Button(
            kind.condition, kind=ButtonKind.LINK, icon="plus", height_px=30
        )
        self.add.clicked.connect(self._open_menu)
        line = QHBoxLayout()
        line.addWidget(self.add)
        line.addStretch(1)
        column.addLayout(line)
        current_theme().changed.connect(self._follow_theme)

    @property
    def number(self) -> int:
        """Its place in the list, from 0."""
        return int(self._path[-1])

    def _make_head(self, count: int) -> QWidget:
        name = self._kind.one.format(self.number + 1)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Label(name, role="small", weight=600), 1)
        self.up = self._icon("chevron_up", self.tr("Move up: {0}").format(name))
        self.down = self._icon("chevron_down", self.tr("Move down: {0}").format(name))
        self.remove = self._icon("close", self.tr("Delete: {0}").format(name))
        self.up.setEnabled(self.number > 0)
        self.down.setEnabled(self.number < count - 1)
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.remove.clicked.connect(self.removed)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        return head

    @staticmethod
    def _icon(icon: str, name: str) -> Button:
        button = Button(kind=ButtonKind.LINK, icon=icon, height_px=28, name=name)
        button.setToolTip(name)
        return button

    def follow(self) -> None:
        """Show what the draft says of it, with a row for each key that it has."""
        table = self._desk.draft.table(self._path)
        self._asked -= set(table)
        wanted = self._wanted_keys(table)
        for key in [key for key in self.rows if key not in wanted]:
            self._drop(key)
        for at, key in enumerate(wanted):
            if key not in self.rows:
                self._put_in(key, at)
        for row in self.rows.values():
            row.follow()
        self._problems.say(self._sentences())
        self.add.setVisible(bool(self.left()))

    def _wanted_keys(self, table: Mapping[str, object]) -> list[str]:
        """Return the keys with a row: those with a value, and those being typed."""
        more = self._kind.wanted(table) if self._kind.wanted is not None else ()
        shown = {*self._kind.always, *table, *self._asked, *more}
        shown |= {key for key, row in self.rows.items() if _has_keyboard(row)}
        for key in list(shown):
            shown |= set(self._kind.pairs.get(key, ()))
        order = (*self._kind.always, *self._kind.offered)
        rest = [key for key in more if key not in order]
        known = [key for key in (*order, *rest) if key in shown]
        return [key for key in known if self._desk.draft.field((*self._path, key))]

    def _put_in(self, key: str, at: int) -> None:
        path = (*self._path, key)
        make = self._kind.make_row
        row = make(self._desk, path) if make is not None else None
        if row is None:
            needed = self._kind.needed.get(key, "")
            row = plan_field_row(self._desk, path, needed=needed)
        row.entered.connect(self.entered)
        rows = list(self.rows.items())
        rows.insert(at, (key, row))
        self.rows = dict(rows)
        self._list.insertWidget(at, row)
        row.show()

    def _drop(self, key: str) -> None:
        row = self.rows.pop(key)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _sentences(self) -> list[str]:
        """Return what is wrong and stands at no row."""
        found = self._desk.draft.findings_at(self._path)
        size = len(self._path)
        own = [one for one in found if str((*one.path, "")[size]) not in self.rows]
        is_bare = not set(self._desk.draft.table(self._path)) & set(self._kind.offered)
        if is_bare and self._kind.none_words:
            return [self._kind.none_words]
        return [one.what for one in own]

    def left(self) -> list[str]:
        """Return what can be added to it."""
        partners = {key for keys in self._kind.pairs.values() for key in keys}
        leads = [key for key in self._kind.offered if key not in partners]
        leads += [key for key in self._kind.pairs if key not in leads]
        return [
            key for key in self._kind.offered if key in leads and key not in self.rows
        ]

    def menu(self) -> Menu:
        """Return the menu of what can be added."""
        menu = Menu(self)
        for key in self.left():
            field = self._desk.draft.field((*self._path, key))
            action = QAction(core_tr(field.label) if field is not None else key, menu)
            action.setData(key)
            action.triggered.connect(self._take_key)
            menu.addAction(action)
        return menu

    @Slot()
    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    @Slot()
    def _take_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.ask(str(action.data()))

    def ask(self, key: str) -> None:
        """Show the row of a key that says nothing yet, with the keyboard in it."""
        self._asked.add(key)
        self.follow()
        self.rows[key].take_focus()

    def take_focus(self) -> None:
        """Put the keyboard into the first row with a problem, or the first of all."""
        draft = self._desk.draft
        wrong = (row for row in self.rows.values() if draft.findings_at(row.path))
        row = next(wrong, next(iter(self.rows.values()), None))
        if row is not None:
            row.take_focus()

    @Slot()
    def _go_up(self) -> None:
        self.moved.emit(-1)

    @Slot()
    def _go_down(self) -> None:
        self.moved.emit(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a soft ground, so that the rows of one entry belong together."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("sunk"))
        radius = RADIUS_FIELD_PX
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()


def _has_keyboard(row: QWidget) -> bool:
    focused = row.window().focusWidget()
    return focused is not None and row.isAncestorOf(focused)
