"""Where each article comes from: from another in the corpus, from one that is not, or from its own reporting.

What an article says of its sources counts most: an agency in the dateline, "first reported by the Harbour Gazette".
After that counts text that is in an article published before. Which of two texts is the longer or the plainer
tells no direction, and text that two outlets may both have from an agency, a statement or a document is no sign that
one has it from the other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

import pandas as pd

from corpus_tools import schema
from corpus_tools.english.tokens import LETTERS_AND_DIGITS
from corpus_tools.isolation import isolated
from corpus_tools.outlets import is_unknown
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.credits import (
    FIRST,
    TOLD,
    Credit,
    is_agency,
    sources_named,
)
from corpus_tools.provenance.departures import judge_departures
from corpus_tools.provenance.own_evidence import Asked, read_evidence
from corpus_tools.provenance.reuse.boilerplate import without_boilerplate
from corpus_tools.provenance.reuse.shares import Reuse, measure_reuse
from corpus_tools.provenance.rewriting import Spin, add_changes, add_swaps
from corpus_tools.schema import NOT_IN_CORPUS

# Shares of an article's text, set by hand.
LEAST_WORDS: Final = 60  # a bulletin of a few lines says what every other says
LEAST_NARRATED: Final = 30  # words of the narration in common runs: "he wrote in the letter" is in any report
DERIVED_SHARE: Final = 0.5
DERIVED_NARRATION: Final = 0.4
WHOLE_SHARE: Final = 0.9
CUT_SHARE: Final = 0.8  # what an excerpt keeps of its own text in the source
SHARED_NARRATION: Final = 0.15  # of what is outside quotation marks, in runs of five words or more
EQUAL_SOURCES: Final = 0.05
KEPT_IN_COPY: Final = 0.97
KEPT_IN_EXCERPT: Final = 0.9
KEPT_IN_REWRITING: Final = 0.5  # below this, words were swapped throughout
KEPT_IN_EDITING: Final = 0.8  # below this, a few words swapped inside quotation marks make it a rewriting
SWAPS_IN_REWRITING: Final = 2
SPIN_SCORE: Final = 0.5
_HELD: Final = 100  # articles of which what they share is held, since each is asked for several times in turn
CREDITED_DAYS: Final = 7  # before the article that credits it
_BEFORE: Final = 30  # characters of a credit that are shown with it
_BEHIND: Final = 15
_BESIDE: Final = 300  # characters between "told the Herald" and the words that were told to it
REPORTED_FIRST: Final = (FIRST, TOLD)

# Claims judged by hand, each by its passages with what is around them: how many were right, of how many. Those on
# swapped words and one on text published before were judged under a rule that was made stricter afterwards. That no
# other article of the corpus is the source cannot be judged from the texts alone.
JUDGED: Final[dict[str, tuple[int, int]]] = {
    "credit and text": (10, 10),
    "credit and quotation": (34, 35),
    "credit": (0, 0),
    "agency": (51, 51),
    "text of one outlet": (5, 5),
    "text published before": (3, 4),
    "swapped words": (0, 2),
    "signs alone": (0, 0),
    "shared": (60, 60),
    "nothing shared": (0, 0),
    "little shared": (0, 0),
    "a source of others": (0, 0),
}
# The rule of succession (Laplace 1814): what to expect of the next claim of its kind; one half where none was judged.
CONFIDENCE: Final[dict[str, float]] = {
    kind: round((right + 1) / (judged + 2), 2) for kind, (right, judged) in JUDGED.items()
}


@dataclass(frozen=True)
class _When:
    """When an article was published, as exactly as is known: between these two moments, which may be one."""

    time: pd.Timestamp | None
    latest: pd.Timestamp | None

    def before(self, other: _When) -> bool:
        """Whether it certainly came earlier: of two articles of a day, one without a time, neither did."""
        if self.latest is None or other.time is None:
            return False
        return bool(self.latest < other.time)

    @property
    def order(self) -> float:
        """Seconds, to put articles in order; those without a time last."""
        return float("inf") if self.time is None else float(self.time.timestamp())


class _Known(NamedTuple):
    """An article with what its row says of it."""

    article: Article  # without boilerplate
    printed: Article  # as it was read
    when: _When
    outlet: str
    author: str | None

    @property
    def article_id(self) -> str:
        return self.article.article_id

    @property
    def has_outlet(self) -> bool:
        return bool(self.outlet) and not is_unknown(self.outlet)


Reading = dict[str, object]
_PERIODS: Final = {"day": "D", "month": "M", "year": "Y"}


def trace_lineage(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    duplicates: pd.DataFrame | None = None,
    utterances: pd.DataFrame | None = None,
    changes: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The likeliest source of each article (table ``lineage``, one row per article, ordered by id).

    ``copy``, ``excerpt``, ``edited`` and ``rewritten`` name in ``source_id`` an article published before, whose text
    it prints; ``credits`` names the article of an outlet that it credits with having reported something, or "not in
    corpus" for an agency none of whose articles is here. ``rewritten`` from "not in corpus" says that signs of
    rewriting show but no source does. ``shares_source``: the two have text in common (a statement, agency copy) and
    nothing shows that one has it from the other; ``source_id`` is then the article it shares most with.

    ``direction`` says what the direction rests on: ``credit``, ``time``, or none. It never rests on the texts alone.
    Lines that an outlet prints under many articles do not count (:mod:`corpus_tools.provenance.reuse.boilerplate`).
    ``rewriting_score`` sums signs that ``evidence`` names; they are something to look at, not a finding about anybody.
    ``confidence`` is one figure for each kind of claim: how many of such claims were right of those judged by hand
    (:data:`JUDGED`), by the rule of succession, so that it is .5 where none was judged; it does not weigh a single one.

    Parameters
    ----------
    articles : pandas.DataFrame
        The table ``articles``: ``article_id`` and whatever is counted by, such as ``outlet`` and ``published``.
        With ``family_id`` (:func:`with_families`), a text with its reprints is one observation.
    passages : pandas.DataFrame
        The table ``passages``.
    duplicates : pandas.DataFrame, optional
        The table ``duplicates``.
    utterances : pandas.DataFrame, optional
        The table ``utterances``.
    changes : pandas.DataFrame, optional
        The table ``changes``.
    quotes : pandas.DataFrame, optional
        The table ``quotes``.

    Returns
    -------
    pandas.DataFrame
        The table ``lineage``: one row an article; ``share_reused`` and ``confidence`` from 0 to 1.

    Examples
    --------
    >>> len(ct.trace_lineage(study.articles, study.passages)) == len(study.articles)
    True
    """
    known = sorted(_read(articles), key=lambda each: each.article_id)
    tracer = _Tracer(known, measure_reuse([each.article for each in known], passages), _copies(duplicates))
    tracer.read_signs(utterances, changes)
    tracer.read_credits(utterances)
    rows = []
    for each in known:
        if each.article_id not in tracer.credits:
            continue  # what failed on it is on record already
        with isolated(each.article_id):
            rows.append(tracer.row(each))
    return schema.conform(rows, "lineage")


