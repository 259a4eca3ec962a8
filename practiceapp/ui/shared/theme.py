"""Colours, sizes and fonts: the tokens of resources/theme, as palette, stylesheet and painter's colours.

`theme = current()`; `theme.px(24)` a length times the text size; `theme.space("card")`,
`theme.radius("row")`, `theme.row("session")` the named ones; `theme.color("accent")`; `theme.font("hint")`;
`theme.motion`. The application object owns the one theme, as it owns its palette and style; `changed` says:
paint anew. Widgets are styled by objectName and property only, in resources/theme/style.qss:
`set_kind(label, "hint")`.
"""

import re

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from practiceapp.resources import resource_path
from practiceapp.ui.shared.tokens import READING_FAMILY, colours, scale, theme_name, type_scale

SCHEMES = ("system", "light", "dark")
CONTRASTS = ("system", "normal", "high")
SMALLEST, LARGEST = 90, 150
"""Text sizes in percent."""

FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold")
READING_FONTS = ("SourceSerif4-Regular", "SourceSerif4-SemiBold")

# palette role: token
ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "info",
    QPalette.ColorRole.LinkVisited: "info",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line",
}
FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


STILL = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
"""What Qt would move by itself; the one movement of the program is in motion.py."""
AS_THE_SYSTEM, NEVER = -1, 0
"""How often the caret blinks."""


