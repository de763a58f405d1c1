"""Whether today is a hot day: said by the person, and forgotten the next day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.store.days import training_day, utc_offset_min

if TYPE_CHECKING:
    from ui.context import AppContext


def is_hot_day(context: AppContext) -> bool:
    """Return whether today was said to be hot."""
    return bool(context.settings.hot_day) and (
        context.settings.hot_day == _today(context)
    )


def set_hot_day(context: AppContext, is_hot: bool) -> None:
    """Say whether today is hot; tomorrow it has to be said again."""
    context.change_settings(hot_day=_today(context) if is_hot else "")


def _today(context: AppContext) -> str:
    now_ms = context.clock.wall_ms()
    return training_day(now_ms, utc_offset_min(now_ms))
