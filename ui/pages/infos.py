"""The pages that exist, and how each is made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.page import Page, PageInfo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


# The page that only physiotherapists have, and the one that follows it in the rail.
PATIENTS, AFTER_PATIENTS = "patients", "exercises"


def page_infos(window: QWidget, *, has_patients: bool = False) -> tuple[PageInfo, ...]:
    """Return the pages that exist, in the order of the rail.

    Args:
        window: Whose pages they are.
        has_patients: Whether the person is a physiotherapist with patients here.
    """
    patients = (patients_info(window),) if has_patients else ()
    return (
        PageInfo("today", window.tr("Today"), "today", _today, "Ctrl+1"),
        PageInfo("programs", window.tr("Programs"), "programs", _programs, "Ctrl+2"),
        PageInfo("recovery", window.tr("Recovery"), "bandage", _recovery, "Ctrl+3"),
        PageInfo("progress", window.tr("Progress"), "progress", _progress, "Ctrl+4"),
        *patients,
        PageInfo(
            "exercises", window.tr("Exercises"), "exercises", _exercises, "Ctrl+5"
        ),
        PageInfo("plans", window.tr("Plans"), "plans", _plans, "Ctrl+6"),
        PageInfo("guide", window.tr("Guide"), "guide", _guide, "Ctrl+7"),
        PageInfo(
            "settings", window.tr("Settings"), "settings", _settings, "Ctrl+,", True
        ),
    )


def patients_info(window: QWidget) -> PageInfo:
    """Return the page of a physiotherapist's patients."""
    title = window.tr("Patients")
    return PageInfo(PATIENTS, title, "people", _patients, "Ctrl+8")


def _today(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.today.page import TodayPage

    return TodayPage(context, parent)


def _programs(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.programs.page import ProgramsPage

    return ProgramsPage(context, parent)


def _recovery(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.recovery.page import RecoveryPage

    return RecoveryPage(context, parent)


def _progress(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.progress.page import ProgressPage

    return ProgressPage(context, parent)


def _exercises(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.exercises.page import ExercisesPage

    return ExercisesPage(context, parent)


def _plans(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.plans.page import PlansPage

    return PlansPage(context, parent)


def _guide(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.guide.page import GuidePage

    return GuidePage(context, parent)


def _patients(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.patients.page import PatientsPage

    return PatientsPage(context, parent)


def _settings(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.settings.page import SettingsPage

    return SettingsPage(context, parent)
