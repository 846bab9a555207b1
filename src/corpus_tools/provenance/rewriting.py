"""Signs of mechanical rewriting, counted as evidence: none of them proves it, and people write so too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import Any, Final

import numpy as np
import pandas as pd

from corpus_tools.provenance.anomalies.conflicts import two_wordings
from corpus_tools.provenance.anomalies.style import first_person, stacked_genitives
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.reuse.shares import Reuse

# What one sign adds to the score, and the most that its kind may add. Set by hand.
_WEIGHTS: Final = {
    "other content words inside quotation marks": (0.15, 0.45),
    "words swapped inside quotation marks": (0.10, 0.45),
    "other words changed inside quotation marks": (0.05, 0.15),
    "stacked genitives": (0.10, 0.20),
    "a sentence quoted in two wordings": (0.20, 0.20),
    "first person outside quotation marks": (0.15, 0.15),
}
_SWAPPED: Final = ("other content words inside quotation marks", "words swapped inside quotation marks")
_NARRATED: Final = ("stacked genitives", "first person outside quotation marks")
SWAPS: Final = 2
_CHANGED: Final = ("article_id", "start", "quote_id", "text", "other_id", "other_start", "other_text", "kind")
_ROWS: Final = 20_000  # of changes read at a time
_REWORDED: Final = frozenset({"contraction", "inflection", "function_word", "other", "name", "number", "order"})


@dataclass
class Spin:
    """The signs found in one article: kind to examples; ``score`` from 0 to 1 sums their weights."""

    signs: dict[str, list[str]] = field(default_factory=dict)

    def add(self, kind: str, examples: list[str]) -> None:
        if examples:
            self.signs.setdefault(kind, []).extend(examples)

    @property
    def score(self) -> float:
        total = sum(min(_WEIGHTS[kind][0] * len(found), _WEIGHTS[kind][1]) for kind, found in self.signs.items())
        return round(min(total, 1.0), 3)

    @property
    def is_reworded(self) -> bool:
        """Whether it puts other content words into quotations, and its own sentences show signs too.

        Outlets hear one sentence differently, and quote it twice in two wordings: that alone is no rewriting.
        """
        swapped = sum(len(self.signs.get(kind, ())) for kind in _SWAPPED)
        narrated = sum(kind in self.signs for kind in _NARRATED)
        return swapped > 0 and narrated > 0 and swapped + narrated > SWAPS

    def words(self) -> str:
        """The signs in words, with an example each."""
        return "; ".join(f"{kind} ({len(found)}, e.g. {found[0]})" for kind, found in sorted(self.signs.items()))


def own_signs(articles: list[Article]) -> dict[str, Spin]:
    """The signs that an article shows by itself, whatever others print."""
    out = {}
    for article in articles:
        spin = out[article.article_id] = Spin()
        spin.add("stacked genitives", [_show(article, o.start, o.end) for o in stacked_genitives(article)])
        spin.add("a sentence quoted in two wordings", [_show(article, o.start, o.end) for o in two_wordings(article)])
        spin.add(
            "first person outside quotation marks", [_show(article, o.start, o.end) for o in first_person(article)]
        )
    return out


def add_changes(spins: dict[str, Spin], changes: pd.DataFrame, told_of: dict[str, str] | None) -> None:
    """Add the words changed inside quotation marks, from table ``changes``, to the article they are told of.

    ``told_of`` gives that article for a quotation (see :mod:`corpus_tools.provenance.departures`); without it, changes
    are told of the article that the row is about.
    """
    seen: set[tuple[str, int]] = set()
    rows = chain.from_iterable(_in_order(changes[list(_CHANGED)]))
    for article_id, start, quote_id, text, other_id, other_start, other_text, kind in rows:
        teller = article_id if told_of is None else told_of.get(quote_id)
        if teller not in spins or teller not in (article_id, other_id):
            continue
        mine, theirs, at = (text, other_text, start) if teller == article_id else (other_text, text, other_start)
        if (teller, int(at)) in seen:
            continue
        seen.add((teller, int(at)))
        if kind == "content_word":
            spins[teller].add("other content words inside quotation marks", [f"“{mine}” where another has “{theirs}”"])
        elif kind in _REWORDED:
            spins[teller].add("other words changed inside quotation marks", [f"“{mine}” where another has “{theirs}”"])


def _in_order(changes: pd.DataFrame) -> Iterator[list[tuple[Any, ...]]]:
    """The distinct rows as tuples, in the order of how they are written; those of some articles at a time."""
    codes, ids = pd.factorize(changes["article_id"])
    rank = np.empty(len(ids), dtype=np.int64)
    rank[sorted(range(len(ids)), key=lambda k: repr(ids[k]))] = np.arange(len(ids))
    order = np.argsort(rank[codes], kind="stable")
    sizes = np.bincount(rank[codes], minlength=len(ids))
    ends = np.cumsum(sizes)
    # Where the rows of the articles end with which each batch is full.
    borders = [0, *ends[np.flatnonzero(np.diff(ends // _ROWS, append=-1))].tolist()]
    for begin, end in pairwise(borders):
        rows = changes.iloc[order[begin:end]]
        yield sorted(set(rows.itertuples(index=False, name=None)), key=repr)


Places = dict[int, dict[str, tuple[str, str]]]  # where words were swapped: against which article, own words, its words


def add_swaps(out: dict[str, Spin], reuse: Mapping[tuple[str, str], Reuse]) -> None:
    """Add the words swapped inside quotation marks that the passages show, where no table of changes is at hand.

    Told of the wording that more articles contradict than bear out; in a draw, of the article with more other signs.
    """
    places: dict[str, Places] = defaultdict(lambda: defaultdict(dict))
    partners: dict[str, list[Reuse]] = defaultdict(list)
    for (article_id, other_id), pair in sorted(reuse.items()):
        partners[article_id].append(pair)
        for at, mine, theirs in pair.swaps:
            places[article_id][at][other_id] = (mine, theirs)
    votes = {
        article_id: {at: _votes(at, by, partners[article_id]) for at, by in found.items()}
        for article_id, found in places.items()
    }
    suspect = {article_id: spin.score for article_id, spin in out.items()}
    for article_id, counted in votes.items():
        suspect[article_id] += 0.1 * sum(many > 1 for many in counted.values())
    for article_id, found in places.items():
        examples = []
        for at, by in sorted(found.items()):
            other, (mine, theirs) = min(by.items())
            many = votes[article_id][at]
            if many > 1 or (many == 1 and suspect[article_id] > suspect[other]):
                examples.append(f"“{mine}” where {other} has “{theirs}”")
        out[article_id].add("words swapped inside quotation marks", examples)


def _votes(at: int, by: dict[str, tuple[str, str]], partners: list[Reuse]) -> int:
    """How many more articles have other words at a place than have the same."""
    held = sum(p.other_id not in by and any(start <= at < end for start, end in p.covered) for p in partners)
    return len(by) - held


def _show(article: Article, start: int, end: int) -> str:
    text = " ".join(article.text[start:end].split())
    return f"“{text[:80]}{'…' if len(text) > 80 else ''}”"
