"""Which of the names that the finder gives are kept."""

from __future__ import annotations

import pytest

from corpus_tools.english.words import read_words
from corpus_tools.entities.article_pass import _is_word_itself
from corpus_tools.entities.found import Found


@pytest.mark.parametrize(
    ("text", "sure", "is_word"),
    [
        ("Transcript as follows:", 0.43, True),
        ("Statement: the pier stays shut.", 0.43, True),
        ("Transcript as follows:", 0.93, False),  # the finder is sure: an outlet may be called so
        ("Song said so.", 0.43, False),  # a surname, too
        ("Arvenna said so.", 0.43, False),
    ],
)
def test_what_a_text_is_called_at_its_head_is_no_name(text: str, sure: float, is_word: bool) -> None:
    assert _is_word_itself(read_words(text), Found(0, 1, "ORG", sure, "model")) is is_word


def test_inside_a_sentence_a_capital_says_more() -> None:
    assert not _is_word_itself(read_words("They read the Transcript again."), Found(3, 4, "ORG", 0.43, "model"))
