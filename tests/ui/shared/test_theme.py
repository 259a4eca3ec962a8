"""Colours that can be read, in both schemes, and a look that follows the system."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from practiceapp.resources import resource_path
from practiceapp.ui.shared.theme import FONTS, LARGEST, READING_FONTS, current
from practiceapp.ui.shared.tokens import THEMES, colours, scale, type_scale

# The text, the ground it stands on, and the least contrast (WCAG 2.2: 4.5 for text, 3 for borders and focus).
# In high contrast no text has less than 7 and no border less than 4.5.
PAIRS = [
    *(("text", ground, 7.0) for ground in ("window", "surface", "raised", "sunken", "nav", "selection")),
    *(("text2", ground, 4.5) for ground in ("window", "surface", "raised", "sunken", "nav", "selection")),
    *(("text3", ground, 4.5) for ground in ("window", "surface", "raised")),
    *(("accent", ground, 4.5) for ground in ("window", "surface", "raised", "accent_soft")),
    *(("on_accent", ground, 4.5) for ground in ("accent", "accent_hover")),
    *((tone, f"{tone}_soft", 4.5) for tone in ("danger", "warn", "ok", "info")),
    *((tone, ground, 4.5) for tone in ("danger", "warn", "ok", "info") for ground in ("window", "surface")),
    *(("text", f"{tone}_soft", 7.0) for tone in ("danger", "warn", "ok", "info")),
    *(("line_strong", ground, 3.0) for ground in ("window", "surface", "raised")),
    *(("focus", ground, 3.0) for ground in ("window", "surface", "raised", "nav", "selection")),
]


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


RAISED = {3.0: 4.5, 4.5: 7.0, 7.0: 7.0}


def too_weak(tokens: dict[str, str], *, high: bool = False) -> list[str]:
    pairs = [(one, ground, RAISED[floor] if high else floor) for one, ground, floor in PAIRS]
    return [
        f"{text} on {ground}: {contrast(tokens[text], tokens[ground]):.2f} < {floor}"
        for text, ground, floor in pairs
        if contrast(tokens[text], tokens[ground]) < floor
    ]


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_can_be_read(name: str) -> None:
    assert too_weak(colours(name), high=name.startswith("high")) == []


def test_a_pale_text_is_caught() -> None:
    assert too_weak(colours("light") | {"text2": "#999999"})
    assert too_weak(colours("light"), high=True)


def test_all_themes_have_the_same_tokens() -> None:
    assert {frozenset(colours(name)) for name in THEMES} == {frozenset(colours("light"))}


def missing_edges(tokens: dict[str, str]) -> list[str]:
    """The lines that are fainter than a border, and the soft grounds without an edge one can see."""
    faint = [] if tokens["line"] == tokens["line_strong"] else ["line"]
    soft = [name.removesuffix("_edge") for name in tokens if name.endswith("_edge")]
    return faint + [name for name in soft if contrast(tokens[f"{name}_edge"], tokens["surface"]) < 4.5]


@pytest.mark.parametrize("name", ["high_contrast_light", "high_contrast_dark"])
def test_in_high_contrast_every_line_counts_and_soft_grounds_are_outlined(name: str) -> None:
    tokens = colours(name)
    assert missing_edges(tokens) == []
    assert {tokens[f"{tone}_soft"] for tone in ("danger", "warn", "ok", "info", "accent")} == {
        tokens["surface"]
    }


def test_a_soft_ground_without_an_edge_is_caught() -> None:
    tokens = colours("high_contrast_light")
    assert missing_edges(tokens | {"warn_edge": tokens["warn_soft"]}) == ["warn"]
    assert missing_edges(tokens | {"line": "#DDD8CF"}) == ["line"]


def test_lengths_and_styles_of_writing_are_data() -> None:
    theme = current()
    assert list(scale("space").values()) == [4, 8, 12, 16, 20, 24, 32, 48]
    assert (theme.space("card"), theme.radius("card"), theme.row("session")) == (24, 12, 72)
    assert (type_scale()["title"].size, type_scale()["note"].family) == (26, "Source Serif 4")


def test_the_stylesheet_is_filled_to_the_last_name(qapp: QApplication) -> None:
    current().choose("light", 100, "normal")
    filled = re.sub(r"/\*.*?\*/", "", qapp.styleSheet(), flags=re.DOTALL)
    assert not re.search(r"\$\w|px\(|held\(", filled)
    assert f"border-radius: {scale('radius')['card']}px" in filled


def test_the_stylesheet_names_no_colour_and_no_bare_widget() -> None:
    sheet = re.sub(
        r"/\*.*?\*/", "", resource_path("theme", "style.qss").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    assert not re.search(r"#[0-9a-fA-F]{6}", sheet)
    selectors = [rule.rpartition("}")[2].strip() for rule in sheet.split("{")[:-1]]
    assert not [line for line in selectors if re.fullmatch(r"(\*|QWidget|QFrame|QLabel)", line)]


def test_every_font_ships_with_its_licence(qapp: QApplication) -> None:
    for name in (*FONTS, *READING_FONTS):
        assert resource_path("fonts", f"{name}.ttf").is_file()
    assert "SIL Open Font License" in resource_path("fonts", "Inter-OFL.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License" in resource_path("fonts", "SourceSerif4-OFL.txt").read_text(
        encoding="utf-8"
    )
    theme = current()
    for name, style in type_scale().items():
        assert theme.font(name).family() == style.family
        assert theme.font(name).weight() == style.weight


def test_choosing_dark_and_large_acts_at_once(qtbot: QtBot) -> None:
    theme = current()
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark", 400)
    assert theme.percent == LARGEST
    assert theme.px(100) == 150
    assert QGuiApplication.palette().color(QPalette.ColorRole.Window) == QColor(colours("dark")["window"])
    theme.choose("light", 100)
    assert QGuiApplication.palette().color(QPalette.ColorRole.Window) == QColor(colours("light")["window"])


def test_it_follows_the_system_only_when_asked_to(qtbot: QtBot) -> None:
    theme = current()
    theme.choose("system", 100)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    with qtbot.waitSignal(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    theme.choose("dark", 100)
    with qtbot.assertNotEmitted(theme.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    theme.choose("light", 100)


def test_it_follows_the_contrast_of_the_system_only_when_asked_to(qtbot: QtBot) -> None:
    theme, hints = current(), QGuiApplication.styleHints().accessibility()
    theme.choose("light", 100, "system")
    with qtbot.waitSignal(theme.changed):
        hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    theme.choose("light", 100, "high")
    with qtbot.assertNotEmitted(theme.changed):
        hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    theme.choose("light", 100, "normal")


def test_high_contrast_is_her_own_choice_in_light_and_in_dark() -> None:
    theme = current()
    for scheme in ("light", "dark"):
        theme.choose(scheme, 100, "high")
        assert theme.color("text") == QColor(colours(f"high_contrast_{scheme}")["text"])
        assert theme.ring == scale("edge")["focus_high"] == 3
    theme.choose("light", 100, "normal")
    assert theme.ring == 2


def test_what_is_not_given_stays_as_it_was_chosen() -> None:
    theme = current()
    theme.choose("light", 100, "high", motion=True)
    theme.choose("dark", 110)
    assert (theme.contrast, theme.motion) == ("high", True)
    theme.choose("light", 100, "normal", motion=False)


def test_text_is_never_read_as_markup(qtbot: QtBot) -> None:
    from practiceapp.ui.shared.pieces import page_title

    title = page_title("<b>K-7F3Q</b>")
    qtbot.addWidget(title)
    assert isinstance(title, QLabel)
    assert title.textFormat() == Qt.TextFormat.PlainText
