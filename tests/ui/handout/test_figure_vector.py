"""Figures for paper: vectors only, lit where they should be, grey when asked."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

from coach.figure.motion import main_name, solved, start_name, still_frame
from tests.ui.handout.conftest import pdf_images
from ui.widgets.figure_vector import paint_vector_figure, paper_palette

SIZE = 160


def painted(figure, pose, **options):
    """Return a picture of one pose on white paper."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    frame = still_frame(figure, pose)
    paint_vector_figure(painter, QRectF(0, 0, SIZE, SIZE), figure, frame, **options)
    painter.end()
    return image


def colours(image):
    """Return every colour of a picture with its number of pixels."""
    found = {}
    for y in range(SIZE):
        for x in range(SIZE):
            name = image.pixelColor(x, y).name()
            found[name] = found.get(name, 0) + 1
    return found


def test_every_shipped_figure_is_drawn_with_vectors(library, tmp_path, qapp):
    """All poses of all exercises go into one PDF without a single image."""
    path = tmp_path / "figures.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    rect = QRectF(0, 0, 4000, 4000)
    for exercise in library.exercises.values():
        figure = exercise.figure
        for pose in figure.poses:
            start = solved(figure, start_name(figure))
            frame = still_frame(figure, pose)
            paint_vector_figure(painter, rect, figure, frame, arrow_from=start)
        writer.newPage()
    painter.end()

    assert pdf_images(path) == []


@pytest.mark.parametrize("grey", [False, True])
def test_the_working_muscle_is_lit(grey, library, qapp):
    """The held pose shows the muscle in its colour; the start pose does not."""
    figure = library.exercises["two-leg-bridge"].figure
    glow = paper_palette(grey=grey).glow.name()

    lit = colours(painted(figure, main_name(figure), grey=grey)).get(glow, 0)
    # A dark edge may fade into the same grey at a few pixels.
    plain = colours(painted(figure, start_name(figure), grey=grey)).get(glow, 0)
    assert lit > plain + 100


def test_greys_have_no_hue(library, qapp):
    """Every colour of the grey drawing, props included, is a grey."""
    for name in ("two-leg-bridge", "leg-swing-front-to-back", "ball-squeeze"):
        figure = library.exercises[name].figure
        for colour in colours(painted(figure, main_name(figure), grey=True)):
            assert QColor(colour).saturation() == 0, (name, colour)


def test_the_left_side_is_a_mirror_image(library, qapp):
    """Mirrored, the picture is the same the other way round."""
    figure = library.exercises["two-leg-bridge"].figure
    plain = painted(figure, main_name(figure))
    mirrored = painted(figure, main_name(figure), mirrored=True)

    def differs(first, second):
        parts = zip(QColor(first).getRgb(), QColor(second).getRgb(), strict=True)
        return max(abs(one - other) for one, other in parts) > 80

    # Edges fall on other halves of a pixel, so not every pixel is quite the same.
    turned, straight = (
        sum(
            differs(plain.pixel(x, y), mirrored.pixel(column(x), y))
            for x in range(SIZE)
            for y in range(SIZE)
        )
        for column in (lambda x: SIZE - 1 - x, lambda x: x)
    )
    assert turned * 5 < straight


def test_props_stay_inside_the_picture(library, qapp):
    """A wall higher than the picture does not run over the text above it."""
    figure = library.exercises["wall-sit"].figure
    image = QImage(SIZE, SIZE * 2, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    below = QRectF(0, SIZE, SIZE, SIZE)
    paint_vector_figure(painter, below, figure, still_frame(figure, "sit"))
    painter.end()

    above = image.copy(0, 0, SIZE, SIZE)
    assert set(colours(above)) == {"#ffffff"}


def test_what_is_held_is_drawn_on_paper(library, qapp):
    """The ball between the knees and the band round the feet are on the handout."""
    palette = paper_palette(grey=False)
    for name, colour in (
        ("ball-squeeze", palette.ball),
        ("band-eversion", palette.strap),
    ):
        figure = library.exercises[name].figure
        found = colours(painted(figure, main_name(figure)))
        assert found.get(colour.name(), 0) > 20, name


def test_the_painter_is_left_as_it_was(library, qapp):
    """Transform and clip of the painter are the same afterwards."""
    figure = library.exercises["two-leg-bridge"].figure
    image = QImage(SIZE, SIZE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(0.5, 0.5)
    before = painter.transform()
    frame = still_frame(figure, main_name(figure))
    paint_vector_figure(painter, QRectF(0, 0, SIZE, SIZE), figure, frame)

    assert painter.transform() == before
    assert not painter.hasClipping()
    painter.end()
