"""Quick starts: three programs as cards, each started with one press."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pages.programs.seal_mark import paint_seal
from ui.theme import current_theme
from ui.tokens import RADIUS_CARD_PX, RADIUS_THUMBNAIL_PX
from ui.widgets.card import SHADOW_MARGINS, paint_card
from ui.widgets.focus import paint_focus_ring
from ui.widgets.painted_button import PaintedButton
from ui.widgets.thumbnails import paint_stage
from ui.words import MIDDLE_DOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

    from coach.care.access import Situation
    from coach.care.course.now import CourseNow
    from coach.files.model import Exercise, Program
    from coach.store.settings import Settings
    from ui.widgets.thumbnails import ThumbnailStore

MOST = 3
# Offered to everybody, after favourites and what was done lately.
USUAL = ("desk-break", "everyday-warm-up", "hamstring-flexibility", "cool-down-stretch")
_HEIGHT_PX, _HEIGHT_NARROW_PX = 186, 110
_WORDS_PX = 66
_PICTURE_NARROW_PX = 104


def quick_programs(
    situation: Situation, settings: Settings, courses: Sequence[CourseNow], due: str
) -> list[Program]:
    """Return the programs of the quick starts, best first.

    Args:
        situation: Where they are, and what was hurt.
        settings: Favourites, and what was done lately.
        courses: Those that run.
        due: Id of the program that the big card shows; it is not shown twice.
    """
    # Imported here: the rules of care come after the first paint.
    from coach.care.access import is_open
    from coach.care.sore import is_for, sore_parts
    from coach.care.verdict import Allowed

    sore = sore_parts(courses, situation)
    names = (*settings.favourites, *settings.recent[:1], *USUAL)
    wanted = [name for name in dict.fromkeys(names) if name != due]
    found = (situation.library.programs.get(name) for name in wanted)
    # A course has its own place; what needs a sore side is no quick start.
    quick = (each for each in found if each is not None and each.kind != "rehab")
    fits = (each for each in quick if not is_for(each, sore, situation))
    # Whatever would be refused at its start is not offered as a quick one.
    allowed = (each for each in fits if isinstance(is_open(each, situation), Allowed))
    return list(islice(allowed, MOST))


class QuickCard(PaintedButton):
    """A program that a press starts.

    Args:
        thumbnails: Where pictures come from.

    Signals:
        start_asked: Start this program.
    """

    start_asked = Signal(object)

    def __init__(
        self, thumbnails: ThumbnailStore, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent, fills_width=True)
        self._thumbnails = thumbnails
        self._program: Program | None = None
        self._exercise: Exercise | None = None
        self._detail = ""
        self._signer = ""
        self._is_narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumbnails.ready.connect(self.follow_theme)
        self.clicked.connect(self._ask)

    @property
    def program(self) -> Program | None:
        """The program that is shown."""
        return self._program

    def show_program(
        self,
        program: Program,
        exercise: Exercise | None,
        detail: str,
        signer: str = "",
    ) -> None:
        """Show another program.

        Args:
            program: What a press starts.
            exercise: Whose figure is shown.
            detail: Length and equipment.
            signer: "from" and who signed it, or "" for what nobody signed.
        """
        self._program, self._exercise, self._detail = program, exercise, detail
        self._signer = signer
        self.setText(program.title)
        words = self.tr("Start {0}").format(program.title)
        if signer:
            words = self.tr("Start {0}, {1}").format(program.title, signer)
        self.setAccessibleName(words)
        self.setAccessibleDescription(detail)
        self.setToolTip(words)
        self.update()

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the words beside the picture in a narrow window."""
        self._is_narrow = is_narrow
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of picture and words."""
        margins = SHADOW_MARGINS.top() + SHADOW_MARGINS.bottom()
        if self._is_narrow:
            height = max(current_theme().px(_HEIGHT_NARROW_PX), _HEIGHT_NARROW_PX)
            return QSize(200, height + margins)
        words = current_theme().px(_WORDS_PX) - _WORDS_PX
        return QSize(170, _HEIGHT_PX + max(words, 0) + margins)

    def minimumSizeHint(self) -> QSize:
        """Return a width that still shows the picture."""
        return QSize(150, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card with picture and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface = QRectF(self.rect().marginsRemoved(SHADOW_MARGINS))
        paint_card(painter, surface)
        inner = surface.adjusted(8, 8, -8, -8)
        picture, words = self._split(inner)
        paint_stage(painter, picture, RADIUS_THUMBNAIL_PX, self._picture(picture))
        if self._signer:
            paint_seal(painter, picture)
        self._paint_words(painter, words)
        if self.shows_focus:
            paint_focus_ring(painter, surface.adjusted(3, 3, -3, -3), RADIUS_CARD_PX)

    def _split(self, inner: QRectF) -> tuple[QRectF, QRectF]:
        if self._is_narrow:
            width = min(_PICTURE_NARROW_PX, inner.width() * 0.45)
            picture = QRectF(inner.left(), inner.top(), width, inner.height())
            return picture, inner.adjusted(width + 14, 0, 0, 0)
        words = current_theme().px(_WORDS_PX)
        picture = inner.adjusted(0, 0, 0, -words + 8)
        return picture, QRectF(
            inner.left() + 10, picture.bottom(), inner.width() - 16, words
        )

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        theme = current_theme()
        title = theme.font("body", px=15, weight=600)
        if self.underMouse():
            title.setUnderline(True)
        small = theme.font("small")
        metrics, low = QFontMetricsF(title), QFontMetricsF(small)
        lines = self._lines(metrics, box.width())
        height = metrics.height() * len(lines) + 2 + low.height()
        y = box.center().y() - height / 2
        painter.setFont(title)
        painter.setPen(theme.color("text"))
        for line in lines:
            place = QRectF(box.left(), y, box.width(), metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
            y += metrics.height()
        painter.setFont(small)
        painter.setPen(theme.color("text_2"))
        mode = Qt.TextElideMode.ElideRight
        # Beside the picture there is room for the length alone.
        text = (
            self._detail.partition(MIDDLE_DOT)[0] if self._is_narrow else self._detail
        )
        detail = low.elidedText(text, mode, box.width())
        place = QRectF(box.left(), y + 2, box.width(), low.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, detail)

    def _lines(self, metrics: QFontMetricsF, width: float) -> list[str]:
        """Return the title in one line, or in two where the words are beside."""
        text, mode = self.text(), Qt.TextElideMode.ElideRight
        if not self._is_narrow or metrics.horizontalAdvance(text) <= width:
            return [metrics.elidedText(text, mode, width)]
        words = text.split()
        first = words.pop(0)
        while words and metrics.horizontalAdvance(f"{first} {words[0]}") <= width:
            first = f"{first} {words.pop(0)}"
        rest = metrics.elidedText(" ".join(words), mode, width)
        return [metrics.elidedText(first, mode, width), *([rest] if rest else [])]

    def _picture(self, box: QRectF) -> QPixmap | None:
        if self._exercise is None:
            return None
        ratio = self.devicePixelRatioF()
        name = f"{self._exercise.id}:{self._exercise.sha256}"
        width, height = round(box.width()), round(box.height())
        return self._thumbnails.picture(
            name, self._exercise.figure, width, height, ratio
        )

    @Slot()
    def _ask(self) -> None:
        if self._program is not None:
            self.start_asked.emit(self._program)


def usual_exercise(
    program: Program, spent_ms: dict[str, int], exercises: dict[str, Exercise]
) -> Exercise | None:
    """Return the exercise whose figure stands for a program: the longest one."""
    names: Sequence[str] = sorted(spent_ms, key=spent_ms.__getitem__, reverse=True)
    return next((exercises[name] for name in names if name in exercises), None)
