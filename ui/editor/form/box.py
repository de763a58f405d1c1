"""The fields themselves: a frame that says where the keyboard is and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.tokens import RADIUS_FIELD_PX

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QResizeEvent

HEIGHT_PX = 40
EDGE_PX = 12
NUDGE_PX = 36
REPEAT_DELAY_MS, REPEAT_MS = 400, 80
_SIGN_PX = 16
LINES_LEAST, LINES_MOST = 2, 8


def is_for_editor(event: QEvent) -> bool:
    """Return whether a key belongs to the editor, not to the field: undo and redo."""
    if event.type() is not QEvent.Type.ShortcutOverride:
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    matches = any(event.matches(key) for key in keys)  # type: ignore[attr-defined]
    if matches:
        event.ignore()
    return matches


class _Line(QLineEdit):
    """A line of text without a frame; undo is the editor's."""

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the editor."""
        return is_for_editor(event) or super().event(event)


class TextArea(QPlainTextEdit):
    """Lines of text without a frame; undo is the editor's, and Tab leaves it.

    Signals:
        resized: It is as wide now that the text may break elsewhere.
    """

    resized = Signal()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the editor."""
        return is_for_editor(event) or super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that the text may need another height now."""
        super().resizeEvent(event)
        self.resized.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text only."""
        if source.hasText():
            self.insertPlainText(source.text())


