"""The words of quotations as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.provenance.utterances.tokens import (
    Bag,
    is_capitalised_inside,
    is_number,
    quote_tokens,
    text_weight,
    weight,
)


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("We won’t pay.", ["we", "won't", "pay"]),
        ("the U.S. and the US", ["the", "us", "and", "the", "us"]),
        ("1,500 or 1500", ["1500", "or", "1500"]),
        ("seven, or 7", ["7", "or", "7"]),
        ("£17m & 10%", ["17m£", "and", "10", "percent"]),
        ("one of ’em", ["one", "of", "them"]),
        ("I … left. . . . We […] stayed", ["i", "…", "left", "…", "we", "…", "stayed"]),
        ("", []),
    ],
)
def test_two_spellings_of_a_word_are_one(text: str, norms: list[str]) -> None:
    assert [token.norm for token in quote_tokens(text)] == norms


@pytest.mark.parametrize(
    ("text", "bracketed"),
    [
        ("[She] said", ["she"]),
        ("[s]he said", ["she"]),
        ("we (the club) won", ["the", "club"]),
        ("we left (and I for one was glad of it) early", []),
        ("Lind (Abel Lind, the former mayor of Tarn) left", ["abel", "lind", "the", "former", "mayor", "of", "tarn"]),
        ("we [left", []),
    ],
)
def test_what_a_newspaper_put_in(text: str, bracketed: list[str]) -> None:
    assert [token.norm for token in quote_tokens(text) if token.is_bracketed] == bracketed


def test_weights_and_numbers() -> None:
    assert (weight("the"), weight("people"), weight("harbour")) == (0.2, 0.6, 1.0)
    assert text_weight(quote_tokens("the harbour [the city]")) == pytest.approx(1.2)
    assert [is_number(t.norm) for t in quote_tokens("nine 1,500 harbour")] == [True, True, False]


def test_capitals_inside_a_sentence() -> None:
    text = "It rained. Ode left for Tarn, I think."
    found = {text[t.start : t.end] for t in quote_tokens(text) if is_capitalised_inside(text, t)}
    assert found == {"Tarn"}


def test_what_two_quotations_share() -> None:
    one, other = (Bag.of(quote_tokens(text)) for text in ("the harbour, the city", "the harbour of the town, the sea"))
    assert one.shared_counts(other) == [1, 0, 2]
    assert one.shared_weight(other) == pytest.approx(1.4)


@given(st.text(alphabet="Aa1 .,'’[]()…%£$", max_size=60))
def test_tokens_stand_where_they_say_and_share_all_with_themselves(text: str) -> None:
    tokens = quote_tokens(text)
    assert all(0 <= t.start < t.end <= len(text) for t in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)
    bag = Bag.of(tokens)
    assert bag.shared_weight(bag) >= bag.weight - 1e-9
