"""Searching words: the word index against conc, on the same made articles in the same call.

usage: concordance_speed.py [N] --conc PYTHON [--rounds R]

N: number of made articles (10000 unless told). --conc: the Python of an environment that holds conc 0.1.13; it needs
dependencies that this package does without. Each runs in a process of its own with libraries held to one thread, and
the least CPU seconds of R rounds (5 unless told) count. conc reads articles with spaCy's tokeniser (a blank English
pipeline: no model is needed). Its concordance is the first page of its hits; this package's is every hit in its
context, and "first rows" a page of as many. Keyness: one outlet against all others, which conc wants as two corpora;
building them is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

QUERIES = ("resigned", "commissioner", "said", "chief constable")
PAGE = ", first rows"  # 20, as many as conc shows
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS", "POLARS_MAX_THREADS"), "1"
)
SWITCHED_OFF = ("parser", "ner", "lemmatizer", "tagger", "senter", "tok2vec", "attribute_ruler")


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The least CPU seconds of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def of_conc(folder: Path, rounds: int) -> dict[str, Any]:
    """What conc takes; for its own environment, which does not hold this package."""
    import csv

    import spacy
    from conc.concordance import Concordance
    from conc.corpus import Corpus
    from conc.keyness import Keyness

    nlp = spacy.blank("en")
    for name in SWITCHED_OFF:  # conc switches these off, and wants them to be there
        nlp.add_pipe("sentencizer", name=name)
    nlp.to_disk(folder / "blank")
    rows = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    target = rows[0]["outlet"]
    parts = {"all": rows, "target": [r for r in rows if r["outlet"] == target]}
    parts["rest"] = [r for r in rows if r["outlet"] != target]
    corpora, built = {}, {}
    for name, some in parts.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["text"])
            writer.writerows([f"{r['title']}\n\n{r['text']}"] for r in some)
        start = time.process_time()
        corpora[name] = Corpus(name=name, description="-").build_from_csv(
            str(folder / f"{name}.csv"), f"{folder}/", text_column="text", model=str(folder / "blank")
        )
        built[name] = time.process_time() - start
    search = Concordance(corpora["all"])
    found: dict[str, Any] = {"build": built["all"]}
    found |= {query: seconds(partial(search.concordance, query), rounds) for query in QUERIES}
    keyness = Keyness(corpora["target"], corpora["rest"])
    return found | {"keyness": seconds(lambda: keyness.keywords(page_size=0, min_frequency=3), rounds)}


def of_index(folder: Path, rounds: int) -> dict[str, Any]:
    """What this package takes, with the articles in memory and the index made."""
    import corpus_tools as ct
    from corpus_tools.measures import keyness
    from corpus_tools.measures.index import build

    corpus = ct.open_corpus(folder / "articles.jsonl", cache=folder / "cache", workers=1)
    articles = corpus.articles
    texts = articles["text"].tolist()
    target = str(articles["outlet"].iloc[0])
    found: dict[str, Any] = {"build": seconds(lambda: build(texts), 1)}
    corpus._pipeline.word_index()
    hits = {}
    for query in QUERIES:
        hits[query] = len(ct.concordance(articles, query))
        found[query] = seconds(lambda query=query: ct.concordance(articles, query), rounds)  # type: ignore[misc]
        found[f"{query}{PAGE}"] = seconds(
            lambda query=query: ct.concordance(articles, query, rows=20),  # type: ignore[misc]
            rounds,
        )
    found["keyness"] = seconds(lambda: keyness(articles, target=target), rounds)
    return found | {"hits": hits}


def in_process(python: str, how: str, folder: str, rounds: int) -> dict[str, Any]:
    """The figures of one of the two."""
    command = [python, __file__, "--measure", how, folder, "--rounds", str(rounds)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | ONE_THREAD)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-2000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, nargs="?", default=10_000, metavar="N")
    parser.add_argument("--conc", default="")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.measure:
        how, folder = given.measure
        print(json.dumps({"conc": of_conc, "index": of_index}[how](Path(folder), given.rounds)))
        return 0
    from loading_speed import write_json
    from made_articles import made_articles

    with tempfile.TemporaryDirectory() as folder:
        write_json(made_articles(given.number), Path(folder) / "articles.jsonl")
        this = in_process(sys.executable, "index", folder, given.rounds)
        peer = in_process(given.conc, "conc", folder, given.rounds) if given.conc else {}
    print(f"{given.number:,} made articles, CPU seconds".ljust(36) + f"{'this':>9}{'conc':>9}{'ratio':>8}{'hits':>9}")
    pages = [f"{query}{PAGE}" for query in QUERIES]
    for name in ("build", *QUERIES, *pages, "keyness"):
        other = peer.get(name.removesuffix(PAGE))
        beside = f"{other:9.3f}{this[name] / other:8.2f}" if other else " " * 17
        print(f"{name:36}{this[name]:9.3f}{beside}{this['hits'].get(name, ''):>9}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
