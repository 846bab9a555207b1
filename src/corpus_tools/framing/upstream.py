"""What framing takes from the tables of quotations and mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import pandas as pd

from corpus_tools.entities.references import Mentioned, mentioned_in


class Quotation(NamedTuple):
    """What framing needs of a quotation: where it is and whose it is."""

    start: int
    end: int
    quote_id: str | None
    speaker_id: str | None
    speaker: str | None
    is_marked: bool
    source_start: int = -1
    source_end: int = -1


class Spans:
    """Intervals that can be asked for the one that holds an offset."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self.quotations = sorted(quotations)
        self.starts = [q.start for q in self.quotations]
        self._reach = list(accumulate((q.end for q in self.quotations), max))

    def touch(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with a span."""
        index = bisect_left(self.starts, end)
        return index > 0 and self._reach[index - 1] > start

    def next(self, offset: int) -> Quotation | None:
        """The first quotation that begins at or after ``offset``."""
        index = bisect_left(self.starts, offset)
        return self.quotations[index] if index < len(self.quotations) else None

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        # Quotations do not nest deeper than a few levels; look at the nearest that begin before.
        for quotation in reversed(self.quotations[max(0, index - 3) : index + 1]):
            if quotation.start <= offset < quotation.end:
                return quotation
        return None


def rows_of(frame: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns as plain values, empty cells as None; many times faster than ``itertuples`` on text."""
    return zip(
        *(frame[column].to_numpy(dtype=object, na_value=None) for column in columns),  # type: ignore[call-overload]
        strict=True,
    )


def _optional(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def quotations_by_article(quotes: pd.DataFrame) -> dict[str, list[Quotation]]:
    """The quotations of each article."""
    found: dict[str, list[Quotation]] = {}
    columns = ["article_id", "start", "end", "quote_id", "speaker_id", "speaker", "source", "kind"]
    columns += ["source_start", "source_end"]
    frame = quotes.reindex(columns=columns)
    for article, start, end, quote_id, speaker_id, speaker, source, kind, begin, stop in rows_of(frame, columns):
        found.setdefault(article, []).append(
            Quotation(
                int(start),
                int(end),
                _optional(quote_id),
                _optional(speaker_id),
                _optional(speaker) or _optional(source),
                kind != "indirect",
                int(begin) if begin == begin and begin is not None else -1,
                int(stop) if stop == stop and stop is not None else -1,
            )
        )
    return found


def mentions_by_article(mentions: pd.DataFrame, entities: pd.DataFrame | None) -> dict[str, list[Mentioned]]:
    """The mentions of each article; a table that lacks labels, genders, forms or offices says nothing of them."""
    columns = ["article_id", "start", "end", "entity_id", "name", "label", "gender", "form", "role", "honorific"]
    filled = mentions.reindex(columns=columns)
    filled = filled.astype(object).fillna({"label": "PER", "gender": "unknown", "form": "full"})
    return mentioned_in(filled, entities)
