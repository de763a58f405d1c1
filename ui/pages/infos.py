"""The pages that exist, and how each is made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.pages.page import Page, PageInfo

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


def page_infos(window: QWidget) -> tuple[PageInfo, ...]:
    """Return the pages that exist, in the order of the rail."""
    return (
        PageInfo("today", window.tr("Today"), "today", _today, "Ctrl+1"),
        PageInfo("programs", window.tr("Programs"), "programs", _programs, "Ctrl+2"),
        PageInfo(
            "exercises", window.tr("Exercises"), "exercises", _exercises, "Ctrl+3"
        ),
        PageInfo("plans", window.tr("Plans"), "plans", _plans, "Ctrl+4"),
        PageInfo("guide", window.tr("Guide"), "guide", _guide, "Ctrl+5"),
        PageInfo("recovery", window.tr("Recovery"), "bandage", _recovery, "Ctrl+6"),
        PageInfo("progress", window.tr("Progress"), "progress", _progress, "Ctrl+7"),
        PageInfo(
            "settings", window.tr("Settings"), "settings", _settings, "Ctrl+,", True
        ),
    )


def _today(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.today.page import TodayPage

    return TodayPage(context, parent)


def _programs(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.programs.page import ProgramsPage

    return ProgramsPage(context, parent)


def _exercises(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.exercises.page import ExercisesPage

    return ExercisesPage(context, parent)


def _plans(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.plans.page import PlansPage

    return PlansPage(context, parent)


def _guide(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.guide.page import GuidePage

    return GuidePage(context, parent)


def _recovery(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.recovery.page import RecoveryPage

    return RecoveryPage(context, parent)


def _progress(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.progress.page import ProgressPage

    return ProgressPage(context, parent)


def _settings(context: AppContext, parent: QWidget) -> Page:
    from ui.pages.settings.page import SettingsPage

    return SettingsPage(context, parent)
