"""The pictures of the README: small, true to colour, each shown with words, and none beside them."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.architecture.house import ROOT
from tests.tour.best import BEGIN, BEST, END, HERE, Best, put, section, small
from tests.tour.looks import LOOKS, SIZES

MOST_BYTES = 200_000


@pytest.fixture
def picture() -> QImage:
    """Flat areas, and a soft run of more colours than a small picture may have."""
    made = QImage(1600, 1000, QImage.Format.Format_RGB32)
    made.fill(QColor("#F6F4F0"))
    painter = QPainter(made)
    painter.fillRect(0, 0, 300, 1000, QColor("#1E5F5A"))
    for x in range(600):
        painter.fillRect(500 + x, 200, 1, 100, QColor(x % 256, 120, 255 - x // 3))
    painter.end()
    return made


def test_a_picture_is_made_narrow_and_has_at_most_256_colours(picture: QImage) -> None:
    made = small(picture)
    assert (made.width(), made.height()) == (1280, 800)
    assert made.format() == QImage.Format.Format_Indexed8
    assert made.colorCount() <= 256


def test_flat_areas_keep_their_colour_exactly(picture: QImage) -> None:
    made = small(picture)
    assert made.pixelColor(100, 400).name() == "#1e5f5a"
    assert made.pixelColor(1200, 700).name() == "#f6f4f0"


def test_no_colour_is_far_from_what_it_was(picture: QImage) -> None:
    narrow = picture.scaledToWidth(1280)
    made = small(narrow)
    chance = random.Random(5)
    spots = [(chance.randrange(1280), chance.randrange(800)) for _number in range(2_000)]
    spots += [(x, 200) for x in range(400, 880)]
    pairs = [(narrow.pixelColor(x, y), made.pixelColor(x, y)) for x, y in spots]
    furthest = max(
        max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))
        for one, other in pairs
    )
    assert furthest <= 12


def test_pictures_and_words_are_put_and_what_stood_there_is_gone(tmp_path: Path, picture: QImage) -> None:
    (tmp_path / "places").mkdir()
    picture.save(str(tmp_path / "places" / "01_today.png"))
    here, readme = tmp_path / "best", tmp_path / "README.md"
    here.mkdir()
    (here / "old.png").write_bytes(b"")
    readme.write_text(f"before\n{BEGIN}\nold words\n{END}\nafter\n", encoding="utf-8")
    best = (Best("today", "places/*_today.png", "Today"),)
    assert put(tmp_path, readme, best, here) == [here / "today.png"]
    assert [file.name for file in here.iterdir()] == ["today.png"]
    assert readme.read_text(encoding="utf-8") == f"before\n{BEGIN}\n{section(best)}{END}\nafter\n"


def test_a_picture_the_tour_did_not_take_changes_nothing(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"{BEGIN}\nold words\n{END}\n", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"gone\.png"):
        put(tmp_path, readme, (Best("gone", "gone.png", "Gone"),), tmp_path / "best")
    assert "old words" in readme.read_text(encoding="utf-8")


# --- what the README shows


def shown_wrongly(readme: str, folder: Path) -> Iterator[str]:
    """Pictures named and not there, there and not named, without words, or too large."""
    named = dict(re.findall(r"!\[([^]]*)\]\(tests/tour/best/([\w-]+)\.png\)", readme))
    there = {file.stem: file for file in folder.glob("*.png")}
    yield from (f"{name} is not there" for name in named.values() if name not in there)
    yield from (f"{name} is not shown" for name in there if name not in named.values())
    yield from (f"{name} has no words" for words, name in named.items() if not words)
    yield from (f"{name} is large" for name, file in there.items() if file.stat().st_size > MOST_BYTES)
    yield from (f"{name} is wide" for name, file in there.items() if QImage(str(file)).width() > 1280)


def test_every_picture_of_the_readme_is_there_small_and_with_words() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert list(shown_wrongly(readme, HERE)) == []
    assert f"{BEGIN}\n{section()}{END}" in readme
    assert {file.stem for file in HERE.glob("*.png")} == {one.name for one in BEST}


def test_a_picture_missing_unnamed_wordless_or_large_is_caught(tmp_path: Path, picture: QImage) -> None:
    picture.save(str(tmp_path / "wide.png"))
    (tmp_path / "large.png").write_bytes(bytes(MOST_BYTES + 1))
    readme = "![](tests/tour/best/wide.png) ![Today](tests/tour/best/gone.png)"
    assert set(shown_wrongly(readme, tmp_path)) == {
        "gone is not there",
        "large is not shown",
        "wide has no words",
        "wide is wide",
        "large is large",
    }


# --- the looks


def test_every_language_is_seen_in_every_theme_and_size() -> None:
    folders = [folder for look in LOOKS.values() for folder, _theme, _size in look.variants()]
    wanted = {
        f"{language}_{theme}_{width}x{height}"
        for language in ("en", "de")
        for theme in ("light", "dark", "contrast")
        for width, height in SIZES
    }
    assert wanted | {"en_light_scale200", "en_dark_scale200"} == set(folders)
    assert len(folders) == len(set(folders))
