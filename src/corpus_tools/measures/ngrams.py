"""Word sequences (n-grams) that occur together more often than their words' frequencies would have them.

Phrases of a corpus: set expressions, names of things, wordings that outlets share. With the measures of association
of :mod:`corpus_tools.measures.collocates`, in their form for sequences of any length: observed against expected under
independence (MI, Church & Hanks 1990; t-score, Church et al. 1991), and Dice's coefficient over all words of the
sequence (logDice, Rychlý 2008; for more than two words as in Petrović et al. 2010).
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.arrays import Ints
from corpus_tools.english.word_classes import FUNCTION_WORDS
from corpus_tools.errors import ParameterError
from corpus_tools.measures.collocates import mutual_information, t_score
from corpus_tools.measures.index import index_of
from corpus_tools.measures.index.streams import Positions
from corpus_tools.measures.words import words_of

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
    stream = index_of(articles).positions
    places, gram = _grams(stream, n, min_count)
    text = np.searchsorted(stream.first, places, side="right") - 1
    count = np.bincount(gram)
    pairs = np.unique(gram * max(len(articles), 1) + text) // max(len(articles), 1)
    spread = np.bincount(pairs, minlength=len(count))
    kept = np.flatnonzero((count >= min_count) & (spread >= min(min_articles, len(articles))))
    _, first = np.unique(gram, return_index=True)
    codes = stream.code[places[first[kept]][:, None] + np.arange(n)]
    grams = [tuple(stream.words[code] for code in row) for row in codes.tolist()]
    left_out = frozenset(word.lower() for word in stop_words)
    chosen = [
        number
        for number, words in enumerate(grams)
        if (not wanted or wanted[0] in words)
        and left_out.isdisjoint(words)
        and (functions or not (words[0] in FUNCTION_WORDS or words[-1] in FUNCTION_WORDS))
    ]
    kept = kept[chosen]
    of_words = np.bincount(stream.code, minlength=len(stream.words))[codes[chosen].reshape(-1, n)]
    return _table(
        [" ".join(grams[i]) for i in chosen], count[kept], spread[kept], of_words, len(stream.code), len(articles)
    )


def _grams(stream: Positions, n: int, min_count: int) -> tuple[Ints, Ints]:
    """Where sequences of ``n`` words begin that no mark and no end of a sentence interrupts, and a number for each
    sequence of words; those with a word too rare are left out."""
    code = stream.code.astype(np.int64)
    is_rare = np.bincount(stream.code, minlength=max(len(stream.words), 1))[stream.code] < min_count
    run = np.cumsum(stream.begins_run)
    starts_text = np.zeros(len(code) + 1, dtype=np.bool_)
    starts_text[stream.first] = True
    run = run + np.cumsum(starts_text[:-1])
    places = np.arange(max(len(code) - n + 1, 0))
    places = places[run[places] == run[places + n - 1]]
    for i in range(n):
        places = places[~is_rare[places + i]]
    gram = code[places]
    for i in range(1, n):
        gram = np.unique(gram * max(len(stream.words), 1) + code[places + i], return_inverse=True)[1]
    gram = np.unique(gram, return_inverse=True)[1]
    return places, gram


def _table(grams: list[str], count: Ints, spread: Ints, of_words: Ints, words: int, n_articles: int) -> pd.DataFrame:
    """``of_words``: how often each word of each sequence occurs; ``words``: all that there are."""
    n_words = max(words, 1)
    observed = count.astype(np.float64)
    # Shares first: the product of the frequencies of eight words is more than a whole number of the machine holds.
    expected = np.array([n_words * prod(each / n_words for each in row) for row in of_words.tolist()], dtype=np.float64)
    sums = of_words.sum(axis=1).astype(np.float64)
    sizes = float(of_words.shape[1])
    table = pd.DataFrame(
        {
            "ngram": pd.Series(grams, dtype="str"),
            "count": count.astype(np.int64),
            "per_1000": 1000 * observed / n_words,
            "expected": expected,
            "articles": spread.astype(np.int64),
            "n_articles": n_articles,
            "log_dice": 14 + np.log2(sizes * observed / sums) if len(grams) else observed,
            "mi": mutual_information(observed, expected),
            "t_score": t_score(observed, expected),
            "n_words": n_words,
        }
    )
    order = table.sort_values(["log_dice", "count", "ngram"], ascending=[False, False, True], kind="stable")
    return order[list(COLUMNS)].reset_index(drop=True)
