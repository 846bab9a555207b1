"""Tables for reading: the same values, aligned, with what repeats said once."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools.legible import cell, cells, html_table, say_once


def test_numbers_of_a_column_have_as_many_decimals() -> None:
    assert cells(pd.Series([1.0, 0.0584, 0.00016, 0.0])) == ["1.000", "0.058", "<0.001", "0.000"]
    assert cells(pd.Series([2.571, -0.0251])) == ["2.57", "−0.03"]
    assert cells(pd.Series([19.93, 0.393])) == ["19.9", "0.4"]
    assert cells(pd.Series([1204.0, np.nan])) == ["1,204", ""]
    assert cells(pd.Series([5017, 3])) == ["5,017", "3"]
    assert cells(pd.Series([-0.0001, 0.5])) == ["0.000", "0.500"]
    assert cells(pd.Series([], dtype="float64")) == []


def test_truth_values_are_words_and_missing_ones_nothing() -> None:
    assert cells(pd.Series([True, False])) == ["yes", "no"]
    assert [cell(np.bool_(True)), cell(None), cell(float("nan")), cell(pd.NaT), cell(1646)] == [
        "yes",
        "",
        "",
        "",
        "1,646",
    ]
    assert cell(pd.Timestamp("2031-03-04 18:05")) == "2031-03-04 18:05"


def test_what_is_alike_in_each_row_is_said_once() -> None:
    table = pd.DataFrame(
        {
            "voice": ["Ada", "Ben"],
            "words": [30, 20],
            "n_words": [50, 50],
            "n_articles": [6, 6],
            "low": [0.4, 0.2],
            "high": [0.8, 0.6],
            "interval": ["Wilson, articles as units"] * 2,
        }
    )
    small, notes = say_once(table)
    assert list(small.columns) == ["voice", "words", "low", "high"]
    assert notes == ["Each row is of 50 words, 6 articles.", "Low to high: 95% interval (Wilson, articles as units)."]


def test_one_of_a_kind_is_in_the_singular() -> None:
    table = pd.DataFrame({"voice": ["Ada"], "n": [4], "n_articles": [1]})
    assert say_once(table)[1] == ["Each row is of n = 4, 1 article."]


def test_denominators_and_methods_that_differ_stay_in_the_table_and_few_articles_are_said() -> None:
    table = pd.DataFrame(
        {
            "n": [5, 7],
            "low": [0.1, 0.2],
            "high": [0.9, 0.8],
            "n_articles": [2, 12],
            "interval": ["Wilson, articles as units", "bootstrap over articles"],
        }
    )
    small, notes = say_once(table)
    assert list(small.columns) == list(table.columns)
    assert notes[0] == "Low to high: 95% interval."
    assert notes[1].startswith("1 of these 2 rows rest on fewer than 5 articles")
    assert say_once(table.head(1))[1][-1].startswith("The row rests on fewer than 5 articles")


def test_a_table_escapes_strangers_words_and_sets_numbers_right() -> None:
    html = html_table(pd.DataFrame({"<b>_x": ["<script>alert(1)</script>", 'a "b" & c'], "n": [1, 2]}))
    assert "<script>" not in html and "<b>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html and "a &#34;b&#34; &amp; c" in html
    assert re.findall(r"<td class=\"number\"[^>]*>(\d)</td>", html) == ["1", "2"]


@settings(max_examples=40)
@given(st.lists(st.one_of(st.none(), st.floats(allow_infinity=False)), max_size=5))
def test_any_numbers_can_be_shown(values: list[float | None]) -> None:
    column = pd.Series(values, dtype="float64")
    assert len(cells(column)) == len(values)
    html_table(column.to_frame("share"))


def test_of_a_cell_as_long_as_a_file_it_says_how_much_is_left_out() -> None:
    html = html_table(pd.DataFrame({"text": ["x" * 5_000, "y" * 3_000]}))
    assert "x" * 3_000 + " … [2,000 more characters not shown here]" in html
    assert "y" * 3_000 + "</td>" in html


def test_a_probability_is_never_nought_and_a_share_may_be() -> None:
    tiny = [0.0, 1e-300, 0.02, 1.0, None]
    assert cells(pd.Series(tiny, name="p")) == ["<0.001", "<0.001", "0.020", "1.000", ""]
    assert cells(pd.Series(tiny, name="share"))[:2] == ["0.000", "<0.001"]


def test_of_many_names_in_one_cell_the_first_are_shown_and_the_others_counted() -> None:
    names = [f"N{number}" for number in range(11)]
    column = pd.Series([" | ".join(names), " | ".join(names[:8]), None], name="variants", dtype="str")
    shown = cells(column)
    assert shown == [" | ".join(names[:8]) + " | and 3 more", " | ".join(names[:8]), ""]
    assert cells(column.rename("title"))[0] == " | ".join(names)
