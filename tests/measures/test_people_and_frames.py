from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.graphml import write_graphml
from corpus_tools.measures.actor_labels import INDEFINITE, NOBODY, PRONOUN, ActorLabels
from corpus_tools.measures.counts import count_articles
from corpus_tools.measures.frames import (
    OTHERS,
    OWN,
    count_affected,
    count_agents,
    count_frames,
    frame_shares,
    frames_over_time,
    modality_table,
    own_and_quoted,
)
from corpus_tools.measures.intervals import wilson
from corpus_tools.measures.names import count_mentions, first_appearances, forms_of_address, mentions_over_time
from corpus_tools.measures.network import co_mention_graph, co_mentions
from corpus_tools.measures.repeats import text_families, with_families
from corpus_tools.measures.transitivity import transitivity

Table = pd.DataFrame
Empty = Callable[[str], pd.DataFrame]


def test_articles_by_outlet(articles: Table) -> None:
    table = count_articles(articles)
    assert table[["outlet", "articles", "undated"]].values.tolist() == [
        ["Beacon", 3, 0],
        ["Argus", 1, 0],
        ["Courier", 1, 1],
    ]
    assert table.loc[0, "words"] == 21 + 10 + 8


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


def test_co_mentions(mentions: Table, articles: Table) -> None:
    row = co_mentions(mentions, articles).iloc[0]
    assert (row["name"], row["other_name"]) == ("Vera Moll", "Ivo Tarn")
    assert row[["articles_together", "articles", "other_articles", "n_articles"]].tolist() == [3, 4, 3, 4]
    assert row["jaccard"] == pytest.approx(3 / 4)
    sentences = co_mentions(mentions, articles, within="sentence").iloc[0]
    assert (sentences["together"], sentences["articles_together"]) == (1, 1)
    assert co_mentions(mentions, articles, within="paragraph").iloc[0]["together"] == 3
    with pytest.raises(ParameterError, match="within"):
        co_mentions(mentions, articles, within="page")  # type: ignore[arg-type]


def test_the_network_survives_its_file(mentions: Table, articles: Table, tmp_path: Path) -> None:
    pairs = co_mentions(mentions.replace("Vera Moll", "V\x00 <$oll> & \uffff"), articles)
    graph = co_mention_graph(pairs)
    path = write_graphml(graph, tmp_path / "new" / "people.graphml")
    again = nx.read_graphml(path)
    assert set(again.nodes) == {"per:moll", "per:tarn"}
    assert again.edges["per:moll", "per:tarn"]["weight"] == 3
    assert path.read_bytes() == write_graphml(graph, tmp_path / "b.graphml").read_bytes()
    assert [p.name for p in path.parent.iterdir()] == ["people.graphml"]
    assert list(co_mention_graph(pairs, top=1).nodes) == ["per:moll"]


def test_frames_raw_and_once(
    frames: Table, articles: Table, lineage: Table, utterances: Table, passages: Table
) -> None:
    families = text_families(articles, lineage=lineage)
    for given in ({"families": families}, {"passages": passages}, {"families": families, "utterances": utterances}):
        table = count_frames(frames, articles, ("voice", "frame"), **given)
        names = ["voice", "frame", "expressions", "expressions_once", "asserted", "negated", "articles"]
        assert table[names].values.tolist() == [
            ["narrator", "forced", 1, 1, 1, 0, 1],
            ["narrator", "voluntary", 2, 1, 2, 0, 2],
            ["quoted", "forced", 2, 1, 0, 0, 2],
            ["quoted", "voluntary", 2, 1, 0, 2, 2],
            ["reported", "forced", 1, 1, 1, 0, 1],
        ]
        assert table.loc[0, ["n_expressions", "n_once", "n_articles"]].tolist() == [8, 5, 4]
    # Utterances alone leave the narrator's reprinted words standing.
    only = count_frames(frames, articles, ("voice",), utterances=utterances).set_index("voice")["expressions_once"]
    assert only.to_dict() == {"narrator": 3, "quoted": 2, "reported": 1}
    by_outlet = count_frames(frames, articles)
    assert set(zip(by_outlet["outlet"], by_outlet["n_expressions"], strict=True)) == {("Argus", 3), ("Beacon", 5)}


