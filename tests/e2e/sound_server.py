"""A private PulseAudio with a null sink that tests play into and record from.

The server has its own runtime folder and socket and never meets the person's own.

A null sink plays by the system's monotonic clock, frame after frame, so a frame's place
in the recording of its monitor is the exact time at which a sound card would have
played it, but for one constant: when the recording began. `Recording.start_ms`
estimates that constant from the arrival of the recorded bytes. The sink renders in
blocks of the recorder's latency and hands a block over when it begins to play it, so a
block's last frame is heard one block after it arrived; against PulseAudio's own report
of its latency the estimate was within 1 ms. Errors between cues are nevertheless
measured after taking the median away, exact to a frame; the median itself is reported
beside them as the estimate that it is.

A stream that begins makes the sink render the rest of its block again, and the monitor
keeps what it had. An output that opens the device for every sound therefore needs a
recorder with small blocks; for one continuous stream a quarter of its period is best,
so that neither disturbs the other.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from coach.audio.sounds import load_sounds

if TYPE_CHECKING:
    from collections.abc import Iterator

RATE_HZ = 48_000
_QUIET = 8  # of 32768: below this the recording is silent
_GAP_MS = 20  # of silence end a stretch of sound
_MARGIN_MS = 10
STREAM_BLOCK_MS = 20
SMALL_BLOCK_MS = 3
_FRAMES_PER_MS = RATE_HZ // 1000
_SHORTEST_MATCH = 0.6  # share of a sound's energy that must be found again


@dataclass(frozen=True, slots=True)
class Heard:
    """A sound found in a recording, from the recording's first frame."""

    at_ms: float
    sound: str


class SoundServer:
    """A running PulseAudio server and the environment to reach it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "socket"
        alsa = folder / "asound.conf"
        alsa.write_text(
            "</usr/share/alsa/alsa.conf>\n"
            "pcm.!default { type pulse }\n"
            "ctl.!default { type pulse }\n",
            encoding="utf-8",
        )
        self.environment = {
            "XDG_RUNTIME_DIR": str(folder),
            "PULSE_SERVER": f"unix:{self.socket}",
            "PULSE_COOKIE": str(folder / "cookie"),
            "ALSA_CONFIG_PATH": str(alsa),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        (self.folder / "cookie").write_bytes(bytes(256))
        command = [
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1",
            "--use-pid-file=no", "--disable-shm=yes", "--log-target=stderr",
            "-L", f"module-native-protocol-unix auth-anonymous=1 socket={self.socket}",
            "-L", "module-null-sink sink_name=first rate=48000 channels=2 format=s16le",
        ]  # fmt: skip
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                command,
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stderr=log,
            )
        for _attempt in range(100):
            if self._ask("info").returncode == 0:
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        said = (self.folder / "log").read_text(errors="replace")
        raise RuntimeError(f"PulseAudio did not start:\n{said}")

    def stop(self) -> None:
        """End the server."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=10)

    def load_sink(self, name: str) -> int:
        """Add a null sink and return its module's number."""
        answer = self._ask(
            "load-module", "module-null-sink", f"sink_name={name}", "rate=48000",
            "channels=2", "format=s16le", f"sink_properties=device.description={name}",
        )  # fmt: skip
        return int(answer.stdout)

    def set_default_sink(self, name: str) -> None:
        """Make a sink the default, as a person does in the system's settings."""
        self._ask("set-default-sink", name).check_returncode()

    def unload_sinks(self) -> None:
        """Take every null sink away, as a pulled-out sound card does."""
        self._ask("unload-module", "module-null-sink").check_returncode()

    def _ask(self, *arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            ["pactl", *arguments],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=10,
        )


