"""Framing expressions of table ``frames`` in the shape that the framing scorer reads."""

from __future__ import annotations

from typing import Any

from .through_tables import as_rows, tables_of


def predict(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The expressions in the texts of ``lines``. A text that several lines share is coded once, under the first id."""
    texts: dict[str, dict[str, Any]] = {}
    for line in lines:
        texts.setdefault(line["text"], {"id": str(line["id"]), "text": line["text"], "title": line.get("title")})
    context = {line["id"]: line["text"] for line in texts.values()}
    (frames,) = tables_of(texts.values(), "frames")
    return [_expression(row, context[row["article_id"]]) for row in as_rows(frames)]


def _expression(row: dict[str, Any], context: str) -> dict[str, Any]:
    kept = {key: row[key] for key in ("start", "end", "text", "frame", "voice", "modality", "agent", "pattern")}
    return {
        "doc": row["article_id"],
        "context": context,
        **kept,
        "negated": bool(row["is_negated"]),
        "departing": row["affected"],
        "speaker": row["speaker"],
        "pressure": bool(row["has_pressure_cue"]),
    }
