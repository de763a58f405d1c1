"""The code of a patient's key: to compare once, when their first report comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.assigned.code_part import CodeLabel
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from coach.exchange.signed.keys import VerifyKey


class CodeSheet(Sheet):
    """Shows a patient's code.

    Args:
        window: The widget that is covered.
        name: Whose key it is.
        key: The key.
        is_first: It came with the first report just now.
        motion: Whether the sheet may rise into place.
    """

    def __init__(
        self,
        window: QWidget,
        name: str,
        key: VerifyKey,
        *,
        is_first: bool,
        motion: bool = True,
    ) -> None:
        text = self.tr(
            "Their Coach shows the same eight groups. Compare them when you see or "
            "ring {0}: then nobody can send you numbers in their name."
        ).format(name)
        title = self.tr("The code of {0}").format(name)
        if is_first:
            title = self.tr("First report of {0}").format(name)
            text = " ".join(
                (
                    self.tr(
                        "Their key is known from now on; reports that are signed "
                        "with another one are refused."
                    ),
                    text,
                )
            )
        done = Answer("done", self.tr("Done"), ButtonKind.MAIN)
        super().__init__(window, title, text, (done,), motion=motion)
        column = self.panel.layout()
        assert isinstance(column, QVBoxLayout)
        # Above the button, which is the last.
        column.insertWidget(column.count() - 1, CodeLabel(key))