def _read(articles: pd.DataFrame) -> list[_Known]:
    texts = without_boilerplate(articles)
    names = ("article_id", "text", "body_start", "published", "published_precision", "outlet", "author")
    columns = [c for c in names if c in articles]
    rows = articles[columns].itertuples(index=False, name=None)
    return [_one(dict(zip(columns, values, strict=True)), text) for values, text in zip(rows, texts, strict=True)]


def _one(row: Mapping[str, Any], text: str) -> _Known:
    printed = Article(row["article_id"], row["text"], int(row.get("body_start") or 0))
    # What is worked out of a text without boilerplate is worked out once.
    article = printed if text == row["text"] else replace(printed, text=text)
    outlet, author = (value if isinstance(value, str) else None for value in (row.get("outlet"), row.get("author")))
    return _Known(article, printed, _moment(row.get("published"), row.get("published_precision")), outlet or "", author)


def _moment(published: Any, precision: Any) -> _When:
    time = None if published is None or pd.isna(published) else pd.Timestamp(published)
    period = _PERIODS.get(str(precision))
    if time is None or period is None:
        return _When(time, time)
    return _When(time.to_period(period).start_time, time.to_period(period).end_time)


def _copies(duplicates: pd.DataFrame | None) -> set[tuple[str, str]]:
    """The pairs that have the same text, either way round."""
    if duplicates is None:
        return set()
    same = duplicates[duplicates["kind"] == "exact"]
    pairs = list(zip(same["article_id"].tolist(), same["other_id"].tolist(), strict=True))
    return {*pairs, *((b, a) for a, b in pairs)}


