from __future__ import annotations

import pandas as pd
import pytest

from corpus_tools.measures.actor_labels import NOBODY
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
from corpus_tools.measures.repeats import text_families

Table = pd.DataFrame


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
