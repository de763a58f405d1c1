"""A number with big buttons at both sides; it can also be typed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.text_field import TextField

REPEAT_DELAY_MS, REPEAT_MS = 400, 80
_BUTTON_PX = 48
_KEY_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}


class _NumberField(TextField):
    """The number itself; Up and Down belong to the stepper around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """Return a width for three digits."""
        return QSize(max(current_theme().px(76), 76), super().sizeHint().height())


class Stepper(QWidget):
    """A whole number from 0 to `most`, or none yet.

    Args:
        name: Accessible name: what is counted.
        most: Highest number.
        unit: Written behind the field, or "".
        one_unit: Written there for 1, where that is another word.
        step: How far a press goes.
        start: Where the first press begins when there is no number yet.
        button_px: Height of the buttons; smaller ones stand in long forms.

    Signals:
        changed: There is another number now, or none.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        most: int,
        *,
        unit: str = "",
        one_unit: str = "",
        step: int = 1,
        start: int = 0,
        button_px: int = _BUTTON_PX,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._step = step
        self._start = start
        self._button_px = button_px
        self.setAccessibleName(name)
        self.less = self._button("minus", self.tr("Less: {0}").format(name))
        self.more = self._button("plus", self.tr("More: {0}").format(name))
        self.field = _NumberField(name, len(str(most)))
        self.field.setValidator(QIntValidator(0, most, self.field))
        self.field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._units = (one_unit or unit, unit)
        self._unit = Label(unit, color="text_2") if unit else None
        self.field.textChanged.connect(self._tell)
        self.less.clicked.connect(self._take_less)
        self.more.clicked.connect(self._take_more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for part in (self.less, self.field, self.more):
            row.addWidget(part)
        if self._unit is not None:
            row.addSpacing(6)
            row.addWidget(self._unit)
        row.addStretch(1)
        self._row = row
        self.setFocusProxy(self.field)

    def add_after(self, part: QWidget) -> None:
        """Add something behind the number."""
        self._row.insertSpacing(self._row.count() - 1, 12)
        self._row.insertWidget(self._row.count() - 1, part)

    def set_most(self, most: int) -> None:
        """Allow numbers up to another one."""
        self._most = most
        self.field.setValidator(QIntValidator(0, most, self.field))
        if (self.value() or 0) > most:
            self.set_value(most)

    def value(self) -> int | None:
        """Return the number, None when there is none."""
        text = self.field.text()
        return min(int(text), self._most) if text.isdecimal() else None

    def set_value(self, number: int | None) -> None:
        """Show a number, or none."""
        text = "" if number is None else str(min(max(number, 0), self._most))
        self.field.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow keys."""
        step = _KEY_STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._go(step)

    def _button(self, icon: str, name: str) -> Button:
        button = Button(
            kind=ButtonKind.QUIET, icon=icon, height_px=self._button_px, name=name
        )
        button.setAutoRepeat(True)
        button.setAutoRepeatDelay(REPEAT_DELAY_MS)
        button.setAutoRepeatInterval(REPEAT_MS)
        return button

    def _go(self, step: int) -> None:
        now = self.value()
        if now is None:
            self.set_value(self._start if self._start else max(step, 0))
        else:
            self.set_value(now + step * self._step)

    @Slot()
    def _take_less(self) -> None:
        self._go(-1)

    @Slot()
    def _take_more(self) -> None:
        self._go(1)

    @Slot()
    def _tell(self) -> None:
        if self._unit is not None:
            self._unit.setText(self._units[self.value() != 1])
        self.changed.emit()