class _Source(NamedTuple):
    """An article that another may come from, and what says so."""

    pair: Reuse
    basis: str  # credit or time
    sure: str  # key of CONFIDENCE


class _Tracer:
    """What is known of all articles, and the reading of each."""

    def __init__(
        self, known: Sequence[_Known], reuse: Mapping[tuple[str, str], Reuse], copies: set[tuple[str, str]]
    ) -> None:
        self.known = {each.article_id: each for each in known}
        self.reuse, self.copies = reuse, copies
        self.others: dict[str, list[str]] = defaultdict(list)
        for article_id, other_id in reuse:
            self.others[article_id].append(other_id)
        self.partners = lru_cache(maxsize=_HELD)(self._partners)
        self.outlets = sorted({each.outlet for each in known if each.has_outlet})
        asked = [Asked(each.article, each.printed, each.outlet, each.author) for each in known]
        self.own = dict(zip(self.known, read_evidence(asked, self.outlets), strict=True))
        self.spin: dict[str, Spin] = {article_id: each.spin for article_id, each in self.own.items()}
        self.altered: Counter[str] = Counter()
        self.agencies: dict[str, list[Credit]] = {i: each.agencies or [] for i, each in self.own.items()}
        self._sources_named = cache(lambda article_id: sources_named(self.known[article_id].printed))
        self.credits: dict[str, list[tuple[Credit, str | None]]] = {}
        self.quoted: dict[str, dict[str, set[int]]] = {}

    def _partners(self, article_id: str) -> list[Reuse]:
        """What the article shares with each that it has passages in common with."""
        return [self.reuse[article_id, other_id] for other_id in self.others.get(article_id, ())]

    def read_signs(self, utterances: pd.DataFrame | None, changes: pd.DataFrame | None) -> None:
        """Add the signs of rewriting that the comparison of quotations shows."""
        told_of: dict[str, str] | None = None
        if utterances is not None:
            judged = judge_departures(utterances, {article_id: each.score for article_id, each in self.spin.items()})
            self.altered, told_of = judged.altered, judged.told_of
        if changes is not None:
            if utterances is not None:
                # What a few words in the reporter's own sentence put otherwise is no altered quotation.
                altered = utterances.loc[utterances["relation"] == "altered", "quote_id"]
                changes = changes[changes["quote_id"].isin(altered)]
            add_changes(self.spin, changes, told_of)
        else:
            add_swaps(self.spin, self.reuse)

    def read_credits(self, utterances: pd.DataFrame | None) -> None:
        """Record which outlets each article credits, and which of their articles it may refer to."""
        self.quoted = _statements(utterances)
        by_outlet: dict[str, list[_Known]] = defaultdict(list)
        for each in self.known.values():
            by_outlet[each.outlet].append(each)
        for each in self.known.values():
            found = self.own[each.article_id].credits
            if found is None:
                continue
            with isolated(each.article_id):
                self.credits[each.article_id] = [(c, self._meant(each, c, by_outlet[c.outlet])) for c in found]

    def _meant(self, article: _Known, credit: Credit, of_outlet: Sequence[_Known]) -> str | None:
        """The article of the credited outlet that shares most with the one that credits it, in the week before.

        One that prints nothing of what is said beside "told the Herald" is not meant by that.
        """
        near = [each for each in of_outlet if _may_credit(article, each)]
        if credit.kind == TOLD:
            near = [each for each in near if self._is_printed_by(each, article, credit)]
        ranked = [(self._bond(article.article_id, each.article_id), each.article_id) for each in near]
        best = max(ranked, default=((0.0, False), ""))
        return best[1] if any(best[0]) else None

    def _is_printed_by(self, other: _Known, article: _Known, credit: Credit) -> bool:
        """Whether the other shares a quotation or a passage with what is beside a credit."""
        pair = self.reuse.get((article.article_id, other.article_id))
        spans = [(at, at) for at in self._quoted_at(article.article_id, other.article_id)]
        spans += pair.covered if pair else ()
        return any(start - _BESIDE <= credit.start <= end + _BESIDE for start, end in spans)

    def _bond(self, one: str, other: str) -> tuple[float, bool]:
        pair = self.reuse.get((one, other))
        return (pair.share if pair else 0.0), bool(self._quoted_at(one, other))

    def _quoted_at(self, article_id: str, other_id: str) -> set[int]:
        """The positions of quotations in an article that another article prints, too."""
        mine, theirs = self.quoted.get(article_id, {}), self.quoted.get(other_id, {})
        both = mine.keys() & theirs.keys() if article_id != other_id else ()
        return set().union(*(mine[utterance_id] for utterance_id in both))

    def row(self, each: _Known) -> Reading:
        """The first reading that fits, the surest first."""
        own = self.spin[each.article_id]
        base: Reading = {
            "article_id": each.article_id,
            "source_id": None,
            "share_reused": 0.0,
            "direction": "none",
            "altered_quotes": self.altered[each.article_id],
            "rewriting_score": own.score,
        }
        readings: tuple[Callable[[_Known], Reading | None], ...] = (
            self._derived,
            self._from_agency,
            self._credits,
            self._rewritten,
            self._shares,
        )
        found = next((reading for read in readings if (reading := read(each)) is not None), None)
        return base | (found or self._independent(each))

    def _derived(self, each: _Known) -> Reading | None:
        """Text of an article published before, where nothing says that both have it from a third."""
        sources = [s for pair in self.partners(each.article_id) if (s := self._source(each, pair)) is not None]
        if not sources:
            return None
        # Of versions that explain it equally well, the earliest is the likeliest source.
        best = max(s.pair.share * s.pair.kept for s in sources)
        equal = [s for s in sources if s.pair.share * s.pair.kept >= best - EQUAL_SOURCES]
        source = min(
            equal,
            key=lambda s: (
                s.basis != "credit",
                self.known[s.pair.other_id].when.order,
                -s.pair.share * s.pair.kept,
                s.pair.other_id,
            ),
        )
        kind = self._kind(source.pair)
        signs = self.spin[each.article_id].words() if kind == "rewritten" else ""
        return {
            "derivation": kind,
            "source_id": source.pair.other_id,
            "share_reused": source.pair.share,
            "direction": source.basis,
            "confidence": CONFIDENCE[source.sure],
            "evidence": _sentence(source.pair, source.basis, signs),
        }

    def _source(self, each: _Known, pair: Reuse) -> _Source | None:
        other = self.known[pair.other_id]
        is_copy = (pair.article_id, pair.other_id) in self.copies
        if not (_is_derived(pair) and each.article.body_words >= LEAST_WORDS) and not is_copy:
            return None
        is_kept = pair.kept >= KEPT_IN_REWRITING or len(pair.swaps) >= SWAPS_IN_REWRITING
        if is_kept and self._is_credited(each, other):
            return _Source(pair, "credit", "credit and text")
        return self._earlier(each, other, pair, is_copy=is_copy) if other.when.before(each.when) else None

    def _earlier(self, each: _Known, other: _Known, pair: Reuse, *, is_copy: bool) -> _Source | None:
        """The source where no credit says so: what was published before, if that is enough."""
        if each.outlet == other.outlet and each.has_outlet:
            return _Source(pair, "time", "text of one outlet")
        if self.agencies[each.article_id] or self.agencies[other.article_id]:
            return None
        if (pair.narrated < LEAST_NARRATED and not is_copy) or self._have_one_source(each, other):
            return None
        is_plain = is_copy or (pair.narrated_share >= CUT_SHARE and pair.kept >= KEPT_IN_EDITING)
        if is_plain:
            return _Source(pair, "time", "text published before")
        is_swapped = len(pair.swaps) >= SWAPS_IN_REWRITING and pair.narrated_share >= CUT_SHARE
        return _Source(pair, "time", "swapped words") if is_swapped else None

    def _have_one_source(self, each: _Known, other: _Known) -> bool:
        """Whether both name a third source that had the interview or report first, from which both may have copied."""
        named = self._sources_named(each.article_id) & self._sources_named(other.article_id)
        return bool(named - set(LETTERS_AND_DIGITS.findall(other.outlet.casefold())))

    def _is_credited(self, each: _Known, other: _Known) -> bool:
        if each.when.before(other.when):
            return False
        is_meant = any(meant == other.article_id for _, meant in self.credits[each.article_id])
        return is_meant or any(is_agency(credit.outlet, other.outlet) for credit in self.agencies[each.article_id])

    def _kind(self, mine: Reuse) -> str:
        back = self.reuse.get((mine.other_id, mine.article_id))
        back_share = back.share if back is not None else 0.0
        is_whole = mine.share >= WHOLE_SHARE and back_share >= WHOLE_SHARE and mine.kept >= KEPT_IN_COPY
        if is_whole or (mine.article_id, mine.other_id) in self.copies:
            return "copy"
        if mine.share >= CUT_SHARE and mine.kept >= KEPT_IN_EXCERPT and back_share < WHOLE_SHARE:
            return "excerpt"
        is_reworded = len(mine.swaps) >= SWAPS_IN_REWRITING and mine.kept < KEPT_IN_EDITING
        return "rewritten" if is_reworded or mine.kept < KEPT_IN_REWRITING else "edited"

    def _from_agency(self, each: _Known) -> Reading | None:
        """An agency in dateline, byline or footer; another article that credits it too shares that source."""
        found = self.agencies[each.article_id]
        if not found:
            return None
        names = {credit.outlet for credit in found}
        said = f"credits {_list(sorted(names))} ({_quoted(each.printed, found[0])})"
        same = [
            pair
            for pair in self.partners(each.article_id)
            if names & {c.outlet for c in self.agencies[pair.other_id]} and _is_shared(pair)
        ]
        share = max((p.share for p in self.partners(each.article_id)), default=0.0)
        if not same:
            return {
                "derivation": "credits",
                "source_id": NOT_IN_CORPUS,
                "share_reused": share,
                "direction": "credit",
                "confidence": CONFIDENCE["agency"],
                "evidence": said,
            }
        pair = min(same, key=lambda p: (-round(p.share, 2), p.other_id))
        return {
            "derivation": "shares_source",
            "source_id": pair.other_id,
            "share_reused": pair.share,
            "confidence": CONFIDENCE["agency"],
            "evidence": f"{said}, as does {pair.other_id}; {_sentence(pair, 'none', '')}",
        }

    def _credits(self, each: _Known) -> Reading | None:
        """An outlet of the corpus that the narration credits, and that has an article with something in common."""
        meant = [(credit, other) for credit, other in self.credits[each.article_id] if other is not None]
        if not meant:
            return None
        credit, other = min(meant, key=lambda m: (m[0].kind not in REPORTED_FIRST, m[0].start))
        pair = self.reuse.get((each.article_id, other))
        sure = "credit and quotation" if self._quoted_at(each.article_id, other) else "credit"
        return {
            "derivation": "credits",
            "source_id": other,
            "share_reused": pair.share if pair else 0.0,
            "direction": "credit",
            "confidence": CONFIDENCE[sure],
            "evidence": f"{credit.kind.format(credit.outlet)} ({_quoted(each.printed, credit)}); "
            f"{other} is that outlet's article with most in common",
        }

    def _rewritten(self, each: _Known) -> Reading | None:
        """Signs of rewriting of two kinds, one of them in its own narration, and no article that it could come from."""
        own = self.spin[each.article_id]
        if own.score < SPIN_SCORE or not own.is_reworded:
            return None
        return {
            "derivation": "rewritten",
            "source_id": NOT_IN_CORPUS,
            "share_reused": max((p.share for p in self.partners(each.article_id)), default=0.0),
            "confidence": CONFIDENCE["signs alone"],
            "evidence": f"signs of rewriting, and no article here that it could come from: {own.words()}",
        }

    def _shares(self, each: _Known) -> Reading | None:
        partners = self.partners(each.article_id)
        much = [p for p in partners if _is_derived(p)]
        shares = much or [p for p in partners if _is_shared(p)]
        if not shares:
            return None
        if all(self._is_source_of(p) for p in shares):
            return None
        pair = min(shares, key=lambda p: (-round(p.share, 2), self.known[p.other_id].when.order, p.other_id))
        why = (
            "nothing shows which took it from the other" if much else "too little of its own narration to come from it"
        )
        return {
            "derivation": "shares_source",
            "source_id": pair.other_id,
            "share_reused": pair.share,
            "confidence": CONFIDENCE["shared"],
            "evidence": f"{_sentence(pair, 'none', '')}; {why}",
        }

    def _is_source_of(self, pair: Reuse) -> bool:
        """Whether the other is found to come from this article."""
        back = self.reuse.get((pair.other_id, pair.article_id))
        return back is not None and self._source(self.known[pair.other_id], back) is not None

    def _independent(self, each: _Known) -> Reading:
        partners = self.partners(each.article_id)
        if any(self._is_source_of(pair) for pair in partners):
            sure, evidence = "a source of others", "others derive from it; it shares nothing with an earlier article"
        elif partners:
            most = max(partners, key=lambda p: (p.share, p.other_id))
            evidence = f"shares at most {most.share:.0%} with another article ({most.other_id})"
            return {
                "derivation": "independent",
                "share_reused": most.share,
                "confidence": CONFIDENCE["little shared"],
                "evidence": evidence,
            }
        else:
            sure, evidence = "nothing shared", "no passage shared with another article"
        return {"derivation": "independent", "confidence": CONFIDENCE[sure], "evidence": evidence}


