"""How a movement spreads over its time: share of time in, share of way out."""

from __future__ import annotations

# Share of the time that speeding up, and again slowing down, takes.
RAMP = 0.2

EASES = ("smooth", "linear", "steady")


def smooth(t: float) -> float:
    """Start and stop softly (quintic, no jerk at either end)."""
    return t * t * t * (t * (6 * t - 15) + 10)


def linear(t: float) -> float:
    """Move at one speed from the first to the last moment."""
    return t


def steady(t: float) -> float:
    """Move at one speed between two short ramps, so that a count looks true."""
    speed = 1.0 / (1.0 - RAMP)
    if t < RAMP:
        return speed * t * t / (2 * RAMP)
    if t > 1.0 - RAMP:
        return 1.0 - speed * (1.0 - t) ** 2 / (2 * RAMP)
    return speed * (t - RAMP / 2)


def ease(name: str, t: float) -> float:
    """Return the share of the way after share `t` (0..1) of the time."""
    within = max(0.0, min(1.0, t))
    if name == "linear":
        return linear(within)
    if name == "steady":
        return steady(within)
    return smooth(within)
