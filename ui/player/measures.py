"""Where everything in the player stands, for a window of any size.

All sizes are written for 1280x820 (normal and full screen) or 900x600 (small) and
scale with the window; the free width and height that remain go to the figure.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.widgets.ring import RingLook

BASE_WIDTH = 1280.0
BASE_HEIGHT = 820.0
SMALL_WIDTH = 900.0
SMALL_HEIGHT = 600.0
SMALL_BELOW_WIDTH_PX = 1080
SMALL_BELOW_HEIGHT_PX = 690
# Above this the player would only waste pixels: a 4K screen without scaling.
SCALE_MAX = 3.0
# The small words follow the person's text size as far as their places allow; the large
# ones fill the window already.
TEXT_MAX = 1.25


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of one layout, in the units of its base size.

    Attributes:
        margin: Left and right margin.
        bar_y, bar_height: The segment bar.
        times_y: Middle of the line with the times.
        panel_width: Width of the column with name, ring and texts.
        state_y: Middle of the line with the state and the side.
        name_y: Middle of the name.
        ring_y: Middle of the ring.
        dose_y: Middle of the dose.
        cue_y: Middle of the first line of the cue.
        bottom: Height of the footer, or of the hints in full screen.
        figure_top: Upper edge of the figure.
        figure_bottom: From the lower edge of the window to that of the figure.
    """

    margin: float
    bar_y: float
    bar_height: float
    times_y: float
    panel_width: float
    state_y: float
    name_y: float
    ring_y: float
    dose_y: float
    cue_y: float
    bottom: float
    figure_top: float
    figure_bottom: float
    radius: float
    stroke: float
    count: float
    name: float
    name_min: float
    state: float
    side: float
    side_height: float
    dose: float
    cue: float
    times: float


NORMAL = Sizes(
    margin=32, bar_y=78, bar_height=14, times_y=112, panel_width=478,
    state_y=159, name_y=225, ring_y=410, dose_y=587, cue_y=629, bottom=112,
    figure_top=130, figure_bottom=148, radius=138, stroke=20, count=168,
    name=54, name_min=31, state=24, side=36, side_height=58, dose=27, cue=22, times=17,
)  # fmt: skip
SMALL = Sizes(
    margin=20, bar_y=50, bar_height=12, times_y=77, panel_width=410,
    state_y=108, name_y=158, ring_y=304, dose_y=441, cue_y=472, bottom=92,
    figure_top=92, figure_bottom=114, radius=112, stroke=16, count=136,
    name=38, name_min=24, state=18, side=28, side_height=46, dose=19, cue=17, times=14,
)  # fmt: skip
# The count is a quarter of the height and the name 5 % of it: read from 3 m.
FULL = Sizes(
    margin=32, bar_y=24, bar_height=14, times_y=57, panel_width=650,
    state_y=99, name_y=160, ring_y=432, dose_y=690, cue_y=727, bottom=60,
    figure_top=76, figure_bottom=92, radius=224, stroke=22, count=294,
    name=58, name_min=36, state=24, side=36, side_height=54, dose=27, cue=25, times=17,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measures:
    """The places and font sizes of a player of a given size, in logical pixels.

    Attributes:
        scale: Logical pixels in a unit of the layout.
        text: How much larger the small words are than in the layout, 1 to 1.25.
    """

    scale: float
    text: float
    is_small: bool
    is_full: bool
    sizes: Sizes
    bar: QRectF
    times: QRectF
    figure: QRectF
    state: QRectF
    name: QRectF
    ring_center_x: float
    ring_center_y: float
    ring: RingLook
    dose: QRectF
    cue: QRectF
    bottom: QRectF

    def px(self, length: float) -> float:
        """Return a length of the layout's units in logical pixels."""
        return length * self.scale


def measure(
    width: int, height: int, *, full_screen: bool, text_size: float = 1.0
) -> Measures:
    """Return where everything stands.

    Args:
        width: Width of the player in logical pixels.
        height: Height of the player in logical pixels.
        full_screen: Nothing but bar, figure, ring, texts and hints.
        text_size: The person's text size as a factor.
    """
    is_small = not full_screen and (
        width < SMALL_BELOW_WIDTH_PX or height < SMALL_BELOW_HEIGHT_PX
    )
    sizes = FULL if full_screen else SMALL if is_small else NORMAL
    base_width = SMALL_WIDTH if is_small else BASE_WIDTH
    base_height = SMALL_HEIGHT if is_small else BASE_HEIGHT
    scale = min(width / base_width, height / base_height, SCALE_MAX)
    # In the units of the layout from here on.
    w, h = width / scale, height / scale
    drop = (h - base_height) / 2  # a tall window keeps the texts in its middle
    panel_left = w - sizes.margin - sizes.panel_width

    def rect(x: float, y: float, rect_width: float, rect_height: float) -> QRectF:
        return QRectF(x * scale, y * scale, rect_width * scale, rect_height * scale)

    def line(middle: float, line_height: float) -> QRectF:
        top = middle + drop - line_height / 2
        return rect(panel_left, top, sizes.panel_width, line_height)

    cue_top = sizes.cue_y + drop - sizes.cue * 0.72
    cue_room = h - sizes.bottom - 6 - cue_top
    figure_height = h - sizes.figure_top - sizes.figure_bottom
    return Measures(
        scale=scale,
        text=min(max(text_size, 1.0), TEXT_MAX),
        is_small=is_small,
        is_full=full_screen,
        sizes=sizes,
        bar=rect(sizes.margin, sizes.bar_y, w - 2 * sizes.margin, sizes.bar_height),
        times=rect(sizes.margin, sizes.times_y - 14, w - 2 * sizes.margin, 28),
        figure=rect(
            sizes.margin * 0.6,
            sizes.figure_top,
            panel_left - sizes.margin * 1.2,
            figure_height,
        ),
        state=line(sizes.state_y, sizes.side_height),
        name=line(sizes.name_y, max(sizes.name * 1.3, sizes.name_min * 2.45)),
        ring_center_x=(panel_left + sizes.panel_width / 2) * scale,
        ring_center_y=(sizes.ring_y + drop) * scale,
        ring=RingLook(sizes.radius * scale, sizes.stroke * scale, sizes.count * scale),
        dose=line(sizes.dose_y, sizes.dose * 1.35),
        cue=rect(
            panel_left, cue_top, sizes.panel_width, max(cue_room, sizes.cue * 1.4)
        ),
        bottom=rect(0, h - sizes.bottom, w, sizes.bottom),
    )
