"""What is known of the articles of a corpus one by one: when and where they were published, and what they show."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from corpus_tools.arrays import Bools, Ints
from corpus_tools.outlets import is_unknown
from corpus_tools.provenance.moments import Moments
from corpus_tools.provenance.own_evidence import OwnEvidence, read_evidence
from corpus_tools.provenance.reuse.boilerplate import find_boilerplate
from corpus_tools.provenance.texts import Texts


class Known:
    """The articles in the order of their ids; everything else is by their place in it.

    ``outlet``: the number of an article's outlet in ``outlets``; ``own``: what it shows by itself.
    """

    def __init__(self, articles: pd.DataFrame) -> None:
        self.texts = Texts(articles, find_boilerplate(articles))
        self.ids = self.texts.ids
        self.when = Moments(self._column(articles, "published"), self._column(articles, "published_precision"))
        named, authors = (
            [value if isinstance(value, str) else None for value in self._column(articles, name)]
            for name in ("outlet", "author")
        )
        own = [name or "" for name in named]
        self.outlets = sorted(set(own))
        numbers = {name: number for number, name in enumerate(self.outlets)}
        self.outlet: Ints = np.array([numbers[name] for name in own], dtype=np.int64)
        told = np.array([bool(name) and not is_unknown(name) for name in self.outlets], dtype=bool)
        self.has_outlet: Bools = told[self.outlet]
        credited = [name for name, is_told in zip(self.outlets, told.tolist(), strict=True) if is_told]
        self.own: list[OwnEvidence] = read_evidence(self.texts, own, authors, credited)
        self.words: Ints = np.array([each.words for each in self.own], dtype=np.int64)

    def __len__(self) -> int:
        return len(self.ids)

    def _column(self, articles: pd.DataFrame, name: str) -> list[Any]:
        if name not in articles.columns:
            return [None] * len(articles)
        values: list[Any] = articles[name].take(self.texts.place).tolist()
        return values

    def outlet_of(self, article: int) -> str:
        """The outlet of an article; empty where its row names none."""
        return self.outlets[int(self.outlet[article])]

    def agencies(self, article: int) -> list[str]:
        """The agencies that an article credits."""
        return [credit.outlet for credit in self.own[article].agencies or ()]
