"""Rows that fit COLUMN=VALUE: exactly, by the day, by a part of a name."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.filters import only

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b", "c"],
        "outlet": ["The Argus", "Evening Post", "Morning Post"],
        "published": pd.to_datetime(["2031-03-03 08:00", "2031-03-05 00:00", None]),
    }
)
QUOTES = pd.DataFrame(
    {
        "article_id": ["a", "a", "b", "b", "c"],
        "kind": ["direct", "mixed", "direct", "direct", "direct"],
        "speaker": ["Ana Ode", "Ivo Tarn", "Ivo Tarn", None, "Eva Tarn"],
    }
)


@pytest.mark.parametrize(
    ("condition", "rows", "note"),
    [
        ("kind=mixed", [1], ""),
        ("speaker=Ana Ode", [0], ""),
        ("speaker=tarn", [1, 2, 4], "speaker: Ivo Tarn (2), Eva Tarn (1)"),
        ("speaker=EVA", [4], "speaker: Eva Tarn (1)"),
        ("speaker=Odde", [0], "speaker: Ana Ode (1)"),
        ("outlet=The Argus", [0, 1], ""),
        ("outlet=post", [2, 3, 4], "outlet: Evening Post (2), Morning Post (1)"),
        ("date=2031-03-05", [2, 3], ""),
        ("published=2031-03", [0, 1, 2, 3], ""),
    ],
)
def test_what_fits(condition: str, rows: list[int], note: str) -> None:
    kept, said = only(QUOTES, condition, ARTICLES)
    assert list(kept.index) == rows
    assert said == note


def test_the_most_frequent_name_comes_first() -> None:
    quotes = QUOTES.iloc[::-1]
    kept, _ = only(quotes, "speaker=tarn", ARTICLES)
    assert kept["speaker"].tolist() == ["Ivo Tarn", "Ivo Tarn", "Eva Tarn"]


@pytest.mark.parametrize("condition", ["kind=direkt", "speaker=Zuzana Quill", "date=2032", "column=x", "nothing", "=x"])
def test_what_fits_nothing_is_refused(condition: str) -> None:
    with pytest.raises(ParameterError):
        only(QUOTES, condition, ARTICLES)


def test_a_table_without_rows_stays_so() -> None:
    kept, note = only(QUOTES.head(0), "speaker=tarn", ARTICLES)
    assert kept.empty
    assert note == ""
