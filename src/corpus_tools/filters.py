"""Rows of a table that fit ``COLUMN=VALUE``: exactly, by the day, or by a part of a person's or outlet's name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

import pandas as pd

from corpus_tools.errors import ParameterError, did_you_mean
from corpus_tools.text import fold_case

# Columns of names, of which a part will do; those of articles are joined to tables that have none of their own.
_NAMES: Final = frozenset({"speaker", "source", "name", "outlet", "agent", "affected", "author"})
_OF_ARTICLES: Final = ("outlet", "published")
_NEAR: Final = 0.75  # of difflib: a letter or two in a name of ten


def only(frame: pd.DataFrame, condition: str, articles: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The rows of ``frame`` that fit ``COLUMN=VALUE``, and a line on which values were taken where it was not plain.

    ``published`` (or ``date``) fits by its beginning: ``published=2031-03`` is all of March. Of ``outlet``,
    ``speaker`` and other names a part is enough, whatever its capitals: where no value is the same, all that hold the
    words are taken, and where none does the nearest spellings, those of the most frequent value first. ``outlet`` and
    ``published`` are those of the articles, where the table has none.

    Raises :class:`ParameterError` where it is no condition, or no row fits, with the nearest values.
    """
    column, equals, value = condition.partition("=")
    column = "published" if column == "date" else column
    if column in _OF_ARTICLES and column not in frame.columns and "article_id" in frame.columns:
        known_of = dict(zip(articles["article_id"], articles[column], strict=True))
        frame = frame.copy()
        frame[column] = [known_of.get(i) for i in frame["article_id"]]
    if not equals or column not in frame.columns:
        raise ParameterError("--where", condition, f"it takes COLUMN=VALUE; columns are {', '.join(frame.columns)}")
    values = frame[column].astype(str)
    if column == "published":
        kept = frame[values.str.startswith(value)]
    elif column in _NAMES and len(frame) and not (values == value).any():
        return _by_name(frame, column, value)
    else:
        kept = frame[values == value]
    if kept.empty and len(frame):
        raise _nothing(column, condition, value, values[frame[column].notna()])
    return kept, ""


def _by_name(frame: pd.DataFrame, column: str, value: str) -> tuple[pd.DataFrame, str]:
    """The rows whose name has the words of ``value``, or is spelt nearly so; the most frequent name first."""
    counts = frame[column].dropna().astype(str).value_counts()
    names = sorted(map(str, counts.index), key=lambda name: (-int(counts[name]), name))
    fits = _fitting(value, names)
    if not fits:
        raise _nothing(column, f"{column}={value}", value, names)
    place = {name: number for number, name in enumerate(fits)}
    kept = frame[frame[column].isin(fits)]
    order = kept[column].astype(str).map(place)
    kept = kept.iloc[order.argsort(kind="stable")]
    said = ", ".join(f"{name} ({int(counts[name]):,})" for name in fits[:5])
    more = f" and {len(fits) - 5:,} more" if len(fits) > 5 else ""
    return kept, f"{column}: {said}{more}"


def _fitting(value: str, names: list[str]) -> list[str]:
    words = fold_case(value).split()
    holding = [name for name in names if words and set(words) <= set(fold_case(name).split())]
    if not holding:
        holding = [name for name in names if words and all(word in fold_case(name) for word in words)]
    if holding:
        return holding
    return [name for name in names if _is_near(value, name)]


def _is_near(value: str, name: str) -> bool:
    """Whether a name, or as many of its last words as are given, is spelt nearly so."""
    wanted, low = fold_case(value), fold_case(name)
    last = " ".join(low.split()[-len(wanted.split()) :]) if wanted.split() else low
    return bool(get_close_matches(wanted, [low, last], 1, _NEAR))


def _nothing(column: str, condition: str, value: str, values: Iterable[str]) -> ParameterError:
    known = sorted(set(values))
    return ParameterError("--where", condition, f"no row has that {column}: {did_you_mean(value, known[:40])}")
