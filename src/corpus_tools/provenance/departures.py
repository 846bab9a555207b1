"""Who departs from whom, where quotations of one utterance differ.

The version that more outlets support is, and the other departs. Where both have equal support nothing in the
count tells; then the change is told of the article that shows more other signs of rewriting, and of neither where
they show equally many.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

import pandas as pd

_ALTERED: Final = "altered"
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
    is_altered = (utterances["relation"] == _ALTERED) & ~utterances["is_reference"].astype(bool)
    compared = pd.concat([utterances.loc[is_altered, name] for name in ("quote_id", "reference_id")])
    needed = utterances.loc[utterances["quote_id"].isin(compared), columns]
    rows = sorted(set(needed.itertuples(index=False, name=None)), key=repr)
    home = {str(row[0]): str(row[1]) for row in rows}
    support = {str(row[0]): int(row[5]) for row in rows}
    altered = [(row[0], row[2]) for row in rows if row[3] == _ALTERED and not row[4]]
    draws = {quote_id for quote_id, other in altered if _is_draw(quote_id, other, home, support)}
    told_of = {quote_id: home[quote_id] for quote_id, _ in altered if quote_id not in draws}
    clear = Counter(told_of.values())
    counted = Counter(clear)
    suspect = {i: signs.get(i, 0.0) + min(_CLEAR * clear[i], _MOST_CLEAR) for i in set(home.values())}
    for quote_id, other in altered:
        if quote_id not in draws:
            continue
        both = home[quote_id], home[other]
        margin = round(suspect[both[0]] - suspect[both[1]], 6)
        if margin:
            told_of[quote_id] = both[margin < 0]
        counted.update([told_of[quote_id]] if margin else both)
    return Departures(told_of, counted)


def _is_draw(quote_id: str, other: str, home: dict[str, str], support: dict[str, int]) -> bool:
    """Whether another article's wording has no more support than that of the quotation."""
    return other in home and home[other] != home[quote_id] and support[other] <= support[quote_id]
