"""One quiet line that says who signed what is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.recover.care.sign import Sign
from ui.widgets.label import Label

_SEAL_PX = 18


class SealLine(QWidget):
    """A seal and "From A. Therapist"; hidden for what nobody signed.

    Attributes:
        words: From whom it is.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", role="small", color="text_2", weight=500, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        row.addWidget(Sign("seal", "accent_text", _SEAL_PX))
        row.addWidget(self.words, 1)
        self.hide()

    def show_signer(self, name: str) -> None:
        """Show who signed it; "" hides the line."""
        self.words.setText(self.tr("From {0}").format(name) if name else "")
        self.setVisible(bool(name))
