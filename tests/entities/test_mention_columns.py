"""Mentions as columns of numbers."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus_tools.entities import find_mentions, resolve_entities
from corpus_tools.entities import mention_columns as columns
from corpus_tools.entities.mention_columns import MentionColumns, Numbered, Tally, paired, parted, pieces_of, slices
from corpus_tools.entities.resolve import resolve

SMALL = st.integers(min_value=0, max_value=9)
TEXTS = (
    "Dame Maria Oakden resigned on Tuesday. Dame Maria had led the Exham Harbour Authority for years.",
    "Oakden quits. Commissioner Maria Oakden told the mayor of Exham, Joseph Tindle, in a letter.",
    "Ms Oakden wrote to Mr Tindle. The Commissioner had met Joe Tindle at the Exham Harbour Authority (EHA).",
    "Peter Tindle praised Maria Okden on Friday. “She did well,” Peter Tindle said. The mayor smiled.",
    "The Home Secretary, Cora Lund, spoke. Ms Lund said no more. Mr Lund left.",
    "Maria Oakden and Maria Oakden again met the Home Secretary at the EHA. Mrs Cora Lund smiled.",
)


def test_equal_texts_have_one_number() -> None:
    numbered = Numbered(["a"])
    assert numbered.of(pd.Series(["b", None, "a", "b"], dtype="str")).tolist() == [1, -1, 0, 1]
    assert numbered.of(pd.Series(["c", "b"], dtype="str")).tolist() == [2, 1]
    assert (numbered.texts, len(numbered)) == (["a", "b", "c"], 3)
    # No text has the last place, which -1 asks for.
    assert numbered.flags(text > "a" for text in numbered.texts)[[0, 1, 2, -1]].tolist() == [False, True, True, False]


@given(st.lists(st.lists(SMALL, max_size=8), max_size=8))
def test_tally_counts(added: list[list[int]]) -> None:
    tally = Tally()
    for numbers in added:
        tally.add(np.array(numbers, dtype=np.int64))
    different, counts = tally.result()
    assert dict(zip(different.tolist(), counts.tolist(), strict=True)) == Counter(n for some in added for n in some)
    assert different.tolist() == sorted(set(different.tolist()))


def test_tally_joins_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "AT_ONCE", 1)
    tally = Tally()
    for n in range(40):
        tally.add(np.array([n % 7, 5, -3], dtype=np.int64))
    different, counts = tally.result()
    # 0 to 39 by sevens: 0 to 4 come six times, 5 and 6 five times; 5 is added 40 times besides.
    assert different.tolist() == [-3, 0, 1, 2, 3, 4, 5, 6]
    assert counts.tolist() == [40, 6, 6, 6, 6, 6, 45, 5]


@given(st.lists(st.tuples(SMALL, st.integers(-1, 4))))
def test_two_numbers_as_one(pairs: list[tuple[int, int]]) -> None:
    one, other = (np.array([pair[at] for pair in pairs], dtype=np.int64) for at in (0, 1))
    both = paired(one, other, 5)
    assert len(np.unique(both)) == len(set(pairs))
    again = parted(both, 5)
    assert (again[0].tolist(), again[1].tolist()) == (one.tolist(), other.tolist())


@given(st.lists(SMALL).map(sorted), st.integers(1, 5))
def test_pieces_hold_all_of_a_number(numbers: list[int], rows: int) -> None:
    pieces = [numbers[piece] for piece in pieces_of(np.array(numbers), rows)]
    assert [n for piece in pieces for n in piece] == numbers
    assert all(not set(one) & set(other) for one, other in pairwise(pieces))
    borders = slices(np.array(numbers, dtype=np.int64), 10)
    assert [numbers[borders[n] : borders[n + 1]] for n in range(10)] == [[n] * numbers.count(n) for n in range(10)]


@pytest.mark.parametrize("at_once", [1, 5, 1000])
@given(order=st.permutations(range(len(TEXTS))), size=st.integers(1, 6))
def test_parts_give_the_rows_of_the_whole(at_once: int, order: list[int], size: int) -> None:
    dates = pd.to_datetime([f"2030-01-{i + 1:02}" for i in range(len(TEXTS))]).astype("datetime64[s]")
    outlets = [f"Outlet {i % 2}" for i in range(len(TEXTS))]
    articles = pd.DataFrame({"article_id": [*"fedcba"], "text": TEXTS, "outlet": outlets, "published": dates})
    found = find_mentions(articles)
    whole = resolve_entities(found, articles)
    ids = [articles["article_id"].iloc[i] for i in order]
    parts = [found[found["article_id"].isin(ids[at : at + size])] for at in range(0, len(ids), size)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "AT_ONCE", at_once)
        mentions = MentionColumns()
        for part in parts:
            mentions.add(part)
        resolved = resolve(mentions, articles)
    pd.testing.assert_frame_equal(resolved.entities, whole.entities)
    begin, rows = 0, {}
    for part in parts:
        some, at = resolved.part(part, begin)
        begin += len(part)
        assert at.tolist() == sorted(at.tolist())
        rows |= dict(zip(at.tolist(), some.itertuples(index=False), strict=True))
    again = pd.DataFrame([rows[i] for i in range(len(rows))]).astype(whole.mentions.dtypes.to_dict())
    pd.testing.assert_frame_equal(again, whole.mentions)


def test_no_mentions() -> None:
    articles = pd.DataFrame({"article_id": ["a"], "text": ["It rained."]})
    tables = resolve_entities(find_mentions(articles), articles)
    assert (len(tables.mentions), len(tables.entities)) == (0, 0)
    assert len(resolve(MentionColumns(), articles).entities) == 0
