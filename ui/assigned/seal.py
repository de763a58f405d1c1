"""Who signed a plan and how their key is known, with a small seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.exchange.assigned.words import (
    agreed_lines,
    day_words,
    from_whom,
    is_confirmed,
    issuer_words,
    key_words,
)
from coach.progress.words import capital
from ui.diary.rows import FormRows
from ui.recover.care.sign import Sign
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.fold import Fold
from ui.widgets.into_view import bring_into_view
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.exchange.assigned.receive import Signed

_LABEL_PX = 130


class Seal(Column):
    """Says "From A. Therapist, revision 2, signed", and how that key is known.

    Args:
        signed: The plan.
    """

    def __init__(self, signed: Signed) -> None:
        super().__init__()
        key = signed.key
        color = "accent_text" if is_confirmed(key) else "warn_text"
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Sign("seal", color, 26), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.who = Label(from_whom(signed), weight=600, wrap=True)
        self.state = Label(capital(key_words(key)), role="small", wrap=True)
        self.state.set_color("text_2" if is_confirmed(key) else "warn_text")
        words.addWidget(self.who)
        words.addWidget(self.state)
        row.addLayout(words, 1)


class Agreed(Fold):
    """What was agreed, folded away: days, limits, freedoms, report, message.

    Args:
        signed: The plan.
    """

    def __init__(self, signed: Signed, parent: QWidget | None = None) -> None:
        issuer = signed.assignment.issuer
        tr = QCoreApplication.translate
        line = (tr("Agreed", "From"), issuer_words(issuer))
        super().__init__("", agreed_rows(signed, line), parent=parent)
        words = self.tr("What was agreed")
        self.line.setText(words)
        self.line.setAccessibleName(words)
        self.toggled.connect(self._follow)

    @Slot(bool)
    def _follow(self, is_open: bool) -> None:
        if is_open:
            # Once it has been laid out.
            QTimer.singleShot(0, self._scroll_to_it)

    @Slot()
    def _scroll_to_it(self) -> None:
        bring_into_view(self)


def agreed_rows(signed: Signed, *above: tuple[str, str]) -> FormRows:
    """Return what was agreed, as rows to be read.

    Args:
        signed: The plan.
        above: Other lines before it: what they are about, and what they say.
    """
    assignment = signed.assignment
    rows = FormRows(label_px=_LABEL_PX)
    tr = rows.tr
    given = [
        *above,
        (tr("Contact"), assignment.issuer.contact),
        (tr("Days"), day_words(assignment.valid_from, assignment.valid_until)),
        *agreed_lines(signed),
        (tr("Message"), assignment.message),
    ]
    for name, text in given:
        if text:
            add_line(rows, name, text)
    return rows


def add_line(rows: FormRows, name: str, text: str) -> None:
    """Add a line that is only read to rows of a form."""
    words = Label(text, weight=400, wrap=True)
    # Both begin at the top: what is read may take several lines.
    label = rows.add(name, words, top=True)
    label.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
