"""Finding in the help: titles before headings before text, and the line with the word."""

from practiceapp.ui.help.finding import HEADING, TEXT, TITLE, find
from practiceapp.ui.help.topics import Topic, help_book

TOPICS = (
    Topic("text", "# First\n\nOne sentence. The key opens the door. Another.\n"),
    Topic("heading", "# Second\n\nFor something.\n\n## The key\n\nTurn it.\n"),
    Topic("title", "# The key\n\nIt is for the door.\n"),
    Topic("apart", "# Fourth\n\nA key.\n\n- A lock.\n"),
)


def test_the_best_comes_first() -> None:
    found = find(TOPICS, "key")
    assert [(one.topic, one.rank) for one in found] == [
        ("title", TITLE),
        ("heading", HEADING),
        ("text", TEXT),
        ("apart", TEXT),
    ]


def test_the_line_with_the_word_is_shown_below_its_heading() -> None:
    assert [(one.heading, one.line) for one in find(TOPICS, "KEY opens")] == [("", "The key opens the door.")]
    assert [(one.heading, one.line) for one in find(TOPICS, "turn")] == [("The key", "Turn it.")]


def test_of_a_title_what_the_topic_is_for_is_shown() -> None:
    assert find(TOPICS, "key")[0].line == "It is for the door."


def test_every_word_has_to_be_there() -> None:
    assert [one.topic for one in find(TOPICS, "key lock")] == ["apart"]
    assert find(TOPICS, "key window") == []


def test_case_and_accents_do_not_matter() -> None:
    book = help_book("de")
    assert find(book.topics, "SCHLUSSEL") == find(book.topics, "schlüssel") != []


def test_nothing_asked_finds_nothing() -> None:
    assert find(TOPICS, "  ") == []


def test_a_word_of_the_trade_leads_to_its_topic() -> None:
    for asked, topic in (("lock", "locking"), ("recovery", "recovery_words"), ("correct", "corrections")):
        assert find(help_book("en").topics, asked)[0].topic == topic
