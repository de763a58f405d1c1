"""The colours and type sizes of the window, each named once, for light and dark.

Widgets never write a colour of their own; they ask `ui.theme.Theme.color` for a name
of this table. tests/ui/test_tokens.py recomputes the contrast of every pair that is
used together.
"""

from __future__ import annotations

# Name -> (light, dark).
COLORS: dict[str, tuple[str, str]] = {
    "bg": ("#F6F6F3", "#101517"),
    "sidebar": ("#ECEDE8", "#0C1012"),
    "card": ("#FFFFFF", "#191F22"),
    # What is printed, or leaves as a page, is white in the dark as well.
    "paper": ("#FFFFFF", "#FFFFFF"),
    "on_paper": ("#1B2126", "#1B2126"),
    "sunk": ("#F0F1ED", "#21282C"),
    "stage_top": ("#F7F9F8", "#101517"),
    "stage_bottom": ("#EAF0EE", "#182024"),
    "hairline": ("#E1E3DD", "#2B3338"),
    "control_border": ("#7C858C", "#75818A"),
    "text": ("#1B2126", "#EDF1F2"),
    "text_2": ("#535B63", "#AEB8BE"),
    "text_3": ("#5E666D", "#96A1A8"),
    "accent": ("#0B6E69", "#4CC2B7"),
    "accent_hover": ("#095C58", "#62CEC4"),
    "accent_press": ("#084F4B", "#3CAEA3"),
    "on_accent": ("#FFFFFF", "#04201E"),
    "accent_text": ("#0A5F5B", "#6BD4CA"),
    "accent_soft": ("#DCEDEA", "#15332F"),
    "ok_text": ("#1B7046", "#6CCB97"),
    "ok_soft": ("#DDF0E4", "#16301F"),
    "warn_text": ("#8F5600", "#E9B65A"),
    "warn_soft": ("#FBEBCB", "#362A12"),
    "bad_text": ("#B3312A", "#F28C82"),
    "bad_soft": ("#FADFDB", "#3B1D1A"),
    "ice_text": ("#1B6598", "#7FC0EE"),
    "ice_soft": ("#DFEEF8", "#142A3A"),
    "ice_fill": ("#5AA7DB", "#4797CF"),
    "cramp_card": ("#FBE6DC", "#40231A"),
    "cramp_text": ("#6B260B", "#FFAB86"),
    "series_before": ("#8A500E", "#E7B26A"),
    "series_during": ("#1F5FA8", "#79B4F0"),
    "series_morning": ("#7A3E9D", "#CF9AE8"),
    "seg_get_ready": ("#C98700", "#E3AE48"),
    "seg_work": ("#0E8079", "#43B9AE"),
    "seg_rest": ("#7E97A9", "#7E95A6"),
    "seg_switch": ("#7A5BC4", "#A48BE8"),
    "letter_get_ready": ("#1B2126", "#101517"),
    "letter_work": ("#FFFFFF", "#101517"),
    "letter_rest": ("#1B2126", "#101517"),
    "letter_switch": ("#FFFFFF", "#101517"),
    "wash_ready": ("#FBF0D8", "#2A2313"),
    "wash_work": ("#E6F1EE", "#12211F"),
    "wash_rest": ("#EAEFF2", "#172027"),
    "wash_switch": ("#EEEAF8", "#1E1930"),
    "word_ready": ("#8F5600", "#F0C264"),
    "word_work": ("#0A5F5B", "#6BD4CA"),
    "word_rest": ("#3F5566", "#B4C6D3"),
    "word_switch": ("#5B3DA8", "#C0AEF5"),
    "skin_near": ("#768BA2", "#A8BACB"),
    "skin_far": ("#5A6E85", "#6F8296"),
    "top_near": ("#2F6D74", "#3FA39B"),
    "top_far": ("#24565D", "#2B726D"),
    "shorts_near": ("#26394B", "#51687F"),
    "shorts_far": ("#1D2C3B", "#3B4D60"),
    "hair": ("#26394B", "#51687F"),
    "shoe_near": ("#33475B", "#E3EAEF"),
    "shoe_sole": ("#A9B8C5", "#5F7386"),
    "muscle": ("#F0592A", "#F0592A"),
    "muscle_light": ("#FFA36B", "#FFA36B"),
}

# Role -> (pixels at 100 %, weight).
FONT_ROLES: dict[str, tuple[float, int]] = {
    "caption": (12, 500),
    "small": (13, 400),
    "body": (14.5, 500),
    "card_title": (17, 600),
    "pane_title": (22, 600),
    "page_title": (28, 700),
}

# Roles set in the display cut of the family, where there is one.
DISPLAY_ROLES = frozenset({"page_title", "pane_title"})

# Families in the order in which they are looked for.
FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
DISPLAY_FAMILIES = ("Inter Display",)

# Spaces and radii, in logical pixels.
PAGE_MARGIN_PX = 32
PAGE_MARGIN_NARROW_PX = 20
CARD_PADDING_PX = 24
CARD_GAP_PX = 16
RADIUS_FIELD_PX = 10
RADIUS_BUTTON_PX = 12
RADIUS_THUMBNAIL_PX = 14
RADIUS_CARD_PX = 18
RADIUS_DIALOG_PX = 24

# Below this window width the rail shows icons only and pages have one column.
NARROW_BELOW_PX = 1000
