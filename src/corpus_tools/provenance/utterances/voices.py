"""How many outlets come after a wording: reprints of one article, and articles of one outlet, count once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd
from rapidfuzz.distance import LCSseq
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from corpus_tools.disjoint import DisjointSet
from corpus_tools.provenance.reuse.duplicates import find_duplicates
from corpus_tools.provenance.utterances.versions import UNKNOWN, PrintedVersion

AROUND_CHARS: Final = 200
AROUND_LEAST: Final = 16  # words: fewer are the same in two reports by chance ("she said in a statement on Monday")
AROUND_SHARE: Final = 0.8
AROUND_MOST: Final = 50  # texts that the next are compared with
_WORD: Final = re.compile(r"\w+")


def count_voices(
    article_ids: Iterable[str],
    outlets: Mapping[str, str],
    reprints: Mapping[str, str],
    copied: Mapping[str, str] | None = None,
) -> int:
    """The number of outlets among the articles; an unnamed outlet counts once for each article that is no reprint.

    ``reprints`` and ``copied`` give, for an article, the one whose text or passage it prints.
    """
    text_of = {article_id: reprints.get(article_id, article_id) for article_id in article_ids}
    texts = set(text_of.values())
    if len(texts) <= 1:
        return len(texts)  # a story reprinted in every outlet is one text
    voices: DisjointSet[str] = DisjointSet(texts)
    # The first text with each passage and of each outlet: another text with it is not an independent voice.
    with_passage: dict[str, str] = {}
    of_outlet: dict[str, str] = {}
    for article_id, text in text_of.items():
        beside = [with_passage.setdefault((copied or {}).get(article_id, article_id), text)]
        if (outlet := outlets.get(article_id, UNKNOWN)) != UNKNOWN:
            beside.append(of_outlet.setdefault(outlet, text))
        for other in beside:
            if other != text:
                voices.merge(other, text)
    return len(voices.subsets())


def find_copied(versions: Sequence[PrintedVersion], texts: Mapping[str, str]) -> dict[str, str]:
    """For each article the first among those that print the quotation with the same words around it.

    A quotation that was taken over with its surroundings is no second witness of its wording.
    """
    first: dict[str, str] = {}
    known: list[tuple[str, list[str]]] = []
    for version in versions:
        around = _around(version, texts.get(version.article_id, ""))
        if version.article_id in first or len(around) < AROUND_LEAST:
            continue
        like = (name for name, words in known if LCSseq.normalized_similarity(words, around) >= AROUND_SHARE)
        first[version.article_id] = next(like, version.article_id)
        if first[version.article_id] == version.article_id and len(known) < AROUND_MOST:
            known.append((version.article_id, around))
    return first


def _around(version: PrintedVersion, text: str) -> list[str]:
    """The words of the reporter before and after a quotation."""
    last = version.parts[-1]
    end = last.start + len(last.text)
    before, behind = text[max(version.start - AROUND_CHARS, 0) : version.start], text[end : end + AROUND_CHARS]
    return [*_WORD.findall(before.lower())[1:], *_WORD.findall(behind.lower())[:-1]]


def find_reprints(articles: pd.DataFrame, duplicates: pd.DataFrame | None = None) -> dict[str, str]:
    """For each article the smallest id among those whose text it mostly shares; its own id where there is none."""
    ids = articles["article_id"].astype(str).tolist()
    if duplicates is None:
        duplicates = find_duplicates(articles)
    # A story in all outlets has as many pairs as the square of its outlets: numbers, no object for each.
    both = pd.concat([duplicates["article_id"], duplicates["other_id"]], ignore_index=True).astype(str)
    codes, names = pd.factorize(pd.concat([pd.Series(ids, dtype="str"), both], ignore_index=True))
    one, other = np.split(codes[len(ids) :], 2)
    graph = coo_matrix((np.ones(len(one), dtype=np.int8), (one, other)), shape=(len(names), len(names)))
    _, group = connected_components(graph, directed=False)
    first: dict[int, str] = {}
    for name, number in sorted(zip(names.tolist(), group.tolist(), strict=True)):
        first.setdefault(number, name)
    return {name: first[number] for name, number in zip(names.tolist(), group.tolist(), strict=True)}
