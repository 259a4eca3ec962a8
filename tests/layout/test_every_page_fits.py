"""Nothing is clipped: every page, part, sheet and starting window, at every size, in every language.

The scales of dense screens are looked at by tests/layout/test_scales.py, in processes of their own.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.language import LANGUAGE
from tests.every_page import practice
from tests.layout.everywhere import (
    FROM_LEFT,
    FROM_RIGHT,
    SMALL,
    USUAL,
    WIDE,
    in_pseudo,
    look_everywhere,
    told,
)
from tests.layout.eyes import faults_in, faults_of_choices
from tests.layout.mirror import Places, not_mirrored, places
from tests.layout.stops import rest, stops_of
from tests.layout.words import untranslated, words_of_names, words_of_practice

Size = tuple[int, int]


def both(window: QWidget) -> list[str]:
    """What is laid out wrong, and what the lists of choices cut off."""
    return [*faults_in(window), *faults_of_choices(window)]


def test_everything_fits_on_a_small_a_usual_and_a_wide_screen(qtbot: QtBot, tmp_path: Path) -> None:
    found = look_everywhere(tmp_path, [SMALL, USUAL, WIDE], faults_in)
    assert not found, told(found)


def test_an_empty_practice_fits_too(qtbot: QtBot, tmp_path: Path) -> None:
    found = look_everywhere(tmp_path, [SMALL, WIDE], faults_in, filled=False)
    assert not found, told(found)


def test_text_half_as_large_again_fits_a_usual_screen(qtbot: QtBot, tmp_path: Path) -> None:
    found = look_everywhere(tmp_path, [USUAL], both, text_percent=150)
    assert not found, told(found)


def test_german_fits(qtbot: QtBot, tmp_path: Path) -> None:
    if "de" not in LANGUAGE.available():
        pytest.skip("there is no German yet")
    found = look_everywhere(tmp_path, [SMALL, USUAL], faults_in, language="de")
    assert not found, told(found)


@pytest.mark.parametrize("right_to_left", [False, True])
def test_a_language_two_fifths_longer_fits(qtbot: QtBot, tmp_path: Path, right_to_left: bool) -> None:
    with in_pseudo(right_to_left=right_to_left):
        found = look_everywhere(tmp_path, [SMALL, USUAL], faults_in if right_to_left else both)
    assert not found, told(found)


def test_every_word_on_screen_comes_out_of_the_catalogue(qtbot: QtBot, tmp_path: Path) -> None:
    known = words_of_names()

    def eyes(window: QWidget) -> list[str]:
        return untranslated(window, known)

    with in_pseudo():
        with practice(tmp_path / "known") as shown:
            known |= words_of_practice(shown)
        found = look_everywhere(tmp_path, [USUAL], eyes)
    assert not found, told(found)


def test_what_is_read_from_the_right_is_a_mirror_image(qtbot: QtBot, tmp_path: Path) -> None:
    seen: Sequence[Places] = ({}, {})
    for number, mark in enumerate((FROM_LEFT, FROM_RIGHT)):
        with (
            in_pseudo(right_to_left=mark == FROM_RIGHT, mark=mark),
            practice(tmp_path / str(number)) as shown,
        ):
            for name, window in stops_of(shown):
                rest(window)
                seen[number].update(places(name.replace(mark, ""), window))
    wrong, compared = not_mirrored(*seen)
    assert not wrong, "\n".join(wrong)
    assert compared > 500