def _statements(utterances: pd.DataFrame | None) -> dict[str, dict[str, set[int]]]:
    """For each article, the utterances that it prints, with the start positions of their quotations.

    Stored by article, not by pair: the pairs that share a statement grow with the square of the outlets.
    """
    places: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    if utterances is not None:
        columns = ["utterance_id", "article_id", "start"]
        for utterance_id, article_id, start in utterances[columns].itertuples(index=False, name=None):
            places[article_id][utterance_id].add(int(start))
    return {article_id: dict(found) for article_id, found in places.items()}


def _may_credit(article: _Known, other: _Known) -> bool:
    """Whether the other may be what an article credits: no later, and not more than some days older."""
    if article.when.before(other.when):
        return False
    if article.when.time is None or other.when.time is None:
        return True
    return bool((article.when.time - other.when.time).days <= CREDITED_DAYS)


def _is_derived(pair: Reuse) -> bool:
    return pair.share >= DERIVED_SHARE and pair.narrated_share >= DERIVED_NARRATION


def _is_shared(pair: Reuse) -> bool:
    return min(pair.share, pair.narrated_share * pair.kept) >= SHARED_NARRATION


def _quoted(article: Article, credit: Credit) -> str:
    """The words of a credit with a few around them."""
    if credit.end == 0:
        return "in the byline"
    begin, end = max(credit.start - _BEFORE, 0), credit.end + _BEHIND
    return f"“…{' '.join(article.text[begin:end].split())}…”"


def _list(names: Sequence[str]) -> str:
    return " and ".join(names)


def _sentence(pair: Reuse, basis: str, signs: str) -> str:
    text = (
        f"{pair.share:.0%} of its text ({pair.narrated_share:.0%} of what is outside quotation marks) is in passages "
        f"that have a counterpart in {pair.other_id}; {pair.kept:.0%} of their words are in runs of five or more that "
        "both print"
    )
    if basis == "time":
        text += "; the other was published earlier"
    elif basis == "credit":
        text += "; it credits the other's outlet"
    return text + (f"; {signs}" if signs else "")
