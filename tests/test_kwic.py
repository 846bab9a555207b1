from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.errors import ParameterError, TableError
from corpus_tools.kwic import COLUMNS, Sort, _after, _before, concordance, concordance_of
from corpus_tools.measures.query import compile_query, find_spans
from tests.timing import least_seconds

ARTICLES = pd.DataFrame(
    {
        "article_id": ["x", "y"],
        "outlet": ["Argus", "Beacon"],
        "published": pd.to_datetime(["2031-03-04", "2031-03-03"]),
        "text": [
            "Head resigns\n\nShe resigned. Her resignation won’t\nstand aside from “re-signing”.",
            "Standing aside? He can't resign; it’s n't 'resigned'.",
        ],
    }
)


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("resign*", ["resigns", "resigned", "resignation", "resign", "resigned"]),
        ("resign", ["resign"]),
        ("RESIGN", ["resign"]),
        ("resign?", ["resigns"]),
        ("*sign*", ["resigns", "resigned", "resignation", "re-signing", "resign", "resigned"]),
        ("stand* aside", ["stand aside", "Standing aside"]),
        ("won't stand", ["won’t\nstand"]),
        ("won’t", ["won’t"]),
        ("can’t", ["can't"]),
        ("her * won't", ["Her resignation won’t"]),
        ("resigns|aside", ["resigns", "aside", "aside"]),
        ("resigns she", []),
        ("zebra", []),
        ("(re", []),
    ],
)
def test_queries(query: str, hits: list[str]) -> None:
    assert list(concordance(ARTICLES, query)["keyword"]) == hits


@pytest.mark.parametrize("sort", ["position", "left", "right", "keyword", "published"])
@pytest.mark.parametrize("rows", [0, 1, 3, 99])
def test_the_first_rows_are_those_of_the_whole_concordance(sort: Sort, rows: int) -> None:
    whole = concordance(ARTICLES, "resign*", sort=sort)
    first = concordance(ARTICLES, "resign*", sort=sort, rows=rows)
    pd.testing.assert_frame_equal(pd.DataFrame(first), pd.DataFrame(whole.head(rows)))
    assert first.attrs == whole.attrs | {"hits": 5}
    assert repr(first).endswith("5 hits." if rows == 99 else f"The first {rows} of 5 hits.")


def test_fewer_than_no_rows_are_refused() -> None:
    with pytest.raises(ParameterError, match="rows = -1"):
        concordance(ARTICLES, "resign*", rows=-1)


def test_the_first_rows_take_as_long_however_many_hits_there_are() -> None:
    """Contexts are made for the rows that are shown alone: of 40,000 hits in less than a tenth of the time of all."""
    articles = pd.DataFrame({"article_id": ["a"], "text": ["they resigned early " * 40_000]})
    concordance(articles, "resigned", rows=20)  # the words are read once
    assert least_seconds(lambda: concordance(articles, "resigned", rows=20)) < least_seconds(
        lambda: concordance(articles, "resigned")
    )


def test_a_line_shows_its_place_and_its_context() -> None:
    table = concordance(ARTICLES, "resigned", width=13)
    assert list(table.columns) == list(COLUMNS)
    first = table.iloc[0]
    assert (first["left"], first["right"]) == ("resigns She ", ". Her")
    assert (first["outlet"], first["published"]) == ("Argus", pd.Timestamp("2031-03-04"))
    texts = dict(zip(ARTICLES["article_id"], ARTICLES["text"], strict=True))
    assert all(texts[r.article_id][r.start : r.end] == r.keyword for r in table.itertuples())
    assert table.attrs == {"query": "resigned", "articles_with_hits": 2, "articles_searched": 2}


def test_outlets_and_orders() -> None:
    assert set(concordance(ARTICLES, "resign*", outlet="Beacon")["article_id"]) == {"y"}
    assert list(concordance(ARTICLES, "aside", sort="published")["article_id"]) == ["y", "x"]
    rights = list(concordance(ARTICLES, "resign*", sort="right")["right"].str.strip())
    assert [r.split()[0].lower() for r in rights] == sorted(r.split()[0].lower() for r in rights)
    assert concordance(ARTICLES, "resigned", sort="left").iloc[0]["article_id"] == "y"


