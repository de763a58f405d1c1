"""The painted figure: mirrored, quiet, and lit where it should be."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from coach.figure.geometry import move
from coach.figure.model import Figure, LimbAngles, Pin, Pose, Prop
from coach.figure.motion import loop_frame, main_name, solved, start_name, still_frame
from coach.figure.muscles import MUSCLES
from coach.figure.props import PROP_KINDS
from tests.core.figure import samples
from ui.widgets.figure_painter import FigurePainter
from ui.widgets.figure_palette import DARK, LIGHT
from ui.widgets.figure_sheet import Sheet
from ui.widgets.figure_thumbnail import MOST_KEPT, thumbnail

ALL = samples.all_figures()
SIZE = 240


def paint(figure, frame, *, dark=False, ratio=1.0, size=SIZE, painter=None, **options):
    """Return the picture of a frame on a transparent ground."""
    pixels = round(size * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    target = QPainter(image)
    figure_painter = painter or FigurePainter(dark)
    figure_painter.paint(target, QRectF(0, 0, size, size), figure, frame, **options)
    target.end()
    return image


def shown(figure):
    """Return the still frame that shows an exercise best."""
    return still_frame(figure, main_name(figure))


def count_near(image, colour, distance=40):
    """Return how many opaque pixels have nearly a colour."""
    found = 0
    for y in range(image.height()):
        for x in range(image.width()):
            pixel = image.pixelColor(x, y)
            if pixel.alpha() > 200 and _apart(pixel, colour) < distance:
                found += 1
    return found


def _pale(image):
    """Return how many pixels are as transparent as a ghost."""
    return sum(
        60 < image.pixelColor(x, y).alpha() < 95
        for x in range(image.width())
        for y in range(image.height())
    )


def _apart(first, second):
    return (
        abs(first.red() - second.red())
        + abs(first.green() - second.green())
        + abs(first.blue() - second.blue())
    )


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ALL)
def test_every_sample_can_be_painted(qapp, name, dark):
    """A picture has skin, shirt and shorts in the palette's colours."""
    palette = DARK if dark else LIGHT

    image = paint(ALL[name], shown(ALL[name]), dark=dark)

    for colour in (palette.skin.near, palette.top.near, palette.shorts.near):
        assert count_near(image, colour) > 100


@pytest.mark.parametrize("name", ["heel_step", "nordic", "triangle"])
def test_left_is_the_mirror_image(qapp, name):
    """The left side is the right one flipped, but for the grain of the edges."""
    figure = ALL[name]
    flip = QTransform.fromScale(-1, 1)
    flipped = paint(figure, shown(figure)).transformed(flip)

    left = paint(figure, shown(figure), mirrored=True)

    different = sum(
        _apart(flipped.pixelColor(x, y), left.pixelColor(x, y)) > 90
        for x in range(SIZE)
        for y in range(SIZE)
    )
    assert flipped != paint(figure, shown(figure))
    assert different < SIZE * SIZE * 0.002


def test_muscle_glows_only_when_asked(qapp):
    """Without glow the picture holds no pixel of the glow's colour."""
    figure = samples.heel_step()

    lit = count_near(paint(figure, shown(figure)), LIGHT.glow)
    unlit = count_near(paint(figure, shown(figure), glow=False), LIGHT.glow)

    assert lit > 50
    assert unlit == 0


def test_glow_grows_with_the_load(qapp):
    """More load paints the muscle closer to the full colour."""
    figure = samples.nordic()
    resting = still_frame(figure, "low").__class__(solved(figure, "low"), load=0.0)

    weak = count_near(paint(figure, resting), LIGHT.glow, 60)
    strong = count_near(paint(figure, shown(figure)), LIGHT.glow, 60)

    assert strong > weak + 50


def test_breath_changes_the_picture(qapp):
    """A full chest is a little wider than an empty one."""
    figure = samples.stand()
    pose = solved(figure, "stand")
    frame = still_frame(figure, "stand").__class__

    full = paint(figure, frame(pose, breath=1.0), size=480)
    empty = paint(figure, frame(pose, breath=-1.0), size=480)

    assert full != empty


def test_moving_frames_differ(qapp):
    """Two moments of a movement give two pictures."""
    figure = samples.nordic()

    assert paint(figure, loop_frame(figure, 500)) != paint(
        figure, loop_frame(figure, 1_500)
    )


