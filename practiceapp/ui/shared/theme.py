"""Colours, sizes and fonts: the tokens of resources/theme, as palette, stylesheet and painter's colours.

`theme = current()`; `theme.px(24)` a length times the text size; `theme.color("accent")`;
`theme.font("hint")`. The application object owns the one theme, as it owns its palette and style; `changed`
says: paint anew. Widgets are styled by objectName and property only, in resources/theme/style.qss:
`set_kind(label, "hint")`.
"""

import json
import re

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from practiceapp.resources import resource_path

SCHEMES = ("system", "light", "dark")
SMALLEST, LARGEST = 90, 150
"""Text sizes in percent."""

FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold")
READING_FONTS = ("SourceSerif4-Regular", "SourceSerif4-SemiBold")

# Of each style its size in px, its weight and its family.
TYPE: dict[str, tuple[int, QFont.Weight, str]] = {
    "section": (12, QFont.Weight.DemiBold, "Inter"),
    "hint": (12, QFont.Weight.Normal, "Inter"),
    "second": (13, QFont.Weight.Normal, "Inter"),
    "body": (14, QFont.Weight.Normal, "Inter"),
    "body_strong": (14, QFont.Weight.Medium, "Inter"),
    "row": (15, QFont.Weight.DemiBold, "Inter"),
    "note_title": (20, QFont.Weight.DemiBold, "Inter"),
    "title": (26, QFont.Weight.DemiBold, "Inter"),
    "note": (17, QFont.Weight.Normal, "Source Serif 4"),
    "words": (17, QFont.Weight.Medium, "Inter"),
}

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


def tokens_of(scheme: str) -> dict[str, str]:
    """The colours of "light" or "dark" by token name."""
    table: dict[str, str] = json.loads(resource_path("theme", f"{scheme}.json").read_text(encoding="utf-8"))
    return table


class Theme(QObject):
    """The look in force: which colours, how large, and the fonts."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: str = "system", percent: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self.scheme = scheme
        self.percent = percent
        self._colors: dict[str, QColor] = {}
        self.pictures: dict[tuple[object, ...], QPixmap] = {}
        """Icons drawn in the colours in force; emptied when these change."""
        self.dark = False
        application.setStyle("Fusion")
        for name in FONTS:
            QFontDatabase.addApplicationFont(str(resource_path("fonts", f"{name}.ttf")))
        self._has_reading_fonts = False
        self._stylesheet = resource_path("theme", "style.qss").read_text(encoding="utf-8")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        self.choose(scheme, percent)

    def choose(self, scheme: str, percent: int) -> None:
        """Take a scheme ("system", "light", "dark") and a text size (90 to 150 %); acts at once."""
        self.scheme = scheme if scheme in SCHEMES else "system"
        self.percent = max(SMALLEST, min(LARGEST, percent))
        hints = QGuiApplication.styleHints()
        wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        hints.setColorScheme(wanted.get(self.scheme, Qt.ColorScheme.Unknown))
        self._apply()

    def color(self, token: str) -> QColor:
        """The colour of a token, for painting."""
        return self._colors[token]

    def px(self, length: int) -> int:
        """A length of the design in pixels at the chosen text size."""
        return round(length * self.percent / 100)

    def font(self, name: str) -> QFont:
        """One of the type styles of `TYPE`; figures are tabular."""
        size, weight, family = TYPE[name]
        if family != "Inter" and not self._has_reading_fonts:
            self._has_reading_fonts = True
            for file in READING_FONTS:
                QFontDatabase.addApplicationFont(str(resource_path("fonts", f"{file}.ttf")))
        font = QFont(family)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if family == "Inter":
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _on_system_scheme(self) -> None:
        if self.scheme == "system":
            self._apply()

    def _apply(self) -> None:
        self.dark = self._is_dark()
        tokens = tokens_of("dark" if self.dark else "light")
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
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, token in ROLES.items():
            palette.setColor(role, self._colors[token])
        for role in FADED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self._colors["text3"])
        return palette

    def _filled(self, sheet: str, tokens: dict[str, str]) -> str:
        """Put colours for `$token` and scaled lengths for `px(n)`."""
        known = tokens | {
            "folder": resource_path("theme").as_posix(),
            "scheme": "dark" if self.dark else "light",
        }
        sheet = re.sub(r"px\((\d+)\)", lambda found: f"{self.px(int(found[1]))}px", sheet)
        return re.sub(r"\$(\w+)", lambda found: known[found[1]], sheet)


def current() -> Theme:
    """The theme of the running application; one that has none yet gets the light one."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a theme needs an application")
    kept: object = application.__dict__.get("theme")
    if isinstance(kept, Theme) and isValid(kept):  # type: ignore[no-untyped-call]
        return kept
    found: object = application.findChild(Theme, options=Qt.FindChildOption.FindDirectChildrenOnly)
    theme = found if isinstance(found, Theme) else Theme(application, "light")
    application.__dict__["theme"] = theme
    return theme


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget one of the kinds that style.qss knows: page_title, section, hint, second, error."""
    widget.setProperty("kind", kind)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
