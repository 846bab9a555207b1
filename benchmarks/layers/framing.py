"""Framing predictions in the shape that the framing scorer reads."""

from __future__ import annotations

from typing import Any


def predict(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Code the texts of ``lines``; a text that several lines share is coded once, under the first line's id."""
    from corpus_tools.framing.codebook import load_codebook
    from corpus_tools.framing.extract import code_article

    codebook = load_codebook("departure")
    texts: dict[str, str] = {}
    for line in lines:
        if line.get("text") and "id" in line:
            texts.setdefault(line["text"], str(line["id"]))
    found: list[dict[str, Any]] = []
    for text, name in texts.items():
        for row in code_article(name, text, codebook):
            found.append(
                {
                    "doc": name,
                    "context": text,
                    "start": row["start"],
                    "end": row["end"],
                    "text": row["text"],
                    "frame": row["frame"],
                    "voice": row["voice"],
                    "negated": row["is_negated"],
                    "modality": row["modality"],
                    "agent": row.get("agent"),
                    "departing": row.get("affected"),
                    "speaker": row["speaker"],
                    "pressure": row["has_pressure"],
                    "pattern": row["pattern"],
                }
            )
    return found
