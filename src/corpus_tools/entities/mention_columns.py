"""The mentions of a whole corpus as columns of numbers: some fifty bytes for each, however long its words are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus_tools.arrays import Bools, Int32s, Ints
from corpus_tools.english.words import as_seen
from corpus_tools.schema import MENTIONS

NONE: Final = -1  # where nothing is said
AT_ONCE: Final = 200_000  # mentions that are worked on together
_ALLOWED: Final = {column.name: column.allowed for column in MENTIONS.columns}
_UNKNOWN: Final = "unknown"


class Numbered:
    """Texts, each with a number in the order in which they come; equal texts have one number."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._numbers: dict[str, int] = {}
        self.texts: list[str] = []
        for text in known:
            self.number(text)

    def __len__(self) -> int:
        return len(self.texts)

    def number(self, text: str) -> int:
        """The number of a text, a new one where it has none."""
        found = self._numbers.setdefault(text, len(self.texts))
        if found == len(self.texts):
            self.texts.append(text)
        return found

    def of(self, column: pd.Series) -> Int32s:
        """The number of each text of a column, -1 where there is none."""
        codes, texts = pd.factorize(column)
        return np.array([*map(self.number, texts.tolist()), NONE], dtype=np.int32)[codes]

    def flags(self, wanted: Iterable[bool]) -> Bools:
        """Something about each text as an array that is asked by number; of no text (-1) it is False."""
        return np.array([*wanted, False], dtype=bool)


class MentionColumns:
    """The mentions of a corpus, given part by part: :meth:`add`, then :meth:`sort`, then the columns.

    ``article``, ``local`` (which referent of its article a mention is of), ``name``, ``text``, ``title``, ``role``,
    ``label``, ``form`` and ``gender`` hold numbers of the :class:`Numbered` of the plural name; after :meth:`sort`
    ``article`` is the place of its id in the alphabet. ``sure`` is the confidence in thousandths.
    """

    article: Int32s
    local: Int32s
    name: Int32s
    text: Int32s
    title: Int32s
    role: Int32s
    label: Int32s
    form: Int32s
    gender: Int32s
    sure: Int32s
    is_misspelt: Bools

    def __init__(self) -> None:
        self.articles, self.locals, self.names, self.texts = Numbered(), Numbered(), Numbered(), Numbered()
        self.titles, self.roles = Numbered(), Numbered()
        self.labels, self.forms = Numbered(_ALLOWED["label"]), Numbered(_ALLOWED["form"])
        self.genders = Numbered((_UNKNOWN, "female", "male"))
        self._added: dict[str, list[NDArray[Any]]] = {}
        self.rows = 0

    def add(self, part: pd.DataFrame) -> None:
        """Take in rows of the table ``mentions``."""
        numbered = {
            "article": self.articles.of(part["article_id"]),
            "start": part["start"].to_numpy(np.int32),
            "end": part["end"].to_numpy(np.int32),
            "local": self.locals.of(part["entity_id"]),
            "name": self.names.of(part["name"]),
            "text": self.texts.of(part["text"]),
            "title": self.titles.of(part["honorific"]),
            "role": self.roles.of(part["role"]),
            "label": self.labels.of(part["label"]).astype(np.int8),
            "form": self.forms.of(part["form"]).astype(np.int8),
            "gender": np.maximum(self.genders.of(part["gender"]), 0).astype(np.int8),
            "sure": np.rint(1000 * part["confidence"].to_numpy(np.float64)).astype(np.int16),
            "is_misspelt": part["is_misspelt"].to_numpy(bool),
        }
        for column, values in numbered.items():
            self._added.setdefault(column, []).append(values)
        self.rows += len(part)

    def sort(self) -> Int32s:
        """Put all mentions in the order of their articles' ids and of the text.

        Returns the place that each has in the order in which they were added.
        """
        if not self._added:
            self.add(_nothing())
        ids = self.articles.texts
        rank = np.empty(len(ids), dtype=np.int32)
        rank[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids), dtype=np.int32)
        self.articles = Numbered(sorted(ids))
        article, start, end = (np.concatenate(self._added.pop(name)) for name in ("article", "start", "end"))
        article = rank[article]
        order = np.lexsort((end, start, article)).astype(np.int32)
        del start, end
        self.article = article[order]
        for column in list(self._added):
            setattr(self, column, np.concatenate(self._added.pop(column))[order])
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        return place

    def pieces(self) -> Iterator[slice]:
        """The mentions in pieces of whole articles."""
        return pieces_of(self.article)

    def is_form(self, *forms: str) -> Bools:
        """By number, whether a form is one of these."""
        return self.forms.flags(form in forms for form in self.forms.texts)

    def is_name(self) -> Bools:
        """Of each mention, whether it is by a name, not by a role or a pronoun."""
        return ~self.is_form("role", "pronoun")[self.form]

    def shown(self) -> tuple[list[str], Int32s]:
        """The texts as a reader sees them, and by the number of a text the number of what is seen."""
        seen = Numbered()
        number_of = np.array([*(seen.number(as_seen(text)) for text in self.texts.texts), NONE], dtype=np.int32)
        return seen.texts, number_of


def _nothing() -> pd.DataFrame:
    from corpus_tools.schema import table

    return table("mentions").empty()


def pieces_of(sorted_numbers: NDArray[Any], rows: int = AT_ONCE) -> Iterator[slice]:
    """A sorted column in pieces of some ``rows``, no number of which is in two pieces."""
    begin = 0
    while begin < len(sorted_numbers):
        last = sorted_numbers[min(begin + rows, len(sorted_numbers)) - 1]
        end = int(np.searchsorted(sorted_numbers, last, side="right"))
        yield slice(begin, end)
        begin = end


def paired(one: NDArray[Any], other: NDArray[Any], others: int) -> Ints:
    """Two columns of numbers as one; ``others``: how many numbers the second may have, from -1 on."""
    pairs: Ints = one.astype(np.int64) * (others + 1) + other + 1
    return pairs


def parted(pairs: Ints, others: int) -> tuple[Ints, Ints]:
    """The inverse of :func:`paired`."""
    one, other = np.divmod(pairs, others + 1)
    return one, other - 1


class Tally:
    """How often each of many numbers was given; it takes memory for the different ones alone."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Ints, Ints]] = []
        self._kept = self._added = 0

    def add(self, numbers: Ints) -> None:
        different, counts = np.unique(numbers, return_counts=True)
        self._waiting.append((different, counts))
        self._added += len(different)
        if self._added > max(self._kept, 5 * AT_ONCE):
            self._join()

    def result(self) -> tuple[Ints, Ints]:
        """The different numbers, sorted, and how often each was given."""
        if not self._waiting:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
        if len(self._waiting) > 1:
            self._join()
        return self._waiting[0]

    def _join(self) -> None:
        numbers = np.concatenate([each for each, _ in self._waiting])
        counts = np.concatenate([each for _, each in self._waiting])
        self._waiting.clear()
        order = np.argsort(numbers, kind="stable")
        numbers, counts = numbers[order], counts[order]
        first = np.flatnonzero(np.diff(numbers, prepend=numbers[:1] - 1)) if len(numbers) else order
        self._waiting.append((numbers[first], np.add.reduceat(counts, first) if len(first) else counts))
        self._kept, self._added = len(first), 0


def slices(sorted_numbers: NDArray[Any], count: int) -> list[int]:
    """Where in a sorted column each number from 0 begins; one more than there are numbers."""
    borders: list[int] = np.searchsorted(sorted_numbers, np.arange(count + 1)).tolist()
    return borders
