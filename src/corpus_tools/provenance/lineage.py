"""Where each article comes from: from another in the corpus, from one that is not, or from its own reporting."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from corpus_tools import schema
from corpus_tools.isolation import isolated
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.departures import judge_departures
from corpus_tools.provenance.reuse.shares import Reuse, measure_reuse
from corpus_tools.provenance.rewriting import Spin, add_changes, add_swaps, own_signs

NOT_IN_CORPUS: Final = "not in corpus"
# Shares of an article's text. Readable thresholds, set by hand.
DERIVED_SHARE: Final = 0.5
DERIVED_NARRATION: Final = 0.4
WHOLE_SHARE: Final = 0.9
CUT_SHARE: Final = 0.8  # what an excerpt keeps of its own text in the source; the source has at least a fifth more
SHARED_NARRATION: Final = 0.15  # of what stands outside quotation marks, in runs of five words or more
EQUAL_SOURCES: Final = 0.05
KEPT_IN_COPY: Final = 0.97
KEPT_IN_EXCERPT: Final = 0.9
KEPT_IN_REWRITING: Final = 0.5  # below this, words were swapped throughout
KEPT_IN_EDITING: Final = 0.8  # below this, a few words swapped inside quotation marks make it a rewriting
SWAPS_IN_REWRITING: Final = 2
SPIN_SCORE: Final = 0.5
SPIN_KINDS: Final = 2
SPIN_MARGIN: Final = 0.3


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

    ``copy``, ``excerpt``, ``edited`` and ``rewritten`` name the article derived from in ``source_id``, or "not in
    corpus" where signs of rewriting show but no source does. ``shares_source``: the two have text in common (a
    statement, agency copy) and neither shows to be the other's source; ``source_id`` is then the article it shares
    most with, and ``direction`` is none. A direction rests on time, or on asymmetry: a cut text derives from the
    longer one, a text with reworded quotations from one without. ``rewriting_score`` sums signs that ``evidence``
    names; they are something to look at, not a finding about anybody.
    """
    read = sorted((_read(row) for row in _rows(articles)), key=lambda pair: pair[0].article_id)
    texts = [article for article, _ in read]
    when = {article.article_id: moment for article, moment in read}
    reuse = measure_reuse(texts, passages)
    spin = own_signs(texts)
    altered: Counter[str] = Counter()
    told_of: dict[str, str] | None = None
    if utterances is not None:
        judged = judge_departures(utterances, {article_id: each.score for article_id, each in spin.items()})
        altered, told_of = judged.altered, judged.told_of
    if changes is not None:
        add_changes(spin, changes, told_of)
    else:
        add_swaps(spin, reuse)
    partners: dict[str, list[Reuse]] = defaultdict(list)
    for pair in reuse.values():
        partners[pair.article_id].append(pair)
    near = _near(duplicates)
    rows = []
    for article_id in when:
        with isolated(article_id):
            rows.append(_trace(article_id, partners[article_id], reuse, when, spin, altered, near))
    return schema.conform(rows, "lineage")


def _rows(articles: pd.DataFrame) -> list[dict[str, Any]]:
    columns = [c for c in ("article_id", "text", "body_start", "published", "published_precision") if c in articles]
    return [dict(zip(columns, values, strict=True)) for values in articles[columns].itertuples(index=False, name=None)]


def _read(row: dict[str, Any]) -> tuple[Article, _When]:
    article = Article(row["article_id"], row["text"], int(row.get("body_start") or 0))
    published = row.get("published")
    time = None if published is None or pd.isna(published) else pd.Timestamp(published)
    period = _PERIODS.get(str(row.get("published_precision")))
    if time is None or period is None:
        return article, _When(time, time)
    return article, _When(time.to_period(period).start_time, time.to_period(period).end_time)


def _near(duplicates: pd.DataFrame | None) -> dict[tuple[str, str], str]:
    out: dict[tuple[str, str], str] = {}
    if duplicates is not None:
        columns = ["article_id", "other_id", "kind"]
        for a, b, kind in duplicates[columns].itertuples(index=False, name=None):
            out[a, b] = out[b, a] = kind
    return out


def _is_derived(pair: Reuse) -> bool:
    return pair.share >= DERIVED_SHARE and pair.narrated_share >= DERIVED_NARRATION


def _direction(
    mine: Reuse, back: Reuse | None, when: dict[str, _When], spin: dict[str, Spin]
) -> tuple[bool | None, str]:
    """Whether the article derives from the other (None: nothing tells), and what that rests on."""
    one, other = when[mine.article_id], when[mine.other_id]
    if other.before(one):
        return True, "time"
    if one.before(other):
        return False, "time"
    margin = spin[mine.article_id].score - spin[mine.other_id].score
    if abs(margin) >= SPIN_MARGIN and mine.kept < KEPT_IN_COPY:
        return margin > 0, "asymmetry"
    if back is not None:
        if mine.share >= CUT_SHARE and back.share <= CUT_SHARE * mine.share:
            return True, "asymmetry"
        if back.share >= CUT_SHARE and mine.share <= CUT_SHARE * back.share:
            return False, "asymmetry"
    return None, "none"


