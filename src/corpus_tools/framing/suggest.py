"""Candidate wordings for a codebook: what stands where its expressions stand, and is not matched by it.

Each expression found, and each word or pair of words that might be one, is described by what stands around it: the
words or word classes at two places on each side, the content words near it, and whether an expression stands in the
same sentence or article. How much more often a description occurs with expressions than with all candidates is its
evidence (a smoothed log-odds ratio, as in naive Bayes); a candidate's score is a lower bound of the mean evidence
of its occurrences, the lower the fewer articles it is in. It is a way to find what a codebook misses, not a finding.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import log, sqrt
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from corpus_tools.english import word_classes as en
from corpus_tools.english.inflection import stem
from corpus_tools.english.name_words import PEOPLE
from corpus_tools.english.sentence import Sentence, is_adverb, read_sentence
from corpus_tools.english.tokens import sentence_spans
from corpus_tools.english.word_classes import VERB_PARTICLES
from corpus_tools.errors import ParameterError
from corpus_tools.framing.codebook import Codebook
from corpus_tools.framing.extract import find_frames
from corpus_tools.text import fold_case

FEWEST: Final = 20  # expressions; fewer say too little of where expressions stand
_FUNCTION: Final = (
    en.PREPOSITIONS
    | en.SUBORDINATORS
    | en.COORDINATORS
    | en.DETERMINERS
    | en.POSSESSIVES
    | en.PRONOUNS
    | en.AUXILIARIES
    | en.NEGATORS
    | en.RELATIVES
)
_UNSURE: Final = 4.0  # taken off the mean evidence, divided by the root of the number of articles: a lower bound
_NEAR: Final = 8  # words on each side whose content counts
_LONGEST: Final = 1500


class _Place(NamedTuple):
    """An occurrence: article, offsets, the wording's key and what stands around it."""

    article: str
    start: int
    end: int
    key: tuple[str, ...]
    text: str
    around: tuple[str, ...]


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

    Columns: ``rank``, ``wording`` (as it occurs most often), ``score`` (mean evidence, in nats; above 0 it stands
    rather where expressions stand), ``occurrences``, ``articles``, ``passages`` (up to three, the wording in brackets).

    Raises :class:`~corpus_tools.errors.ParameterError` where the codebook finds fewer than ``FEWEST`` expressions in
    the corpus: then nothing can be learned of where they stand.
    """
    frames = find_frames(articles, quotes, mentions, entities, codebook=codebook)
    if len(frames) < FEWEST:
        reason = f"it finds {len(frames)} expressions here, and {FEWEST} are needed to learn where they occur"
        raise ParameterError("codebook", getattr(codebook, "name", codebook), reason, "Give more text on the subject")
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    spans: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in frames[["article_id", "start", "end"]].itertuples(index=False, name=None):
        spans.setdefault(article, []).append((int(start), int(end)))
    expressions: list[_Place] = []
    candidates: list[_Place] = []
    for article, text in texts.items():
        for place, is_found in _places(article, text, spans.get(article, [])):
            (expressions if is_found else candidates).append(place)
    ranked = _ranked(candidates, _evidence(expressions, candidates))[:n]
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


def _places(article: str, text: str, found: list[tuple[int, int]]) -> Iterator[tuple[_Place, bool]]:
    """Every expression and every candidate of an article, and which it is."""
    low = fold_case(text)
    in_article = f"article:{bool(found)}"
    for begin, end in sentence_spans(text):
        if end - begin > _LONGEST:
            continue
        s = read_sentence(text[begin:end], low[begin:end], begin)
        here = [(a - begin, b - begin) for a, b in found if a < end and b > begin]
        taken = {k for a, b in here for k in range(s.token_at(max(a, 0)), s.last_token_before(b) + 1)}
        beside = len(here)
        for a, b in here:
            first, last = s.token_at(max(a, 0)), s.last_token_before(b) + 1
            about = (in_article, f"sentence:{beside > 1}", *_around(s, first, last))
            yield _Place(article, begin + a, begin + b, (), "", about), True
        for first, last, key in _candidates(s):
            if taken.isdisjoint(range(first, last)):
                a, b = s.span((first, last))
                about = (in_article, f"sentence:{beside > 0}", *_around(s, first, last))
                yield _Place(article, begin + a, begin + b, key, s.raw[a:b], about), False


def _candidates(s: Sentence) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Words, words with a particle, and words with their object, that may be wordings, with a key for their forms."""
    n = len(s.tokens)
    for k in range(n):
        if not _is_content(s, k):
            continue
        head = stem(s.tokens[k].low)
        yield k, k + 1, (head,)
        if k + 1 < n and s.tokens[k + 1].low in VERB_PARTICLES:
            yield k, k + 2, (head, s.tokens[k + 1].low)
        if k + 1 < n and _is_content(s, k + 1):
            yield k, k + 2, (head, stem(s.tokens[k + 1].low))
        owned = k + 2 < n and (s.tokens[k + 1].low in en.POSSESSIVES or s.tokens[k + 1].low in en.DETERMINERS)
        if owned and _is_content(s, k + 2):
            yield k, k + 3, (head, "*", stem(s.tokens[k + 2].low))


