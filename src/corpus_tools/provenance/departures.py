"""Who departs from whom, where quotations of one utterance differ.

The version that more outlets support stands, and the other departs. Where both have equal support nothing in the
count tells; then the change is told of the article that shows more other signs of rewriting, and of neither where
they show equally many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Final

import pandas as pd

_ALTERED: Final = frozenset({"altered", "paraphrase"})
_CLEAR: Final = 0.1  # what a clear departure adds to the other signs of an article, when a draw is decided
_MOST_CLEAR: Final = 0.5


@dataclass(frozen=True)
class Departures:
    """``told_of``: the article of which the changes of a quotation are told, where one is; ``altered``: how many of an
    article's quotations depart, a draw that nothing decides counting for both.
    """

    told_of: dict[str, str]
    altered: Counter[str]


def judge_departures(utterances: pd.DataFrame, signs: dict[str, float]) -> Departures:
    """Decide for each altered quotation of table ``utterances``; ``signs`` are the articles' scores without it."""
    columns = ["quote_id", "article_id", "reference_id", "relation", "is_reference", "support"]
    rows = sorted(set(utterances[columns].itertuples(index=False, name=None)), key=repr)
    home = {str(row[0]): str(row[1]) for row in rows}
    support = {str(row[0]): int(row[5]) for row in rows}
    suspect: dict[str, float] = defaultdict(float, signs)
    clear: Counter[str] = Counter()
    told_of: dict[str, str] = {}
    altered: Counter[str] = Counter()
    draws: list[tuple[str, str]] = []
    for quote_id, article_id, reference_id, relation, is_reference, own in rows:
        if relation not in _ALTERED or is_reference:
            continue
        other = home.get(reference_id)
        if other is not None and other != article_id and support[reference_id] <= own:
            draws.append((quote_id, other))
            continue
        told_of[quote_id] = article_id
        altered[article_id] += 1
        clear[article_id] += 1
    for article_id, many in clear.items():
        suspect[article_id] += min(_CLEAR * many, _MOST_CLEAR)
    for quote_id, other in draws:
        own_article = home[quote_id]
        margin = round(suspect[own_article] - suspect[other], 6)
        if margin:
            told_of[quote_id] = own_article if margin > 0 else other
        altered.update([own_article, other] if not margin else [told_of[quote_id]])
    return Departures(told_of, altered)
