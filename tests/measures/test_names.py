from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.measures.intervals import wilson
from corpus_tools.measures.names import count_mentions, first_appearances, forms_of_address, mentions_over_time

Table = pd.DataFrame


def test_mentions_by_person_and_outlet(mentions: Table, articles: Table) -> None:
    table = count_mentions(mentions, articles)
    assert table[["name", "outlet", "mentions", "articles", "n_articles"]].values.tolist() == [
        ["Vera Moll", "Beacon", 4, 3, 3],
        ["Vera Moll", "Argus", 2, 1, 1],
        ["Ivo Tarn", "Beacon", 2, 2, 3],
        ["Ivo Tarn", "Argus", 1, 1, 1],
    ]
    assert tuple(table.loc[2, ["low", "high"]]) == pytest.approx(wilson(2, 3))
    assert table.loc[0, "per_1000_words"] == pytest.approx(4000 / 39)
    whole = count_mentions(mentions, articles, "name", pronouns=True)
    assert whole[["mentions", "articles", "n_articles"]].values.tolist() == [[8, 4, 5], [3, 3, 5]]
    assert list(count_mentions(mentions, articles, "name", label=None)["name"]) == ["Vera Moll", "Ivo Tarn", "Vell"]


def test_forms_of_address(mentions: Table, articles: Table) -> None:
    table = forms_of_address(mentions, articles)
    beacon = table[(table["name"] == "Vera Moll") & (table["outlet"] == "Beacon")]
    assert beacon[["form", "mentions", "n", "articles", "n_articles"]].values.tolist() == [
        ["surname", 2, 4, 2, 3],
        ["full", 1, 4, 1, 3],
        ["title+surname", 1, 4, 1, 3],
    ]
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()


def test_first_appearances_and_days(mentions: Table, articles: Table) -> None:
    table = first_appearances(mentions, articles, label=None)
    assert table[["name", "article_id", "text", "mentions", "articles"]].values.tolist() == [
        ["Vera Moll", "a1", "Vera Moll", 6, 4],
        ["Ivo Tarn", "a1", "Ivo Tarn", 3, 3],
        ["Vell", "c1", "Vell", 1, 1],
    ]
    assert pd.isna(table.loc[2, "published"])
    days = mentions_over_time(mentions, articles, label=None)
    assert list(days["mentions"]) == [2, 1, 3, 1, 1, 1, 1]
    assert list(days["n_articles"]) == [1, 1, 2, 2, 1, 1, 1]


def test_who_was_first_is_not_said_where_the_dates_do_not_tell(mentions: Table, articles: Table) -> None:
    def also_first(moments: dict[str, str], precision: str) -> list[int]:
        when = pd.Series([pd.Timestamp(moments[i]) for i in articles["article_id"]], dtype="datetime64[s]")
        table = first_appearances(mentions, articles.assign(published=when, published_precision=precision))
        return table.set_index("name").loc[["Vera Moll", "Ivo Tarn"], "also_first"].tolist()

    # Argus (a1) and Beacon (a2) name both on one day; with their hours, or on two days, one of them is first.
    days = {"a1": "2031-03-03", "a2": "2031-03-03", "b1": "2031-03-04", "b2": "2031-03-05", "c1": "2031-03-05"}
    assert also_first(days, "day") == [1, 1]
    assert also_first(days | {"a2": "2031-03-03 09:00"}, "second") == [0, 0]
    assert also_first(days | {"a2": "2031-03-03 09:00"}, "day") == [1, 1]
    assert also_first(days | {"a2": "2031-03-04"}, "day") == [0, 0]
    assert also_first(days | {"a2": "2031-03-04"}, "month") == [1, 1]
    assert first_appearances(mentions, articles)["also_first"].tolist() == [0, 0]
