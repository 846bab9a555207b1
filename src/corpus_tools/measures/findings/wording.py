"""The grammar of computed sentences: plurals, percentages, lists, shares of a whole, and what leads.

A finding is made of a few patterns, each with its own test:

- a count of a whole: ``27 of 100 quotations (27%)`` (:func:`part_of`);
- a whole in its parts: ``19 “voluntary”, 17 “forced” and 5 “neutral”`` (:func:`parts`);
- what leads, or that nothing can be said to (:func:`rank`): tied, alone, distinguishable or not. A lead is called one
  only where its 95% interval lies above all others; where it does not, the sentence says that and no more;
- what a number rests on (:func:`basis`), and that it rests on too little (:func:`caution`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from corpus_tools.measures.intervals import COUNTED_ONCE, say_n

FEW_FOR_PERCENT: Final = 20  # of fewer, a per cent claims more than there is: 1 of 6 is said, not 17%
_ABBREVIATIONS: Final = re.compile(r"(?:^|[\s(“])(?:Mrs?|Ms|Dr|St|Sen|Rep|Gov|[JS]r|[ap]\.m|(?:[A-Z]\.)*[A-Z])$")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def plural(n: float, noun: str) -> str:
    """A number with its noun: ``1 article``, ``2 articles``, ``1,204 words``.

    >>> plural(1, "article"), plural(0, "quotation"), plural(1204, "story")
    ('1 article', '0 quotations', '1,204 stories')
    """
    word = noun if n == 1 else noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
    return f"{n:,.0f} {word}"


def times(n: int) -> str:
    """``once``, ``twice``, ``3 times``."""
    return {1: "once", 2: "twice"}.get(n, f"{n:,} times")


def percent(share: float) -> str:
    """A share in whole per cent; a small one that is not nought is not called nought, nor a large one all.

    >>> percent(0.334), percent(0.002), percent(0.999), percent(1.0)
    ('33%', 'under 1%', 'over 99%', '100%')
    """
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{100 * share:.0f}%"


def interval(low: float, high: float) -> str:
    """An interval of shares: ``21–48%``."""
    return f"{100 * low:.0f}–{100 * high:.0f}%"


def say_day(moment: Any) -> str:
    """A day in words, the same on every system and in every locale: ``10 February 2022``."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def series(names: Iterable[str]) -> str:
    """Names as a list in a sentence.

    >>> series(["a"]), series(["a", "b"]), series(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    items = list(names)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def a_few(names: Sequence[str], most: int = 3) -> str:
    """As :func:`series`, with all but the first few counted."""
    if len(names) <= most:
        return series(names)
    return series([*names[:most], f"{len(names) - most} more"])


def sentence(*parts: str) -> str:
    """Parts joined as sentences: each begins with a capital and ends with a full stop."""
    whole = []
    for part in parts:
        text = part.strip()
        if text:
            text = text[0].upper() + text[1:]
            whole.append(text if text[-1] in ".!?" else text + ".")
    return " ".join(whole)


def split_sentences(text: str) -> list[str]:
    """The sentences of a finding: a full stop inside quotation marks ends none of them.

    >>> split_sentences("It is “I go. You stay.” of all. 2 differ.")
    ['It is “I go. You stay.” of all.', '2 differ.']
    """
    found, begin, depth = [], 0, 0
    for place, char in enumerate(text):
        depth += (char == "“") - (char == "”")
        ends = char == "." and depth <= 0 and text[place + 1 : place + 2] in ("", " ")
        if ends and not _ABBREVIATIONS.search(text[begin:place]):
            found.append(text[begin : place + 1].strip())
            begin = place + 1
    return [*found, text[begin:].strip()] if text[begin:].strip() else found


def leaders(table: pd.DataFrame, amount: str) -> pd.DataFrame:
    """The rows that share the largest value of a column."""
    return table[table[amount] == table[amount].max()] if len(table) else table


def overlap(one: Any, other: Any) -> bool:
    """Whether the intervals ``low`` to ``high`` of two rows meet."""
    return bool(one["low"] <= other["high"] and other["low"] <= one["high"])


def caution(n_articles: int, n_texts: int | None = None) -> str:
    """What must be said of a number that rests on so few articles (or texts); empty where there are enough."""
    return say_n(n_articles, n_texts)


def basis(n_articles: int, n_texts: int) -> str:
    """What an interval rests on: ``18 articles``, or ``18 articles of 13 texts``."""
    of_texts = f" of {plural(n_texts, 'text')}" if n_texts < n_articles else ""
    return f"{plural(n_articles, 'article')}{of_texts}"


def part_of(count: int, n: int, noun: str) -> str:
    """A count of a whole: ``27 of 100 quotations (27%)``; of few, without the share: ``1 of 6 quotations``.

    >>> part_of(27, 100, "quotation"), part_of(1, 1, "quotation")
    ('27 of 100 quotations (27%)', '1 of 1 quotation')
    """
    return f"{count:,} of {plural(n, noun)}{share_of(count, n)}"


def share_of(count: int, n: int) -> str:
    """The share as `` (27%)``; nothing where the whole is so small that a per cent is less than a fifth of one.

    >>> share_of(27, 100), share_of(1, 6)
    (' (27%)', '')
    """
    return f" ({percent(count / n)})" if n >= FEW_FOR_PERCENT else ""


def parts(pairs: Iterable[tuple[str, int]], *, quoted: bool = True) -> str:
    """A whole in its parts, the largest first: ``19 “voluntary”, 17 “forced” and 5 “neutral”``; zeros left out.

    >>> parts([("forced", 17), ("voluntary", 19), ("neutral", 0)])
    '19 “voluntary” and 17 “forced”'
    """
    ranked = sorted(((name, n) for name, n in pairs if n), key=lambda pair: (-pair[1], pair[0]))
    return series(f"{n:,} “{name}”" if quoted else f"{n:,} {name}" for name, n in ranked)


def once_note(table: pd.DataFrame) -> str:
    """``, repeated text counted once`` where the table was made so, else nothing."""
    return ", repeated text counted once" if table.attrs.get(COUNTED_ONCE) else ""


@dataclass(frozen=True)
class Rank:
    """What leads a table of shares with intervals: ``names`` (several where they are level), the first ``row``, and
    ``rivals``: the others, tied ones not among them, whose intervals meet that of the first."""

    names: list[str]
    row: Any
    rivals: list[str]
    others: int

    @property
    def is_distinguishable(self) -> bool:
        """Whether one leads, and its interval lies above all others."""
        return len(self.names) == 1 and not self.rivals


def rank(table: pd.DataFrame, name: str, amount: str) -> Rank:
    """The :class:`Rank` of a table that is not empty, by its column ``amount``; ties by name."""
    top = leaders(table, amount).sort_values(name, kind="stable")
    row = top.iloc[0]
    rest = table[table[amount] < row[amount]].sort_values([amount, name], ascending=[False, True], kind="stable")
    rivals = [str(other[name]) for _, other in rest.iterrows() if overlap(row, other)]
    return Rank([str(value) for value in top[name]], row, rivals, len(rest))
