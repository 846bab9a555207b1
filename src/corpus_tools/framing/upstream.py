"""What framing takes from the tables of quotations and mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import pandas as pd


class Quotation(NamedTuple):
    """What framing needs of a quotation: where it stands and whose it is."""

    start: int
    end: int
    quote_id: str | None
    speaker_id: str | None
    speaker: str | None
    is_marked: bool


class Mention(NamedTuple):
    """What framing needs of a mention."""

    start: int
    end: int
    entity_id: str
    name: str


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

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        # Quotations do not nest deeper than a few levels; look at the nearest that begin before.
        for quotation in reversed(self.quotations[max(0, index - 3) : index + 1]):
            if quotation.start <= offset < quotation.end:
                return quotation
        return None


class Mentions:
    """The mentions of one article, that can be asked for those inside a phrase."""

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self.mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self.starts = [m.start for m in self.mentions]
        self.longest = max((m.end - m.start for m in self.mentions), default=0)

    def entity_in(self, start: int, end: int) -> Mention | None:
        """The mention inside a phrase: the longest of it and, of those, the last one, where a name's head stands."""
        best: Mention | None = None
        # None that begins further back than the longest is long can reach the phrase.
        first, last = bisect_right(self.starts, start - self.longest), bisect_left(self.starts, end)
        for mention in self.mentions[first:last]:
            if start < mention.end and (best is None or mention.end - mention.start >= best.end - best.start):
                best = mention
        return best


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
    frame = quotes.reindex(columns=columns)
    for article, start, end, quote_id, speaker_id, speaker, source, kind in rows_of(frame, columns):
        found.setdefault(article, []).append(
            Quotation(
                int(start),
                int(end),
                _optional(quote_id),
                _optional(speaker_id),
                _optional(speaker) or _optional(source),
                kind != "indirect",
            )
        )
    return found


def mentions_by_article(mentions: pd.DataFrame, names: Mapping[str, str]) -> dict[str, Mentions]:
    """The mentions of each article, by the names that ``names`` has for their entities."""
    found: dict[str, list[Mention]] = {}
    columns = ["article_id", "start", "end", "entity_id", "name"]
    frame = mentions.reindex(columns=columns)
    for article, start, end, entity, name in rows_of(frame, columns):
        found.setdefault(article, []).append(Mention(int(start), int(end), entity, names.get(entity, name)))
    return {article: Mentions(some) for article, some in found.items()}
