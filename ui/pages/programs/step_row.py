"""One step of a program in the detail pane: figure, name, dose, time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.files.dose_words import step_dose_in_words
from ui.icons import icon
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import KeyboardFocus, paint_focus_ring
from ui.widgets.label import Label
from ui.widgets.link_label import LinkLabel
from ui.widgets.menu import Menu
from ui.widgets.thumbnails import ThumbnailStore, paint_stage
from ui.words import clock_text

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from coach.files.model import Exercise, Step
    from ui.widgets.figure_view import FigureView

PICTURE_PX = QSize(64, 56)
EDGE_PX = 8
_TIME_ROOM_PX = 64


class StepRow(KeyboardFocus, QWidget):
    """A step; its arrow, a double click, Return or its menu starts the program there.

    Its figure moves while the pointer or the keyboard is on it.

    Args:
        number: 0-based step of the program.
        step: The step.
        exercise: Its exercise.
        length_ms: Time that the step takes in all, over all rounds.
        thumbnails: Where its picture comes from.
        less_motion: Show start and end of the movement in turn instead of moving.

    Signals:
        start_asked: Start the program at the step with this number.
        exercise_asked: Show everything about the exercise with this id.
    """

    start_asked = Signal(int)
    exercise_asked = Signal(str)

    def __init__(
        self,
        number: int,
        step: Step,
        exercise: Exercise,
        length_ms: int,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
        *,
        less_motion: bool = False,
    ) -> None:
        super().__init__(parent)
        self._less_motion = less_motion
        self._moving: FigureView | None = None
        self._number = number
        self._exercise = exercise
        self._thumbnails = thumbnails
        self._time = clock_text(length_ms)
        dose = step_dose_in_words(step)
        words = ", ".join(part for part in (dose, step.load) if part)
        self.setAccessibleName(f"{exercise.title}, {words}, {self._time}")
        self.setAccessibleDescription(self.tr("Press Return to start here."))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        left = EDGE_PX + PICTURE_PX.width() + 16
        row.setContentsMargins(left, 6, 0, 6)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addStretch(1)
        title = LinkLabel(exercise.title, px=14.5, weight=600, wrap=True)
        title.setToolTip(self.tr("About this exercise"))
        title.pressed.connect(self._ask_exercise)
        column.addWidget(title)
        column.addWidget(Label(words, role="small", color="text_2", wrap=True))
        column.addStretch(1)
        row.addLayout(column, 1)
        row.addSpacing(_TIME_ROOM_PX)
        self._arrow = self._make_arrow()
        row.addWidget(self._arrow)
        self.setMinimumHeight(PICTURE_PX.height() + 8)
        thumbnails.ready.connect(self._repaint)
        current_theme().changed.connect(self._repaint)

    def _make_arrow(self) -> Button:
        """Return the button that starts here; the keyboard has the row itself."""
        name = self.tr("Start from here: {0}").format(self._exercise.title)
        arrow = Button(kind=ButtonKind.LINK, icon="play", height_px=32, name=name)
        arrow.setToolTip(self.tr("Start from here"))
        arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        arrow.clicked.connect(self._start)
        return arrow

    def event(self, event: QEvent) -> bool:
        """Repaint and move while the pointer is here."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._move(event.type() is QEvent.Type.HoverEnter or self.shows_focus)
            self.update()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Move while the keyboard is here."""
        super().focusInEvent(event)
        self._move(self.shows_focus or self.underMouse())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stand still again."""
        super().focusOutEvent(event)
        self._move(self.underMouse())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the moving figure over its picture."""
        super().resizeEvent(event)
        if self._moving is not None:
            self._moving.setGeometry(self._place().toRect())

    @property
    def is_moving(self) -> bool:
        """Whether the figure is shown moving."""
        return self._moving is not None and not self._moving.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start here on Return; the menu key opens the menu."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Start the program here."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._start()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to start here."""
        menu = Menu(self)
        start = QAction(self.tr("Start from here"), menu)
        start.setIcon(icon("play", current_theme().color("accent_text")))
        start.triggered.connect(self._start)
        menu.addAction(start)
        about = QAction(self.tr("About this exercise"), menu)
        about.triggered.connect(self._ask_exercise)
        menu.addAction(about)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = QPoint(EDGE_PX, self.height()) if by_key else event.pos()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(place))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground under the pointer, the picture, the time and the ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        is_active = self.underMouse() or self.shows_focus
        if is_active:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("sunk"))
            painter.drawRoundedRect(ground, RADIUS_THUMBNAIL_PX, RADIUS_THUMBNAIL_PX)
        self._paint_picture(painter)
        self._paint_time(painter)
        if self.shows_focus:
            inside = ground.adjusted(2, 2, -2, -2)
            paint_focus_ring(painter, inside, RADIUS_THUMBNAIL_PX - 3)

    def _paint_picture(self, painter: QPainter) -> None:
        place = self._place()
        if self.is_moving:
            paint_stage(painter, place, 10, None)
            return
        picture = self._thumbnails.picture(
            self._exercise.id + self._exercise.sha256,
            self._exercise.figure,
            PICTURE_PX.width(),
            PICTURE_PX.height(),
            self.devicePixelRatioF(),
        )
        paint_stage(painter, place, 10, picture)

    def _paint_time(self, painter: QPainter) -> None:
        theme = current_theme()
        room = QRectF(self.rect())
        room.setRight(room.right() - self._arrow.width())
        room.setLeft(room.right() - _TIME_ROOM_PX)
        painter.setFont(theme.font("body", px=14, weight=500))
        painter.setPen(theme.color("text_2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, self._time)

    def _place(self) -> QRectF:
        """Return where the picture is."""
        top = (self.height() - PICTURE_PX.height()) // 2
        return QRectF(EDGE_PX, top, PICTURE_PX.width(), PICTURE_PX.height())

    def _move(self, is_moving: bool) -> None:
        """Show the figure moving, or its still picture."""
        if not is_moving:
            if self._moving is not None:
                self._moving.hide()
            return
        if self._moving is None:
            # Imported here: most figures are never looked at that closely.
            from ui.widgets.figure_view import FigureView

            self._moving = FigureView(self)
            self._moving.setMinimumSize(0, 0)
            self._moving.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._moving.set_less_motion(self._less_motion)
            self._moving.setGeometry(self._place().toRect())
        self._moving.set_dark(current_theme().dark)
        self._moving.show_loop(self._exercise.figure, title=self._exercise.title)
        self._moving.show()

    @Slot()
    def _ask_exercise(self) -> None:
        self.exercise_asked.emit(self._exercise.id)

    @Slot()
    def _start(self) -> None:
        self.start_asked.emit(self._number)

    @Slot()
    def _repaint(self) -> None:
        self.update()
