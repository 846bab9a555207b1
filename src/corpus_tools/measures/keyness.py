"""Keyness: the words that one part of the corpus uses more than another.

Three measures side by side, since each misleads alone: log-likelihood G2 (Dunning 1993; in the two-cell form of
Rayson & Garside 2000) says how much evidence there is, the log ratio (Hardie 2014) how large the difference is, and
the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008) weighs both. Beside them is
in how many articles a word occurs: a word of one article is that article's, not the outlet's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.arrays import Floats, Ints
from corpus_tools.errors import ParameterError, did_you_mean
from corpus_tools.measures.counts import outlet_of
from corpus_tools.measures.index import index_of
from corpus_tools.measures.index.pieces import read_bags
from corpus_tools.measures.index.streams import Bags
from corpus_tools.measures.words import words_of
from corpus_tools.outlets import is_unknown

if TYPE_CHECKING:
    from scipy.sparse import csr_array

ALL: Final = "all articles"
COLUMNS: Final = (
    "target",
    "reference",
    "word",
    "count",
    "reference_count",
    "n_words",
    "reference_n_words",
    "per_1000",
    "reference_per_1000",
    "articles",
    "n_articles",
    "reference_articles",
    "reference_n_articles",
    "g2",
    "p",
    "p_bonferroni",
    "log_ratio",
    "log_odds_z",
)


def log_likelihood(a: Floats, b: Floats, n_a: float, n_b: float) -> Floats:
    """G2 of frequencies ``a`` of ``n_a`` words against ``b`` of ``n_b`` (Rayson & Garside 2000); never negative.

    >>> round(float(log_likelihood(np.array([35.0]), np.array([10.0]), 10_000, 10_000)[0]), 2)
    14.71
    """
    expected_a, expected_b = n_a * (a + b) / (n_a + n_b), n_b * (a + b) / (n_a + n_b)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(a > 0, a * np.log(a / expected_a), 0.0) + np.where(b > 0, b * np.log(b / expected_b), 0.0)
    return np.asarray(np.maximum(2 * terms, 0.0))


def log_ratio(a: Floats, b: Floats, n_a: float, n_b: float) -> Floats:
    """Binary logarithm of the ratio of relative frequencies (Hardie 2014): 1 is twice as often, 2 four times.

    A frequency of nought is taken as one half, so that the ratio stays finite.
    """
    return np.asarray(np.log2((np.where(a > 0, a, 0.5) / n_a) / (np.where(b > 0, b, 0.5) / n_b)))


def log_odds_z(a: Floats, b: Floats, n_a: float, n_b: float, prior: Floats, prior_words: float | None = None) -> Floats:
    """z-score of the log-odds ratio with Dirichlet prior counts ``prior`` (Monroe, Colaresi & Quinn 2008).

    ``prior_words`` is the prior of all words together, those that are not compared among them; by default the sum.
    """
    total = float(prior.sum()) if prior_words is None else prior_words
    a_prior, b_prior = a + prior, b + prior
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log(a_prior / (n_a + total - a_prior)) - np.log(b_prior / (n_b + total - b_prior))
        z = delta / np.sqrt(1 / a_prior + 1 / b_prior)
    return np.asarray(np.nan_to_num(z, nan=0.0, posinf=0.0, neginf=0.0))


def chance_of_as_many(a: Floats, b: Floats, n_a: float, n_b: float) -> Floats:
    """Two-sided p-value of ``a`` occurrences in ``n_a`` words and ``b`` in ``n_b``, if the rates are equal.

    The exact binomial tail, doubled since either side could have had more. For G2 the distribution of chi-square with
    one degree of freedom is the usual approximation; it fails where few are expected, and in news most words are rare
    (Dunning 1993; Rayson, Berridge & Francis 2004).

    >>> chance_of_as_many(np.array([3.0]), np.array([0.0]), 100, 300).round(5).tolist()
    [0.03125]
    """
    from scipy.special import betainc

    # The tail of the binomial, from a upwards, is the incomplete beta function of a and b + 1.
    tail = betainc(np.maximum(a, 1.0), b + 1, n_a / (n_a + n_b))
    return np.asarray(np.where(a > 0, np.minimum(2 * tail, 1.0), 1.0))


class _Limits(NamedTuple):
    """What a word needs to be compared, and the weight of the prior; see :func:`keyness`."""

    min_count: int
    min_articles: int
    stop_words: frozenset[str]
    prior_words: float


class _Counted(NamedTuple):
    """How often each of ``words``, which are sorted, occurs in each article: one row an article."""

    words: list[str]
    counts: csr_array

    def side(self, name: str, rows: Ints) -> _Side:
        """The articles in these rows as one side of a comparison."""
        some, width = self.counts[rows], len(self.words)
        counts: Floats = np.bincount(some.indices, weights=some.data, minlength=width).astype(np.float64)
        return _Side(name, self.words, counts, np.bincount(some.indices, minlength=width), len(rows))


class _Side(NamedTuple):
    """One side of a comparison: how often each word occurs in it, and in how many of its articles."""

    name: str
    words: list[str]
    counts: Floats
    spread: Ints
    n_articles: int

    @property
    def n_words(self) -> float:
        return float(self.counts.sum())

    def in_words(self, words: list[str]) -> _Side:
        """The same over another sorted list, which holds all words of this one."""
        place = np.searchsorted(np.array(words, dtype=object), np.array(self.words, dtype=object))
        counts, spread = np.zeros(len(words)), np.zeros(len(words), dtype=np.int64)
        counts[place], spread[place] = self.counts, self.spread
        return self._replace(words=words, counts=counts, spread=spread)


def keyness(
    articles: pd.DataFrame,
    by: str = "outlet",
    target: str | None = None,
    reference: str | None = None,
    *,
    quotes: pd.DataFrame | None = None,
    min_count: int = 3,
    min_articles: int = 2,
    numbers: bool = False,
    stop_words: Iterable[str] = (),
    prior_words: float = 500.0,
) -> pd.DataFrame:
    """Words that ``target`` uses more than ``reference``, the most evidence first; one block per target.

    ``by``: ``outlet`` or any other column of ``articles``; or ``voice``, which sets the words inside quotation marks
    (``quoted``) against all others (``narrator``) and needs ``quotes``. Without ``target`` each group in turn is set
    against all the others; without ``reference`` it is all the rest.

    Columns: ``target, reference, word, count, reference_count, n_words, reference_n_words`` (words of each side),
    ``per_1000, reference_per_1000`` (per thousand words), ``articles, n_articles, reference_articles,
    reference_n_articles`` (articles with the word, and all), ``g2``, ``p`` (:func:`chance_of_as_many`; it takes words
    for independent, which they are not, so it is a yardstick and no test), ``p_bonferroni`` (times all the comparisons
    of the table, a word in each of its blocks), ``log_ratio``, ``log_odds_z``. A word needs ``min_count`` occurrences
    on both sides together, and ``min_articles`` articles of the target (or all of them, where it has fewer).
    ``prior_words`` is the weight of the prior, whose shape is the corpus's own. Words as in
    :mod:`corpus_tools.measures.words`: no style of apostrophe or quotation mark makes a keyword.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    by : str, default 'outlet'
        What makes the sides: a column of ``articles``, or ``voice``.
    target : str, optional
        The side whose words are asked for; None: each in turn.
    reference : str, optional
        The side it is set against; None: all the rest.
    quotes : pandas.DataFrame, optional
        The table ``quotes``, for ``by="voice"``.
    min_count : int, default 3
        Fewest occurrences on both sides together.
    min_articles : int, default 2
        Fewest articles in which something must occur.
    numbers : bool, default False
        Whether numbers count as words.
    stop_words : Iterable[str], default ()
        Words that are left out.
    prior_words : float, default 500.0
        Weight of the prior, in words.

    Returns
    -------
    pandas.DataFrame
        One row a side and word.

    Raises
    ------
    ParameterError
        For a column or group that is not there.

    Examples
    --------
    >>> study.keyness().columns[:3].tolist()
    ['target', 'reference', 'word']
    """
    if by == "voice":
        counted, groups = _words_by_voice(articles, quotes, numbers)
    else:
        groups = _rows_by_group(articles, by)
        counted = _words_by_article(articles, numbers)
    _check_names(groups, target, reference)
    limits = _Limits(min_count, min_articles, frozenset(word.lower() for word in stop_words), prior_words)
    blocks = []
    for one, others in _comparisons(groups, by, target, reference):
        rest = counted.side(reference or "all others", np.concatenate([groups[group] for group in others]))
        blocks.append(_block(counted.side(one, groups[one]), rest, limits))
    table = _joined(blocks)
    table.attrs = {"by": by, "groups": sorted(groups)}
    return table


def keyness_against(
    articles: pd.DataFrame,
    reference: pd.DataFrame,
    *,
    name: str = "reference corpus",
    by: str | None = None,
    min_count: int = 3,
    min_articles: int = 2,
    numbers: bool = False,
    stop_words: Iterable[str] = (),
    prior_words: float = 500.0,
) -> pd.DataFrame:
    """Words that the corpus uses more than a reference corpus of the user's own, the most evidence first.

    ``reference``: articles (a column ``text``), or a frequency list with the columns ``word`` and ``count`` of all its
    words (``articles`` too, where it is known in how many of its texts each occurs). ``by``: a column of ``articles``
    (``outlet``), for a block per group, each against the same reference; by default the corpus is one group, called
    ``all articles``. Columns and other parameters as in :func:`keyness`; ``reference`` is ``name``; of a frequency
    list ``reference_n_articles`` is 0, since it does not say how many texts it was made from.

    A reference that holds the same articles makes their words seem common: leave them out of it.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    reference : pandas.DataFrame
        Articles, or a frequency list.
    name : str, default 'reference corpus'
        What the reference is called in the table.
    by : str, optional
        A column of ``articles`` that makes groups; None: one group.
    min_count : int, default 3
        Fewest occurrences on both sides together.
    min_articles : int, default 2
        Fewest articles in which something must occur.
    numbers : bool, default False
        Whether numbers count as words.
    stop_words : Iterable[str], default ()
        Words that are left out.
    prior_words : float, default 500.0
        Weight of the prior, in words.

    Returns
    -------
    pandas.DataFrame
        One row a group and word.

    Raises
    ------
    ParameterError
        For a reference without words and for an unknown column ``by``.

    Examples
    --------
    >>> import pandas as pd
    >>> general = pd.DataFrame({"word": ["the", "commissioner", "said"], "count": [60_000, 12, 4_000]})
    >>> study.keyness_against(reference=general).columns[:3].tolist()
    ['target', 'reference', 'word']
    """
    side = _reference_side(reference, name, numbers)
    if not side.n_words:
        raise ParameterError("reference", name, "it holds no words", "Give articles with text, or words with counts")
    groups = {ALL: np.arange(len(articles))} if by is None else _rows_by_group(articles, by)
    counted = _words_by_article(articles, numbers)
    words = sorted({*counted.words, *side.words})
    side = side.in_words(words)
    limits = _Limits(min_count, min_articles, frozenset(word.lower() for word in stop_words), prior_words)
    sides = (counted.side(one, groups[one]).in_words(words) for one in sorted(groups))
    table = _joined([_block(one, side, limits) for one in sides])
    table.attrs = {"by": by or "", "groups": [*sorted(groups), name]}
    return table


def _reference_side(reference: pd.DataFrame, name: str, numbers: bool) -> _Side:
    if "text" in reference.columns:
        return _words_by_article(reference, numbers).side(name, np.arange(len(reference)))
    if not {"word", "count"} <= set(reference.columns):
        known = ", ".join(map(str, reference.columns))
        raise ParameterError("reference", known, "it needs a column text, or the columns word and count")
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    given = reference["articles"] if "articles" in reference.columns else [0] * len(reference)
    for entry, count, articles in zip(reference["word"], reference["count"], given, strict=True):
        # One spelling as everywhere; a cell that holds no word, or several, is none of this corpus's words.
        words = words_of(entry, numbers=numbers) if isinstance(entry, str) else []
        if len(words) == 1 and count > 0:
            counts[words[0]] += int(count)
            spread[words[0]] = max(spread[words[0]], int(articles))
    words = sorted(counts)
    found = np.array([counts[word] for word in words], dtype=np.float64)
    return _Side(name, words, found, np.array([spread[word] for word in words], dtype=np.int64), 0)


def _words_by_article(articles: pd.DataFrame, numbers: bool) -> _Counted:
    return _counted(index_of(articles).bags, numbers)


def _sparse(counts: Any, **options: Any) -> csr_array:
    """A sparse array; scipy is imported here, as that takes a third of a second and most notebooks compare no words."""
    from scipy.sparse import csr_array

    return csr_array(counts, **options)


def _counted(bags: Bags, numbers: bool) -> _Counted:
    found = bags.as_word + bags.as_number if numbers else bags.as_word
    shape = (len(bags.first) - 1, max(len(bags.words), 1))
    counts = _sparse((found.astype(np.float64), bags.code, bags.first), shape=shape, copy=True)
    counts.eliminate_zeros()
    return _Counted(bags.words, counts)


def _check_names(groups: Mapping[str, object], target: str | None, reference: str | None) -> None:
    """Refuse a target or reference that is no group, and one that is both."""
    for name, value in (("target", target), ("reference", reference)):
        if value is not None and value not in groups:
            raise ParameterError(name, value, did_you_mean(value, sorted(groups)))
    if target is not None and target == reference:
        raise ParameterError("reference", reference, "target and reference must differ")


def _comparisons(
    groups: Iterable[str], by: str, target: str | None, reference: str | None
) -> Iterator[tuple[str, list[str]]]:
    """Each group that is a target, with the groups it is compared with."""
    every = sorted(groups)
    # An article of unknown origin is compared only where it is asked for by name.
    known = [group for group in every if by != "outlet" or not is_unknown(group)]
    rest = known if target is None else every
    for one in known if target is None else [target]:
        others = [group for group in rest if group != one] if reference is None else [reference]
        if one != reference and others:
            yield one, others


def _joined(blocks: Sequence[tuple[pd.DataFrame, int]]) -> pd.DataFrame:
    """The blocks as one table; each has with it how many words were compared in it."""
    table = pd.concat([block for block, _ in blocks], ignore_index=True) if blocks else _frame({})
    table["p_bonferroni"] = np.minimum(table["p"] * sum(compared for _, compared in blocks), 1.0)
    return table


def _rows_by_group(articles: pd.DataFrame, by: str) -> dict[str, Ints]:
    """For each group the rows of its articles."""
    if by == "outlet":
        outlets = outlet_of(articles)
        values = [outlets[i] for i in articles["article_id"]]
    elif by in articles.columns:
        values = ["unknown" if pd.isna(value) else str(value) for value in articles[by]]
    else:
        raise ParameterError("by", by, did_you_mean(by, ["voice", "outlet", *map(str, articles.columns)]))
    rows: dict[str, list[int]] = {}
    for row, value in enumerate(values):
        rows.setdefault(value, []).append(row)
    return {value: np.array(some, dtype=np.int64) for value, some in rows.items()}


def _words_by_voice(
    articles: pd.DataFrame, quotes: pd.DataFrame | None, numbers: bool
) -> tuple[_Counted, dict[str, Ints]]:
    """Scare quotes are the narrator's words, and so is reported speech: it is the outlet that chose them.

    One row for what an article quotes, and one for the rest of it.
    """
    if quotes is None:
        raise ParameterError("quotes", None, "comparing voices needs the table of quotations")
    spans: dict[str, list[tuple[int, int]]] = {}
    marked = quotes[quotes["kind"].isin(["direct", "mixed"])]
    for article_id, start, end in zip(marked["article_id"], marked["start"], marked["end"], strict=True):
        spans.setdefault(article_id, []).append((int(start), int(end)))
    parts: list[str] = []
    row_of: list[int] = []
    n = len(articles)
    for row, (article_id, text) in enumerate(zip(articles["article_id"], articles["text"], strict=True)):
        for is_quoted, part in _by_voice(text, spans.get(article_id, [])):
            parts.append(part)
            row_of.append(row + n * is_quoted)
    by_part = _counted(read_bags(parts), numbers)
    adds_up = _sparse((np.ones(len(parts)), (row_of, np.arange(len(parts)))), shape=(2 * n, len(parts)))
    counted = _Counted(by_part.words, _sparse(adds_up @ by_part.counts))
    quoted = n + np.flatnonzero(np.diff(counted.counts.indptr)[n:])
    return counted, {"quoted": quoted, "narrator": np.arange(n)}


def _by_voice(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[bool, str]]:
    """The parts of a text in order, and whether each is quoted."""
    at = 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        yield False, text[at : max(at, start)]
        yield True, text[max(at, start) : end]
        at = end
    yield False, text[at:]


def _block(target: _Side, reference: _Side, limits: _Limits) -> tuple[pd.DataFrame, int]:
    """The words that the target uses more, and how many were compared."""
    kept = _compared(target, reference, limits)
    n_a, n_b = target.n_words, reference.n_words
    if not len(kept) or not n_a or not n_b:
        return _frame({}), 0
    a, b = target.counts[kept], reference.counts[kept]
    g2 = log_likelihood(a, b, n_a, n_b)
    prior = limits.prior_words
    z = log_odds_z(a, b, n_a, n_b, prior * (a + b) / (n_a + n_b), prior)
    more = np.flatnonzero(1000 * a / n_a > 1000 * b / n_b)
    # Words are in order, so that a stable sort leaves those of equal evidence in it.
    order = more[np.argsort(-g2[more], kind="stable")]
    words, a, b = kept[order], a[order], b[order]
    block = _frame(
        {
            "target": [target.name] * len(words),
            "reference": [reference.name] * len(words),
            "word": [target.words[i] for i in words.tolist()],
            "count": a,
            "reference_count": b,
            "n_words": n_a,
            "reference_n_words": n_b,
            "per_1000": 1000 * a / n_a,
            "reference_per_1000": 1000 * b / n_b,
            "articles": target.spread[words],
            "n_articles": target.n_articles,
            "reference_articles": reference.spread[words],
            "reference_n_articles": reference.n_articles,
            "g2": g2[order],
            "p": chance_of_as_many(a, b, n_a, n_b),
            "p_bonferroni": np.nan,
            "log_ratio": log_ratio(a, b, n_a, n_b),
            "log_odds_z": z[order],
        }
    )
    return block, len(kept)


def _compared(target: _Side, reference: _Side, limits: _Limits) -> Ints:
    """The words of both sides that occur often and widely enough to be compared."""
    fewest = min(limits.min_articles, target.n_articles)
    both = target.counts + reference.counts
    kept = np.flatnonzero((both > 0) & (both >= limits.min_count) & (target.spread >= fewest))
    if limits.stop_words:
        kept = kept[[target.words[i] not in limits.stop_words for i in kept.tolist()]]
    return kept


def _frame(columns: dict[str, object]) -> pd.DataFrame:
    frame = pd.DataFrame(columns) if columns else pd.DataFrame({name: [] for name in COLUMNS})
    for name in COLUMNS:
        if name in ("target", "reference", "word"):
            frame[name] = frame[name].astype("str")
        elif name in ("g2", "p", "p_bonferroni", "log_ratio", "log_odds_z") or "per_1000" in name:
            frame[name] = frame[name].astype("float64")
        else:
            frame[name] = frame[name].astype("int64")
    return frame[list(COLUMNS)]
