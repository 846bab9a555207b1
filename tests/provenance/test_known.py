"""What is known of articles one by one, on three of them whose outlets, days and words were counted by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.provenance.known import Known

ROWS = pd.DataFrame(
    {
        "article_id": ["c", "a", "b"],
        "outlet": ["Quay Post", None, "Harbour Herald"],
        "author": ["By Ann Hall, Reuters", None, None],
        "published": pd.to_datetime(["2031-03-04", "2031-03-03", None]).astype("datetime64[s]"),
        "published_precision": ["day", "day", None],
        "text": ["SKERRY (AP) — Eels are late.", "Boats are out.", "Nets, and no fish."],
    }
)


def test_articles_are_numbered_in_the_order_of_their_ids() -> None:
    known = Known(ROWS)
    assert (len(known), known.ids) == (3, ["a", "b", "c"])
    assert known.words.tolist() == [3, 4, 6]  # what spaces part: the dash too
    assert [known.outlet_of(k) for k in range(3)] == ["", "Harbour Herald", "Quay Post"]


def test_an_article_without_outlet_is_of_none() -> None:
    known = Known(ROWS)
    assert known.outlets == ["", "Harbour Herald", "Quay Post"]
    assert known.outlet.tolist() == [0, 1, 2]
    assert known.has_outlet.tolist() == [False, True, True]
    unknown = Known(ROWS.assign(outlet="unknown"))
    assert not unknown.has_outlet.any()


def test_days_that_are_not_known_are_before_none() -> None:
    known = Known(ROWS)
    assert known.when.is_before(0, 2)
    assert not known.when.is_before(2, 0)
    assert not known.when.is_before(0, 1)
    assert not known.when.is_before(1, 0)


def test_agencies_of_dateline_and_byline() -> None:
    known = Known(ROWS)
    assert [len(known.agencies(k)) for k in range(3)] == [0, 0, 2]


@pytest.mark.parametrize("column", ["outlet", "author", "published", "published_precision"])
def test_a_column_that_is_not_there_is_empty(column: str) -> None:
    known = Known(ROWS.drop(columns=column))
    assert known.ids == ["a", "b", "c"]
    assert known.has_outlet.any() == (column != "outlet")


def test_no_articles() -> None:
    known = Known(ROWS.head(0))
    assert (len(known), known.outlets, known.own) == (0, [], [])
