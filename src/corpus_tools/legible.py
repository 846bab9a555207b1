"""Tables for reading: numbers aligned and alike, denominators and intervals said once, below.

A table of results repeats itself: the same denominator in each row, the same word on how an interval was made. On
paper that takes the place of what is to be compared. Here it becomes a line under the table; the files keep all of it.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from markupsafe import Markup

from corpus_tools.measures.intervals import FEW_ARTICLES
from corpus_tools.schema import JOINT

_LONG: Final = 60  # characters from which a cell holds a sentence and needs its room
_CODES: Final = {"kind", "rule", "format", "derivation", "relation", "cue_class", "source_type"}  # words of the schema
_WIDE: Final = 0.85  # an interval of a share from there on says nothing
_BOUNDS: Final = ("low", "high")
_SMALLEST: Final = 0.0005  # below this, three decimals would call something nothing
# Written into each cell, since notebooks set all of them to the right and have no style sheet of ours.
_NUMBER: Final = Markup(' class="number" style="text-align:right"')
_PROBABILITIES: Final = ("p", "p_value", "p_bonferroni")  # never nought, however small the computer's number is
_LISTS: Final = ("variants", "roles")
_LISTED: Final = 8  # of them in one cell; a person of many articles has fifty
_PAGE: Final = 3_000  # characters of one cell that are shown
_WORD: Final = Markup(' style="text-align:left"')
_SENTENCE: Final = Markup(' class="long" style="text-align:left"')


def cell(value: Any) -> str:
    """A single value for reading.

    >>> cell(True), cell(0.25), cell(None)
    ('yes', '0.25', '')
    """
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    # Columns of truth values are numpy's, single ones Python's.
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if value == int(value) and abs(value) >= 1000 else f"{value:.3g}"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value == value.normalize() else f"{value:%Y-%m-%d %H:%M}"
    return str(value)


def cells(column: pd.Series[Any]) -> list[str]:
    """A column for reading: all its numbers with as many decimals, so that they can be compared down the column.

    >>> cells(pd.Series([1.0, 0.0584, 0.00002]))
    ['1.000', '0.058', '<0.001']
    """
    if column.name in _CODES:
        return [cell(value).replace("_", " ") for value in column.tolist()]
    if column.name in _LISTS:
        return [_first_few(cell(value)) for value in column.tolist()]
    if column.name == "day":
        return [cell(value) or "undated" for value in column.tolist()]
    if column.dtype.kind != "f":
        return [cell(value) for value in column.tolist()]
    known = column.dropna().abs()
    if (known % 1 == 0).all() and (known > 1).any():
        return ["" if pd.isna(value) else f"{value:,.0f}" for value in column]
    decimals = 3 if not (known > 1).any() else 2 if not (known >= 10).any() else 1
    if column.name in _PROBABILITIES:
        column = column.clip(lower=_SMALLEST / 2)
    return ["" if pd.isna(value) else _decimal(value, decimals) for value in column]


def _decimal(value: float, decimals: int) -> str:
    if decimals == 3 and 0 < value < _SMALLEST:
        return "<0.001"
    text = f"{value:,.{decimals}f}"
    return text.replace("-", "−") if text.strip("-0.") else text.lstrip("-")


def _first_few(listed: str) -> str:
    """The first of several names or roles, which are the most frequent, and how many more there are."""
    several = listed.split(JOINT)
    if len(several) <= _LISTED:
        return listed
    return f"{JOINT.join(several[:_LISTED])}{JOINT}and {len(several) - _LISTED} more"


def is_numeric(column: pd.Series[Any]) -> bool:
    """Whether a column holds numbers, which are to the right."""
    return column.dtype.kind in "iuf"


def say_once(frame: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """``frame`` without what would be alike in each row, and the sentences that say it instead.

    Denominators (``n``, ``n_articles`` …) that are the same throughout; how the interval from ``low`` to ``high`` was
    made; and of how many rows the interval rests on too few articles.
    """
    notes = []
    sizes = [c for c in frame.columns if str(c) == "n" or str(c).startswith("n_")]
    alike = [c for c in sizes if is_numeric(frame[c]) and len(frame) and frame[c].nunique(dropna=False) == 1]
    if alike:
        notes.append(f"Each row is of {', '.join(_denominator(str(c), frame[c].iloc[0]) for c in alike)}.")
    dropped = [*alike]
    if {"low", "high"} <= set(frame.columns):
        made = ""
        if "interval" in frame.columns and frame["interval"].nunique() == 1:
            made = f" ({frame['interval'].iloc[0]})"
            dropped.append("interval")
        notes.append(f"Low to high: 95% interval{made}.")
        rests_on = next((c for c in ("n_texts", "n_articles") if c in frame.columns), "")
        few = int((frame[rests_on] < FEW_ARTICLES).sum()) if rests_on else 0
        if few:
            rows = "All rows" if few == len(frame) else f"{few} of these {len(frame)} rows"
            rows = "The row" if len(frame) == 1 else rows
            notes.append(
                f"{rows} rest{'s' if len(frame) == 1 else ''} on fewer than {FEW_ARTICLES} {rests_on[2:]}:"
                " too few to say anything beyond what these print."
            )
    return _without_wide_intervals(frame.drop(columns=dropped)), notes


def _without_wide_intervals(frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` with "too few" in place of intervals of a share that are nearly as wide as the scale."""
    if not {"low", "high"} <= set(frame.columns) or not is_numeric(frame["low"]):
        return frame
    wide = (frame["high"] - frame["low"] >= _WIDE) & (frame["high"] <= 1)
    if not wide.any():
        return frame
    said = {
        name: ["too few" if is_wide else text for is_wide, text in zip(wide, cells(frame[name]), strict=True)]
        for name in ("low", "high")
    }
    return frame.assign(**{name: pd.Series(texts, frame.index, "str") for name, texts in said.items()})


