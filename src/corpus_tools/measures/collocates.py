"""Collocates: the words that are near a word or a person more often than chance would put them there.

Surface co-occurrence after Evert (2008): a window of some words on either side, not running over a paragraph; the
words in all windows together are set against the rest of the corpus. logDice (Rychlý 2008) is comparable between
corpora of any size, MI (Church & Hanks 1990) favours rare words, the t-score frequent ones.

The formulas are here in numpy: importing NLTK's association measures costs 1.5–3 s, more than a whole notebook's
counting; the tests hold them equal to NLTK's.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.arrays import Bools, Floats, Ints
from corpus_tools.english.tokens import paragraph_spans
from corpus_tools.errors import ParameterError
from corpus_tools.measures.counts import need_columns
from corpus_tools.measures.index import hits_of, index_of
from corpus_tools.measures.index.streams import Positions

Span = tuple[int, int]
COLUMNS: Final = (
    "collocate",
    "together",
    "left",
    "right",
    "expected",
    "count",
    "node_count",
    "window_words",
    "n_words",
    "articles",
    "n_articles",
    "log_dice",
    "mi",
    "t_score",
)


def log_dice(together: Floats, node: float, collocate: Floats) -> Floats:
    """14 + log2 of Dice's coefficient (Rychlý 2008): 14 at most; one point less is half as typical.

    >>> float(log_dice(np.array([5.0]), 10, np.array([10.0]))[0])
    13.0
    """
    return np.asarray(14 + np.log2(2 * together / (node + collocate)))


def mutual_information(observed: Floats, expected: Floats) -> Floats:
    """Binary logarithm of observed over expected co-occurrence (Church & Hanks 1990)."""
    return np.asarray(np.log2(observed / expected))


def t_score(observed: Floats, expected: Floats) -> Floats:
    """Observed less expected, over the square root of observed (Church et al. 1991)."""
    return np.asarray((observed - expected) / np.sqrt(observed))


def collocates(
    articles: pd.DataFrame,
    node: str | pd.DataFrame,
    window: int = 5,
    *,
    min_count: int = 2,
    min_articles: int = 1,
    numbers: bool = False,
) -> pd.DataFrame:
    """The words within ``window`` words of ``node``, the most typical (highest logDice) first.

    ``node`` is a query (``"commissioner"``, ``"stand* aside"``) or any table with offsets, such as the mentions of one
    person. Columns: ``collocate``, ``together`` (its occurrences inside a window, each counted once), ``left`` and
    ``right`` (of the nearest node), ``expected`` (by chance), ``count`` (in the corpus), ``node_count``,
    ``window_words`` (words in all windows), ``n_words`` (in the corpus, nodes left out), ``articles`` (with the pair),
    ``n_articles`` (with the node), ``log_dice``, ``mi``, ``t_score``. Words of the node itself are not collocates.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    node : str | pandas.DataFrame
        A query, or a table with offsets.
    window : int, default 5
        Words on either side that count as near.
    min_count : int, default 2
        Fewest occurrences near the node.
    min_articles : int, default 1
        Fewest articles in which something must occur.
    numbers : bool, default False
        Whether numbers count as words.

    Returns
    -------
    pandas.DataFrame
        One row a word, the most typical first.

    Raises
    ------
    ParameterError
        For a window below 1, an empty query, or a table without offsets.

    Examples
    --------
    >>> study.collocates("commissioner")[["collocate", "together"]].shape[1]
    2
    """
    if window < 1:
        raise ParameterError("window", window, "a window holds at least one word on either side")
    tally = _Tally()
    stream = index_of(articles).positions
    counted = np.ones(len(stream.code), dtype=np.bool_) if numbers else ~stream.is_number
    nodes = _node_spans(articles, node)
    rows = sorted(nodes)
    for row, text in zip(rows, articles["text"].iloc[rows].tolist(), strict=True):
        low, high = int(stream.first[row]), int(stream.first[row + 1])
        tally.add(text, stream, low + np.flatnonzero(counted[low:high]), nodes[row], window, counted)
    totals = np.bincount(stream.code[counted], minlength=len(stream.words))
    near = tally.near
    tally.words = {word: int(totals[code]) for code, word in enumerate(stream.words) if word in near}
    return tally.table(min_count, min_articles, int(counted.sum()))


def _node_spans(articles: pd.DataFrame, node: str | pd.DataFrame) -> dict[int, list[Span]]:
    """For each row of the articles with a node where these are."""
    spans: dict[int, list[Span]] = {}
    if isinstance(node, str):
        hits = hits_of(articles, node)
        for row, start, end in zip(hits.text.tolist(), hits.start.tolist(), hits.end.tolist(), strict=True):
            spans.setdefault(row, []).append((start, end))
        return spans
    need_columns(node, ("article_id", "start", "end"), "node")
    rows = {article_id: row for row, article_id in enumerate(articles["article_id"])}
    for article_id, start, end in zip(node["article_id"], node["start"], node["end"], strict=True):
        if article_id in rows:
            spans.setdefault(rows[article_id], []).append((int(start), int(end)))
    return spans


class _Tally:
    """Counts of one node over the articles."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.left: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.beside: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.nodes = 0
        self.node_articles = 0

    @property
    def near(self) -> set[str]:
        """The words in a window."""
        return self.left.keys() | self.right.keys()

    def add(self, text: str, stream: Positions, places: Ints, spans: list[Span], window: int, counted: Bools) -> None:
        """Count the words of one article near ``spans``; those of a node are taken out of ``counted``."""
        spans = sorted(spans)
        nodes_before = self.nodes
        seen: set[str] = set()
        start = stream.start[places]
        for begin, end in paragraph_spans(text):
            nodes = [span for span in spans if begin <= span[0] < end]
            if not nodes:
                continue
            here = places[np.searchsorted(start, begin) : np.searchsorted(start, end)]
            hits = _as_word_ranges(
                list(zip(stream.start[here].tolist(), stream.end[here].tolist(), strict=True)), nodes
            )
            inside = {i for first, last in hits for i in range(first, last)}
            counted[here[sorted(inside)]] = False
            self.nodes += len(hits)
            seen |= self._windows([stream.words[code] for code in stream.code[here].tolist()], hits, inside, window)
        self.articles.update(seen)
        self.node_articles += self.nodes > nodes_before

    def _windows(self, words: list[str], hits: list[Span], inside: set[int], window: int) -> set[str]:
        nearest: dict[int, int] = {}
        for first, last in hits:
            beside: set[str] = set()
            for i in (*range(max(0, first - window), first), *range(last, min(len(words), last + window))):
                if i in inside:
                    continue
                distance = i - first if i < first else i - last + 1
                beside.add(words[i])
                if i not in nearest or abs(distance) < abs(nearest[i]):
                    nearest[i] = distance
            self.beside.update(beside)
        for i, distance in nearest.items():
            (self.left if distance < 0 else self.right)[words[i]] += 1
        return {words[i] for i in nearest}

    def table(self, min_count: int, min_articles: int, n_words: int) -> pd.DataFrame:
        together = self.left + self.right
        kept = sorted(w for w, n in together.items() if n >= min_count and self.articles[w] >= min_articles)
        window_words = together.total()
        observed = np.array([together[w] for w in kept], dtype=np.float64)
        count = np.array([self.words[w] for w in kept], dtype=np.float64)
        # A word twice in one window, or once in two, is one meeting: so no Dice coefficient passes 1.
        meetings = np.array([min(together[w], self.beside[w]) for w in kept], dtype=np.float64)
        expected = window_words * count / n_words if n_words else count
        frame = pd.DataFrame(
            {
                "collocate": pd.Series(kept, dtype="str"),
                "together": observed.astype(np.int64),
                "left": np.array([self.left[w] for w in kept], dtype=np.int64),
                "right": np.array([self.right[w] for w in kept], dtype=np.int64),
                "expected": expected,
                "count": count.astype(np.int64),
                "node_count": self.nodes,
                "window_words": window_words,
                "n_words": n_words,
                "articles": np.array([self.articles[w] for w in kept], dtype=np.int64),
                "n_articles": self.node_articles,
                "log_dice": log_dice(meetings, self.nodes, count),
                "mi": mutual_information(observed, expected),
                "t_score": t_score(observed, expected),
            }
        )
        frame = frame.sort_values(["log_dice", "together", "collocate"], ascending=[False, False, True], kind="stable")
        return frame[list(COLUMNS)].reset_index(drop=True)


def _as_word_ranges(words: list[Span], spans: list[Span]) -> list[Span]:
    """Which words (first, one past the last) each span covers; a span that overlaps the one before joins it."""
    ranges: list[Span] = []
    at = 0
    for start, end in spans:
        while at < len(words) and words[at][1] <= start:
            at += 1
        stop = at
        while stop < len(words) and words[stop][0] < end:
            stop += 1
        if stop <= at:
            continue
        if ranges and at < ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(stop, ranges[-1][1]))
        else:
            ranges.append((at, stop))
    return ranges
