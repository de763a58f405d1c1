"""The Settings page: one column of sections, with anchors at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.pages.page import Page
from ui.pages.settings.about import AboutSection
from ui.pages.settings.data import DataSection
from ui.pages.settings.health import HealthSection
from ui.pages.settings.look import LookSection
from ui.pages.settings.reminders import RemindersSection
from ui.pages.settings.sound import SoundSection
from ui.pages.settings.training import TrainingSection
from ui.pages.settings.voice import VoiceSection
from ui.theme import current_theme
from ui.therapist.section import TherapistSection
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX, RADIUS_FIELD_PX
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.focus import paint_focus_ring
from ui.widgets.label import Label
from ui.widgets.painted_button import PaintedButton
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.context import AppContext
    from ui.pages.settings.row import Section

_ANCHORS_PX = 184
_CONTENT_MOST_PX = 1240


class _Anchor(PaintedButton):
    """The name of a section; a press scrolls to it."""

    def __init__(self, section: Section, parent: QWidget) -> None:
        super().__init__(section.title, parent, fills_width=True)
        self.section = section
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the height of an anchor with the gap below it."""
        return QSize(_ANCHORS_PX, max(current_theme().px(44), 44))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill of the current section, the word and the ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(0, 0, 0, -6)
        is_current = self.isChecked()
        if is_current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("card" if is_current else "sidebar"))
            painter.drawRoundedRect(shape, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        painter.setFont(theme.font("body", px=14, weight=600 if is_current else 500))
        painter.setPen(theme.color("text" if is_current else "text_2"))
        words = shape.adjusted(16, 0, -8, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.shows_focus:
            inside = shape.adjusted(4, 4, -4, -4)
            paint_focus_ring(painter, inside, RADIUS_FIELD_PX - 4)


class SettingsPage(Page):
    """Sound, voice, look, data and about; every row acts at once."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_going = False
        self._sound = SoundSection(context)
        self._voice = VoiceSection(context)
        data = DataSection(context)
        data.import_asked.connect(self._ask_for_history)
        self._sections: tuple[Section, ...] = (
            self._sound,
            self._voice,
            LookSection(context),
            TrainingSection(context),
            RemindersSection(context),
            HealthSection(context),
            TherapistSection(context),
            data,
            AboutSection(context),
        )
        content = Column()
        inner = QVBoxLayout(content)
        inner.setSpacing(0)
        for section in self._sections:
            inner.addWidget(section)
        inner.addStretch(1)
        self._inner = inner
        self._scroll = ScrollArea(self)
        self._scroll.set_content(content)
        self._scroll.verticalScrollBar().valueChanged.connect(self._mark_section)
        self._make_anchors()
        self._title = Label(self.tr("Settings"), role="page_title")
        self._body = QHBoxLayout()
        self._body.setSpacing(20)
        self._body.addWidget(self._anchors)
        self._body.addWidget(self._scroll, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(18)
        self._column.addWidget(self._title)
        self._column.addLayout(self._body, 1)
        self._is_narrow = False
        self._set_margins()

    def _make_anchors(self) -> None:
        self._anchors = QWidget(self)
        self._anchors.setFixedWidth(_ANCHORS_PX)
        column = QVBoxLayout(self._anchors)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        self._group = QButtonGroup(self)
        for section in self._sections:
            anchor = _Anchor(section, self._anchors)
            self._group.addButton(anchor)
            column.addWidget(anchor)
        column.addStretch(1)
        self._group.buttons()[0].setChecked(True)
        self._group.buttonClicked.connect(self._go_to)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the anchors away in a narrow window."""
        self._is_narrow = is_narrow
        self._set_margins()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content in the middle of a very wide window."""
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        is_narrow = self._is_narrow
        margin = PAGE_MARGIN_NARROW_PX if is_narrow else PAGE_MARGIN_PX
        spare = max(self.width() - 2 * margin - _CONTENT_MOST_PX, 0) // 2
        self._anchors.setVisible(not is_narrow)
        self._column.setContentsMargins(spare, 18 if is_narrow else 32, 0, 0)
        self._title.setContentsMargins(margin, 0, margin, 0)
        left = margin - SHADOW_ROOM_PX if is_narrow else 20
        self._body.setContentsMargins(left, 0, 0, 0)
        right = margin - SHADOW_ROOM_PX - SCROLL_BAR_PX
        self._inner.setContentsMargins(0, 0, max(right, 0) + spare, 20)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the system for devices and voices."""
        super().showEvent(event)
        for section in self._sections:
            section.show_settings()
        self._sound.look_around()
        self._voice.open_voice()

    def hideEvent(self, event: QHideEvent) -> None:
        """Free the sound device and the voice."""
        super().hideEvent(event)
        self._sound.close_test()
        self._voice.close_voice()

    @Slot()
    def _ask_for_history(self) -> None:
        self.export_asked.emit("import")

    @Slot(QAbstractButton)
    def _go_to(self, anchor: QAbstractButton) -> None:
        """Scroll a section to the top."""
        if isinstance(anchor, _Anchor):
            # A last section that cannot reach the top stays marked all the same.
            self._is_going = True
            self._scroll.verticalScrollBar().setValue(anchor.section.y())
            self._is_going = False

    @Slot(int)
    def _mark_section(self, value: int) -> None:
        """Mark the anchor of the section at the top."""
        if self._is_going:
            return
        bar = self._scroll.verticalScrollBar()
        shown = self._group.buttons()[0]
        for anchor in self._group.buttons():
            if isinstance(anchor, _Anchor) and anchor.section.y() <= value + 40:
                shown = anchor
        if value >= bar.maximum() > 0:
            shown = self._group.buttons()[-1]
        shown.setChecked(True)
