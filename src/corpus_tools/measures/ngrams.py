"""Word sequences (n-grams) that occur together more often than their words' frequencies would have them.

Phrases of a corpus: set expressions, names of things, wordings that outlets share. With the measures of association
of :mod:`corpus_tools.measures.collocates`, in their form for sequences of any length: observed against expected under
independence (MI, Church & Hanks 1990; t-score, Church et al. 1991), and Dice's coefficient over all words of the
sequence (logDice, Rychlý 2008; for more than two words as in Petrović et al. 2010).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import prod
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.english.tokens import sentence_spans
from corpus_tools.english.word_classes import FUNCTION_WORDS
from corpus_tools.errors import ParameterError
from corpus_tools.measures.collocates import mutual_information, t_score
from corpus_tools.measures.words import word_positions, words_of

COLUMNS: Final = (
    "ngram",
    "count",
    "per_1000",
    "expected",
    "articles",
    "n_articles",
    "log_dice",
    "mi",
    "t_score",
    "n_words",
)
LONGEST: Final = 8  # words; longer shared passages are what provenance is for
_BREAKS: Final = frozenset(',;:()[]–—"“”')

Ngram = tuple[str, ...]


def ngrams(
    articles: pd.DataFrame,
    n: int = 2,
    *,
    node: str = "",
    min_count: int = 3,
    min_articles: int = 2,
    functions: bool = False,
    stop_words: Iterable[str] = (),
) -> pd.DataFrame:
    """The sequences of ``n`` words of the corpus, the most typical (highest logDice) first.

    Columns: ``ngram, count, per_1000`` (words), ``expected`` (occurrences by chance), ``articles, n_articles`` (with
    the sequence, and all), ``log_dice, mi, t_score, n_words`` (of the corpus). A sequence does not run over the end of
    a sentence, a comma, a colon, a dash, a bracket or a quotation mark, and needs ``min_count`` occurrences and
    ``min_articles`` articles (or all, where the corpus has fewer). ``node``: only those that hold this word.
    Sequences that begin or end with a function word ("of the") are left out unless ``functions``; those with one of
    ``stop_words`` always. Words as in :mod:`corpus_tools.measures.words`, numbers among them.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    n : int, default 2
        Words in a sequence, 2 to 8.
    node : str, default ''
        Only sequences that hold this word.
    min_count : int, default 3
        Fewest occurrences.
    min_articles : int, default 2
        Fewest articles in which something must occur.
    functions : bool, default False
        Whether sequences may begin or end with a function word.
    stop_words : Iterable[str], default ()
        Words that no sequence may hold.

    Returns
    -------
    pandas.DataFrame
        One row a sequence.

    Raises
    ------
    ParameterError
        For an ``n`` below 2 or above 8, and a ``node`` that is no word.

    Examples
    --------
    >>> texts = ["Chief Constable Ode went.", "Ask Chief Constable Ode"]
    >>> news = pd.DataFrame({"article_id": ["a", "b"], "text": texts})
    >>> ngrams(news, 3, min_count=2)[["ngram", "count"]].values.tolist()
    [['chief constable ode', 2]]
    """
    if not 2 <= n <= LONGEST:
        raise ParameterError("n", n, f"a sequence has 2 to {LONGEST} words")
    wanted = words_of(node, numbers=True)
    if node and len(wanted) != 1:
        raise ParameterError("node", node, "it must be one word")
    words: Counter[str] = Counter()
    found: Counter[Ngram] = Counter()
    spread: Counter[Ngram] = Counter()
    for text in articles["text"]:
        runs = list(_runs(text))
        words.update(word for run in runs for word in run)
        here = Counter(gram for run in runs for gram in zip(*(run[i:] for i in range(n)), strict=False))
        found.update(here)
        spread.update(here.keys())
    left_out = frozenset(word.lower() for word in stop_words)
    fewest = min(min_articles, len(articles))
    kept = sorted(
        gram
        for gram, count in found.items()
        if count >= min_count
        and spread[gram] >= fewest
        and (not wanted or wanted[0] in gram)
        and left_out.isdisjoint(gram)
        and (functions or not (gram[0] in FUNCTION_WORDS or gram[-1] in FUNCTION_WORDS))
    )
    return _table(kept, words, found, spread, len(articles))


def _runs(text: str) -> Iterable[list[str]]:
    """The words of a text in runs that no mark and no end of a sentence interrupts."""
    for begin, end in sentence_spans(text):
        words = word_positions(text, begin, end, numbers=True)
        run = [words[0][2]] if words else []
        for (_, last, _), (first, _, word) in pairwise(words):
            if _BREAKS.isdisjoint(text[last:first]):
                run.append(word)
                continue
            yield run
            run = [word]
        if run:
            yield run


def _table(
    kept: list[Ngram], words: Counter[str], found: Counter[Ngram], spread: Counter[Ngram], n_articles: int
) -> pd.DataFrame:
    n_words = max(words.total(), 1)
    observed = np.array([found[gram] for gram in kept], dtype=np.float64)
    # Shares first: the product of the frequencies of eight words is more than a whole number of the machine holds.
    expected = np.array([n_words * prod(words[w] / n_words for w in gram) for gram in kept], dtype=np.float64)
    sums = np.array([sum(words[w] for w in gram) for gram in kept], dtype=np.float64)
    sizes = np.array([len(gram) for gram in kept], dtype=np.float64)
    table = pd.DataFrame(
        {
            "ngram": pd.Series([" ".join(gram) for gram in kept], dtype="str"),
            "count": observed.astype(np.int64),
            "per_1000": 1000 * observed / n_words,
            "expected": expected,
            "articles": np.array([spread[gram] for gram in kept], dtype=np.int64),
            "n_articles": n_articles,
            "log_dice": 14 + np.log2(sizes * observed / sums) if len(kept) else observed,
            "mi": mutual_information(observed, expected),
            "t_score": t_score(observed, expected),
            "n_words": n_words,
        }
    )
    order = table.sort_values(["log_dice", "count", "ngram"], ascending=[False, False, True], kind="stable")
    return order[list(COLUMNS)].reset_index(drop=True)
