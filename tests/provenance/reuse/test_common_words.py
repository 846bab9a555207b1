"""What the words of passages have in common, counted by hand and, for any text, word by word."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.english.tokens import FOLDED_WORD
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.reuse import common_words
from corpus_tools.provenance.reuse.common_words import Places, _compare
from corpus_tools.provenance.reuse.matching import matching_blocks

ONE = "The old mill burned. “It was a very sad day here,” she said on the quay."
OTHER = "The old mill burned. “It was a most sad day here,” she said on the boat."


def compared(articles: list[Article], rows: list[tuple[int, int, int, int, int, int, bool]]) -> list[dict[str, Any]]:
    a, b, c, d, e, f, is_verbatim = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    found: list[dict[str, Any]] = _compare(articles, Places(a, b, c, d, e, f, is_verbatim.astype(bool))).to_pylist()
    return found


def test_counted_by_hand() -> None:
    articles = [Article("one", ONE), Article("other", OTHER)]
    (row,) = compared(articles, [(0, 1, 0, len(ONE), 0, len(OTHER), False)])
    # 4 + 7 + 5 words. In runs of five: seven up to the swapped word, and seven from "sad" to "the". In runs of three
    # the same; of them four and four are narration.
    assert (row["size"], row["other_size"], row["run"]) == (16, 16, 14)
    assert (row["told"], row["other_told"], row["swaps"]) == (8, 8, 1)
    assert json.loads(row["swapped"]) == [[ONE.index("very"), OTHER.index("most"), "very", "most"]]


def test_of_the_same_words_all_are_in_one_run() -> None:
    articles = [Article("one", ONE, 21), Article("other", OTHER)]
    first, second = compared(articles, [(0, 1, 0, 30, 21, 30, True), (0, 0, 0, 20, 0, 20, True)])
    assert (first["run"], first["size"], first["other_size"], first["told"], first["swapped"]) == (3, 3, 3, 0, None)
    assert (second["run"], second["size"]) == (0, 0)  # before the body


def by_hand(one: Article, other: Article, row: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Words in runs of five, words on either side, and words of the one in runs of three outside marks."""
    sides = [(one, max(row[2], one.body_start), row[3]), (other, max(row[4], other.body_start), row[5])]
    spans = [[(m.start(), m.group()) for m in FOLDED_WORD.finditer(a.folded, begin, end)] for a, begin, end in sides]
    whole = {m.start() for m in FOLDED_WORD.finditer(one.folded)}
    blocks = matching_blocks(*([word for _, word in words] for words in spans))
    run = sum(block.size for block in blocks if block.size >= 5)
    inside = [spans[0][k][0] for block in blocks if block.size >= 3 for k in range(block.a, block.a + block.size)]
    told = sum(at in whole and not one.is_quoted(at) for at in inside)
    return run, len(spans[0]), len(spans[1]), told


TEXTS = st.lists(
    st.sampled_from(["the ", "old ", "mill ", "it's ", "“", "” ", "\n\n", "Ünna ", "x.", ", "]), max_size=40
)


@given(st.lists(TEXTS.map("".join), min_size=2, max_size=4), st.randoms(use_true_random=False), st.integers(3, 60))
def test_any_passages_of_any_texts(texts: list[str], random: Random, most: int) -> None:
    articles = [Article(str(k), text, min(len(text), random.choice([0, 0, 7]))) for k, text in enumerate(texts)]
    rows = []
    for _ in range(6):
        a, b = random.randrange(len(texts)), random.randrange(len(texts))
        spans = [sorted(random.randint(0, len(texts[k])) for _ in range(2)) for k in (a, b)]
        rows.append((a, b, *spans[0], *spans[1], False))
    with pytest.MonkeyPatch.context() as patch:
        # However few words a thread can tell apart and keeps.
        patch.setattr(common_words, "_MOST_WORDS", max(most, 20))
        patch.setattr(common_words, "_READ", 2)
        common_words._KEPT.forget()
        found = compared(articles, rows)
        common_words._KEPT.forget()
    for k, (row, told) in enumerate(zip(rows, found, strict=True)):
        assert told["unit"] == k
        expected = by_hand(articles[row[0]], articles[row[1]], row)
        assert (told["run"], told["size"], told["other_size"], told["told"]) == expected


def test_passages_of_articles_that_share_text_are_read_one_after_the_other() -> None:
    # Two stories, 0, 2, 4 and 1, 3, 5, whose passages take turns.
    one, other = np.array([0, 1, 0, 1, 2, 3]), np.array([2, 3, 4, 5, 4, 5])
    nothing = np.zeros(6, dtype=np.int64)
    order = Places(one, other, nothing, nothing, nothing, nothing, nothing.astype(bool)).in_reading_order()
    assert sorted(order.tolist()) == list(range(6))
    assert [len(set(one[some].tolist() + other[some].tolist())) for some in (order[:3], order[3:])] == [3, 3]
    empty = Places(*[nothing[:0]] * 6, nothing[:0].astype(bool))
    assert empty.in_reading_order().tolist() == []
