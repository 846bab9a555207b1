from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from corpus_tools.measures.counts import count_articles
from corpus_tools.measures.frames import (
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
