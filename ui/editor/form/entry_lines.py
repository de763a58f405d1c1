"""The lines of a list of sentences: they follow the draft, and so does the keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coach.files.groups import ListOf
from ui.editor.form.edge_scroll import area_around
from ui.editor.form.entry_line import EntryLine
from ui.editor.form.row import FieldRow
from ui.widgets.button import Button, ButtonKind
from ui.widgets.tab_order import go_before

if TYPE_CHECKING:
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

_SPACING_PX = 4
_SEEN_PX = 24


class EntryLines(FieldRow):
    """The entries one below the other, and a way to add one.

    What the keys and the mouse do with them is the subclass's.

    A line in which nothing stands is no entry: the draft does not know of it, and it
    goes when nobody is in it.

    Args:
        needed: What it says while the list is empty and must not be.

    Attributes:
        lines: The lines in their order.
        add: Adds one at the end.
    """

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        *,
        label: str = "",
        needed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, label=label, is_wide=True, parent=parent)
        self.lines: list[EntryLine] = []
        self._sight_timer = QTimer(self)
        self._sight_timer.setSingleShot(True)
        self._sight_timer.setInterval(0)
        self._sight_timer.timeout.connect(self._show_line_in_use)
        self._needed = needed
        self.column_of_lines = QVBoxLayout()
        self.column_of_lines.setSpacing(_SPACING_PX)
        name = self.tr("Add to {0}").format(self.label)
        self.add = Button(
            self.tr("Add"), kind=ButtonKind.LINK, icon="plus", height_px=32, name=name
        )
        self.add.clicked.connect(self.add_line)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self.column_of_lines)
        column.addWidget(self.add)
        self.place(box)

    @property
    def most(self) -> int:
        """How many entries there may be."""
        return self.field.high if isinstance(self.field, ListOf) else 0

    def values(self) -> list[Value]:
        """Return what stands in the lines."""
        return [line.value for line in self.lines if line.value is not None]

    # Following the draft

    def show_value(self) -> None:
        """Show the entries; what is being typed and means the same is left alone."""
        values = self.desk.draft.entries(self.path)
        if self.values() != values:
            self._show(values)
        for line in [one for one in self.lines if one.value is None]:
            if not line.is_in_use:
                self.drop_line(line)
        self.name_lines()
        self.add.setEnabled(len(self.lines) < self.most)
        full = self.tr("{0} are the most there can be.").format(self.most)
        self.set_note("" if self.add.isEnabled() else full)

    def _show(self, values: list[Value]) -> None:
        """Show other entries; the keyboard stays where it was, as far as it can."""
        used = next((i for i, one in enumerate(self.lines) if one.is_in_use), None)
        while len(self.lines) > len(values):
            self.drop_line(self.lines[-1])
        while len(self.lines) < len(values):
            self.put_line(len(self.lines))
        for line, value in zip(self.lines, values, strict=True):
            line.show_entry(value)
        if used is not None:
            self.enter(used)

    def follow(self) -> None:
        """Show the draft, and at each line what is wrong with it."""
        super().follow()
        filled = [line for line in self.lines if line.value is not None]
        for number, line in enumerate(filled):
            found = self.desk.draft.findings_at((*self.path, number))
            line.say([each.what for each in found])

    def found(self) -> list[str]:
        """Return what is wrong with the list itself; its lines say the rest."""
        if self._needed and not self.values():
            return [self._needed]
        found = self.desk.draft.findings_at(self.path)
        return [each.what for each in found if each.path == self.path]

    def put_line(self, at: int) -> EntryLine:
        """Put in an empty line, and return it."""
        line = EntryLine()
        line.box.entered.connect(self.begin)
        line.box.left.connect(self._tidy)
        line.area.went.connect(self._go)
        self.wire(line)
        self.lines.insert(at, line)
        self.column_of_lines.insertWidget(at, line)
        line.show()
        return line

    def drop_line(self, line: EntryLine) -> None:
        """Take a line away."""
        self.lines.remove(line)
        self.column_of_lines.removeWidget(line)
        # Hidden, it would tell that the keyboard has left.
        line.box.blockSignals(True)
        line.hide()
        line.deleteLater()

    def name_lines(self) -> None:
        """Call each line by its place, and let the Tab key go through them in order."""
        for number, line in enumerate(self.lines, 1):
            line.set_name(self.tr("{0}, {1}").format(self.label, number))
        go_before(self.add, [line.area for line in self.lines])

    def wire(self, line: EntryLine) -> None:
        """Connect what a line tells.

        Raises:
            NotImplementedError: The subclass does not do so.
        """
        raise NotImplementedError

    @Slot()
    def add_line(self) -> None:
        """Add a line at the end, to be typed into."""
        if not self.lines or self.lines[-1].value is not None:
            self.put_line(len(self.lines))
            self.name_lines()
        self.enter(len(self.lines))

    # The keyboard

    def take_focus(self) -> None:
        """Put the keyboard into the first line with a problem, or the first of all."""
        wrong = (line for line in self.lines if line.box.is_bad)
        line = next(wrong, next(iter(self.lines), None))
        if line is not None:
            line.take_focus()
        else:
            self.begin()
            self.add.setFocus()

    def enter(self, number: int, at: int = -1) -> None:
        """Put the keyboard into a line, or the nearest there is."""
        if self.lines:
            self.lines[min(max(number, 0), len(self.lines) - 1)].take_focus(at)
            self._sight_timer.start()
        else:
            self.add.setFocus()

    @Slot(int)
    def _go(self, by: int) -> None:
        number = self.number_of_sender() + by
        if 0 <= number < len(self.lines):
            self.enter(number, 0 if by > 0 else -1)

    @Slot()
    def _tidy(self) -> None:
        """Let empty lines go; not under a mouse button that is just being pressed."""
        if not QApplication.mouseButtons():
            self.follow()

    def number_of_sender(self) -> int:
        """Return which line has told something."""
        part = self.sender()
        return next(i for i, one in enumerate(self.lines) if part in one.tellers)

    @Slot()
    def _show_line_in_use(self) -> None:
        """Scroll to where the keyboard is, now that the line has its place."""
        line = next((one for one in self.lines if one.is_in_use), None)
        around = area_around(self)
        if line is not None and around is not None:
            around.ensureWidgetVisible(line, 0, _SEEN_PX)
