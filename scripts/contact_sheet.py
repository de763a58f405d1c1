"""Draw the figures of exercises on one sheet, so that every pose can be looked at.

python scripts/contact_sheet.py --to sheet.png [--exercise ID ...] [--dark] [--phases]

Without --exercise the whole library is drawn; --exercise takes ids and paths. What
`check_figure` finds is written under the picture and to standard error.
"""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from coach.figure.check import check_figure
from coach.figure.motion import (
    Frame,
    main_name,
    solved,
    start_name,
    still_frame,
)
from coach.figure.solve import blend
from coach.files.exercise import read_exercise
from ui.widgets.figure_painter import FigurePainter

if TYPE_CHECKING:
    from coach.files.model import Exercise

LIBRARY = Path(__file__).resolve().parent.parent / "programs" / "exercises"
ENDING = ".exercise.toml"
MARGIN = 6
TITLE_HEIGHT = 40


@dataclass(frozen=True)
class Cell:
    """One picture of a card."""

    label: str
    frame: Frame
    mirrored: bool = False


def main() -> int:
    """Draw the sheet; return 0 when it was saved and every figure is sound."""
    arguments = _arguments()
    app = QGuiApplication([])
    exercises, is_sound = _read(_paths(arguments.exercise))
    if not exercises:
        print("no exercise could be read", file=sys.stderr)
        return 2
    cards = [(exercise, _cells(exercise, arguments)) for exercise in exercises]
    sheet = _draw(cards, arguments)
    saved = sheet.save(arguments.to)
    app.quit()
    if not saved:
        print(f"{arguments.to}: could not be written", file=sys.stderr)
        return 2
    return 0 if is_sound else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Draw exercise figures on one sheet.")
    parser.add_argument("--to", required=True, help="the PNG file to write")
    parser.add_argument(
        "--exercise", nargs="+", default=[], help="ids, or paths of exercise files"
    )
    parser.add_argument("--dark", action="store_true", help="dark colours")
    parser.add_argument(
        "--phases", action="store_true", help="all poses and the middle of each phase"
    )
    parser.add_argument("--sides", action="store_true", help="the left side as well")
    parser.add_argument("--size", type=int, default=250, help="width of a picture")
    parser.add_argument("--columns", type=int, default=7, help="pictures in a row")
    return parser.parse_args()


def _paths(names: list[str]) -> list[Path]:
    """Return the files that the arguments name; all of the library without any."""
    if not names:
        return sorted(LIBRARY.glob(f"*{ENDING}"))
    return [
        Path(name) if name.endswith(".toml") else LIBRARY / f"{name}{ENDING}"
        for name in names
    ]


def _read(paths: list[Path]) -> tuple[list[Exercise], bool]:
    """Read exercises and report every problem; False when there was one."""
    exercises = []
    is_sound = True
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            print(f"{path}: {error.strerror}", file=sys.stderr)
            is_sound = False
            continue
        exercise, problems = read_exercise(data, path.name)
        for problem in problems:
            print(problem, file=sys.stderr)
        is_sound = is_sound and not problems
        if exercise is not None:
            is_sound = _report(exercise) and is_sound
            exercises.append(exercise)
    return exercises, is_sound


def _report(exercise: Exercise) -> bool:
    """Write what is wrong with a figure; True when nothing is."""
    findings = check_figure(exercise.figure)
    for path, sentence in findings:
        where = ".".join(str(part) for part in ("figure", *path))
        print(f"{exercise.id}: {where}: {sentence}", file=sys.stderr)
    return not findings


def _cells(exercise: Exercise, arguments: argparse.Namespace) -> list[Cell]:
    """Return the pictures of one exercise in the order they are looked at."""
    figure = exercise.figure
    if arguments.phases:
        cells = _phase_cells(exercise)
    else:
        names = dict.fromkeys((start_name(figure), main_name(figure)))
        names.update(dict.fromkeys(figure.still))
        cells = [Cell(name, still_frame(figure, name)) for name in names]
    if arguments.sides:
        cells += [Cell(f"{cell.label} (left)", cell.frame, True) for cell in cells]
    return cells


def _phase_cells(exercise: Exercise) -> list[Cell]:
    """Return the still pictures, then what lies between them in every phase."""
    figure = exercise.figure
    names = dict.fromkeys((*figure.still, start_name(figure)))
    cells = [Cell(name, still_frame(figure, name)) for name in names]
    for phase in figure.phases:
        if phase.start == phase.end:
            continue
        start, end = solved(figure, phase.start), solved(figure, phase.end)
        cells += [
            Cell(f"{phase.name} {share:.0%}", Frame(blend(start, end, share), share))
            for share in (0.33, 0.67)
        ]
        cells.append(Cell(phase.end, still_frame(figure, phase.end)))
    return cells


def _draw(
    cards: list[tuple[Exercise, list[Cell]]], arguments: argparse.Namespace
) -> QImage:
    """Return the sheet: every card is a row piece of one or more pictures."""
    width, height = arguments.size, round(arguments.size * 0.82)
    columns = arguments.columns
    rows = _rows(cards, columns)
    sheet = QImage(
        columns * width, len(rows) * height, QImage.Format.Format_ARGB32_Premultiplied
    )
    sheet.fill(QColor("#101517" if arguments.dark else "#F6F6F3"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row, entries in enumerate(rows):
        column = 0
        for exercise, cells in entries:
            area = QRectF(column * width, row * height, width * len(cells), height)
            inner = area.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
            _draw_card(painter, inner, exercise, cells, dark=arguments.dark)
            column += len(cells)
    painter.end()
    return sheet


def _rows(
    cards: list[tuple[Exercise, list[Cell]]], columns: int
) -> list[list[tuple[Exercise, list[Cell]]]]:
    """Return the cards broken into rows; a card longer than a row is cut."""
    rows: list[list[tuple[Exercise, list[Cell]]]] = [[]]
    used = 0
    for exercise, cells in cards:
        for first in range(0, len(cells), columns):
            piece = cells[first : first + columns]
            if used + len(piece) > columns:
                rows.append([])
                used = 0
            rows[-1].append((exercise, piece))
            used += len(piece)
    return rows


def _draw_card(
    painter: QPainter,
    area: QRectF,
    exercise: Exercise,
    cells: list[Cell],
    *,
    dark: bool,
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#191F22" if dark else "#FFFFFF"))
    painter.drawRoundedRect(area, 14, 14)
    width = area.width() / len(cells)
    figure_painter = FigurePainter(dark)
    text = QColor("#EDF1F2" if dark else "#1B2126")
    for index, cell in enumerate(cells):
        box = QRectF(area.left() + index * width, area.top(), width, area.height())
        picture = box.adjusted(6, 4, -6, -TITLE_HEIGHT)
        figure_painter.paint(
            painter, picture, exercise.figure, cell.frame, mirrored=cell.mirrored
        )
        painter.setFont(QFont("Inter", 8))
        painter.setPen(text)
        painter.drawText(QPointF(box.left() + 12, box.bottom() - 8), cell.label)
    painter.setFont(QFont("Inter", 9, QFont.Weight.DemiBold))
    painter.drawText(QPointF(area.left() + 12, area.bottom() - 23), exercise.title)


if __name__ == "__main__":
    sys.exit(main())
