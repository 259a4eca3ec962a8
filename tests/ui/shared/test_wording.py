"""Every error has a sentence, and it is one she can read."""

import inspect
import re
from datetime import date, time

import pytest

from practiceapp.domain import errors
from practiceapp.ui.shared.wording import UNEXPECTED, done_words, sentence_for
from practiceapp.ui.shared.wording_errors import SENTENCES
from practiceapp.ui.shared.wording_steps import STEPS
from tests.architecture.house import ROOT

BASES = (errors.PracticeError, errors.VaultTrouble)


def without_sentence(module: object) -> list[str]:
    classes = [found for _, found in inspect.getmembers(module, inspect.isclass) if issubclass(found, BASES)]
    return [found.__name__ for found in classes if found not in SENTENCES]


def test_every_error_has_its_own_sentence() -> None:
    assert without_sentence(errors) == []


def test_an_error_without_a_sentence_is_caught() -> None:
    class Planted:
        class Forgotten(errors.PracticeError):
            pass

    assert without_sentence(Planted) == ["Forgotten"]


@pytest.mark.parametrize("sentence", [*SENTENCES.values(), *STEPS.values()])
def test_the_tone(sentence: str) -> None:
    assert not re.search(r"[!—–]|\b(error|failed|invalid|user|patient|please)\b", sentence, re.IGNORECASE)
    assert sentence[0].isupper() or sentence.startswith("{")


@pytest.mark.parametrize("sentence", SENTENCES.values())
def test_what_happened_and_what_to_do(sentence: str) -> None:
    assert len(re.findall(r"[.?](?:\s|$)", sentence)) >= 2


def test_facts_are_put_in() -> None:
    assert "28 Mar 2027" in sentence_for(
        errors.ImpossibleTime(date(2027, 3, 28), time(2, 30), "Europe/Berlin")
    )
    assert "Your name takes at most 200 characters" in sentence_for(errors.TextTooLong("therapist_name", 200))
    assert "23 Nov 2026" in sentence_for(errors.DayOutOfOrder("2026-11-23"))


def test_an_error_of_a_kind_says_what_its_kind_says() -> None:
    class NewKind(errors.VaultDamaged):
        pass

    assert sentence_for(NewKind()) == sentence_for(errors.VaultDamaged())


def test_a_bug_says_nothing_of_its_own() -> None:
    assert sentence_for(ValueError("Marit Halvorsen")) == UNEXPECTED


def test_every_step_that_can_be_taken_back_has_words() -> None:
    services = [path.read_text(encoding="utf-8") for path in (ROOT / "practiceapp/services").rglob("*.py")]
    named = {name for text in services for name in re.findall(r'Undo\("(\w+)"', text)}
    states = re.findall(
        r'= "(\w+)"', inspect.getsource(__import__("practiceapp.domain.sessions", fromlist=["x"]))
    )
    assert named <= STEPS.keys()
    assert "held" in states
    assert done_words("session_held") == "Session marked as held"
    assert done_words("something else") == "Done."
