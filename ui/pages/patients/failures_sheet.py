"""Files of the watched folder that were not taken in, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ui.player.form_sheet import FOOT_BUTTON_PX
from ui.player.reading_sheet import BODY_PX, ReadingSheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.therapist.report_desk import Failure


class FailuresSheet(ReadingSheet):
    """Lists the files; they stay where they are.

    Args:
        window: The widget that is covered.
        failures: The files and their reasons.
        motion: Whether the card may rise into place.
    """

    width_px = 640

    def __init__(
        self, window: QWidget, failures: Sequence[Failure], *, motion: bool = True
    ) -> None:
        super().__init__(window, motion=motion)
        self.set_head(
            self.tr("Not taken in"),
            self.tr("The files are where they were. Nothing of them was changed."),
        )
        self.body.setContentsMargins(*BODY_PX)
        self.body.setSpacing(16)
        for failure in failures:
            lines = QVBoxLayout()
            lines.setSpacing(2)
            lines.addWidget(Label(failure.file.name, weight=600, wrap=True))
            reason = Label(failure.sentence, color="text_2", weight=400, wrap=True)
            lines.addWidget(reason)
            self.body.addLayout(lines)
        # A scroll area gives more room than wrapped lines need.
        self.body.addStretch(1)
        self.foot.addStretch(1)
        done = Button(self.tr("Done"), kind=ButtonKind.MAIN, height_px=FOOT_BUTTON_PX)
        done.clicked.connect(self.go_away)
        self.foot.addWidget(done)
        self.left.connect(self.go_away)
        self.open(done)
