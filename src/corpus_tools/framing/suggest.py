"""Candidate wordings for a codebook: what is where its expressions are, and is not matched by it.

A logistic regression tells the expressions that the codebook finds from all other words of the corpus, by what is
around them (:mod:`corpus_tools.framing.wordings`) and by whether their own words occur in the codebook; for an
expression the words of its own pattern do not count, so that the weight of this is learned as for a wording that the
codebook lacks. The expressions of a frequent pattern count less each than those of a rare one, so that what is learned
is not how "resign" is used. A wording counts once an article, by the occurrence there that looks most like an
expression; its score is the sum of these probabilities divided by the number of its articles plus a constant: their
mean, the lower the fewer they are. It is a way to find what a codebook misses, not a finding.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pandas as pd

from corpus_tools.english.inflection import stem
from corpus_tools.errors import ParameterError
from corpus_tools.framing.codebook import Codebook, Pattern
from corpus_tools.framing.codebook_reader import load_codebook
from corpus_tools.framing.extract import find_frames
from corpus_tools.framing.likeness import likeness
from corpus_tools.framing.wordings import Found, Place, names_in, places_of

FEWEST: Final = 20  # expressions; fewer say too little of where expressions are
_FEWEST_ARTICLES: Final = 5  # with expressions: one long story says how one story is written
_FAMILY: Final = 6  # letters by which words are taken for relatives: resign, resignation
_UNSEEN: Final = 30  # articles in which it looks like nothing, added to those of each wording
_OF_ONE_WORD: Final = 2  # wordings that begin with one word


def suggest(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    entities: pd.DataFrame | None = None,
    *,
    codebook: str | Path | Codebook = "departure",
    n: int = 50,
) -> pd.DataFrame:
    """The ``n`` wordings of a corpus that most look like expressions of ``codebook`` and are not matched by it.

    Columns: ``rank``, ``wording`` (as it occurs most often), ``score`` (from 0 to 1, higher where more of its
    occurrences are as expressions do), ``occurrences``, ``articles``, ``passages`` (up to three of those that look
    most like expressions, the wording in brackets).

    Raises :class:`~corpus_tools.errors.ParameterError` where the codebook finds fewer than ``FEWEST`` expressions in
    the corpus, or all of them in a few articles: then nothing can be learned of where they are.
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    ranked = ranked_wordings(articles, quotes, mentions, entities, codebook=codebook, n=n)
    rows = [
        {
            "rank": number,
            "wording": Counter(p.text.lower() for p in places).most_common(1)[0][0],
            "score": round(score, 3),
            "occurrences": len(places),
            "articles": len({p.article for p in places}),
            "passages": " | ".join(_passage(texts[p.article], p) for p in _spread(places)),
        }
        for number, (score, places) in enumerate(ranked, start=1)
    ]
    return pd.DataFrame(rows, columns=["rank", "wording", "score", "occurrences", "articles", "passages"])


def ranked_wordings(
    articles: pd.DataFrame,
    quotes: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    entities: pd.DataFrame | None = None,
    *,
    codebook: str | Path | Codebook = "departure",
    n: int = 50,
) -> list[tuple[float, list[Place]]]:
    """As :func:`suggest`: the score of each wording, with its occurrences, those most like expressions first."""
    book = load_codebook(codebook)
    found = _found(find_frames(articles, quotes, mentions, entities, codebook=book), book)
    vocabulary = _Vocabulary(book.patterns)
    expressions: list[Place] = []
    counts = Counter(f.pattern for here in found.values() for f in here)
    weights: list[float] = []
    candidates: list[Place] = []
    # In the order of their ids, so that the order of the table changes nothing.
    for article, text in sorted(zip(articles["article_id"], articles["text"], strict=True)):
        for place, pattern in places_of(article, text, found.get(article, ()), vocabulary.features):
            (expressions if pattern else candidates).append(place)
            if pattern:
                weights.append(counts[pattern] ** -0.5)
    if not candidates:
        return []
    return _ranked(candidates, likeness(expressions, weights, candidates))[:n]


