"""Reading and searching a folder of 2,000 program files."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from coach.files.library import Shelf
from coach.paths import shipped

FILES = 2_000


def _fill(folder: Path) -> None:
    sources = sorted(Path(str(shipped("programs"))).rglob("*.program.toml"))
    for number in range(FILES):
        source = sources[number % len(sources)]
        lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
        changed = [
            f'id = "bench.copy-{number}"\n' if line.startswith("id ") else line
            for line in lines
        ]
        (folder / f"copy-{number}.program.toml").write_text(
            "".join(changed), encoding="utf-8"
        )


def measure() -> dict[str, float]:
    """Return seconds to read cold, to look again warm, and to read the bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder)
        begin = time.perf_counter()
        shelf = Shelf(folder)
        count = len(shelf.library.programs)
        cold_s = time.perf_counter() - begin
        warm, raw = [], []
        for _ in range(5):
            begin = time.perf_counter()
            shelf.refresh()
            warm.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            for file in folder.iterdir():
                file.read_bytes()
            raw.append(time.perf_counter() - begin)
    return {
        "programs": float(count),
        "cold_s": cold_s,
        "warm_s": statistics.median(warm),
        "bytes_s": statistics.median(raw),
    }