class FieldBox(QWidget):
    """A field with its frame: thin, thick where the keyboard is, red where wrong.

    Args:
        editor: What takes the keyboard.

    Signals:
        edited: The person changed the text; not told when it is set from outside.
        entered: The keyboard came.
        left: The keyboard went.
    """

    edited = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._is_bad = False
        editor.setParent(self)
        editor.installEventFilter(self)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(EDGE_PX, 2, EDGE_PX, 2)
        self.row.setSpacing(0)
        self.row.addWidget(editor, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self.follow_theme)
        self.follow_theme()

    @property
    def is_bad(self) -> bool:
        """Whether something is wrong with what stands in it."""
        return self._is_bad

    def set_bad(self, is_bad: bool) -> None:
        """Show that something is wrong, or that all is well."""
        if is_bad != self._is_bad:
            self._is_bad = is_bad
            self.update()

    def setFocus(
        self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason
    ) -> None:
        """Give the keyboard to what takes it.

        Not through a focus proxy: where the editor was moved in the order of the Tab
        key, its box would be found where it was made, and send the key back for ever.
        """
        self.editor.setFocus(reason)

    def sizeHint(self) -> QSize:
        """Return the usual width and the height of one line."""
        px = current_theme().px
        return QSize(max(px(164), 164), max(px(HEIGHT_PX), HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size at which it can be used."""
        return QSize(64, self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the keyboard."""
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
            self.update()
        elif event.type() is QEvent.Type.FocusOut:
            self.left.emit()
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(current_theme().color("card"))
        paint_frame(painter, QRectF(self.rect()), self._is_bad, self.editor.hasFocus())

    @Slot()
    def follow_theme(self) -> None:
        """Take the colours and the text size that hold now."""
        theme = current_theme()
        font = theme.font("body", px=14, weight=500)
        self.editor.setFont(font)
        palette = self.editor.palette()
        clear = Qt.GlobalColor.transparent
        palette.setColor(QPalette.ColorRole.Base, clear)
        palette.setColor(QPalette.ColorRole.Text, theme.color("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme.color("text_3"))
        self.editor.setPalette(palette)
        self.updateGeometry()
        self.update()


def paint_frame(painter: QPainter, box: QRectF, is_bad: bool, has_focus: bool) -> None:
    """Paint the frame of a field; the brush fills it.

    Args:
        painter: An active painter; its pen is changed.
        box: The outside of the frame.
        is_bad: Something is wrong with what stands in the field.
        has_focus: The keyboard is in it.
    """
    color = "accent" if has_focus else "control_border"
    width = 2.0 if is_bad or has_focus else 1.0
    pen = QPen(current_theme().color("bad_text" if is_bad else color), width)
    painter.setPen(pen)
    half = width / 2
    edge = box.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(edge, RADIUS_FIELD_PX, RADIUS_FIELD_PX)


class LineBox(FieldBox):
    """One line of text.

    Args:
        name: Accessible name.
        most: How many letters fit.
    """

    def __init__(self, name: str, most: int, parent: QWidget | None = None) -> None:
        self.line = _Line()
        super().__init__(self.line, parent)
        self.line.setFrame(False)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(most)
        self.line.textEdited.connect(self.edited)

    def text(self) -> str:
        """Return what stands in it."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show a text, without a signal."""
        if text != self.line.text():
            self.line.setText(text)
            if not self.line.hasFocus():
                self.line.setCursorPosition(0)

    def set_placeholder(self, text: str) -> None:
        """Show a pale text where there is none."""
        self.line.setPlaceholderText(text)


class AreaBox(FieldBox):
    """Several lines of text.

    Args:
        name: Accessible name.
        area: What takes the text; a plain one when None.
    """

    lines_least, lines_most = LINES_LEAST, LINES_MOST

    def __init__(
        self, name: str, area: TextArea | None = None, parent: QWidget | None = None
    ) -> None:
        self.area = area or TextArea()
        super().__init__(self.area, parent)
        self.row.setContentsMargins(EDGE_PX - 4, 4, 4, 4)
        self.area.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.area.setAccessibleName(name)
        self.area.setTabChangesFocus(True)
        self.area.setUndoRedoEnabled(False)
        self.area.viewport().setAutoFillBackground(False)
        self.area.textChanged.connect(self._tell)
        self.area.resized.connect(self._grow)
        self.area.document().documentLayout().documentSizeChanged.connect(self._grow)

    def sizeHint(self) -> QSize:
        """Return the usual width, and the height of the text within reason."""
        line = self.area.fontMetrics().lineSpacing()
        lines = min(max(self._lines(), self.lines_least), self.lines_most)
        hint = super().sizeHint()
        return QSize(hint.width(), max(line * lines + 22, hint.height()))

    def _lines(self) -> int:
        """Return how many lines there are; this kind of document counts in lines."""
        return round(self.area.document().size().height())

    def text(self) -> str:
        """Return what stands in it."""
        return self.area.toPlainText()

    def set_text(self, text: str) -> None:
        """Show a text, without a signal; the cursor stays where it can."""
        if text == self.text():
            return
        at = self.area.textCursor().position()
        self.area.blockSignals(True)
        self.area.setPlainText(text)
        self.area.blockSignals(False)
        cursor = self.area.textCursor()
        cursor.setPosition(min(at, len(text)))
        self.area.setTextCursor(cursor)

    def set_placeholder(self, text: str) -> None:
        """Show a pale text where there is none."""
        self.area.setPlaceholderText(text)

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.text())

    @Slot()
    def _grow(self) -> None:
        self.updateGeometry()


class _Nudge(QAbstractButton):
    """Minus or plus inside a field; the keyboard has the arrow keys instead."""

    def __init__(self, sign: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign = sign
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoRepeat(True)
        self.setAutoRepeatDelay(REPEAT_DELAY_MS)
        self.setAutoRepeatInterval(REPEAT_MS)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Return a size that a finger can hit."""
        return QSize(NUDGE_PX, NUDGE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign, on a ground under the pointer."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_theme().color("sunk"))
            ground = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(ground, RADIUS_FIELD_PX - 3, RADIUS_FIELD_PX - 3)
        sign = QRectF(0, 0, _SIGN_PX, _SIGN_PX)
        sign.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, self._sign, sign, current_theme().color("text_2"))


class StepBox(LineBox):
    """A value with minus and plus; it can also be typed, and goes with Up and Down.

    Args:
        name: Accessible name.

    Signals:
        nudged: One step up (1) or down (-1) is wanted.
    """

    nudged = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, 40, parent)
        self.row.setContentsMargins(2, 2, 2, 2)
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line.setTextMargins(-4, 0, -4, 0)
        self.less = _Nudge("minus", self.tr("Less: {0}").format(name), self)
        self.more = _Nudge("plus", self.tr("More: {0}").format(name), self)
        self.less.clicked.connect(self._go_down)
        self.more.clicked.connect(self._go_up)
        self.row.insertWidget(0, self.less)
        self.row.addWidget(self.more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow keys."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        by = steps.get(Qt.Key(event.key()))
        if by is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            self.nudged.emit(by)

    def _focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    @Slot()
    def _go_up(self) -> None:
        self._focus()
        self.nudged.emit(1)

    @Slot()
    def _go_down(self) -> None:
        self._focus()
        self.nudged.emit(-1)
