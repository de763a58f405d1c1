"""Pictures of a movement that are kept for the next time it comes round."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from coach.figure.motion import loop_frame
from tests.core.figure import samples
from ui.widgets.figure_film import Drawn, Film
from ui.widgets.figure_painter import FigurePainter
from ui.widgets.figure_sheet import Layer, Sheet

SIZE = 240


def paint(painter, figure, at_ms, **options):
    """Return the picture of a moment of a preview."""
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    target = QPainter(image)
    rect = QRectF(0, 0, SIZE, SIZE)
    painter.paint(target, rect, figure, loop_frame(figure, at_ms), **options)
    target.end()
    return image


def blot(width, height, *rects):
    """Return a layer with some filled rectangles on it."""
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for rect in rects:
        painter.fillRect(*rect, QColor("teal"))
    painter.end()
    return Layer(image, QRectF(5, 7, 0, 0).topLeft())


def on_paper(*layers):
    """Return white paper with layers on it."""
    paper = QImage(300, 300, QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    for layer in layers:
        layer.put(painter)
    painter.end()
    return paper


def test_bands_show_the_same_and_take_less(qapp):
    """A picture in bands looks like the whole one and needs less memory."""
    whole = blot(200, 150, (10, 10, 20, 40), (150, 100, 30, 45))
    bands = whole.bands()

    assert on_paper(*bands) == on_paper(whole)
    taken = sum(band.image.sizeInBytes() for band in bands)
    assert taken < whole.image.sizeInBytes() / 4


def test_an_empty_picture_has_no_bands(qapp):
    """Nothing drawn is nothing kept."""
    assert blot(100, 100).bands() == ()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", ["heel_step", "nordic", "triangle"])
def test_a_kept_picture_is_the_same(qapp, name, dark):
    """A moment that comes again looks exactly as when it was drawn."""
    figure = samples.all_figures()[name]
    painter = FigurePainter(dark)
    first = paint(painter, figure, 700, moment=7)

    # The frame is another one: what shows is the picture of the moment's name.
    again = paint(painter, figure, 1_900, moment=7)

    assert again == first
    assert paint(FigurePainter(dark), figure, 700) == first


def test_forget_draws_anew(qapp):
    """After `forget` the same name stands for another picture."""
    figure = samples.nordic()
    painter = FigurePainter()
    first = paint(painter, figure, 700, moment=7)
    painter.forget()

    assert paint(painter, figure, 1_900, moment=7) != first


def test_another_figure_or_side_has_its_own_pictures(qapp):
    """Pictures of one figure are never shown for another, nor for the other side."""
    painter = FigurePainter()
    first = paint(painter, samples.nordic(), 700, moment=7)

    assert paint(painter, samples.stand(), 700, moment=7) != first
    right = paint(painter, samples.heel_step(), 700, moment=7)
    assert paint(painter, samples.heel_step(), 700, moment=7, mirrored=True) != right


def test_film_stops_when_it_is_full(qapp):
    """A full film keeps what it has and takes no more."""
    drawn = Drawn(None, (blot(64, 64, (0, 0, 64, 64)),))
    film = Film(most_bytes=3 * drawn.byte_count)
    for moment in range(10):
        film.keep(moment, drawn)

    assert len(film) == 3
    assert film.byte_count <= 3 * drawn.byte_count
    assert film.get(0) is not None
    assert film.get(9) is None

    film.clear()

    assert (len(film), film.byte_count) == (0, 0)


def test_reach_holds_everything_that_moves(qapp):
    """Outside the reach of two frames their pictures are the same."""
    figure = samples.nordic()
    painter, rect = FigurePainter(), QRectF(0, 0, SIZE, SIZE)
    frames = [loop_frame(figure, at_ms) for at_ms in (100, 2_000)]
    reach = painter.reach(rect, figure, frames[0])
    reach = reach.united(painter.reach(rect, figure, frames[1]))
    first, second = (paint(FigurePainter(), figure, ms) for ms in (100, 2_000))

    assert first != second
    assert all(
        first.pixel(x, y) == second.pixel(x, y)
        for x in range(SIZE)
        for y in range(SIZE)
        if not reach.contains(x, y)
    )


def test_sheet_maps_the_floor_above_the_edge(qapp):
    """An extent in body heights lies where the figure is painted."""
    sheet = Sheet(QRectF(0, 0, 400, 400), samples.stand(), 1.0, mirrored=False)
    area = sheet.area((-0.1, 0.1, 0.0, 1.0))

    assert area.center().x() == pytest.approx(200, abs=40)
    assert 380 < area.bottom() < 400
    assert area.height() > 300
