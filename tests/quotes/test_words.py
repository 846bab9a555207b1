"""An article as a row of tags: each word by itself, and what its neighbours decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.quotes import tags, words
from corpus_tools.quotes.marks import scan
from corpus_tools.quotes.words import Words, read

NAMES = {
    value: name for name, value in vars(tags).items() if name.isupper() and isinstance(value, str) and len(value) == 1
}


def words_of(text: str) -> Words:
    return read(text, scan(text))


def tagged(text: str) -> str:
    return " ".join(NAMES[tag].lower() for tag in words_of(text).tags)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Ode said this.", "name name cue determiner stop"),
        ("“No,” she said.", "quotation pronoun cue stop"),
        ("Mr. Ode’s aide left.", "name name possessive_s person verb stop"),
        ("The US paid £1,500 on 3 May.", "article name verb number preposition number time stop"),
        ("He paid 10%.", "pronoun verb number stop"),
        ("@ada spoke", "name cue"),
        ("harbour\n\nferry", "word break_ word"),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert tagged(text).replace("break", "break_").replace("break__", "break_") == expected


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("She may go.", "may", "AUXILIARY"),
        ("May I ask?", "may", "AUXILIARY"),
        ("Will Ode resign?", "will", "AUXILIARY"),
        ("Will Ode said no.", "will", "NAME"),
        ("“No,” Will Lund said.", "will", "NAME"),
        ("Theresa May said no.", "may", "NAME"),
        ("It was, May added, late.", "may", "NAME"),
        ("It is late, according to May.", "may", "NAME"),
        ("Ode left on 3 May.", "may", "TIME"),
        ("Ode left in May.", "may", "TIME"),
        ("Ode left on Sunday, May 3.", "may", "TIME"),
        ("In June Ode left.", "june", "TIME"),
        ("June Ode left.", "june", "NAME"),
        ("Last August Ode left.", "august", "TIME"),
    ],
)
def test_months_that_are_names(text: str, word: str, tag: str) -> None:
    words = words_of(text)
    assert NAMES[words.tags[words.lows.index(word)]] == tag


def test_a_sentence_begins_after_a_stop_and_not_after_an_abbreviation() -> None:
    assert tagged("It rained. Moving on, they left.").split()[3] == "participle"
    assert words_of("Gen. Ode met Sen. Lund.").lows == ["gen", "ode", "met", "sen", "lund", "."]


def test_cues_of_two_words() -> None:
    words = words_of("Ode pointed out that it rained.")
    assert words.lows[1] == "pointed out"
    assert words.tags[1] == tags.CUE


def test_the_name_of_a_speaker_inside_marks_stays_outside() -> None:
    words = words_of("“ODE: I left.” Nobody answered.")
    assert words.lows[:2] == ["ode", ":"]
    assert words.tags[words.quote_at[0]] == tags.QUOTATION


@given(st.text(alphabet="Aa1 .,'’“”\"-–%$@\n:", max_size=80))
def test_words_keep_their_order_and_their_place(text: str) -> None:
    words = words_of(text)
    assert len(words.starts) == len(words.ends) == len(words.lows) == len(words.tags)
    assert all(a < b for a, b in zip(words.starts, words.ends, strict=True))
    assert all(a <= b for a, b in zip(words.ends, words.starts[1:], strict=False))
    assert [i for i, tag in enumerate(words.tags) if tag == tags.QUOTATION] == words.quote_at


def test_classified_tokens_are_kept_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "“No,” said Ada Ode, who may leave in May. Bo Lund pointed out the will of the voters."
    expected = words_of(text)
    monkeypatch.setattr(words, "_MOST_CLASSIFIED", 5)
    kept = words._Classified()
    monkeypatch.setattr(words, "_CLASSIFIED", kept)
    assert words_of(text) == expected == words_of(text)
    assert 0 < len(kept) <= 5


def test_the_places_of_words() -> None:
    assert words.places_of({"as", "by"}, ["as", "far", "as", "as"]) == {"as": [0, 2, 3], "by": []}
