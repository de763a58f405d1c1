"""The Reminders section: what is reminded of, when not, and how it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from coach.care.reminders.model import (
    BEDTIME,
    CARE,
    DRINK,
    FOLLOW_UP,
    MORNING,
    SESSION,
)
from coach.errors import CoachError
from coach.store.settings import BANNER, NOTIFICATION, REMINDER_KINDS
from ui.pages.settings.row import Section
from ui.pages.settings.training import MORNING_HOURS, fill_choices, show_time
from ui.platform import autostart
from ui.platform.tray import has_tray
from ui.widgets.combo import Combo
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

_DESK_MINUTES = (0, 30, 45)
_ALL_HOURS = range(24)
_TIME_PX = 120
_BED_HOURS = (*range(19, 24), 0, 1, 2)


class RemindersSection(Section):
    """Every kind with its time, quiet hours, and the way it is shown."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            "reminders",
            QCoreApplication.translate("RemindersSection", "Reminders"),
            parent,
        )
        self._context = context
        # Many rows have a switch only; they need more air than those with a field.
        self.body.setSpacing(10)
        self._kinds = {kind: Toggle(self._name(kind)) for kind in REMINDER_KINDS}
        for kind, toggle in self._kinds.items():
            toggle.setObjectName(kind)
            toggle.clicked.connect(self._set_kind)
        self._session = Combo(self.tr("When to be reminded of sessions"))
        self._session.activated.connect(self._set_session)
        self._hour = Combo(self.tr("When to be asked about the morning"))
        self._hour.activated.connect(self._set_hour)
        self._bed = Combo(self.tr("When you go to bed"))
        self._bed.activated.connect(self._set_bed)
        self._desk = ChoiceRow(
            self.tr("Desk breaks"),
            [(str(n), self._desk_words(n)) for n in _DESK_MINUTES],
        )
        self._desk.chosen.connect(self._set_desk)
        self._quiet_from = Combo(self.tr("Quiet from"))
        self._quiet_from.activated.connect(self._set_quiet)
        self._quiet_to = Combo(self.tr("Quiet until"))
        self._quiet_to.activated.connect(self._set_quiet)
        self._lets = Toggle(self.tr("Bedtime and running timers also at night"))
        self._lets.clicked.connect(self._set_lets)
        self._show = ChoiceRow(
            self.tr("Show reminders"),
            (
                (NOTIFICATION, self.tr("On the desktop")),
                (BANNER, self.tr("Only in Coach")),
            ),
        )
        self._show.chosen.connect(self._set_show)
        self._keep = Toggle(self.tr("Keep running in the tray"))
        self._keep.clicked.connect(self._set_keep)
        self._start = Toggle(self.tr("Start with the computer"))
        self._start.clicked.connect(self._set_start)
        context.settings_changed.connect(self.show_settings)
        self._add_kinds()
        self._add_ways()
        self.show_settings()

    @Slot()
    def show_settings(self) -> None:
        """Show what is set now."""
        settings = self._context.settings
        for kind, toggle in self._kinds.items():
            toggle.setChecked(kind in settings.reminder_kinds)
        show_time(self._session, range(5, 23), settings.training_time)
        hours = [(hour, f"{hour:02}:00") for hour in MORNING_HOURS]
        fill_choices(self._hour, hours, settings.morning_hour)
        show_time(self._bed, _BED_HOURS, settings.bedtime)
        self._desk.set_value(str(settings.desk_break_minutes))
        show_time(self._quiet_from, _ALL_HOURS, settings.quiet_from)
        show_time(self._quiet_to, _ALL_HOURS, settings.quiet_to)
        self._lets.setChecked(settings.quiet_lets_through)
        self._show.set_value(settings.reminder_show)
        self._keep.setChecked(settings.keep_running)
        self._keep.setEnabled(has_tray())
        self._start.setChecked(autostart.is_on())
        self._start.setEnabled(not self._context.demo)
        self._hour.setEnabled(MORNING in settings.reminder_kinds)
        self._bed.setEnabled(BEDTIME in settings.reminder_kinds)
        self._session.setEnabled(SESSION in settings.reminder_kinds)

    def _add_kinds(self) -> None:
        hints = {
            SESSION: self.tr("On your training days, and when a course asks for it."),
            MORNING: self.tr("After a session that hurt, or one of a course."),
            CARE: self.tr("Cold, bandage, raising: as the plan of the day has it."),
            DRINK: self.tr("On hot days, and after an hour of exercise."),
            BEDTIME: self.tr("The stretches against night cramps."),
            FOLLOW_UP: self.tr("Hours after a cramp, days after an injury."),
        }
        times = {SESSION: self._session, MORNING: self._hour, BEDTIME: self._bed}
        for kind, toggle in self._kinds.items():
            controls = [times[kind], toggle] if kind in times else [toggle]
            self.add_row(self._name(kind), *controls, hint=hints[kind])
        self.add_row(
            self.tr("Desk breaks"),
            self._desk,
            hint=self.tr("After so much sitting; five minutes away are a break."),
        )

    def _add_ways(self) -> None:
        to = Label(self.tr("to"), color="text_2")
        # Two of them and a word are as wide as one control.
        for combo in (self._quiet_from, self._quiet_to):
            combo.setMinimumWidth(_TIME_PX)
        self.add_row(
            self.tr("Quiet hours"),
            self._quiet_from,
            to,
            self._quiet_to,
            hint=self.tr("What is due then waits for the morning, or is dropped."),
        )
        self.add_row(self.tr("Bedtime and running timers also then"), self._lets)
        self.add_row(self.tr("Show them"), self._show)
        keep_hint = self.tr("Closing the window leaves Coach in the tray.")
        if not has_tray():
            keep_hint = self.tr("This desktop has no tray: Coach ends with its window.")
        self.add_row(self.tr("Keep running"), self._keep, hint=keep_hint)
        self.add_row(
            self.tr("Start with the computer"),
            self._start,
            hint=self.tr("Without the window; where there is no tray, minimised."),
        )

    def _name(self, kind: str) -> str:
        names = {
            SESSION: self.tr("Sessions"),
            MORNING: self.tr("Morning pain check"),
            CARE: self.tr("Care after an injury"),
            DRINK: self.tr("Drinks"),
            BEDTIME: self.tr("Bedtime routine"),
            FOLLOW_UP: self.tr("Questions for later"),
        }
        return names[kind]

    def _desk_words(self, minutes: int) -> str:
        return self.tr("{0} min").format(minutes) if minutes else self.tr("Off")

    @Slot(bool)
    def _set_kind(self, is_on: bool) -> None:
        toggle = self.sender()
        if toggle is None:
            return
        wanted = {*self._context.settings.reminder_kinds}
        wanted = (
            wanted | {toggle.objectName()} if is_on else wanted - {toggle.objectName()}
        )
        kinds = tuple(kind for kind in REMINDER_KINDS if kind in wanted)
        self._context.change_settings(reminder_kinds=kinds)

    @Slot()
    def _set_session(self) -> None:
        self._context.change_settings(training_time=self._session.currentData())

    @Slot()
    def _set_hour(self) -> None:
        self._context.change_settings(morning_hour=self._hour.currentData())

    @Slot()
    def _set_bed(self) -> None:
        self._context.change_settings(bedtime=self._bed.currentData())

    @Slot(str)
    def _set_desk(self, minutes: str) -> None:
        self._context.change_settings(desk_break_minutes=int(minutes))

    @Slot()
    def _set_quiet(self) -> None:
        self._context.change_settings(
            quiet_from=self._quiet_from.currentData(),
            quiet_to=self._quiet_to.currentData(),
        )

    @Slot(bool)
    def _set_lets(self, is_on: bool) -> None:
        self._context.change_settings(quiet_lets_through=is_on)

    @Slot(str)
    def _set_show(self, how: str) -> None:
        self._context.change_settings(reminder_show=how)

    @Slot(bool)
    def _set_keep(self, is_on: bool) -> None:
        self._context.change_settings(keep_running=is_on)

    @Slot(bool)
    def _set_start(self, is_on: bool) -> None:
        """Write or remove the entry; a reason why not is said in the window."""
        try:
            if is_on:
                autostart.turn_on(autostart.background_command(self._context.root))
            else:
                autostart.turn_off()
        except CoachError as error:
            self._context.notice_given.emit(str(error))
        self.show_settings()
