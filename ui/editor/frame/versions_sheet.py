"""Lists the earlier versions of a file, each with a way back to it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.dates import day_words
from ui.keeping.row_sheet import RowSheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.editing.versions import Version


class VersionsSheet(RowSheet):
    """The versions of one file, newest first.

    Args:
        window: What is covered.
        versions: The versions.
        motion: Whether the sheet may rise into place.

    Signals:
        chosen: Go back to this version.
    """

    width_px = 560
    chosen = Signal(object)

    def __init__(
        self, window: QWidget, versions: Sequence[Version], *, motion: bool = True
    ) -> None:
        super().__init__(window, motion=motion)
        self.buttons: list[Button] = []
        self._versions = versions
        self.set_head(
            self.tr("Earlier versions"),
            self.tr("Going back can be undone, and is saved only when you save."),
        )
        if not versions:
            words = self.tr("There are none yet: each save keeps the one before it.")
            self.body.addWidget(Label(words, color="text_2", wrap=True))
        for words in _moments(versions):
            self.body.addWidget(self._row(words))
        self.body.addStretch(1)
        self._close = Button(self.tr("Close"))
        self._close.clicked.connect(self.go_away)
        self.foot.addStretch(1)
        self.foot.addWidget(self._close)
        self.dismissed.connect(self.go_away)

    def show_all(self) -> None:
        """Show the sheet with the keyboard on the newest version."""
        self.open(self.buttons[0] if self.buttons else self._close)

    def _row(self, words: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Label(words), 1)
        button = Button(
            self.tr("Go back to it"),
            kind=ButtonKind.LINK,
            icon="step_back",
            name=self.tr("Go back to the version of {0}").format(words),
        )
        button.clicked.connect(self._choose)
        self.buttons.append(button)
        layout.addWidget(button)
        return row

    @Slot()
    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            version = self._versions[self.buttons.index(button)]
            self.go_away()
            self.chosen.emit(version)


def _moments(versions: Sequence[Version]) -> list[str]:
    """Return when each version was saved; to the second, where a minute has more."""
    moments = [
        datetime.fromtimestamp(each.saved_ms / 1000).astimezone() for each in versions
    ]
    minutes = Counter(each.replace(second=0, microsecond=0) for each in moments)
    clocks = [
        f"{each:%H:%M:%S}"
        if minutes[each.replace(second=0, microsecond=0)] > 1
        else f"{each:%H:%M}"
        for each in moments
    ]
    words = QCoreApplication.translate("VersionsSheet", "{0}, {1}")
    pairs = zip(moments, clocks, strict=True)
    return [words.format(day_words(each.date()), clock) for each, clock in pairs]
