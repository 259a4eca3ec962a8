"""The sentences of invoices stand in files: whole, closed, and checked when they are read."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from practiceapp.documents.wordings import WordingsUnfit, phrases, read_wordings
from practiceapp.domain.account.tax import Tax
from practiceapp.domain.account.wordings import WORDINGS_VERSION, Wording
from practiceapp.resources import invoice_languages, resource_path

Words = dict[str, Any]


def english() -> Words:
    words: Words = json.loads(resource_path("wordings", "en.json").read_text(encoding="utf-8"))
    return words


@pytest.mark.parametrize("language", invoice_languages())
def test_every_language_says_everything_of_today(language: str) -> None:
    words = phrases(WORDINGS_VERSION, language)
    assert set(words.one) == set(words.several) == set(Wording)
    assert set(words.notes) == set(Tax) - {Tax.STANDARD}
    assert {country for _tax, country in words.grounds} == {"DE", "AT", "CH", "GB"}


def test_english_and_german_are_there() -> None:
    assert invoice_languages() == ("en", "de")


def breach(change: Callable[[Words], object]) -> str:
    """What is said of the English file once it was changed so."""
    words = copy.deepcopy(english())
    change(words)
    with pytest.raises(WordingsUnfit) as caught:
        read_wordings(json.dumps(words))
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda words: words["1"].pop("total"), "1: missing or unknown: total"),
        (lambda words: words["1"].update(greeting="Dear"), "1: missing or unknown: greeting"),
        (lambda words: words["1"]["one"].pop("services"), "1.one: missing or unknown: services"),
        (lambda words: words["1"]["notes"].pop("exempt_care"), "1.notes: missing or unknown: exempt_care"),
        (lambda words: words["1"]["grounds"].update(standard={}), "1.grounds: a table for taxes"),
        (
            lambda words: words["1"]["grounds"]["exempt_care"].update(de="x"),
            "1.grounds.exempt_care: countries",
        ),
        (lambda words: words["1"].update(pay="Transfer {amount} by {due}."), "1.pay: its braces are"),
        (lambda words: words["1"].update(total="Total of {client}"), "1.total: its braces are []"),
        (lambda words: words["1"].update(total="Total }"), "1.total: its braces are []"),
        (lambda words: words["1"].update(total=" "), "1.total: one line"),
        (lambda words: words["1"].update(total="Total\nand more"), "1.total: one line"),
        (lambda words: words["1"].update(total="far " * 60), "1.total: one line"),
        (lambda words: words["1"].update(total=7), "1.total: one line"),
        (lambda words: words.update(first={}), "versions are numbered"),
        (lambda words: words.update({"2": []}), "2: no table"),
    ],
)
def test_a_file_that_lacks_or_adds_something_is_refused(change: Callable[[Words], object], said: str) -> None:
    assert breach(change).startswith(said)


def test_what_is_no_file_of_wordings_is_refused() -> None:
    for text in ("", "[]", "{}", "not json"):
        with pytest.raises(WordingsUnfit):
            read_wordings(text)
