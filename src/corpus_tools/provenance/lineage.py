"""Where each article comes from: from another in the corpus, from one that is not, or from its own reporting.

What an article says of its sources counts most: an agency in the dateline, "first reported by the Harbour Gazette".
After that counts text that is in an article published before. Which of two texts is the longer or the plainer
tells no direction, and text that two outlets may both have from an agency, a statement or a document is no sign that
one has it from the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import pandas as pd

from corpus_tools import schema
from corpus_tools.arrays import Bools, Floats, Ints
from corpus_tools.isolation import isolated
from corpus_tools.provenance.credits import FIRST, TOLD, Credit
from corpus_tools.provenance.departures import judge_departures
from corpus_tools.provenance.known import Known
from corpus_tools.provenance.meant import Meant
from corpus_tools.provenance.reuse.shares import Reuses, measure_reuse
from corpus_tools.provenance.rewriting import Spin, add_changes, add_swaps
from corpus_tools.provenance.sources import (
    CREDIT,
    CUT_SHARE,
    KEPT_IN_EDITING,
    KEPT_IN_REWRITING,
    NONE,
    SURE,
    SWAPS_IN_REWRITING,
    Sources,
    find_sources,
)
from corpus_tools.schema import NOT_IN_CORPUS

# Shares of an article's text, set by hand.
WHOLE_SHARE: Final = 0.9
EQUAL_SOURCES: Final = 0.05
KEPT_IN_COPY: Final = 0.97
KEPT_IN_EXCERPT: Final = 0.9
SPIN_SCORE: Final = 0.5
_BEFORE: Final = 30  # characters of a credit that are shown with it
_BEHIND: Final = 15
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

Reading = dict[str, object]


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
    known = Known(articles)
    reuse = measure_reuse(known.texts, passages)
    tracer = _Tracer(known, reuse, Meant(known, reuse, utterances), duplicates)
    tracer.read_signs(utterances, changes)
    rows = []
    for article, article_id in enumerate(known.ids):
        if article not in tracer.meant.of:
            continue  # what failed on it is on record already
        with isolated(article_id):
            rows.append(tracer.row(article))
    return schema.conform(rows, "lineage")


class _Tracer:
    """The reading of each article, from what is found for all of them."""

    def __init__(self, known: Known, reuse: Reuses, meant: Meant, duplicates: pd.DataFrame | None) -> None:
        self.known, self.reuse, self.meant = known, reuse, meant
        self.spin: dict[str, Spin] = {i: each.spin for i, each in zip(known.ids, known.own, strict=True)}
        self.altered: Counter[str] = Counter()
        self._sources = find_sources(known, reuse, meant, duplicates)
        self._best = _Best(known, reuse, self._sources)

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

    def row(self, article: int) -> Reading:
        """The first reading that fits, the surest first."""
        article_id = self.known.ids[article]
        base: Reading = {
            "article_id": article_id,
            "source_id": None,
            "share_reused": 0.0,
            "direction": "none",
            "altered_quotes": self.altered[article_id],
            "rewriting_score": self.spin[article_id].score,
        }
        readings: tuple[Callable[[int], Reading | None], ...] = (
            self._derived,
            self._from_agency,
            self._credits,
            self._rewritten,
            self._shares,
        )
        found = next((reading for read in readings if (reading := read(article)) is not None), None)
        return base | (found or self._independent(article))

    def _derived(self, article: int) -> Reading | None:
        """Text of an article published before, where nothing says that both have it from a third."""
        pair = self._best.source[article]
        if pair < 0:
            return None
        sure = SURE[int(self._sources.sure[pair])]
        basis = "credit" if sure == SURE[CREDIT] else "time"
        kind = self._kind(pair)
        signs = self.spin[self.known.ids[article]].words() if kind == "rewritten" else ""
        return {
            "derivation": kind,
            **self._from(pair),
            "direction": basis,
            "confidence": CONFIDENCE[sure],
            "evidence": self._sentence(pair, basis, signs),
        }

    def _from(self, pair: int) -> Reading:
        """The other article of a pair as the source."""
        return {"source_id": self._other(pair), "share_reused": float(self.reuse.shared.share[pair])}

    def _other(self, pair: int) -> str:
        return self.known.ids[int(self.reuse.other[pair])]

    def _kind(self, pair: int) -> str:
        share, _, kept, _, swapped = (each[pair] for each in self.reuse.shared)
        back = self._best.back[pair]
        back_share = self.reuse.shared.share[back] if back >= 0 else 0.0
        is_whole = share >= WHOLE_SHARE and back_share >= WHOLE_SHARE and kept >= KEPT_IN_COPY
        if is_whole or self._sources.is_copy[pair]:
            return "copy"
        if share >= CUT_SHARE and kept >= KEPT_IN_EXCERPT and back_share < WHOLE_SHARE:
            return "excerpt"
        is_reworded = swapped >= SWAPS_IN_REWRITING and kept < KEPT_IN_EDITING
        return "rewritten" if is_reworded or kept < KEPT_IN_REWRITING else "edited"

    def _from_agency(self, article: int) -> Reading | None:
        """An agency in dateline, byline or footer; another article that credits it too shares that source."""
        found = self.known.own[article].agencies
        if not found:
            return None
        names = {credit.outlet for credit in found}
        said = f"credits {_list(sorted(names))} ({self._quoted(article, found[0])})"
        pair = self._best.of_agency[article]
        if pair < 0:
            return {
                "derivation": "credits",
                "source_id": NOT_IN_CORPUS,
                "share_reused": self._best.share[article],
                "direction": "credit",
                "confidence": CONFIDENCE["agency"],
                "evidence": said,
            }
        return {
            "derivation": "shares_source",
            **self._from(pair),
            "confidence": CONFIDENCE["agency"],
            "evidence": f"{said}, as does {self._other(pair)}; {self._sentence(pair, 'none', '')}",
        }

    def _credits(self, article: int) -> Reading | None:
        """An outlet of the corpus that the narration credits, and that has an article with something in common."""
        meant = [(credit, other) for credit, other in self.meant.of[article] if other is not None]
        if not meant:
            return None
        credit, other = min(meant, key=lambda m: (m[0].kind not in REPORTED_FIRST, m[0].start))
        pair = int(self.reuse.place(np.array([article]), np.array([other]))[0])
        sure = "credit and quotation" if self.meant.is_quoted(article, other) else "credit"
        other_id = self.known.ids[other]
        return {
            "derivation": "credits",
            "source_id": other_id,
            "share_reused": float(self.reuse.shared.share[pair]) if pair >= 0 else 0.0,
            "direction": "credit",
            "confidence": CONFIDENCE[sure],
            "evidence": f"{credit.kind.format(credit.outlet)} ({self._quoted(article, credit)}); "
            f"{other_id} is that outlet's article with most in common",
        }

    def _rewritten(self, article: int) -> Reading | None:
        """Signs of rewriting of two kinds, one of them in its own narration, and no article that it could come from."""
        own = self.spin[self.known.ids[article]]
        if own.score < SPIN_SCORE or not own.is_reworded:
            return None
        return {
            "derivation": "rewritten",
            "source_id": NOT_IN_CORPUS,
            "share_reused": self._best.share[article],
            "confidence": CONFIDENCE["signs alone"],
            "evidence": f"signs of rewriting, and no article here that it could come from: {own.words()}",
        }

    def _shares(self, article: int) -> Reading | None:
        pair = self._best.shared[article]
        if pair < 0:
            return None
        is_much = self._sources.is_derived[pair]
        why = (
            "nothing shows which took it from the other"
            if is_much
            else "too little of its own narration to come from it"
        )
        return {
            "derivation": "shares_source",
            **self._from(pair),
            "confidence": CONFIDENCE["shared"],
            "evidence": f"{self._sentence(pair, 'none', '')}; {why}",
        }

    def _independent(self, article: int) -> Reading:
        pair = self._best.most[article]
        if self._best.is_source[article]:
            sure, evidence = "a source of others", "others derive from it; it shares nothing with an earlier article"
        elif pair >= 0:
            share = float(self.reuse.shared.share[pair])
            evidence = f"shares at most {share:.0%} with another article ({self._other(pair)})"
            return {
                "derivation": "independent",
                "share_reused": share,
                "confidence": CONFIDENCE["little shared"],
                "evidence": evidence,
            }
        else:
            sure, evidence = "nothing shared", "no passage shared with another article"
        return {"derivation": "independent", "confidence": CONFIDENCE[sure], "evidence": evidence}

    def _quoted(self, article: int, credit: Credit) -> str:
        """The words of a credit with a few around them."""
        if credit.end == 0:
            return "in the byline"
        begin, end = max(credit.start - _BEFORE, 0), credit.end + _BEHIND
        return f"“…{' '.join(self.known.texts.as_printed(article).text[begin:end].split())}…”"

    def _sentence(self, pair: int, basis: str, signs: str) -> str:
        share, narrated_share, kept = (float(each[pair]) for each in self.reuse.shared[:3])
        text = (
            f"{share:.0%} of its text ({narrated_share:.0%} of what is outside quotation marks) is in passages that "
            f"have a counterpart in {self._other(pair)}; {kept:.0%} of their words are in runs of five or more that "
            "both print"
        )
        if basis == "time":
            text += "; the other was published earlier"
        elif basis == "credit":
            text += "; it credits the other's outlet"
        return text + (f"; {signs}" if signs else "")


class _Best:
    """Of each article the pair that each reading tells of, -1 where there is none.

    ``source``: what it most likely comes from; ``of_agency``: of those that credit its agency; ``shared``: what it
    shares text with, where the other is not found to come from it; ``most``: what it shares most with, ``share``: how
    much that is; ``is_source``: whether another comes from it; ``back``: of each pair, that of the same articles the
    other way round.
    """

    def __init__(self, known: Known, reuse: Reuses, sources: Sources) -> None:
        self._reuse, self._count = reuse, len(known)
        one, other, share = reuse.one, reuse.other, reuse.shared.share
        self.back: Ints = reuse.place(other, one)
        order = known.when.order[other]
        explained = share * reuse.shared.kept
        is_source = sources.sure != NONE
        # Of versions that explain it equally well, the earliest is the likeliest source.
        best = self._highest(explained, is_source)
        is_equal = is_source & (explained >= best[one] - EQUAL_SOURCES)
        self.source = self._first(is_equal, sources.sure != CREDIT, order, -explained, other)
        # A text of which few words are the same may have a counterpart in each of many: the nearest is named.
        rounded = self._rounded(sources.is_derived | sources.is_shared, explained)
        self.of_agency = self._first(sources.has_agency & sources.is_shared, -rounded, other)
        is_back = (self.back >= 0) & is_source[self.back]
        has_much = self._any(sources.is_derived)
        is_shared = np.where(has_much[one], sources.is_derived, sources.is_shared)
        is_told = self._any(is_shared & ~is_back)
        self.shared = self._first(is_shared & is_told[one], -rounded, order, other)
        self.most = self._first(np.ones(len(one), dtype=bool), -share, -other)
        self.share = self._highest(share, np.ones(len(one), dtype=bool)).tolist()
        self.is_source = self._any(is_back)

    def _rounded(self, chosen: Bools, shares: Floats) -> Floats:
        """Some shares in per cent: as Python rounds them."""
        rounded = np.zeros(len(chosen))
        rounded[chosen] = [round(share, 2) for share in shares[chosen].tolist()]
        return rounded

    def _highest(self, values: Floats, chosen: Bools) -> Floats:
        """Of each article the highest value of its chosen pairs, 0 where there is none."""
        out = np.zeros(self._count)
        np.maximum.at(out, self._reuse.one[chosen], values[chosen])
        return out

    def _any(self, chosen: Bools) -> Bools:
        """Of each article whether one of its pairs is chosen."""
        out = np.zeros(self._count, dtype=bool)
        out[self._reuse.one[chosen]] = True
        return out

    def _first(self, chosen: Bools, *keys: Ints | Floats | Bools) -> list[int]:
        """Of each article the first of its chosen pairs by some keys."""
        at = np.flatnonzero(chosen)
        one = self._reuse.one[at]
        at = at[np.lexsort((*(key[at] for key in reversed(keys)), one))]
        one = self._reuse.one[at]
        begins = np.flatnonzero(np.diff(one, prepend=-1))
        out = np.full(self._count, -1, dtype=np.int64)
        out[one[begins]] = at[begins]
        found: list[int] = out.tolist()
        return found


def _list(names: Sequence[str]) -> str:
    return " and ".join(names)
