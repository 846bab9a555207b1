from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools import schema
from corpus_tools.english.tokens import (
    count_words,
    paragraph_spans,
    sentence_spans,
    split_sentences,
    tokenise,
    word_spans,
)
from tests.timing import assert_in_proportion


def sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Ode left. She said so.", ["Dr. Ode left.", "She said so."]),
        ("“Why?” she asked. “No.”", ["“Why?” she asked.", "“No.”"]),
        ("He paid £4.50. It was dear.", ["He paid £4.50.", "It was dear."]),
        ("J. P. Orme spoke. Then he sat.", ["J. P. Orme spoke.", "Then he sat."]),
        ("She lives in the U.S. The rest do not.", ["She lives in the U.S.", "The rest do not."]),
        ("The U.S. Senate met.", ["The U.S. Senate met."]),
        ("He arrived at 5 p.m. on Monday.", ["He arrived at 5 p.m. on Monday."]),
        ("One line\nAnother line", ["One line", "Another line"]),
        ("It was I. They knew.", ["It was I.", "They knew."]),
        ("Wait … what? Yes!", ["Wait … what?", "Yes!"]),
        ("Ben Arro said he wasn’t. The pier closed.", ["Ben Arro said he wasn’t.", "The pier closed."]),
        ("The keys were Arro's. Coll took them.", ["The keys were Arro's.", "Coll took them."]),
        ("If only he’d. Still, we go.", ["If only he’d.", "Still, we go."]),
        ("The fare is Rs. 40 a day. It rose.", ["The fare is Rs. 40 a day.", "It rose."]),
        ("Cyl I. Dorn came. So did I. The rest stayed.", ["Cyl I. Dorn came.", "So did I.", "The rest stayed."]),
        ("12. Paint the boats.\n13. Go home.", ["12. Paint the boats.", "13. Go home."]),
        ("They scored 12. Ode scored 13.", ["They scored 12.", "Ode scored 13."]),
        ("No end", ["No end"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet=st.sampled_from("aB .!?“”'\"\n’…1\u2028") | st.characters(), max_size=200))
def test_spans_are_in_order_inside_the_text_and_cover_every_visible_character(text: str) -> None:
    for spans in (paragraph_spans(text), sentence_spans(text)):
        last = 0
        for start, end in spans:
            assert last <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
            last = end
        outside = "".join(
            text[a:b] for a, b in zip([0, *[e for _, e in spans]], [*[s for s, _ in spans], len(text)], strict=True)
        )
        assert not outside.strip()


@given(st.text(max_size=200))
def test_words_are_in_order_and_do_not_overlap(text: str) -> None:
    last = 0
    for start, end, kind in word_spans(text):
        assert last <= start < end <= len(text)
        assert kind in {"word", "number", "mark"}
        last = end


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s the officer's job.", ["It’s", "the", "officer's", "job", "."]),
        ("£4.50 (or 10%)", ["£4.50", "(", "or", "10%", ")"]),
        ("e-mail @someone #now", ["e-mail", "@someone", "#now"]),
        ("In the 1970s, at 8.15am,", ["In", "the", "1970s", ",", "at", "8.15am", ","]),
        ("$1.5bn, £268m or 15 m.", ["$1.5bn", ",", "£268m", "or", "15", "m."]),
        ("the 100,000th (9/11, 4x4)", ["the", "100,000th", "(", "9/11", ",", "4x4", ")"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert [text[a:b] for a, b, _ in word_spans(text)] == words


def test_count_words_counts_no_marks() -> None:
    assert count_words("“No,” she said – twice.") == 4


def test_tables_fit_the_schema_and_point_at_their_text() -> None:
    articles = pd.DataFrame({"article_id": ["a", "b"], "text": ["One. Two!\n\nThree", ""]})
    split = split_sentences(articles)
    assert split[["sentence", "paragraph"]].to_numpy().tolist() == [[0, 0], [1, 0], [2, 1]]
    schema.validate(split, "sentences", articles)
    tokens = tokenise(articles)
    assert tokens["text"].tolist() == ["One", ".", "Two", "!", "Three"]
    assert tokens["sentence"].tolist() == [0, 0, 1, 1, 2]
    schema.validate(tokens, "tokens", articles)


@pytest.mark.parametrize("unit", [". ", "A.", "?"])
def test_half_a_megabyte_of_full_stops_takes_linear_time(unit: str) -> None:
    assert_in_proportion(lambda size: partial(sentence_spans, unit * (size // len(unit))), 62_500, 500_000)


@pytest.mark.shared
def test_sentences_of_news_are_found(shared: Path) -> None:
    right = found = wanted = 0
    for line in (shared / "bench/sentences/sent.gum_wikinews.jsonl").read_text("utf-8").splitlines():
        document = json.loads(line)
        gold, ends = set(document["ends"]), {end for _, end in sentence_spans(document["text"])}
        right, found, wanted = right + len(gold & ends), found + len(ends), wanted + len(gold)
    assert 2 * right / (found + wanted) >= 0.976
