"""Quotations of table ``quotes`` in the shape that the quotation scorer reads."""

from __future__ import annotations

import re
from typing import Any

from .through_tables import as_rows, tables_of

_JOINT = re.compile(r"[\W_]*(?:\w+[\W_]+){0,2}")


def predict(lines: list[dict[str, Any]], indirect: bool = False) -> list[dict[str, Any]]:
    """One object per line with its quotations, without the scare quotes; ``indirect`` adds reported speech.

    ``speaker`` is the resolved name, or the words of the source where no name was found for it. With ``indirect``,
    what is reported is one span from end to end, the words between marks that are worked into it included: so the
    gold of the file with indirect speech counts it.
    """
    found: dict[str, list[dict[str, Any]]] = {str(line["id"]): [] for line in lines}
    (quotes,) = tables_of(lines, "quotes")
    for row in as_rows(quotes):
        found[row["article_id"]].append(row)
    out = []
    for line in lines:
        text, rows = str(line["text"]), found[str(line["id"])]
        kept = _joined(rows, text) if indirect else [r for r in rows if r["kind"] in ("direct", "mixed")]
        out.append({"id": line["id"], "text": text, "quotes": [_quote(row, text) for row in kept]})
    return out


def _quote(row: dict[str, Any], text: str) -> dict[str, Any]:
    return {
        "start": row["start"],
        "end": row["end"],
        "text": text[row["start"] : row["end"]],
        "kind": row["kind"],
        "speaker": row.get("speaker") or row.get("source"),
        "speaker_start": row.get("source_start"),
        "speaker_end": row.get("source_end"),
        "cue": row.get("cue"),
        "source_type": row.get("source_type"),
    }


def _joined(rows: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """Reported pieces and the marked words between them as one span."""
    kept: list[dict[str, Any]] = []
    for row in rows:
        last = kept[-1] if kept else None
        if last is not None and _belong(last, row, text):
            span = {**(last if last["kind"] == "indirect" else row), "start": last["start"], "end": row["end"]}
            kept[-1] = {**span, "kind": "indirect"}
        else:
            kept.append(row)
    return [row for row in kept if row["kind"] != "scare"]


def _belong(left: dict[str, Any], right: dict[str, Any], text: str) -> bool:
    if "indirect" not in (left["kind"], right["kind"]) or left["paragraph"] != right["paragraph"]:
        return False
    if "direct" in (left["kind"], right["kind"]) and text[left["end"] - 1] in ".!?":
        return False
    gap = text[left["end"] : right["start"]]
    inner = range(left["end"], right["start"])
    touches = any(row.get(key) in inner for row in (left, right) for key in ("source_start", "cue_start"))
    return not touches and len(gap) <= 20 and not any(c in gap for c in ".;!?:") and bool(_JOINT.fullmatch(gap))
