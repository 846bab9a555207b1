"""A concordance shows the words nearest to each hit, and stays a DataFrame."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from corpus_tools.disclosure import passages_set
from corpus_tools.kwic import concordance
from corpus_tools.lines import SHOWN, Lines, view_lines

LONG = "words " * 60
ARTICLES = pd.DataFrame(
    {
        "article_id": ["x", "y"],
        "outlet": ["Argus <b>", "Beacon"],
        "published": pd.to_datetime(["2031-03-04", None]),
        "text": [f"{LONG}the mayor will resign today. {LONG}", "She did resign <now>."],
    }
)


def test_the_words_before_each_hit_are_shown_whole() -> None:
    lines = concordance(ARTICLES, "resign", width=60)
    html = lines._repr_html_()
    assert html is not None
    before = re.findall(r'<td class="left"[^>]*>(.*?)</td>', html)
    assert [text.endswith(words) for text, words in zip(before, ("the mayor will ", "She did "), strict=True)] == [
        True
    ] * 2
    assert html.count('<mark class="hit">resign</mark>') == 2
    assert "Argus &lt;b&gt;" in html and "&lt;now&gt;" in html and "2 hits." in html and "undated" in html
    assert repr(lines).splitlines()[0].endswith("words the mayor will [resign] today. words words words word")


def test_it_is_a_data_frame_and_says_when_it_is_cut() -> None:
    lines = concordance(ARTICLES, "words")
    assert isinstance(lines, Lines) and isinstance(lines[lines["outlet"] == "x"], Lines)
    assert lines._repr_html_().count("<mark") == SHOWN  # type: ignore[union-attr]
    assert f"The first {SHOWN} of 120 hits." in repr(lines)
    assert "dataframe" in lines[["outlet", "start"]]._repr_html_()  # type: ignore[operator]
    assert "outlet" in repr(lines[["outlet", "start"]])
    assert lines.groupby("outlet").size().to_dict() == {"Argus <b>": 120}
    assert "No hit" in concordance(ARTICLES, "zebra")._repr_html_()  # type: ignore[operator]


def test_who_speaks_stands_beside_a_hit() -> None:
    lines = concordance(ARTICLES, "resign").assign(voice=["quoted", None], speaker=["Ada <Ode>", None])
    assert "Ada &lt;Ode&gt;" in view_lines(lines)


@pytest.mark.parametrize("mode", ["short", "offsets"])
def test_no_more_is_printed_than_is_allowed(mode: str) -> None:
    with passages_set(mode):
        lines = concordance(ARTICLES, "resign", width=60)
        html = str(lines._repr_html_())  # type: ignore[operator]
        assert ("mayor" in html) == (mode == "short")
        assert ("mayor" in repr(lines)) == (mode == "short") or mode == "offsets"
        assert ("characters 375–381" in html) == (mode == "offsets")