def _found(frames: pd.DataFrame, book: Codebook) -> dict[str, list[Found]]:
    """The expressions of each article; raises where there are too few to learn from."""
    columns = ["article_id", "start", "end", "pattern", "affected"]
    by_article: dict[str, list[Found]] = defaultdict(list)
    for article, start, end, pattern, affected in frames[columns].itertuples(index=False, name=None):
        names = names_in(affected) if isinstance(affected, str) else frozenset[str]()
        by_article[article].append(Found(int(start), int(end), pattern, names))
    if len(frames) < FEWEST or len(by_article) < _FEWEST_ARTICLES:
        needed = f"{FEWEST} in at least {_FEWEST_ARTICLES} are needed to learn where they occur"
        found = f"{_number(len(frames), 'expression')} here, in {_number(len(by_article), 'article')}"
        reason = f"it finds {found}, and {needed}"
        raise ParameterError("codebook", book.name, reason, "Give more text on the subject")
    return by_article


def _number(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


class _Vocabulary:
    """The words of a codebook by their beginnings, so that relatives meet: resign, resignation."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self.of_pattern = {p.id: frozenset(_families(p)) for p in patterns}
        self.counts = Counter(family for families in self.of_pattern.values() for family in families)

    def features(self, stems: Sequence[str], pattern: str) -> tuple[str, ...]:
        """How many of a wording's words the codebook has, those of its own pattern not counted."""
        families = [word[:_FAMILY] for word in stems if word != "*"]
        if not families:
            return ()
        own = self.of_pattern.get(pattern, frozenset())
        known = [self.counts[f] - (f in own) > 0 for f in families]
        share = "all" if all(known) else "some" if any(known) else "none"
        return f"in the codebook:{share}", f"first in the codebook:{known[0]}"


def _families(pattern: Pattern) -> set[str]:
    words = (word for compiled in pattern.compiled for forms in compiled.required for word in forms)
    return {stem(word)[:_FAMILY] for word in words if len(word) > 2}


def _ranked(candidates: Sequence[Place], probabilities: Sequence[float]) -> list[tuple[float, list[Place]]]:
    """Wordings with at least two occurrences by their score: the best in one place, and the best two of one word."""
    by_key: dict[tuple[str, ...], list[tuple[float, Place]]] = defaultdict(list)
    for place, probability in zip(candidates, probabilities, strict=True):
        by_key[place.key].append((probability, place))
    scored = []
    for key, occurrences in by_key.items():
        if len(occurrences) > 1:
            best = _best_in_each(occurrences)
            score = sum(best) / (len(best) + _UNSEEN)
            occurrences.sort(key=lambda found: (-found[0], found[1]))
            scored.append((score, key, [place for _, place in occurrences]))
    scored.sort(key=lambda found: (-found[0], found[1]))
    kept: list[tuple[float, list[Place]]] = []
    covered: set[tuple[str, int]] = set()
    heads: Counter[str] = Counter()
    for score, key, places in scored:
        tokens = {(p.article, p.start) for p in places}
        if len(tokens & covered) <= len(tokens) / 2 and heads[key[0]] < _OF_ONE_WORD:
            heads[key[0]] += 1
            covered |= tokens
            kept.append((score, places))
    return kept


def _best_in_each(occurrences: Sequence[tuple[float, Place]]) -> list[float]:
    """The highest probability of a wording in each article that has it."""
    best: dict[str, float] = defaultdict(float)
    for probability, place in occurrences:
        best[place.article] = max(best[place.article], probability)
    return list(best.values())


def _spread(places: list[Place]) -> list[Place]:
    """Up to three occurrences, of different articles where there are."""
    first: dict[str, Place] = {}
    for place in places:
        first.setdefault(place.article, place)
    rest = [p for p in places if p not in first.values()]
    return [*first.values(), *rest][:3]


def _passage(text: str, place: Place) -> str:
    left, right = text[max(0, place.start - 60) : place.start], text[place.end : place.end + 60]
    return " ".join(f"…{left}[{text[place.start : place.end]}]{right}…".split())
