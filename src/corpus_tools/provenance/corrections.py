"""Corrections of a reader: ``utterances.csv`` and ``lineage.csv`` in the folder of the corpus.

``utterances.csv`` has the columns quote_id, other_id and same: ``no`` says that two quotations are not one utterance,
``yes`` that they are. ``lineage.csv`` has the columns article_id, source_id and derivation: what an article comes from;
with an empty source_id it comes from no other. Identifiers are those of the tables; they stay the same as long as the
files of the articles do. A table of results that bears one of these names is no correction and is left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

import pandas as pd

from corpus_tools import schema
from corpus_tools.csv_records import csv_records
from corpus_tools.errors import InputError

UTTERANCES: Final = "utterances.csv"
LINEAGE: Final = "lineage.csv"
UTTERANCE_COLUMNS: Final = ("quote_id", "other_id", "same")
LINEAGE_COLUMNS: Final = ("article_id", "source_id", "derivation")
_ANSWERS: Final = ("no", "yes")
_DERIVATIONS: Final = ("independent", "shares_source", "credits", "copy", "excerpt", "edited", "rewritten")
_OF_RESULTS: Final = frozenset({"utterance_id", "share_reused"})
_OUTSIDE: Final = "not in corpus"


def read_utterance_corrections(path: str | Path) -> pd.DataFrame:
    """Read ``utterances.csv``: quote_id, other_id, same (yes or no) and row (line in the file).

    Raises :class:`~corpus_tools.errors.InputError` naming the file, the row and what is allowed.
    """
    rows = _rows(Path(path), UTTERANCE_COLUMNS)
    seen: dict[frozenset[str], tuple[str, int]] = {}
    for row in rows:
        line, pair = int(str(row["row"])), frozenset((str(row["quote_id"]), str(row["other_id"])))
        answer = str(row["same"]).lower()
        if len(pair) < 2 or "" in pair:
            raise InputError(path, f"row {line} does not name two quotations", "Give quote_id and other_id.")
        if answer not in _ANSWERS:
            raise InputError(path, f"row {line} has {row['same']!r} under same", "Write yes or no.")
        if seen.setdefault(pair, (answer, line))[0] != answer:
            reason = f"row {line} says {answer}, row {seen[pair][1]} {seen[pair][0]} of the same two quotations"
            raise InputError(path, reason, "Keep one of the two.")
        row["same"] = answer
    return pd.DataFrame(rows, columns=[*UTTERANCE_COLUMNS, "row"])


def read_lineage_corrections(path: str | Path) -> pd.DataFrame:
    """Read ``lineage.csv``: article_id, source_id, derivation and row (line in the file).

    Raises :class:`~corpus_tools.errors.InputError` naming the file, the row and what is allowed.
    """
    rows = _rows(Path(path), LINEAGE_COLUMNS)
    seen: dict[str, int] = {}
    for row in rows:
        line, article_id = int(str(row["row"])), str(row["article_id"])
        if not article_id:
            raise InputError(path, f"row {line} names no article", "Give its article_id.")
        if article_id == row["source_id"]:
            raise InputError(path, f"row {line} names an article as its own source", "Name another, or none.")
        if article_id in seen:
            raise InputError(path, f"rows {seen[article_id]} and {line} are on one article", "Keep one of the two.")
        seen[article_id] = line
        derivation = str(row["derivation"]) or ("edited" if row["source_id"] else "independent")
        if derivation not in _DERIVATIONS:
            allowed = ", ".join(_DERIVATIONS)
            raise InputError(path, f"row {line} has {derivation!r} under derivation", f"One of {allowed}.")
        if (derivation == "independent") == bool(row["source_id"]):
            reason = f"row {line} has {row['source_id']!r} as the source of what is {derivation}"
            raise InputError(path, reason, "An independent article has no source, any other has one.")
        row["derivation"] = derivation
    return pd.DataFrame(rows, columns=[*LINEAGE_COLUMNS, "row"])


def correct_lineage(lineage: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """The table with what the corrections say in place of what was found; rows that fit no article change nothing."""
    rows: list[dict[str, Any]] = [{str(k): v for k, v in row.items()} for row in lineage.to_dict("records")]
    known = {row["article_id"] for row in rows}
    given = {row["article_id"]: row for row in corrections.to_dict("records") if _fits(row, known)}
    for row in rows:
        said = given.get(row["article_id"])
        if said is not None:
            row |= {
                "derivation": said["derivation"],
                "source_id": said["source_id"] or None,
                "direction": "none",
                "confidence": 1.0,
                "evidence": f"set by hand ({LINEAGE}, row {said['row']})",
            }
    return schema.conform(rows, "lineage")


def unused_lineage_corrections(corrections: pd.DataFrame, article_ids: Collection[str]) -> pd.DataFrame:
    """The rows that name an article or a source which the corpus does not hold."""
    fits = [_fits(row, article_ids) for row in corrections.to_dict("records")]
    return corrections[[not each for each in fits]].reset_index(drop=True)


def unused_utterance_corrections(corrections: pd.DataFrame, quote_ids: Collection[str]) -> pd.DataFrame:
    """The rows that name a quotation which the corpus does not hold."""
    fits = corrections["quote_id"].isin(list(quote_ids)) & corrections["other_id"].isin(list(quote_ids))
    return corrections[~fits].reset_index(drop=True)


def _fits(row: Mapping[Any, Any], article_ids: Collection[str]) -> bool:
    return row["article_id"] in article_ids and row["source_id"] in ("", _OUTSIDE, *article_ids)


def _rows(path: Path, columns: tuple[str, ...]) -> list[dict[str, object]]:
    header, records = csv_records(path, _text(path))
    if not _OF_RESULTS.isdisjoint(header):
        return []
    missing = [name for name in columns if name not in header]
    if missing:
        raise InputError(path, f"has no column {', '.join(missing)}", f"Its first line is {','.join(columns)}.")
    rows: list[dict[str, object]] = []
    for line, record in records:
        cells: dict[str, object] = {name: (record.get(name) or "").strip() for name in columns}
        if any(cells.values()):
            rows.append(cells | {"row": line})
    return rows


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror})", "Check that it may be read.") from None
    except UnicodeDecodeError:
        raise InputError(path, "is not UTF-8 text", "Save it as CSV in UTF-8.") from None
