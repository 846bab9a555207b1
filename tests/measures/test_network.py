from __future__ import annotations

from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from corpus_tools.errors import ParameterError
from corpus_tools.graphml import write_graphml
from corpus_tools.measures.network import co_mention_graph, co_mentions

Table = pd.DataFrame


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
