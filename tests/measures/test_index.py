"""The word index says what reading each text says: words, offsets, hits of every form of query."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import kwic
from corpus_tools.corpus import Corpus, open_corpus
from corpus_tools.english.tokens import sentence_spans
from corpus_tools.errors import ParameterError
from corpus_tools.measures import collocates, dispersion, keyness, ngrams, occurrences
from corpus_tools.measures.index import found
from corpus_tools.measures.index.model import build, from_tables
from corpus_tools.measures.index.pieces import read_bags, read_chains, read_positions
from corpus_tools.measures.index.search import Searcher
from corpus_tools.measures.query import compile_query, find_spans
from corpus_tools.measures.words import word_positions, words_of

# Letters that fold oddly, marks inside words, marks between them, white space of every kind, what nobody sees.
_CHARACTERS = "abAB3IİéΣσς'’.&-_ \n\t\r\u2028\u00a0\u200b\u00ad\u0301\u0307—,“”!?$%@#中ʼ"
texts = st.lists(st.text(_CHARACTERS, max_size=40), max_size=4)
words = st.text("ab3éσ*?", min_size=1, max_size=4) | st.sampled_from(
    ["a'b", "a-b*", "*", "b.a", "a*b", "(a", "a-", "_a"]
)
phrases = st.lists(words, min_size=1, max_size=3).map(" ".join)
queries = st.lists(phrases, min_size=1, max_size=2).map("|".join)


@given(texts, queries)
@settings(max_examples=300, deadline=None)
def test_queries_have_the_hits_that_each_text_has(some: list[str], query: str) -> None:
    try:
        pattern = compile_query(query)
    except ParameterError:
        return
    hits = Searcher(read_chains(some)).find(query)
    if hits is not None:
        expected = [(row, *span) for row, text in enumerate(some) for span in find_spans(text, pattern)]
        assert list(zip(*(column.tolist() for column in hits), strict=True)) == expected


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("resign*", ["resign", "resigning"]),
        ("*sign", ["re-sign", "resign"]),
        ("won't * resign", ["won’t ever\nresign"]),
        ("ever|resign*", ["ever", "resign", "resigning"]),
        ("a a", ["a a"]),
        ("a a a|a a", ["a a a"]),
    ],
)
def test_hits_counted_by_hand(query: str, hits: list[str]) -> None:
    some = ["She won’t ever\nresign. Re-sign?", "resigning: a a a\n\na"]
    expected = {"*sign": ["resign", "Re-sign"]}.get(query, hits)
    found_here = Searcher(read_chains(some)).find(query)
    assert found_here is not None
    assert [some[t][s:e] for t, s, e in zip(*found_here, strict=True)] == expected


def test_a_query_with_other_marks_is_left_to_the_texts() -> None:
    searcher = Searcher(read_chains(["re- and (re)"]))
    assert searcher.find("re-") is None
    assert searcher.find("(re") is None
    with pytest.raises(ParameterError):
        searcher.find("*")


@given(texts)
@settings(max_examples=200, deadline=None)
def test_bags_are_the_words_of_each_text(some: list[str]) -> None:
    bags = read_bags(some)
    assert bags.words == sorted(set(bags.words))
    for row, text in enumerate(some):
        here = slice(bags.first[row], bags.first[row + 1])
        spelt = [bags.words[code] for code in bags.code[here]]
        assert dict(zip(spelt, bags.as_word[here] + bags.as_number[here], strict=True)) == Counter(
            words_of(text, numbers=True)
        )
        alone = {word: n for word, n in zip(spelt, bags.as_word[here].tolist(), strict=True) if n}
        assert alone == Counter(words_of(text))


@given(texts)
@settings(max_examples=200, deadline=None)
def test_positions_are_the_words_of_each_sentence(some: list[str]) -> None:
    stream = read_positions(some)
    for row, text in enumerate(some):
        here = slice(stream.first[row], stream.first[row + 1])
        spelt = [stream.words[code] for code in stream.code[here]]
        rows = list(zip(stream.start[here].tolist(), stream.end[here].tolist(), spelt, strict=True))
        by_sentence = [word_positions(text, start, end, numbers=True) for start, end in sentence_spans(text)]
        assert rows == [word for sentence in by_sentence for word in sentence]
        begins = stream.begins_run[here]
        at = 0
        for sentence in by_sentence:
            for number, (start, _, _) in enumerate(sentence):
                gap = text[sentence[number - 1][1] : start] if number else ""
                assert begins[at] == (not number or any(mark in ',;:()[]–—"“”' for mark in gap))
                at += 1


@given(texts)
@settings(max_examples=50, deadline=None)
def test_an_index_that_was_kept_is_the_one_that_was_made(some: list[str]) -> None:
    kept = from_tables(build(some))
    for name, read in (("chains", read_chains), ("bags", read_bags), ("positions", read_positions)):
        made, again = read(some), getattr(kept, name)
        assert made.words == again.words
        for column in made.__dataclass_fields__:
            if column != "words":
                assert np.array_equal(getattr(made, column), getattr(again, column)), (name, column)


def test_parts_that_do_not_fit_together_are_refused() -> None:
    tables = build(["one two", "three"])
    other = build(["one"])
    with pytest.raises(ValueError, match="do not fit together"):
        from_tables({**tables, "chains_first": other["chains_first"]})


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
