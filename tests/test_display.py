"""What a notebook's cell shows of a table, and what it leaves in a file."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from corpus_tools import display
from corpus_tools.display import Show

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
