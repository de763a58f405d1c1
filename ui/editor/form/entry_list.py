"""A row for a list of sentences: one line for each entry, moved and parted freely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot

from coach.editing import fields
from ui.editor.form.edge_scroll import EdgeScroll
from ui.editor.form.entry_lines import EntryLines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.plain import Value
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.form.entry_line import EntryLine


class EntryListRow(EntryLines):
    """A list whose entries are typed, parted, pasted, moved and taken away."""

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        *,
        label: str = "",
        needed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, label=label, needed=needed, parent=parent)
        # Where the draft still has what is being dragged.
        self._dragged_from: int | None = None
        self._dragged: EntryLine | None = None
        self._pointer_y_px = 0
        self._scroll = EdgeScroll(self)
        self._scroll.scrolled.connect(self._put_dragged)

    def wire(self, line: EntryLine) -> None:
        """Connect what a line tells."""
        area = line.area
        line.box.edited.connect(self._take_text)
        area.parted.connect(self._part)
        area.moved.connect(self._move_by)
        area.rubbed_out.connect(self._rub_out)
        area.removed.connect(self._remove)
        area.pasted.connect(self._paste)
        line.grip.dragged.connect(self._drag)
        line.grip.dropped.connect(self._drop_dragged)
        line.grip.given_up.connect(self._give_drag_up)

    @Slot()
    def _take_text(self) -> None:
        self.take(self.values() or None)

    def _take_apart(self) -> None:
        """Take what stands in the lines as a command that no typing joins."""
        self.desk.new_gesture()
        self._take_text()
        self.desk.new_gesture()

    def put_entry(self, value: Value) -> None:
        """Put an entry at the end."""
        path = self.path
        self.desk.do_apart(lambda draft: fields.add_entry(draft, path, value))
        self.follow()

    @Slot()
    def _part(self) -> None:
        """Make two entries of one, or a new line behind the last word."""
        number = self.number_of_sender()
        line = self.lines[number]
        if line.value is None or len(self.lines) >= self.most:
            return
        before, after = (part.strip() for part in line.parts())
        new = self.put_line(number + 1 if before else number)
        if before:
            line.show_entry(before)
            new.show_entry(after or None)
        else:
            line.show_entry(after or None)
        if self.values() != self.desk.draft.entries(self.path):
            self._take_apart()
        self.enter(self.lines.index(new), 0)
        self.follow()

    @Slot(str)
    def _paste(self, text: str) -> None:
        """Make an entry of each line that is put in."""
        number = self.number_of_sender()
        before, after = self.lines[number].parts()
        pasted = [one.strip() for one in text.splitlines() if one.strip()]
        if not pasted:
            return
        pasted[0] = (before + pasted[0]).strip()
        end = len(pasted[-1])
        pasted[-1] = (pasted[-1] + after).strip()
        self.lines[number].show_entry(pasted[0])
        for at, one in enumerate(pasted[1:], number + 1):
            self.put_line(at).show_entry(one)
        self._take_apart()
        self.enter(number + len(pasted) - 1, end)

    @Slot()
    def _rub_out(self) -> None:
        """Let an empty line go, back to the end of the one before."""
        number = self.number_of_sender()
        line = self.lines[number]
        self.drop_line(line)
        self.enter(number - 1)
        self.follow()

    @Slot()
    def _remove(self) -> None:
        number = self.number_of_sender()
        line, place = self.lines[number], self._place(number)
        if line.value is None:
            self.drop_line(line)
        else:
            path = self.path
            self.desk.do_apart(lambda draft: fields.remove_entry(draft, path, place))
        self.follow()
        self.enter(number)

    def _place(self, number: int) -> int:
        """Return the place of a line among the entries of the draft."""
        return sum(one.value is not None for one in self.lines[:number])

    @Slot(int)
    def _move_by(self, by: int) -> None:
        number = self.number_of_sender()
        line, place = self.lines[number], self._place(number)
        if self._put_at(line, number + by):
            self.enter(number + by, line.area.textCursor().position())
            self._take_move(line, place)

    def _put_at(self, line: EntryLine, number: int) -> bool:
        """Put a line somewhere else; False when it is there already."""
        if not 0 <= number < len(self.lines) or self.lines[number] is line:
            return False
        self.lines.remove(line)
        self.lines.insert(number, line)
        self.column_of_lines.removeWidget(line)
        self.column_of_lines.insertWidget(number, line)
        return True

    def _take_move(self, line: EntryLine, place: int) -> None:
        """Move the entry of a line in the draft to where the line is now."""
        to = self._place(self.lines.index(line))
        if line.value is not None and to != place:
            path = self.path
            self.desk.do_apart(lambda draft: fields.move_entry(draft, path, place, to))
        self.name_lines()

    @Slot(int)
    def _drag(self, screen_y_px: int) -> None:
        """Let a line be where it is dragged to; the draft follows when it is let go."""
        number = self.number_of_sender()
        if self._dragged_from is None:
            self._dragged_from = self._place(number)
        self._dragged, self._pointer_y_px = self.lines[number], screen_y_px
        self._put_dragged()
        self._scroll.follow(self, screen_y_px)

    @Slot()
    def _put_dragged(self) -> None:
        """Put the line that is dragged where the pointer is."""
        line = self._dragged
        if line is None or line not in self.lines:
            return
        y_px = self.control.mapFromGlobal(QPoint(0, self._pointer_y_px)).y()
        others = [one for one in self.lines if one is not line]
        above = sum(one.geometry().center().y() < y_px for one in others)
        self._put_at(line, above)

    @Slot()
    def _drop_dragged(self) -> None:
        line = self.lines[self.number_of_sender()]
        place = self._end_drag()
        entries = self.desk.draft.entries(self.path)
        # The draft may have become another one under the pointer.
        if place is not None and entries[place : place + 1] == [line.value]:
            self._take_move(line, place)
        # An empty line stays only with the keyboard in it.
        self.enter(self.lines.index(line))
        self.follow()

    @Slot()
    def _give_drag_up(self) -> None:
        """Let everything be where it was before the drag."""
        place = self._end_drag()
        self.follow()
        self.enter(place or 0)

    def _end_drag(self) -> int | None:
        """Stop following the pointer; return where the draft has what was dragged."""
        self._scroll.stop()
        place, self._dragged_from = self._dragged_from, None
        self._dragged = None
        return place
