"""How much of an article is in another, counted by hand on invented articles."""

from __future__ import annotations

from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools import divided
from corpus_tools.provenance import align_passages
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.lineage import CONFIDENCE, JUDGED
from corpus_tools.provenance.reuse import shares
from corpus_tools.provenance.reuse.shares import Reuse, measure_reuse
from corpus_tools.provenance.texts import text_digests

NARRATED = "The ferry to Skerry ran aground in the morning fog, and forty people were brought ashore in small boats."
QUOTED = "“We heard the keel go over the stones and then the engine stopped for good,” said the pilot, Ina Moor."


def reuse(one: str, other: str) -> Reuse:
    """What the article ``one`` shares with ``other``."""
    articles = pd.DataFrame({"article_id": ["one", "other"], "text": [one, other]})
    passages = align_passages(articles)
    return measure_reuse([Article("one", one, 0), Article("other", other, 0)], passages)["one", "other"]


def test_the_same_text() -> None:
    found = reuse(f"{NARRATED} {QUOTED}", f"{NARRATED} {QUOTED}")
    assert (found.share, found.narrated_share, found.kept) == (1.0, 1.0, 1.0)
    assert found.swaps == ()
    # Nineteen words of the first sentence, and "said the pilot, Ina Moor".
    assert found.narrated == 24


def test_a_quotation_alone_is_no_narration() -> None:
    found = reuse(f"{QUOTED} Nobody was hurt.", f"A ship is lost. {QUOTED}")
    assert found.narrated <= 5
    assert found.share > 0.7


def test_words_swapped_inside_marks() -> None:
    found = reuse(f"{NARRATED} {QUOTED}", f"{NARRATED} {QUOTED.replace('keel', 'hull').replace('stopped', 'died')}")
    assert [(mine, theirs) for _, mine, theirs in found.swaps] == [("keel", "hull"), ("stopped", "died")]
    assert found.narrated == 24


def test_words_reworded_outside_marks_are_not_counted() -> None:
    reworded = "The boat to Skerry hit rocks in early fog, but forty persons came ashore with small craft."
    found = reuse(f"{NARRATED} {QUOTED}", f"{reworded} {QUOTED}")
    assert found.narrated <= 8  # "said the pilot, Ina Moor", and at most one run of three


@pytest.mark.parametrize("kind", sorted(JUDGED))
def test_confidence_is_what_was_judged(kind: str) -> None:
    right, judged = JUDGED[kind]
    assert right <= judged
    assert CONFIDENCE[kind] == pytest.approx((right + 1) / (judged + 2), abs=0.005)


def passage(one: tuple[int, int], other: tuple[int, int], kind: str) -> pd.DataFrame:
    row = ("one", *one, "other", *other, kind)
    return pd.DataFrame([row], columns=["article_id", "start", "end", "other_id", "other_start", "other_end", "kind"])


@pytest.mark.parametrize("kind", ["verbatim", "edited"])
def test_a_word_that_a_span_cuts_is_compared_as_far_as_it_lies_inside(kind: str) -> None:
    text = "Unmoored boats drift far out to sea."
    found = measure_reuse([Article("one", text), Article("other", text)], passage((2, 30), (2, 30), kind))
    # "moored boats drift far out t": of its six words the first is no whole word, and the last begins one.
    assert (found["one", "other"].kept, found["one", "other"].narrated) == (1.0, 5)


@pytest.mark.parametrize("kind", ["verbatim", "edited"])
def test_a_passage_that_ends_before_the_body_has_no_words(kind: str) -> None:
    text = "Boats adrift\n\nThe boats are far out at sea."
    articles = [Article("one", text, 14), Article("other", text, 14)]
    found = measure_reuse(articles, passage((0, 9), (0, 9), kind))["one", "other"]
    assert (found.kept, found.narrated, found.share) == (0.0, 0, 0.0)


@pytest.mark.parametrize("size", [1, 2, 400])
def test_shares_of_articles_in_parts_are_those_of_all_together(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    texts = ["Old eels. “Wet eels”, he said.", "Old eels. New eels.", "Nothing."]
    articles = [Article(f"a{n}", text) for n, text in enumerate(texts)]
    # The passages of four pairs, out of order: those of the first overlap.
    pairs = np.array([3, 0, 0, 2, 1])
    starts, ends = np.array([7, 5, 0, 0, 11]), np.array([8, 14, 9, 9, 15])
    spans = shares.Spans.joined(pairs, starts, ends, np.zeros(4, dtype=np.int64))
    assert [spans.of(pair) for pair in range(4)] == [[(0, 14)], [(11, 15)], [(0, 9)], [(7, 8)]]
    real = divided.divided
    monkeypatch.setattr(divided, "divided", lambda units, _: real(units, size))
    share, narrated = shares._shares(articles, text_digests(articles), np.array([0, 0, 1, 2]), spans)
    # 20 letters in the first article, 7 in marks; its headline is its body here.
    assert share.tolist() == [10 / 20, 3 / 20, 7 / 14, 0.0]
    assert narrated.tolist() == [7 / 13, 0.0, 7 / 14, 0.0]


def test_no_passages() -> None:
    assert dict(measure_reuse([], passage((0, 1), (0, 1), "edited"))) == {}
    nothing = measure_reuse([Article("one", "Eels."), Article("third", "Eels.")], passage((0, 1), (0, 1), "edited"))
    assert list(nothing) == []
    assert nothing.get(("one", "third")) is None
    assert nothing.get(("one", "fourth")) is None


def test_pairs_are_found_from_either_side() -> None:
    text = "Boats drift far out to sea in the fog."
    articles = [Article("one", text), Article("third", text), Article("other", text)]
    found = measure_reuse(articles, passage((0, 38), (0, 38), "verbatim"))
    assert list(found) == [("one", "other"), ("other", "one")]
    assert len(found) == 2
    assert found["other", "one"].covered == ((0, 38),)
    assert found.get(("one", "third")) is None
    with pytest.raises(KeyError):
        found["third", "other"]


def joined_by_hand(spans: list[tuple[int, int]], floor: int) -> list[tuple[int, int]]:
    """The stretches of all places from the floor on that lie in a span; two that touch are one."""
    out: list[tuple[int, int]] = []
    for begin, end in sorted((max(begin, floor), end) for begin, end in spans if end > floor):
        if out and begin <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((begin, end))
    return out


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1])), max_size=6)


@given(st.lists(st.tuples(SPANS, st.integers(0, 20)), max_size=5), st.randoms())
def test_spans_of_all_pairs_are_joined_as_those_of_each(
    pairs: list[tuple[list[tuple[int, int]], int]], random: Random
) -> None:
    rows = [(number, *span) for number, (spans, _) in enumerate(pairs) for span in spans]
    random.shuffle(rows)
    numbers, starts, ends = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    floors = np.array([floor for _, floor in pairs], dtype=np.int64)
    found = shares.Spans.joined(numbers, starts, ends, floors)
    assert [found.of(number) for number in range(len(pairs))] == [joined_by_hand(*each) for each in pairs]