def _derivation(mine: Reuse, back: Reuse | None, duplicate: str | None) -> str:
    back_share = back.share if back is not None else 0.0
    if duplicate == "exact" or (mine.share >= WHOLE_SHARE and back_share >= WHOLE_SHARE and mine.kept >= KEPT_IN_COPY):
        return "copy"
    if mine.share >= CUT_SHARE and mine.kept >= KEPT_IN_EXCERPT and back_share < WHOLE_SHARE:
        return "excerpt"
    is_reworded = len(mine.swaps) >= SWAPS_IN_REWRITING and mine.kept < KEPT_IN_EDITING
    return "rewritten" if is_reworded or mine.kept < KEPT_IN_REWRITING else "edited"


def _trace(
    article_id: str,
    partners: list[Reuse],
    reuse: dict[tuple[str, str], Reuse],
    when: dict[str, _When],
    spin: dict[str, Spin],
    altered: Counter[str],
    near: dict[tuple[str, str], str],
) -> dict[str, object]:
    own = spin[article_id]
    signs = own.words()
    row: dict[str, object] = {
        "article_id": article_id,
        "derivation": "independent",
        "source_id": None,
        "share_reused": 0.0,
        "direction": "none",
        "altered_quotes": altered[article_id],
        "rewriting_score": own.score,
        "confidence": 0.6,
        "evidence": "no passage shared with another article",
    }
    sources: list[tuple[Reuse, str]] = []
    undecided: list[Reuse] = []
    others: list[Reuse] = []
    for pair in partners:
        back = reuse.get((pair.other_id, article_id))
        derives, basis = _direction(pair, back, when, spin)
        is_copy = near.get((article_id, pair.other_id)) == "exact"
        if derives and (_is_derived(pair) or is_copy):
            sources.append((pair, basis))
        elif derives is None and (_is_derived(pair) or is_copy):
            undecided.append(pair)
        elif not (derives is False and back is not None and _is_derived(back)):
            others.append(pair)
    if sources:
        # Of versions that explain it equally well, the earliest is the likeliest source.
        best = max(pair.share * pair.kept for pair, _ in sources)
        equal = [s for s in sources if s[0].share * s[0].kept >= best - EQUAL_SOURCES]
        pair, basis = min(equal, key=lambda s: (_order(when[s[0].other_id]), -s[0].share * s[0].kept, s[0].other_id))
        back = reuse.get((pair.other_id, article_id))
        kind = _derivation(pair, back, near.get((article_id, pair.other_id)))
        row |= {
            "derivation": kind,
            "source_id": pair.other_id,
            "share_reused": pair.share,
            "direction": basis,
            "confidence": round(0.5 + 0.4 * pair.share + (0.1 if basis == "time" else 0.0), 2),
            "evidence": _sentence(pair, basis, signs if kind == "rewritten" else ""),
        }
        return row
    if own.score >= SPIN_SCORE and own.kinds >= SPIN_KINDS and own.rewords_quotations:
        shared = max((p.share for p in partners), default=0.0)
        row |= {
            "derivation": "rewritten",
            "source_id": NOT_IN_CORPUS,
            "share_reused": shared,
            "direction": "asymmetry",
            "confidence": round(min(0.4 + 0.5 * own.score, 0.9), 2),
            "evidence": f"signs of rewriting, and no article here that it could come from: {signs}",
        }
        return row
    shares = undecided or [p for p in others if p.narrated_share * p.kept >= SHARED_NARRATION]
    if shares:
        pair = min(shares, key=lambda p: (-round(p.share, 2), _order(when[p.other_id]), p.other_id))
        row |= {
            "derivation": "shares_source",
            "source_id": pair.other_id,
            "share_reused": pair.share,
            "confidence": 0.6,
            "evidence": _sentence(pair, "none", "")
            + (
                "; nothing tells which came first"
                if undecided
                else "; too little of its own narration to be derived from it"
            ),
        }
    elif others:
        most = max(others, key=lambda p: (p.share, p.other_id))
        row |= {
            "share_reused": most.share,
            "evidence": f"shares at most {most.share:.0%} with another article ({most.other_id})",
        }
    elif partners:
        row |= {"confidence": 0.8, "evidence": "others derive from it; it shares nothing with an earlier article"}
    else:
        row["confidence"] = 0.7
    return row


def _order(moment: _When) -> float:
    return float("inf") if moment.time is None else float(moment.time.timestamp())


def _sentence(pair: Reuse, basis: str, signs: str) -> str:
    text = (
        f"{pair.share:.0%} of its text ({pair.narrated_share:.0%} of what stands outside quotation marks) is in "
        f"{pair.other_id}, {pair.kept:.0%} of that in runs of five words or more"
    )
    if basis == "time":
        text += "; the other was published earlier"
    elif basis == "asymmetry":
        text += "; the other is the fuller or less altered text"
    return text + (f"; {signs}" if signs else "")
