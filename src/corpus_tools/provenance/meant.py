"""Which article of a credited outlet is meant: the one with most in common, published in the week before."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd

from corpus_tools.arrays import Ints
from corpus_tools.isolation import isolated
from corpus_tools.provenance.credits import TOLD, Credit
from corpus_tools.provenance.known import Known
from corpus_tools.provenance.reuse.shares import Reuses
from corpus_tools.provenance.statements import Statements

CREDITED_DAYS: Final = 7  # before the article that credits it
_BESIDE: Final = 300  # characters between "told the Herald" and the words that were told to it


class Meant:
    """The outlets that each article credits, with the article of each that it may refer to, if there is one.

    ``of``: by the number of the article; an article that could not be read is left out. ``keys``: number of the
    article times the number of articles, and the number of one that it refers to, ascending.
    """

    def __init__(self, known: Known, reuse: Reuses, utterances: pd.DataFrame | None) -> None:
        self._known, self._reuse = known, reuse
        self._statements = Statements(utterances, known.ids, known.outlet)
        self._outlets = {name: number for number, name in enumerate(known.outlets)}
        self.of: dict[int, list[tuple[Credit, int | None]]] = {}
        for article, own in enumerate(known.own):
            if own.credits is None:
                continue  # what failed on it is on record already
            with isolated(known.ids[article]):
                self.of[article] = [(credit, self._meant(article, credit)) for credit in own.credits]
        found = {k * len(known) + other for k, each in self.of.items() for _, other in each if other is not None}
        self.keys: Ints = np.array(sorted(found), dtype=np.int64)

    def is_quoted(self, article: int, other: int) -> bool:
        """Whether both print a statement."""
        return bool(self._statements.starts(article, other))

    def _meant(self, article: int, credit: Credit) -> int | None:
        """The article of the credited outlet that shares most with the one that credits it.

        One that prints nothing of what is said beside "told the Herald" is not meant by that.
        """
        outlet = self._outlets[credit.outlet]
        quoted = self._statements.of_outlet(article, outlet)
        shares = self._shares(article, outlet)
        near = [other for other in shares.keys() | quoted if self._may_be_credited(article, other)]
        if credit.kind == TOLD:
            near = [other for other in near if self._is_printed_by(other, article, credit)]
        ranked = [(shares.get(other, 0.0), other in quoted, other) for other in near]
        share, is_quoted, best = max(ranked, default=(0.0, False, 0))
        return best if share or is_quoted else None

    def _shares(self, article: int, outlet: int) -> dict[int, float]:
        """The articles of an outlet that an article shares passages with, and how much of it."""
        pairs = self._reuse.pairs_of(article)
        others = self._reuse.other[pairs]
        chosen = self._known.outlet[others] == outlet
        return dict(zip(others[chosen].tolist(), self._reuse.shared.share[pairs][chosen].tolist(), strict=True))

    def _may_be_credited(self, article: int, other: int) -> bool:
        """Whether the other may be what an article credits: no later, and not more than some days older."""
        when = self._known.when
        if when.is_before(article, other):
            return False
        days = when.days(article, other)
        return days is None or days <= CREDITED_DAYS

    def _is_printed_by(self, other: int, article: int, credit: Credit) -> bool:
        """Whether the other shares a quotation or a passage with what is beside a credit."""
        spans = [(at, at) for at in self._statements.starts(article, other)]
        pair = int(self._reuse.place(np.array([article]), np.array([other]))[0])
        spans += self._reuse.covered(pair) if pair >= 0 else ()
        return any(start - _BESIDE <= credit.start <= end + _BESIDE for start, end in spans)
