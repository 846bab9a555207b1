"""Sentences: lines {"id", "text"} to lines {"id", "text", "ends", "sentences"}."""

from __future__ import annotations

from typing import Any

from corpus_tools.english.tokens import sentence_spans


def predict(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sentences of each line's text, as the offsets of their ends and as spans."""
    out = []
    for line in lines:
        spans = sentence_spans(line["text"])
        out.append(
            {
                "id": line["id"],
                "text": line["text"],
                "ends": [end for _, end in spans],
                "sentences": [{"start": start, "end": end} for start, end in spans],
            }
        )
    return out