def test_what_cannot_be_asked() -> None:
    for query in ("", "   ", "**", "…|…"):
        with pytest.raises(ParameterError, match="query"):
            concordance(ARTICLES, query)
    with pytest.raises(ParameterError, match="Argus, Beacon"):
        concordance(ARTICLES, "resign", outlet="Argos")
    with pytest.raises(ParameterError, match="width"):
        concordance(ARTICLES, "resign", width=-1)
    with pytest.raises(ParameterError, match="sort"):
        concordance(ARTICLES, "resign", sort="length")  # type: ignore[arg-type]


def test_articles_without_metadata_and_no_articles() -> None:
    bare = ARTICLES[["article_id", "text"]]
    assert set(concordance(bare, "resign")["outlet"]) == {"unknown"}
    nothing = concordance(bare.head(0), "resign")
    assert nothing.empty
    assert list(nothing.columns) == list(COLUMNS)


def test_any_table_with_offsets_becomes_a_concordance() -> None:
    table = pd.DataFrame(
        {
            "article_id": ["y", "x"],
            "start": [0, 14],
            "end": [14, 17],
            "frame": ["voluntary", "neutral"],
            "other": [1, 2],
        }
    )
    lines = concordance_of(table, ARTICLES, width=10)
    assert list(lines["keyword"]) == ["Standing aside", "She"]
    assert list(lines["frame"]) == ["voluntary", "neutral"]
    assert "other" not in lines.columns
    assert list(concordance_of(table, ARTICLES, keep=["other"], sort="keyword")["other"]) == [2, 1]
    with pytest.raises(TableError, match="start"):
        concordance_of(table[["article_id"]], ARTICLES)
    with pytest.raises(TableError, match="'z'"):
        concordance_of(table.assign(article_id="z"), ARTICLES)
    assert concordance_of(table.head(0), ARTICLES).empty


def test_a_hostile_text_takes_linear_time() -> None:
    assert find_spans("a" * 1_000_000, "*a*b") == []
    assert find_spans("a " * 200_000, "a * a b") == []


@settings(max_examples=60)
@given(st.text(max_size=60), st.text(max_size=12), st.integers(0, 20))
def test_every_hit_points_at_its_text(text: str, query: str, width: int) -> None:
    articles = pd.DataFrame({"article_id": ["x"], "text": [text]})
    try:
        compile_query(query)
    except ParameterError:
        return
    table = concordance(articles, query, width=width)
    end = 0
    for row in table.itertuples():
        assert text[row.start : row.end] == row.keyword
        assert row.start >= end
        assert len(row.left) <= width
        assert len(row.right) <= width
        end = row.end


def _before_by_pattern(text: str, start: int, width: int) -> str:
    begin = max(0, start - width)
    context = text[begin:start]
    if begin > 0 and context and not text[begin - 1].isspace() and not context[0].isspace():
        cut = re.search(r"\s", context)
        context = context[cut.end() :] if cut and cut.end() < len(context) else context
    return re.sub(r"\s+", " ", context).removeprefix(" ")


@given(st.text("ab  \n\u00a0\x1c\u200b’", max_size=14), st.integers(0, 14), st.integers(0, 8))
@settings(max_examples=300, deadline=None)
def test_contexts_are_cut_at_white_space_of_any_kind(text: str, place: int, width: int) -> None:
    place = min(place, len(text))
    assert _before(text, place, width) == _before_by_pattern(text, place, width)
    mirrored = _before_by_pattern(text[::-1], len(text) - place, width)[::-1]
    after = _after(text, place, width)
    # What is after a hit is what is before it in the mirror, but for one word alone that white space is beside.
    assert after == mirrored or text[place : place + width][:1].isspace() or text[place : place + width][-1:].isspace()
