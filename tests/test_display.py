"""What a notebook's cell shows of a table, and what it leaves in a file."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from markupsafe import Markup

from corpus_tools import display, open_corpus
from corpus_tools.display import Show, escape_markdown
from corpus_tools.errors import ParameterError
from corpus_tools.links import IN_RUN, anchor, link_articles, page_of
from corpus_tools.report import _render
from corpus_tools.views import View

TABLE = pd.DataFrame({"outlet": ["A", "A", "A", "B"], "word_count": [4, 3, 2, 1], "share": [0.4, 0.3, 0.2, 0.1]})


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    seen: list[str] = []
    monkeypatch.setattr(display, "display", lambda thing: seen.append(str(getattr(thing, "data", thing))))
    return seen


def test_the_first_rows_are_shown_and_the_whole_table_is_written(tmp_path: Path, shown: list[str]) -> None:
    Show("02", str(tmp_path)).table(TABLE, "words", rows=2)
    assert shown[0].count("<tr>") == 3
    assert ">word count</th>" in shown[0]
    assert shown[1] == "2 of 4 rows; all are in `tables/02_words.csv`."
    assert len(pd.read_csv(tmp_path / "tables" / "02_words.csv")) == 4


def test_the_first_rows_of_each_are_shown_under_the_headings_that_were_given(shown: list[str]) -> None:
    Show("02").table(TABLE, columns={"outlet": "paper", "word_count": "count"}, each="outlet", rows=1)
    assert shown[0].count("<tr>") == 3
    assert ">paper</th>" in shown[0] and ">count</th>" in shown[0] and "share" not in shown[0]
    assert shown[1] == "2 of 4 rows, the first 1 of each paper."


def test_a_table_without_rows_says_what_that_means(tmp_path: Path, shown: list[str]) -> None:
    Show("02", str(tmp_path)).table(TABLE.head(0), "words", empty="No word <differs>.")
    Show("02").table(TABLE.head(0))
    assert shown == ["*No word &lt;differs&gt;.*", "*Nothing to show: the table is empty.*"]
    assert list(pd.read_csv(tmp_path / "tables" / "02_words.csv").columns) == list(TABLE.columns)


@pytest.mark.parametrize(("name", "value"), [("top", "abc"), ("top", 0), ("top", True), ("out", 2024)])
def test_a_parameter_of_another_kind_is_refused_by_name_in_the_first_cell(name: str, value: object) -> None:
    """papermill hands on whatever it is given."""
    with pytest.raises(ParameterError, match=rf"{name} = {value!r} cannot be used"):
        Show("01", **({"top": 3} | {name: value}))  # type: ignore[arg-type]


def test_links_lead_where_the_notebook_lies_beside_others(shown: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Show("02").links("Who is it?")
    assert "- Who is it?" in shown[0] and "](" not in shown[0]
    monkeypatch.setenv(IN_RUN, "1")
    Show("02").links("Who is it?")
    assert "- [Who is it?](#Who-is-it?)" in shown[1]
    assert "[03_quote_frequency](03_quote_frequency.ipynb)" in shown[1] and "02_named_entities" not in shown[1]
    assert "[report](../report.html)" in shown[1]
    assert "](../tables)" not in shown[1]  # JupyterLab opens no folder that a link leads to


def test_a_notebook_of_a_workspace_links_its_start_page(
    shown: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Show("02").links("Who is it?")
    (tmp_path / "start.ipynb").write_text("{}", "utf-8")
    Show("02").links("Who is it?")
    assert ["[Start page](start.ipynb)" in text for text in shown] == [False, True]


def test_an_article_is_linked_where_a_page_holds_it() -> None:
    assert anchor("a 1") != anchor("a_1") != anchor("a-1")
    try:
        link_articles({"a 1": f"report.html#{anchor('a 1')}"})
        assert page_of("a 1") == "../report.html#article-a_20_1"
        assert page_of("b") == ""
    finally:
        link_articles({})
    assert page_of("a 1") == ""


def test_sums_in_dollars_are_no_formulas() -> None:
    # JupyterLab typesets what is between two dollar signs, escaped or not, in Markdown, tables and views alike.
    said = escape_markdown("It rose from $5m to $6m.")
    assert "$" not in said
    assert said.count('class="mathjax_ignore') == 2
    assert "from $5m to $6m" in Markup(_render(said)).striptags()
    view = View(Markup("<p>from {} to {}</p>").format("$5m", "$6m"))._repr_html_()
    assert view.startswith('<div class="ct-view mathjax_ignore')
    open_corpus("data/demo")
    assert "mathjax_ignore" in pd.DataFrame({"text": ["from $5m to $6m"]})._repr_html_()  # type: ignore[operator]