def test_shares_of_frames(frames: Table, articles: Table) -> None:
    table = frame_shares(frames, articles, None)
    assert table[["frame", "expressions", "n", "articles"]].values.tolist() == [
        ["forced", 4, 8, 4],
        ["voluntary", 4, 8, 2],
    ]


def test_own_words_beside_others(frames: Table, articles: Table) -> None:
    table = own_and_quoted(frames, articles)
    names = ["outlet", "side", "frame", "expressions", "n"]
    assert table[names].values.tolist() == [
        ["Argus", OWN, "forced", 0, 1],
        ["Argus", OWN, "voluntary", 1, 1],
        ["Argus", OTHERS, "forced", 1, 2],
        ["Argus", OTHERS, "voluntary", 1, 2],
        ["Beacon", OWN, "forced", 1, 2],
        ["Beacon", OWN, "voluntary", 1, 2],
        ["Beacon", OTHERS, "forced", 2, 3],
        ["Beacon", OTHERS, "voluntary", 1, 3],
    ]
    assert table.loc[0, "share"] == 0
    assert table.loc[0, "high"] == pytest.approx(wilson(0, 1)[1])
    own_only = own_and_quoted(frames[frames["voice"] == "narrator"], articles)
    assert own_only[own_only["side"] == OTHERS]["share"].isna().all()


def test_frames_over_time(frames: Table, articles: Table) -> None:
    table = frames_over_time(frames, articles)
    days = ["2031-03-03", "2031-03-03", "2031-03-04", "2031-03-04", "2031-03-05"]
    assert list(table["day"]) == [pd.Timestamp(day) for day in days]
    assert list(table["expressions"]) == [1, 2, 2, 2, 1]
    assert list(table["n_expressions"]) == [3, 3, 4, 4, 1]
    assert list(table["n_articles"]) == [1, 1, 2, 2, 1]


def test_what_is_denied(frames: Table, articles: Table) -> None:
    table = modality_table(frames, articles).set_index(["frame", "state"])["expressions"]
    assert table.to_dict() == {
        ("forced", "actual"): 2,
        ("forced", "demanded"): 2,
        ("voluntary", "actual"): 2,
        ("voluntary", "negated"): 2,
    }


def test_who_is_made_the_agent(frames: Table, articles: Table, entities: Table) -> None:
    table = count_agents(frames, articles, None, entities=entities)
    assert table[["agent", "expressions", "n"]].values.tolist() == [[NOBODY, 5, 8], ["Ivo Tarn", 3, 8]]
    forced = count_agents(frames, articles, None, entities=entities, frame="forced")
    assert forced[["agent", "expressions"]].values.tolist() == [["Ivo Tarn", 3], [NOBODY, 1]]
    assert list(count_affected(frames, articles, None, entities=entities)["affected"]) == ["Vera Moll"]
    # Without the table of entities the article's words are all there is.
    worded = frames.assign(agent="MPs", agent_id=None).astype({"agent_id": "str"})
    assert list(count_agents(worded, articles, None)["agent"]) == ["MPs"]


def test_an_actor_is_spelt_as_the_articles_most_often_do() -> None:
    said = ["The GP", "the GP", "the Mayor", "The mayor", "Police", "US", "us", "Nobody", "  ", None, "Her GP", "NHS"]
    data = pd.DataFrame({"agent": said, "agent_id": None, "affected": "police", "affected_id": None})
    labels = ActorLabels(data, None)
    of = ["the GP", "the GP", "the mayor", "the mayor", "police", "US", PRONOUN, INDEFINITE, NOBODY, NOBODY]
    assert [labels.of(None, words) for words in said] == [*of, "her GP", "NHS"]
    assert labels.each(None, None) == []
    # Which rows come first changes nothing.
    other = ActorLabels(data.iloc[::-1], None)
    assert [other.of(None, words) for words in said] == [*of, "her GP", "NHS"]


