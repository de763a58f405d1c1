"""Whether a stage can be left, in a sentence for those who read a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.progress.words import short_day
from coach.translate import tr

if TYPE_CHECKING:
    from coach.exchange.returned.model import NextStage


def next_stage_words(found: NextStage) -> str:
    """Return in a sentence whether a stage can be left."""
    if found.since is None:
        words = tr("{0} of {1} points for leaving this stage are met.")
        return words.format(len(found.met), len(found.met) + len(found.open))
    if not found.to:
        words = tr("Every point of the last stage is met since {0}.")
        return words.format(short_day(found.since))
    words = tr("Ready for the next stage since {0}: {1}.")
    return words.format(short_day(found.since), found.to)
