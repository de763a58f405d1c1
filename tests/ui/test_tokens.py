"""The colours that are used together can be told apart (WCAG 2 contrast)."""

import pytest

from ui.tokens import COLORS

TEXT = 4.5
GRAPHICS = 3.0

PAIRS = [
    *((text, ground, 13.1) for text in ("text",) for ground in ("bg", "card")),
    *(("text", ground, TEXT) for ground in ("sidebar", "sunk", "stage_bottom")),
    *(("text_2", ground, 5.7) for ground in ("bg", "card", "sidebar", "sunk")),
    *(("text_3", ground, TEXT) for ground in ("bg", "card", "sidebar", "sunk")),
    *(("on_accent", fill, TEXT) for fill in ("accent", "accent_hover", "accent_press")),
    *(("accent_text", ground, 5.5) for ground in ("card", "bg", "accent_soft")),
    *(
        (f"{name}_text", ground, TEXT)
        for name in ("ok", "warn", "bad", "ice")
        for ground in ("card", f"{name}_soft")
    ),
    ("cramp_text", "cramp_card", TEXT),
    *(
        (f"word_{name}", f"wash_{name}", 5.3)
        for name in ("ready", "work", "rest", "switch")
    ),
    *(
        (f"letter_{name}", f"seg_{name}", TEXT)
        for name in ("get_ready", "work", "rest", "switch")
    ),
    *(
        (f"seg_{name}", "card", GRAPHICS)
        for name in ("get_ready", "work", "rest", "switch")
    ),
    *(
        (f"series_{name}", soft, TEXT)
        for name in ("before", "during", "morning")
        for soft in ("ok_soft", "warn_soft", "bad_soft")
    ),
    *(("control_border", ground, 3.5) for ground in ("card", "bg")),
    *(("accent", ground, GRAPHICS) for ground in ("card", "bg", "sidebar", "sunk")),
    ("skin_near", "stage_bottom", GRAPHICS),
]


def luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of WCAG 2, 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21():
    """The formula gives the ratio that WCAG states for the extremes."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)


@pytest.mark.parametrize("column", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_pair_has_enough_contrast(front, ground, least, column):
    """Every pair that is used together reaches its ratio in both themes."""
    ratio = contrast(COLORS[front][column], COLORS[ground][column])

    # The table of ratios is rounded to one digit.
    assert round(ratio, 1) >= least
