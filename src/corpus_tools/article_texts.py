"""The texts of the articles of a table, read when they are asked for: as Python strings they take twice the memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Final

import pandas as pd

_TEXTS: Final = 1_000  # held as strings


class ArticleTexts(Mapping[str, str]):
    """The texts of articles by id, read from the table when they are asked for."""

    def __init__(self, articles: pd.DataFrame | None) -> None:
        self._places: dict[str, int] = {}
        self._text: Callable[[int], str] = ().__getitem__
        if articles is not None:
            self._places = {name: k for k, name in enumerate(articles["article_id"].astype(str).tolist())}
            # Many quotations of one article follow one another.
            self._text = lru_cache(maxsize=_TEXTS)(articles["text"].astype(str).array.__getitem__)

    def __getitem__(self, article_id: str) -> str:
        return self._text(self._places[article_id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