def test_kept_parts_give_the_same_picture(qapp):
    """A painter that keeps its standing parts paints as a new one would."""
    figure = samples.nordic()
    ghost = solved(figure, start_name(figure))
    painter = FigurePainter()
    paint(figure, loop_frame(figure, 0), painter=painter, ghost=ghost, arrow=True)

    again = paint(figure, shown(figure), painter=painter, ghost=ghost, arrow=True)

    assert again == paint(figure, shown(figure), ghost=ghost, arrow=True)


def test_ghost_and_arrow_are_drawn(qapp):
    """The start pose appears as a pale silhouette with an arrow in accent colour."""
    figure = samples.nordic()
    ghost = solved(figure, "tall")

    plain = paint(figure, shown(figure))
    both = paint(figure, shown(figure), ghost=ghost, arrow=True)

    assert count_near(plain, LIGHT.arrow, 30) < count_near(both, LIGHT.arrow, 30)
    assert _pale(both) > _pale(plain) + 500


def test_painter_state_is_kept(qapp):
    """Painting leaves transform and opacity of the painter as they were."""
    figure = samples.nordic()
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    painter.setOpacity(0.5)
    before = painter.transform()

    FigurePainter().paint(
        painter,
        QRectF(0, 0, SIZE, SIZE),
        figure,
        shown(figure),
        ghost=solved(figure, "tall"),
        arrow=True,
    )

    assert painter.transform() == before
    assert painter.opacity() == pytest.approx(0.5, abs=0.01)
    painter.end()


@pytest.mark.parametrize("kind", PROP_KINDS)
def test_every_prop_can_be_drawn(qapp, kind):
    """Each kind of prop leaves something on the picture."""
    numbers = PROP_KINDS[kind].numbers
    values = {name: 0.2 for name, entry in numbers.items() if entry.default is None}
    pose = samples.STEP_STRETCH
    bare = Figure("side", {"stretch": pose})
    with_prop = Figure("side", {"stretch": pose}, props=(Prop(kind, values),))

    assert paint(with_prop, shown(with_prop)) != paint(bare, shown(bare))


def test_a_ball_between_the_knees_hides_only_the_far_one(qapp):
    """The near knee is in front of the ball, and the ball in front of the far knee."""
    pose = replace(
        samples.BRIDGE_DOWN,
        pins=(
            Pin("work.heel", at=(0.10, 0.0), dir=0),
            Pin("other.heel", at=(0.26, 0.012), dir=0),
        ),
    )
    ball = Prop("knee-ball", {"r": 0.12})
    figure = Figure("side", {"down": pose}, props=(ball,), box=(-0.56, 0.5, 0.6))
    joints = solved(figure, "down").joints
    to_pixels = Sheet(QRectF(0, 0, SIZE, SIZE), figure, 1.0, False).transform

    image = paint(figure, shown(figure))

    def colour_at(place):
        return image.pixelColor(to_pixels.map(QPointF(*place)).toPoint())

    assert _apart(colour_at(joints.work.knee), LIGHT.skin.near) < 40
    assert _apart(colour_at(joints.other.knee), LIGHT.ball) < 40


def test_a_ghost_holds_no_ball(qapp):
    """The silhouette of the other posture is the body alone."""
    away = Pose("away", root=(0.9, 0.53))
    figure = Figure(
        "side",
        {"down": samples.BRIDGE_DOWN, "away": away},
        props=(Prop("knee-ball", {"r": 0.12}),),
        box=(-0.56, 1.3, 1.06),
    )
    ghost = solved(figure, "down")
    above_knee = move(ghost.joints.work.knee, (0.0, 0.09))
    to_pixels = Sheet(QRectF(0, 0, SIZE, SIZE), figure, 1.0, False).transform

    image = paint(figure, still_frame(figure, "away"), ghost=ghost)

    place = to_pixels.map(QPointF(*above_knee)).toPoint()
    assert image.pixelColor(place).alpha() == 0


