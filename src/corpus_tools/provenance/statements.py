"""Which statements articles print, as columns sorted for looking up: one row a quotation of a statement."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from corpus_tools.arrays import Ints


class Statements:
    """The statements (utterances) that articles print, and where their quotations begin.

    ``outlet``: a number for the outlet of each article. Stored by article and by statement, not by pair: the pairs that
    share a statement grow with the square of the outlets.
    """

    def __init__(self, utterances: pd.DataFrame | None, ids: Sequence[str], outlet: Ints) -> None:
        none = np.zeros(0, dtype=np.int64)
        article, statement, start = none, none, none
        if utterances is not None:
            article = pd.Index(ids).get_indexer(pd.Index(utterances["article_id"])).astype(np.int64)
            statement = pd.factorize(utterances["utterance_id"])[0].astype(np.int64)
            start = utterances["start"].to_numpy(dtype=np.int64)
            is_known = article >= 0
            article, statement, start = article[is_known], statement[is_known], start[is_known]
        order = np.lexsort((statement, article))
        self._statement, self._start = statement[order], start[order]
        self._first = np.searchsorted(article[order], np.arange(len(ids) + 1)).tolist()
        self._outlets = int(outlet.max(initial=0)) + 1
        keys = statement * self._outlets + outlet[article]
        order = np.lexsort((article, keys))
        self._keys, self._article = keys[order], article[order]

    def of_outlet(self, article: int, outlet: int) -> set[int]:
        """The other articles of an outlet that print a statement that this one prints."""
        keys = np.unique(self._statement[self._of(article)]) * self._outlets + outlet
        begins, ends = (np.searchsorted(self._keys, keys, side=side).tolist() for side in ("left", "right"))
        found = {k for span in zip(begins, ends, strict=True) for k in self._article[slice(*span)].tolist()}
        return found - {article}

    def starts(self, article: int, other: int) -> set[int]:
        """Where the quotations of an article begin that the other prints, too."""
        if article == other:
            return set()
        mine = self._of(article)
        is_shared = np.isin(self._statement[mine], self._statement[self._of(other)])
        return set(self._start[mine][is_shared].tolist())

    def _of(self, article: int) -> slice:
        return slice(self._first[article], self._first[article + 1])