def _is_content(s: Sentence, k: int) -> bool:
    token = s.tokens[k]
    if not token.low.isalpha() or len(token.low) < 3 or (token.is_capital and k and not s.is_headline):
        return False
    return token.low not in _FUNCTION and token.low not in en.TIMES and not is_adverb(token.low)


def _around(s: Sentence, first: int, last: int) -> tuple[str, ...]:
    """What stands around the tokens ``first`` to ``last``."""
    near = [
        f"near:{stem(s.tokens[k].low)}"
        for k in [*range(max(0, first - _NEAR), first), *range(last, min(len(s.tokens), last + _NEAR))]
        if _is_content(s, k)
    ]
    own = s.tokens[first].low
    form = f"own:{own[-2:]}"
    places = [
        form,
        *(f"{name}:{_class(s, k)}" for name, k in (("1", first - 1), ("2", first - 2), ("+1", last), ("+2", last + 1))),
    ]
    return (*places, *sorted(set(near)))


def _class(s: Sentence, k: int) -> str:
    """A word by its class: itself where it is a function word or mark, else what kind of word it is."""
    if not 0 <= k < len(s.tokens):
        return "edge"
    token = s.tokens[k]
    low = token.low
    if low in en.TIMES:
        return "time"
    if low in _FUNCTION or not low[0].isalnum():
        return low
    if low in PEOPLE:
        return "people"
    if token.is_capital:
        return "name"
    if low[0].isdigit():
        return "number"
    return "adverb" if is_adverb(low) else f"…{low[-2:]}"


def _evidence(expressions: list[_Place], candidates: list[_Place]) -> Mapping[str, float]:
    """The smoothed log-odds ratio of each description, expressions against candidates.

    Words near an expression count once an article, and from three articles on: one long story is one observation.
    """
    with_it = Counter(d for place in expressions for d in place.around if not d.startswith("near:"))
    among_all = Counter(d for place in candidates for d in place.around if not d.startswith("near:"))
    near_it = Counter(d for _, d in {(p.article, d) for p in expressions for d in p.around if d.startswith("near:")})
    near_all = Counter(d for _, d in {(p.article, d) for p in candidates for d in p.around if d.startswith("near:")})
    ours, all_ = len({p.article for p in expressions}), len({p.article for p in candidates})
    evidence = _log_odds(with_it, among_all, len(expressions), len(candidates), 1)
    return evidence | _log_odds(near_it, near_all, ours, all_, 3)


def _log_odds(ours: Counter[str], all_: Counter[str], m: int, n: int, fewest: int) -> dict[str, float]:
    return {
        d: max(-2.0, min(3.0, log((ours[d] + 0.5) / (m + 1)) - log((all_[d] + 0.5 * n / m) / (n + n / m))))
        for d in {*ours, *all_}
        if ours[d] >= fewest or (fewest == 1 and all_[d] > 1)
    }


def _score(place: _Place, evidence: Mapping[str, float]) -> float:
    near = sorted((evidence.get(d, 0.0) for d in place.around if d.startswith("near:")), reverse=True)
    return sum(evidence.get(d, 0.0) for d in place.around if not d.startswith("near:")) + sum(near[:4]) / 2


def _ranked(candidates: Iterable[_Place], evidence: Mapping[str, float]) -> list[tuple[float, list[_Place]]]:
    """Candidates with at least two occurrences by their score; of wordings in the same places the longest alone."""
    by_key: dict[tuple[str, ...], list[_Place]] = defaultdict(list)
    for place in candidates:
        by_key[place.key].append(place)
    scored = []
    for key, places in by_key.items():
        articles = len({p.article for p in places})
        if len(places) > 1:
            values = [_score(p, evidence) for p in places]
            scored.append((sum(values) / len(values) - _UNSURE / sqrt(articles), key, places))
    scored.sort(key=lambda found: (-found[0], found[1]))
    kept: list[tuple[float, list[_Place]]] = []
    covered: Counter[tuple[str, int]] = Counter()
    for score, _, places in scored:
        tokens = [(p.article, p.start) for p in places]
        if sum(covered[t] > 0 for t in tokens) > len(tokens) / 2:
            continue
        covered.update(tokens)
        kept.append((score, places))
    return kept


def _spread(places: list[_Place]) -> list[_Place]:
    """Up to three occurrences, of different articles where there are."""
    first: dict[str, _Place] = {}
    for place in places:
        first.setdefault(place.article, place)
    rest = [p for p in places if p not in first.values()]
    return [*first.values(), *rest][:3]


def _passage(text: str, place: _Place) -> str:
    left, right = text[max(0, place.start - 60) : place.start], text[place.end : place.end + 60]
    return " ".join(f"…{left}[{text[place.start : place.end]}]{right}…".split())
