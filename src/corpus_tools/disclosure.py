"""How much of the articles' text a run prints: all, short passages, or offsets alone.

Results can then be published where the texts cannot. ``full`` prints passages and articles; ``short`` no passage of
more than 25 words, and no article; ``offsets`` neither: in tables, notebooks, figures and report alike. The kernels
that run the notebooks learn of it through the environment variable ``CORPUS_TOOLS_PASSAGES``.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Final, Literal

import pandas as pd

from corpus_tools.errors import ParameterError, did_you_mean
from corpus_tools.schema import TABLES

Passages = Literal["full", "short", "offsets"]
MODES: Final = ("full", "short", "offsets")
VARIABLE: Final = "CORPUS_TOOLS_PASSAGES"
WORDS: Final = 25
_ALONE: Final = RLock()
# Columns that hold words of articles: those with offsets, and sentences about a passage that quote it.
_SPANS: Final = frozenset(text for spec in TABLES.values() for _, _, _, text in spec.spans)
_QUOTING: Final = frozenset({"text", "before", "after", "changes", "message", "evidence", "example"})
PRINTED: Final = _SPANS | _QUOTING


def check_passages(value: str) -> str:
    """``value``, or :class:`ParameterError` where it is no way of printing passages."""
    if value not in MODES:
        raise ParameterError("passages", value, did_you_mean(value, MODES))
    return value


def passages_shown() -> str:
    """How much is printed now: ``full``, ``short`` or ``offsets``."""
    return check_passages(os.environ.get(VARIABLE) or "full")


@contextmanager
def passages_set(value: str | None) -> Iterator[None]:
    """Print as much as ``value`` says, here and in the kernels started meanwhile; another thread waits until the end.

    What a run sets is set for all threads of a process: of two at once, one would print what the other may. None: as
    it is set.
    """
    with _ALONE:
        checked = check_passages(passages_shown() if value is None else value)
        before = os.environ.get(VARIABLE)
        os.environ[VARIABLE] = checked
        try:
            yield
        finally:
            if before is None:
                del os.environ[VARIABLE]
            else:
                os.environ[VARIABLE] = before


def limited(text: str) -> str:
    """A passage as it may be printed: whole, its first 25 words, or nothing.

    >>> limited("as it is")
    'as it is'
    """
    mode = passages_shown()
    if mode == "full":
        return text
    words = text.split()
    if mode == "offsets":
        return ""
    return text if len(words) <= WORDS else " ".join(words[:WORDS]) + " …"


def restricted(frame: pd.DataFrame) -> pd.DataFrame:
    """A table as it may be printed: ``frame`` itself, or a copy with its passages :func:`limited`.

    Of a table of articles (it has ``body_start``) the texts are left out in both of the restricted ways.
    """
    if passages_shown() == "full":
        return frame
    result = frame.copy()
    for name in PRINTED & set(map(str, frame.columns)):
        if name == "text" and "body_start" in frame.columns:
            result[name] = pd.Series([""] * len(frame), frame.index, "str")
        elif frame[name].dtype.kind not in "iufbM":
            values = [limited(value) if isinstance(value, str) else value for value in frame[name]]
            result[name] = pd.Series(values, frame.index, "str")
    return result
