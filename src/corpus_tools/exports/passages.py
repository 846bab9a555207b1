"""Coded passages: what the exports for programs of qualitative analysis and annotation have in common.

A frame or a quotation becomes a passage with its codes. Every passage is checked against its article before anything
is written, since the programs that read it do not say where a position is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from corpus_tools.errors import TableError

FRAMES: Final = "Frames"
VOICES: Final = "Voices"
QUOTATIONS: Final = "Quotations"
SPEAKERS: Final = "Speakers"
NEGATED: Final = "Negated"
UNATTRIBUTED: Final = "not resolved"


@dataclass(frozen=True)
class Passage:
    """A passage of an article and its codes.

    ``table`` is ``frames`` or ``quotes`` and ``key`` the row's identifier there; ``codes`` are pairs of a group and a
    code in it; ``notes`` are pairs of a column and its value.
    """

    table: str
    key: str
    article_id: str
    start: int
    end: int
    text: str
    codes: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, str], ...]


def coded_passages(articles: pd.DataFrame, frames: pd.DataFrame, quotes: pd.DataFrame) -> list[Passage]:
    """The frames and quotations of a corpus as coded passages.

    Parameters
    ----------
    articles, frames, quotes
        The tables of these names (:mod:`corpus_tools.schema`).

    Returns
    -------
    list of Passage
        In order of article, position and table. A frame has the codes of its frame and its voice, of its speaker
        where the words are somebody's, and of its negation; a quotation those of its kind and its speaker.

    Raises
    ------
    TableError
        Where a passage's offsets do not select its text in its article.

    Examples
    --------
    >>> from corpus_tools.exports import coded_passages
    >>> len(coded_passages(study.articles, study.frames, study.quotes)) == len(study.frames) + len(study.quotes)
    True
    """
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    found = [_frame(row) for row in frames.to_dict("records")] + [_quote(row) for row in quotes.to_dict("records")]
    for passage in found:
        _check(passage, texts)
    return sorted(found, key=lambda p: (p.article_id, p.start, p.end, p.table, p.key))


def code_names(passages: Iterable[Passage]) -> dict[str, list[str]]:
    """The codes that occur, in alphabetical order, by group.

    Parameters
    ----------
    passages
        As :func:`coded_passages` gives them.

    Returns
    -------
    dict of str to list of str
        Codes by the group they belong to.

    Examples
    --------
    >>> from corpus_tools.exports import code_names, coded_passages
    >>> passages = coded_passages(study.articles, study.frames, study.quotes)
    >>> type(code_names(passages)).__name__
    'dict'
    """
    groups: dict[str, set[str]] = {}
    for passage in passages:
        for group, code in passage.codes:
            groups.setdefault(group, set()).add(code)
    return {group: sorted(groups[group]) for group in sorted(groups)}


def _frame(row: dict[Any, Any]) -> Passage:
    codes = [(FRAMES, str(row["frame"])), (VOICES, str(row["voice"]))]
    if row["voice"] != "narrator":
        codes.append((SPEAKERS, value(row, "speaker") or UNATTRIBUTED))
    if row["is_negated"]:
        codes.append((FRAMES, NEGATED))
    columns = ("codebook", "pattern", "modality", "negation_cue", "speaker", "agent", "affected")
    return _passage("frames", str(row["frame_id"]), row, codes, columns)


def _quote(row: dict[Any, Any]) -> Passage:
    codes = [(QUOTATIONS, str(row["kind"]))]
    if row["kind"] != "scare":
        codes.append((SPEAKERS, value(row, "speaker") or UNATTRIBUTED))
    columns = ("source", "source_type", "speaker", "cue", "cue_class", "continues")
    return _passage("quotes", str(row["quote_id"]), row, codes, columns)


def _passage(
    table: str, key: str, row: dict[Any, Any], codes: list[tuple[str, str]], columns: tuple[str, ...]
) -> Passage:
    notes = [(column, value(row, column)) for column in columns]
    return Passage(
        table,
        key,
        str(row["article_id"]),
        int(row["start"]),
        int(row["end"]),
        str(row["text"]),
        tuple(codes),
        tuple((column, text) for column, text in [*notes, ("confidence", f"{row['confidence']:.2f}")] if text),
    )


def value(row: dict[Any, Any], column: str) -> str:
    """A cell as text; empty where it is."""
    found = row.get(column)
    return "" if found is None or pd.isna(found) else str(found)


def _check(passage: Passage, texts: dict[str, str]) -> None:
    where = f"{passage.key}: "
    if passage.article_id not in texts:
        raise TableError(passage.table, f"{where}there is no article {passage.article_id!r}")
    text = texts[passage.article_id]
    if not 0 <= passage.start < passage.end <= len(text):
        raise TableError(
            passage.table,
            f"{where}{passage.start} to {passage.end} is no passage of an article of {len(text)} characters",
        )
    if text[passage.start : passage.end] != passage.text:
        raise TableError(
            passage.table, f"{where}its text is not what the article has from {passage.start} to {passage.end}"
        )
