"""A user's own word on who said what: ``quotes.csv`` in the corpus folder.

Columns: ``passage`` (the words of the quotation as they are in the text, or its first words), ``speaker`` (the name
of who said it; ``?``: cannot be decided; ``-``: it is no quotation) and ``article`` (an article id, or ``*`` for all).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd

from corpus_tools import schema
from corpus_tools.entities.corrections import read_cells
from corpus_tools.entities.slugs import slug
from corpus_tools.errors import InputError
from corpus_tools.text import fold

_REQUIRED: Final = ("passage", "speaker", "article")
COLUMNS: Final = ("passage", "speaker", "article", "row")
_NO_QUOTATION: Final = "-"
_NOBODY: Final = "?"
_SOURCE: Final = (
    *("source", "source_start", "source_end", "source_form", "speaker_id", "speaker", "source_type"),
    *("cue", "cue_start", "cue_end", "cue_class", "continues"),
)
_MARKS: Final = "“”‘’«»\"'"


def read_quote_corrections(path: str | Path) -> pd.DataFrame:
    """Read ``quotes.csv``; columns passage, speaker, article and row (line in the file).

    Raises :class:`~corpus_tools.errors.InputError` naming the file, the row and what is allowed.
    """
    path = Path(path)
    rows: list[dict[str, object]] = []
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for line, cell in read_cells(path, _REQUIRED):
        article, passage = cell["article"] or "*", cell["passage"]
        place = (_key(passage), article)
        if not any(c.isalnum() for c in place[0]):
            raise InputError(path, f"row {line}: passage {passage!r} has no word", "Give words of the quotation.")
        if place in seen and seen[place][0] != cell["speaker"]:
            given = f"row {line} gives {passage!r} to {cell['speaker']!r}, row {seen[place][1]} to {seen[place][0]!r}"
            raise InputError(path, given, "Keep one of the two, or name an article in each.")
        seen[place] = (cell["speaker"], line)
        rows.append({"passage": passage, "speaker": cell["speaker"], "article": article, "row": line})
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _key(passage: str) -> str:
    """The words of a passage without marks at its edges, in one spelling."""
    return fold(passage).strip(_MARKS + " ,.").casefold()


class _Table:
    """The corrections by article and passage."""

    def __init__(self, corrections: pd.DataFrame) -> None:
        self._by_article: dict[str, list[tuple[str, str, int]]] = {}
        columns = [corrections[name].tolist() for name in COLUMNS]
        for passage, speaker, article, row in zip(*columns, strict=True):
            self._by_article.setdefault(article, []).append((_key(passage), speaker, row))

    def decide(self, article: str, text: str) -> tuple[str, int] | None:
        """The speaker given to a quotation and the row that gives it; one for its article goes before one for all."""
        key = _key(text)
        fits = [entry for place in (article, "*") for entry in self._of(place, key)]
        return fits[0][1:] if fits else None

    def _of(self, place: str, key: str) -> Iterator[tuple[str, str, int]]:
        found = [entry for entry in self._by_article.get(place, ()) if key.startswith(entry[0])]
        yield from sorted(found, key=lambda entry: (-len(entry[0]), entry[2]))


def apply_quote_corrections(quotes: pd.DataFrame, corrections: pd.DataFrame, entities: pd.DataFrame) -> pd.DataFrame:
    """The table ``quotes`` with the corrections carried out; rows they changed have the confidence 1.

    A speaker is the entity that goes by that name, or one made from the name. What is no quotation is a scare quote
    where it is in marks, and no row where it was taken for reported speech.
    """
    table = _Table(corrections)
    names: dict[str, tuple[str, str, str]] = {}
    for entity_id, name, label in entities[["entity_id", "name", "label"]].itertuples(index=False, name=None):
        names.setdefault(fold(name).casefold(), (entity_id, name, label))
    rows: list[dict[str, Any]] = []
    for record in quotes.to_dict("records"):
        row = {str(key): None if pd.isna(value) else value for key, value in record.items()}
        decision = table.decide(str(row["article_id"]), str(row["text"]))
        corrected = row if decision is None else _corrected(row, decision[0], names)
        if corrected is not None:
            rows.append(corrected)
    kept = {row["quote_id"] for row in rows}
    for row in rows:
        if row["continues"] not in kept:
            row["continues"] = None
    return schema.conform(rows, "quotes")


def _corrected(row: dict[str, Any], speaker: str, names: dict[str, tuple[str, str, str]]) -> dict[str, Any] | None:
    if speaker == _NO_QUOTATION:
        if row["kind"] == "indirect":
            return None
        return row | dict.fromkeys(_SOURCE) | {"kind": "scare", "is_asserted": True, "confidence": 1.0}
    kind = "direct" if row["kind"] == "scare" else row["kind"]
    if speaker == _NOBODY:
        nobody = {"speaker_id": None, "speaker": None, "source_type": "unresolved"}
        return row | nobody | {"kind": kind, "confidence": 1.0}
    entity_id, name, label = names.get(fold(speaker).casefold(), (slug("PER", speaker), speaker, "PER"))
    source_type = "person" if label == "PER" else "organisation"
    given = {"speaker_id": entity_id, "speaker": name, "source_type": source_type}
    return row | given | {"kind": kind, "is_asserted": True, "confidence": 1.0}


def quote_corrections_used(quotes: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Each correction with the number of quotations that it decides (column ``quotations``; 0: it fits none).

    ``quotes`` is the table without corrections, or with them: what was taken out no longer counts.
    """
    table = _Table(corrections)
    used: Counter[int] = Counter()
    for article, text in zip(quotes["article_id"], quotes["text"], strict=True):
        decision = table.decide(str(article), str(text))
        if decision is not None:
            used[decision[1]] += 1
    return corrections.assign(quotations=[used[row] for row in corrections["row"]])
