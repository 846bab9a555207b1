from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from corpus_tools import kwic
from corpus_tools.corpus import Corpus, open_corpus
from corpus_tools.measures import collocates, dispersion, keyness, ngrams, occurrences
from corpus_tools.measures.index import found

SENTENCES = ["Ode may resign, she said.", "The mayor’s aide will not resign; Ode stays.", "Nobody asked Ode Smith."]


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.setattr(found, "LEAST", 2)
    folder = tmp_path / "articles"
    folder.mkdir()
    lines = [
        {
            "title": f"Story {n}",
            "text": f"{SENTENCES[n % 3]} {SENTENCES[(n + 1) % 3]}\n\n{n} of them.",
            "outlet": outlet,
        }
        for n, outlet in enumerate(["Argus", "Beacon", "Courier", "Argus", "Beacon"])
    ]
    (folder / "a.jsonl").write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    return open_corpus(folder, cache=tmp_path / "cache", workers=1)


def _all_measures(articles: pd.DataFrame) -> list[pd.DataFrame]:
    return [
        *(kwic.concordance(articles, query) for query in ("resign", "ode|s*", "will * resign", "re-")),
        occurrences(articles, "ode"),
        dispersion(articles, ["ode", "res*", "zebra"]),
        keyness(articles, min_count=1, min_articles=1),
        ngrams(articles, 2, min_count=1, min_articles=1),
        collocates(articles, "ode", min_count=1),
    ]


def test_every_measure_says_the_same_with_the_index_of_the_corpus(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = corpus.articles
    shuffled = articles.iloc[[3, 0, 4]].reset_index(drop=True)
    assert found.kept_index(articles) is not None
    assert found.kept_index(shuffled) is not None
    with_index = [_all_measures(articles), _all_measures(shuffled)]
    monkeypatch.setattr(found, "LEAST", 10**9)
    assert found.kept_index(articles) is None
    for one, other in zip(with_index, [_all_measures(articles), _all_measures(shuffled)], strict=True):
        for indexed, direct in zip(one, other, strict=True):
            pd.testing.assert_frame_equal(pd.DataFrame(indexed), pd.DataFrame(direct), check_exact=True)
            assert len(indexed) or "re-" in indexed.attrs.get("query", "")


def test_a_changed_text_is_not_answered_for(corpus: Corpus) -> None:
    articles = corpus.articles
    changed = articles.assign(text=["Changed to resign.", *articles["text"].tolist()[1:]])
    assert found.kept_index(changed) is None
    assert kwic.concordance(changed, "resign")["article_id"].iloc[0] == articles["article_id"].iloc[0]
    assert found.kept_index(articles.assign(text=[1] * len(articles))) is None
    assert found.kept_index(articles.assign(article_id="x")) is None


def test_the_index_is_kept_between_runs_and_made_again_where_damaged(corpus: Corpus, tmp_path: Path) -> None:
    expected = kwic.concordance(corpus.articles, "resign")
    parts = list((tmp_path / "cache").rglob("chains_finds.parquet"))
    assert len(parts) == 1
    parts[0].write_bytes(parts[0].read_bytes()[:-9] + b"\0" * 9)
    told: list[str] = []
    again = open_corpus(
        corpus.path, cache=tmp_path / "cache", progress=lambda stage, done, total, note="": told.append(stage)
    )
    found.OPEN.discard(corpus._pipeline)  # it holds an index of the same articles in memory
    pd.testing.assert_frame_equal(pd.DataFrame(kwic.concordance(again.articles, "resign")), pd.DataFrame(expected))
    assert told.count("word index") == 2  # begun and finished: it was made, not read