def _denominator(column: str, value: Any) -> str:
    """``n_articles`` of 18 is "18 articles", of 1 "1 article"; ``n`` is no more than that."""
    number = f"{value:,}" if isinstance(value, (int, np.integer)) else cell(value)
    if column == "n":
        return f"n = {number}"
    what = column[2:].replace("_", " ")
    return f"{number} {what.removesuffix('s') if value == 1 else what}"


def _first_page(text: str) -> str:
    """A cell as it is shown: all of it, save where a mark that never closes takes in a whole file."""
    left = len(text) - _PAGE
    return text if left <= 0 else f"{text[:_PAGE]} … [{left:,} more characters not shown here]"


def html_table(frame: pd.DataFrame) -> str:
    """A table as HTML: everything escaped, numbers to the right; of a cell longer than a page, how much is left out."""
    kinds, shown = [], []
    for place in range(len(frame.columns)):
        column = frame.iloc[:, place]
        texts = cells(column)
        kinds.append(
            _NUMBER
            if is_numeric(column) or column.name in _BOUNDS
            else _SENTENCE
            if any(len(x) > _LONG for x in texts)
            else _WORD
        )
        shown.append([_first_page(x) for x in texts])
    names = [str(name).replace("_", " ") for name in frame.columns]
    head = Markup("").join(Markup("<th{}>{}</th>").format(*pair) for pair in zip(kinds, names, strict=True))
    rows = [
        Markup("").join(Markup("<td{}>{}</td>").format(*pair) for pair in zip(kinds, row, strict=True))
        for row in zip(*shown, strict=True)
    ]
    body = Markup("\n").join(Markup("<tr>{}</tr>").format(row) for row in rows)
    table = Markup('<table class="ct-table" style="table-layout:auto">\n<thead><tr>{}</tr></thead>\n{}\n</table>')
    return str(table.format(head, Markup("<tbody>\n{}\n</tbody>").format(body)))
