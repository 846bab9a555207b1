"""What is worked out of an article."""

from __future__ import annotations

import pickle

import pytest

from corpus_tools.provenance.article import Article

TEXT = "Fire\n\nThe mill burned down. “Nobody was hurt,” Ada Ode said."
ARTICLE = Article("a", TEXT, 6)


def test_the_headline_is_not_of_the_body() -> None:
    assert ARTICLE.body_words == 10  # four, three and three
    assert [TEXT[begin:end] for begin, end in ARTICLE.paragraphs] == [TEXT[6:]]


def test_a_character_is_in_a_sentence_of_the_body_or_in_none() -> None:
    assert ARTICLE.sentence_at(TEXT.index("mill")) == ARTICLE.sentence_at(26) == (6, 27)
    assert ARTICLE.sentence_at(TEXT.index("Ada")) == (28, len(TEXT))
    assert ARTICLE.sentence_at(0) is None  # in the headline
    # The body may begin within a paragraph: its first sentence is the first that begins in it.
    assert [Article("a", "It rained. It snowed.", 3).sentence_at(at) for at in (5, 12)] == [None, (11, 21)]


def test_what_is_between_marks_is_blank_in_the_narration() -> None:
    ((start, end),) = ARTICLE.quoted
    assert TEXT[start:end] == "“Nobody was hurt,”"
    assert ARTICLE.narration == f"fire\n\nthe mill burned down. {' ' * 18} ada ode said."


@pytest.mark.parametrize(
    ("word", "is_quoted"), [("down", False), ("“", True), ("Nobody", True), ("”", True), ("Ada", False)]
)
def test_whether_a_character_is_quoted(word: str, is_quoted: bool) -> None:
    assert ARTICLE.is_quoted(TEXT.index(word)) is is_quoted


def test_what_was_worked_out_is_not_sent_to_another_process() -> None:
    assert ARTICLE.folded == TEXT.lower().replace("“", '"').replace("”", '"')
    sent = pickle.loads(pickle.dumps(ARTICLE))
    assert (sent, set(vars(sent))) == (ARTICLE, {"article_id", "text", "body_start"})
