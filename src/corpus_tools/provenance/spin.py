"""Signs of mechanical rewriting, counted as evidence: none of them proves it, and people write so too."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from corpus_tools.provenance.conflicts import two_wordings
from corpus_tools.provenance.oddities import Article, first_person, stacked_genitives

# What one sign adds to the score, and the most that its kind may add. Set by hand.
_WEIGHTS: Final = {
    "synonyms inside quotation marks": (0.15, 0.45),
    "other words changed inside quotation marks": (0.05, 0.15),
    "stacked genitives": (0.10, 0.20),
    "a sentence quoted in two wordings": (0.20, 0.20),
    "first person outside quotation marks": (0.15, 0.15),
}
_SYNONYM: Final = frozenset({"synonym"})
_WORDS: Final = frozenset({"tense", "function_word", "other", "name", "number", "order"})


@dataclass
class Spin:
    """The signs found in one article: kind to examples; ``score`` from 0 to 1 sums their weights."""

    signs: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    @property
    def score(self) -> float:
        total = sum(min(_WEIGHTS[kind][0] * len(found), _WEIGHTS[kind][1]) for kind, found in self.signs.items())
        return round(min(total, 1.0), 3)

    @property
    def kinds(self) -> int:
        return sum(bool(found) for found in self.signs.values())

    def words(self) -> str:
        """The signs in words, with an example each."""
        return "; ".join(
            f"{kind} ({len(found)}, e.g. {found[0]})" for kind, found in sorted(self.signs.items()) if found
        )


def spin_signs(articles: list[Article], changes: pd.DataFrame | None, departures: set[str] | None) -> dict[str, Spin]:
    """Signs for each article; ``changes`` counts where its quotation is in ``departures`` (all where None)."""
    out = {article.article_id: Spin() for article in articles}
    for article in articles:
        spin = out[article.article_id]
        spin.signs["stacked genitives"] += [_show(article, o.start, o.end) for o in stacked_genitives(article)]
        spin.signs["a sentence quoted in two wordings"] += [_show(article, o.start, o.end) for o in two_wordings(article)]
        spin.signs["first person outside quotation marks"] += [
            _show(article, o.start, o.end) for o in first_person(article)
        ]
    if changes is not None:
        columns = ["article_id", "quote_id", "text", "other_text", "kind", "start"]
        for article_id, quote_id, text, other, kind, _ in sorted(
            changes[columns].itertuples(index=False, name=None), key=lambda row: (str(row[0]), int(row[5]))
        ):
            if article_id not in out or (departures is not None and quote_id not in departures):
                continue
            sign = None
            if kind in _SYNONYM:
                sign = "synonyms inside quotation marks"
            elif kind in _WORDS:
                sign = "other words changed inside quotation marks"
            if sign:
                out[article_id].signs[sign].append(f"“{text}” where another has “{other}”")
    return out


def _show(article: Article, start: int, end: int) -> str:
    text = " ".join(article.text[start:end].split())
    return f"“{text[:80]}{'…' if len(text) > 80 else ''}”"
