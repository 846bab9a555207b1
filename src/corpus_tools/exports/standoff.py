"""Stand-off annotation in the format of brat: for each article a text and beside it the passages with their codes.

The format is that of https://brat.nlplab.org/standoff.html: a ZIP file to be unpacked into a collection, with
``annotation.conf`` for its types. INCEpTION and other programs have importers of their own for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import Final

import pandas as pd

from corpus_tools.errors import InputError
from corpus_tools.exports.archives import write_zip
from corpus_tools.exports.passages import (
    FRAMES,
    NEGATED,
    QUOTATIONS,
    SPEAKERS,
    UNATTRIBUTED,
    VOICES,
    Passage,
    coded_passages,
)
from corpus_tools.exports.xml import clean

_WORD: Final = re.compile(r"[^\w-]+", re.ASCII)
_LINE: Final = re.compile(r"[^\n]+")
_ATTRIBUTES: Final = ("Voice", NEGATED)


def write_brat(articles: pd.DataFrame, frames: pd.DataFrame, quotes: pd.DataFrame, path: str | PathLike[str]) -> Path:
    """Write articles with their frames and quotations as brat stand-off files, in a ZIP file.

    Parameters
    ----------
    articles, frames, quotes
        The tables of these names.
    path
        The file to write, usually ending in ``.zip``. It is there whole or not at all.

    Returns
    -------
    Path
        ``path``.

    Raises
    ------
    InputError
        Where there is no article, or ``path`` cannot be written.
    TableError
        Where a passage's offsets do not select its text.

    Examples
    --------
    >>> import tempfile
    >>> from corpus_tools.exports import write_brat
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_brat(study.articles, study.frames, study.quotes, f"{folder}/demo.zip").name
    'demo.zip'

    Notes
    -----
    A frame has the type ``Frame-NAME`` with the attributes ``Voice`` and ``Negated``, a quotation the type
    ``Quotation-KIND``; its speaker and the identifier of its row are a note (``AnnotatorNotes``). A passage over
    several lines has a span for each of them, since an annotation must not hold a line end. Positions count characters
    (Unicode code points) from 0, and the end is the position after the last one.
    """
    if articles.empty:
        raise InputError(path, "there is no article to write", "See: corpus-tools check PATH")
    passages = coded_passages(articles, frames, quotes)
    by_article: dict[str, list[Passage]] = {}
    for passage in passages:
        by_article.setdefault(passage.article_id, []).append(passage)
    files = {"annotation.conf": _configuration(passages)}
    taken: set[str] = set()
    for article_id, text in sorted(zip(articles["article_id"], articles["text"], strict=True)):
        name = _file_name(article_id, taken)
        printable = clean(text).replace("\r", " ")
        files[f"{name}.txt"] = printable
        files[f"{name}.ann"] = "".join(_lines(by_article.get(article_id, []), printable))
    return write_zip(Path(path), files)


def _type(passage: Passage) -> str:
    group, code = passage.codes[0]
    return f"{'Frame' if group == FRAMES else 'Quotation'}-{_word(code)}"


def _word(name: str) -> str:
    """A name of letters, digits, ``_`` and ``-``: brat has no others."""
    return _WORD.sub("_", name).strip("_") or "other"


def _file_name(article_id: str, taken: set[str]) -> str:
    base = _word(article_id)
    name, number = base, 2
    while name.casefold() in taken:  # some file systems do not tell A from a
        name, number = f"{base}_{number}", number + 1
    taken.add(name.casefold())
    return name


def _lines(passages: Iterable[Passage], text: str) -> Iterable[str]:
    attributes = 0
    for number, passage in enumerate(passages, 1):
        spans = [(passage.start + m.start(), passage.start + m.end()) for m in _LINE.finditer(passage.text)]
        where = ";".join(f"{start} {end}" for start, end in spans)
        words = " ".join(text[start:end] for start, end in spans)
        yield f"T{number}\t{_type(passage)} {where}\t{words}\n"
        codes = dict(reversed(passage.codes))
        if VOICES in codes:
            attributes += 1
            yield f"A{attributes}\tVoice T{number} {_word(codes[VOICES])}\n"
        if (FRAMES, NEGATED) in passage.codes:
            attributes += 1
            yield f"A{attributes}\t{NEGATED} T{number}\n"
        speaker = codes.get(SPEAKERS, "")
        notes = [passage.key, *([f"speaker: {speaker}"] if speaker and speaker != UNATTRIBUTED else [])]
        yield f"#{number}\tAnnotatorNotes T{number}\t{' '.join(clean('; '.join(notes)).split())}\n"


def _configuration(passages: list[Passage]) -> str:
    """The types that occur; brat wants all four sections."""
    types = sorted({_type(passage) for passage in passages}) or [QUOTATIONS]
    voices = sorted({_word(code) for passage in passages for group, code in passage.codes if group == VOICES})
    attributes = [f"{_ATTRIBUTES[0]}\tArg:<ENTITY>, Value:{'|'.join(voices)}"] if voices else []
    attributes.append(f"{_ATTRIBUTES[1]}\tArg:<ENTITY>")
    return "\n".join(["[entities]", *types, "", "[relations]", "", "[events]", "", "[attributes]", *attributes, ""])
