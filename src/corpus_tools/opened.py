"""The corpora that are open in this process, so that their word index can answer for their articles."""

from __future__ import annotations

from typing import Any, Final, Protocol
from weakref import WeakSet

import pandas as pd


class Opened(Protocol):
    """The pipeline of an open corpus."""

    def articles_in_memory(self) -> pd.DataFrame | None:
        """The table of articles, where it has been read."""

    def word_index(self) -> Any:
        """The words of the articles as arrays (:class:`corpus_tools.measures.index.WordIndex`)."""


OPEN: Final[WeakSet[Any]] = WeakSet()