class Recording:
    """Records the monitor of a sink into memory until `stop`.

    Args:
        server: Where it runs.
        sink: Name of the sink.
        block_ms: Latency to record with.
    """

    def __init__(
        self,
        server: SoundServer,
        sink: str = "first",
        block_ms: int = STREAM_BLOCK_MS,
    ) -> None:
        self._block_ms = block_ms
        command = [
            "parec", f"--device={sink}.monitor", "--rate=48000", "--channels=1",
            "--format=s16le", "--raw", f"--latency-msec={block_ms}",
        ]  # fmt: skip
        self._process = subprocess.Popen(
            command,
            env={**os.environ, **server.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        self._blocks: list[bytes] = []
        self._earliest_ms = float("inf")
        self.has_begun = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        frames = 0
        while block := os.read(self._process.stdout.fileno(), 65536):
            self._blocks.append(block)
            frames += len(block) // 2
            arrived_ms = time.monotonic_ns() / 1e6
            # The last frame of a block arrives late at times but never early.
            self._earliest_ms = min(self._earliest_ms, arrived_ms - frames / 48)
            self.has_begun.set()

    def stop(self) -> np.ndarray:
        """End the recording and return its samples."""
        self._process.send_signal(signal.SIGTERM)
        self._thread.join(timeout=10)
        self._process.wait(timeout=10)
        self._process.stdout.close()
        raw = b"".join(self._blocks)
        return np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2")

    @property
    def start_ms(self) -> float:
        """Return the monotonic time at which the first frame was heard."""
        return self._earliest_ms + self._block_ms


@contextmanager
def running_server() -> Iterator[SoundServer]:
    """Run a server and lead this process's sound to it."""
    folder = Path(tempfile.mkdtemp(prefix="coach-sound-"))
    folder.chmod(0o700)
    server = SoundServer(folder)
    before = {name: os.environ.get(name) for name in server.environment}
    try:
        server.start()
        os.environ.update(server.environment)
        yield server
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        server.stop()
        shutil.rmtree(folder)


def onsets(recording: np.ndarray) -> list[Heard]:
    """Return every cue sound in a recording, in order.

    Stretches of sound are cut out at silences; inside each, the known sound that
    explains most energy at its best place is taken out until little is left.
    """
    known = {
        name: np.asarray(samples, dtype=float)
        for name, samples in load_sounds().items()
    }
    heard = []
    for start, stop in _stretches(recording):
        stretch = recording[start:stop].astype(float)
        heard += [
            Heard((start + offset) * 1000 / RATE_HZ, name)
            for offset, name in _explain(stretch, known)
        ]
    return sorted(heard, key=lambda found: found.at_ms)


def sounding(recording: np.ndarray) -> list[tuple[float, float]]:
    """Return from when until when something sounds, whatever it is, in ms."""
    return [
        (start * 1000 / RATE_HZ, stop * 1000 / RATE_HZ)
        for start, stop in _stretches(recording)
    ]


def _stretches(recording: np.ndarray) -> list[tuple[int, int]]:
    """Return the parts that are not silent, with a margin for the first match."""
    whole = len(recording) // _FRAMES_PER_MS * _FRAMES_PER_MS
    by_ms = recording[:whole].reshape(-1, _FRAMES_PER_MS)
    loud = np.flatnonzero(((by_ms > _QUIET) | (by_ms < -_QUIET)).any(axis=1))
    if not loud.size:
        return []
    breaks = np.flatnonzero(np.diff(loud) > _GAP_MS)
    firsts = loud[np.concatenate(([0], breaks + 1))]
    lasts = loud[np.concatenate((breaks, [-1]))]
    return [
        (
            max(0, first - _MARGIN_MS) * _FRAMES_PER_MS,
            (last + _MARGIN_MS) * _FRAMES_PER_MS,
        )
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)
    ]


def _explain(
    stretch: np.ndarray, known: dict[str, np.ndarray]
) -> list[tuple[int, str]]:
    """Return offset and name of the sounds whose sum a stretch is."""
    found: list[tuple[int, str]] = []
    rest = stretch.copy()
    smallest = 0.02 * float(stretch @ stretch)
    while len(found) < 12:
        energy, offset, name, height = max(
            _best_place(rest, samples, name) for name, samples in known.items()
        )
        if energy < smallest or height <= 0:
            break
        part = height * known[name][: len(rest) - offset]
        covered = rest[offset : offset + len(part)]
        if energy < _SHORTEST_MATCH * float(covered @ covered):
            break
        rest[offset : offset + len(part)] -= part
        found.append((offset, name))
    return found


def _best_place(
    stretch: np.ndarray, sound: np.ndarray, name: str
) -> tuple[float, int, str, float]:
    """Return the energy that a sound explains at its best offset, and its height."""
    size = len(stretch) + len(sound)
    size = 1 << (size - 1).bit_length()
    spectrum = np.fft.rfft(stretch, size) * np.conj(np.fft.rfft(sound, size))
    match = np.fft.irfft(spectrum, size)[: len(stretch)]
    offset = int(np.argmax(match))
    energy = float(sound @ sound)
    return (
        float(match[offset]) ** 2 / energy,
        offset,
        name,
        float(match[offset]) / energy,
    )
