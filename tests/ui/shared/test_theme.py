"""Colours that can be read, in both schemes, and a look that follows the system."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from practiceapp.resources import resource_path
from practiceapp.ui.shared.theme import FONTS, LARGEST, READING_FONTS, TYPE, current, tokens_of

# The text, the ground it stands on, and the least contrast (WCAG 2.2: 4.5 for text, 3 for borders and focus).
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


def too_weak(tokens: dict[str, str]) -> list[str]:
    return [
        f"{text} on {ground}: {contrast(tokens[text], tokens[ground]):.2f} < {floor}"
        for text, ground, floor in PAIRS
        if contrast(tokens[text], tokens[ground]) < floor
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_can_be_read(scheme: str) -> None:
    assert too_weak(tokens_of(scheme)) == []


def test_a_pale_text_is_caught() -> None:
    assert too_weak(tokens_of("light") | {"text2": "#999999"})


def test_both_schemes_have_the_same_tokens() -> None:
    assert tokens_of("light").keys() == tokens_of("dark").keys()


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
    for style, (_, weight, family) in TYPE.items():
        assert theme.font(style).family() == family
        assert theme.font(style).weight() == weight


def test_choosing_dark_and_large_acts_at_once(qtbot: QtBot) -> None:
    theme = current()
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark", 400)
    assert theme.percent == LARGEST
    assert theme.px(100) == 150
    assert QGuiApplication.palette().color(QPalette.ColorRole.Window) == QColor(tokens_of("dark")["window"])
    theme.choose("light", 100)
    assert QGuiApplication.palette().color(QPalette.ColorRole.Window) == QColor(tokens_of("light")["window"])


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


def test_text_is_never_read_as_markup(qtbot: QtBot) -> None:
    from practiceapp.ui.shared.pieces import page_title

    title = page_title("<b>K-7F3Q</b>")
    qtbot.addWidget(title)
    assert isinstance(title, QLabel)
    assert title.textFormat() == Qt.TextFormat.PlainText