class Theme(QObject):
    """The look in force: which colours, how large, and the fonts."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        scheme: str = "system",
        percent: int = 100,
        contrast: str = "normal",
        *,
        motion: bool = True,
    ) -> None:
        super().__init__(application)
        self._application = application
        self.scheme, self.percent, self.contrast, self.motion = scheme, percent, contrast, motion
        self._colors: dict[str, QColor] = {}
        self.pictures: dict[tuple[object, ...], QPixmap] = {}
        """Icons drawn in the colours in force; emptied when these change."""
        self.dark = self.high = False
        application.setStyleSheet("")  # a style set under a sheet belongs to nobody and may be gone tomorrow
        application.setStyle("Fusion")
        for effect in STILL:
            application.setEffectEnabled(effect, False)
        for name in FONTS:
            QFontDatabase.addApplicationFont(str(resource_path("fonts", f"{name}.ttf")))
        self._has_reading_fonts = False
        self._stylesheet = resource_path("theme", "style.qss").read_text(encoding="utf-8")
        self._hints = QGuiApplication.styleHints()  # held: what hangs from it is lost with it
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_system_scheme)
        self._wishes.contrastPreferenceChanged.connect(self._on_system_contrast)
        self.choose(scheme, percent, contrast, motion=motion)

    def choose(
        self, scheme: str, percent: int, contrast: str | None = None, *, motion: bool | None = None
    ) -> None:
        """Take a look, at once; what is not given stays as it is.

        A scheme ("system", "light", "dark"), a text size (90 to 150 %), a contrast ("system", "normal",
        "high"), and whether anything moves.
        """
        self.scheme = scheme if scheme in SCHEMES else "system"
        self.percent = max(SMALLEST, min(LARGEST, percent))
        if contrast is not None:
            self.contrast = contrast if contrast in CONTRASTS else "system"
        if motion is not None:
            self.motion = motion
        self._application.setCursorFlashTime(AS_THE_SYSTEM if self.motion else NEVER)
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        self._hints.setColorScheme(wanted.get(self.scheme, Qt.ColorScheme.Unknown))
        self._apply()

    def color(self, token: str) -> QColor:
        """The colour of a token, for painting."""
        return self._colors[token]

    def px(self, length: int) -> int:
        """A length of the design in pixels at the chosen text size."""
        return round(length * self.percent / 100)

    def space(self, name: str) -> int:
        """A distance by name (hair, tight, line, group, section, card, page, far), in pixels."""
        return self.px(scale("space")[name])

    def row(self, name: str) -> int:
        """How high a row is (button, line, navigation, two_lines, session), in pixels."""
        return self.px(scale("row")[name])

    def radius(self, name: str) -> int:
        """How round a corner is (chip, button, field, row, card, dialog); text size leaves it as it is."""
        return scale("radius")[name]

    @property
    def ring(self) -> int:
        """How wide the ring is around what has the focus."""
        return scale("edge")["focus_high" if self.high else "focus"]

    def focus_pen(self) -> QPen:
        """The pen of that ring, for painting."""
        return QPen(self._colors["focus"], self.ring)

    def font(self, name: str) -> QFont:
        """One of the type styles of scale.json; figures are tabular."""
        style = type_scale()[name]
        if style.family == READING_FAMILY and not self._has_reading_fonts:
            self._has_reading_fonts = True
            for file in READING_FONTS:
                QFontDatabase.addApplicationFont(str(resource_path("fonts", f"{file}.ttf")))
        font = QFont(style.family)
        font.setPixelSize(self.px(style.size))
        font.setWeight(QFont.Weight(style.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if style.family != READING_FAMILY:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _on_system_scheme(self) -> None:
        if self.scheme == "system":
            self._apply()

    def _on_system_contrast(self) -> None:
        if self.contrast == "system":
            self._apply()

    def _apply(self) -> None:
        self.dark, self.high = self._is_dark(), self._is_high()
        tokens = colours(theme_name(dark=self.dark, high=self.high))
        self.pictures.clear()
        self._colors = {name: QColor(value) for name, value in tokens.items()}
        self._application.setStyleSheet("")  # or each step below would style every widget once more
        self._application.setFont(self.font("body"))
        self._application.setPalette(self._palette())
        self._application.setStyleSheet(self._filled(self._stylesheet, tokens))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self.scheme != "system":
            return self.scheme == "dark"
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def _is_high(self) -> bool:
        if self.contrast != "system":
            return self.contrast == "high"
        return self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in ROLES.items():
            palette.setColor(role, self._colors[token])
        for role in FADED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._colors["text3"])
        return palette

    def _filled(self, sheet: str, tokens: dict[str, str]) -> str:
        """Put tokens for `$name`, scaled lengths for `px(n)`, `held(n)` and `inner(n)`.

        `held` is a padding inside a ring: less by what the ring is wider than a border; nothing moves.
        `inner` is one that, with a border of one pixel, takes as much room as a border of that length.
        """
        known = tokens | self._named_lengths()
        known |= {
            "folder": resource_path("theme").as_posix(),
            "scheme": "dark" if self.dark else "light",
        }
        wider = self.ring - scale("edge")["line"]
        sheet = re.sub(r"px\((\d+)\)", lambda found: f"{self.px(int(found[1]))}px", sheet)
        sheet = re.sub(r"inner\((\d+)\)", lambda found: f"{self.px(int(found[1])) - 1}px", sheet)
        sheet = re.sub(r"held\((\d+)\)", lambda found: f"{max(0, self.px(int(found[1])) - wider)}px", sheet)
        return re.sub(r"\$(\w+)", lambda found: known[found[1]], sheet)

    def _named_lengths(self) -> dict[str, str]:
        known = {f"space_{name}": f"{self.space(name)}px" for name in scale("space")}
        known |= {f"radius_{name}": f"{length}px" for name, length in scale("radius").items()}
        known |= {"radius_pill": f"{self.px(scale('radius')['pill'])}px", "ring": f"{self.ring}px"}
        for name, style in type_scale().items():
            known[f"type_{name}"] = f"font-size: {self.px(style.size)}px; font-weight: {style.weight};"
        return known


def current() -> Theme:
    """The theme of the running application; one that has none yet gets the light one, and nothing moves."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a theme needs an application")
    kept: object = application.__dict__.get("theme")
    if isinstance(kept, Theme) and isValid(kept):  # type: ignore[no-untyped-call]
        return kept
    found: object = application.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)
    theme = found if isinstance(found, Theme) else Theme(application, "light", motion=False)
    application.__dict__["theme"] = theme
    return theme


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget one of the kinds that style.qss knows: page_title, section, hint, second, error."""
    current()  # a theme made while a style is at work would take that style away
    widget.setProperty("kind", kind)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
