"""The made-up language is what the checks of layout and translation take it for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from practiceapp.ui.shared.language import LANGUAGE, _, ngettext
from tests.languages.pseudo import is_pseudo, pseudo, spoken_pseudo
from tests.ui.shared.catalogue import forms, template


def test_every_sentence_is_longer_and_keeps_what_is_filled_in() -> None:
    for message in template():
        for asked in forms(message.id):
            said = pseudo(asked)
            if asked:
                longer = 1.39 if "{" not in asked and "&" not in asked else 1
                assert len(said) >= len(asked) * longer - 1
                assert is_pseudo(said)
                assert said.count("{") == asked.count("{")
                assert said.count("&") == asked.count("&")
                assert said.format_map(_Named()) != said or "{" not in said


class _Named(dict[str, object]):
    def __missing__(self, name: str) -> object:
        return 7


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("&Lock now", "⟦&Lôçk ñôw~⟧"),
        (" days", " ⟦dâŷŝ⟧"),
        ("{n} of {all}", "⟦{n} ôf {all}⟧"),
        ("", ""),
    ],
)
def test_how_it_looks(asked: str, said: str) -> None:
    assert pseudo(asked) == said


def test_it_is_spoken_for_a_while(qtbot: QtBot) -> None:
    with spoken_pseudo(right_to_left=True):
        assert is_pseudo(_("Lock now"))
        assert is_pseudo(ngettext("{n} note", "{n} notes", 2))
        assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert LANGUAGE.locale.name() == "en_GB"
    assert _("Lock now") == "Lock now"
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_sentence_that_was_never_translated_is_told() -> None:
    assert not is_pseudo("Lock now")
