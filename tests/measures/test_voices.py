from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.measures.repeats import text_families
from corpus_tools.measures.reporting import cue_verbs, directness, source_types
from corpus_tools.measures.speakers import UNNAMED, attributed
from corpus_tools.measures.voices import (
    concentration,
    count_quotations,
    entrances,
    first_words,
    gini,
    share_of_voice,
)

Table = pd.DataFrame


Empty = Callable[[str], pd.DataFrame]


def test_quotations_raw_and_once(quotes: Table, articles: Table, utterances: Table) -> None:
    table = count_quotations(quotes, articles, utterances=utterances)
    names = ["voice", "quotations", "words", "quotations_once", "words_once", "articles", "outlets"]
    assert table[names].values.tolist() == [
        ["Ivo Tarn", 2, 16, 1, 8, 2, 2],
        ["Vera Moll", 2, 8, 1, 4, 2, 2],
        [UNNAMED, 1, 3, 1, 3, 1, 1],
    ]
    assert table.loc[0, ["n_quotations", "n_words", "n_articles"]].tolist() == [5, 27, 3]


def test_reprinted_articles_count_once_too(quotes: Table, articles: Table, lineage: Table) -> None:
    families = text_families(articles, lineage=lineage)
    table = count_quotations(quotes, articles, "outlet", families=families)
    assert table[["outlet", "quotations", "quotations_once"]].values.tolist() == [["Beacon", 3, 1], ["Argus", 2, 2]]


def test_quotations_by_day_and_kind(quotes: Table, articles: Table) -> None:
    days = count_quotations(quotes, articles, "day")
    assert list(days["quotations"]) == [2, 3]
    assert list(days["day"]) == [pd.Timestamp("2031-03-03"), pd.Timestamp("2031-03-04")]
    crossed = count_quotations(quotes, articles, ("outlet", "kind"), kinds=("direct", "mixed", "indirect"))
    assert crossed["quotations"].sum() == 6
    with pytest.raises(ParameterError, match="did you mean 'voice'"):
        count_quotations(quotes, articles, "voices")


def test_parts_of_one_quotation_are_one(quotes: Table, articles: Table) -> None:
    linked = quotes.head(2).copy()
    linked["continues"] = pd.Series([None, linked["quote_id"].iloc[0]], dtype="str")
    table = count_quotations(linked.assign(speaker_id="per:moll", speaker="Vera Moll"), articles)
    assert table[["quotations", "words"]].values.tolist() == [[1, 12]]
    ring = linked.assign(continues=list(linked["quote_id"])[::-1])
    assert len(attributed(ring, articles)) == 2


def test_share_of_voice_by_hand(quotes: Table, articles: Table, utterances: Table) -> None:
    table = share_of_voice(quotes, articles)
    assert list(table["voice"]) == ["Ivo Tarn", "Vera Moll", UNNAMED]
    assert list(table["share"]) == pytest.approx([16 / 27, 8 / 27, 3 / 27])
    assert list(table["n_articles"]) == [3, 3, 3]
    assert ((table["low"] < table["share"]) & (table["share"] < table["high"])).all()
    once = share_of_voice(quotes, articles, once=True, utterances=utterances)
    assert list(once["share"]) == pytest.approx([8 / 15, 4 / 15, 3 / 15])
    number = share_of_voice(quotes, articles, unit="quotations", by="outlet")
    beacon = number[number["outlet"] == "Beacon"]
    assert list(beacon["quotations"]) == [1, 1, 1]
    assert list(beacon["n"]) == [3, 3, 3]


def test_gini_and_concentration(quotes: Table, articles: Table) -> None:
    assert gini([5, 5]) == 0
    assert gini([1, 3]) == pytest.approx(0.25)
    assert pd.isna(gini([]))
    row = concentration(quotes, articles).iloc[0]
    assert (row["voices"], row["words"], row["top_voice"]) == (2, 24, "Ivo Tarn")
    assert row["hhi"] == pytest.approx((2 / 3) ** 2 + (1 / 3) ** 2)
    assert row["equal_voices"] == pytest.approx(9 / 5)
    assert row["gini"] == pytest.approx(gini([8, 16]))
    assert list(concentration(quotes, articles, by="outlet")["outlet"]) == ["Argus", "Beacon"]


def test_how_early_each_is_heard(quotes: Table, articles: Table) -> None:
    first = first_words(quotes, articles)
    a1 = first[first["article_id"] == "a1"]
    assert list(a1["voice"]) == ["Vera Moll", "Ivo Tarn"]
    assert list(a1["turn"]) == [1, 2]
    length = len(articles["text"].iloc[0])
    assert list(a1["position"]) == pytest.approx([1 / length, list(a1["start"])[1] / length])
    table = entrances(quotes, articles).set_index("voice")
    assert table.loc["Ivo Tarn", ["articles", "n_articles", "first_voice"]].tolist() == [3, 4, 1]
    assert table.loc["Vera Moll", ["articles", "first_voice"]].tolist() == [2, 2]


def test_nothing_in_nothing_out(articles: Table, quotes: Table, empty: Empty) -> None:
    for given in (empty("articles"), articles):
        none = empty("quotes")
        for table in (
            count_quotations(none, given),
            count_quotations(none, given, ("outlet", "day")),
            share_of_voice(none, given),
            share_of_voice(none, given, once=True, utterances=empty("utterances")),
            concentration(none, given),
            first_words(none, given),
            entrances(none, given),
            cue_verbs(none, given),
            directness(none, given),
            source_types(none, given),
        ):
            assert table.empty
    assert list(entrances(empty("quotes"), articles).columns) == list(entrances(quotes, articles).columns)


def test_articles_without_outlet_or_date(quotes: Table, articles: Table) -> None:
    bare = articles[["article_id", "text"]]
    assert set(count_quotations(quotes, bare, "outlet")["outlet"]) == {"unknown"}
    assert count_quotations(quotes, bare, "day")["day"].isna().all()