def test_transitivity(frames: Table, articles: Table, entities: Table) -> None:
    table = transitivity(frames, articles, entities=entities)
    assert table[["actor", "acts", "acts_alone", "acted_upon", "n"]].values.tolist() == [
        ["Vera Moll", 0, 4, 4, 8],
        ["Ivo Tarn", 3, 0, 0, 3],
    ]
    assert table.loc[0, "share_acted_upon"] == 0.5
    assert table.loc[1, "low"] == 0
    strict = transitivity(frames, articles, entities=entities, own_act_frames=())
    assert strict.loc[0, "acted_upon"] == 8


def test_nothing_in_nothing_out(articles: Table, empty: Empty) -> None:
    for given in (articles, empty("articles")):
        mentions, frames = empty("mentions"), empty("frames")
        for table in (
            count_mentions(mentions, given),
            forms_of_address(mentions, given),
            first_appearances(mentions, given),
            mentions_over_time(mentions, given),
            co_mentions(mentions, given),
            count_frames(frames, given),
            frame_shares(frames, given),
            own_and_quoted(frames, given),
            frames_over_time(frames, given),
            modality_table(frames, given),
            count_agents(frames, given),
            transitivity(frames, given),
        ):
            assert table.empty
    assert count_articles(empty("articles")).empty
    assert len(co_mention_graph(co_mentions(empty("mentions"), articles))) == 0


def test_the_order_of_articles_changes_nothing(mentions: Table, frames: Table, articles: Table) -> None:
    turned = articles.iloc[::-1].reset_index(drop=True)
    for measure in (count_mentions, forms_of_address, first_appearances, co_mentions):
        pd.testing.assert_frame_equal(measure(mentions, articles), measure(mentions, turned))
        again = measure(mentions.sample(frac=1, random_state=3), articles)
        pd.testing.assert_frame_equal(measure(mentions, articles), again)
    for counted in (count_frames, frame_shares, own_and_quoted, frames_over_time, transitivity):
        pd.testing.assert_frame_equal(counted(frames, articles), counted(frames, turned))
        again = counted(frames.sample(frac=1, random_state=3), articles)
        pd.testing.assert_frame_equal(counted(frames, articles), again)


def test_a_reprint_is_no_further_observation(
    frames: Table, articles: Table, lineage: Table, entities: Table, mentions: Table
) -> None:
    whole = with_families(articles, text_families(articles, lineage=lineage))
    assert dict(zip(whole["article_id"], whole["family_id"], strict=True)) == {
        "a1": "a1",
        "a2": "a1",
        "b1": "b1",
        "b2": "b2",
        "c1": "c1",
    }
    # Moll is in 4 of 5 articles of 4 texts: sizes 2, 1, 1, 1, worth 5² / 7.
    moll = count_mentions(mentions, whole, "name").set_index("name").loc["Vera Moll"]
    assert moll[["articles", "n_articles"]].tolist() == [4, 5]
    assert moll[["low", "high"]].tolist() == pytest.approx(wilson(0.8 * 25 / 7, 25 / 7))
    # a1 and a2 have 3 expressions each, b1 and b2 one: 8² / (6² + 1 + 1) = 1.68 texts of one size.
    table = frame_shares(frames, whole, None)
    assert set(table["interval"]) == {"Wilson, texts as units"}
    assert table[["n_articles", "n_texts"]].values.tolist() == [[4, 3], [4, 3]]
    assert tuple(table.loc[0, ["low", "high"]]) == pytest.approx(wilson(0.5 * 64 / 38, 64 / 38))
    # Tarn is never acted upon: as wide as the texts allow in which he acts (twice in a1's, once in b2's: 3² / 5).
    tarn = transitivity(frames, whole, entities=entities).set_index("actor").loc["Ivo Tarn"]
    assert tarn[["acts", "acted_upon", "articles", "interval"]].tolist() == [3, 0, 3, "Wilson, texts as units"]
    assert tarn[["low", "high"]].tolist() == pytest.approx(wilson(0, 9 / 5))
