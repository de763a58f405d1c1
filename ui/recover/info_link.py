"""A small link that opens what a limit or a piece of advice rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

_HEIGHT_PX = 32


class InfoLink(Button):
    """Opens a text of the guide over the window; with its sources, in one click.

    Args:
        context: What all parts share.
        words: What it says; with "" it is a sign alone and needs a name.
        key: What it opens, such as "card:fluids" or "protocol:rice".
        name: Accessible name where the words do not say enough.
    """

    def __init__(
        self,
        context: AppContext,
        words: str,
        key: str = "",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            words,
            kind=ButtonKind.LINK,
            icon="info",
            height_px=_HEIGHT_PX,
            name=name,
            parent=parent,
        )
        self._context = context
        self.key = key
        self.clicked.connect(self.open_text)

    @Slot()
    def open_text(self) -> None:
        """Show the text."""
        # Imported here: most people never open it.
        from ui.recover.info_sheet import InfoSheet, find_text

        if find_text(self._context, self.key) is not None:
            InfoSheet(self.window(), self._context).show_text(self.key)
