"""Signs of mechanical rewriting, counted as evidence: none of them proves it, and people write so too."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from corpus_tools.provenance.conflicts import two_wordings
from corpus_tools.provenance.evidence import Article
from corpus_tools.provenance.reuse import Reuse
from corpus_tools.provenance.style_breaks import first_person, stacked_genitives

# What one sign adds to the score, and the most that its kind may add. Set by hand.
_WEIGHTS: Final = {
    "synonyms inside quotation marks": (0.15, 0.45),
    "words swapped inside quotation marks": (0.10, 0.45),
    "other words changed inside quotation marks": (0.05, 0.15),
    "stacked genitives": (0.10, 0.20),
    "a sentence quoted in two wordings": (0.20, 0.20),
    "first person outside quotation marks": (0.15, 0.15),
}
_REWORDED: Final = frozenset({"tense", "function_word", "other", "name", "number", "order"})


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
    def rewords_quotations(self) -> bool:
        return any("inside quotation marks" in kind for kind in self.signs)

    @property
    def kinds(self) -> int:
        return len(self.signs)

    def words(self) -> str:
        """The signs in words, with an example each."""
        return "; ".join(f"{kind} ({len(found)}, e.g. {found[0]})" for kind, found in sorted(self.signs.items()))


def spin_signs(
    articles: list[Article],
    reuse: dict[tuple[str, str], Reuse],
    changes: pd.DataFrame | None,
    departures: set[str] | None,
) -> dict[str, Spin]:
    """Signs for each article.

    Words changed inside quotation marks come from ``changes`` where given (of the quotations in ``departures``); else
    from the passages, told of the article that swaps more in all, or that shows more of the other signs.
    """
    out = {article.article_id: Spin() for article in articles}
    for article in articles:
        spin = out[article.article_id]
        spin.add("stacked genitives", [_show(article, o.start, o.end) for o in stacked_genitives(article)])
        spin.add("a sentence quoted in two wordings", [_show(article, o.start, o.end) for o in two_wordings(article)])
        spin.add(
            "first person outside quotation marks", [_show(article, o.start, o.end) for o in first_person(article)]
        )
    if changes is not None:
        _from_changes(out, changes, departures)
    else:
        _from_passages(out, reuse)
    return out


def _from_changes(out: dict[str, Spin], changes: pd.DataFrame, departures: set[str] | None) -> None:
    columns = ["article_id", "start", "quote_id", "text", "other_text", "kind"]
    rows = sorted({tuple(row) for row in changes[columns].itertuples(index=False, name=None)}, key=repr)
    seen: set[tuple[str, int]] = set()
    for article_id, start, quote_id, text, other, kind in rows:
        if article_id not in out or (departures is not None and quote_id not in departures):
            continue
        if (article_id, int(start)) in seen:
            continue
        seen.add((article_id, int(start)))
        if kind == "synonym":
            out[article_id].add("synonyms inside quotation marks", [f"“{text}” where another has “{other}”"])
        elif kind in _REWORDED:
            out[article_id].add("other words changed inside quotation marks", [f"“{text}” where another has “{other}”"])


def _from_passages(out: dict[str, Spin], reuse: dict[tuple[str, str], Reuse]) -> None:
    """Whose wording departs: the one that more articles contradict than bear out; in a draw, the more suspect text."""
    places: dict[str, dict[int, dict[str, tuple[str, str]]]] = defaultdict(lambda: defaultdict(dict))
    for (article_id, other_id), pair in sorted(reuse.items()):
        for at, mine, theirs in pair.swaps:
            places[article_id][at][other_id] = (mine, theirs)
    against: dict[str, dict[int, int]] = {}
    suspect = {article_id: spin.score for article_id, spin in out.items()}
    partners_of: dict[str, list[Reuse]] = defaultdict(list)
    for pair in reuse.values():
        partners_of[pair.article_id].append(pair)
    for article_id, found in places.items():
        partners = partners_of[article_id]
        against[article_id] = {}
        for at, by in found.items():
            held = sum(p.other_id not in by and any(s <= at < e for s, e in p.covered) for p in partners)
            against[article_id][at] = len(by) - held
            suspect[article_id] += 0.1 * (len(by) - held > 1)
    for article_id, found in places.items():
        examples = []
        for at, by in sorted(found.items()):
            other, (mine, theirs) = min(by.items())
            votes = against[article_id][at]
            if votes > 1 or (votes == 1 and suspect[article_id] > suspect[other]):
                examples.append(f"“{mine}” where {other} has “{theirs}”")
        out[article_id].add("words swapped inside quotation marks", examples)


def _show(article: Article, start: int, end: int) -> str:
    text = " ".join(article.text[start:end].split())
    return f"“{text[:80]}{'…' if len(text) > 80 else ''}”"
