"""A text field with a magnifying glass, and a cross that empties it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.tokens import RADIUS_FIELD_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring

HEIGHT_PX = 40


class SearchField(QWidget):
    """Asks for words; tells them as they are typed.

    Args:
        placeholder: Shown while the field is empty.
        name: Accessible name.

    Signals:
        text_changed: The words are different now.
        left_downwards: The person pressed Down or Return to go to the hits.
    """

    text_changed = Signal(str)
    left_downwards = Signal()

    def __init__(
        self, placeholder: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._edit = QLineEdit(self)
        self._edit.setFrame(False)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setAccessibleName(name)
        self._edit.setMaxLength(100)
        self._edit.installEventFilter(self)
        self._edit.textChanged.connect(self._pass_on)
        self._clear = Button(
            kind=ButtonKind.LINK,
            icon="close",
            height_px=28,
            name=self.tr("Clear the search"),
            parent=self,
        )
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        row = QHBoxLayout(self)
        room = RING_ROOM_PX
        row.setContentsMargins(room + 36, room, room + 2, room)
        row.setSpacing(0)
        row.addWidget(self._edit, 1)
        row.addWidget(self._clear)
        self.setFocusProxy(self._edit)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._follow_theme()
        current_theme().changed.connect(self._follow_theme)

    def text(self) -> str:
        """Return the words that are in the field."""
        return self._edit.text()

    def set_text(self, text: str) -> None:
        """Put words into the field, wherever the keyboard is."""
        self._edit.setText(text)

    @Slot()
    def clear(self) -> None:
        """Empty the field and keep the keyboard in it."""
        self._edit.clear()
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def select_all(self) -> None:
        """Put the keyboard into the field with its words selected."""
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._edit.selectAll()

    def sizeHint(self) -> QSize:
        """Return the size at the present text size."""
        height = max(current_theme().px(HEIGHT_PX), HEIGHT_PX)
        width = max(current_theme().px(252), 252)
        return QSize(width + 2 * RING_ROOM_PX, height + 2 * RING_ROOM_PX)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint with the focus, and hand Down, Return and Escape on."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
        ):
            # Or the page's own Escape would take the key before the field has it.
            if event.key() == Qt.Key.Key_Escape and self.text():
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left_downwards.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.text():
                self.clear()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, the glass and the focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        field = QRectF(self.rect()).adjusted(room, room, -room, -room)
        painter.setPen(QPen(theme.color("control_border"), 1))
        painter.setBrush(theme.color("card"))
        edge = field.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        glass = QRectF(field.left() + 12, field.center().y() - 9, 18, 18)
        paint_icon(painter, "search", glass, theme.color("text_2"))
        # A field that is typed into shows its focus however it was reached.
        if self._edit.hasFocus():
            paint_focus_ring(painter, field, RADIUS_FIELD_PX)

    @Slot(str)
    def _pass_on(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.text_changed.emit(text)

    @Slot()
    def _follow_theme(self) -> None:
        theme = current_theme()
        self._edit.setFont(theme.font("body", px=14, weight=400))
        palette = self._edit.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme.color("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.color("text_3"))
        self._edit.setPalette(palette)
        self.updateGeometry()
        self.update()