def test_a_band_round_the_feet_follows_a_turning_foot(qapp):
    """Turning one sole outward moves the band on this foot."""
    still_foot = LimbAngles(foot="stack")
    turned = LimbAngles(foot="stack", ankle=20)
    poses = {
        name: Pose(name, root=(0.0, 0.53), work=limb, other=still_foot)
        for name, limb in (("start", still_foot), ("out", turned))
    }
    figure = Figure("front", poses, props=(Prop("foot-band"),))

    start, out = (
        count_near(paint(figure, still_frame(figure, name)), LIGHT.strap, 20)
        for name in poses
    )
    same = [
        paint(figure, still_frame(figure, name)).copy(0, 200, SIZE, 40)
        for name in poses
    ]

    assert min(start, out) > 30
    assert same[0] != same[1]


def test_a_towel_lies_under_the_foot_that_slides(qapp):
    """The sliding foot alone has a towel when the file says so."""
    pose = samples.STAND
    pictures = [
        paint(figure, shown(figure))
        for side in (-1.0, 0.0, 1.0)
        for figure in [
            Figure("side", {"p": pose}, props=(Prop("slider", {"side": side}),))
        ]
    ]

    assert pictures[0] != pictures[1]
    assert pictures[1] != pictures[2]
    assert pictures[0] != pictures[2]


def test_a_turned_hand_has_its_thumb_on_the_other_side(qapp):
    """The same arm with a turned hand is another picture of the same size."""
    reach = LimbAngles(shoulder=90)
    plain = Figure("side", {"p": Pose("p", root=(0.0, 0.53), work=reach)})
    turned = replace(reach, hand="turned")
    other = Figure("side", {"p": Pose("p", root=(0.0, 0.53), work=turned)})

    first, second = (paint(figure, shown(figure)) for figure in (plain, other))

    assert first != second
    assert count_near(second, LIGHT.skin.near) == pytest.approx(
        count_near(first, LIGHT.skin.near), rel=0.02
    )


@pytest.mark.parametrize("view", ["side", "front"])
@pytest.mark.parametrize("muscle", MUSCLES)
def test_every_muscle_can_be_lit(qapp, muscle, view):
    """Each muscle of the table leaves a glow, from the side and from the front."""
    pose = Pose("stand", root=(0.0, 0.53))
    figure = Figure(view, {"stand": pose}, muscles=(muscle,))

    image = paint(figure, shown(figure))

    assert count_near(image, LIGHT.glow, 60) > 5


def test_high_resolution_is_sharp(qapp):
    """On a screen of two device pixels a point, the body has four times the pixels."""
    figure = samples.stand()

    single = count_near(paint(figure, shown(figure)), LIGHT.shorts.near)
    double = count_near(paint(figure, shown(figure), ratio=2.0), LIGHT.shorts.near)

    assert double == pytest.approx(4 * single, rel=0.15)


def test_tiny_rectangle_is_left_alone(qapp):
    """A rectangle too small for anything is not painted in."""
    figure = samples.stand()

    image = paint(figure, shown(figure), size=4)

    assert image.pixelColor(2, 2).alpha() == 0


def test_thumbnail_is_kept(qapp):
    """The same picture is not painted twice; another side is another picture."""
    figure = samples.heel_step()

    def make(**more):
        return thumbnail(
            figure, "stretch", 64, 56, dark=False, device_pixel_ratio=2.0, **more
        )

    first = make()

    assert make().cacheKey() == first.cacheKey()
    assert make(mirrored=True).cacheKey() != first.cacheKey()
    assert (first.width(), first.height()) == (128, 112)
    assert first.deviceIndependentSize().width() == 64


def test_thumbnails_are_bounded(qapp):
    """The oldest picture goes when too many are kept."""
    figure = samples.stand()
    options = {"dark": False, "device_pixel_ratio": 1.0}
    first = thumbnail(figure, "stand", 20, 20, **options)

    for width in range(21, 21 + MOST_KEPT):
        thumbnail(figure, "stand", width, 20, **options)

    assert thumbnail(figure, "stand", 20, 20, **options).cacheKey() != first.cacheKey()


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_skin_is_seen_on_the_stage(palette):
    """Near skin has a contrast of at least 3 to 1 against the stage (WCAG 2)."""
    stage = {id(LIGHT): "#EAF0EE", id(DARK): "#182024"}[id(palette)]

    lighter, darker = sorted(
        (_luminance(palette.skin.near), _luminance(QColor(stage))), reverse=True
    )

    assert (lighter + 0.05) / (darker + 0.05) >= 3.0


def _luminance(colour):
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
