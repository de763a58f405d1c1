"""Fields in which a physiotherapist says who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.diary.rows import FormRows
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.store.settings import Settings

_NAME_MAX, _CONTACT_MAX = 80, 160
_LABEL_PX = 190


class WhoFields(FormRows):
    """Name, role, practice and contact; only the name is needed.

    Args:
        settings: What was filled in before.

    Signals:
        changed: Something else stands in a field.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(label_px=_LABEL_PX, parent=parent)
        self.name = self._add(
            self.tr("Your name"), settings.therapist_name or settings.name, _NAME_MAX
        )
        role = settings.therapist_role or self.tr("Physiotherapist")
        self.role = self._add(self.tr("Your role"), role, _NAME_MAX)
        self.clinic = self._add(
            self.tr("Practice"), settings.therapist_clinic, _NAME_MAX
        )
        self.contact = self._add(
            self.tr("Telephone or mail"), settings.therapist_contact, _CONTACT_MAX
        )

    def _add(self, words: str, text: str, most: int) -> TextField:
        field = TextField(words, most)
        field.setText(text)
        field.textEdited.connect(self.changed)
        self.add(words, field)
        return field

    @property
    def is_complete(self) -> bool:
        """Whether there is a name."""
        return bool(self.name.text().strip())

    def values(self) -> dict[str, str]:
        """Return what was filled in, by the names of the settings."""
        fields = {
            "therapist_name": self.name,
            "therapist_role": self.role,
            "therapist_clinic": self.clinic,
            "therapist_contact": self.contact,
        }
        return {name: " ".join(each.text().split()) for name, each in fields.items()}
