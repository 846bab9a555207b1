"""Framing predictions in the shape that the framing scorer reads."""

from __future__ import annotations

from typing import Any


def predict(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Code the texts of ``lines`` as a user would, with names and quotations found first.

    A text that several lines share is coded once, under the first line's id.
    """
    import pandas as pd

    from corpus_tools.entities import find_entities
    from corpus_tools.framing import find_frames
    from corpus_tools.quotes import extract_quotes

    texts: dict[str, str] = {}
    for line in lines:
        if line.get("text") and "id" in line:
            texts.setdefault(line["text"], str(line["id"]))
    articles = pd.DataFrame({"article_id": list(texts.values()), "text": list(texts)}, dtype="str")
    mentions, entities = find_entities(articles)
    quotes = extract_quotes(articles, mentions, entities)
    frames = find_frames(articles, quotes, mentions, entities).astype(object)
    frames = frames.where(frames.notna(), None)
    context = dict(zip(articles["article_id"], articles["text"], strict=True))
    return [
        {
            "doc": row["article_id"],
            "context": context[row["article_id"]],
            "start": int(row["start"]),
            "end": int(row["end"]),
            "text": row["text"],
            "frame": row["frame"],
            "voice": row["voice"],
            "negated": bool(row["is_negated"]),
            "modality": row["modality"],
            "agent": row["agent"],
            "departing": row["affected"],
            "speaker": row["speaker"],
            "pressure": bool(row["has_pressure_cue"]),
            "pattern": row["pattern"],
        }
        for row in frames.to_dict("records")
    ]
