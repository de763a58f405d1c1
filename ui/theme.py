"""The look of the window: which colours, fonts and text size hold at the moment.

There is one `Theme` for the application. Widgets read it when they paint and repaint
when `changed` is emitted; nothing keeps a colour.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.tokens import COLORS, DISPLAY_FAMILIES, DISPLAY_ROLES, FAMILIES, FONT_ROLES

MODES = ("system", "light", "dark")
SCALE_MIN = 0.85
SCALE_MAX = 1.5

_POINTS_PER_INCH = 72.0

_PALETTE_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "sunk",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad_text",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent_text",
    QPalette.ColorRole.LinkVisited: "accent_text",
    QPalette.ColorRole.Light: "card",
    QPalette.ColorRole.Midlight: "sunk",
    QPalette.ColorRole.Mid: "hairline",
    QPalette.ColorRole.Dark: "control_border",
    QPalette.ColorRole.Shadow: "text_3",
}
_DISABLED_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


class Theme(QObject):
    """Colours, fonts and text size that hold now.

    Attributes:
        mode: "system", "light" or "dark": what the person chose.
        dark: Whether the dark colours are in use.
        scale: Text size as a factor, 0.85 to 1.5.

    Signals:
        changed: Colours or text size are different now; repaint and lay out again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.mode = "system"
        self.dark = False
        self.scale = 1.0
        self._colors: dict[str, QColor] = {}
        self._family = ""
        self._display_family = ""
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.follow_system)
        self._read_scheme()

    def color(self, name: str) -> QColor:
        """Return a copy of the colour of a token.

        Raises:
            KeyError: There is no such token.
        """
        return QColor(self._colors[name])

    def font(
        self, role: str, *, px: float | None = None, weight: int | None = None
    ) -> QFont:
        """Return the font of a role, with digits of equal width.

        Args:
            role: "caption", "small", "body", "card_title", "pane_title", "page_title".
            px: Size in logical pixels at 100 % text size, instead of the role's.
            weight: 100 to 900, instead of the role's.

        Raises:
            KeyError: There is no such role.
        """
        role_px, role_weight = FONT_ROLES[role]
        self._find_families()
        font = QFont(self._display_family if role in DISPLAY_ROLES else self._family)
        # Point sizes may be fractions; pixel sizes are whole numbers.
        font.setPointSizeF((px or role_px) * self.scale * _points_per_pixel())
        font.setWeight(QFont.Weight(weight or role_weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def px(self, length: float) -> int:
        """Return a length that grows with the text size, in logical pixels."""
        return round(length * self.scale)

    def set_mode(self, mode: str) -> None:
        """Use the system's colours, or always the light or the dark ones.

        Raises:
            ValueError: `mode` is not one of `MODES`.
        """
        if mode not in MODES:
            raise ValueError(f"no such mode: {mode!r}")
        self.mode = mode
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints = QGuiApplication.styleHints()
        # Native parts (title bar, file dialogs) follow this; ours follow the table.
        hints.setColorScheme(scheme.get(mode, Qt.ColorScheme.Unknown))
        self.follow_system()

    def set_scale(self, scale: float) -> None:
        """Set the text size; values outside 0.85 to 1.5 are brought inside."""
        scale = min(max(scale, SCALE_MIN), SCALE_MAX)
        if scale != self.scale:
            self.scale = scale
            self.apply()

    @Slot()
    def follow_system(self) -> None:
        """Read the system's scheme again and apply what follows from it."""
        was_dark = self.dark
        self._read_scheme()
        if self.dark != was_dark:
            self.apply()

    def apply(self) -> None:
        """Give the application our palette and font, and tell the widgets."""
        QApplication.setPalette(self.palette())
        QApplication.setFont(self.font("body"))
        self.changed.emit()

    def palette(self) -> QPalette:
        """Return the palette for Qt's own widgets, made from the table."""
        palette = QPalette()
        for role, name in _PALETTE_ROLES.items():
            palette.setColor(role, self.color(name))
        for role in _DISABLED_ROLES:
            palette.setColor(
                QPalette.ColorGroup.Disabled, role, self.color("control_border")
            )
        return palette

    def _read_scheme(self) -> None:
        """Find out whether to be dark, and parse that column of the table."""
        if self.mode == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            self.dark = scheme == Qt.ColorScheme.Dark
        else:
            self.dark = self.mode == "dark"
        column = int(self.dark)
        self._colors = {name: QColor(pair[column]) for name, pair in COLORS.items()}

    def _find_families(self) -> None:
        """Look once which of our families are installed."""
        if self._family:
            return
        installed = set(QFontDatabase.families())
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._family = next((f for f in FAMILIES if f in installed), system.family())
        self._display_family = self._family
        if self._family == "Inter":
            display = (f for f in DISPLAY_FAMILIES if f in installed)
            self._display_family = next(display, self._family)


def _points_per_pixel() -> float:
    """Return how many points a logical pixel has on the main screen."""
    screen = QGuiApplication.primaryScreen()
    dots_per_inch = screen.logicalDotsPerInch() if screen is not None else 96.0
    return _POINTS_PER_INCH / dots_per_inch


class _Current:
    """Holds the theme of the application."""

    theme: Theme | None = None


def current_theme() -> Theme:
    """Return the application's theme; made on the first call."""
    if _Current.theme is None:
        _Current.theme = Theme()
    return _Current.theme
