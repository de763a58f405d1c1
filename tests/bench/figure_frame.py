"""One frame of the figure at 720x600, beside filling the same rectangle."""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from coach.figure.motion import loop_frame
from coach.files.exercise import read_exercise
from coach.paths import shipped
from ui.widgets.figure_painter import FigurePainter

WIDTH, HEIGHT = 720, 600
FRAMES = 90
EXERCISES = ("walking-lunge-with-twist", "standing-heel-on-step-stretch")


def _image() -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def _frame_times_ms(exercise_id: str) -> list[float]:
    path = Path(str(shipped("programs"))) / "exercises" / f"{exercise_id}.exercise.toml"
    exercise, problems = read_exercise(path.read_bytes(), path.name)
    if exercise is None:
        raise SystemExit(str(problems[0]))
    painter, rect = FigurePainter(dark=False), QRectF(0, 0, WIDTH, HEIGHT)
    times = []
    for number in range(FRAMES + 5):
        image = _image()
        begin = time.perf_counter()
        frame = loop_frame(exercise.figure, number * 33)
        with QPainter(image) as target:
            painter.paint(target, rect, exercise.figure, frame)
        times.append((time.perf_counter() - begin) * 1000)
    return times[5:]  # the first ones fill the caches


def _fill_ms() -> float:
    times = []
    for _ in range(FRAMES):
        image = _image()
        begin = time.perf_counter()
        with QPainter(image) as target:
            target.fillRect(QRectF(0, 0, WIDTH, HEIGHT), QColor(200, 210, 205, 254))
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def measure() -> dict[str, float]:
    """Return the median and worst frame time in ms, and the ratio to filling."""
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")  # as ui/application.py does
    application = QGuiApplication.instance() or QGuiApplication(sys.argv)
    times = [ms for name in EXERCISES for ms in _frame_times_ms(name)]
    fill_ms = _fill_ms()
    del application
    median_ms = statistics.median(times)
    return {
        "frame_ms": median_ms,
        "worst_ms": max(times),
        "ratio": median_ms / fill_ms,
    }
