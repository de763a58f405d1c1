"""What pyqtgraph draws of a graph: a box of data with two axes, and nothing else.

A whole PlotItem brings menus, buttons and forms that no graph here has; without them
five graphs are made in a quarter of the time and take 5 MB less.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.pages.progress.graphs import pyqtgraph
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    Ticks = Sequence[tuple[float, str]]

LEFT_PX = 42
_BOTTOM_PX = 26
# The upper half of the topmost number.
_TOP_PX = 8


class Canvas(QObject):
    """A box of data with labels below and at the left; the axes have no lines.

    Attributes:
        view: The widget; pointer and keyboard pass it by.

    Signals:
        laid_out: The box of data lies elsewhere now.
    """

    laid_out = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[Any] = []
        self.view: Any = pyqtgraph.GraphicsView(parent, background=None)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Its own wish is 640 by 480; here the card decides.
        ignored = QSizePolicy.Policy.Ignored
        self.view.setSizePolicy(ignored, ignored)
        self._layout: Any = pyqtgraph.GraphicsLayout()
        self._layout.layout.setContentsMargins(0, _TOP_PX, 0, 0)
        self._layout.layout.setSpacing(0)
        self.view.setCentralItem(self._layout)
        self._box: Any = pyqtgraph.ViewBox(enableMouse=False, enableMenu=False)
        self._box.setDefaultPadding(0)
        self._box.disableAutoRange()
        self._layout.addItem(self._box, 0, 1)
        self._left: Any = pyqtgraph.AxisItem("left")
        self._bottom: Any = pyqtgraph.AxisItem("bottom")
        for axis, row, column in ((self._left, 0, 0), (self._bottom, 1, 1)):
            axis.linkToView(self._box)
            self._layout.addItem(axis, row, column)
        self._box.sigResized.connect(self.laid_out)
        self.style()

    def clear(self) -> None:
        """Take everything out."""
        for item in self._items:
            self._box.removeItem(item)
        self._items = []

    def add(self, item: object) -> None:
        """Put something of pyqtgraph or of Qt's graphics among the data."""
        self._box.addItem(item, ignoreBounds=True)
        self._items.append(item)

    def set_x(self, first: float, last: float, ticks: Ticks) -> None:
        """Show the x from `first` to `last`, with labels at some of them."""
        self._box.setXRange(first, last, padding=0)
        self._bottom.setTicks([list(ticks)])

    def set_y(self, low: float, high: float, ticks: Ticks) -> None:
        """Show the y from `low` to `high`, with labels at some of them."""
        self._box.setYRange(low, high, padding=0)
        self._left.setTicks([list(ticks)])

    def set_print(self, is_print: bool) -> None:
        """Draw dots as outlines instead of from a store of small pictures, or not."""
        options = {"antialias": True} if is_print else None
        for item in self._items:
            if isinstance(item, pyqtgraph.ScatterPlotItem):
                item.setExportMode(is_print, options)

    def area(self) -> QRectF:
        """Return where the data are drawn, in the coordinates of the view's parent."""
        corner = QPointF(self.view.geometry().topLeft())
        return QRectF(self._box.sceneBoundingRect()).translated(corner)

    def style(self) -> None:
        """Give the axes the fonts and colours that hold now."""
        theme = current_theme()
        for axis in (self._left, self._bottom):
            axis.setPen(pyqtgraph.mkPen(None))
            axis.setTextPen(theme.color("text_2"))
            axis.setTickFont(theme.font("caption"))
            axis.setStyle(tickLength=0, tickTextOffset=8, tickAlpha=0)
        self._left.setWidth(theme.px(LEFT_PX))
        self._bottom.setHeight(theme.px(_BOTTOM_PX))
