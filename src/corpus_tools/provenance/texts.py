"""The texts of many articles, each made when it is asked for: as Python objects they take several times the memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Protocol

import numpy as np
import pandas as pd

from corpus_tools.arrays import Ints, UInts
from corpus_tools.partitions import row_digests
from corpus_tools.provenance.article import Article
from corpus_tools.provenance.reuse.boilerplate import Line, blanked

_AT_ONCE: Final = 1_000  # articles whose texts are read together


class Articles(Protocol):
    """Articles of which each may be made anew when it is asked for."""

    def __len__(self) -> int: ...

    def __getitem__(self, number: int, /) -> Article: ...


class Texts:
    """The articles of a table in the order of their ids, without boilerplate (``lines``, by id).

    ``place``: of each article, which row of the table it is. ``begins``: where its body begins.
    """

    def __init__(self, articles: pd.DataFrame, lines: Mapping[str, Sequence[Line]] | None = None) -> None:
        ids = articles["article_id"].tolist()
        self.place: Ints = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)
        self.ids: list[str] = [ids[k] for k in self.place.tolist()]
        self._texts = articles["text"].array
        self._lines = lines or {}
        self.begins: Ints = np.zeros(len(ids), dtype=np.int64)
        if "body_start" in articles.columns:
            self.begins = articles["body_start"].fillna(0).to_numpy(np.int64)[self.place]

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[Article]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int, /) -> Article:
        return self.as_printed(number, blanked(self._text(number), self._lines.get(self.ids[number], ())))

    def as_printed(self, number: int, text: str | None = None) -> Article:
        """An article with its boilerplate, or with another text of the same length."""
        return Article(self.ids[number], self._text(number) if text is None else text, int(self.begins[number]))

    def has_boilerplate(self, number: int) -> bool:
        """Whether lines of an article are left out."""
        return bool(self._lines.get(self.ids[number]))

    def _text(self, number: int) -> str:
        return str(self._texts[int(self.place[number])])


def text_digests(articles: Articles) -> UInts:
    """A number of 64 bits for each article, from its text and where its body begins."""
    found = [
        row_digests(pd.DataFrame({"text": [a.text for a in some], "begin": [a.body_start for a in some]}))
        for some in in_batches(articles)
    ]
    return np.concatenate([np.zeros(0, dtype=np.uint64), *found])


def in_batches(articles: Articles) -> Iterator[list[Article]]:
    """Some articles at a time, so that not all are in memory."""
    for begin in range(0, len(articles), _AT_ONCE):
        yield [articles[k] for k in range(begin, min(begin + _AT_ONCE, len(articles)))]
