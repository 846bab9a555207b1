"""Outlets that nothing names: two articles of unknown origin are not taken for one outlet's."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final

import pandas as pd

UNKNOWN: Final = "unknown"
MOST: Final = 40  # beyond this many, a figure with each apart could not be read, and they stay one group
_LENGTH: Final = 12


def tell_unknown_apart(articles: pd.DataFrame) -> pd.DataFrame:
    """``articles`` with ``unknown`` outlets named after their files: ``unknown (000_d7cc…)``.

    Whoever compares three articles without saying where they are from compares three sources, not one. With more than
    ``MOST`` such articles, all of them stay ``unknown``.
    """
    unknown = articles["outlet"] == UNKNOWN
    if not 1 < int(unknown.sum()) <= MOST:
        return articles
    stems = [PurePosixPath(name).stem for name in articles.loc[unknown, "source_file"]]
    short = [stem if len(stem) <= _LENGTH else stem[: _LENGTH - 1] + "…" for stem in stems]
    if len(set(short)) < len(short):
        short = stems
    positions = articles.loc[unknown, "position"]
    if len(set(short)) < len(short):
        short = [f"{stem} {position + 1}" for stem, position in zip(short, positions, strict=True)]
    named = articles["outlet"].copy()
    named[unknown] = [f"{UNKNOWN} ({name})" for name in short]
    return articles.assign(outlet=named)


def is_unknown(outlet: str) -> bool:
    """Whether a name of an outlet says that nothing names it."""
    return outlet == UNKNOWN or outlet.startswith(f"{UNKNOWN} (")
