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
from corpus_tools.provenance.lineage import CONFIDENCE

UTTERANCES: Final = "utterances.csv"
LINEAGE: Final = "lineage.csv"
UTTERANCE_COLUMNS: Final = ("quote_id", "other_id", "same")
LINEAGE_COLUMNS: Final = ("article_id", "source_id", "derivation")
_ANSWERS: Final = ("no", "yes")
_OF_RESULTS: Final = frozenset({"utterance_id", "share_reused"})


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
        if derivation not in schema.DERIVATIONS:
            allowed = ", ".join(schema.DERIVATIONS)
            raise InputError(path, f"row {line} has {derivation!r} under derivation", f"One of {allowed}.")
        if (derivation == "independent") == bool(row["source_id"]):
            reason = f"row {line} has {row['source_id']!r} as the source of what is {derivation}"
            raise InputError(path, reason, "An independent article has no source, any other has one.")
        row["derivation"] = derivation
    _refuse_circle(path, rows)
    return pd.DataFrame(rows, columns=[*LINEAGE_COLUMNS, "row"])


def _refuse_circle(path: str | Path, rows: list[dict[str, object]]) -> None:
    """Raise InputError where each of several articles would be made from the next, and the last from the first."""
    by_article = {str(row["article_id"]): row for row in rows if row["derivation"] in schema.DERIVED}
    sources = {article_id: str(row["source_id"]) for article_id, row in by_article.items()}
    for article_id in sources:
        circle = _way_back(article_id, sources)
        if circle:
            lines = ", ".join(str(line) for line in sorted(int(str(by_article[each]["row"])) for each in circle))
            said = "; ".join(f"{each} comes from {sources[each]}" for each in circle[:3])
            reason = f"rows {lines} lead back to where they began: {said}{'; …' if len(circle) > 3 else ''}"
            raise InputError(path, reason, "Leave source_id and derivation of the original empty, or take its row out.")


def _way_back(article_id: str, sources: Mapping[str, str]) -> list[str]:
    """The articles from one along their sources until it comes again; empty where it does not."""
    way, at = [article_id], sources.get(article_id)
    seen = {article_id}
    while at is not None and at not in seen:
        way.append(at)
        seen.add(at)
        at = sources.get(at)
    return way if at == article_id else []


def correct_lineage(lineage: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """The table with what the corrections say in place of what was found; rows that fit no article change nothing.

    Where they say that one article comes from another, what was found the other way round no longer holds: the two have
    text in common.
    """
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
    _turn_back(rows, given)
    return schema.conform(rows, "lineage")


def _turn_back(rows: list[dict[str, Any]], given: Mapping[str, Mapping[Any, Any]]) -> None:
    """Take the direction from each reading by which a source set by hand would come from what was made from it."""
    by_article = {row["article_id"]: row for row in rows if row["derivation"] in schema.DERIVED}
    sources = {article_id: str(row["source_id"]) for article_id, row in by_article.items()}
    for article_id in sorted(given.keys() & sources.keys()):
        way = _way_back(article_id, sources)
        found = [each for each in way if each not in given]
        if found:
            source, row = sources.pop(found[-1]), given[article_id]["row"]
            by_article[found[-1]] |= {
                "derivation": "shares_source",
                "direction": "none",
                "confidence": CONFIDENCE["shared"],
                "evidence": f"text in common with {source}; that it does not come from there is set by hand "
                f"({LINEAGE}, row {row})",
            }


def unused_lineage_corrections(corrections: pd.DataFrame, article_ids: Collection[str]) -> pd.DataFrame:
    """The rows that name an article or a source which the corpus does not hold."""
    fits = [_fits(row, article_ids) for row in corrections.to_dict("records")]
    return corrections[[not each for each in fits]].reset_index(drop=True)


def unused_utterance_corrections(corrections: pd.DataFrame, quote_ids: Collection[str]) -> pd.DataFrame:
    """The rows that name a quotation which the corpus does not hold."""
    fits = corrections["quote_id"].isin(list(quote_ids)) & corrections["other_id"].isin(list(quote_ids))
    return corrections[~fits].reset_index(drop=True)


def _fits(row: Mapping[Any, Any], article_ids: Collection[str]) -> bool:
    return row["article_id"] in article_ids and row["source_id"] in ("", schema.NOT_IN_CORPUS, *article_ids)


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
