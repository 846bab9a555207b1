"""How much of one article stands in another, and in what state: from the passages table to one row per pair."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

import pandas as pd
from rapidfuzz.distance import Indel

from corpus_tools.provenance.align import words_of
from corpus_tools.provenance.oddities import Article
from corpus_tools.tokens import Span

RUN_WORDS: Final = 5


@dataclass(frozen=True)
class Reuse:
    """What ``article_id`` shares with ``other_id``; all shares are of the article's own body, 0 to 1.

    ``share``: characters in aligned passages; ``narrated_share``: the same for what stands outside quotation marks
    (words that both quote from a speaker are no sign of copying); ``kept``: of the aligned words, those that stand in
    runs of five or more words common to both; ``similarity``: mean similarity of the passages.
    """

    article_id: str
    other_id: str
    share: float
    narrated_share: float
    kept: float
    similarity: float


def measure_reuse(articles: list[Article], passages: pd.DataFrame) -> dict[tuple[str, str], Reuse]:
    """Reuse in both directions for each pair of articles that has passages."""
    by_id = {article.article_id: article for article in articles}
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    kept: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    likeness: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0])
    columns = ["article_id", "start", "end", "other_id", "other_start", "other_end", "similarity", "kind"]
    for a, start, end, b, o_start, o_end, similarity, kind in passages[columns].itertuples(index=False, name=None):
        if a not in by_id or b not in by_id:
            continue
        one = words_of(by_id[a].text[start:end])
        other = words_of(by_id[b].text[o_start:o_end])
        run = len(one) if kind == "verbatim" else _words_in_runs(one, other)
        for key, span, words in (((a, b), (start, end), one), ((b, a), (o_start, o_end), other)):
            spans[key].append((int(span[0]), int(span[1])))
            kept[key][0] += run
            kept[key][1] += len(words)
            likeness[key][0] += similarity * len(words)
            likeness[key][1] += len(words)
    out = {}
    for (a, b), found in spans.items():
        article = by_id[a]
        covered = _union(found, article.body_start)
        total, narrated = _characters(article, [(article.body_start, len(article.text))])
        share, narrated_share = _characters(article, covered)
        out[a, b] = Reuse(
            a,
            b,
            share / total if total else 0.0,
            narrated_share / narrated if narrated else 0.0,
            min(kept[a, b][0] / kept[a, b][1], 1.0) if kept[a, b][1] else 0.0,
            likeness[a, b][0] / likeness[a, b][1] if likeness[a, b][1] else 0.0,
        )
    return out


def _words_in_runs(one: list[str], other: list[str]) -> int:
    return sum(b.size for b in Indel.editops(one, other).as_matching_blocks() if b.size >= RUN_WORDS)


def _union(spans: list[Span], floor: int) -> list[Span]:
    out: list[Span] = []
    for begin, end in sorted((max(begin, floor), end) for begin, end in spans if end > floor):
        if out and begin <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((begin, end))
    return out


def _characters(article: Article, spans: list[Span]) -> tuple[int, int]:
    """Letters and digits in ``spans``: all of them, and those outside quotation marks."""
    total = sum(map(str.isalnum, "".join(article.text[begin:end] for begin, end in spans)))
    narrated = sum(map(str.isalnum, "".join(article.narration[begin:end] for begin, end in spans)))
    return total, narrated
