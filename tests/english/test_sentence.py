"""The words of a sentence as frames read them."""

from __future__ import annotations

import pytest

from corpus_tools.english.sentence import Sentence, is_adverb, is_past, is_word, read_sentence
from corpus_tools.text import fold_case


def sentence(text: str) -> Sentence:
    return read_sentence(text, fold_case(text), 0)


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("She’d gone; they won’t.", ["she", "'d", "gone", ";", "they", "won't", "."]),
        ("The dean’s wife", ["the", "dean", "'s", "wife"]),
        ("Mr. Ode of the U.S. office", ["mr", "ode", "of", "the", "u.s", "office"]),
        ("It told us that US voters left.", ["it", "told", "us", "that", "u.s", "voters", "left", "."]),
        ("LEAVE US ALONE", ["leave", "us", "alone"]),
        ("", []),
    ],
)
def test_words(text: str, lows: list[str]) -> None:
    assert [token.low for token in sentence(text).tokens] == lows


def test_offsets_capitals_and_spans() -> None:
    s = sentence("“Ada Ode’ll go.”")
    assert [s.raw[t.start : t.end] for t in s.tokens] == ["“", "Ada", "Ode", "’ll", "go", ".", "”"]
    assert [t.is_capital for t in s.tokens] == [False, True, True, False, False, False, False]
    assert s.span((1, 3)) == (1, 8)
    assert s.words((1, 3)) == ["ada", "ode"]
    assert s.token_at(6) == 2
    assert s.last_token_before(1) == 0


def test_headlines_and_kinds_of_word() -> None:
    assert sentence("Council Leader Forced Out After Vote").is_headline
    assert not sentence("The council leader was forced out after a vote.").is_headline
    assert [is_word(t) for t in sentence("£5 (now)").tokens] == [True, False, True, False]
    assert [is_adverb(w) for w in ("quickly", "still", "family", "dean")] == [True, True, False, False]
    assert [is_past(w) for w in ("sacked", "went", "red", "go")] == [True, True, False, False]


def test_a_sentence_at_another_place_keeps_its_words() -> None:
    s = read_sentence("Ode left.", "ode left.", 0)
    tokens = s.tokens
    moved = s.moved(40)
    assert (moved.offset, s.offset) == (40, 0)
    assert moved.tokens is tokens
    assert moved.span((0, 2)) == (0, 8)
