"""Quotations in the shape that the quotation scorer reads."""

from __future__ import annotations

from typing import Any


def predict(lines: list[dict[str, Any]], indirect: bool = False) -> list[dict[str, Any]]:
    """One object per line with its quotations; ``indirect`` adds reported speech without marks.

    A scare quotation is no quotation here. ``speaker`` is the resolved name, or the words of the source where no
    name was found for it.
    """
    from corpus_tools.quotes import quotes_in

    kinds = {"direct", "mixed", "indirect"} if indirect else {"direct", "mixed"}
    out = []
    for line in lines:
        quotes = [
            {
                "start": row["start"],
                "end": row["end"],
                "text": row["text"],
                "kind": row["kind"],
                "speaker": row.get("speaker") or row.get("source"),
                "speaker_start": row.get("source_start"),
                "speaker_end": row.get("source_end"),
                "cue": row.get("cue"),
                "source_type": row.get("source_type"),
            }
            for row in quotes_in(str(line["id"]), str(line["text"]))
            if row["kind"] in kinds
        ]
        out.append({"id": line["id"], "text": line["text"], "quotes": quotes})
    return out
