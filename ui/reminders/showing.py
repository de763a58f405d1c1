"""Shows a reminder where it is seen: in the window, and on the desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from coach.care.reminders.model import DONE, LATER, MORNING, SKIP
from coach.care.reminders.when import snoozes_of_all
from coach.store.settings import NOTIFICATION
from ui.platform.notifications import OPEN, Note
from ui.reminders.banner import GO, BannerView, ReminderBanner

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.care.reminders.model import Said
    from coach.care.reminders.scheduler import Moment, Showing
    from coach.care.reminders.when import Snooze
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.reminders.desktop import Desktop


class Shower(QObject):
    """The banner of the window, and a notification of the desktop beside it.

    The banner is always there until there is an answer. A notification comes as well
    where the person wants it and does not have Coach before them.

    Args:
        context: Settings.
        window: Gets the banner.
        desktop: Shows notifications.

    Signals:
        answered: GO, DONE, SKIP or LATER.
        put_off: The number of the time that was chosen.
    """

    answered = Signal(str)
    put_off = Signal(int)

    def __init__(
        self, context: AppContext, window: MainWindow, desktop: Desktop
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._desktop = desktop
        self._banner: ReminderBanner | None = None
        self._note: Note | None = None
        self._asked = -1

    @property
    def banner(self) -> ReminderBanner:
        """Return the banner; made when something is first shown."""
        if self._banner is None:
            self._banner = ReminderBanner(self._window.shell)
            self._window.add_banner(self._banner)
            self._banner.answered.connect(self.answered)
            self._banner.put_off.connect(self.put_off)
        return self._banner

    def show(
        self, showing: Showing, moment: Moment, said: Sequence[Said]
    ) -> list[Snooze]:
        """Show a reminder; return the times to which it can be put off."""
        found = snoozes_of_all(showing.reminders, said, moment.hours, moment.now_ms)
        # The question about the morning has a card of its own, at the window's foot.
        if showing.only is None or showing.only.kind != MORNING:
            self.banner.show_view(self._view(showing, moment, found))
        elif self._banner is not None:
            self._banner.hide()
        if not self._window.is_before_person:
            self._tell(self._note_of(showing, found))
        return found

    @Slot()
    def hide(self) -> None:
        """Take everything away."""
        self._note = None
        if self._banner is not None:
            self._banner.hide()
        if self._asked >= 0:
            self._desktop.notifiers[self._asked].withdraw()
            self._asked = -1

    def close(self) -> None:
        """Show nothing any more."""
        self.hide()

    # In the window

    def _view(
        self, showing: Showing, moment: Moment, found: Sequence[Snooze]
    ) -> BannerView:
        return BannerView(
            showing.title,
            showing.text,
            self._go_words(showing),
            all(each.can_be_done for each in showing.reminders),
            tuple(self._snooze_words(each, moment) for each in found),
            is_several=showing.only is None,
        )

    def _go_words(self, showing: Showing) -> str:
        if showing.target.startswith("program:"):
            return self.tr("Start")
        if showing.target.startswith("card:"):
            return self.tr("Read about it")
        return self.tr("Open") if showing.target else ""

    def _snooze_words(self, snooze: Snooze, moment: Moment) -> str:
        """Return until when, and when that is: nobody likes to reckon."""
        when = moment.hours.clock.words(snooze.shown_ms, moment.now_ms)
        if not snooze.minutes:
            return self.tr("Tomorrow ({0})").format(when)
        if snooze.minutes == 60:
            return self.tr("In an hour ({0})").format(when)
        return self.tr("In {0} minutes ({1})").format(snooze.minutes, when)

    # On the desktop

    def _note_of(self, showing: Showing, found: Sequence[Snooze]) -> Note:
        actions = []
        is_repeat = any(turn.is_repeat for turn in showing.turns)
        can_be_done = all(each.can_be_done for each in showing.reminders)
        # Three buttons are what desktops have room for.
        if can_be_done and (is_repeat or not showing.target.startswith("program:")):
            actions.append((DONE, self.tr("Done")))
        elif showing.target.startswith("program:"):
            actions.append((GO, self.tr("Start")))
        if found:
            actions.append((LATER, self.tr("Later")))
        actions.append((SKIP, self.tr("Skip")))
        return Note(showing.title, showing.text, tuple(actions))

    def _tell(self, note: Note) -> None:
        """Show a notification, or point at the window where there are none."""
        self._note = note
        if self._context.settings.reminder_show != NOTIFICATION:
            self._point_at_window()
            return
        self._connect()
        self._asked = 0
        self._desktop.notifiers[0].show(note)

    def _connect(self) -> None:
        for notifier in self._desktop.notifiers:
            if notifier.parent() is not self:
                notifier.setParent(self)
                notifier.answered.connect(self._take)
                notifier.failed.connect(self._try_next)

    @Slot()
    def _try_next(self) -> None:
        """Ask the next one; the last of them never shows anything."""
        if self._note is None or self.sender() is not self._asked_one():
            return
        self._asked += 1
        if self._asked < len(self._desktop.notifiers):
            self._desktop.notifiers[self._asked].show(self._note)
        else:
            self._asked = -1
            self._point_at_window()

    def _asked_one(self) -> QObject | None:
        return self._desktop.notifiers[self._asked] if self._asked >= 0 else None

    def _point_at_window(self) -> None:
        if self._window.isVisible():
            QApplication.alert(self._window)

    @Slot(str)
    def _take(self, key: str) -> None:
        """Take what was clicked; a click beside the buttons opens the window."""
        if key == OPEN:
            self._window.come_to_front()
        else:
            self.answered.emit(key)
