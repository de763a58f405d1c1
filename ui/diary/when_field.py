"""A day and a time of day, chosen by buttons or typed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRegularExpression, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QRegularExpressionValidator,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.dates import short_day, short_weekday
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.text_field import TextField

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TIME = r"([01]?\d|2[0-3]):[0-5]\d"


class DayField(QWidget):
    """A day up to today, one step at a time.

    Args:
        name: Accessible name: which day.
        today: The last day that can be chosen, and the first that is.

    Signals:
        changed: Another day was chosen.
    """

    changed = Signal()

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._today = today
        self._day = today
        self.earlier = self._button("chevron_left", self.tr("One day earlier"))
        self.later = self._button("chevron_right", self.tr("One day later"))
        self._words = Label("", weight=600)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.earlier.clicked.connect(self._go_back)
        self.later.clicked.connect(self._go_on)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part in (self.earlier, self._words, self.later):
            row.addWidget(part)
        row.addStretch(1)
        self.setFocusProxy(self.earlier)
        self._show()

    def day(self) -> date:
        """Return the day that is chosen."""
        return self._day

    def set_day(self, day: date) -> None:
        """Choose a day; one to come becomes today."""
        day = min(day, self._today)
        if day != self._day:
            self._day = day
            self._show()
            self.changed.emit()

    def words(self) -> str:
        """Return the day in words."""
        return self._words.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day with the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_day(self._day + timedelta(days=step))

    def _button(self, icon: str, name: str) -> Button:
        button = Button(kind=ButtonKind.QUIET, icon=icon, name=name)
        button.setAutoRepeat(True)
        return button

    def _show(self) -> None:
        ago = (self._today - self._day).days
        names = {0: self.tr("Today"), 1: self.tr("Yesterday")}
        words = self.tr("{0} {1}").format(
            short_weekday(self._day), short_day(self._day)
        )
        self._words.setText(names.get(ago, words))
        metrics = QFontMetricsF(self._words.font())
        widest = max(
            metrics.horizontalAdvance(each) for each in (*names.values(), words)
        )
        self._words.setMinimumWidth(round(widest) + 24)
        self.later.setEnabled(ago > 0)
        self.setAccessibleName(self.tr("{0}: {1}").format(self._name, self.words()))

    @Slot()
    def _go_back(self) -> None:
        self.set_day(self._day - timedelta(days=1))

    @Slot()
    def _go_on(self) -> None:
        self.set_day(self._day + timedelta(days=1))


class TimeField(TextField):
    """A time of day such as "23:30"; what is no time goes back to the last one.

    Args:
        name: Accessible name: the time of what.
        minute: The minute of the day that it begins with.

    Signals:
        changed: Another time was typed.
    """

    changed = Signal()

    def __init__(self, name: str, minute: int, parent: QWidget | None = None) -> None:
        super().__init__(name, len("00:00"), parent)
        self._minute = minute
        expression = QRegularExpression(_TIME)
        self.setValidator(QRegularExpressionValidator(expression, self))
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        width = QFontMetricsF(self.font()).horizontalAdvance("00:00")
        self.setFixedWidth(round(width) + 40)
        self._show()
        self.textEdited.connect(self._take)

    def minute(self) -> int:
        """Return the minute of the day."""
        return self._minute

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the time that holds, tidily."""
        super().focusOutEvent(event)
        self._show()

    def _show(self) -> None:
        self.setText(f"{self._minute // 60:02d}:{self._minute % 60:02d}")

    @Slot(str)
    def _take(self, text: str) -> None:
        if self.hasAcceptableInput():
            hours, minutes = text.split(":")
            self._minute = int(hours) * 60 + int(minutes)
            self.changed.emit()
