"""What the text does not say was said: kept as a row, with nobody's name, and left out of counts."""

from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools import schema
from corpus_tools.measures.speakers import attributed
from corpus_tools.quotes import extract_quotes


def rows(text: str) -> pd.DataFrame:
    return extract_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))


@pytest.mark.parametrize(
    "text",
    [
        "Ines Coll did not say that the pier was unsafe.",
        "Ines Coll has never really said that the pier was unsafe.",
        "Ines Coll wouldn’t say that the pier was unsafe.",
        "Ines Coll refused to say whether the pier was unsafe.",
        "Ines Coll left without saying that the pier was unsafe.",
        "The clerk was asked whether Ines Coll had said that the pier was unsafe.",
        "If Ines Coll says that the pier is unsafe, it will close.",
        "Did Ines Coll say that the pier was unsafe?",
        "Nobody said that the pier was unsafe.",
        "No engineer has said that the pier is unsafe.",
        "Ines Coll never said: “The pier is unsafe.”",
        "Ines Coll did not call it “a death trap”.",
    ],
)
def test_what_was_not_said_or_may_not_have_been(text: str) -> None:
    table = rows(text)
    assert len(table) == 1
    assert not table["is_asserted"].iloc[0]
    assert table["speaker"].isna().all()
    assert table["speaker_id"].isna().all()


@pytest.mark.parametrize(
    "text",
    [
        "Ines Coll said that the pier was not unsafe.",
        "Ines Coll not only said that the pier was unsafe.",
        "Ines Coll, who did not resign, said that the pier was unsafe.",
        "Ines Coll asked: “Did you say that the pier was unsafe?”",
        "“I did not say that,” Ines Coll said.",
        "Not everybody left. Ines Coll said that the pier was unsafe.",
    ],
)
def test_what_was_said(text: str) -> None:
    assert rows(text)["is_asserted"].all()
    assert set(rows(text)["speaker"]) == {"Ines Coll"}


def test_counts_leave_out_what_was_not_said() -> None:
    text = "Ines Coll did not say that the pier was unsafe. Ben Arro said that it was unsafe."
    articles = pd.DataFrame(
        {"article_id": ["a"], "text": [text], "outlet": ["o"], "published": pd.to_datetime(["2020-01-01"])}
    )
    assert len(rows(text)) == 2
    assert attributed(rows(text), articles, kinds=("indirect",))["voice"].tolist() == ["Ben Arro"]


def test_a_table_made_before_the_column_was_there_asserts_all() -> None:
    table = rows("Ines Coll said that the pier was unsafe.").drop(columns="is_asserted")
    assert schema.conform(table, "quotes")["is_asserted"].tolist() == [True]
